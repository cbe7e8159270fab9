"""What somebody believes is told from what is known."""

import pytest

from eia_tui.checks.methods.beliefs import is_belief


@pytest.mark.parametrize(
    "sentence",
    [
        "We're pretty sure that riders accept this (2026).",
        "Officers do not foresee a problem.",
        "The team has a good feel for what riders want.",
        "There is a perception that young riders stay away.",
        "As far as we know, no rider objects.",
        "Presumably riders have phones.",
        "Riders won't mind, from what we hear.",
        "No one would notice.",
        "Wardens say that riders are happy.",
        "It has been taken quite well.",
        "Pensioners are unlikely to notice.",
        "There should be no impact on rowers.",
        "Kids adapt quickly.",
        "Older rowers rarely come here anyway.",
        "Can't see it bothering a rower.",
        "After running the ferry for 20 years, the manager can't think of any problem.",
    ],
)
def test_a_belief_of_the_council_is_one(sentence: str):
    assert is_belief(sentence)


@pytest.mark.parametrize(
    "sentence",
    [
        "We expected 100 replies and had 312.",
        "Pensioners are unlikely to notice: 40 of them tried the gate in May 2026.",
        "People manage their own moorings.",
        "Riders feel unsafe on the steps.",
        "We think it too low, because the question is new.",
        "The bus will know where each rider gets on: the card says so.",
        "Staff feel the cold in the shed: 12 of 15 told us so.",
    ],
)
def test_what_others_feel_and_what_is_borne_out_is_none(sentence: str):
    assert not is_belief(sentence)
