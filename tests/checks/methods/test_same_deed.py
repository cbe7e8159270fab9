"""Words are compared by their roots and by what else is said for them."""

import pytest

from eia_tui.checks.methods.same_deed import is_deed_again, likeness, repeats_deed, root, roots, tells


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


@pytest.mark.parametrize(
    ("action", "outcome", "repeats"),
    [
        ("Train porters in sign language greetings", "Porters know sign language greetings", True),
        ("Book a hoist for people without a lift", "People without a lift have a hoist booked", True),
        ("Train porters in sign language greetings", "Deaf visitors no longer need to bring somebody", False),
        ("Put a hoist in the pool", "12 swimmers go in with the hoist", False),
        ("Put a hoist in the pool", "Swimmers keep coming when the steps are gone", False),
    ],
)
def test_an_outcome_that_only_says_the_action_again(action: str, outcome: str, repeats: bool):
    assert repeats_deed(action, outcome) == repeats


@pytest.mark.parametrize(
    ("one", "other", "again"),
    [
        ("Pushchair ramp at the side door of the clinic", "A ramp for pushchairs at the clinic's side door", "all"),
        ("Pushchair ramp at the side door of the clinic", "Pushchair ramp at the side door of the Weir clinic", ""),
        ("Repeat the parents' survey at the gate", "Repeat the parents' survey at the gate", ""),
        ("Pushchair ramp at the side door", "Nappy bins at the side door", ""),
    ],
)
def test_two_actions_that_are_one_deed(one: str, other: str, again: str):
    assert is_deed_again(one, other) == again
