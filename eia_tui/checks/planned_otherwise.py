"""Finds numbers of a measure that the action which carries it out has otherwise: two years, and two months."""

import re
from collections.abc import Iterator, Mapping
from functools import lru_cache

from eia_tui.checks.carried_out import weight_of
from eia_tui.checks.facts import Action, TextAnswer, actions, group_answers
from eia_tui.checks.methods.begins import looks_back
from eia_tui.checks.methods.claims import stem_of
from eia_tui.checks.methods.numbers import is_rough, numbers
from eia_tui.checks.methods.patterns import LazyPattern
from eia_tui.checks.methods.same_deed import likeness
from eia_tui.checks.methods.sentences import sentences
from eia_tui.checks.methods.when import first_day, last_day
from eia_tui.draft.draft import Draft
from eia_tui.system.text import shortened

_DAYS = {"day": 1, "week": 7, "month": 30.4, "year": 365.25, "term": 100}
_LENGTH = LazyPattern(
    r"(?i)\b(?:for|over|throughout|during)\s+(?:the\s+)?(?:first\s+|next\s+|at least\s+|up to\s+)?"
    r"(?P<number>an?|one|two|three|four|five|six|nine|ten|twelve|eighteen|\d+)\s+(?P<unit>day|week|month|term|year)s?\b"
)
_IN_WORDS = {"a": 1, "an": 1, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "nine": 9, "ten": 10}
_IN_WORDS |= {"twelve": 12, "eighteen": 18}
_RANGE = LazyPattern(r"(?i)\d\s*(?:to|until|till|[-–—])\s*(?:the end of\s+)?[\dA-Z]")
_NOUN = LazyPattern(r"\s+(?:[a-z-]+\s+)?(?P<noun>[a-z]{4,})\b")
_LIKE, _SHARE = 1.0, 0.25
"""The weight and the share of a measure that an action has which carries it out."""
_SHORTER, _LONGER = 0.6, 1.7
"""How much shorter or longer than the measure an action is that is another one."""


def planned_otherwise(draft: Draft) -> Iterator[tuple[TextAnswer, str, str]]:
    """Cells of actions with another number or length than the measure that they carry out: the cell, and both."""
    weight = weight_of(draft)
    for answers in group_answers(draft):
        for measure in sentences(answers.text("mitigation")):
            for action in actions(draft) if _lengths(measure.text) or _counts(measure.text) else ():
                if answers.group.id not in action.groups or looks_back(action.text("action")):
                    continue
                like = likeness(measure.text, action.text("action", "outcome"), weight)
                if like.weight >= _LIKE and like.share >= _SHARE and (other := _otherwise(measure.text, action)):
                    yield (*other, shortened(measure.text))


def _otherwise(measure: str, action: Action) -> tuple[TextAnswer, str] | None:
    """The cell of an action that does not go with a measure, and what it says; None if both go together."""
    promised = _lengths(measure)
    timescale, text = action.cells.get("timescale"), action.cells.get("action")
    if len(promised) == 1 and timescale and _RANGE.search(timescale.text):
        first, last = first_day(timescale.text), last_day(timescale.text)
        if first and last and 0 < (last - first).days < _SHORTER * promised[0]:
            return timescale, timescale.text
    planned = _lengths(text.text) if text else ()
    if text and len(promised) == len(planned) == 1 and not _SHORTER < planned[0] / promised[0] < _LONGER:
        return text, shortened(text.text)
    if text:
        here, there = _counts(measure), _counts(text.text)
        if any(here[noun] != there[noun] for noun in here.keys() & there.keys()):
            return text, shortened(text.text)
    return None


@lru_cache(maxsize=1024)
def _lengths(text: str) -> tuple[float, ...]:
    """The days for which something lasts by a text."""
    found = ((each["number"].lower(), each["unit"].lower()) for each in _LENGTH.finditer(text))
    return tuple((_IN_WORDS.get(number) or int(number)) * _DAYS[unit] for number, unit in found)


@lru_cache(maxsize=1024)
def _counts(text: str) -> Mapping[str, float]:
    """The numbers of a text by the stem of what they count, of what it counts once."""
    found: dict[str, list[float]] = {}
    for number in numbers(text):
        noun = _NOUN.match(text, number.end)
        if noun and number.kind != "percent" and number.is_exact and not is_rough(text, number):
            found.setdefault(f"{number.kind} {stem_of(noun['noun'])}", []).append(number.value)
    return {noun: values[0] for noun, values in found.items() if len(values) == 1 and not _is_time(noun)}


def _is_time(noun: str) -> bool:
    return re.search(r" (?:day|week|month|year|hour|minut|time|term)", noun) is not None
