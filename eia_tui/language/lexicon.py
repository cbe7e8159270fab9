"""The words that count as correct: British English, council terms, the form's wording, and the officer's own words."""

import gzip
import re
import unicodedata
from collections.abc import Iterable, Mapping
from functools import cache
from pathlib import Path
from typing import NamedTuple

_INVISIBLE = re.compile("[\u00ad\u200b\u200c\u200d\u2060\ufeff]")
_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*")
_LONG_NAME = 6
"""Letters that a name in the form's wording needs, so that a word one typing error away is taken for that name."""

_SHORTEST_BASE = 4
"""Letters of a word from which others are formed by rule."""
_DERIVED = re.compile(r"(?P<stem>[a-z]{3,}?)(?:ers?|able)")
_PLURAL = re.compile(r"(?P<stem>[a-z]+(?:ion|er|ment|ist|ing))s")
_SLIP = 3
"""The cost of a typing error in one place: "reguard" is no verb of its own, as "regard" is a word."""
_AGAIN = re.compile(r"re(?P<verb>[a-z]{4,}(?:ed|ing))|re(?P<base>[a-z]{4,}?)s?")
"""A verb with "re" before it: "rebooked"."""
_ROLE = re.compile(r"(?P<stem>[a-z]{3,}(?:ee|er|or|ian|ard|man|ant|ent|ist))ships?")
"""What somebody is, and that they are it: "traineeship"."""
_COMPOUND = re.compile(
    r"(?P<first>(?!this|that|these|those|your|their|with|from|into|some|each|every|both|other|such|same|most|more|many|"
    r"much|only|also|even|when|then|than|here|there|where|which|whose|what|large|small|quiet|spare|clean|empty|whole|"
    r"good|best|next|last|first|second|third|free|full|open|safe|busy|main)[a-z]{4,6})"
    r"(?P<second>rooms?|houses?|posts?|sheds?|yards?|gates?|sheets?|boards?|keepers?|holders?|hooks?|racks?|banks?)"
)
"""Two words as one, the second of a kind that is often joined to a short noun: "searchroom", but not "everytime"."""
_DOUBLES = re.compile(r"[^aeiou][aeiou][bdfglmnprt]$")
"""The end of a word whose last letter is doubled before "er" and "able"."""

_CALENDAR = (
    "January", "February", "August", "September", "October", "November", "December",
    "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday",
)  # fmt: skip


def language_folder() -> Path:
    """The folder of the word lists: inside an installed package, beside the package in a checkout."""
    package = Path(__file__).parents[1]
    inside = package / "templates" / "language"
    return inside if inside.is_dir() else package.parent / "templates" / "language"


class WordList:
    """A sorted list of words, searched in its bytes: building a set of 90,000 words would take longer than a check."""

    def __init__(self, lines: bytes) -> None:
        """`lines` has one word on each line, sorted by bytes."""
        self._lines = lines

    def __contains__(self, word: str) -> bool:
        start, end = self._find(word.encode(errors="surrogatepass"))
        return start < end

    def _find(self, word: bytes) -> tuple[int, int]:
        """The start and end of a word; if it is not in the list, the position where it would be, twice."""
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

    def starting_with(self, letters: str) -> list[str]:
        """The words that start with these letters."""
        start, _ = self._find(letters.encode())
        end, _ = self._find(letters.encode() + b"\xff")
        return self._lines[start:end].decode().split()


class _Lists(NamedTuple):
    """The word lists that come with the program."""

    british: WordList
    council: frozenset[str]
    misspellings: Mapping[str, str]


@cache
def _lists() -> _Lists:
    folder = language_folder()
    pairs = (line.split(" ", 1) for line in _lines((folder / "misspellings.txt").read_text(encoding="utf-8")))
    return _Lists(
        british=WordList(gzip.decompress((folder / "british.txt.gz").read_bytes())),
        council=frozenset(
            word for line in _lines((folder / "council-words.txt").read_text(encoding="utf-8")) for word in line.split()
        ),
        misspellings={wrong: right for wrong, right in pairs},  # noqa: C416  mypy rejects dict() of lists
    )


def _lines(text: str) -> list[str]:
    return [line.strip() for line in text.splitlines() if line.strip() and not line.startswith("#")]


def lookup_form(word: str) -> str:
    """A word in the form in which it is looked up: straight apostrophes, no invisible characters, no possessive."""
    word = _INVISIBLE.sub("", word).replace("’", "'")
    return word[:-2] if word.endswith(("'s", "'S")) else word.removesuffix("'")


def words_of(text: str) -> list[str]:
    """The words of a text, in the form in which they are looked up."""
    return [lookup_form(word) for word in _WORD.findall(text)]


