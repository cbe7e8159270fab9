"""Finds forms: those that come with the program by id, and others by the path to their folder."""

import tomllib
import zlib
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

from eia_tui.form.definition import Form
from eia_tui.form.loading import load_form
from eia_tui.system.errors import BrokenFileError, UserError
from eia_tui.system.paths import is_folder, parse_path, something_at
from eia_tui.system.text import quoted

DEFAULT = "leicestershire-2024"
"""The id of the form of a new draft, if no other is named."""
_GZIP = 31
"""What zlib calls a gzip file."""


def templates_folder() -> Path:
    """The folder `templates`: inside an installed package, beside the package in a checkout."""
    inside = Path(__file__).parents[1] / "templates"
    return inside if inside.is_dir() else inside.parents[1] / "templates"


def own_table(*path: str) -> dict[str, Any]:
    """The table of a TOML file of the program's own in the templates folder. Raises `BrokenFileError`."""
    file = templates_folder().joinpath(*path)
    try:
        return tomllib.loads(file.read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        raise BrokenFileError(file, error) from error


def own_lines(*path: str) -> list[str]:
    """The lines of a compressed file of the program's own in the templates folder. Raises `BrokenFileError`."""
    file = templates_folder().joinpath(*path)
    try:
        return zlib.decompress(file.read_bytes(), _GZIP).decode().split("\n")
    except (OSError, zlib.error, UnicodeDecodeError) as error:
        raise BrokenFileError(file, error) from error


def shipped_folders() -> Iterator[Path]:
    """The folders of the forms that come with the program, sorted by name."""
    return (path.parent for path in sorted(templates_folder().glob("*/form.toml")))


@cache
def _shipped_form(name: str) -> Form | None:
    """A form that comes with the program. Cached: its files do not change while the program runs."""
    return next((load_form(folder, trusted=True) for folder in shipped_folders() if folder.name == name), None)


def is_shipped_id(name: str) -> bool:
    """Whether a form with this id comes with the program."""
    return _shipped_form(name) is not None


def is_shipped(form: Form) -> bool:
    """Whether a form was read from the program's own folder; its id alone proves nothing."""
    return not form.missing and (
        form.folder.parent == templates_folder() or form.folder.resolve().parent == templates_folder().resolve()
    )


def form_name(form: Form) -> str:
    """The name under which `find_form` finds a form again: its id, or the absolute path to its folder."""
    return form.id if form.missing or is_shipped(form) else str(form.folder.absolute())


def find_form(name: str, *, beside: Path | None = None) -> Form:
    """The form that comes with the program under the id `name`, or the form in the folder `name`.

    A relative path starts at the folder `beside`. Raises `UserError` if there is no such form, `FormError` if it
    cannot be used.
    """
    if form := _shipped_form(name):
        return form
    if form := form_in(name, beside=beside):
        return form
    known = ", ".join(folder.name for folder in shipped_folders())
    raise UserError(
        f"The form {quoted(name)} is not installed: expected one of {known}, or the path to a folder with a form.toml"
    )


def form_in(named: str, *, beside: Path | None = None) -> Form | None:
    """The form in the folder `named`, or None if there is no such folder. A relative path starts at `beside`.

    Raises `FormError` if the form cannot be used.
    """
    try:
        path = (beside or Path()) / parse_path(named)
    except UserError:  # "~" with an unknown user, or a character that no path can have
        return None
    exists = bool(named.strip()) and (is_folder(path) or (path.name == "form.toml" and something_at(path)))
    return load_form(path) if exists else None
