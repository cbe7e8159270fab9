"""Dates are read as officers write them, day before month, and shown in full."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from eia_tui.form.dates import DATE_EXAMPLE, meant_date, no_date, read_date, show_date

SECOND = date(2024, 9, 2)


@pytest.mark.parametrize(
    "text",
    [
        "2nd September 2024", "02/09/24", "2024-09-02", "2/9/2024", "2.9.24", "02-09-2024", "2 Sept 2024", "2 sep 24",
        "Monday 2 September 2024", "Mon, 2nd Sept. 2024", "2-Sep-2024", "the 2nd of September 2024",
        "September 2, 2024", "2 nd September 2024", " 2\u00a0September\u00a02024 ", "02 / 09 / 2024",
    ],
)  # fmt: skip
def test_a_date_is_read_as_officers_write_it(text: str):
    assert read_date(text) == SECOND


@pytest.mark.parametrize(
    "text", ["", "next Tuesday", "September 2024", "31/02/2024", "13/13/2024", "2024", "2 September", "1/2/3/4"]
)
def test_text_that_is_not_a_date_gives_none(text: str):
    assert read_date(text) is None


@pytest.mark.parametrize(
    ("text", "wrong"),
    [
        ("31 November 2026", "November has 30 days. "),
        ("31/02/2027", "February has 28 days in 2027. "),
        ("30-02-2028", "February has 29 days in 2028. "),
        ("12/13/2026", "There is no month 13. "),
        ("1 April", "The year is missing. "),
        ("1/4", "The year is missing. "),
        ("soon", ""),
        ("April", ""),
    ],
)
def test_what_is_wrong_with_a_date_is_shown(text: str, wrong: str):
    assert no_date(text) == f"{wrong}Enter a full date, such as {DATE_EXAMPLE}."


@pytest.mark.parametrize(
    "text", ["November 2027", "Nov 2027", "11/2027", "by the end of November 2027", "november, 2027", "Nov. 2027."]
)
def test_for_a_month_its_last_day_is_offered(text: str):
    assert meant_date(text) == date(2027, 11, 30)
    assert no_date(text) == "The day is missing. Enter 30 November 2027, or another full date."


@pytest.mark.parametrize("text", ["soon", "2027", "13/2027", "November", "in November 2027 or later", "2/9/2027"])
def test_for_anything_else_no_date_is_offered(text: str):
    assert meant_date(text) is None


def test_the_day_comes_before_the_month():
    assert read_date("03/04/2026") == date(2026, 4, 3)


@given(st.dates(min_value=date(1000, 1, 1)))
def test_a_date_is_read_back_from_how_it_is_shown(day: date):
    assert read_date(show_date(day)) == day


@given(st.text(max_size=40))
def test_any_text_is_read_without_an_error(text: str):
    assert no_date(text).endswith(".")
    assert read_date(text) is None or isinstance(read_date(text), date)
