"""Reads dates as UK officers write them, day before month, and shows them in full."""

import contextlib
import re
from calendar import monthrange
from datetime import MAXYEAR, MINYEAR, date
from functools import cache

DATE_EXAMPLE = "2 September 2026 or 2/9/26"
"""A date as it can be entered, in two ways."""
_FULL_DATE = f"Enter a full date, such as {DATE_EXAMPLE}."
MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip
_WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_MONTH = "|".join(sorted({m for month in MONTHS for m in (month, month[:3])} | {"Sept"}, key=len, reverse=True))
_WEEKDAY = r"(?:(?:mon|tue|tues|wed|wednes|thu|thur|thurs|fri|sat|satur|sun)(?:day)?\.?,?\s+)?"
_DAY = r"(?P<day>\d{1,2})\s*(?:st|nd|rd|th)?"
_YEAR = r"(?P<year>\d{4}|\d{2})"


@cache
def _patterns() -> tuple[re.Pattern[str], ...]:
    """The ways to write a date. Compiled at the first use, because many commands only show dates."""
    return tuple(
        re.compile(pattern, re.IGNORECASE)
        for pattern in (
            r"(?P<year>\d{4})-(?P<number>\d{1,2})-(?P<day>\d{1,2})",
            rf"{_WEEKDAY}(?P<day>\d{{1,2}})\s*([./-])\s*(?P<number>\d{{1,2}})\s*\2\s*{_YEAR}",
            rf"{_WEEKDAY}(?:the\s+)?{_DAY}[\s.-]*(?:of\s+)?(?P<month>{_MONTH})[\s.,-]*{_YEAR}",
            rf"{_WEEKDAY}(?P<month>{_MONTH})\.?\s+(?P<day>\d{{1,2}})(?:st|nd|rd|th)?,?\s+(?P<year>\d{{4}})",
        )
    )


def read_date(text: str) -> date | None:
    """The date that `text` is; None if it is anything else, or a day that does not exist.

    "02/09/24", "2.9.2024", "2024-09-02", "2nd September 2024" and "Monday, 2 Sept 2024" are all 2 September 2024.
    A year of two digits is in this century.
    """
    if parts := _parts(text):
        with contextlib.suppress(ValueError):
            return date(*parts)
    return None


def _parts(text: str) -> tuple[int, int, int] | None:
    """The year, month and day that are written, whether that day exists or not; None for anything else."""
    text = " ".join(text.split())
    for pattern in _patterns():
        if match := pattern.fullmatch(text):
            parts = match.groupdict()
            name = (parts.get("month") or "")[:3].capitalize()
            month = int(parts.get("number") or 1 + [each[:3] for each in MONTHS].index(name))
            year = int(parts["year"])
            return year if year > 99 else 2000 + year, month, int(parts["day"])
    return None


def what_is_wrong(text: str) -> str:
    """Why a text is not a date although it is written as one: "November has 30 days"; "" for anything else."""
    if parts := _parts(text):
        year, month, day = parts
        if not 1 <= month <= len(MONTHS):
            return f"There is no month {month}"
        days = monthrange(year, month)[1] if MINYEAR <= year <= MAXYEAR else 31
        of_year = f" in {year}" if month == 2 else ""
        return f"{MONTHS[month - 1]} has {days} days{of_year}" if not 1 <= day <= days else ""
    without_year = " ".join(text.split()).rstrip(".,")
    lacks_year = any(_parts(f"{without_year}{year}") for year in (" 2024", "/2024"))
    return "The year is missing" if lacks_year else ""


def meant_date(text: str) -> date | None:
    """The last day of the month that a text names, such as "November 2027" or "by the end of Nov 2027"; else None."""
    month = re.fullmatch(
        rf"(?:(?:by|in|the|end|of)\s+)*((?:{_MONTH})\.?[\s,-]*\d{{4}}|\d{{1,2}}\s*[./-]\s*\d{{4}})",
        " ".join(text.split()).rstrip("."),
        re.IGNORECASE,
    )
    first = read_date(f"1/{month[1]}") or read_date(f"1 {month[1]}") if month else None
    return first.replace(day=monthrange(first.year, first.month)[1]) if first else None


def no_date(text: str) -> str:
    """What is wrong with a text where a date is asked for, and what to do."""
    if meant := meant_date(text):
        return f"The day is missing. Enter {show_date(meant)}, or another full date."
    wrong = what_is_wrong(text)
    return f"{wrong}. {_FULL_DATE}" if wrong else _FULL_DATE


def show_date(day: date) -> str:
    """The date in full, such as "2 September 2024"."""
    return f"{day.day} {month_name(day)} {day.year}"


def month_name(day: date) -> str:
    """The month of a date, in English whatever the computer's language, which `strftime` follows."""
    return MONTHS[day.month - 1]


def weekday_name(day: date) -> str:
    """The day of the week of a date, in English as well."""
    return _WEEKDAYS[day.weekday()]


def show_iso_date(text: str) -> str:
    """The date that an ISO date, or date and time, begins with, in full; another text as it is."""
    day = read_date(text[:10])
    return show_date(day) if day else text
