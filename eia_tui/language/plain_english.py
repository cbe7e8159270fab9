"""Finds what is not plain English: long sentences, and wording to avoid."""

import re
import tomllib
from collections.abc import Iterator, Sequence
from datetime import date
from functools import cache, lru_cache
from typing import Literal, NamedTuple

from eia_tui.language.lexicon import language_folder

LONGEST = 35
"""The most words of a sentence that is not reported. The Government Digital Service asks for 25 at most
(insidegovuk.blog.gov.uk, 4 August 2014), but careful assessments have many that are a little longer: a list of those
hides the sentences that nobody reads to the end."""

_LINE = re.compile(r"[^\n]+")
_LINE_START = re.compile(r"^\s*(?:(?:[-*>]|\d{1,3}[.)]|#{1,6})\s+)?")
# A full stop ends a sentence if a space and a capital or figure follow. "e.g." and "Mr." are excluded below.
# Here and below, a run of signs is tried from its start only: it may be very long.
_SENTENCE_END = re.compile(r"(?<![.!?…])[.!?…]+[\"”’')*\]]*\s+(?=[\"“‘'(*\[]*[A-Z0-9£])")
# Abbreviations whose full stop does not end a sentence.
_ABBREVIATION = re.compile(
    r"(?:\b(?:e\.g|i\.e|etc|vs|cf|no|nos|mr|mrs|ms|dr|st|prof|approx|incl|para|paras|s|ss|art)|\b[A-Z])\.$",
    re.IGNORECASE,
)
_LONGEST_ABBREVIATION = 20
_WORD = re.compile(r"(?<!\S)\S*\w\S*")
_MARKERS = re.compile(r"\]\([^)\n]*\)|\|")


class LongSentence(NamedTuple):
    """A sentence with more than `LONGEST` words; `start` and `end` are its position in the text."""

    start: int
    end: int
    words: int


@lru_cache(maxsize=512)
def long_sentences(text: str) -> tuple[LongSentence, ...]:
    """The sentences with more than `LONGEST` words, in order. A line ends one; rows of tables are left out."""
    return tuple(
        LongSentence(start, end, count)
        for start, end in _sentences(text)
        if (count := sum(1 for _ in _WORD.finditer(_MARKERS.sub(" ", text[start:end])))) > LONGEST
    )


def _sentences(text: str) -> Iterator[tuple[int, int]]:
    for line in _LINE.finditer(text):
        marker = _LINE_START.match(line.group())
        start = line.start() + (marker.end() if marker else 0)
        if line.group().lstrip().startswith("|"):
            continue  # the cells of a table are not a sentence
        for stop in _SENTENCE_END.finditer(text, start, line.end()):
            if not _ABBREVIATION.search(text, max(start, stop.start() - _LONGEST_ABBREVIATION), stop.start() + 1):
                yield start, stop.start() + len(stop.group().rstrip())
                start = stop.end()
        if start < line.end():
            yield start, line.end()


class WordingSource(NamedTuple):
    """A source of advice on wording."""

    id: str
    title: str
    url: str
    checked_on: date


class Wording(NamedTuple):
    """Advice on one wording: what to avoid, what to write instead, and why."""

    avoid: tuple[str, ...]
    instead: str
    why: str
    source: str
    status: Literal["published", "house view"]
    unless_before: tuple[str, ...] = ()
    """Words that make the wording right if they follow, such as "people" after "the disabled"."""
    unless_capitalised: bool = False
    """Whether the wording is right with a capital, as the name of a people."""
    unless_recorded: bool = False
    """Whether the wording is right for what is not asked or used, or is in a record."""


class WordingAdvice(NamedTuple):
    """All advice on wording, with its sources."""

    sources: tuple[WordingSource, ...]
    entries: tuple[Wording, ...]


class AvoidedWords(NamedTuple):
    """Words in an answer that should be avoided; `start` and `end` are their position in the text."""

    start: int
    end: int
    words: str
    wording: Wording


@cache
def wording_advice() -> WordingAdvice:
    """The advice in templates/language/wording.toml."""
    loaded = tomllib.loads((language_folder() / "wording.toml").read_text(encoding="utf-8"))
    entries = (
        Wording(
            avoid=tuple(entry["avoid"]),
            instead=entry["instead"],
            why=entry["why"],
            source=entry["source"],
            status=entry["status"],
            unless_before=tuple(entry.get("unless_before", ())),
            unless_capitalised=entry.get("unless_capitalised", False),
            unless_recorded=entry.get("unless_recorded", False),
        )
        for entry in loaded["entries"]
    )
    return WordingAdvice(tuple(WordingSource(**source) for source in loaded["sources"]), tuple(entries))


@cache
def _patterns() -> tuple[re.Pattern[str], dict[str, Wording]]:
    entries = {words.lower(): entry for entry in wording_advice().entries for words in entry.avoid}
    longest_first = sorted(entries, key=len, reverse=True)
    return re.compile(rf"(?<![\w-])(?:{'|'.join(map(re.escape, longest_first))})(?![\w-])", re.IGNORECASE), entries


@lru_cache(maxsize=512)
def wording_to_avoid(text: str) -> tuple[AvoidedWords, ...]:
    """The words in a text that should be avoided, in order."""
    pattern, entries = _patterns()
    found: list[AvoidedWords] = []
    match = pattern.search(text)
    while match:
        entry = entries[match.group().lower()]
        is_right = (
            _is_followed_by(text, match.end(), entry.unless_before)
            or (entry.unless_capitalised and match.group()[0].isupper())
            or (entry.unless_recorded and _RECORDED.search(text, max(match.start() - _NEAR, 0), match.start()))
            or _is_in_name(text, match)
        )
        if not is_right:
            found.append(AvoidedWords(match.start(), match.end(), match.group(), entry))
        # In "the disabled parking", "the disabled" is right and "disabled parking" is not.
        match = pattern.search(text, match.start() + 1 if is_right else match.end())
    return tuple(found)


_NEAR = 60
_RECORDED = re.compile(
    r"(?:\b(?:not|no|nor|never|neither|nothing|nobody|without|records?|recorded|register|field|box)|n['’]t)\b[^.;:!?\n]*$",
    re.IGNORECASE,
)
"""Before what is not asked or used, or what records have: "swaps do not depend on marital status"."""
_NAME_AFTER = re.compile(
    r"(?:[ \n](?:and|of|for|[A-Z][\w'’-]*)){0,4}?[ \n]"
    r"(?:Forum|Network|Group|Association|Society|Centre|Club|Trust|Alliance|Partnership|Charity|Council|Union|"
    r"Committee|"
    r"Week|Month|Awards?|Act|(?:staff|employee|workers?)[ \n](?:forum|network|group))\b"
)


def _is_in_name(text: str, match: re.Match[str]) -> bool:
    """Whether the words are part of a name, such as "the Disabled Workers Group" or "our BAME staff network"."""
    words = match.group().removeprefix("the ").removeprefix("The ")
    return words[0].isupper() and _NAME_AFTER.match(text[match.end() : match.end() + 60]) is not None


def _is_followed_by(text: str, end: int, words: Sequence[str]) -> bool:
    following = re.match(r"[ \n]([\w'’-]+)", text[end : end + 40])
    return following is not None and following[1].lower() in words
