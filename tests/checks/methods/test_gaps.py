"""How a sentence says that data on people is lacking, and when it is known all the same."""

from datetime import date

import pytest

from eia_tui.checks.methods.gap_ways import is_lacking_somehow, too_few_answer
from eia_tui.checks.methods.known_anyway import is_known_anyway, will_be_known
from eia_tui.checks.methods.phrases import group_words


@pytest.mark.parametrize(
    "sentence",
    [
        "The barrier counts cars, not the people in them.",
        "The app stores a plate and a mobile number only (2026).",
        "Privacy rules do not allow us to ask for faith.",
        "Equality monitoring was dropped when the form moved online.",
        "Disability is under-recorded by the depot.",
        "The provider will not release the ages of its tenants.",
        "It is unclear how many riders are autistic.",
        "Race and religion: n/k",
        "Unknown for those who pay by cash.",
        "No one is signed in at the drop-in.",
        "Less than a third of guests gave their faith.",
        "The files on carers were wiped in 2024.",
        "The ethnicity of guests is put on paper and never typed up.",
    ],
)
def test_data_is_lacking_because_things_are_counted_or_nobody_may_ask(sentence: str):
    assert is_lacking_somehow(sentence, group_words())


@pytest.mark.parametrize(
    "sentence",
    [
        "The gate is open only in summer.",
        "Women told us that staff do not share their numbers.",
        "The survey did not find any barrier for older people.",
        "There is a gap in the fence by the school for disabled children.",
        "Nobody is turned away for want of a card.",
        "Men and women without a car use the late bus.",
    ],
)
def test_what_is_denied_of_things_and_what_is_found_is_no_gap(sentence: str):
    assert not is_lacking_somehow(sentence, group_words())


def test_too_few_answers_are_told_from_too_few_people():
    assert too_few_answer("Too few guests declared a disability.")
    assert not too_few_answer("Trans guests are too few to be shown.")


@pytest.mark.parametrize(
    ("sentence", "is_known"),
    [
        ("Faith was not asked until 2024; 9% of 640 riders are Hindu.", True),
        ("No ward was missed in the count.", True),
        ("Only 2% of staff skipped the question.", True),
        ("Only 40% of staff answered the question (survey, 2026).", False),
        ("Ethnicity is poorly recorded: blank for 62% of cases.", False),
    ],
)
def test_a_figure_after_a_gap_or_a_denial_of_it_closes_it(sentence: str, is_known: bool):
    assert is_known_anyway(sentence) == is_known


def test_a_post_and_a_later_day_close_a_gap_in_whatever_tense():
    completed = date(2026, 10, 30)
    assert will_be_known("The Systems Officer adds the field in March 2027.", completed)
    assert not will_be_known("The Systems Officer added the field in March 2026.", completed)
    assert not will_be_known("The field is added in March 2027.", completed)
