"""Decides whether a measure is about another difficulty than the concern that it is to answer."""

from functools import lru_cache

from eia_tui.checks.methods.phrases import phrases
from eia_tui.checks.methods.substance import stems

TOPICS = (
    "money", "language", "travel", "access", "senses", "communication", "digital", "safety", "time", "knowing", "faith",
    "company", "health",
)  # fmt: skip
"""Kinds of difficulty: templates/checks has a list of words for each, of the difficulty and of what lessens it."""


@lru_cache(maxsize=4096)
def topics(text: str) -> frozenset[str]:
    """The kinds of difficulty that a text is about."""
    return frozenset(topic for topic in TOPICS if phrases(f"topic_{topic}").search(text))


@lru_cache(maxsize=2048)
def answers_something_else(concern: str, mitigation: str) -> bool:
    """Whether all that a mitigation does is about other difficulties than those of the concern.

    A measure for one person at a time, such as a visit or an exception, may answer any difficulty.
    """
    if phrases("topic_any").search(mitigation) or stems(concern) & stems(mitigation):
        return False
    feared, done = topics(concern), topics(mitigation)
    return bool(feared and done) and not feared & done
