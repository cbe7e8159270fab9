"""Remembers what the numbers meant that were listed last for a draft, apart from the draft itself."""

import hashlib
from collections.abc import Sequence
from pathlib import Path

from eia_tui.system.app_folders import draft_state_folder
from eia_tui.system.errors import UserError
from eia_tui.system.files import write_whole
from eia_tui.system.paths import read_file

_FILE = "listed.txt"
_LARGEST = 1_000_000
_DIGITS = 16


def remember_listed(draft: Path, things: Sequence[str]) -> None:
    """Remembers what was listed for a draft, in the order of the numbers. Raises `UserError` if it cannot be written.

    Only digests are kept: the words are nobody's business outside the draft.
    """
    write_whole(draft_state_folder(draft) / _FILE, "".join(f"{_digest(thing)}\n" for thing in things).encode())


def is_as_listed(draft: Path, number: int, thing: str) -> bool:
    """Whether a number, from 1, meant this thing when they were listed last; also if nothing was ever listed."""
    try:
        lines = read_file(draft_state_folder(draft) / _FILE, _LARGEST).decode().split()
    except (UserError, UnicodeDecodeError):
        return True
    return lines[number - 1 : number] == [_digest(thing)]


def _digest(thing: str) -> str:
    return hashlib.sha256(thing.encode(errors="surrogatepass")).hexdigest()[:_DIGITS]
