"""Reads the days that an answer speaks of."""

import calendar
import re
from collections.abc import Iterator
from datetime import date
from functools import cache

from eia_tui.draft import Draft
from eia_tui.form.dates import MONTHS, read_date

_MONTH = "|".join([*MONTHS, *(month[:3] for month in MONTHS), "Sept"])
_YEAR = r"20\d\d"


@cache
def _days() -> re.Pattern[str]:
    """A day in full: with its year, for a day without one says nothing of before and after."""
    return re.compile(
        rf"(?i)(?<![\w/.-])(?:\d{{1,2}}\s*(?:st|nd|rd|th)?\s+(?:of\s+)?(?:{_MONTH})[\s,]+{_YEAR}"
        rf"|(?:{_MONTH})\s+\d{{1,2}}(?:st|nd|rd|th)?,?\s+{_YEAR}|\d{{1,2}}/\d{{1,2}}/(?:{_YEAR}|\d\d)|{_YEAR}-\d\d-\d\d)(?![\w/-])"
    )


@cache
def _spans() -> re.Pattern[str]:
    """A month, a season or a quarter with its year, or a year alone."""
    return re.compile(
        rf"(?i)(?:(?P<month>\b(?:{_MONTH}))\w*\.?|(?P<season>spring|summer|autumn|winter)|(?P<quarter>q[1-4]))?"
        rf"[\s,]*(?P<year>{_YEAR})(?!\d|[-/]\d)"
    )


_SEASON_ENDS = {"spring": 5, "summer": 8, "autumn": 11, "winter": 12}


def days_in(text: str) -> Iterator[tuple[str, date]]:
    """Every day that is written in full, as it is written and as the day that it is."""
    for found in _days().finditer(text):
        if day := read_date(" ".join(found.group().split())):
            yield " ".join(found.group().split()), day


def last_day(text: str) -> date | None:
    """The last day of the time that a timescale names: of "March 2027", 31 March. None where it names none."""
    days = [day for _, day in days_in(text)]
    for found in _spans().finditer(text):
        year = int(found["year"])
        month = 12
        if found["month"]:
            month = [name[:3].casefold() for name in MONTHS].index(found["month"][:3].casefold()) + 1
        elif found["season"]:
            month = _SEASON_ENDS[found["season"].casefold()]
        elif found["quarter"]:
            month = 3 * int(found["quarter"][1])
        days.append(date(year, month, calendar.monthrange(year, month)[1]))
    return max(days, default=None)


def completed(draft: Draft) -> date | None:
    """The date of completion; None where there is none, or it is no day."""
    for asked in draft.form.with_role("completed"):
        value = draft.answer(asked.address)
        if type(value) is date:
            return value
    return None
