"""Whether a reason for "not affected" has a fact of its own, or only assures."""

import pytest

from eia_tui.checks.methods.assuring import only_assures
from eia_tui.checks.methods.own_facts import changes_only_this, rests_on_sameness, says_what_is_done, says_what_stays


@pytest.mark.parametrize(
    ("sentence", "assures"),
    [
        ("Coaches are trained in equality and respect.", True),
        ("The club stands against racism and has a policy.", True),
        ("Fares are fixed in legislation.", True),
        ("The earlier assessment found no effect.", True),
        ("Effects on faith groups will be looked at in the next phase.", True),
        ("After long thought about the ferry no adverse effect came to light.", True),
        ("The team went through the ferry's times and could not see any drawback or disadvantage.", True),
        ("The ferry's crew read 40 logs, and no difference was found.", False),
        ("No effect was found, because the ferry carries goods alone.", False),
        ("Nobody came forward at the meeting on fares.", False),
        ("The law sets the fee, which only companies pay.", False),
        ("The 24 clubs that were asked about racism named other grounds.", False),
    ],
)
def test_an_assurance_says_nothing_of_what_changes(sentence: str, assures: bool):
    assert only_assures(sentence) == assures


@pytest.mark.parametrize(
    ("reason", "sameness"),
    [
        ("Coaches are the same for everyone.", True),
        ("The form does not ask for a faith.", True),
        ("Grants go by need.", True),
        ("The pitch is relaid in August.", False),
        ("The pitch is relaid, and every team keeps its day.", False),
    ],
)
def test_a_fact_of_its_own_is_no_sameness(reason: str, sameness: bool):
    assert rests_on_sameness(reason) == sameness


def test_one_thing_that_changes_leaves_all_others_as_they_are():
    assert changes_only_this("Only the day of the match moves.")
    assert changes_only_this("The stand has been closed since 2022.")
    assert not changes_only_this("Only members may change.")
    assert says_what_stays("Matches go on at the same hour.")
    assert not says_what_stays("Matches are open to all.")


def test_a_thing_is_replaced_and_nothing_is_denied():
    assert says_what_is_done("Helmets are replaced.")
    assert not says_what_is_done("Nobody is hurt, and no helmet is replaced.")
    assert not says_what_is_done("Matches are open to all.")
