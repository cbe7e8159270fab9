"""Writes an exported file where it was asked for, and never over what a form is printed from."""

from collections.abc import Callable
from pathlib import Path

from eia_tui.form.definition import Form
from eia_tui.form.library import shipped
from eia_tui.form.loading import template_name
from eia_tui.system.errors import UserError
from eia_tui.system.files import write_new, write_whole
from eia_tui.system.path_kinds import path_inside
from eia_tui.system.paths import followed, is_file, is_folder, refuse_special, same_file, something_at

WORD_SUFFIX = ".docx"
NOT_WORD = f"{{}} would not open in Word: give it a name that ends in {WORD_SUFFIX}"
"""The error for a path whose suffix no exporter has."""
_MOST_FOLDERS = 4
"""Folders above a file in which a form is looked for: a template is seldom further down."""


def write_export(
    form: Form, path: Path, content: bytes, accept: Callable[[Path], None] | None = None, *, overwrite: bool
) -> Path:
    """Writes the file to `path`, or unless it may `overwrite`, to the next name that is free; where.

    Raises `UserError`, also where that would be over a form's template, this form's or any other's, or no file can be.
    """
    refuse_special(path)
    if is_folder(path):
        raise UserError(f"{path} is a folder: choose another name")
    if not overwrite:
        return write_new(path, content, private=False, accept=accept)
    if is_template(path, form):
        raise UserError(f"{path} is the Word template of a form: it is not written over; choose another name")
    write_whole(path, content, private=False, accept=accept)
    return path


def is_template(path: Path, form: Form) -> bool:
    """Whether a file is the template of the form, of a shipped one, or of one in whose folder it is.

    It is so by whatever link or spelling it is named.
    """
    if not something_at(path):
        return False
    real = followed(path)
    folders = {*shipped(), *(each for each in real.absolute().parents[:_MOST_FOLDERS] if is_file(each / "form.toml"))}
    templates = [path_inside(form.template, form.folder), *(_template_in(each) for each in folders - {form.folder})]
    return any(same_file(path, each) for each in templates if each)


def _template_in(folder: Path) -> Path | None:
    try:
        return path_inside(template_name(folder), folder)
    except UserError:  # a form that is being mended: its template has its usual name
        return folder / Form.template
