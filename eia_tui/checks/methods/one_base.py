"""Finds the one share among several of the same people that is not the share of its number."""

from collections.abc import Iterator, Sequence
from itertools import groupby, pairwise

from eia_tui.checks.methods.numbers import Number, is_rough, numbers
from eia_tui.checks.methods.patterns import LazyPattern
from eia_tui.checks.methods.sentences import Sentence

_BETWEEN = LazyPattern(r"(?:\s+[a-z][\w’'-]*){0,3}\s*\(\s*")
"""What is between a number and its share: "118 (" or "144 women (". """
_PRONOUN = LazyPattern(r"(?i)one")
"""No number in "31 have declared one (22%)"."""
_OF_AN_AGE = LazyPattern(r"(?i)(?:\b(?:(?:aged?|under|over|to|than)\s+|between\s+\d+\s+and\s+)|\d\s*[-–]\s*)$")
"""What is before an age: "44 aged 16 to 29 (34%)"."""
_FEWEST_OTHERS, _FEWEST_OF_ASKED, _FIRST = 2, 1, 2
"""How many other shares have to be of the same number of people; of those whom the paragraph begins with, one share is
enough; and the sentences in which it begins with them."""
_PEOPLE = LazyPattern(
    r"(?i)\s+(?:[a-z][\w’'-]*\s+){0,2}?(?:[a-z]{3,}(?:ers|ors|ents|ants)|people|repl(?:y|ies)|responses?|respondents|"
    r"interviews|forms|visitors|users|customers|"
    r"members|residents|households|tenants|learners|parents|carers|staff|passengers|patients|pupils|readers|drivers|"
    r"families|"
    r"replied|answered|responded|took part|returned)\b"
)
"""Who was asked, or came back, after their number."""
_ROUNDED, _WRONG, _OF_OTHERS = 0.55, 1.5, 20
"""Percentage points by which a share that was rounded may differ, from which it is wrong, and above which it is one of
people whose number is not given: "1,386 replied (33%)"."""


def wrong_shares_of_one_base(every: Sequence[Sentence]) -> Iterator[tuple[str, str]]:
    """Shares such as "118 (39%)" that are of no number in the sentences, where those beside them are all of one.

    Each is what is right, such as "118 of 400 is 30%", and the share as it is written. The shares beside it are those
    of the same paragraph or list.
    """
    counts = {each.value for sentence in every for each in numbers(sentence.text) if each.kind == "count"}
    for _, several in groupby(every, key=lambda sentence: sentence.block):
        block = [sentence.text for sentence in several if not sentence.is_row]
        pairs = [pair for sentence in block for pair in _pairs(sentence)]
        asked = _asked(block)
        for base in sorted(counts, reverse=True):
            wrong = [pair for pair in pairs if not _fits(pair, base)]
            enough = _FEWEST_OF_ASKED if base == asked else _FEWEST_OTHERS
            if len(wrong) == 1 and len(pairs) - 1 >= enough and _is_wrong(wrong[0], base, counts):
                part, share = wrong[0]
                yield f"{part.words} of {base:,.0f} is {100 * part.value / base:.0f}%", share.words
                break


def _asked(block: Sequence[str]) -> float:
    """How many people or replies a paragraph begins with: "interviews, July 2026: 640 people"; 0 if it does not say."""
    told = (
        number.value
        for sentence in block[:_FIRST]
        for number in numbers(sentence)
        if number.kind == "count" and _PEOPLE.match(sentence[number.end :])
    )
    return next(told, 0)


def _pairs(sentence: str) -> Iterator[tuple[Number, Number]]:
    """The numbers of a sentence that have their share in brackets, with it."""
    counted = (each for each in numbers(sentence) if not _PRONOUN.fullmatch(each.words))
    for part, share in pairwise(counted):
        is_pair = part.kind == "count" and share.kind == "percent" and part.is_exact and share.is_exact
        if (
            is_pair
            and not _OF_AN_AGE.search(sentence[: part.start])
            and _BETWEEN.fullmatch(sentence[part.end : share.start])
            and not is_rough(sentence, part)
        ):
            yield part, share


def _fits(pair: tuple[Number, Number], base: float) -> bool:
    """Whether a share is that of its number among so many."""
    part, share = pair
    return base >= part.value and base > 0 and abs(100 * part.value / base - share.value) <= _ROUNDED


def _is_wrong(pair: tuple[Number, Number], base: float, counts: set[float]) -> bool:
    """Whether a share is off by more than rounding, and is not one of some other number in the answer."""
    part, share = pair
    is_off = base > part.value and _WRONG <= abs(100 * part.value / base - share.value) <= _OF_OTHERS
    return is_off and not any(_fits(pair, other) for other in counts)
