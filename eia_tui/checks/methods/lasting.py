"""Finds periods of two days that do not make the weeks beside them, or that end before they begin."""

from functools import lru_cache

from eia_tui.checks.methods.numbers import Number, numbers
from eia_tui.checks.methods.patterns import LazyPattern
from eia_tui.checks.methods.sentences import sentences
from eia_tui.checks.methods.when import period_in
from eia_tui.form.dates import show_date

_WEEK = 7
_WEEKS = LazyPattern(
    r"(?i)[\s-]weeks?\b(?!['’]|\s+(?:ago|after|afterwards|later|before|earlier|ahead|old|pregnant|each|"
    r"of\s+(?:notice|pay|work|leave))\b|"
    r"(?<=week)\s+(?:courses?|loans?|waits?|programmes?|blocks?|follow-?ups?|terms?|cycles?|rota|notice)\b)"
)
"""Weeks after their number, which are not those of a wait, an age or a course."""
_NO_LENGTH = LazyPattern(
    r"(?i)\b(?:at|after|within|every|by|under|than|up to|each|per|in|next|first|last|to|waits?|waited|"
    r"wait of)\s+(?:the\s+|about\s+)?$"
)
"""What is before weeks that are no length of the period beside them: "stopped at four weeks"."""


@lru_cache(maxsize=1024)
def wrong_periods(text: str) -> tuple[str, ...]:
    """What is wrong with the periods of a text: "1 June 2026 to 9 August 2026 is 10 weeks, not twelve"."""
    found = []
    for sentence in sentences(text):
        period = period_in(sentence.text)
        if not period:
            continue
        first, last = period
        weeks = next((n for n in numbers(sentence.text) if _is_length(sentence.text, n)), None)
        if last < first:
            found.append(f"{show_date(first)} is after {show_date(last)}")
        elif weeks and weeks.kind == "count" and abs((last - first).days + 1 - _WEEK * weeks.value) > _WEEK:
            real = round(((last - first).days + 1) / _WEEK)
            found.append(f"{show_date(first)} to {show_date(last)} is {real} weeks, not {weeks.words}")
    return tuple(found)


def _is_length(sentence: str, number: Number) -> bool:
    """Whether a number is of weeks that something lasted: not "stopped at four weeks" nor "a six-week course"."""
    return _WEEKS.match(sentence, number.end) is not None and not _NO_LENGTH.search(sentence[: number.start])
