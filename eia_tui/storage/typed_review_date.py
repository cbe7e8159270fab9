"""Keeps what is typed as the date of the next review until it is set: a draft that is signed off has no journal."""

from pathlib import Path

from eia_tui.system.app_folders import draft_state_folder
from eia_tui.system.errors import UserError
from eia_tui.system.files import write_whole
from eia_tui.system.paths import read_file

_FILE = "review-date.txt"
_LARGEST = 10_000


def typed_review_date(draft: Path) -> str:
    """What was typed when the program closed; "" for nothing."""
    try:
        return read_file(draft_state_folder(draft) / _FILE, _LARGEST).decode().strip()
    except (UserError, UnicodeDecodeError):
        return ""


def keep_typed_review_date(draft: Path, text: str) -> None:
    """Keeps what is typed so far. Raises `UserError` if it cannot be written."""
    write_whole(draft_state_folder(draft) / _FILE, f"{text}\n".encode())


def forget_typed_review_date(draft: Path) -> None:
    """Forgets it: the date was set, or the officer went back."""
    (draft_state_folder(draft) / _FILE).unlink(missing_ok=True)
