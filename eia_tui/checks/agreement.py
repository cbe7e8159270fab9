"""Finds answers of one form that cannot both be true."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import combinations

from eia_tui.checks.facts import TextAnswer, prose_answers, short_name
from eia_tui.checks.finding import Category
from eia_tui.checks.methods.claims import Claim, are_mistyped, are_swapped, claims, disagree, long_numbers
from eia_tui.checks.registry import Problem, check
from eia_tui.draft.draft import Draft

_HOUSE_VIEW = (
    "House view: a reviewer reads the answers beside one another, and cannot rest on either of two that differ."
)


@check("figures-disagree", severity="warn", category=Category.EVIDENCE, source=_HOUSE_VIEW)
def figures_disagree(draft: Draft) -> Iterator[Problem]:
    """Two answers that count the same thing and give different numbers."""
    answers = [(answer, claims(answer.text)) for answer in prose_answers(draft)]
    told: set[frozenset[float]] = set()
    everything = [answer.text for answer, _ in answers]
    for (one, first), (other, second) in combinations(answers, 2):
        for here, there in _disagreeing(one, first, other, second):
            values = frozenset([here.number.value, there.number.value])
            if values in told or (here.is_of_replies and _is_known(everything, here if here.is_definite else there)):
                continue
            told.add(values)
            message = (
                f"“{short_name(draft, one.address)}” says {here.number.words}, and "
                f"“{short_name(draft, other.address)}” says "
                f"{there.number.words}, of the same thing"
            )
            yield other.address, f"{message}. Use one figure throughout, and say how it was counted."
    for one, right, other, wrong in _mistyped([answer for answer, _ in answers]):
        values = frozenset([float(right), float(wrong)])
        if values not in told:
            told.add(values)
            message = (
                f"“{short_name(draft, one.address)}” has {int(right):,}, and “{short_name(draft, other.address)}” "
                f"has {int(wrong):,}, "
                "which differ by two digits only"
            )
            yield other.address, f"{message}. Use one figure throughout, and say how it was counted."


def _mistyped(answers: Sequence[TextAnswer]) -> Iterator[tuple[TextAnswer, str, TextAnswer, str]]:
    """A number that stands once on the form, and one in another answer that differs by two neighbouring digits only."""
    found = [(answer, long_numbers(answer.text)) for answer in answers]
    often = Counter(digits for _, numbers in found for digits in numbers)
    for one, first in found:
        for digits in (each for each in first if often[each] == 1):
            for other, second in found:
                for there in () if other is one or digits in second else second:
                    if are_mistyped(digits, first[digits], there, second[there]) and (
                        often[there] > 1 or digits < there
                    ):
                        yield other, there, one, digits


def _disagreeing(
    one: TextAnswer, first: tuple[Claim, ...], other: TextAnswer, second: tuple[Claim, ...]
) -> Iterator[tuple[Claim, Claim]]:
    """The claims of two answers that disagree: neither answer has the number of the other."""
    for here in first:
        for there in second:
            if (
                (disagree(here, there) or are_swapped(here, there))
                and not _has(one.text, there)
                and not _has(other.text, here)
            ):
                yield here, there


def _is_known(texts: Sequence[str], claim: Claim) -> bool:
    """Whether more than one answer has the number of a claim."""
    return sum(_has(text, claim) for text in texts) > 1


def _has(text: str, claim: Claim) -> bool:
    """Whether a text has the number of a claim, whatever it counts there."""
    return re.search(rf"(?<![\d,.]){re.escape(claim.number.words)}(?![\d,]*\d)", text) is not None
