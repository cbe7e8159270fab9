"""Finds when something happens: days, months, seasons, terms, festivals and quarters with their year."""

import calendar
import re
from collections.abc import Iterator
from datetime import date
from functools import cache, lru_cache

from eia_tui.checks.methods.patterns import LazyPattern
from eia_tui.draft.draft import Draft
from eia_tui.form.dates import MONTHS, month_name, read_date, what_is_wrong

_MONTH = "|".join([*MONTHS, *(month[:3] for month in MONTHS), "Sept"])
_YEAR = r"20\d\d"
_SHORT_YEAR = r"['’]?(?:2[4-9]|3\d|4\d)(?!\s*(?:(?:st|nd|rd|th)\b|%|people|[-–]\s*\d+\s*(?:st|nd|rd|th)?\s+[A-Z]))"
"""A year of two digits after a month: in "Nov 23" it is a day."""
_FESTIVALS = {
    "new year": 1, "lent": 4, "easter": 4, "ramadan": 4, "eid": 6, "passover": 4, "vaisakhi": 4, "pentecost": 6,
    "whitsun": 6, "diwali": 11, "hanukkah": 12, "christmas": 12, "xmas": 12, "bonfire night": 11, "half term": 12,
    "michaelmas term": 12, "michaelmas": 12, "hilary term": 3, "trinity term": 7,
    "remembrance sunday": 11, "remembrance day": 11, "armistice day": 11, "mothering sunday": 4, "mother's day": 4,
    "harvest": 10, "whit week": 6, "half-term": 12, "school holidays": 12, "remembrance": 11, "pride": 8,
}  # fmt: skip
"""Festivals and holidays, with a month that they do not come after."""
_LATEST_DAYS = {"remembrance sunday": 14, "remembrance day": 14, "armistice day": 11, "bonfire night": 5}
"""The last day of the month on which a festival can be."""
_SEASON_ENDS = {"spring": 5, "summer": 8, "autumn": 11, "fall": 11, "winter": 12}
_TERM_ENDS = {"spring": 4, "summer": 7, "autumn": 12, "winter": 12}
_ORDINALS = {"first": 1, "1st": 1, "second": 2, "2nd": 2, "third": 3, "3rd": 3, "fourth": 4, "4th": 4}
_MONTHS_OF = {"month": 1, "number": 1, "season": 3, "quarter": 3, "half": 6, "festival": 1}
"""The kinds of span that say more than a year, with their months."""
_FINANCIAL_YEAR_ENDS = 3
"""A council's financial year begins in April and ends in March."""
_STARTED = LazyPattern(
    r"(?i)^\W*(?:from|since|starts?(?!\s+of\b)|in\s+force|started|starting|begins?|began|underway|under way|"
    r"ongoing|in place|monthly|weekly|"
    r"quarterly|annually|yearly|already|live|launched)\b"
)
_ONWARDS = LazyPattern(r"(?i)\bonwards?\W*$")
_END_NAMED = LazyPattern(
    r"(?i)\b(?:to|until|till|by|end|ends|ending|complete[ds]?|completion|review\w*|due)\b|[-–]\s*\w"
)
_DONE = LazyPattern(
    r"(?i)\b(?:done|complete|completed|finished|achieved|delivered|closed|published|issued|agreed|signed|installed|"
    r"carried out|implemented|in place|live)\b"
)
_NOT_DONE = LazyPattern(r"(?i)\b(?:to be|not|will|by|before|when|once|until|due|expected)\b")


@cache
def _day_pattern() -> re.Pattern[str]:
    """Matches a day with its year: a day without a year cannot be compared."""
    return re.compile(
        rf"(?i)(?<![\w/.-])(?:\d{{1,2}}\s*(?:st|nd|rd|th)?\s+(?:of\s+)?(?:{_MONTH})[\s,.]+['’]?(?:{_YEAR}|\d\d\b)"
        rf"|(?:{_MONTH})\.?\s+\d{{1,2}}(?:st|nd|rd|th)?,?\s+{_YEAR}"
        rf"|\d{{1,2}}/\d{{1,2}}/(?:{_YEAR}|\d\d)|\d{{1,2}}\.\d{{1,2}}\.(?:{_YEAR}|\d\d)"
        rf"|\d{{1,2}}-\d{{1,2}}-(?:{_YEAR}|\d\d)|{_YEAR}-\d\d-\d\d)(?![\w/-])"
    )


@cache
def _day_of_month() -> re.Pattern[str]:
    """Matches a day and a month, whatever follows."""
    return re.compile(rf"(?i)(?<![\w/.-])\d{{1,2}}(?:st|nd|rd|th)?\s+(?:of\s+)?(?:{_MONTH})\b")


