"""Decides whether a sentence leaves people a choice, or says that all of them must do something."""

import re
from functools import lru_cache

from eia_tui.checks.methods.claims import is_of_other_plan
from eia_tui.checks.methods.patterns import LazyPattern
from eia_tui.checks.methods.phrases import group_words
from eia_tui.checks.methods.sentences import Sentence
from eia_tui.checks.methods.substance import stems
from eia_tui.checks.methods.tense import is_past

_CHOICE = LazyPattern(
    r"(?i)\b(?:is|are|be|stays?|remains?)\s+(?:entirely |purely |wholly )?(?:voluntary|optional)\b"
    r"|\b(?:nobody|no[- ]one)\s+(?:is|will be|would be|has|will have)\s+(?:made|forced|obliged|required|compelled|to)\b"
    r"|\bdo(?:es)? not have to\b|\bon a voluntary basis\b"
)
_NO_CHOICE = LazyPattern(
    r"(?i)\b(?:is|are|be|becomes?)\s+(?:compulsory|mandatory|obligatory)\b"
    r"|\b(?:all|every|everyone|everybody|each)\b[^.;,]{0,50}\b(?:must|(?:is|are|will be|would be) (?:required|"
    r"obliged) to|will have to|has to|have to)\b"
    r"|\b(?:no|without (?:a|any)) (?:choice|exceptions?|right to (?:refuse|opt out))\b"
)
_OF_SOME = LazyPattern(
    r"(?i)\b(?:unless|except|if|who (?:choose|want|wish|join|opt)|where|training|staff|managers?|contractors?)\b"
)
"""Words of a rule for those who have chosen already, or for those who carry out the plan."""
_FEWEST_SHARED = 1


@lru_cache(maxsize=4096)
def leaves_a_choice(sentence: Sentence) -> bool:
    """Whether a sentence says that something proposed is voluntary."""
    return _CHOICE.search(sentence.text) is not None and not _is_elsewhere(sentence)


@lru_cache(maxsize=4096)
def leaves_no_choice(sentence: Sentence) -> bool:
    """Whether a sentence says that all people must do something that is proposed."""
    return (
        _NO_CHOICE.search(sentence.text) is not None
        and not _OF_SOME.search(sentence.text)
        and not _CHOICE.search(sentence.text)
        and not _is_elsewhere(sentence)
    )


def are_about_the_same(one: str, other: str) -> bool:
    """Whether two sentences share a word of substance that is no word for people."""
    shared = stems(one) & stems(other)
    groups = stems(" ".join(re.findall(group_words(), f"{one} {other}", re.IGNORECASE)))
    return len(shared - groups) >= _FEWEST_SHARED


def _is_elsewhere(sentence: Sentence) -> bool:
    """Whether a sentence is of the past, of another plan or of a row."""
    return sentence.is_row or is_of_other_plan(sentence) or is_past(sentence.text)
