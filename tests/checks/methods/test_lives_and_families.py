"""What a sentence tells of somebody's life, and the families that it names."""

import pytest

from eia_tui.checks.methods.family_names import families
from eia_tui.checks.methods.life_told import tells_of_a_life, tells_privately, traits


@pytest.mark.parametrize(
    "sentence",
    [
        "Ada has epilepsy.",
        "She lives alone above the chandlery.",
        "Her husband died in the spring.",
        "A cox (71) came.",
        "Mo, 43, rows at bow.",
        "Ada is 88 and still swims.",
        "Ada is 88 years old.",
        "He is in his late fifties.",
        "Their son is in Year 4.",
        "One of them speaks Tigrinya.",
    ],
)
def test_health_home_family_age_and_a_rare_trait_tell_of_a_life(sentence: str):
    assert tells_of_a_life(sentence)
    assert tells_privately(sentence)


@pytest.mark.parametrize(
    "sentence",
    [
        "The fee is 20 pounds.",
        "The walk is 25 minutes.",
        "The toll is 12.50 on Sundays.",
        "The weir is 90 feet long.",
        "The boat house was built in the late eighties.",
        "Of the crew 60% are new.",
        "The ferry was late.",
    ],
)
def test_a_price_a_length_and_a_decade_tell_of_no_life(sentence: str):
    assert not tells_of_a_life(sentence)
    assert not tells_privately(sentence)


@pytest.mark.parametrize("sentence", ["He was arrested.", "They are in debt.", "She converted.", "Their mum drinks."])
def test_trouble_faith_and_relatives_are_private(sentence: str):
    assert tells_privately(sentence)


def test_traits_are_peoples_tongues_beliefs_and_conditions():
    for word in ("Tibetan", "Kurds", "Pashto"):
        assert traits().search(f"They are {word}."), word
    assert not traits().search("They are rowers.")


@pytest.mark.parametrize(
    ("sentence", "named"),
    [
        ("The Abernethy twins both have asthma.", ["The Abernethy"]),
        ("The Okafors of Lower Green are foster carers of disabled children.", ["The Okafors"]),
        ("Since May the Penhaligons have an autistic son at home.", ["the Penhaligons"]),
        ("The Nguyen household is in debt.", ["The Nguyen"]),
        ("A family surnamed Pritchett was evicted.", ["surnamed Pritchett"]),
    ],
)
def test_a_family_is_named_where_something_private_is_told(sentence: str, named: list[str]):
    assert [sentence[start:end] for start, end in families(sentence)] == named


@pytest.mark.parametrize(
    "sentence",
    [
        "The Abernethy family won the race.",
        "The Polish family has diabetes.",
        "The Kurds of Leicester are Muslim.",
        "The Deaf children meet on Mondays.",
        "The Castle family hub helps people with asthma.",
        "The Rowntree family trust gives to disabled people.",
        "The brown children's room is for disabled readers.",
    ],
)
def test_a_people_a_hub_and_a_family_of_whom_nothing_is_told_are_passed(sentence: str):
    assert not list(families(sentence))
