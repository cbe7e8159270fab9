"""Whether what was agreed is what somebody else wished."""

import pytest

from eia_tui.checks.methods.wishes import was_wished


@pytest.mark.parametrize(
    ("sentence", "before"),
    [
        ("Campers asked for a later bus and this was agreed.", ""),
        ("A ramp was requested by rowers, which has been accepted.", ""),
        ("It was agreed.", "Parents asked for a crossing."),
        ("Both were included.", "Carers suggested a shelter and two benches."),
        ("This was adopted.", "A smaller stage was put forward by the youth forum."),
        ("All of these were taken up.", "Visitors wanted quieter rooms, a map and a bench."),
    ],
)
def test_a_wish_that_was_granted_is_no_decision_on_the_proposal(sentence: str, before: str):
    assert was_wished(sentence, before)


@pytest.mark.parametrize(
    ("sentence", "before"),
    [
        ("Cabinet agreed the closure in May.", ""),
        ("The closure was agreed.", "Parents asked for a crossing."),
        ("It was agreed.", "The budget was cut."),
        ("It was agreed.", "Officers proposed that the stage be sold."),
        ("This was agreed by Cabinet.", "Staff proposed selling the stage."),
        ("Rowers asked why the closure was agreed.", ""),
    ],
)
def test_a_decision_that_nobody_wished_for_is_one(sentence: str, before: str):
    assert not was_wished(sentence, before)
