"""Decides what a plan to find something out says: a deed, or only who and when."""

from functools import lru_cache

from eia_tui.checks.methods.patterns import LazyPattern
from eia_tui.checks.methods.phrases import phrases
from eia_tui.checks.methods.substance import is_real_mitigation, says_nothing, substance

_WORDS_OF_PLAN = 3
_TO_BE_DONE = LazyPattern(
    r"(?i)^\W*(?:ask|asking|speak|talk|meet|find|look|check|monitor\w*|survey|review|analys\w+|gather|collect|"
    r"consult\w*|"
    r"engage\w*|liaise|investigat\w+|explore|research|ongoing|continue)\b|\b(?:will|shall|to|we['’]ll|"
    r"going\s+to)\s+(?:be\s+)?"
    r"(?!(?:the|a|an|follow|come|confirm\w*|this|our)\b)[a-z]+"
)
"""A deed, or that there will be one."""
_ONLY_WHO_AND_WHEN = LazyPattern(
    r"\W*(?:The\s+)?[A-Z][\w’'&/()-]*(?:\s+(?:of|and|for|the|&|[A-Z(][\w’'&/()-]*)){0,6}\s*[,;:–—-]?\s+(?:(?i:by|"
    r"in|before|end(?:\s+of)?|early|late|mid)\s+)*"
    r"(?:\d{1,2}\s+)?[A-Z]?\w*\s+['’]?\d{2,4}\W*"
)
"""A post and a date, and not what is done: "Head of Parks, May 2027"."""


@lru_cache(maxsize=256)
def says_a_plan(text: str) -> bool:
    """Whether a plan to find out says that something will be done, however little, with or without who and when."""
    return (
        is_real_mitigation(text)
        or len(substance(text)) >= _WORDS_OF_PLAN
        or (len(text.split()) > 1 and not says_nothing(text) and _TO_BE_DONE.search(text) is not None)
    )


@lru_cache(maxsize=256)
def only_who_and_when(text: str) -> bool:
    """Whether a plan names a post and a date, and nothing that is done: "Head of Parks, May 2027"."""
    return _ONLY_WHO_AND_WHEN.fullmatch(text) is not None and not phrases("recording").search(text)