@cache
def _span_pattern() -> re.Pattern[str]:
    """Matches a month, season, quarter, half or festival with its year, or a year alone."""
    festivals = "|".join(map(re.escape, _FESTIVALS))
    next_year = r"(?:\s?[-/–]\s?(?:20)?(?P<next>\d\d)(?![\d/-]))?"
    return re.compile(
        rf"(?i)(?:(?P<month>\b(?:{_MONTH}))\w*\.?|(?P<season>\b(?:spring|summer|autumn|winter|fall))(?P<term>\s+term)?"
        r"|(?P<quarter>\b(?:q|qtr|quarter)\s?[1-4]|\b(?:first|second|third|fourth|[1-4](?:st|nd|rd|"
        r"th))\s+(?:quarter|qtr))"
        rf"|(?P<half>\b(?:h[12]|(?:first|second|1st|2nd)\s+half))"
        rf"|(?P<festival>\b(?:{festivals}))|(?P<number>(?<![\d/.-])(?:0?[1-9]|1[0-2]))[/.](?=20))?"
        rf"(?:[\s,-]*(?:of\s+(?:the\s+)?|financial year\s+|fy\s*|holidays?\s+|hols?\s+|break\s+|term\s+)?)"
        rf"(?P<year>(?<!\d){_YEAR}|(?<=[\s,'’-])(?<!\d ){_SHORT_YEAR}){next_year}(?!\d|[-/]\d)"
    )


_END_OF_YEAR = LazyPattern(
    r"(?i)\bend\s+(?:of\s+)?(?:the\s+)?(?:calendar\s+|financial\s+|school\s+|"
    rf"academic\s+)?(?:year\s+|FY\s?)?(?:in\s+)?{_YEAR}"
    rf"|\b(?:start|beginning|end)\s+of\s+(?:the\s+)?(?:\w+\s+)?(?:year|season),?\s+(?:of\s+)?{_YEAR}"
    rf"|\b(?:start|beginning|end)\s+of\s+(?:the\s+)?{_YEAR}(?:\s?[/–-]\s?(?:20)?\d\d)?\s+(?:\w+\s+)?(?:year|season)\b"
    rf"|\bend\s+(?:of\s+)?FY\s?\d\d[/-]\d\d\b|\bterm\s+[1-6],?\s+(?:of\s+)?{_YEAR}"
)


_NO_APOSTROPHES = str.maketrans("", "", "'’")


def days_in(text: str) -> Iterator[tuple[str, date]]:
    """Every day that is written in full: its text, on one line, and the day."""
    for found in _day_pattern().finditer(text):
        if day := read_date(" ".join(found.group().translate(_NO_APOSTROPHES).split())):
            yield " ".join(found.group().split()), day


def no_such_day(text: str) -> str:
    """Why a day that is written in full does not exist: "February has 28 days in 2027"; "" if all do."""
    return next(filter(None, (what_is_wrong(found.group()) for found in _day_pattern().finditer(text))), "")


def day_without_year(text: str) -> str:
    """The first day and month that are written without a year, as "1 April"; "" if there are none."""
    found = _day_of_month().search(text)
    return found.group() if found else ""


def last_day(text: str) -> date | None:
    """The last day of a timescale, as 31 March for "March 2027"; None if it names no day, month or year."""
    days = [day for _, day in days_in(text)]
    days += [end for _, end in _spans(text)]
    return max(days, default=None)


def last_named(text: str) -> str:
    """The last day or span of a timescale as it names it, as "May 2026" for "by the end of May 2026"; "" for a year."""
    days = [(day, words) for words, day in days_in(text)]
    for found, end in _found_spans(text):
        words = found.group().strip(" ,-") if any(found[name] for name in _MONTHS_OF) else ""
        days.append((end, words))
    return max(days, default=(None, ""))[1]


def first_day(text: str) -> date | None:
    """The earliest day that a text names, as 1 March for "March to June 2027"; None if it names none."""
    text = _two_months().sub(r"\1 \2 to ", text)
    days = [day for _, day in days_in(text)]
    if period := period_in(text):
        days.append(period[0])
    days += [_begin(end, months) for months, end in _lengths(text)]
    return min(days, default=None)


def _lengths(text: str) -> Iterator[tuple[int, date]]:
    """Every month, season, quarter or year outside a full date: its months, and its last day."""
    for found, end in _found_spans(text):
        names = ("month", "number", "season", "quarter", "half", "festival")
        yield next((_MONTHS_OF[name] for name in names if found[name]), 12), end


