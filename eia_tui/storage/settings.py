"""The user's settings on this machine."""

import os
from pathlib import Path
from typing import Literal, NamedTuple

from eia_tui.system.app_folders import settings_file
from eia_tui.system.encodings import decode_unicode
from eia_tui.system.errors import UserError
from eia_tui.system.files import write_whole
from eia_tui.system.paths import parse_path, read_file, something_at

ColourScheme = Literal["light", "dark"]


class Settings(NamedTuple):
    """The settings with their defaults."""

    drafts: str = ""
    """The drafts folder; "" for the default one."""
    colour_scheme: ColourScheme = "light"
    """The file calls it `look`."""
    plain: bool = False
    """Whether to use plain prompts instead of screens."""
    exports: str = ""
    """The folder of exports; "" for that of the draft."""
    forms: tuple[str, ...] = ()
    """Folders on other machines in which a draft may have its form, besides the share of the draft itself."""
    area: tuple[str, ...] = ()
    """The codes of the area whose figures are shown, unless a draft names another."""


_LARGEST = 1_000_000
_KEYS = {"colour_scheme": "look"}
"""The keys in the file that differ from the names of the settings."""


def read_settings() -> Settings:
    """The settings; the defaults for all that is not set or not valid, or if the file cannot be read."""
    try:
        values = _read()
    except UserError:  # `settings_problem` gives the reason
        return Settings()
    drafts, colour_scheme, plain = values.get("drafts"), values.get("look"), values.get("plain")
    exports = values.get("exports")
    return Settings(
        drafts=drafts if isinstance(drafts, str) else "",
        colour_scheme="dark" if colour_scheme == "dark" else "light",
        plain=plain is True,
        exports=exports if isinstance(exports, str) else "",
        forms=_texts(values.get("forms")),
        area=_texts(values.get("area")),
    )


def _texts(value: object) -> tuple[str, ...]:
    return tuple(each for each in value if isinstance(each, str)) if isinstance(value, list) else ()


def settings_problem() -> str:
    """Why the settings file cannot be read; "" if it can, or if there is none."""
    try:
        _read()
    except UserError as error:
        return str(error)
    return ""


def _read() -> dict[str, object]:
    path = settings_file()
    if not something_at(path):
        return {}
    from eia_tui.system.toml import read_toml  # slow to import, and most have no settings

    content = read_file(path, _LARGEST, "the settings; move it away to choose again")
    try:
        return read_toml(decode_unicode(content))
    except (ValueError, RecursionError) as error:
        why = "it is nested too deep" if isinstance(error, RecursionError) else str(error)
        raise UserError(f"{path} cannot be understood ({why}): correct it, or move it away to choose again") from error


def save_settings(settings: Settings) -> None:
    """Writes the settings. Raises `UserError` if that fails, or would overwrite settings that cannot be read."""
    import tomli_w

    _read()
    values = {_KEYS.get(name, name): value for name, value in settings._asdict().items()}
    write_whole(settings_file(), tomli_w.dumps(values).encode())


def drafts_folder() -> Path:
    """The drafts folder that the user chose, or the default one; it may not exist yet.

    Raises `UserError` if the chosen one is not an absolute path.
    """
    from eia_tui.system.app_folders import default_drafts_folder

    chosen = read_settings().drafts
    if not chosen:
        return default_drafts_folder()
    try:
        return absolute_path(chosen)
    except UserError as error:
        raise UserError(f"{error}. Correct the line `drafts` of {settings_file()}") from error


def absolute_path(typed: str) -> Path:
    """The absolute path that a user typed, which may begin with `~`. Raises `UserError` for any other."""
    path = parse_path(typed)
    if not os.path.isabs(path):  # noqa: PTH117  the same on every Python
        raise UserError(f"{typed} is not a full path: begin with the drive or with /")
    return path
