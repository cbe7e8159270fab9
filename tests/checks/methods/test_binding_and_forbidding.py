"""What binds a council already, what one answer forbids that another promises, and what a proposal saves."""

import pytest

from eia_tui.checks.methods.attitudes import only_intends
from eia_tui.checks.methods.commitments import commitments, commits
from eia_tui.checks.methods.council_matters import is_about_cost, is_there_anyway
from eia_tui.checks.methods.forbidding import forbidden, promises_the_same
from eia_tui.checks.methods.savings import savings, savings_disagree


@pytest.mark.parametrize(
    "sentence",
    [
        "The contract for the new vans was signed in September.",
        "The Director has signed the lease of the hall.",
        "Operators of the routes were served notice that their contracts end in July.",
        "The third van has been sold.",
        "Two trainers were recruited in August.",
        "Controllers for the lamps were ordered on 16 October.",
        "The order for the meters went to the supplier on 9 November.",
        "The first district is already being fitted.",
    ],
)
def test_a_deed_that_is_hard_to_undo_binds_the_council(sentence: str):
    assert commits(sentence)


@pytest.mark.parametrize(
    "sentence",
    [
        "No contract has been signed.",
        "The present lease expires in April 2027.",
        "Tickets were bought with cash.",
        "The contract would be signed after the decision.",
        "The existing provider was appointed for five years.",
        "A survey of the staff was commissioned.",
    ],
)
def test_plans_old_bonds_and_other_deeds_bind_nobody(sentence: str):
    assert not commits(sentence)


def test_the_sentences_that_bind_are_given_in_order():
    text = "We propose one van. The second van was sold in May. The lease of the yard was given up."
    assert commitments(text) == ("The second van was sold in May.", "The lease of the yard was given up.")


def test_a_rule_forbids_what_a_promise_offers():
    rule = forbidden("Attendants are reminded that they may not handle residents' items")
    assert rule
    assert promises_the_same("An attendant will carry the items from the car of residents.", *rule)
    assert not promises_the_same("An attendant shows residents the way to the bay.", *rule)


def test_a_sentence_without_a_ban_forbids_nothing():
    assert forbidden("Attendants carry the items.") is None


def test_two_savings_of_a_proposal_differ_by_more_than_rounding():
    (one,) = savings("It saves £612,000 a year from 2029.")
    (other,) = savings("Options: rural roads only (£120k a year); all side roads (£548k a year, proposed).")
    assert savings_disagree(one, other)
    (same,) = savings("The saving is £0.61m a year.")
    assert not savings_disagree(one, same)


def test_several_savings_of_one_text_are_not_compared():
    assert savings("It saves £612,000 a year. It saves £20,000 a year.") == ()


@pytest.mark.parametrize(
    "clause",
    [
        "any issues will be picked up as part of business as usual",
        "residents' views will inform the roll-out",
        "managers will exercise discretion",
        "we will ensure that stops are accessible",
        "needs of new parents to be factored in",
        "we hope that neighbours will help",
    ],
)
def test_attitudes_and_hopes_are_intentions(clause: str):
    assert only_intends(clause)


@pytest.mark.parametrize("clause", ["a second bus comes at nine", "we will ensure that each stop has a seat by May"])
def test_deeds_are_no_intentions(clause: str):
    assert not only_intends(clause)


def test_an_outcome_about_money_is_told_from_one_about_people():
    assert is_about_cost("Unit cost per visit reduced by a fifth")
    assert not is_about_cost("The cost to families falls by a fifth")


def test_what_the_council_provides_anyway_is_no_benefit_of_a_change():
    assert is_there_anyway("In addition the Council provides a helpline at night.")
    assert not is_there_anyway("In addition the Council would provide a new helpline at night.")


def test_words_for_whom_something_is_forbid_nothing():
    assert forbidden("Open an early desk for people who cannot visit on a Saturday.") is None
