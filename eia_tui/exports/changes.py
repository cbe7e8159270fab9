"""Writes what changed since a version was sent, as a Word file or a text to send along with the form."""

from pathlib import Path

from eia_tui.draft.diff import lines
from eia_tui.draft.draft import Draft
from eia_tui.exports.output import write_export
from eia_tui.form.dates import show_date
from eia_tui.storage.sent_versions import changes, sent_version
from eia_tui.system.errors import UserError
from eia_tui.system.files import file_name


def write_changes(
    path: Path, draft: Draft, number: int | None = None, target: Path | None = None, *, overwrite: bool = False
) -> Path:
    """Writes what changed since a version (the last that was sent) as a Word file or a text; where.

    Without a `target` it is a Word file beside the draft. A file that is there already is left alone, and the next free
    name taken, unless `overwrite` is set. Raises `UserError`.
    """
    version = sent_version(path, draft, number)
    found = changes(path, draft, version)
    since = f"What changed since version {version.number}, sent on {show_date(version.saved.astimezone().date())}"
    if target is None:
        called = f"{file_name(draft.title)} - changes since v{version.number}.docx"
        target = path.parent / called
    match target.suffix.lower():
        case ".docx":
            from eia_tui.exports.word.changes import word_file

            content = word_file(draft, since, found)
        case ".txt":
            told = [draft.name, since, *(lines(draft, found) if found else ["Nothing changed."]), ""]
            content = "\n".join(told).encode("utf-8-sig")
        case _:
            raise UserError(f"{target}: give it a name that ends in .docx for Word, or in .txt for a text")
    return write_export(draft.form, target, content, overwrite=overwrite)
