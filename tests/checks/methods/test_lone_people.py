"""One person of whom a sentence tells what they do or where they are."""

import pytest

from eia_tui.checks.methods.few_people import few_people
from eia_tui.checks.methods.lone_people import is_a_fact, lone_people, told_of


@pytest.mark.parametrize(
    ("sentence", "words"),
    [
        ("A trans woman swims on Thursdays.", "A trans woman"),
        ("We know of one deafblind resident.", "one deafblind resident"),
        ("A Latvian cook with asthma works at the lodge.", "A Latvian cook with asthma works at the lodge"),
        ("A Kurdish barber in Castle Donington trades on market days.", "A Kurdish barber in Castle Donington"),
        ("A Kurdish barber in Hinckley who has asthma rents a stall.", "A Kurdish barber in Hinckley who has asthma rents a stall"),
    ],
)  # fmt: skip
def test_one_person_with_a_rare_characteristic_is_a_fact(sentence: str, words: str):
    assert [each.words for each in few_people(sentence)] == [words]


@pytest.mark.parametrize(
    "sentence",
    [
        "A deaf visitor said that the counter is loud.",
        "A wheelchair user needs 1.5 metres to turn.",
        "Each trans member may use a room of their own.",
    ],
)
def test_a_view_and_a_rule_are_no_facts(sentence: str):
    assert few_people(sentence) == ()


@pytest.mark.parametrize(
    ("sentence", "ones"),
    [
        ("A Kurdish barber trades there.", ["A"]),
        ("One Welsh rower and another from Cork train at dawn.", ["One", "another"]),
        ("A deaf rower asked for a flag.", []),
        ("If a deaf rower comes, wave.", []),
        ("1 in 5 rowers is deaf.", []),
        ("The crew has an oar for every seat.", []),
        ("The rowers are deaf.", []),
    ],
)
def test_one_person_may_be_told_of_where_a_sentence_is_not_about_anybody(sentence: str, ones: list[str]):
    assert [found.group() for found in lone_people(sentence)] == ones


@pytest.mark.parametrize(
    ("after", "told"),
    [
        (" rower with asthma, and others", " rower with asthma"),
        (" rower at Mill Lock trains alone", " rower at Mill Lock"),
        (" rower at the old boat yard who trains at dawn", " rower at the old boat yard who trains at dawn"),
        (" rower uses a blade with a strap.", " rower uses a blade with a strap"),
        (" rower in a hurry", " rower in a hurry"),
        (" rower trains.", " rower"),
    ],
)
def test_what_is_told_of_one_person_ends_with_whole_words(after: str, told: str):
    assert told_of(after, len(" rower")) == told


@pytest.mark.parametrize(
    ("before", "after", "fact"),
    [
        ("", " swims at dawn.", True),
        ("We know of ", ".", True),
        ("The crew has ", ".", True),
        ("", " is on the night shift.", True),
        ("", " from Barrow.", True),
        ("", " in March.", False),
        ("We thought of ", ".", False),
        ("", " is heavy. It stays put.", False),
    ],
)
def test_a_fact_says_what_one_person_does_or_where_they_are(before: str, after: str, fact: bool):
    assert is_a_fact(before, after) is fact
