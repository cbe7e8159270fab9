"""Finds two shares that are everybody between them, and are not 100% together."""

import itertools
from collections.abc import Iterator

from eia_tui.checks.methods.numbers import is_rough, numbers
from eia_tui.checks.methods.patterns import LazyPattern

_ROUNDED = 1.0
"""Percentage points by which a rounded percentage may differ."""
_YES_AND_NO = LazyPattern(
    r"(?i)\byes\W{1,3}(?P<yes>\d{1,3})\s?(?:%|per cent)[,;]?\s+(?:and\s+)?no\W{1,3}(?P<no>\d{1,3})\s?(?:%|per cent)"
)
_THE_OTHER = LazyPattern(r"(?i)\b(?:the|all) (?:other|remaining)\s+$")


def wrong_complement(sentence: str) -> Iterator[str]:
    """A percentage and "the other" percentage, or those for yes and no, that are not 100 together."""
    for found in _YES_AND_NO.finditer(sentence):
        both = int(found["yes"]) + int(found["no"])
        if both > 100 + _ROUNDED:
            yield f"{found['yes']}% and {found['no']}% are {both}%, not 100%"
    shares = [number for number in numbers(sentence) if number.kind == "percent" and number.is_exact]
    for one, two in itertools.pairwise(shares):
        between = sentence[one.end : two.start]
        beside = sum(share.value for share in shares if share.start < one.start)
        if abs(beside + one.value + two.value - 100) <= _ROUNDED:
            continue  # "31% one thing, 19% another, 15% a third; the other 35%"
        if _THE_OTHER.search(between) and abs(one.value + two.value - 100) > _ROUNDED and not is_rough(sentence, two):
            yield f"{one.words} and the other {two.words} are {one.value + two.value:.0f}%, not 100%"
