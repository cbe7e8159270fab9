"""Writes what changed since a sent version, as a Word or text file to send along with the form."""

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

from eia_tui.draft.diff import Difference, diff_lines
from eia_tui.draft.draft import Draft
from eia_tui.draft.waiting_text import SETTLED_HEADING, settled_lines
from eia_tui.exports.output import WORD_SUFFIX, write_export
from eia_tui.form.dates import show_date
from eia_tui.storage.sent_versions import changes_since, sent_version
from eia_tui.system.clock import local_time
from eia_tui.system.errors import UserError
from eia_tui.system.file_names import named_after
from eia_tui.system.native import native_modules_needed


def _word(draft: Draft, heading: str, changed: Sequence[Difference], settled: Sequence[str]) -> bytes:
    from eia_tui.exports.word.changes import changes_file

    return changes_file(draft, heading, changed, settled)


def _text(draft: Draft, heading: str, changed: Sequence[Difference], settled: Sequence[str]) -> bytes:
    answers = ["", SETTLED_HEADING, *settled] if settled else []
    text = [draft.name, heading, *(diff_lines(draft, changed) if changed else ["Nothing changed."]), *answers, ""]
    return "\n".join(text).encode("utf-8-sig")


CHANGES_WRITERS: Mapping[str, Callable[[Draft, str, Sequence[Difference], Sequence[str]], bytes]] = {
    WORD_SUFFIX: _word,
    ".txt": _text,
}
"""For each suffix, what makes the file of the draft, a heading, the changed answers and what was settled."""


@native_modules_needed()
def write_changes(
    path: Path, draft: Draft, number: int | None = None, target: Path | None = None, *, overwrite: bool = False
) -> Path:
    """Writes what changed since version `number` (None for the last that was sent), and returns the file's path.

    `path` is the draft's file. `target` is a .docx or .txt file; None for a Word file beside the draft. Unless
    `overwrite` is set, an existing file is kept and the next free name used. Raises `UserError`.
    """
    version = sent_version(path, draft, number)
    changed = changes_since(path, draft, version)
    heading = f"What changed since version {version.number}, sent on {show_date(local_time(version.saved).date())}"
    if target is None:
        target = named_after(draft.title, path.parent, f" - changes since v{version.number}{WORD_SUFFIX}")
    write = CHANGES_WRITERS.get(target.suffix.lower())
    if write is None:
        raise UserError(f"{target}: give it a name that ends in .docx for Word, or in .txt for a text")
    content = write(draft, heading, changed, settled_lines(draft, version.saved))
    return write_export(draft.form, target, content, overwrite=overwrite)
