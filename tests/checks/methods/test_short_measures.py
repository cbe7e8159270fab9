"""Measures of few words, and measures that need what their people lack."""

import pytest

from eia_tui.checks.methods.few_words import says_a_deed
from eia_tui.checks.methods.reach import lacking


@pytest.mark.parametrize(
    "text",
    [
        "Their word is good enough",
        "Ramp built at the slipway",
        "Free tea on Mondays.",
        "Larger print on every programme",
        "The side gate is left open.",
        "Open a second till on Fridays",
    ],
)
def test_few_words_may_well_be_a_deed(text: str):
    assert says_a_deed(text)


@pytest.mark.parametrize(
    "text",
    [
        "Ramp",
        "Case by case",
        "See the section on age",
        "Will try to help rowers",
        "We monitor the numbers here",
        "We will not change this.",
        "No action is needed here",
        "Nothing more can be done",
        "Ramp built. Kept under close watch.",
    ],
)
def test_an_intention_a_pointer_and_a_refusal_are_none(text: str):
    assert not says_a_deed(text)


@pytest.mark.parametrize(
    ("concern", "mitigation", "lack"),
    [
        ("Some older campers have no internet.", "Pitches are booked on our website.", "the internet"),
        ("Blind visitors cannot see the notice.", "A larger poster will be put up.", "sight"),
        ("Deaf callers cannot hear the bell.", "Ring the helpline.", "hearing"),
        ("Several tenants speak little English.", "A letter explains the move.", "English"),
        ("Many pensioners do not drive.", "There is free parking at the new hall.", "a car"),
        ("Some have no internet.", "Leaflets about the website are left at the surgery.", "the internet"),
    ],
)
def test_a_measure_that_needs_what_people_lack_does_not_reach_them(concern: str, mitigation: str, lack: str):
    assert lacking(concern, mitigation) == lack


@pytest.mark.parametrize(
    ("concern", "mitigation"),
    [
        ("Some older campers have no internet.", "Pitches are booked on our website or by telephone."),
        ("Some have no internet.", "They can book without a website."),
        ("Blind visitors cannot see the notice.", "The guide reads it out."),
        ("Several tenants speak little English.", "The letter comes in Urdu and Polish."),
        ("Many pensioners do not drive.", "A minibus runs from the green to the car park."),
        ("Campers find the field muddy.", "Pitches are booked on our website."),
    ],
)
def test_a_measure_with_another_way_reaches_everybody(concern: str, mitigation: str):
    assert lacking(concern, mitigation) == ""
