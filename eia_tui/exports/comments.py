"""Writes the comments and replies of a draft as a Word file, to send along with the form."""

from io import BytesIO
from pathlib import Path

from eia_tui.approvals.comments import HEADING, comments_and_replies
from eia_tui.draft.draft import Draft
from eia_tui.exports.output import WORD_SUFFIX, path_in, write_export, wrong_suffix
from eia_tui.system.errors import UserError
from eia_tui.system.native import native_modules_needed
from eia_tui.system.paths import is_folder

NONE = "There are no comments yet"
ENDING = f" - {HEADING.lower()}{WORD_SUFFIX}"
"""What the name of the file ends in."""


@native_modules_needed()
def write_comments(draft: Draft, target: Path, *, overwrite: bool = False) -> Path:
    """Writes them to a .docx file, or into a folder under the draft's name, and returns the file's path.

    Unless `overwrite` is set, an existing file is kept and the next free name used, if it has not the same in it.
    Raises `UserError`, also where nobody has commented.
    """
    from eia_tui.exports.word.comments import comments_file
    from eia_tui.exports.word.export import same_document

    if not comments_and_replies(draft):
        raise UserError(NONE)
    path = path_in(target, draft, ENDING) if is_folder(target) else target
    if path.suffix.lower() != WORD_SUFFIX:
        raise wrong_suffix(path, [WORD_SUFFIX])
    content = comments_file(draft)
    return write_export(
        draft.form,
        path,
        content,
        overwrite=overwrite,
        is_same=lambda there: same_document(there, BytesIO(content)),
    )
