"""Takes an answer from a text file."""

from pathlib import Path

from eia_tui.refusal import Refused

_LARGEST_FILE = 5_000_000


def text_of(path: Path) -> str:
    """The text of a file as Notepad writes it. Raises `Refused`."""
    try:
        if path.stat().st_size > _LARGEST_FILE:
            raise Refused(f"{path} is larger than {_LARGEST_FILE // 1_000_000} MB: that is no answer")
        content = path.read_bytes()
    except OSError as error:
        raise Refused(f"{path} cannot be read: {(error.strerror or str(error)).lower()}") from error
    if content[:2] in (b"PK", b"\xd0\xcf", b"%P") or b"\0" in content.removeprefix(b"\xff\xfe")[:200:2]:
        raise Refused(f"{path} is no text file: save it as plain text first")
    for encoding in ("utf-8-sig", "cp1252"):
        try:
            return content.decode(encoding)
        except UnicodeDecodeError:
            continue
    raise Refused(f"{path} is no text file: save it as plain text, in UTF-8")
