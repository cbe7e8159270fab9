"""A few people who are counted in a sentence, and what is told of them."""

import pytest

from eia_tui.checks.methods.few_people import few_people


@pytest.mark.parametrize(
    ("sentence", "words"),
    [
        ("4 of the 6 rangers are over 60.", ["4 of the 6 rangers"]),
        ("Of 61 drivers, 1 is a woman.", ["1 is a woman"]),
        ("Nine users of the hoist, of whom 4 have epilepsy.", ["Nine users", "4 have epilepsy"]),
        ("Both of our Muslim volunteers pray at lunch.", ["Both of our Muslim volunteers"]),
        ("Just the one Ukrainian speaker works in Revenues.", ["Just the one Ukrainian speaker"]),
        ("A couple with Down's syndrome come on Fridays.", ["A couple with Down's syndrome come on Fridays"]),
        ("Chinese: 2; Arab: 1; White British: 40.", ["Chinese: 2", "Arab: 1"]),
        ("The Hindu family in Thornby were asked.", ["The Hindu family in Thornby"]),
        ("The depot has four women among its 71 loaders.", ["four women"]),
    ],
)
def test_the_count_the_people_and_what_they_are_are_read(sentence: str, words: list[str]):
    assert [each.words for each in few_people(sentence)] == words


@pytest.mark.parametrize(
    "sentence",
    [
        "Two Sikh temples and three mosques were visited.",
        "Four deaf clubs with 230 members replied.",
        "Two sessions on trans awareness drew 80 staff.",
        "One driver in five is a woman.",
        "3 in 10 borrowers are over 65.",
        "Two of the women asked want earlier classes.",
        "Section 4 deaf people, Year 6 Polish pupils.",
        "Six trade unions and two staff networks were asked about disability.",
        "Seven hundred and two Muslim women took part.",
        "Two raised concerns about deaf pupils.",
        "Comments: Disability 9, Maternity 3.",
        "One customer said that deaf people would miss it.",
    ],
)
def test_things_shares_and_labels_are_no_people(sentence: str):
    assert few_people(sentence) == ()
