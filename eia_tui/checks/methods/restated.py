"""Finds a figure that only one answer has, where others give another figure for the same things or people.

That no other answer has the number is one sign, and that another one counts the same is the second.
"""

import re
from collections.abc import Collection, Iterator
from functools import lru_cache
from typing import NamedTuple, TypeAlias

from eia_tui.checks.methods.claims import is_bounded, is_of_other_plan, stem_of
from eia_tui.checks.methods.numbers import Kind, Number, numbers
from eia_tui.checks.methods.patterns import LazyPattern
from eia_tui.checks.methods.phrases import group_words, is_one_of
from eia_tui.checks.methods.sentences import Sentence, sentences
from eia_tui.prose.table_syntax import row_cells

_WORD = LazyPattern(r"[A-Za-z][\w’'-]*")
_ENDS_NOUN = LazyPattern(
    r"(?i)[^A-Za-z\s]|\b(?:in|for|at|on|with|from|who|that|which|whose|where|will|would|is|are|was|were|have|has|had|to|by|"
    r"of|and|or|but|as|than|because|while|when|if|against|between|not|can|could|may|must|should|do|does|did|each|per|"
    r"after|before|over|under|during|about|it|they|we|there|this|these|those|into|out|up|down|only|also|already|still)\b"
)
_LACKING = LazyPattern(
    r"(?i)\s+(?:who\s+|that\s+)?(?:do|does|can|have|has|are|is|would|will|could)(?:\s+not|n['’]t|not)\s+(?P<lack>[a-z’'-]+)"
)
"""What those cannot or do not do whom a number counts."""
_WHO = LazyPattern(r"(?i)^\s+(?:who|that)\b")
_NO_COUNT = LazyPattern(
    r"(?i)(?:days?|weeks?|months?|years?|hours?|minutes?|miles?|metres?|times|points?|pages?|percentage|pence|words?|am|pm)\b"
)
"""What measures time, distance or a score: the same unit does not make it the same thing."""
_LIMIT = LazyPattern(
    r"(?i)\b(?:at least|at most|to|by|targets?(?: of)?|from|below|above|under|over|up)\s+$|\b(?:another|further|first|"
    r"next|extra|fewer|more|other|last)\s+$"
)
_BEFORE = 40
"""Characters before a number that are read for them."""
_CLAUSE_START = LazyPattern(r"[;:.]\s")
_CELL = LazyPattern(r"(\d[\d,]*(?:\.\d+)?)\s?(%)?")
_AGES = LazyPattern(
    r"(?i)\b(?:(?P<side>under|over)\s?(?P<limit>\d{1,2})s?|(?:aged?\s)?(?P<first>\d{1,2})\s?(?:\+|(?:and|or)\s(?:over|above|more))|"
    r"(?:aged?\s)?(?P<young>\d{1,2})\s?(?:to|-|–)\s?(?P<old>\d{1,2}))(?!\s?%)"
)
_NO_GROUP = LazyPattern(r"(?i)(?:aged?|ages|and|or|over|under|the|of|with|\d+)")
_SOURCE = LazyPattern(
    r"(?i)\b(?:survey|census|registers?|records?|logs?|database|statistics|audit|report|study|counts?|counted|monitoring|extract)\b|\b20\d\d\)"
)
"""What a figure is taken from, in its own sentence."""
_YEARS = LazyPattern(r"\b20\d\d(?:\s?[-/–]\s?(?:20)?\d\d)?\b")
_EMPTY = frozenset(
    ["the", "all", "our", "other", "new", "current", "own", "same", "first", "last", "whole", "people", "person"]
)
_SHORTEST, _FEWEST = 3, 5
_PART = 0.4
"""A number smaller than this share of another may well count a part of the same."""
_FEWEST_ALIKE = 2
_ROUNDED = 1
"""Percentage points by which a rounded percentage may differ."""
_OF_MONEY = LazyPattern(
    r"(?:year|month|week|day|hour|cost|pay|paid|charg|sav|fee|pric|budget|fund|money|grant|visit|each)\w*"
)
"""Stems that are in most clauses with a sum of money."""
_FEWEST_WITHOUT_GROUP, _LEAST_SHARE = 4, 0.6
"""The words that two percentages share which are of no group, and their share of those of the first."""


