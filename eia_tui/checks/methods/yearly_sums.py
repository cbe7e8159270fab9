"""Works out amounts a week or a month again as amounts a year."""

import itertools
import re
from collections.abc import Iterator

from eia_tui.checks.methods.numbers import is_rough, numbers, written_like
from eia_tui.checks.methods.patterns import LazyPattern

_PERIODS = (
    ("a week", 52),
    ("per week", 52),
    ("each week", 52),
    ("a month", 12),
    ("per month", 12),
    ("each month", 12),
    ("a quarter", 4),
)
_YEARLY = LazyPattern(
    r"(?i)^\W*(?:or\s+|about\s+|around\s+|which is\s+|adds? up to\s+|comes? to\s+|makes?\s+|is\s+|costs?\s+)*$"
)


def wrong_years(sentence: str) -> Iterator[str]:
    """An amount a week or a month that is another amount a year than the one beside it."""
    all_numbers = [number for number in numbers(sentence) if number.kind == "money"]
    for one, two in itertools.pairwise(all_numbers):
        after = sentence[one.end : two.start]
        times = next((n for words, n in _PERIODS if after.strip().lower().startswith(words)), 0)
        rest = re.sub(r"(?i)^\s*(?:a|per|each)\s+(?:week|month|quarter)", "", after)
        if times and _YEARLY.match(rest) and re.match(r"(?i)\s*(?:a|per|each) year", sentence[two.end :]):
            right = one.value * times
            if abs(two.value - right) > 0.02 * right and not (
                is_rough(sentence, two) and abs(two.value - right) < 0.1 * right
            ):
                yield (
                    f"{one.words} {after.strip().split(',')[0][:10].strip(' (')} is {written_like(right, two)} a year, "
                    f"not {two.words}"
                )
