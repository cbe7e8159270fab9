"""Decides what a sentence promises that is not there yet, and whether it makes a second promise beside one."""

from collections.abc import Collection, Sequence

from eia_tui.checks.methods.patterns import LazyPattern
from eia_tui.checks.methods.substance import stems

PROMISES = LazyPattern(r"(?i)\b(?:will|(?:am|is|are) going to|shall)\b|\b(?:we|they|it)['’]ll\b")
NOT_DONE = LazyPattern(r"(?i)\b(?:will|shall|is|are) not\b|\bwon['’]t\b|\bwill never\b|\bwill be no\b")
"""What will not happen needs nobody to do it."""
IS_THERE = LazyPattern(
    r"(?i)\b(?:dealt with (?:in|by|under)|already|stays?|remains?|continues?|unchanged|as now|kept|existing|today|now|"
    r"in place|by law|was|were)\b"
)
_AND_MORE = LazyPattern(r"(?i),?\s+and\s+(?=(?:[\w’'-]+\s+){1,5}?will\b)|;\s+")
_FEWEST_NEW = 3


def second_promise(sentence: str, common: Collection[str], planned: Sequence[Collection[str]]) -> str:
    """The second promise of a sentence of which no action has a word; "" if there is none.

    `common` are stems that say little, and `planned` those of each action.
    """
    in_plan = {stem for each in planned for stem in each}
    for part in _AND_MORE.split(sentence)[1:]:
        own = stems(part) - set(common)
        missing = own - in_plan
        if (
            PROMISES.search(part)
            and not NOT_DONE.search(part)
            and not IS_THERE.search(part)
            and len(missing) >= _FEWEST_NEW
            and len(missing) > len(own) / 2
        ):
            return part.strip()
    return ""
