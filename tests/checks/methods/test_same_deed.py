"""Words are compared by their roots and by what else is said for them."""

import pytest

from eia_tui.checks.methods.same_deed import likeness, root, roots, tells


@pytest.mark.parametrize(
    "forms",
    [
        ["translate", "translates", "translated", "translating", "translator", "translators", "translation"],
        ["deliver", "delivers", "delivered", "delivery", "deliveries"],
        ["book", "booking", "bookings", "booked"],
        ["swim", "swims", "swimming"],
        ["family", "families", "family's"],
        ["bus", "buses"],
        ["taxi", "taxis"],
        ["café", "cafes"],
    ],
    ids=lambda forms: forms[0],
)
def test_the_forms_of_a_word_have_one_root(forms: list[str]):
    assert len(set(map(root, forms))) == 1


@pytest.mark.parametrize(("one", "other"), [("care", "car"), ("class", "clas"), ("train", "trail"), ("boat", "board")])
def test_other_words_have_other_roots(one: str, other: str):
    assert root(one) != root(other)


def test_words_that_say_when_or_how_are_not_compared():
    assert roots("Every week the staff will open early in 2027") == frozenset()
    assert roots("We will write to them") == roots("a letter to them")


def test_a_rare_word_tells_more_than_an_everyday_one_and_a_place():
    assert tells(root("dialysis")) > tells(root("training")) > tells(root("library"))


def test_another_word_for_the_same_counts_less_than_the_word_itself():
    promise = "Tablets will be loaned."
    same = likeness(promise, "Loan tablets", tells)
    other = likeness(promise, "Lend devices", tells)
    assert same.share == 1
    assert 0 < other.share < 1
    assert other.word == 0
    assert likeness(promise, "Paint the kerbs", tells).weight == 0


def test_several_words_for_one_count_once():
    promise = "A leaflet, a booklet and a brochure will be made."
    assert likeness(promise, "One guide", tells).weight < 1
