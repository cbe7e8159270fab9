"""The kinds of file that a draft can be exported as, and which of them a file name asks for."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from eia_tui.draft.draft import Draft
from eia_tui.exports.output import path_in, wrong_suffix
from eia_tui.exports.pictures import Exported
from eia_tui.system.errors import UserError
from eia_tui.system.paths import is_folder, refuse_special


class Writer(Protocol):
    """Writes a draft to a file, proves that it holds every answer, and raises `UserError` if it does not."""

    def __call__(
        self,
        draft: Draft,
        path: Path,
        /,
        *,
        overwrite: bool = False,
        strip_metadata: bool = False,
        signed_off: bool | None = None,
    ) -> Exported:
        """Unless `overwrite` is set, an existing file is kept and the next free name used.

        `strip_metadata` removes the metadata of pictures, such as where a photograph was taken, and leaves out
        what a Word file carries for its way back. `signed_off` says whether the form is signed off, where the draft
        lacks answers that decide it; by default the draft says so.
        """


@dataclass(frozen=True)
class Exporter:
    """A kind of file that a draft can be exported as."""

    name: str
    """What people call it: "Word file"."""
    suffixes: tuple[str, ...]
    """The endings of its file names, in lower case; new files get the first."""
    load: Callable[[], Writer]
    """Imports what writes it."""
    publication_only: bool = False
    """Whether it is only for the copy for publication, which leaves out contacts."""

    @property
    def write(self) -> Writer:
        """What writes a draft to a file."""
        return self.load()

    @property
    def suffix(self) -> str:
        """The ending of new files."""
        return self.suffixes[0]

    def path(self, draft: Draft, target: Path | None, ending: str = "") -> Path:
        """The file to write: `target`, or in a folder (None is the current one) a file that is named after the draft.

        `ending` is added to its name.
        """
        if target is None or is_folder(target):
            return path_in(target, draft, f"{ending}{self.suffix}")
        return target


# A writer is imported when it is first used: python-docx and docxtpl take 0.1 s.


def _word() -> Writer:
    from eia_tui.exports.word.export import export

    return export


def _page() -> Writer:
    from eia_tui.exports.html.page import write_page

    return write_page


EXPORTERS = (
    Exporter("Word file", (".docx",), _word),
    Exporter("web page", (".html", ".htm"), _page, publication_only=True),
)
"""Every kind of file. The first is used where no kind is named."""


def exporters(*, publish: bool = False) -> Iterator[Exporter]:
    """The kinds of file that can be chosen for the form, or with `publish` for the copy for publication."""
    return (each for each in EXPORTERS if publish or not each.publication_only)


def exporter_for(target: Path | str | None, *, publish: bool = False) -> Exporter:
    """The kind of file that a path or a suffix (a `str` such as ".html") asks for.

    It is a Word file for None, a folder, and a name without a suffix. Raises `UserError` if no kind has the suffix, or
    one that is only for publication is asked for without `publish`.
    """
    if isinstance(target, Path):
        refuse_special(target)
        suffix = "" if is_folder(target) else target.suffix
    else:
        suffix = target or ""
    exporter = next((each for each in EXPORTERS if suffix.lower() in ("", *each.suffixes)), None)
    if exporter is None:
        raise wrong_suffix(target or suffix, [each.suffix for each in exporters()])
    if exporter.publication_only and not publish:
        raise UserError(f"{target} would be a {exporter.name}, which is for publication: add --publish")
    return exporter