def _begin(end: date, months: int) -> date:
    """The first day of so many months that end on a day."""
    year, month = divmod(end.year * 12 + end.month - months, 12)
    return date(year, month + 1, 1)


@lru_cache(maxsize=4096)
def is_dated(text: str) -> bool:
    """Whether a text gives a day, month, season, term, festival or quarter with its year, or the end of a year."""
    return (
        any(True for _ in days_in(text))
        or any(precise for precise, _ in _spans(text))
        or _END_OF_YEAR.search(text) is not None
        or (bool(_day_of_month().search(text) or _month_alone().search(text)) and any(True for _ in _spans(text)))
    )


@lru_cache(maxsize=4096)
def names_when(text: str) -> bool:
    """Whether a sentence says when: a date with its year, or a month."""
    return is_dated(text) or _month_alone().search(text) is not None


def is_open_ended(timescale: str) -> bool:
    """Whether a timescale only says when something began: "From April 2026, monthly"."""
    return bool(_STARTED.match(timescale) or _ONWARDS.search(timescale)) and not _END_NAMED.search(timescale)


def is_done(timescale: str) -> bool:
    """Whether a timescale says that the action is done: "Done (October 2026)"."""
    return bool(_DONE.search(timescale)) and not _NOT_DONE.search(timescale)


def _spans(text: str) -> Iterator[tuple[bool, date]]:
    """Every month, season, quarter or year outside a full date: whether it says more than a year, and its last day."""
    for found, end in _found_spans(text):
        yield any(found[name] for name in _MONTHS_OF), end


def _found_spans(text: str) -> Iterator[tuple[re.Match[str], date]]:
    """Every month, season, quarter or year outside a full date, with its last day."""
    for found in _span_pattern().finditer(_usual_order(_day_pattern().sub(" ", text))):
        year = int(found["year"].strip("'’"))
        short = year < 100
        year += 2000 if short else 0
        financial = found["next"] is not None and int(found["next"]) == (year + 1) % 100
        precise = any(found[name] for name in _MONTHS_OF)
        if short and not precise and not financial:
            continue
        year, month = _end(found, year, financial=financial)
        latest = _LATEST_DAYS.get((found["festival"] or "").casefold(), 31)
        yield found, date(year, month, min(calendar.monthrange(year, month)[1], latest))


@cache
def _rewritten() -> tuple[tuple[re.Pattern[str], str], ...]:
    """Other ways to write a span, each with how it is written here: "26/27", "04/27", "2027-03", "2027 Q1", "Jan27"."""
    short_holiday = r"(?:half[\s-]term|bank\s+hol(?:iday)?)s?,?\s+(?=['’]?\d\d)"
    span = r"(?:\s?[/–-]\s?(?:20)?\d\d)?"
    named = rf"(?:{_MONTH})\b|spring|summer|autumn|winter|q[1-4]\b|h[12]\b|{'|'.join(map(re.escape, _FESTIVALS))}"
    return tuple(
        (re.compile(pattern, re.IGNORECASE), instead)
        for pattern, instead in (
            (r"(?<![\d/.-])(2\d)\s?[/-]\s?(2\d|3\d)(?![\d/-])", r"20\1/\2"),
            (r"(?<![\d/.-])(0?[1-9]|1[0-2])[/.](2[4-9]|3\d)(?![\d/.-])", r"\1/20\2"),
            (rf"(?<![\d/.-])({_YEAR})-(0[1-9]|1[0-2])(?![\d/-])(?=\s*$)", r"\2/\1"),
            (rf"\b({_MONTH})(2[4-9]|3\d)\b", r"\1 20\2"),
            (
                rf"\b(?:start|beginning)\s+of\s+(?:the\s+)?({_YEAR}){span}\s+(?:school|academic)\s+year\b",
                r"September \1",
            ),
            (rf"\b(?:start|beginning)\s+of\s+(?:the\s+)?(?:school|academic)\s+year\s+({_YEAR}){span}", r"September \1"),
            (rf"\b({_MONTH}|spring|summer|autumn|winter|easter|whitsun|christmas)\w*\s+{short_holiday}", r"\1 "),
            (rf"(?<![\d/.-])({_YEAR}(?:\s?[/-]\s?(?:20)?\d\d)?)\s+({named})(?!\w*\.?\s+['’]?2\d)", r"\2 \1"),
        )
    )


def _usual_order(text: str) -> str:
    """The text with the year of each span after its name, and with four digits."""
    if not re.search(r"\d\d", text):
        return text
    for pattern, instead in _rewritten():
        text = pattern.sub(instead, text)
    return text


