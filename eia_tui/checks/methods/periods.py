"""Finds figures of periods that are not equally long and are compared all the same: nine months against a year."""

import re
from collections.abc import Iterator
from functools import lru_cache

from eia_tui.checks.methods.numbers import numbers
from eia_tui.checks.methods.patterns import LazyPattern
from eia_tui.checks.methods.sentences import sentences
from eia_tui.form.dates import MONTHS

_MONTHS = [month.lower() for month in MONTHS]
_MONTH = "|".join([*_MONTHS, *(month[:3] for month in _MONTHS)])
_SPAN = re.compile(
    rf"(?i)\b(?:from|between|in)\s+(?P<first>{_MONTH})\b\.?(?:\s+(?P<from>20\d\d))?\s+(?:to|and|until)\s+(?P<last>{_MONTH})\b\.?(?:\s+(?P<to>20\d\d))?"
)
_SO_MANY = LazyPattern(
    r"(?i)\b(?P<number>two|three|four|five|six|seven|eight|nine|ten|eleven|\d{1,2})\s+months\b|\bfirst\s+(?P<part>half|quarter)\s+of\b"
)
_WHOLE_YEAR = LazyPattern(
    r"(?<![\d/–-])20\d\d[/–-](?:20)?\d\d(?![\d/–-])|(?i:\b(?:in|for|during|whole of|all of|"
    r"calendar year)\s+20\d\d\b(?![/–-]\d))"
)
_WORDS = ("two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven")
_PARTS = {"half": 6, "quarter": 3}
_COMPARES = LazyPattern(
    r"(?i)\b(?:against|compared\s+(?:with|to)|down\s+from|up\s+from|fell\s+from|fallen\s+from|rose\s+from|risen\s+from|dropped\s+from|than)\b"
)
_CONCLUDES = LazyPattern(
    r"(?i)\b(?:fall|fell|fallen|falls|down|drop\w*|declin\w*|ris\w+|rose|up\s+from|increas\w*|decreas\w*|stopped|fewer|lost|more\s+than|growth|shows?|half|third|quarter|\d+\s?%)\b"
)
_MADE_EQUAL = LazyPattern(
    r"(?i)\b(?:same\s+(?:\w+\s+)?(?:months?|period|quarter|weeks)|a\s+(?:month|week|day)|per\s+(?:month|week|day|session)|each\s+(?:month|week)|pro\s+rata|annualised|at\s+that\s+rate|on\s+average|equivalent)\b"
)
_YEAR = 12


@lru_cache(maxsize=512)
def unlike_periods(text: str) -> str:
    """The first sentence of a text which compares counts of periods that are not equally long; "" if none does."""
    return next((each.text for each in sentences(text) if not each.is_row and _compares_unlike(each.text)), "")


def _compares_unlike(sentence: str) -> bool:
    if not _COMPARES.search(sentence) or not _CONCLUDES.search(sentence) or _MADE_EQUAL.search(sentence):
        return False
    counts = [number for number in numbers(sentence) if number.kind != "percent" and number.value > _YEAR]
    return len(counts) > 1 and len({*_lengths(sentence)}) > 1


def _lengths(sentence: str) -> Iterator[int]:
    """The lengths in months of the periods that a sentence names."""
    for span in _SPAN.finditer(sentence):
        first, last = (_number_of(span[name]) for name in ("first", "last"))
        years = int(span["to"]) - int(span["from"]) if span["from"] and span["to"] else int(first > last)
        yield last - first + 1 + _YEAR * years
    rest = _SPAN.sub(" ", sentence)
    for each in _SO_MANY.finditer(rest):
        words = (each["number"] or "").lower()
        yield (
            _PARTS[each["part"].lower()] if each["part"] else int(words) if words.isdigit() else _WORDS.index(words) + 2
        )
    rest = re.sub(rf"(?i){_SO_MANY.pattern}(?:\s+(?:of|to|in)\s+(?:\w+\s+)?20\d\d)?", " ", rest)
    if _WHOLE_YEAR.search(rest):
        yield _YEAR


def _number_of(month: str) -> int:
    return next(number for number, name in enumerate(_MONTHS, 1) if name.startswith(month.lower()[:3]))
