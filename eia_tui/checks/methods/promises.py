"""Decides whether a sentence promises something that is not there yet, and which promises it makes."""

from eia_tui.checks.methods.leading_verb import is_thinking
from eia_tui.checks.methods.patterns import LazyPattern

PROMISES = LazyPattern(
    r"(?i)(?<!\bwho\s)(?<!\bwhich\s)(?<!\bthat\s)\b(?:will|(?:am|is|are) going to|shall)\b|\b(?:we|they|it)['’]ll\b"
)
NOT_DONE = LazyPattern(r"(?i)\b(?:will|shall|is|are) not\b|\bwon['’]t\b|\bwill never\b|\bwill be no\b")
"""What will not happen needs nobody to do it."""
IS_THERE = LazyPattern(
    r"(?i)\b(?:dealt with (?:in|by|under)|already|stays?|remains?|continues?|unchanged|as now|kept|existing|today|now|"
    r"in place|by law|was|were)\b"
)
_AND_MORE = LazyPattern(
    r"(?i),?\s+and\s+(?=(?:[\w’'-]+\s+){1,9}?(?<!who\s)(?<!which\s)(?<!that\s)will\b)|,\s+and\s+(?=(?:an?|the|each|every|all|two)\s)|;\s+"
)
"""Where a sentence may go on to promise something else."""
_OF_THE_REST = LazyPattern(r"(?i)\b(?:them|they|it|its|their|this|these)\b.*?\bwill\b")
"""A subject that the rest of the sentence names."""
_HAS_VERB = LazyPattern(r"(?i)\b(?:will|shall|is|are|has|have)\b")
_NONE_WILL = LazyPattern(r"(?i)^\W*(?:no|nobody|none|neither|nothing)\b")
"""The beginning of what will not happen, as `NOT_DONE`."""


def promises_in(sentence: str) -> tuple[str, ...]:
    """The parts of a sentence that promise something of their own; none if it has a single part.

    "Shops and cafés will be paid" is one promise by two, and "faults will be fixed, and letters will be sent" two.
    """
    parts = _AND_MORE.split(sentence)
    if len(parts) == 1 or not _HAS_VERB.search(parts[0]):
        return ()
    return tuple(
        part.strip()
        for part in parts
        if is_promised(part) and not IS_THERE.search(part) and not _OF_THE_REST.search(part)
    )


def is_promised(sentence: str) -> bool:
    """Whether a sentence says that something will be done, rather than be thought about or left alone."""
    return (
        PROMISES.search(sentence) is not None
        and not NOT_DONE.search(sentence)
        and not _NONE_WILL.match(sentence)
        and not is_thinking(sentence)
    )
