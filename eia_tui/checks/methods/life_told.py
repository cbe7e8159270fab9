"""Decides whether a text tells of somebody's life: their health, age, home, family, faith, money or past."""

from functools import cache, lru_cache

from eia_tui.checks.methods.patterns import LazyPattern
from eia_tui.checks.methods.phrase_list import PhraseList
from eia_tui.checks.methods.phrases import name_words, phrases, words

DECADE = (
    r"(?:in (?:his|her) |late |early |mid[ -])+"
    r"(?:teens|twenties|thirties|forties|fifties|sixties|seventies|eighties|nineties)\b"
)
"""An age in words: "in her late eighties"."""
_AGE = LazyPattern(
    r"(?i)(?:,|\()\s*(?:aged\s+)?\d{1,2}\s*(?:[,)]|and\b|who\b)|\b(?:aged|is)\s+\d{2}\b(?!\s*(?:%|per|people|of|miles))|"
    r"\b\d{1,2}[- ](?:years?|yrs?)[- ]old\b|\bin Year \d\b|"
    r"\bboth \d\d\b|"
    rf"\b{DECADE}"
)


@cache
def _of_a_life() -> PhraseList:
    return words(name_words("of_a_life"))


@cache
def traits() -> PhraseList:
    """Words for what few people have in common: a people, a tongue, a belief, a condition."""
    return words(name_words("traits"))


@cache
def _private_matters() -> PhraseList:
    return words(name_words("private_matters"))


def tells_privately(text: str) -> bool:
    """Whether a text may tell of somebody's life: their health, home, family, faith, money or trouble with the law."""
    return any(each.search(text) for each in (_private_matters(), phrases("person_adjective"))) or tells_of_a_life(text)


@lru_cache(maxsize=4096)
def tells_of_a_life(sentence: str) -> bool:
    """Whether a sentence tells of somebody's health, age, home or family."""
    return (
        _of_a_life().search(sentence) is not None
        or traits().search(sentence) is not None
        or phrases("condition").search(sentence) is not None
        or phrases("visible_sign").search(sentence) is not None
        or _AGE.search(sentence) is not None
    )
