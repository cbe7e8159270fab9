"""Parses the dates that an answer mentions."""

import calendar
import re
from collections.abc import Iterator
from datetime import date
from functools import cache

from eia_tui.draft.draft import Draft
from eia_tui.form.dates import MONTHS, read_date

_MONTH = "|".join([*MONTHS, *(month[:3] for month in MONTHS), "Sept"])
_YEAR = r"20\d\d"


@cache
def _day_pattern() -> re.Pattern[str]:
    """Matches a day with its year: a day without a year cannot be compared."""
    return re.compile(
        rf"(?i)(?<![\w/.-])(?:\d{{1,2}}\s*(?:st|nd|rd|th)?\s+(?:of\s+)?(?:{_MONTH})[\s,]+{_YEAR}"
        rf"|(?:{_MONTH})\s+\d{{1,2}}(?:st|nd|rd|th)?,?\s+{_YEAR}|\d{{1,2}}/\d{{1,2}}/(?:{_YEAR}|\d\d)|\d{{1,2}}\.\d{{1,2}}\.{_YEAR}|{_YEAR}-\d\d-\d\d)(?![\w/-])"
    )


@cache
def _span_pattern() -> re.Pattern[str]:
    """Matches a month, season or quarter with its year, or a year alone: a calendar year or a financial year."""
    return re.compile(
        rf"(?i)(?:(?P<month>\b(?:{_MONTH}))\w*\.?|(?P<season>spring|summer|autumn|winter)|(?P<quarter>q[1-4])"
        rf"|(?<![\d/])(?P<number>0?[1-9]|1[0-2])/(?=20))?[\s,-]*(?P<year>{_YEAR})"
        rf"(?:\s?[-/]\s?(?:20)?(?P<next>\d\d)(?![\d/-]))?(?!\d|[-/]\d)"
    )


_SEASON_ENDS = {"spring": 5, "summer": 8, "autumn": 11, "winter": 12}
_FINANCIAL_YEAR_ENDS = 3
"""A council's financial year begins in April and ends in March."""


def days_in(text: str) -> Iterator[tuple[str, date]]:
    """Every day that is written in full: its text, on one line, and the day."""
    for found in _day_pattern().finditer(text):
        if day := read_date(" ".join(found.group().split())):
            yield " ".join(found.group().split()), day


def last_day(text: str) -> date | None:
    """The last day of a timescale, as 31 March for "March 2027"; None if it names no day, month or year."""
    days = [day for _, day in days_in(text)]
    for found in _span_pattern().finditer(text):
        year, month = int(found["year"]), 12
        financial = found["next"] is not None and int(found["next"]) == (year + 1) % 100
        if found["month"]:
            month = _month(found["month"])
        elif found["number"]:
            month = int(found["number"])
        elif found["season"]:
            month = _SEASON_ENDS[found["season"].casefold()]
            if financial and month == 12:  # winter 2026/27
                year, month = year + 1, 2
        elif found["quarter"]:
            month = 3 * int(found["quarter"][1])
            if financial:
                year, month = (year, month + 3) if month < 12 else (year + 1, _FINANCIAL_YEAR_ENDS)
        elif financial:
            year, month = year + 1, _FINANCIAL_YEAR_ENDS
        days.append(date(year, month, calendar.monthrange(year, month)[1]))
    return max(days, default=None)


def months_in(text: str) -> Iterator[tuple[str, date]]:
    """Every month that is written with its year and without a day: its text, and its first day."""
    for found in _month_pattern().finditer(_day_pattern().sub(" ", text)):
        yield found.group(), date(int(found["year"]), _month(found["month"]), 1)


@cache
def _month_pattern() -> re.Pattern[str]:
    return re.compile(rf"(?i)(?<!\d )\b(?P<month>{_MONTH}),?\s+(?P<year>{_YEAR})(?![\d/-])")


def _month(name: str) -> int:
    return [each[:3].casefold() for each in MONTHS].index(name[:3].casefold()) + 1


def completion_date(draft: Draft) -> date | None:
    """The date of completion; None if there is none, or if the answer is not a date."""
    for asked in draft.form.with_role("completed"):
        value = draft.answer(asked.address)
        if type(value) is date:
            return value
    return None
