"""Sentences about what is proposed are told from those about a plan that was not chosen."""

import pytest

from eia_tui.checks.methods.this_plan import of_this_plan

OF_ANOTHER = [
    "We also looked at closing the pool on Mondays.",
    "Should the pilot fail, the old hours would come back.",
    "Had the county kept its grant we would have built an island.",
    "Moving the office was ruled out in May.",
    "The alternative was a smaller van.",
]
OF_THIS = [
    "The pool closes on Mondays.",
    "Nobody is worse off if they ring before noon.",
    "The team will have 12 wardens instead of 19.",
    "Having weighed the matter we are satisfied that nobody loses.",
    "There is no alternative bus on Sundays, so a shuttle runs.",
]


@pytest.mark.parametrize("sentence", OF_ANOTHER)
def test_a_plan_that_was_not_chosen_is_not_what_is_proposed(sentence: str):
    assert of_this_plan(sentence) == ()


@pytest.mark.parametrize("sentence", OF_THIS)
def test_what_is_proposed_is_read(sentence: str):
    assert [each.text for each in of_this_plan(sentence)] == [sentence]


def test_of_a_list_of_ways_only_the_chosen_one_is_read():
    listed = "There were three ways we could see.\n\n1. Shut the hall.\n2. Lose the tutors.\n3. Charge.\n\n{}"
    chosen = listed.format("We are recommending 3.")
    assert [each.text for each in of_this_plan(chosen)][1:] == ["Charge.", "We are recommending 3."]
    marked = "Options that we compared:\n\n- Shut the hall.\n- Charge £2 (proposed). It starts in May."
    assert [each.text for each in of_this_plan(marked)][-2:] == ["Charge £2 (proposed).", "It starts in May."]


def test_a_sentence_that_the_next_one_rejects_is_not_read():
    text = "One idea was to drop the tutors. It was rejected in March."
    assert of_this_plan(text) == ()
