"""Finds two figures that clauses of the same words give for the same thing: "71% of borrowers are women" and "61%"."""

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from eia_tui.checks.methods.claims import is_bounded, is_of_other_plan, stem_of
from eia_tui.checks.methods.numbers import Number, numbers
from eia_tui.checks.methods.patterns import LazyPattern
from eia_tui.checks.methods.phrases import group_words, is_one_of
from eia_tui.checks.methods.sentences import Sentence, sentences

_WORD = LazyPattern(r"[A-Za-z][\w’'-]*")
_LIMIT = LazyPattern(r"[,;:()]|\.(?!\d)|\s[–—-]\s|(?i:\b(?:so that|because|while|whereas|although|but)\b)")
"""What ends the clause that a figure belongs to."""
_OF_THOSE = LazyPattern(r"(?i)\b(?:those|them|these|whom|others?|rest|another|extra|further|more than|fewer than)\b")
"""Words which refer to people of another clause: what the figure counts is not in its own."""
_OF = LazyPattern(r"\s+(?:of|in)\b")
_THAT = LazyPattern(r"(?:\s+[\w’'-]+){1,3}?\s+(?:that|who|which|where|whose)\b")
_NO_UNIT = LazyPattern(r"(?i)\s*(?:am|pm|pence|metres?|miles?|m|km)\b")
_TIMES = frozenset(["year", "month", "week", "day", "hour", "minut", "tim"])
_OF_TIME = LazyPattern(r"(?i)\s*-?\s*(?:years?|months?|weeks?|days?|hours?|minutes?|times|miles?|metres?)\b")
"""Stems of what measures time: two such figures are of the same thing only if most of their clauses is the same."""
_RELATIVE = LazyPattern(
    r"(?i)(?P<counted>.*?\b(?:that|who|which|where)\s+\w+.*?)\s+(?:will|would|is|are|was|were|has|have|can|may|must|should)\b"
)
"""What a count is of, up to the verb of its clause."""
_CELL = LazyPattern(r"(\d{1,3}(?:\.\d+)?)\s?%")
_FEWEST_WORDS, _SHORTEST = 2, 3
_FEWEST_WITHOUT_BASE = 3
"""The words that two clauses share where a percentage does not say of whom it is."""
_ROUNDED = 1
"""Percentage points by which a rounded percentage may differ."""
_HALF = 0.5
_FEWEST = 3
"""Smaller counts are often parts: "two of the stops"."""


class Figure(NamedTuple):
    """A figure with what its clause is about."""

    number: Number
    unit: str
    """The stem of the word after a count; "%" for a percentage."""
    about: frozenset[str]
    groups: frozenset[str]
    """The words of the clause that mention a group of people."""
    years: frozenset[str]
    """The years in the sentence and in the headings above it."""
    context: frozenset[str]
    """The stems of the whole sentence."""
    says_of_whom: bool
    """Whether a percentage is followed by "of"; of a count, whether it is followed by "that", "who" or "where"."""
    is_in_table: bool = False
    """Whether it is a cell of a table, which says no more than its row and its column."""


@lru_cache(maxsize=1024)
def figures(text: str) -> tuple[Figure, ...]:
    """The counts and percentages of a text that are alone in their clause, and the percentages of its tables."""
    return (
        *(
            figure
            for sentence in sentences(text)
            if not sentence.is_row and not is_of_other_plan(sentence)
            for figure in _figures(sentence)
        ),
        *_in_tables(text),
    )


def _in_tables(text: str) -> Iterator[Figure]:
    """The percentages of tables, each of what its row and its column are about."""
    header: list[str] = []
    for sentence in sentences(text):
        if not sentence.is_row:
            header = []
            continue
        cells = [cell.strip(" *_") for cell in sentence.text.strip().removeprefix("|").removesuffix("|").split("|")]
        if not header:
            header = cells
            continue
        for column, cell in zip(header[1:], cells[1:], strict=False):
            found = _CELL.fullmatch(cell)
            label = f"{cells[0]} {column}"
            about = frozenset(_all_stems(_WORD.findall(label)))
            if found and len(about) >= _FEWEST_WORDS:
                number = Number(float(found[1]), "percent", found.group(), 0, len(cell))
                groups = frozenset(map(str.casefold, re.findall(group_words(), label, re.IGNORECASE)))
                years = frozenset(re.findall(r"\b20\d\d\b", label))
                yield Figure(number, "%", about, groups, years, about, says_of_whom=True, is_in_table=True)


