"""Reads two kinds of counts that answers repeat: totals of a year, and how many have or will have something."""

import re
from functools import lru_cache
from typing import NamedTuple

from eia_tui.checks.methods.claims import is_bounded, is_of_other_plan, stem_of
from eia_tui.checks.methods.numbers import numbers
from eia_tui.checks.methods.patterns import LazyPattern
from eia_tui.checks.methods.phrases import group_words
from eia_tui.checks.methods.sentences import Sentence, sentences

_A_YEAR = LazyPattern(
    r"(?i)^\s+(?P<unit>[a-z]{4,}s)\s+(?:(?:a|per|each|every)\s+year\b|(?:in|of|for|during)\s+(?:the year )?"
    r"(?P<year>20\d\d(?:[/-]\d\d)?)\b)"
)
_PART = LazyPattern(r"(?i)\b(?:fewer|more|extra|another|other|new|further|saves?|each|every|by|first|only)\s+$")
_BRACKETS = LazyPattern(r"\s*\([^()]*\)")
_STATE = LazyPattern(
    r"(?i)^\s*(?P<noun>(?:[a-z’'-]+\s+){0,2}?)(?P<state>(?:will|would|shall|(?:do|does)(?:\s+not|n['’]t)|have|has|are|is)\s+"
    r"[^,.;:()|]{6,80})"
)
_NEGATIVE = LazyPattern(r"(?i)\b(?:no|not|never|without|\w+n['’]t|lose|close|shut|end|stop)\b")
_OTHERS = LazyPattern(r"(?i)\b(?:other|others|rest|remaining)\s+$")
_OF_SOME = LazyPattern(r"(?i)\bof (?:the|these|those|them|our)\s+(?:\w+\s+)?$")
_WORD = LazyPattern(r"[a-z][a-z’'-]+")
_FEWEST_YEARLY, _SAME_SIZE = 100, 0.5
"""Smaller totals may be those of one person; the larger of two of the same is less than twice the other."""
_ROUNDED = 0.05
_WORDS_OF_STATE = 3
_FEWEST = 3


class YearlyTotal(NamedTuple):
    """How many of something there are in a year: "about 61,000 visits a year"."""

    value: float
    words: str
    unit: str
    year: str
    """"" for "a year"."""


class StateCount(NamedTuple):
    """How many have or will have something: "14 car parks will have no machine"."""

    value: float
    words: str
    noun: str
    """The words after the number; "" after "the other"."""
    state: str


@lru_cache(maxsize=1024)
def yearly_totals(text: str) -> tuple[YearlyTotal, ...]:
    """The totals of a year in a text. A number that is a part, a limit or of another plan is left out."""
    found = []
    for sentence in _plain(text):
        for number in numbers(sentence.text):
            match = _A_YEAR.match(sentence.text[number.end :])
            if (
                match
                and number.kind == "count"
                and number.value >= _FEWEST_YEARLY
                and not is_bounded(sentence.text, number)
                and not _PART.search(sentence.text[: number.start])
            ):
                found.append(
                    YearlyTotal(number.value, number.words, stem_of(match["unit"].lower()), match["year"] or "")
                )
    return tuple(found)


def totals_disagree(one: YearlyTotal, other: YearlyTotal) -> bool:
    """Whether two totals are of the same thing and differ by more than rounding; of two different years they may."""
    if one.unit != other.unit or (one.year and other.year and one.year != other.year):
        return False
    smaller, larger = sorted((one.value, other.value))
    return _SAME_SIZE * larger < smaller < (1 - _ROUNDED) * larger


@lru_cache(maxsize=1024)
def state_counts(text: str) -> tuple[StateCount, ...]:
    """How many, according to a text, lack or lose something, in words that another answer may repeat."""
    found = []
    for sentence in _plain(text):
        for number in numbers(sentence.text):
            if number.kind != "count" or number.value < _FEWEST or is_bounded(sentence.text, number):
                continue
            before = sentence.text[: number.start]
            match = _STATE.match(_BRACKETS.sub("", sentence.text[number.end :]))
            if not match or _OF_SOME.search(before) or not _NEGATIVE.search(match["state"]):
                continue
            words = _WORD.findall(match["state"].lower())
            if len(words) >= _WORDS_OF_STATE and not re.search(group_words(), match["noun"], re.IGNORECASE):
                noun = "" if _OTHERS.search(before) else " ".join(match["noun"].lower().split())
                found.append(StateCount(number.value, number.words, noun, " ".join(words)))
    return tuple(found)


def states_disagree(one: StateCount, other: StateCount) -> bool:
    """Whether two numbers have the same state and are not the same."""
    same_noun = one.noun == other.noun or not one.noun or not other.noun
    return one.value != other.value and one.state == other.state and same_noun


def _plain(text: str) -> list[Sentence]:
    return [each for each in sentences(text) if not each.is_row and not is_of_other_plan(each)]
