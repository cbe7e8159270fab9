"""The pictures that an export needs, and what is told of those that it goes without or that need a look."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from eia_tui.draft.draft import Draft
from eia_tui.prose.picture_file import PictureFile
from eia_tui.prose.pictures import PictureError, open_picture
from eia_tui.prose.strip_metadata import bare


@dataclass(frozen=True)
class Exported:
    """A document that was written."""

    path: Path
    missing: tuple[str, ...]
    """The pictures that are not in it, each with its address, why, and what to do."""
    doubts: tuple[str, ...] = ()
    """What to look at in it, each with its address: where a picture's end is missing, or less is there than meant."""

    @property
    def warnings(self) -> tuple[str, ...]:
        """All that whoever asked for the document should know of it, a line each."""
        return (*self.missing, *self.doubts)


class Pictures:
    """Opens the pictures of a draft, and remembers those that cannot be, or of which a part is missing."""

    def __init__(self, draft: Draft, *, bare: bool) -> None:
        """With `bare` their files are without what a camera has noted in them."""
        self._draft = draft
        self._bare = bare
        self._missing: dict[str, str] = {}
        self._doubts: dict[str, str] = {}

    def open(self, path: str) -> PictureFile | None:
        """The picture at a path as typed; None where it cannot be printed."""
        try:
            picture = open_picture(path, self._draft.folder)
        except PictureError as unusable:
            self._missing[path] = str(unusable)
            return None
        if picture.doubt:
            self._doubts[path] = f"the picture {path} is in the document, but {picture.doubt}: look whether it is whole"
        return bare(picture) if self._bare else picture

    def complaints(self) -> Iterator[str]:
        """Each answer that goes without a picture, why, and what to do."""
        return self._told(self._missing)

    def doubts(self) -> Iterator[str]:
        """Each answer with a picture of which a part is missing."""
        return self._told(self._doubts)

    def _told(self, found: Mapping[str, str]) -> Iterator[str]:
        for path, why in found.items():
            for address, _, value in self._draft.texts():
                if isinstance(value, str) and path in value:
                    yield f"{address}: {why}"
