"""What is wrong with an owner or author that gives neither a post nor a full name."""

import pytest

from eia_tui.checks.methods.half_names import half_name, is_collective, is_name_left_out


@pytest.mark.parametrize(
    "text",
    ["Tom", "Aoife", "Mohammed", "Zofia", "Yusuf", "Lead: Wei", "Ffion (Parks)", "Parks / Amina", "sunita", "By Kofi"],
)
def test_a_first_name_alone_lacks_the_surname_or_the_post(text: str):
    half = half_name(text)
    assert half
    assert half.wrong.endswith("is only a first name")
    assert half.advice == "Add the surname or the post"


def test_several_first_names_are_named_together():
    expected = ("“Tom” and “Amina” are only first names", "Add the surnames or the posts")
    assert half_name("Tom and Amina") == expected


@pytest.mark.parametrize("text", ["McBride", "O’Hara", "MacLeod", "FitzHugh", "D'Souza"])
def test_a_word_that_can_only_be_a_surname_lacks_the_first_name_or_the_post(text: str):
    assert half_name(text) == (f"“{text}” is only a surname", "Add the first name or the post")


@pytest.mark.parametrize("text", ["Myself", "me", "Us", "The author", "I"])
def test_a_word_for_oneself_does_not_say_who(text: str):
    assert half_name(text) == (f"“{text}” does not say who that is", "Give the name or the post")


@pytest.mark.parametrize(
    "text", ["Parks", "Tom's team", "West", "Hope", "Serco", "TBC", "HR", "The council", "Rangers", "Kent"]
)
def test_a_team_a_place_or_a_firm_is_no_half_name(text: str):
    assert half_name(text) is None


@pytest.mark.parametrize(
    "text", ["[name]", "[Name redacted]", "[names removed]", "[Officer's name withheld]", "[redacted]"]
)
def test_what_published_forms_put_for_a_name_stands_for_one(text: str):
    assert is_name_left_out(text)


@pytest.mark.parametrize("text", ["[insert name]", "[your name]", "[add the officer's name]", "name", "[date]"])
def test_a_request_for_a_name_stands_for_none(text: str):
    assert not is_name_left_out(text)


@pytest.mark.parametrize(
    "text", ["Parks team", "Rangers", "Housing", "Steering group", "Adult Social Care", "Managers"]
)
def test_a_word_for_a_team_or_a_service_names_no_person(text: str):
    assert is_collective(text)


@pytest.mark.parametrize("text", ["Serco", "ab", "?", "Grace"])
def test_other_words_may_be_a_person(text: str):
    assert not is_collective(text)
