"""Finds and opens the Word template of a form."""

from io import BytesIO
from pathlib import Path, PureWindowsPath

from eia_tui.form.definition import Form
from eia_tui.system.errors import UserError
from eia_tui.system.path_kinds import path_inside
from eia_tui.system.paths import something_at
from eia_tui.system.text import quoted
from eia_tui.word.package import WordFileError, open_word_file


class TemplateError(UserError):
    """A Word template that cannot be used. The message says what is wrong, where in the document, and what to do."""


def template_file(form: Form) -> Path:
    """The path of a form's Word template, inside the form's folder. Raises `TemplateError` if it would be elsewhere."""
    if path_inside(form.template, form.folder) is None:
        raise TemplateError(
            f"{form.folder / 'form.toml'}: `template` is {quoted(form.template)}, which is not inside that folder, "
            "or a link out of it: put the Word template into it, and give only its name"
        )
    return form.folder.joinpath(*PureWindowsPath(form.template).parts)


def open_template(form: Form) -> BytesIO:
    """The bytes of a form's Word template, if it is safe to open. Raises `TemplateError`."""
    path = template_file(form)
    if not something_at(path):
        raise TemplateError(
            f"{path} is not there: put the council's Word template there, or make one with `eia-wizard forms scaffold`"
        )
    try:
        return open_word_file(path, "the council's Word template")
    except WordFileError as error:
        raise TemplateError(str(error)) from error
