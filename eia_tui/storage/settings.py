"""What an officer has chosen about the program on this machine."""

import tomllib
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Literal

from eia_tui.files import write_whole
from eia_tui.places import settings_file

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


def read_settings() -> Settings:
    """What was chosen; the usual where nothing was, or where the file cannot be read or says something else."""
    try:
        chosen = tomllib.loads(settings_file().read_text(encoding="utf-8-sig"))
    except (OSError, ValueError):
        return Settings()
    drafts, look, plain = chosen.get("drafts"), chosen.get("look"), chosen.get("plain")
    forms = chosen.get("forms")
    return Settings(
        drafts=drafts if isinstance(drafts, str) else "",
        look="dark" if look == "dark" else "light",
        plain=plain is True,
        forms=tuple(each for each in forms if isinstance(each, str)) if isinstance(forms, list) else (),
    )


def keep_settings(settings: Settings) -> None:
    """Keeps what was chosen. Raises `Refused` where it cannot be written."""
    import tomli_w

    write_whole(settings_file(), tomli_w.dumps(asdict(settings)).encode())


def drafts_folder() -> Path:
    """The folder of the officer's drafts: the one they chose, else the usual. It may not be there yet."""
    from eia_tui.places import usual_drafts_folder

    chosen = read_settings().drafts
    return Path(chosen) if chosen else usual_drafts_folder()
