"""Reads the numbers in a text, in figures or in words: counts, percentages and amounts of money."""

import re
from collections.abc import Mapping
from functools import cache, lru_cache
from typing import Literal, NamedTuple, TypeAlias

from eia_tui.checks.methods.patterns import LazyPattern
from eia_tui.form.dates import MONTHS

Kind: TypeAlias = Literal["count", "percent", "money"]

ROUNDED = 1.0
"""Percentage points by which a percentage that was rounded, or is one of rounded numbers, may differ."""
_UNITS = (
    "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve", "thirteen",
    "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen",
)  # fmt: skip
_TENS = ("twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")
_FRACTIONS: Mapping[str, float] = {
    "half": 50, "a half": 50, "one half": 50, "a third": 100 / 3, "one third": 100 / 3, "two thirds": 200 / 3,
    "a quarter": 25, "one quarter": 25, "three quarters": 75, "a fifth": 20, "one fifth": 20, "two fifths": 40,
    "three fifths": 60, "four fifths": 80, "a tenth": 10, "one tenth": 10,
}  # fmt: skip
"""Shares in words, in per cent."""
_MULTIPLES: Mapping[str, float] = {"k": 1e3, "thousand": 1e3, "m": 1e6, "million": 1e6, "bn": 1e9, "billion": 1e9}
_LEAST_PENNY = 0.005
"""What is less than half a penny from a whole number is one."""
_ROUGH = LazyPattern(
    r"(?i)\b(?:about|around|approximately|roughly|circa|nearly|almost|close to|over|under|more than|less than|"
    r"fewer than|at least|(?<!add )(?<!adds )(?<!adding )up to|some|well over|just over|just under|between|c\.?)\s*$"
)
_MONTH = "|".join([*MONTHS, *(month[:3] for month in MONTHS)])


class Number(NamedTuple):
    """A number in a text, from `start` to `end`."""

    value: float
    kind: Kind
    words: str
    start: int
    end: int
    is_exact: bool = True
    """Whether it is no fraction in words, such as "a third"."""


@cache
def _words() -> Mapping[str, int]:
    named = {word: number for number, word in enumerate(_UNITS, 1)}
    for ten, word in enumerate(_TENS, 2):
        named[word] = 10 * ten
        named |= {f"{word}-{unit}": 10 * ten + number for number, unit in enumerate(_UNITS[:9], 1)}
    return named


@cache
def _pattern() -> re.Pattern[str]:
    fractions = "|".join(sorted((word.replace(" ", r"[\s-]") for word in _FRACTIONS), key=len, reverse=True))
    words = "|".join(sorted(_words(), key=len, reverse=True))
    return re.compile(
        rf"(?i)(?<![\w.,/#])(?:(?P<money>£)\s?)?(?P<digits>\d{{1,3}}(?:,\d{{3}})+(?:\.\d+)?|\d+(?:\.\d+)?)"
        r"(?:\s?(?P<multiple>k|m|bn|thousand|million|billion)\b)?(?P<percent>\s?%|\s?per\s?cent\b)?(?![\w/]|[.,:]\d)"
        rf"|\b(?P<fraction>{fractions})\b(?![-\s](?:an?|price|day|days|term|hour|hours|fare|fares|year|way)\b)|\b(?P<word>{words})\b(?P<word_percent>\s+per\s?cent\b)?"
    )


@cache
def _no_count() -> tuple[re.Pattern[str], re.Pattern[str]]:
    """Words before and after a number that is a day, a year, an age, a time or a label, and no count."""
    before = re.compile(
        rf"(?i)(?:\b(?:section|page|phase|stage|question|route|line|no\.?|number|act|part|paragraph|table|figure|action|"
        rf"year|years|aged?|ages|over|under|above|below|ward|zone|band|key stage|version|wcag|since|in|by|until|of|"
        rf"from|to|summer|spring|autumn|winter|(?:{_MONTH})\.?)\s+|\d\s?[-–/]\s?)$"
    )
    after = re.compile(
        rf"(?i)\s*(?:(?:st|nd|rd|th)\b|(?:of\s+)?(?:{_MONTH})\b|[-–/]\s?\d|\+|(?:am|pm)\b|o['’]clock|"
        r"(?:and|or)\s+(?:over|under|above|older|younger)|[-\s]years?[-\s]olds?)"
    )
    return before, after


@lru_cache(maxsize=4096)
def numbers(sentence: str) -> tuple[Number, ...]:
    """The numbers of a sentence, in order, without days, years, times, ages and numbers of sections."""
    return tuple(number for found in _pattern().finditer(sentence) if (number := _read(sentence, found)))


def _read(sentence: str, found: re.Match[str]) -> Number | None:
    start, end = found.span()
    words = " ".join(found.group().split())
    if found["fraction"]:
        value = _FRACTIONS[re.sub(r"[\s-]+", " ", found["fraction"].casefold())]
        return Number(value, "percent", words, start, end, is_exact=False)
    if found["word"]:
        kind: Kind = "percent" if found["word_percent"] else "count"
        return Number(_words()[found["word"].casefold()], kind, words, start, end)
    value = float(found["digits"].replace(",", "")) * _MULTIPLES.get((found["multiple"] or "").casefold(), 1)
    if found["money"] or found["percent"]:
        return Number(value, "money" if found["money"] else "percent", words, start, end)
    before, after = _no_count()
    is_year = re.fullmatch(r"(?:19|20)\d\d", found["digits"]) is not None
    ends_with = before.search(sentence[max(0, start - 16) : start])
    is_label = ends_with and (is_year or not re.match(r"(?i)(?:in|by|of|from|to)\b", ends_with.group().strip()))
    if is_year and (ends_with or not re.match(r"\s+[a-z]{4,}", sentence[end:])):
        return None
    if is_label or after.match(sentence, end):
        return None
    return Number(value, "count", words, start, end)


def written_like(value: float, number: Number) -> str:
    """A value as that number is written, with its sign for pounds or per cent: "£1,250", "40%"."""
    shown = f"{value:,.0f}" if abs(value - round(value)) < _LEAST_PENNY else f"{value:,.2f}"
    return f"£{shown}" if number.kind == "money" else f"{shown}%" if number.kind == "percent" else shown


class Doubtful(str):
    """What is wrong with numbers that may well be of different things: a suggestion, and no certain mistake."""

    __slots__ = ()


def is_rough(sentence: str, number: Number) -> bool:
    """Whether a sentence says that a number is about so much, or more or less."""
    return _ROUGH.search(sentence[max(0, number.start - 20) : number.start]) is not None
