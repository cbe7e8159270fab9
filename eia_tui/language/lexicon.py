"""The words that are known: British English, what councils write, the form's own wording, and the officer's own."""

import gzip
import re
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

_UNSEEN = re.compile("[\u00ad\u200b\u200c\u200d\u2060\ufeff]")
_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*")
_LONG_NAME = 6
"""Letters from which on one slip from a name of the form's is taken for that name, misspelt."""

_CALENDAR = (
    "January", "February", "August", "September", "October", "November", "December",
    "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday",
)  # fmt: skip


def language_folder() -> Path:
    """The folder of the word lists: inside an installed package, else at the top of the checkout."""
    package = Path(__file__).parents[1]
    inside = package / "templates" / "language"
    return inside if inside.is_dir() else package.parent / "templates" / "language"


class WordList:
    """A sorted list of words, looked up where it lies: to build a set of 90,000 would take longer than a check."""

    def __init__(self, lines: bytes) -> None:
        """A word on a line, sorted by their bytes."""
        self._lines = lines

    def __contains__(self, word: str) -> bool:
        start, end = self._place(word.encode(errors="surrogatepass"))
        return start < end

    def _place(self, word: bytes) -> tuple[int, int]:
        """Where the word stands; the same place twice, before which it would stand, where it is not listed."""
        low, high = 0, len(self._lines)
        while low < high:
            middle = (low + high) // 2
            start = self._lines.rfind(b"\n", low, middle) + 1 or low
            end = self._lines.find(b"\n", middle, high)
            end = high if end < 0 else end
            line = self._lines[start:end]
            if line == word:
                return start, end
            if line < word:
                low = end + 1
            else:
                high = start
        return low, low

    def beginning_with(self, letters: str) -> list[str]:
        """The words that begin so."""
        start, _ = self._place(letters.encode())
        end, _ = self._place(letters.encode() + b"\xff")
        return self._lines[start:end].decode().split()


@dataclass(frozen=True)
class _Lists:
    """The word lists as they are shipped."""

    british: WordList
    council: frozenset[str]
    misspellings: Mapping[str, str]


@cache
def _lists() -> _Lists:
    folder = language_folder()
    wrong = (line.split(" ", 1) for line in _lines((folder / "misspellings.txt").read_text(encoding="utf-8")))
    return _Lists(
        british=WordList(gzip.decompress((folder / "british.txt.gz").read_bytes())),
        council=frozenset(
            word for line in _lines((folder / "council-words.txt").read_text(encoding="utf-8")) for word in line.split()
        ),
        misspellings={first: meant for first, meant in wrong},  # noqa: C416  dict() takes no lists of two
    )


def _lines(text: str) -> list[str]:
    return [line.strip() for line in text.splitlines() if line.strip() and not line.startswith("#")]


def plain(word: str) -> str:
    """A word as it is looked up: straight apostrophes, nothing unseen, no possessive."""
    word = _UNSEEN.sub("", word).replace("’", "'")
    return word[:-2] if word.endswith(("'s", "'S")) else word.removesuffix("'")


def words_of(text: str) -> list[str]:
    """The words of a text, as they are looked up."""
    return [plain(word) for word in _WORD.findall(text)]


class Lexicon:
    """What is known, and what is offered in the place of what is not."""

    def __init__(self, also: Iterable[str] = ()) -> None:
        """`also` are more words, or texts of them, that are known whatever their capitals."""
        self._lists = _lists()
        added = [word for text in also for word in words_of(text)]
        self._anycase = frozenset(word.lower() for word in (*self._lists.council, *added))
        # Of the form's wording only: a surname may well be one slip from the name of a people or a town.
        self._names = {word.lower(): word for word in added if word[0].isupper() and len(word) >= _LONG_NAME}
        self._names |= {word.lower(): word for word in _CALENDAR}
        self._capitals = {word.lower(): word for word in self._lists.council if word[0].isupper()}
        self._known: dict[str, bool] = {}
        self._near: dict[str, str | None] = {}

    def knows(self, word: str) -> bool:
        """Whether a word is spelt as it should be, by itself."""
        if word not in self._known:
            self._known[word] = self._look_up(plain(word))
        return self._known[word]

    def _look_up(self, word: str) -> bool:
        lower = word.lower()
        known = (
            len(word) < 2
            or word in self._lists.british
            or (word[0].isupper() and (lower in self._lists.british or lower.capitalize() in self._lists.british))
            or lower in self._anycase
            # "hijabs" of "hijab"; of a word that the British list has, it has the plural as well.
            or (lower.endswith("s") and lower[:-1] in self._anycase and lower[:-1] not in self._lists.british)
            or f"!{lower}" in self._lists.british
        )
        if known or word.isascii():
            return known
        # "café", where the list has "cafe": an accent is no mistake.
        bare = "".join(letter for letter in unicodedata.normalize("NFD", word) if not unicodedata.combining(letter))
        return bare != word and bare.isascii() and self._look_up(bare)

    def meant(self, word: str) -> str | None:
        """What is surely meant by a misspelling that many make; None for others."""
        return self._lists.misspellings.get(plain(word).lower())

    def name_near(self, word: str) -> str | None:
        """The name in the form's wording that a capitalised word is one slip away from."""
        lower = plain(word).lower()
        if lower not in self._near:
            long = len(lower) >= _LONG_NAME - 1
            near = (self._names[near] for near in slips_of(lower) if near in self._names)
            self._near[lower] = next(near, None) if long else None
        return self._near[lower]

    def offered(self, word: str) -> bool:
        """Whether a word of small letters may be offered in the place of another."""
        return word in self._anycase or word in self._lists.british

    def as_written(self, lower: str) -> str | None:
        """The word as the lists write it, with its capital where it always has one; None where it is in none."""
        if self.offered(lower):
            return self._capitals.get(lower, lower)
        capital = lower.capitalize()
        return capital if capital in self._lists.british else None

    def beginning_with(self, letter: str) -> list[str]:
        """The words of small letters that begin with one."""
        return [word for word in self._lists.british.beginning_with(letter) if word.islower()]


_LETTERS = "abcdefghijklmnopqrstuvwxyz"


def slips_of(word: str) -> dict[str, int]:
    """Every text that one slip of the keys makes of a word, with how unlikely the slip is; the likeliest first.

    Letters changed round, one doubled or not, another vowel, s for z, a letter too many or too few, another letter.
    """
    found: dict[str, int] = {}

    def note(text: str, cost: int) -> None:
        if text != word and cost < found.get(text, 99):
            found[text] = cost

    for at in range(len(word) + 1):
        first, rest = word[:at], word[at:]
        early = 3 if at == 0 else 0
        if len(rest) > 1:
            note(first + rest[1] + rest[0] + rest[2:], 1 + early)
        if rest:
            note(first + rest[1:], (1 if at and rest[0] == word[at - 1] else 3) + early)
        for letter in _LETTERS:
            beside = letter in (word[at - 1 : at], rest[:1])
            note(first + letter + rest, (1 if beside and letter else 3) + early)
            if rest:
                both = {letter, rest[0]}
                alike = both <= set("aeiouy") or both <= {"s", "z"} or both <= {"s", "c"}
                note(first + letter + rest[1:], (0 if both == {"s", "z"} else 2 if alike else 4) + early)
    return dict(sorted(found.items(), key=lambda each: (each[1], each[0])))
