"""The words that the officer added to the spelling check: a file beside the settings with one word on each line."""

from pathlib import Path

from eia_tui.system.app_folders import settings_file
from eia_tui.system.encodings import decode_unicode
from eia_tui.system.errors import UserError
from eia_tui.system.files import write_whole
from eia_tui.system.paths import read_file, something_at

_NAME = "own-words.txt"
_LARGEST = 5_000_000


def own_words() -> frozenset[str]:
    """The officer's own words; none if there is no file, or it cannot be read."""
    try:
        return _words(_file())
    except UserError:
        return frozenset()


def add_own_word(word: str) -> None:
    """Adds a word to the file. Raises `UserError` if the file cannot be read or written."""
    path = _file()
    words = sorted({*_words(path), word.strip()}, key=str.casefold)
    write_whole(path, ("\n".join(words) + "\n").encode())


def _file() -> Path:
    return settings_file().with_name(_NAME)


def _words(path: Path) -> frozenset[str]:
    if not something_at(path):
        return frozenset()
    content = read_file(path, _LARGEST, "your own words, one on each line")
    try:
        text = decode_unicode(content)
    except UnicodeDecodeError as error:
        raise UserError(f"{path} is not UTF-8 text: save it as UTF-8, or move it away") from error
    return frozenset(word for line in text.splitlines() if (word := line.strip()))
