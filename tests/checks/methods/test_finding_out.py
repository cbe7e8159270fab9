"""What a plan to find something out says."""

import pytest

from eia_tui.checks.methods.finding_out import only_who_and_when, says_a_plan


@pytest.mark.parametrize(
    ("plan", "says"),
    [
        ("Check the figures", True),
        ("Something is to be done about it", True),
        ("Count riders at the gate", True),
        ("None", False),
        ("TBC", False),
        ("No data", False),
    ],
)
def test_a_plan_says_that_something_is_done(plan: str, says: bool):
    assert says_a_plan(plan) == says


@pytest.mark.parametrize(
    ("plan", "only"),
    [
        ("Head of Sport, May 2027", True),
        ("Stables Manager by 3 May 2027", True),
        ("Stables Manager: ask each rider, May 2027", False),
        ("Survey by the Stables Manager, May 2027", False),
        ("Head of Sport", False),
    ],
)
def test_who_and_when_is_no_deed(plan: str, only: bool):
    assert only_who_and_when(plan) == only
