"""Reads what a number becomes, so that two answers can be compared: "the stops go from 148 to 92"."""

from functools import lru_cache
from itertools import pairwise
from typing import NamedTuple

from eia_tui.checks.methods.claims import is_of_other_plan, stem_of
from eia_tui.checks.methods.numbers import Number, is_rough, numbers
from eia_tui.checks.methods.patterns import LazyPattern
from eia_tui.checks.methods.phrases import is_one_of
from eia_tui.checks.methods.sentences import sentences
from eia_tui.checks.methods.tense import is_past

_FROM = LazyPattern(r"(?i)\bfrom\s+(?:about\s+|the\s+|our\s+)?$")
_TO = LazyPattern(r"(?i)^(?:\s+[a-z][\w’'-]*){0,3}\s+to\s+(?:about\s+|only\s+|just\s+)?$")
_NOT_A_COUNT = LazyPattern(r"(?i)^\s*(?:am|pm|o['’]clock|years?\s+old|st\b|nd\b|rd\b|th\b)")
_LIMIT = LazyPattern(r"[,;:()|]|\.(?!\d)|\s[–—-]\s")
_WORD = LazyPattern(r"[A-Za-z][\w’'-]*")
_SHORTEST, _FEWEST_WORDS, _LARGE = 3, 2, 20


class NumberStep(NamedTuple):
    """A number and what it becomes, with the words that say what it counts."""

    before: Number
    after: Number
    words: str
    about: frozenset[str]
    is_past: bool
    """Whether it is reported: "the cars went from 50 to 65 after the consultation"."""

    @property
    def value(self) -> float:
        """What it becomes."""
        return self.after.value


@lru_cache(maxsize=1024)
def steps(text: str) -> tuple[NumberStep, ...]:
    """The numbers of a text that go from one to another, without those of a plan that was not chosen."""
    found = []
    for sentence in sentences(text):
        if sentence.is_row or " to " not in sentence.text or is_of_other_plan(sentence):
            continue
        every = numbers(sentence.text)
        for one, two in pairwise(every):
            if one.kind == two.kind and _is_step(sentence.text, one, two):
                start = max((limit.end() for limit in _LIMIT.finditer(sentence.text, 0, one.start)), default=0)
                end = next((limit.start() for limit in _LIMIT.finditer(sentence.text, two.end)), len(sentence.text))
                clause = f"{sentence.text[start : one.start]} {sentence.text[one.end : two.start]} "
                words = _WORD.findall(clause + sentence.text[two.end : end])
                about = _about(words)
                found.append(NumberStep(one, two, f"from {one.words} to {two.words}", about, is_past(clause)))
    return tuple(found)


def about_words(text: str) -> frozenset[str]:
    """The stems of the words of a text that say what is counted."""
    return _about(_WORD.findall(text))


def _about(words: list[str]) -> frozenset[str]:
    return frozenset(stem_of(word.lower()) for word in words if _says_what(word.lower()))


def _is_step(text: str, one: Number, two: Number) -> bool:
    return (
        _FROM.search(text[: one.start]) is not None
        and _TO.match(text[one.end : two.start]) is not None
        and not _NOT_A_COUNT.match(text[two.end :])
        and not is_rough(text, one)
        and not is_rough(text, two)
    )


def _says_what(word: str) -> bool:
    return len(word) >= _SHORTEST and not is_one_of("uncounted", word) and not is_one_of("linking", word)


def steps_disagree(one: NumberStep, other: NumberStep) -> bool:
    """Whether two numbers of the same things have one end in common, and not the other.

    What was, or was changed after a consultation, may differ from what is proposed.
    """
    if one.before.kind != other.before.kind or one.is_past != other.is_past:
        return False
    same_before, same_after = one.before.value == other.before.value, one.after.value == other.after.value
    if same_before == same_after:
        return False
    shared = len(one.about & other.about)
    common = one.before.value if same_before else one.after.value
    return shared >= (1 if common >= _LARGE else _FEWEST_WORDS)
