"""What somebody has to do is told from what is there, is allowed or is done by another action."""

import pytest

from eia_tui.checks.methods.new_measures import is_new_measure, is_offered, is_told_elsewhere


@pytest.mark.parametrize(
    ("sentence", "is_new"),
    [
        ("Plain covers for reserved films.", True),
        ("Lamps in the four darkest subways renewed.", True),
        ("The subway stays lit until dawn.", False),
        ("The subway was painted in May 2026.", False),
        ("Lamps where possible.", False),
    ],
)
def test_a_measure_is_new_unless_it_stays_or_was_done(sentence: str, is_new: bool):
    assert is_new_measure(sentence) == is_new


@pytest.mark.parametrize(
    ("sentence", "offered"),
    [
        ("Plain covers for reserved films.", True),
        ("Cyclists may use the lift.", False),
        ("Cyclists will have a lift.", True),
        ("The lift is in action 3.", False),
        ("See under Age.", False),
    ],
)
def test_what_is_so_or_told_elsewhere_is_not_offered(sentence: str, offered: bool):
    assert is_offered(sentence) == offered


def test_an_action_or_a_row_that_is_named_has_the_rest():
    assert is_told_elsewhere("Rails are fitted (action 2).")
    assert is_told_elsewhere("As under Disability.")
    assert not is_told_elsewhere("Rails are fitted under the stairs.")