class Lexicon:
    """The words that count as correct, and those that may be offered as corrections."""

    def __init__(self, further: Iterable[str] = ()) -> None:
        """`further` are words, or texts of words, that are correct as well, with or without capitals."""
        self._lists = _lists()
        added = [word for text in further for word in words_of(text)]
        self._in_any_case = frozenset(word.lower() for word in (*self._lists.council, *added))
        # Only from the form's wording: many surnames are one typing error away from the name of a town or nationality.
        self._names = {word.lower(): word for word in added if word[0].isupper() and len(word) >= _LONG_NAME}
        self._names |= {word.lower(): word for word in _CALENDAR}
        self._capitals = {word.lower(): word for word in self._lists.council if word[0].isupper()}
        self._known: dict[str, bool] = {}
        self._near: dict[str, str | None] = {}

    def knows(self, word: str) -> bool:
        """Whether a word is spelt correctly."""
        if word not in self._known:
            self._known[word] = self._look_up(lookup_form(word))
        return self._known[word]

    def _look_up(self, word: str) -> bool:
        lower = word.lower()
        if lower in self._lists.misspellings and lower not in self._in_any_case:
            return False  # "wont" is a word, and in an assessment it is "won't" without its apostrophe
        known = (
            len(word) < 2
            or word in self._lists.british
            or (word[0].isupper() and (lower in self._lists.british or lower.capitalize() in self._lists.british))
            or lower in self._in_any_case
            # "hijabs", if "hijab" is known. The British list has the plurals of its own words.
            or (lower.endswith("s") and lower[:-1] in self._in_any_case and lower[:-1] not in self._lists.british)
            or f"!{lower}" in self._lists.british
            or self._is_derived(lower)
        )
        if known or word.isascii():
            return known
        # "café", if the list has "cafe": an accent is not a mistake.
        unaccented = "".join(
            letter for letter in unicodedata.normalize("NFD", word) if not unicodedata.combining(letter)
        )
        return unaccented != word and unaccented.isascii() and self._look_up(unaccented)

    def _is_derived(self, lower: str) -> bool:
        """Whether a word is formed from known ones by rule: "approvers", "walkable", "rebooked", "searchroom".

        Not where the last letter would be doubled ("beginer"), nor for a common misspelling.
        """
        if lower in self._lists.misspellings:
            return False
        plural = _PLURAL.fullmatch(lower)
        if plural and plural["stem"] in self._lists.british:
            return True
        if self._is_joined(lower):
            near = [each for each, cost in typing_errors(lower).items() if cost <= _SLIP and each != f"{lower}s"]
            return not any(each in self._lists.british for each in near if each != lower.removesuffix("s"))
        found = _DERIVED.fullmatch(lower)
        if found is None or f"{found['stem']}re" in self._lists.british:  # "center" is not a form of "cent"
            return False
        stem = found["stem"]
        bases = (stem + "e", "" if _DOUBLES.search(stem) else stem)
        return any(len(base) >= _SHORTEST_BASE and base in self._lists.british for base in bases)

    def _is_joined(self, lower: str) -> bool:
        """Whether a word is made of known ones: "re" and a verb, a person and "ship", or two short nouns."""
        british = self._lists.british
        if found := _AGAIN.fullmatch(lower):
            verb, base = found["verb"], found["base"]
            if verb:
                return verb in british
            stem = base.removesuffix("e")
            return all(each in british for each in (base, f"{stem}ing", f"{stem}ed"))
        if found := _ROLE.fullmatch(lower):
            return found["stem"] in british
        found = _COMPOUND.fullmatch(lower)
        return found is not None and not found["first"].endswith("ing") and found["first"] in british

    def correction(self, word: str) -> str | None:
        """The correction of a common misspelling; None for other words."""
        return self._lists.misspellings.get(lookup_form(word).lower())

    def name_near(self, word: str) -> str | None:
        """The name in the form's wording or the calendar that a word is one typing error away from."""
        lower = lookup_form(word).lower()
        if lower not in self._near:
            is_long = len(lower) >= _LONG_NAME - 1
            near = (self._names[near] for near in typing_errors(lower) if near in self._names)
            self._near[lower] = next(near, None) if is_long else None
        return self._near[lower]

    def may_offer(self, word: str) -> bool:
        """Whether a word in lower case may be offered as a correction."""
        return word in self._in_any_case or word in self._lists.british

    def as_written(self, lower: str) -> str | None:
        """A word with the capital that the lists give it, if any; None if no list has it."""
        if self.may_offer(lower):
            return self._capitals.get(lower, lower)
        capital = lower.capitalize()
        return capital if capital in self._lists.british else None

    def starting_with(self, letter: str) -> list[str]:
        """The British words in lower case that start with a letter."""
        return [word for word in self._lists.british.starting_with(letter) if word.islower()]


_LETTERS = "abcdefghijklmnopqrstuvwxyz"


def typing_errors(word: str) -> dict[str, int]:
    """Every text that one typing error makes of a word, with the cost of the error; the likeliest (0) comes first.

    The errors: s for z, two letters swapped, a letter doubled or a double letter halved, another vowel, a letter
    added or left out, another letter. At the start of a word most cost more.
    """
    costs: dict[str, int] = {}

    def note(text: str, cost: int) -> None:
        if text != word and cost < costs.get(text, 99):
            costs[text] = cost

    for at in range(len(word) + 1):
        first, rest = word[:at], word[at:]
        at_start = 3 if at == 0 else 0
        if len(rest) > 1:
            note(first + rest[1] + rest[0] + rest[2:], 1 + at_start)
        if rest:
            note(first + rest[1:], (1 if at and rest[0] == word[at - 1] else 3) + at_start)
        for letter in _LETTERS:
            doubles = letter in (word[at - 1 : at], rest[:1])
            note(first + letter + rest, (1 if doubles and letter else 3) + at_start)
            if rest:
                pair = {letter, rest[0]}
                similar = pair <= set("aeiouy") or pair <= {"s", "z"} or pair <= {"s", "c"}
                note(first + letter + rest[1:], (0 if pair == {"s", "z"} else 2 if similar else 4) + at_start)
    return dict(sorted(costs.items(), key=lambda item: (item[1], item[0])))


def is_common_word(word: str) -> bool:
    """Whether a word in lower case is an ordinary British or council word, and so no name."""
    lists = _lists()
    return word in lists.british or word in lists.council
