"""Finds two figures that clauses of the same words give for the same thing: "71% of borrowers are women" and "61%"."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

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
_TIME = LazyPattern(r"(?i)\s*(?:am|pm|years?|months?|weeks?|days?|hours?|minutes?|times?|pence|metres?|m)\b")
_FEWEST_WORDS, _SHORTEST = 2, 3
_FEWEST_WITHOUT_BASE = 3
"""The words that two clauses share where a percentage does not say of whom it is."""
_FEWEST = 3
"""Smaller counts are often parts: "two of the stops"."""


@dataclass(frozen=True)
class Figure:
    """A figure with what its clause is about."""

    number: Number
    unit: str
    """The stem of the word after a count; "%" for a percentage."""
    about: frozenset[str]
    groups: frozenset[str]
    """The words of the clause that mention a group of people."""
    years: frozenset[str]
    context: frozenset[str]
    """The stems of the whole sentence."""
    says_of_whom: bool
    """Whether a percentage is followed by "of"; of a count, whether it is followed by "that", "who" or "where"."""


@lru_cache(maxsize=1024)
def figures(text: str) -> tuple[Figure, ...]:
    """The counts and percentages of a text that are alone in their clause, tables excluded."""
    return tuple(
        figure
        for sentence in sentences(text)
        if not sentence.is_row and not is_of_other_plan(sentence)
        for figure in _figures(sentence)
    )


def _figures(sentence: Sentence) -> Iterator[Figure]:
    text = sentence.text
    every = numbers(text)
    for number in every:
        if (
            number.kind == "money"
            or (number.kind == "count" and (number.value < _FEWEST or _TIME.match(text[number.end :])))
            or is_bounded(text, number)
        ):
            continue
        start = max((found.end() for found in _LIMIT.finditer(text, 0, number.start)), default=0)
        end = next((found.start() for found in _LIMIT.finditer(text, number.end)), len(text))
        clause = text[start:end]
        if _OF_THOSE.search(clause) or sum(start <= other.start < end for other in every) > 1:
            continue
        after = _WORD.findall(text[number.end : end])
        unit = "%" if number.kind == "percent" else _stems(after[:1])
        about = frozenset(_all_stems(_WORD.findall(clause)))
        if unit and len(about) >= (1 if number.kind == "percent" else _FEWEST_WORDS):
            groups = frozenset(map(str.casefold, re.findall(group_words(), clause, re.IGNORECASE)))
            years = frozenset(re.findall(r"\b20\d\d\b", clause))
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
        number.search(sentence.text)
        and (sentence.is_row or figure.about & frozenset(_all_stems(_WORD.findall(sentence.with_lead))))
        for sentence in sentences(text)
    )


@lru_cache(maxsize=16_384)
def contradict(one: Figure, other: Figure) -> bool:
    """Whether one clause says nothing else than the other, and gives another figure."""
    if one.number.kind != other.number.kind or one.unit != other.unit or one.number.value == other.number.value:
        return False
    shared = one.about & other.about
    if one.groups != other.groups or one.years != other.years or shared not in (one.about, other.about):
        return False
    says_of_whom = one.says_of_whom and other.says_of_whom
    if one.number.kind == "count" and not says_of_whom:
        return False  # "16 drivers" and "15 drivers and assistants" may be all and some
    if one.number.kind == "percent" and len(shared) == 1:
        short, long = sorted((one, other), key=lambda each: len(each.about))
        return (
            long.says_of_whom and not long.groups and bool((long.about - shared) & short.context) and _far(one, other)
        )
    return len(shared) >= (_FEWEST_WORDS if says_of_whom else _FEWEST_WITHOUT_BASE) and (
        one.number.is_exact == other.number.is_exact or _far(one, other)
    )


def _far(one: Figure, other: Figure) -> bool:
    return abs(one.number.value - other.number.value) > _ROUNDED


_ROUNDED = 5
"""Percentage points by which "a third" may differ from the exact share."""
