"""A few people who are counted by a limit, a share of a small team, a thing they use, or one of each kind."""

import pytest

from eia_tui.checks.methods.few_otherwise import few_otherwise, is_of_a_kind


@pytest.mark.parametrize(
    "sentence",
    [
        "No more than four Sikh families rent a garage.", "Not even half a dozen deaf readers come on Mondays.",
        "Fewer than five Polish pupils attend the club.", "3 out of 9 on the rota have diabetes.",
        "Crutches are used by one of the five clerks.", "Insulin is taken by two of the eight drivers.",
        "A Muslim gardener and a deaf warden filled in the form.",
    ],
)  # fmt: skip
def test_a_few_people_with_a_characteristic_are_found(sentence: str):
    assert few_otherwise(sentence)


@pytest.mark.parametrize(
    "sentence",
    [
        "No more than six chairs fit in.", "Fewer than five in a hundred are Sikh.", "3 out of 9 on the rota work at night.",
        "Lockers are used by two of the nine clerks.", "A bus driver and a tram driver came.",
        "No more than four Sikh families could rent one.", "At most ten buses are in use.", "Each room has seats for a deaf reader and a blind reader.",
    ],
)  # fmt: skip
def test_things_shares_and_what_could_be_are_passed(sentence: str):
    assert not few_otherwise(sentence)


@pytest.mark.parametrize(
    ("text", "count"), [("2 Sikh users come.", "2 Sikh users"), ("Three cooks are deaf.", "Three cooks")]
)
def test_a_count_is_of_a_kind_if_it_or_what_is_told_of_it_names_a_characteristic(text: str, count: str):
    assert is_of_a_kind(text, count)


@pytest.mark.parametrize(
    ("text", "count"), [("2 users come.", "2 users"), ("Three parents are late.", "Three parents")]
)
def test_a_count_of_anybody_is_of_no_kind(text: str, count: str):
    assert not is_of_a_kind(text, count)
