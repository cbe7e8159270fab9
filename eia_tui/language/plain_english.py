"""Plain English: sentences that are long, and wording that readers avoid."""

import re
import tomllib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache, lru_cache
from typing import Literal

from eia_tui.language.lexicon import language_folder

LONGEST = 25
"""Words; the Government Digital Service says of longer sentences that they should be split where they can be
(insidegovuk.blog.gov.uk, 4 August 2014)."""

_LINE = re.compile(r"[^\n]+")
_HEAD = re.compile(r"^\s*(?:(?:[-*>]|\d{1,3}[.)]|#{1,6})\s+)?")
# A stop ends a sentence where what follows begins one; "e.g." and "Mr." end none, and "4.5" has no blank.
_STOP = re.compile(r"[.!?…]+[\"”’')*\]]*\s+(?=[\"“‘'(*\[]*[A-Z0-9£])")
# What ends with a stop that ends no sentence.
_ABBREVIATED = re.compile(
    r"(?:\b(?:e\.g|i\.e|etc|vs|cf|no|nos|mr|mrs|ms|dr|st|prof|approx|incl|para|paras|s|ss|art)|\b[A-Z])\.$",
    re.IGNORECASE,
)
_WORD = re.compile(r"\S*\w\S*")
_SIGNS = re.compile(r"\]\([^)\n]*\)|\|")


@dataclass(frozen=True)
class Long:
    """A sentence that is longer than readers take in at once."""

    start: int
    end: int
    words: int


@lru_cache(maxsize=512)
def long_sentences(text: str) -> tuple[Long, ...]:
    """The sentences of more than 25 words, in order; an item of a list and a line of a table are by themselves."""
    return tuple(
        Long(start, end, many)
        for start, end in _sentences(text)
        if (many := sum(1 for _ in _WORD.finditer(_SIGNS.sub(" ", text[start:end])))) > LONGEST
    )


def _sentences(text: str) -> Iterator[tuple[int, int]]:
    for line in _LINE.finditer(text):
        head = _HEAD.match(line.group())
        start = line.start() + (head.end() if head else 0)
        if line.group().lstrip().startswith("|"):
            continue  # the cells of a table are no sentence
        for stop in _STOP.finditer(text, start, line.end()):
            if not _ABBREVIATED.search(text[start : stop.start() + 1]):
                yield start, stop.start() + len(stop.group().rstrip())
                start = stop.end()
        if start < line.end():
            yield start, line.end()


@dataclass(frozen=True)
class Source:
    """Where advice on wording comes from."""

    id: str
    title: str
    url: str
    checked_on: date


@dataclass(frozen=True)
class Wording:
    """Words that readers avoid, and what to write instead."""

    avoid: tuple[str, ...]
    instead: str
    why: str
    source: str
    status: Literal["published", "house view"]
    unless_before: tuple[str, ...] = ()
    """Words that may follow, and make it right."""


@dataclass(frozen=True)
class Wordings:
    """All the advice on wording, with its sources."""

    sources: tuple[Source, ...]
    entries: tuple[Wording, ...]


@dataclass(frozen=True)
class Avoided:
    """Words of an answer that readers avoid."""

    start: int
    end: int
    words: str
    wording: Wording


@cache
def wordings() -> Wordings:
    """The advice in templates/language/wording.toml."""
    loaded = tomllib.loads((language_folder() / "wording.toml").read_text(encoding="utf-8"))
    entries = (
        Wording(
            avoid=tuple(each["avoid"]),
            instead=each["instead"],
            why=each["why"],
            source=each["source"],
            status=each["status"],
            unless_before=tuple(each.get("unless_before", ())),
        )
        for each in loaded["entries"]
    )
    return Wordings(tuple(Source(**each) for each in loaded["sources"]), tuple(entries))


@cache
def _patterns() -> tuple[re.Pattern[str], dict[str, Wording]]:
    found = {words.lower(): entry for entry in wordings().entries for words in entry.avoid}
    longest_first = sorted(found, key=len, reverse=True)
    return re.compile(rf"(?<![\w-])(?:{'|'.join(map(re.escape, longest_first))})(?![\w-])", re.IGNORECASE), found


@lru_cache(maxsize=512)
def avoided(text: str) -> tuple[Avoided, ...]:
    """The words that readers avoid, in order."""
    pattern, entries = _patterns()
    found: list[Avoided] = []
    match = pattern.search(text)
    while match:
        entry = entries[match.group().lower()]
        right = _followed(text, match.end(), entry.unless_before)
        if not right:
            found.append(Avoided(match.start(), match.end(), match.group(), entry))
        # "the disabled parking" is right in its first words and not in its last.
        match = pattern.search(text, match.start() + 1 if right else match.end())
    return tuple(found)


def _followed(text: str, end: int, words: Sequence[str]) -> bool:
    following = re.match(r"[ \n]([\w'’-]+)", text[end : end + 40])
    return following is not None and following[1].lower() in words
