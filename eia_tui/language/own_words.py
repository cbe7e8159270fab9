"""The words that the officer has said are right, kept beside the settings, a word on a line."""

from eia_tui.files import write_whole
from eia_tui.places import settings_file

_NAME = "own-words.txt"


def own_words() -> frozenset[str]:
    """The officer's own words; none where there are none yet, or the file cannot be read."""
    try:
        text = settings_file().with_name(_NAME).read_text(encoding="utf-8-sig")
    except (OSError, ValueError):
        return frozenset()
    return frozenset(word for line in text.splitlines() if (word := line.strip()))


def add_own_word(word: str) -> None:
    """Keeps one more word. Raises `Refused` where it cannot be written."""
    words = sorted({*own_words(), word.strip()}, key=str.casefold)
    write_whole(settings_file().with_name(_NAME), ("\n".join(words) + "\n").encode())
