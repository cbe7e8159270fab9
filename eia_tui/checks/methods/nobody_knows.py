"""Decides by its slots whether a sentence says that nobody knows what people are, whatever the words and the order.

`data_gaps` and `gap_ways` read phrases. Here a sentence needs a denial, what is denied (that something is recorded,
asked, told or counted), and people or what they are; and it gives no figure and no finding.
"""

import re
from functools import lru_cache

from eia_tui.checks.methods.numbers import numbers
from eia_tui.checks.methods.patterns import LazyPattern
from eia_tui.checks.methods.slots import says

_BRACKETS = LazyPattern(r"\s*\([^()]*\)")
_SOURCE = LazyPattern(r"\([^()]*[A-Za-z]{3}[^()]*\b(?:19|20)\d\d[^()]*\)")
"""A source in brackets: what has one is known."""
_QUOTED = LazyPattern(r"[\"“](?:[^\s\"“”]+\s+){2,}[^\"“”]*[\"”]")
_NOT = LazyPattern(
    r"(?i)(?<=[a-z])n['’]t\b|(?<=\bca)nt\b|(?<=\b(?:is|do))nt\b|(?<=\b(?:are|was|did|has|had))nt\b|"
    r"(?<=\b(?:does|have|were))nt\b|(?<=\bcan)not\b",
    needs=("n't", "n’t", "nt", "cannot"),
)
_NO_ONE = LazyPattern(r"(?i)\b(?:no[- ]one|none of (?:us|the staff))\b")
_NO_FIGURE = LazyPattern(
    r"(?i)\b(?:over|under|aged?|post)[\s-]?\d+s?\b|\bnine(?=\s+(?:protected|groups|characteristics|equality))|"
    r"\b\w+\s+(?:years|months)\s+(?:old|ago|out)\b|\b(?:19|20)\d\d\b"
)
"""An age, how many characteristics there are, and how old the records are."""
_CONDITION = LazyPattern(r"(?i)^\W*(?:where|if|when|unless|whenever)\b")
_ENDS_IN_NOT = LazyPattern(r"(?i)\b(?:is|are|was|were|do|does|did|has|have)\s+not(?:\s+been)?\W*$", needs=("not",))
_ALL_OF_IT = LazyPattern(
    r"(?i)^\W*(?:not|never|nothing)\s+(?:been\s+|is\s+|currently\s+|routinely\s+)*"
    r"(?:recorded|held|asked|collected|captured|monitored|kept|known|measured|counted|gathered|available)\b[^,;:]{0,40}$"
)
"""A short line that has nothing else: "Not recorded by the service"."""
_MOST = LazyPattern(r"(?i)\b(?:all\s+but|nearly\s+all|almost\s+all|(?:the\s+)?majority|mostly|most)\b")
_MOST_WORDS, _FEW_WORDS = 30, 20
_MUCH, _LITTLE = 40, 30
"""The percentage without an answer, and with one, from which little is known."""


@lru_cache(maxsize=4096)
def _plain(sentence: str) -> str:
    """A sentence without brackets, in which "isn't" is "is not" and "no one" "nobody"."""
    return _NO_ONE.sub("nobody", _NOT.sub(" not", _QUOTED.sub(" ", _BRACKETS.sub(" ", sentence))))


@lru_cache(maxsize=4096)
def is_known_to_nobody(sentence: str, about: str) -> bool:
    """Whether a sentence says that what people are is not known: "Tree wardens do not note the age of callers".

    `about` is a pattern of the words for the groups that the form names.
    """
    plain = _plain(sentence)
    if len(plain.split()) > _MOST_WORDS or _CONDITION.match(plain):
        return False
    is_personal = says("of-what-people-are", plain) or re.search(about, plain, re.IGNORECASE) is not None
    if is_personal and _is_mostly_unanswered(plain):
        return True
    if _SOURCE.search(sentence) or _has_figure(plain):
        return False
    return _is_denied(plain) or (is_personal and _is_denied_of_people(plain))


def _is_mostly_unanswered(plain: str) -> bool:
    """Whether a sentence says that most left a question open, or that few answered it, and nothing else."""
    percents = [each.value for each in numbers(plain) if each.kind == "percent"]
    if len(percents) > 1:
        return False
    if says("left-open", plain):
        return percents[0] >= _MUCH if percents else _MOST.search(plain) is not None
    return bool(percents) and percents[0] <= _LITTLE and (says("few-answered", plain) or says("low-rate", plain))


def _has_figure(plain: str) -> bool:
    said = _NO_FIGURE.sub(" ", plain)
    return any(each.kind == "percent" or each.value > 1 for each in numbers(said))


def _is_denied(plain: str) -> bool:
    """Whether a sentence denies that there is a record of people, or has things alone in it."""
    if _ALL_OF_IT.match(plain) or says("only-things-are-kept", plain) or says("of-things-not-people", plain):
        return True
    ends_in_not = _ENDS_IN_NOT.search(plain) is not None and says("is-recorded", plain)
    return (ends_in_not or says("people-unseen", plain) or says("own-record-is-denied", plain)) and (
        says("of-people-there", plain) or says("of-this", plain)
    )


def _is_denied_of_people(plain: str) -> bool:
    """Whether a sentence about what people are denies that it is recorded."""
    kinds = ("record-is-denied", "record-holds-nothing", "leaves-people-out")
    return any(says(kind, plain) for kind in kinds) or (
        len(plain.split()) <= _FEW_WORDS and says("denies-a-deed", plain)
    )
