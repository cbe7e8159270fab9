"""Finds the forms there are: the ones shipped with the program, and a council's own by the path to its folder."""

from collections.abc import Iterator
from functools import cache
from pathlib import Path

from eia_tui.form.definition import Form
from eia_tui.form.loading import load_form
from eia_tui.refusal import Refused

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


def is_shipped(name: str) -> bool:
    """Whether a form of this id comes with the program."""
    return _shipped_form(name) is not None


def find_form(name: str, *, beside: Path | None = None) -> Form:
    """The form whose id is `name`, or that is in the folder at the path `name`, seen from the folder `beside`.

    Raises `Refused` when there is none, `FormError` when it cannot be used.
    """
    if form := _shipped_form(name):
        return form
    path = (beside or Path()) / Path(name).expanduser()
    if name and (path.is_dir() or path.name == "form.toml") and (path.exists()):
        return load_form(path)
    known = ", ".join(folder.name for folder in shipped())
    raise Refused(
        f"The form {name!r} is not installed: expected one of {known}, or the path to a folder with a form.toml"
    )
