"""Keeps a line that is typed where no draft has a journal: the name of a new one, or the date of the next review."""

from pathlib import Path

from eia_tui.system.app_folders import draft_state_folder, state_folder
from eia_tui.system.errors import UserError
from eia_tui.system.files import write_whole
from eia_tui.system.paths import read_file

_LARGEST = 10_000


class KeptLine:
    """One line, in a file of its own until it is used, or the person goes back."""

    def __init__(self, what: str, draft: Path | None = None) -> None:
        """`what` it is, such as "review date"; `draft` is the file of the draft that it is for, if there is one."""
        folder = draft_state_folder(draft) if draft else state_folder()
        self._path = folder / f"{what.replace(' ', '-')}.txt"

    @property
    def text(self) -> str:
        """What was typed when the program closed; "" for nothing."""
        try:
            return read_file(self._path, _LARGEST).decode().strip()
        except (UserError, UnicodeDecodeError):
            return ""

    def keep(self, text: str) -> None:
        """Keeps what is typed so far. Raises `UserError` if it cannot be written."""
        write_whole(self._path, f"{text}\n".encode())

    def forget(self) -> None:
        """Forgets it."""
        self._path.unlink(missing_ok=True)