Key: TypeAlias = tuple[Kind, float]
"""A count or a percentage, whatever it is of."""


class Restated(NamedTuple):
    """A count or a percentage with what it is of."""

    number: Number
    unit: frozenset[str]
    """The stems of the nouns that a count is of, or of what those do whom it counts."""
    about: frozenset[str]
    """The stems of its clause, or of its row, its column and what the table stands under."""
    groups: frozenset[str]
    """The words of the same that mention a group, or ages."""
    years: frozenset[str]
    """The years of its sentence and of what that stands under."""
    is_own: bool
    """Whether its sentence gives a source, so that it needs no other answer."""
    is_limit: bool
    is_cell: bool

    @property
    def value(self) -> float:
        """The number."""
        return self.number.value

    @property
    def says_what(self) -> bool:
        """Whether it is a count of what two words or more describe, or of people who lack something."""
        more = len(self.unit) >= _FEWEST_ALIKE or any(stem.startswith("not ") for stem in self.unit)
        return self.number.kind == "count" and more

    @property
    def key(self) -> Key:
        """What it has in common with the same figure elsewhere."""
        return self.number.kind, self.number.value

    @property
    def kin(self) -> tuple[Kind, frozenset[str]]:
        """What a figure must have in common with another to conflict with it: the unit of a count, or the groups."""
        return self.number.kind, self.unit if self.number.kind == "count" else self.groups


@lru_cache(maxsize=1024)
def restated(text: str) -> tuple[Restated, ...]:
    """The counts and percentages of an answer, cells of tables included, each once."""
    distinct: dict[object, Restated] = {}
    for each in _restated(text):
        distinct.setdefault((each.key, *each[1:]), each)
    return tuple(distinct.values())


def _restated(text: str) -> Iterator[Restated]:
    header: list[str] = []
    for sentence in sentences(text):
        if sentence.is_row:
            cells = [cell.strip(" *_") for cell in row_cells(sentence.text)]
            yield from _in_row(header, cells, sentence.lead) if header else ()
            header = header or cells
            continue
        header = []
        if not sentence.is_heading and not is_of_other_plan(sentence):
            yield from _in_sentence(sentence)


def _in_row(header: list[str], cells: list[str], lead: str) -> Iterator[Restated]:
    for column, cell in zip(header[1:], cells[1:], strict=False):
        if found := _CELL.fullmatch(cell):
            label = f"{cells[0]} {column}"
            number = Number(float(found[1].replace(",", "")), "percent" if found[2] else "count", cell, 0, len(cell))
            yield Restated(
                number,
                frozenset(),
                _stems(f"{label} {lead}"),
                _groups(label),
                _years(label),
                is_own=False,
                is_limit=False,
                is_cell=True,
            )


def _in_sentence(sentence: Sentence) -> Iterator[Restated]:
    text = sentence.text
    every = numbers(text)
    years, is_own = (_years(text), _SOURCE.search(text) is not None) if every else (frozenset[str](), False)
    starts = [found.end() for found in _CLAUSE_START.finditer(text)] if every else []
    for number, following in zip(every, [*(each.start for each in every[1:]), len(text)], strict=False):
        if not number.is_exact:
            continue
        before = text[: number.start]
        start = max((each for each in starts if each <= number.start), default=0)
        after = _CLAUSE_START.split(text[number.end : following], maxsplit=1)[0]
        is_limit = is_bounded(text, number) or _LIMIT.search(before[-_BEFORE:]) is not None
        about = f"{before[start:]} {after}"
        unit = _unit(text[number.end :]) if number.kind == "count" else frozenset[str]()
        yield Restated(
            number,
            unit,
            _stems(about),
            _groups(about),
            years,
            is_own=is_own,
            is_limit=is_limit,
            is_cell=False,
        )


