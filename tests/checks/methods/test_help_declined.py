"""Whether a mitigation declines to help, spares people something hard, or tells only of papers and meetings."""

import pytest

from eia_tui.checks.methods.declining import declines_help, only_negative, spares_people
from eia_tui.checks.methods.only_process import only_process


@pytest.mark.parametrize(
    "sentence",
    [
        "Evening lessons won't be reinstated.",
        "The landlord does not allow it.",
        "Beyond our powers",
        "We accept that a few will leave the club.",
        "No money for a second coach",
        "Swimmers can use the private pool.",
        "The coach is listed, so a hoist can't be fitted.",
    ],
)
def test_help_is_declined_in_many_ways(sentence: str):
    assert declines_help(sentence)


@pytest.mark.parametrize(
    "sentence",
    [
        "The rise in the fee has been rejected.",
        "Those who cannot swim a length get a float.",
        "The lane can't be widened, so a second one is roped off.",
        "Not a swimmer? Sit in the shallow end.",
        "Lessons in the evening stay.",
        "Tokens must be accepted at the gate.",
    ],
)
def test_what_is_done_for_somebody_is_not_declined(sentence: str):
    assert not declines_help(sentence)
    assert not only_negative(sentence)


def test_what_is_hard_and_does_not_happen_is_spared():
    assert spares_people("Nobody is turned away at the door.")
    assert spares_people("The pool is not closed for galas.")
    assert spares_people("The club withdrew the plan to charge for floats.")
    assert spares_people("Nothing changes on Mondays.")
    assert not spares_people("No second coach is hired.")
    assert only_negative("No second coach is hired.")
    assert not only_negative("The ladder may not reach the floor.")


@pytest.mark.parametrize(
    ("sentence", "process"),
    [
        ("A toolkit is in development.", True),
        ("Comments will be passed on to the programme board.", True),
        ("Issues are looked at as they arise.", True),
        ("The effect is slight.", True),
        ("A survey will be held after a year.", True),
        ("A plan is written with each swimmer.", False),
        ("The policy is changed: a carer swims free.", False),
        ("Issues are looked at by a nurse, who rings back in 2 days.", False),
    ],
)
def test_papers_and_meetings_help_nobody(sentence: str, process: bool):
    assert only_process(sentence) == process