def _end(found: re.Match[str], year: int, *, financial: bool) -> tuple[int, int]:
    """The year and month in which a span ends."""
    if found["month"]:
        return year, _month(found["month"])
    if found["number"]:
        return year, int(found["number"])
    if found["season"]:
        ends = _TERM_ENDS if found["term"] else _SEASON_ENDS
        month = ends[found["season"].casefold()]
        if financial and month == 12 and not found["term"]:  # winter 2026/27
            return year + 1, 2
        return (year + 1, month) if financial and month < 9 else (year, month)
    if found["quarter"]:
        return _end_of_part(_number(found["quarter"]), 3, year, financial=financial)
    if found["half"]:
        return _end_of_part(_number(found["half"]), 6, year, financial=financial)
    if found["festival"]:
        return year, _FESTIVALS[" ".join(found["festival"].casefold().split())]
    return (year + 1, _FINANCIAL_YEAR_ENDS) if financial else (year, 12)


def _end_of_part(number: int, months: int, year: int, *, financial: bool) -> tuple[int, int]:
    """The year and month in which a quarter or half of a calendar or financial year ends."""
    month = months * number + (_FINANCIAL_YEAR_ENDS if financial else 0)
    return (year + 1, month - 12) if month > 12 else (year, month)


def _number(name: str) -> int:
    digit = re.search(r"[1-4]", name)
    return int(digit.group()) if digit else _ORDINALS[name.split(maxsplit=1)[0].casefold()]


def months_in(text: str) -> Iterator[tuple[str, date]]:
    """Every month that is written with its year and without a day: its text, and its first day."""
    for found in _month_pattern().finditer(_day_pattern().sub(" ", text)):
        yield found.group(), date(int(found["year"]), _month(found["month"]), 1)


@cache
def _month_pattern() -> re.Pattern[str]:
    return re.compile(rf"(?i)(?<!\d )\b(?P<month>{_MONTH}),?\s+(?P<year>{_YEAR})(?![\d/-])")


@cache
def _two_months() -> re.Pattern[str]:
    """The first of two months that have one year: "March to June 2027"."""
    return re.compile(rf"(?i)\b({_MONTH})\s*(?:to|until|and|[-–/])\s*(?=(?:{_MONTH})\s+({_YEAR}))")


@cache
def _month_alone() -> re.Pattern[str]:
    """A month's name with a capital; "May" and "March" only after a preposition, because they are other words too."""
    plain = "|".join(month for month in MONTHS if month not in ("May", "March"))
    return re.compile(
        rf"\b(?:{plain})\b|\b(?:[Bb]y|[Ii]n|[Uu]ntil|[Ff]rom|[Bb]efore|[Dd]uring|[Ee]very|[Ee]ach|of|end|early|late|mid|"
        rf"next)[\s-](?:end\s+(?:of\s+)?)?(?:{_MONTH})\b"
    )


def _month(name: str) -> int:
    return [each[:3].casefold() for each in MONTHS].index(name[:3].casefold()) + 1


def completion_date(draft: Draft) -> date | None:
    """The date of completion; None if there is none, or if the answer is not a date."""
    for asked in draft.form.with_role("completed"):
        value = draft.answer(asked.address)
        if type(value) is date:
            return value
    return None


@lru_cache(maxsize=4096)
def period_in(sentence: str) -> tuple[date, date] | None:
    """The days of a sentence such as "from 1 June to 26 July 2026" or "1 to 9 August 2026"."""
    if " to " not in sentence and "until" not in sentence and "–" not in sentence and "between" not in sentence:
        return None
    flat = " ".join(sentence.split())
    found = list(days_in(flat))
    if len(found) == 2 and re.fullmatch(
        r"\s*(?:to|until|till|–|-|and)\s*(?:\w+day,?\s*)?", flat.partition(found[0][0])[2].partition(found[1][0])[0]
    ):
        return found[0][1], found[1][1]
    for words, day in found:
        short = re.search(
            r"(?i)\b(?P<day>\d{1,2})(?:st|nd|rd|th)?(?P<month>\s+[A-Z][a-z]+)?\s+(?:to|until|till|–|-|"
            r"and)\s+(?:\w+day,?\s+)?$",
            flat.partition(words)[0],
        )
        if not short or (" and " in short.group() and not re.search(r"(?i)\bbetween\s+$", flat[: short.start()])):
            continue
        if first := read_date(f"{short['day']} {(short['month'] or month_name(day)).strip()} {day.year}"):
            return first, day
    return None
