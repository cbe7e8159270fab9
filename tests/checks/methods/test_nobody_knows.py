import pytest

from eia_tui.checks.methods.nobody_knows import is_known_to_nobody
from eia_tui.checks.methods.phrases import group_words


@pytest.mark.parametrize(
    "sentence",
    [
        "Ferry logs give the boat and the tide, not whether a passenger is disabled.",
        "The faith of rowers stays a mystery to us (2026).",
        "The harbour desk just has names and bookings in its log.",
        "The boats are recorded in detail; the people in them are not.",
        "Never asked for by the harbour office.",
        "The piermaster isnt told the age of anglers.",
        "78% of rowers withheld their sexual orientation.",
        "The response rate to the question on race was 6%.",
        "We don't have that kind of information.",
    ],
)
def test_it_finds_that_nobody_knows_what_people_are(sentence: str):
    assert is_known_to_nobody(sentence, group_words())


@pytest.mark.parametrize(
    "sentence",
    [
        "31% of 400 rowers said that they are disabled.",
        "Nobody over 90 rows with the club (membership list, July 2026).",
        "If the age of a rower is not known, the club asks.",
        "The crew do not know of boats that disabled people might use.",
        'A disabled rower wrote: "no ramp was ever there".',
        "4% of rowers left the question on faith empty.",
        "The keys are not kept in the boathouse.",
    ],
)
def test_it_passes_what_is_known_and_what_is_about_things(sentence: str):
    assert not is_known_to_nobody(sentence, group_words())
