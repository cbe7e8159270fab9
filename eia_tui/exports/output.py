"""Writes an exported file, and never over the Word template of a form."""

from collections.abc import Callable, Iterable
from pathlib import Path

from eia_tui.approvals.status import signed_off_ending
from eia_tui.draft.draft import Draft
from eia_tui.form.definition import Form
from eia_tui.form.library import shipped_folders
from eia_tui.form.loading import template_name
from eia_tui.system.errors import UserError
from eia_tui.system.file_names import named_after
from eia_tui.system.files import write_new, write_whole
from eia_tui.system.path_kinds import path_inside
from eia_tui.system.paths import is_file, is_folder, refuse_special, resolve_link, same_file, something_at

WORD_SUFFIX = ".docx"
_MOST_FOLDERS = 4
"""Folders above a file that are searched for a form.toml: a template is seldom deeper in its form's folder."""


def path_in(folder: Path | None, draft: Draft, ending: str) -> Path:
    """The file in a folder (None is the current one) that an export of a draft is called, with an ending as ".docx".

    It is named after the policy. Once the draft is signed off the name says so, with the version: drafts that were
    exported before have the name without.
    """
    return named_after(draft.title, folder or Path(), f"{signed_off_ending(draft)}{ending}")


def wrong_suffix(target: Path | str, suffixes: Iterable[str]) -> UserError:
    """The error for a path that has none of the suffixes."""
    return UserError(f"{target} would not open in Word: give it a name that ends in {' or '.join(suffixes)}")


def write_export(
    form: Form,
    path: Path,
    content: bytes,
    accept: Callable[[Path], None] | None = None,
    *,
    overwrite: bool,
    is_same: Callable[[Path], bool] | None = None,
) -> Path:
    """Writes `content` to `path`, and returns the path written; without `overwrite`, to the next free name.

    `is_same` says of the file that is there whether it is the same already, and needs no copy under another name.
    `accept` is called with the written file before it gets its name, and may raise an error to have it removed.
    Raises `UserError`, also for a folder, a device, or the template of this or any other form.
    """
    refuse_special(path)
    if is_folder(path):
        raise UserError(f"{path} is a folder: choose another name")
    if not overwrite:
        if is_same and is_file(path) and is_same(path):
            if accept:
                accept(path)
            return path
        return write_new(path, content, private=False, accept=accept)
    if is_template(path, form):
        raise UserError(f"{path} is the Word template of a form and is not overwritten: choose another name")
    write_whole(path, content, private=False, accept=accept)
    return path


def is_template(path: Path, form: Form) -> bool:
    """Whether a path is the template of the form, of a shipped form, or of a form around it, also through links."""
    if not something_at(path):
        return False
    real = resolve_link(path)
    folders = {
        *shipped_folders(),
        *(each for each in real.absolute().parents[:_MOST_FOLDERS] if is_file(each / "form.toml")),
    }
    templates = [path_inside(form.template, form.folder), *(_template_in(each) for each in folders - {form.folder})]
    return any(same_file(path, each) for each in templates if each)


def _template_in(folder: Path) -> Path | None:
    try:
        return path_inside(template_name(folder), folder)
    except UserError:  # a form.toml with errors: assume the usual name
        return folder / Form.template
