"""Tests which sentences say that the matter is settled."""

import pytest

from eia_tui.checks.methods.settled import settled


@pytest.mark.parametrize(
    "sentence",
    [
        "The approval was given in July 2026.",
        "This was signed off by the management team.",
        "The evening class ended in July 2026.",
        "The new lamps have now been installed.",
        "This form records a decision taken in May.",
        "There is no prospect of the charge being stopped.",
        "The barrier's been removed in July 2026.",
        "The new lamps went live three weeks ago.",
        "Staff had their redundancy letters.",
    ],
)
def test_what_is_decided_or_done_is_settled(sentence: str):
    assert settled(sentence, of_policy=True)


@pytest.mark.parametrize(
    "sentence",
    [
        "No decision has been taken.",
        "If approval is given, the class ends in July 2027.",
        "The evening class ended in 1998.",
        "The trial ended in July 2026.",
        "Two thirds of readers agreed in July 2026.",
        "Cabinet agreed to consult on the closure.",
    ],
)
def test_what_is_open_or_of_something_else_is_not(sentence: str):
    assert not settled(sentence, of_policy=True)


def test_what_ended_lately_is_of_the_matter_only_where_the_policy_is_described():
    assert settled("The class was reduced in July 2026.", of_policy=True)
    assert not settled("The class was reduced in July 2026.", of_policy=False)
    assert settled("The lease had been signed when tenants met us.", of_policy=False)
