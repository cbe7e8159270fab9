"""Conclusions from too little, and measures that make things worse for those whom they are for."""

import pytest

from eia_tui.checks.methods.inference import concludes_too_much
from eia_tui.checks.methods.unfavourable import is_unfavourable


@pytest.mark.parametrize(
    "sentence",
    [
        "The response was low, which shows that residents are not concerned.",
        "The average age of readers is 58, so the van is not used mainly by older people.",
        "In the county 92% are White British, so nobody else would be affected.",
        "We hold no data on religion, therefore there is no effect.",
    ],
)
def test_little_is_known_and_much_concluded(sentence: str):
    assert concludes_too_much(sentence)


@pytest.mark.parametrize(
    "sentence",
    [
        "Readers at closing stops have the same share as all readers, so no group loses more.",
        "Too few answered to show a pattern, so we will ask again in private.",
        "Few can walk so far that a bench is no help.",
        "62% are over 65, and 40% live alone, so the call is kept.",
    ],
)
def test_comparisons_and_plans_conclude_what_they_can(sentence: str):
    assert not concludes_too_much(sentence)


@pytest.mark.parametrize(
    "sentence",
    [
        "Disabled tenants will be given lower priority.",
        "Those on leave will be considered for posts that remain unfilled.",
        "Staff on maternity leave are told of the rota when they return.",
        "People must provide proof of their disability.",
        "They can pay for a taxi from their PIP.",
        "A risk assessment will be done after the move.",
        "The lift runs only if a carer is present.",
    ],
)
def test_a_measure_may_make_things_worse(sentence: str):
    assert is_unfavourable(sentence)


@pytest.mark.parametrize(
    "sentence",
    [
        "Nobody must show proof.",
        "Older tenants get priority for the ground floor.",
        "Training only when pupil, parent and school agree.",
        "Those on leave choose their place on the rota at the same time as all others.",
    ],
)
def test_a_measure_that_helps_is_not_held_against_it(sentence: str):
    assert not is_unfavourable(sentence)
