"""The pictures that an export needs, and what is told of those that it goes without."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from eia_tui.draft import Draft
from eia_tui.prose.bare_pictures import bare
from eia_tui.prose.pictures import PictureFile, Unusable, open_picture


@dataclass(frozen=True)
class Exported:
    """A document that was written."""

    path: Path
    missing: tuple[str, ...]
    """The pictures that are not in it, each with its address, why, and what to do."""


class Pictures:
    """Opens the pictures of a draft, and remembers those that cannot be."""

    def __init__(self, draft: Draft, *, bare: bool) -> None:
        """With `bare` their files are without what a camera has noted in them."""
        self._draft = draft
        self._bare = bare
        self._missing: dict[str, str] = {}

    def open(self, path: str) -> PictureFile | None:
        """The picture at a path as typed; None where it cannot be printed."""
        try:
            picture = open_picture(path, self._draft.folder)
        except Unusable as unusable:
            self._missing[path] = str(unusable)
            return None
        return bare(picture) if self._bare else picture

    def complaints(self) -> Iterator[str]:
        """Each answer that goes without a picture, why, and what to do."""
        for path, why in self._missing.items():
            for address, _, value in self._draft.texts():
                if isinstance(value, str) and path in value:
                    yield f"{address}: {why}"
