"""Takes an answer from a text file."""

from pathlib import Path

from eia_tui.system.errors import UserError
from eia_tui.system.paths import read_file

_LARGEST_FILE = 5_000_000


def text_of(path: Path) -> str:
    """The text of a file as Notepad writes it. Raises `UserError`."""
    content = read_file(path, _LARGEST_FILE, "a text file with an answer")
    if content[:2] in (b"PK", b"\xd0\xcf", b"%P") or b"\0" in content.removeprefix(b"\xff\xfe")[:200:2]:
        raise UserError(f"{path} is not a text file: save it as plain text first")
    for encoding in ("utf-8-sig", "cp1252"):
        try:
            return content.decode(encoding)
        except UnicodeDecodeError:
            continue
    raise UserError(f"{path} is not a text file: save it as plain text, in UTF-8")
