"""Decides whether a text tells of somebody's life: their health, age, home, family, faith, money or past."""

from functools import cache, lru_cache

from eia_tui.checks.methods.patterns import LazyPattern
from eia_tui.checks.methods.phrase_list import PhraseList
from eia_tui.checks.methods.phrases import name_words, phrases, words

DECADE = (
    r"(?<!\bthe )(?:in (?:his|her) |late |early |mid[ -])+"
    r"(?:teens|twenties|thirties|forties|fifties|sixties|seventies|eighties|nineties)\b"
)
"""An age in words: "in her late eighties", and not "in the late eighties", which is a time."""
_AGE = LazyPattern(
    r"(?i)(?:,|\()\s*(?:aged\s+)?\d{1,2}\s*(?:[,)]|and\b|who\b)|\baged\s+\d{2}\b|"
    r"\bis\s+\d{2}\b(?![.,]\d)(?=\s*(?:$|[.,;:)!?]|(?:and|but|now|today|this|next|with|who|so|years?\s+old|yrs)\b))|"
    r"\b\d{1,2}[- ](?:years?|yrs?)[- ]old\b|\bin Year \d\b|"
    r"\bboth \d\d\b|"
    rf"\b{DECADE}"
)


@cache
def _of_a_life() -> PhraseList:
    return words(name_words("of_a_life"))


@cache
def traits() -> PhraseList:
    """Words for what few people have in common, such as a nationality, a language, a belief or a condition."""
    return words(name_words("traits"))


@cache
def _private_matters() -> PhraseList:
    return words(name_words("private_matters"))


def tells_privately(text: str) -> bool:
    """Whether a text may tell of somebody's life, in words that many other texts have too.

    They are of health, home, family, faith, money or trouble with the law: "her husband died", "a Muslim", "in debt".
    """
    return any(each.search(text) for each in (_private_matters(), phrases("person_adjective"))) or tells_of_a_life(text)


@lru_cache(maxsize=4096)
def tells_of_a_life(sentence: str) -> bool:
    """Whether a sentence surely tells of somebody's life: their health, age, home or family, or a rare trait."""
    return (
        _of_a_life().search(sentence) is not None
        or traits().search(sentence) is not None
        or phrases("condition").search(sentence) is not None
        or phrases("visible_sign").search(sentence) is not None
        or _AGE.search(sentence) is not None
    )
