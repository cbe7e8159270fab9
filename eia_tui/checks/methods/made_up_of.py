"""Adds up what a sentence says that a whole is made of, and what a text says of those for and against."""

import re
from collections.abc import Iterator
from functools import lru_cache

from eia_tui.checks.methods.numbers import ROUNDED, Doubtful, Number, is_rough, numbers, written_like
from eia_tui.checks.methods.patterns import LazyPattern
from eia_tui.checks.methods.sentences import Sentence

_FEWEST_PARTS, _EVERYONE = 2, 100
_NEAR_MISS = 0.3
"""How far a sum may be from its whole, as a part of it: beyond this the numbers are of different things."""


def wrong_make_up(every: tuple[Sentence, ...]) -> tuple[str, ...]:
    """What is wrong with the wholes of a text, each as a sentence that says so.

    A whole may not be made of the parts beside it, and a majority may be more than those who are not against it.
    """
    read = [each.text for each in every if not each.is_row]
    return (*(wrong for sentence in read for wrong in _in_sentence(sentence)), *_wrong_majority(every))


@lru_cache(maxsize=4096)
def _in_sentence(sentence: str) -> tuple[str, ...]:
    return tuple(_wrong_parts_of(sentence))


_MADE_UP = LazyPattern(
    r"(?i)\b(?:is|are)\s+made\s+up\s+of\b|\bmakes?\s+up\b|\bcompris\w+|\bconsists?\s+of\b|\b(?:is|are)\s+divided\s+into\b|\bsplits?\s+into\b"
)
_REST_SAYS_NOTHING = LazyPattern(
    r"(?i)\b(?:did|do|does|would) not (?:say|answer|reply|tell)|\bno (?:answer|view|reply)\b|\bneither\b|"
    r"\bprefer(?:red)? not to\b"
)
_OF_ALL = LazyPattern(r"(?i)^\W*of\s+(?:the|our|all|these|those)\s+(?:the\s+)?$")


def _wrong_parts_of(sentence: str) -> Iterator[str]:
    """Parts that are said to be the whole: "of the 34 members 21 are women, 8 are men and 3 did not say"."""
    made_up = _MADE_UP.search(sentence)
    every = numbers(sentence)
    if not every:
        return
    yield from _wrong_bracketed(sentence, every)
    first, *rest = every
    parts = [number for number in rest if number.kind == first.kind]
    of_all = _OF_ALL.match(sentence[: first.start]) and _REST_SAYS_NOTHING.search(sentence)
    if len(parts) < _FEWEST_PARTS or not (of_all or (made_up and first.end <= made_up.start())):
        return
    if made_up and any(number.start < made_up.start() for number in rest):
        return
    total = sum(number.value for number in parts)
    if (
        all(number.value < first.value for number in parts)
        and abs(total - first.value) > (0 if first.kind != "percent" else ROUNDED)
        and not any(is_rough(sentence, number) for number in every)
        and _NEAR_MISS * first.value > abs(total - first.value)
    ):
        yield f"{' + '.join(number.words for number in parts)} is {written_like(total, first)}, not {first.words}"


def _wrong_bracketed(sentence: str, every: tuple[Number, ...]) -> Iterator[str]:
    """Three parts or more, each in brackets, that are more than the whole: "The 90 were on price (60), place (50)"."""
    first, *rest = every
    parts = [
        number
        for number in rest
        if sentence[number.start - 1 : number.start] + sentence[number.end : number.end + 1] == "()"
    ]
    if (
        len(parts) > _FEWEST_PARTS
        and len(parts) == len(rest)
        and first.kind == "count"
        and all(number.kind == "count" and number.value < first.value for number in parts)
        and re.search(r"(?i)\b(?:the|all|of the|of)\s+$", sentence[: first.start])
        and not re.search(r"(?i)\b(?:several|more than one|both|often|some)\b", sentence)
    ):
        total = sum(number.value for number in parts)
        if total > first.value:
            yield Doubtful(f"{' + '.join(number.words for number in parts)} is {total:,.0f}, not {first.words}")


