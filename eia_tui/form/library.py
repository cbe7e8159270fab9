"""Finds the forms there are: the ones shipped with the program, and a council's own by the path to its folder."""

from collections.abc import Iterator
from functools import cache
from pathlib import Path

from eia_tui.form.definition import Form
from eia_tui.form.loading import load_form
from eia_tui.system.errors import UserError
from eia_tui.system.paths import is_folder, path_of, something_at

_LONGEST = 200
"""Letters of a form's name that are told where there is no such form."""
DEFAULT = "leicestershire-2024"
"""The form of a new draft when no other is named."""


def templates() -> Path:
    """The folder of words and Word templates: inside an installed package, beside it in a checkout."""
    inside = Path(__file__).parents[1] / "templates"
    return inside if inside.is_dir() else inside.parents[1] / "templates"


def shipped() -> Iterator[Path]:
    """The folders of the forms that come with the program, by name."""
    return (path.parent for path in sorted(templates().glob("*/form.toml")))


@cache
def _shipped_form(name: str) -> Form | None:
    """A form that comes with the program; it stays as it is while the program runs."""
    return next((load_form(folder, trusted=True) for folder in shipped() if folder.name == name), None)


def is_shipped_id(name: str) -> bool:
    """Whether a form of this id comes with the program."""
    return _shipped_form(name) is not None


def is_shipped(form: Form) -> bool:
    """Whether a form comes with the program; one in a folder of its own does not, whatever its id is."""
    return not form.missing and (
        form.folder.parent == templates() or form.folder.resolve().parent == templates().resolve()
    )


def form_name(form: Form) -> str:
    """By what `find_form` finds a form again from anywhere: its id, or the path to its folder."""
    return form.id if form.missing or is_shipped(form) else str(form.folder.absolute())


def find_form(name: str, *, beside: Path | None = None) -> Form:
    """The form that comes with the program under the id `name`, or that is in the folder at the path `name`.

    The path is seen from the folder `beside`. Raises `UserError` where there is none, `FormError` for a bad one.
    """
    if form := _shipped_form(name):
        return form
    if form := form_in(name, beside=beside):
        return form
    known = ", ".join(folder.name for folder in shipped())
    said = name if len(name) <= _LONGEST else f"{name[:_LONGEST]}…"
    raise UserError(
        f"The form {said!r} is not installed: expected one of {known}, or the path to a folder with a form.toml"
    )


def form_in(named: str, *, beside: Path | None = None) -> Form | None:
    """The form in the folder at a path, seen from the folder `beside`; None where no folder is there.

    Raises `FormError` when it cannot be used.
    """
    try:
        path = (beside or Path()) / path_of(named)
    except UserError:  # the home folder of nobody, or a character that no path has
        return None
    there = bool(named.strip()) and (is_folder(path) or (path.name == "form.toml" and something_at(path)))
    return load_form(path) if there else None