def _unit(after: str) -> frozenset[str]:
    """The stems of what a count is of: "94 site staff", or of what those do who are counted: "27 who do not drive"."""
    if _NO_COUNT.match(after.lstrip()):
        return frozenset()
    if lacking := _LACKING.match(after):
        return frozenset([f"not {stem_of(lacking['lack'].lower())}"])
    after = _WHO.sub(" ", after) if _WHO.match(after) else after
    end = _ENDS_NOUN.search(after)
    nouns = _WORD.findall(after[: end.start()] if end else after)
    return frozenset() if any(map(_NO_COUNT.fullmatch, nouns)) else _stems(" ".join(nouns))


@lru_cache(maxsize=8192)
def _stems(text: str) -> frozenset[str]:
    words = (word.lower() for word in _WORD.findall(text))
    return frozenset(
        stem_of(word)
        for word in words
        if len(word) >= _SHORTEST
        and word not in _EMPTY
        and not is_one_of("uncounted", word)
        and not is_one_of("linking", word)
    )


def _years(text: str) -> frozenset[str]:
    return frozenset(_YEARS.findall(text))


@lru_cache(maxsize=8192)
def _groups(text: str) -> frozenset[str]:
    named = re.findall(group_words(), _AGES.sub(" ", text), re.IGNORECASE)
    stems = (stem_of(word.lower()) for each in named for word in each.split() if not _NO_GROUP.fullmatch(word))
    return frozenset(stems) | frozenset(_age(found) for found in _AGES.finditer(text))


def _age(found: re.Match[str]) -> str:
    """An age in one way, however it is written: "55+" for "55 and over" and "aged 55 or over"."""
    if found["first"]:
        return f"{found['first']}+"
    return f"{found['side'].lower()} {found['limit']}" if found["side"] else f"{found['young']}-{found['old']}"


def conflicts(figure: Restated, other: Restated, beside: Collection[Key]) -> bool:
    """Whether a figure that no other answer has is given otherwise by a figure of another answer.

    `beside` are the figures of the answer with the first.
    """
    if (
        figure.is_own
        or figure.is_limit
        or figure.is_cell
        or figure.number.kind != other.number.kind
        or figure.value == other.value
        or other.key in beside
        or (figure.years and other.years and not figure.years & other.years)
    ):
        return False
    if figure.number.kind == "money":
        return _sums_differ(figure, other)
    return _counts_differ(figure, other) if figure.number.kind == "count" else _shares_differ(figure, other)


def _sums_differ(figure: Restated, other: Restated) -> bool:
    shared = {stem for stem in figure.about & other.about if not _OF_MONEY.fullmatch(stem)}
    own = {stem for stem in figure.about if not _OF_MONEY.fullmatch(stem)}
    smaller, larger = sorted((figure.value, other.value))
    return (
        not other.is_limit
        and figure.groups == other.groups
        and smaller >= _PART * larger
        and len(shared) >= _FEWEST_ALIKE
        and len(shared) >= _LEAST_SHARE * len(own)
    )


def _counts_differ(figure: Restated, other: Restated) -> bool:
    if not figure.unit or figure.unit != other.unit or other.is_limit or min(figure.value, other.value) < _FEWEST:
        return False
    smaller, larger = sorted((figure.value, other.value))
    return smaller >= _PART * larger and (figure.says_what or bool((figure.about & other.about) - figure.unit))


def _shares_differ(figure: Restated, other: Restated) -> bool:
    if figure.groups != other.groups or other.is_limit or abs(figure.value - other.value) <= _ROUNDED:
        return False
    shared = {stem for stem in figure.about & other.about if not any(stem in group for group in figure.groups)}
    if not figure.groups:
        return len(shared) >= _FEWEST_WITHOUT_GROUP and len(shared) >= _LEAST_SHARE * len(figure.about)
    return len(shared) >= (1 if other.is_cell or len(figure.groups) >= _FEWEST_ALIKE else _FEWEST_ALIKE)
