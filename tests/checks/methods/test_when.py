"""When something happens, as officers write it."""

from datetime import date

import pytest

from eia_tui.checks.methods.when import is_dated, is_done, is_open_ended, last_day, names_when


@pytest.mark.parametrize(
    ("text", "last"),
    [
        ("8 Nov 2027", date(2027, 11, 8)),
        ("Oct '27", date(2027, 10, 31)),
        ("Sept 27", date(2027, 9, 30)),
        ("15 Nov 27", date(2027, 11, 15)),
        ("05/2027", date(2027, 5, 31)),
        ("05/27", date(2027, 5, 31)),
        ("2027-05", date(2027, 5, 31)),
        ("2.6.27", date(2027, 6, 2)),
        ("Q2 2027/28", date(2027, 9, 30)),
        ("2027/28 Q4", date(2028, 3, 31)),
        ("third quarter of 2027", date(2027, 9, 30)),
        ("Q4 27/28", date(2028, 3, 31)),
        ("Autumn term 2027", date(2027, 12, 31)),
        ("Winter 2027/28", date(2028, 2, 29)),
        ("May 2027 to June 2028", date(2028, 6, 30)),
        ("Easter 2027", date(2027, 4, 30)),
        ("first half of 2027", date(2027, 6, 30)),
        ("Jan27", date(2027, 1, 31)),
    ],
)
def test_a_date_in_any_notation_has_a_last_day(text: str, last: date):
    assert last_day(text) == last
    assert is_dated(text)


@pytest.mark.parametrize(
    "text",
    [
        "2027",
        "2027/28",
        "Q3",
        "Jan 15",
        "when it opens",
        "next year",
        "12 weeks",
        "Phase 2",
        "mid-2027",
        "asap",
        "?",
        "Nov 23",
    ],
)
def test_a_year_an_event_or_a_month_without_a_year_is_no_date(text: str):
    assert not is_dated(text)


def test_a_day_is_not_read_as_its_month_as_well():
    assert last_day("9 Nov 2027") == date(2027, 11, 9)


@pytest.mark.parametrize(
    ("timescale", "done", "is_open"),
    [
        ("Done, May 2027", True, False),
        ("Completed (May 2027)", True, False),
        ("To be completed by May 2027", False, False),
        ("From May 2027, monthly", False, True),
        ("Since May 2027", False, True),
        ("From May 2027 to June 2027", False, False),
        ("May 2027", False, False),
    ],
)
def test_what_is_done_or_has_no_end_is_not_late(timescale: str, done: bool, is_open: bool):
    assert (is_done(timescale), is_open_ended(timescale)) == (done, is_open)


def test_a_plan_may_name_a_month_alone():
    assert names_when("We ask at the gate by the end of March.")
    assert not names_when("We may march to the gate.")


@pytest.mark.parametrize(
    ("timescale", "last"),
    [
        ("in time for Remembrance Sunday 2027", date(2027, 11, 14)), ("By Armistice Day 2027", date(2027, 11, 11)),
        ("Start of the 2027/28 school year", date(2027, 9, 30)), ("Beginning of the academic year 2027/28", date(2027, 9, 30)),
        ("By Mothering Sunday 2027", date(2027, 4, 30)),
    ],
)  # fmt: skip
def test_a_day_that_comes_each_year_and_the_start_of_a_school_year_are_dates(timescale: str, last: date):
    assert is_dated(timescale)
    assert last_day(timescale) == last


@pytest.mark.parametrize("timescale", ["Start of the 2028 cricket season", "End of the football season 2027/28"])
def test_a_season_of_sport_with_its_year_is_a_date(timescale: str):
    assert is_dated(timescale)
    assert not is_dated(timescale.replace("2028", "next").replace("2027/28", ""))
