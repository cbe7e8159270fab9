"""Reads how many of a whole are of a group, "41 of the 47 staff are women", so that two answers can be compared."""

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from eia_tui.checks.methods.numbers import Number, numbers
from eia_tui.checks.methods.patterns import LazyPattern
from eia_tui.checks.methods.phrases import group_words
from eia_tui.checks.methods.sentences import sentences

_OF = LazyPattern(r"(?i)^\s+(?:out\s+)?of\s+(?:the\s+|our\s+|all\s+|these\s+|those\s+)*$")
_OF_THEM = LazyPattern(r"(?i)^\s+(?:of\s+(?:them|whom|these|those))\b")
_NEAR, _BETWEEN = 30, 70
_KIND = LazyPattern(r"(?i)\b(?:part[- ]time|full[- ]time|in favour|against)\b")
_ASIDE = LazyPattern(r"\([^()]*(?:\)|$)")
"""What is in brackets is said of the people, and is not who they are: "12 of the 43 waiting (most over 75)"."""
_OTHER_WORDS = LazyPattern(r"(?i)[.;:]|\b(?:but|while|whereas|and|who)\b")


class PartOfWhole(NamedTuple):
    """A number of people of a group, of a whole with its number."""

    part: Number
    whole: float
    group: str


@lru_cache(maxsize=1024)
def parts_of_wholes(text: str) -> tuple[PartOfWhole, ...]:
    """How many of a whole are of a group, wherever an answer gives both numbers."""
    return tuple(each for sentence in sentences(text) if not sentence.is_row for each in _parts(sentence.text))


def _parts(sentence: str) -> Iterator[PartOfWhole]:
    counted = [number for number in numbers(sentence) if number.kind == "count"]
    for position, two in enumerate(counted[1:], start=1):
        one = counted[position - 1]
        if _OF.match(sentence[one.end : two.start]) and one.value < two.value:
            if group := _group(sentence[two.end : two.end + _BETWEEN]):
                yield PartOfWhole(one, two.value, group)
        elif _OF_THEM.match(sentence[two.end :]):
            near = (each for each in reversed(counted[:position]) if two.start - each.end < _BETWEEN)
            whole = next((each for each in near if each.value > two.value), None)
            if whole and (group := _group(sentence[two.end : two.end + _NEAR])):
                yield PartOfWhole(two, whole.value, group)


def _group(after: str) -> str:
    """The word for the group in the clause after the numbers; "" if there is none or more than one."""
    clause = _OTHER_WORDS.split(_ASIDE.sub(" ", after), maxsplit=1)[0]
    found = {word.casefold() for word in re.findall(group_words(), clause, re.IGNORECASE)}
    found |= {word.casefold().replace("-", " ") for word in _KIND.findall(clause)}
    return found.pop() if len(found) == 1 else ""


def differ(one: PartOfWhole, other: PartOfWhole) -> bool:
    """Whether two answers give another part of the same whole for the same group."""
    return one.whole == other.whole and one.group == other.group and one.part.value != other.part.value
