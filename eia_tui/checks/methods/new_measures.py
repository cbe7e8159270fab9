"""Decides whether a sentence of a mitigation names something new that somebody has to do."""

from functools import lru_cache

from eia_tui.checks.methods.assertion import is_slogan
from eia_tui.checks.methods.negation import NEGATIVE, accepts_effect, is_refusal
from eia_tui.checks.methods.patterns import LazyPattern
from eia_tui.checks.methods.promises import IS_THERE, PROMISES
from eia_tui.checks.methods.substance import is_measure, is_promise
from eia_tui.checks.methods.tense import is_past
from eia_tui.checks.methods.watching import only_watches

_BY_NUMBER = LazyPattern(r"(?i)\bactions?\s+\d")
_STAYS = LazyPattern(
    r"(?i)\b(?:stays?|remains?|keeps?|kept|unchanged|as now|already|no member of staff|nobody loses|same (?:support|"
    r"rules?|terms)|may|can)\b"
)
"""What is there already, does not happen, or is only allowed, needs no action."""
_DONE_LATER = LazyPattern(
    r"(?i)^\W*(?!the\b|we\b|they\b|it\b|our\b|he\b|she\b)(?:(?!was\b|were\b|ha[sd]\b|have\b|did\b)[\w’'-]+\s+){1,9}?"
    r"[a-z]+ed\b(?!.*\b(?:was|were|had|20\d\d)\b)"
)
"""A measure without a verb: "lights in the ten darkest car parks renewed"."""
_AS_ELSEWHERE = LazyPattern(
    r"(?i)\b(?:as|see|same as|like) (?:under|for|above|in the row)\b|\bsee (?-i:[A-Z])|\bunder (?-i:[A-Z])"
)
"""What another row says as well, where its action is."""
_BEGINNING = 40
_IS_SO = LazyPattern(
    r"(?i)\b(?:have|has|keeps?|sets?|follows?|holds?|allows?|counts?|may|can)\b|\b(?:is|are) (?:on|in|at|there|near|"
    r"within|the|an?|open|free|exempt|eligible|entitled|"
    r"available|level|not|no|considered|explained|described|named)\b"
)
"""What is so, or is a rule, rather than something that somebody has to do."""


def is_told_elsewhere(sentence: str) -> bool:
    """Whether a sentence names its action by number, or another row that says the same."""
    return _AS_ELSEWHERE.search(sentence) is not None or _BY_NUMBER.search(sentence) is not None


@lru_cache(maxsize=4096)
def is_offered(sentence: str) -> bool:
    """Whether a sentence of a mitigation promises something new, and does not name its action by number."""
    return not (
        IS_THERE.search(sentence)
        or (_IS_SO.search(sentence) and not PROMISES.search(sentence))
        or is_told_elsewhere(sentence)
        or accepts_effect(sentence)
        or is_refusal(sentence)
        or NEGATIVE.search(sentence[:_BEGINNING])
        or is_slogan(sentence)
        or only_watches(sentence)
    )


@lru_cache(maxsize=4096)
def is_new_measure(sentence: str) -> bool:
    """Whether a sentence names something that somebody has to do, and that is not there yet."""
    return (
        is_measure(sentence)
        and is_promise(sentence)
        and not accepts_effect(sentence)
        and not (is_past(sentence) and not _DONE_LATER.search(sentence))
        and not _STAYS.search(sentence)
        and not is_slogan(sentence)
    )
