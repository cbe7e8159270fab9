"""Opens the pictures of a draft for an export, and collects warnings about them."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from eia_tui.draft.draft import Draft
from eia_tui.prose.picture_file import PictureFile
from eia_tui.prose.pictures import PictureError, open_picture
from eia_tui.prose.strip_metadata import without_metadata


@dataclass(frozen=True)
class Exported:
    """A written document."""

    path: Path
    missing: tuple[str, ...]
    """Warnings of pictures that are not in it: the address, why, and what to do."""
    doubts: tuple[str, ...] = ()
    """Warnings of answers to compare with it: a picture is incomplete, or something other than words differs."""

    @property
    def warnings(self) -> tuple[str, ...]:
        """All warnings, each on one line."""
        return (*self.missing, *self.doubts)


class DraftPictures:
    """Opens the pictures of a draft, and notes those that cannot be opened or are incomplete."""

    def __init__(self, draft: Draft, *, strip_metadata: bool) -> None:
        """`strip_metadata` removes the metadata of pictures."""
        self._draft = draft
        self._strip_metadata = strip_metadata
        self._missing: dict[str, str] = {}
        self._doubts: dict[str, str] = {}

    def open(self, path: str) -> PictureFile | None:
        """The picture at a path as typed; None if it cannot be printed."""
        try:
            picture = open_picture(path, self._draft.folder)
        except PictureError as error:
            self._missing[path] = str(error)
            return None
        if picture.doubt:
            self._doubts[path] = (
                f"the picture {path} is in the document, but {picture.doubt}: check that it is complete"
            )
        return without_metadata(picture) if self._strip_metadata else picture

    def missing(self) -> Iterator[str]:
        """A warning for each answer with a picture that could not be opened: the address, why, and what to do."""
        return self._warnings(self._missing)

    def doubts(self) -> Iterator[str]:
        """A warning for each answer with a picture that is incomplete: the address and what to do."""
        return self._warnings(self._doubts)

    def _warnings(self, messages: Mapping[str, str]) -> Iterator[str]:
        """For each path of a picture, its message with the address of each answer that has the picture."""
        for path, message in messages.items():
            for address, _, value in self._draft.answers():
                if isinstance(value, str) and path in value:
                    yield f"{address}: {message}"