def _figures(sentence: Sentence) -> Iterator[Figure]:
    text = sentence.text
    every = numbers(text)
    for number in every:
        if (
            number.kind == "money"
            or (number.kind == "count" and number.value < _FEWEST)
            or _NO_UNIT.match(text[number.end :])
            or is_bounded(text, number)
        ):
            continue
        start = max((found.end() for found in _LIMIT.finditer(text, 0, number.start)), default=0)
        end = next((found.start() for found in _LIMIT.finditer(text, number.end)), len(text))
        clause = f"{text[start : number.start]} {text[number.end : end]}"
        beside = [each for each in every if start <= each.start < end and each is not number]
        if _OF_THOSE.search(clause) or not all(_OF_TIME.match(text[each.end :]) for each in beside):
            continue
        after = _WORD.findall(text[number.end : end])
        unit = "%" if number.kind == "percent" else _stems(after[:1])
        counted = text[number.end : end] if _THAT.match(text[number.end :]) and number.kind == "count" else clause
        if counted is not clause and (relative := _RELATIVE.match(counted)):
            counted = relative["counted"]
        about = frozenset(_all_stems(_WORD.findall(counted)))
        if unit and len(about) >= (1 if number.kind == "percent" else _FEWEST_WORDS):
            groups = frozenset(map(str.casefold, re.findall(group_words(), clause, re.IGNORECASE)))
            years = frozenset(re.findall(r"\b20\d\d\b", sentence.with_lead))
            follows = _OF if number.kind == "percent" else _THAT
            context = frozenset(_all_stems(_WORD.findall(text)))
            yield Figure(number, unit, about, groups, years, context, follows.match(text[number.end :]) is not None)


def _all_stems(words: list[str]) -> Iterator[str]:
    return (stem for word in words if (stem := _stems([word])))


def _stems(words: list[str]) -> str:
    """The stem of one word, "" if it says nothing about what is counted."""
    word = words[0].lower() if words else ""
    empty = len(word) < _SHORTEST or is_one_of("uncounted", word) or is_one_of("linking", word)
    return "" if empty else stem_of(word)


@lru_cache(maxsize=4096)
def has_figure(text: str, figure: Figure) -> bool:
    """Whether a text has the number of a figure in a table, or in a sentence about the same things."""
    number = re.compile(rf"(?<![\d,.]){re.escape(figure.number.words)}(?![\d,]*\d)")
    return any(
        number.search(sentence.text) and figure.about & frozenset(_all_stems(_WORD.findall(sentence.with_lead)))
        for sentence in sentences(text)
    )


@lru_cache(maxsize=16_384)
def contradict(one: Figure, other: Figure) -> bool:
    """Whether one clause says nothing else than the other, and gives another figure."""
    if one.number.kind != other.number.kind or one.unit != other.unit or one.number.value == other.number.value:
        return False
    shared = one.about & other.about
    if one.groups != other.groups or _of_other_years(one, other) or shared not in (one.about, other.about):
        return False
    if one.number.kind == "percent" and _is_rounding(one.number, other.number):
        return False
    if not (one.number.is_exact and other.number.is_exact):
        return False  # "half" may be rounded, or of a part
    if one.is_in_table or other.is_in_table:
        return one.about == other.about and one.is_in_table != other.is_in_table and _far(one, other)
    says_of_whom = one.says_of_whom and other.says_of_whom
    if one.unit in _TIMES:
        return len(shared) > _FEWEST_WITHOUT_BASE
    if one.number.kind == "count" and not says_of_whom:  # "16 drivers", "15 drivers and assistants" may be all and some
        return one.about == other.about and len(shared) >= _FEWEST_WITHOUT_BASE
    if one.number.kind == "percent" and len(shared) == 1:
        short, long = sorted((one, other), key=lambda each: len(each.about))
        return (
            long.says_of_whom and not long.groups and bool((long.about - shared) & short.context) and _far(one, other)
        )
    return len(shared) >= (_FEWEST_WORDS if says_of_whom else _FEWEST_WITHOUT_BASE)


def _is_rounding(one: Number, other: Number) -> bool:
    """Whether one percentage is the other without its decimals: "15%" and "15.3%"."""
    has_decimals = "." in one.words, "." in other.words
    return has_decimals[0] != has_decimals[1] and abs(one.value - other.value) <= _HALF


def _of_other_years(one: Figure, other: Figure) -> bool:
    return bool(one.years and other.years and not one.years & other.years)


def _far(one: Figure, other: Figure) -> bool:
    return abs(one.number.value - other.number.value) > _ROUNDED
