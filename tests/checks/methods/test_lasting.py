"""Periods of two days, and the weeks beside them."""

import pytest

from eia_tui.checks.methods.lasting import wrong_periods


def test_weeks_that_two_days_do_not_make_are_wrong():
    found = wrong_periods("The trial of the lane ran for ten weeks, from 1 June 2026 to 12 July 2026.")
    assert found == ("1 June 2026 to 12 July 2026 is 6 weeks, not ten",)


def test_a_period_that_ends_before_it_begins_is_wrong():
    assert wrong_periods("Open from 9 July 2026 to 2 June 2026.") == ("9 July 2026 is after 2 June 2026",)


@pytest.mark.parametrize(
    "sentence",
    [
        "From 1 April 2025 to 31 March 2026, 310 walkers came back within three weeks.",
        "1 May 2025 to 30 April 2026: 64 people took the six-week course.",
        "Between 1 June 2025 and 31 May 2026 a visit came every two weeks.",
        "Open for six weeks, from 1 June 2026 to 12 July 2026.",
    ],
)
def test_weeks_of_something_else_are_no_length_of_the_period(sentence: str):
    assert wrong_periods(sentence) == ()
