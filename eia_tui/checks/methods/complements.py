"""Finds two shares that are not 100% together, and parts of which a sentence says what they make."""

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


_MAKES = LazyPattern(
    r"(?i)^(?:\s+[\w’'-]+){0,4},?\s+(?:(?:which|that|they|these)\s+)?(?:together\s+)?(?:makes?|making|totals?|totalling|comes?\s+to|"
    r"coming\s+to|adds?\s+up\s+to|adding\s+up\s+to|sums?\s+to|amounts?\s+to)\s+(?:a\s+total\s+of\s+)?$"
)
_JOINED = LazyPattern(r"(?i)^(?:\s+[\w’'-]+){0,5}?(?:,|,?\s+and|\s+plus)(?:\s+[\w’'-]+){0,4}?\s+$")


def wrong_making(sentence: str) -> Iterator[str]:
    """Two parts or more that make another sum than the sentence says: "£61,000 and £27,000, which makes £94,000"."""
    for kind in ("money", "count"):
        found = [number for number in numbers(sentence) if number.kind == kind]
        for position, total in enumerate(found):
            if position < 2 or not _MAKES.match(sentence[found[position - 1].end : total.start]):
                continue
            parts = [found[position - 1]]
            for number in reversed(found[: position - 1]):
                if not _JOINED.match(sentence[number.end : parts[0].start]):
                    break
                parts.insert(0, number)
            added = sum(part.value for part in parts)
            if (
                len(parts) > 1
                and added != total.value
                and not any(is_rough(sentence, each) for each in (*parts, total))
            ):
                pound = "£" if kind == "money" else ""
                yield f"{' + '.join(part.words for part in parts)} is {pound}{added:,.0f}, not {total.words}"
