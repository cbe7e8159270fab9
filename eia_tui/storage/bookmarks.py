"""Remembers, apart from the draft itself, at which question an officer left it."""

from pathlib import Path

from eia_tui.files import write_whole
from eia_tui.places import notes_folder

_FILE = "left-at.txt"


def bookmark(draft: Path) -> str:
    """The address at which a draft was left; "" where nothing is remembered."""
    try:
        return (notes_folder(draft) / _FILE).read_text(encoding="utf-8").strip()
    except (OSError, ValueError):
        return ""


def keep_bookmark(draft: Path, address: str) -> None:
    """Remembers where a draft was left. Raises `Refused` where it cannot be written."""
    write_whole(notes_folder(draft) / _FILE, f"{address}\n".encode())