_MAJORITY = LazyPattern(r"(?i)\b(?:majority|most|more than half|over half)\b")
_FOR = LazyPattern(r"(?i)\b(?:in favour|favou?red|supported|agreed|support(?:s|ive)?|for it)\b")
_AGAINST = LazyPattern(r"(?i)\b(?:disagree\w*|against|oppos\w+|object\w*)\b")


def _wrong_majority(every: tuple[Sentence, ...]) -> Iterator[str]:
    """A majority in favour that cannot be, because every share of those against is too large for it."""
    read = [each.text for each in every if not each.is_row and not each.is_heading]
    against = [
        number for each in read for number in numbers(each) if number.kind == "percent" and _is_against(each, number)
    ]
    for each in read:
        shares = [number for number in numbers(each) if number.kind == "percent" and number.is_exact]
        if len(shares) != 1 or not (_MAJORITY.search(each) and _FOR.search(each)) or _AGAINST.search(each):
            continue
        if against and all(shares[0].value + number.value > _EVERYONE + 2 * ROUNDED for number in against):
            # The two may be answers to different questions.
            yield Doubtful(f"{shares[0].words} in favour and {against[0].words} against are more than everyone")


def _is_against(sentence: str, number: Number) -> bool:
    after = re.split(r"[,;]|\band\b", sentence[number.end :], maxsplit=1)[0]
    return _AGAINST.search(after) is not None


_PARTS_IN_BRACKETS = LazyPattern(
    r"(?<![\d,.£/-])\d[\d,]*\s(?!in\b|of\b|per\b|miles|km|years?)[a-z][a-z’'-]*(?:\s[a-z’'-]+){0,6}\s\(\d[\d,]*(?:,\s\d[\d,]*)*\s(?:and|plus)\s\d[\d,]*\)"
)
_IN_ALL_BEFORE = LazyPattern(r"(?i)\b(?:in all|in total|altogether|total of|all told)\b")
_AT_A_PLACE = LazyPattern(
    r"\s+(?:[a-z]+\s+)?(to|at|in|from|on)\s+(?:the\s+)?(?:[A-Z][\w’'-]*\s?){1,3}(?:,?\s*(?:and\s+)?|[.;]?\s*)"
)
"""All that is after a number up to the next: the place that it is of."""


def wrong_brackets(text: str) -> Iterator[str]:
    """What is wrong with a number and its parts in brackets: "351 hearings (198 and 103)" gives their sum, 301."""
    for found in _PARTS_IN_BRACKETS.finditer(text):
        whole, *parts = (int(number.replace(",", "")) for number in re.findall(r"\d[\d,]*\d|\d", found.group()))
        is_near = abs(sum(parts) - whole) <= _NEAR_MISS * whole  # "8 schools (5, 6 and 7)" are their numbers
        if sum(parts) != whole and is_near and all(part < whole for part in parts):
            yield f"{' + '.join(f'{part:,}' for part in parts)} is {sum(parts):,}, not {whole:,}"


def wrong_places(sentence: str) -> Iterator[str]:
    """What is wrong with a total and the numbers at each place: "in all 96 came: 41 to Hill, 30 to Quay"."""
    lead, colon, rest = sentence.partition(":")
    wholes = [number for number in numbers(lead) if number.kind == "count"]
    parts = [number for number in numbers(rest) if number.kind == "count"]
    if not colon or len(wholes) != 1 or len(parts) < _FEWEST_PARTS or not _IN_ALL_BEFORE.search(lead):
        return
    ends = [*(part.start for part in parts[1:]), len(rest)]
    after = [rest[part.end : end] for part, end in zip(parts, ends, strict=True)]
    places = [found[1].lower() for each in after if (found := _AT_A_PLACE.fullmatch(each))]
    total = sum(part.value for part in parts)
    if len(places) == len(parts) and len(set(places)) == 1 and total != wholes[0].value:
        yield f"{' + '.join(part.words for part in parts)} is {total:,.0f}, not {wholes[0].words}"
