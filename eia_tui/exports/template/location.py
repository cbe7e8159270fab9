"""Finds the Word template of a form."""

from pathlib import Path, PureWindowsPath

from eia_tui.form.definition import Form
from eia_tui.system.path_kinds import path_inside
from eia_tui.word.package import TemplateError


def template_file(form: Form) -> Path:
    """Where a form's Word template is, inside the form's folder. Raises `TemplateError` where it would be elsewhere."""
    if path_inside(form.template, form.folder) is None:
        raise TemplateError(
            f"{form.folder / 'form.toml'}: `template` is {form.template!r}, which is not inside that folder, "
            "or a link out of it: put the Word template into it, and give its name alone"
        )
    return form.folder.joinpath(*PureWindowsPath(form.template).parts)
