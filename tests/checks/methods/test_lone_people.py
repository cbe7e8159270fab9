"""One person of whom a sentence tells what they do or where they are."""

import pytest

from eia_tui.checks.methods.few_people import few_people


@pytest.mark.parametrize(
    ("sentence", "words"),
    [
        ("A trans woman swims on Thursdays.", "A trans woman"),
        ("We know of one deafblind resident.", "one deafblind resident"),
        ("A Latvian cook with asthma works at the lodge.", "A Latvian cook with asthma works at the lodge"),
    ],
)
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
