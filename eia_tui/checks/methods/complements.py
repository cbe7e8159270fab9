"""Adds up a share and that of the others, and the parts of which a sentence says what they make."""

import itertools
from collections.abc import Iterator, Sequence

from eia_tui.checks.methods.numbers import ROUNDED, Number, is_rough, numbers, written_like
from eia_tui.checks.methods.patterns import LazyPattern

_YES_AND_NO = LazyPattern(
    r"(?i)\byes\W{1,3}(?P<yes>\d{1,3})\s?(?:%|per cent)[),;]{0,2}\s+"
    r"(?:and\s+)?no\W{1,3}(?P<no>\d{1,3})\s?(?:%|per cent)"
)
_THE_OTHER = LazyPattern(r"(?i)\b(?:the|all) (?:other|remaining)\s+$")
"""What is before the share of everybody else."""


def wrong_complement(sentence: str) -> Iterator[str]:
    """What is wrong with the shares of a sentence: "60% walk and the other 30% ride" are not everyone.

    Those for yes and for no may leave out people without a view, but are not more than everyone.
    """
    for found in _YES_AND_NO.finditer(sentence):
        both = int(found["yes"]) + int(found["no"])
        if both > 100 + ROUNDED:
            yield f"{found['yes']}% and {found['no']}% are {both}%, not 100%"
    shares = [number for number in numbers(sentence) if number.kind == "percent" and number.is_exact]
    for position, (one, two) in enumerate(itertools.pairwise(shares)):
        before = shares[:position]
        if any(_are_everyone((*beside, one, two)) for beside in ([], before)):
            continue  # "31% one thing, 19% another, 15% a third; the other 35%"
        parts = _listed(sentence, [*before, one])
        if _THE_OTHER.search(sentence[one.end : two.start]) and not any(
            is_rough(sentence, each) for each in (*parts, two)
        ):
            shown = ", ".join(part.words for part in parts)
            total = sum(part.value for part in parts) + two.value
            yield f"{shown} and the other {two.words} are {total:.0f}%, not 100%"


def _are_everyone(shares: Sequence[Number]) -> bool:
    return abs(sum(share.value for share in shares) - 100) <= ROUNDED


def _listed(sentence: str, found: Sequence[Number]) -> list[Number]:
    """The last of these numbers, and those before it in the same list: "31% swim, 19% row and 15% sail"."""
    *others, last = found
    parts = [last]
    for number in reversed(others):
        if not _JOINED.match(sentence[number.end : parts[0].start]):
            break
        parts.insert(0, number)
    return parts


_FEWEST_PARTS = 2
_MAKES = LazyPattern(
    r"(?i)^(?:\s+[\w’'-]+){0,4},?\s+(?:(?:which|that|they|these)\s+)?(?:together\s+)?(?:makes?|making|totals?|totalling|comes?\s+to|"
    r"coming\s+to|adds?\s+up\s+to|adding\s+up\s+to|sums?\s+to|amounts?\s+to)\s+(?:a\s+total\s+of\s+)?$"
)
_DONE = LazyPattern(
    r"(?i)\s+(?:[a-z]+\s+)?(?:visits|trips|journeys|rounds|calls|bookings|loans|complaints|comments|requests|claims|deliveries|"
    r"purchases|referrals|appeals|offers|payments|stops|returns|searches|points|changes|turns)\b"
)
"""What people make, so that "two nurses and one porter make four visits" is no sum."""
_JOINED = LazyPattern(r"(?i)^(?:\s+[\w’'-]+){0,5}?(?:,|,?\s+and|\s+plus)(?:\s+[\w’'-]+){0,4}?\s+$")
"""What is between two parts of one list."""


def wrong_making(sentence: str) -> Iterator[str]:
    """What is wrong with a sum that a sentence gives after its parts: "£61,000 and £27,000, which makes £94,000"."""
    for kind in ("money", "count"):
        found = [number for number in numbers(sentence) if number.kind == kind]
        for position, total in enumerate(found):
            makes = _MAKES.match(sentence[found[position - 1].end : total.start])
            if position < _FEWEST_PARTS or not makes or _DONE.match(sentence, total.end):
                continue
            parts = _listed(sentence, found[:position])
            added = sum(part.value for part in parts)
            if (
                len(parts) >= _FEWEST_PARTS
                and added != total.value
                and not any(is_rough(sentence, each) for each in (*parts, total))
            ):
                yield f"{' + '.join(part.words for part in parts)} is {written_like(added, total)}, not {total.words}"
