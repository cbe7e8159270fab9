"""Remembers the question at which a user left a draft, apart from the draft itself."""

from pathlib import Path

from eia_tui.system.app_folders import draft_state_folder
from eia_tui.system.errors import UserError
from eia_tui.system.files import write_whole
from eia_tui.system.paths import read_file

_FILE = "left-at.txt"
_LARGEST = 10_000


def last_position(draft: Path) -> str:
    """The address at which a draft was last left; "" if none is remembered."""
    try:
        return read_file(draft_state_folder(draft) / _FILE, _LARGEST).decode().strip()
    except (UserError, UnicodeDecodeError):
        return ""


def save_position(draft: Path, address: str) -> None:
    """Remembers the address at which a draft is left. Raises `UserError` if it cannot be written."""
    write_whole(draft_state_folder(draft) / _FILE, f"{address}\n".encode())
