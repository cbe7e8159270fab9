"""Takes an answer from a text file."""

import contextlib
from pathlib import Path

from eia_tui.system.encodings import decode_text
from eia_tui.system.errors import UserError
from eia_tui.system.paths import read_file

_LARGEST_FILE = 5_000_000
_OTHER_FILES = (b"PK", b"\xd0\xcf", b"%P")
"""How Word files, zip files and PDFs start."""


def text_of(path: Path) -> str:
    """The text of a file as Notepad writes it. Raises `UserError`."""
    content = read_file(path, _LARGEST_FILE, "a text file with an answer")
    with contextlib.suppress(UnicodeDecodeError):
        text = decode_text(content)
        if not content.startswith(_OTHER_FILES) and "\0" not in text:
            return text
    raise UserError(f"{path} is not a text file: save it as plain text, in UTF-8")
