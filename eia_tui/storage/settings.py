"""What an officer has chosen about the program on this machine."""

import os
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Literal

from eia_tui.system.app_folders import settings_file
from eia_tui.system.errors import UserError
from eia_tui.system.files import write_whole
from eia_tui.system.paths import path_of, read_file, something_at
from eia_tui.system.toml import read_toml

Look = Literal["light", "dark"]


@dataclass(frozen=True)
class Settings:
    """The choices, each with what holds until it is made."""

    drafts: str = ""
    """The folder of the drafts; "" for the usual one."""
    look: Look = "light"
    """Which of the two themes."""
    plain: bool = False
    """Whether to ask by plain prompts, without screens."""
    forms: tuple[str, ...] = ()
    """Folders on other machines in which a draft's form may be looked for, beside the draft's own share."""


_LARGEST = 1_000_000


def read_settings() -> Settings:
    """What was chosen; the usual where nothing was, or where the file cannot be read or says something else."""
    try:
        chosen = _chosen()
    except UserError:  # `trouble` says why
        return Settings()
    drafts, look, plain = chosen.get("drafts"), chosen.get("look"), chosen.get("plain")
    forms = chosen.get("forms")
    return Settings(
        drafts=drafts if isinstance(drafts, str) else "",
        look="dark" if look == "dark" else "light",
        plain=plain is True,
        forms=tuple(each for each in forms if isinstance(each, str)) if isinstance(forms, list) else (),
    )


def trouble() -> str:
    """Why nothing that was chosen is known, in a sentence; "" where it is, or nothing was chosen."""
    try:
        _chosen()
    except UserError as error:
        return str(error)
    return ""


def _chosen() -> dict[str, object]:
    path = settings_file()
    if not something_at(path):
        return {}
    content = read_file(path, _LARGEST, "the settings; move it away to choose anew")
    try:
        return read_toml(content.decode("utf-8-sig"))
    except (ValueError, RecursionError) as error:
        why = "it is nested too deep" if isinstance(error, RecursionError) else str(error)
        raise UserError(f"{path} cannot be understood ({why}): mend it, or move it away to choose anew") from error


def keep_settings(settings: Settings) -> None:
    """Keeps what was chosen. Raises `UserError` where they cannot be written, or would replace unread ones."""
    import tomli_w

    _chosen()
    write_whole(settings_file(), tomli_w.dumps(asdict(settings)).encode())


def drafts_folder() -> Path:
    """The folder of the officer's drafts: the one they chose, else the usual. It may not be there yet.

    Raises `UserError` where what they chose is no folder's whole path.
    """
    from eia_tui.system.app_folders import usual_drafts_folder

    chosen = read_settings().drafts
    if not chosen:
        return usual_drafts_folder()
    try:
        return whole_path(chosen)
    except UserError as error:
        raise UserError(f"{error}. Mend the line `drafts` of {settings_file()}") from error


def whole_path(typed: str) -> Path:
    """The path that somebody wrote, from the drive or the home folder on. Raises `UserError` for any other."""
    path = path_of(typed)
    if not os.path.isabs(path):  # noqa: PTH117  the same on every Python
        raise UserError(f"{typed} is not a whole path: begin with the drive or with /")
    return path
