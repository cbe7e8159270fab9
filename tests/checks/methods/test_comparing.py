"""What two answers repeat and give otherwise, what a proposal brings, and what only comforts or treats all alike."""

import pytest

from eia_tui.checks.methods.choice import are_about_the_same, leaves_a_choice, leaves_no_choice
from eia_tui.checks.methods.clock import clock_times, times_disagree
from eia_tui.checks.methods.features import features_of, speaks_of
from eia_tui.checks.methods.sentences import sentences
from eia_tui.checks.methods.substance import says_only_alike
from eia_tui.checks.methods.topics import only_comforts
from eia_tui.checks.methods.totals import state_counts, states_disagree, totals_disagree, yearly_totals


@pytest.mark.parametrize(
    ("one", "other", "differ"),
    [
        ("The hall has about 18,000 bookings a year.", "Compare the 13,500 bookings of 2025/26 with later ones.", True),
        ("The hall has about 18,000 bookings a year.", "There were 18,300 bookings in 2025/26.", False),
        ("There were 18,000 bookings in 2019/20.", "There were 13,500 bookings in 2025/26.", False),
        ("The hall has about 18,000 bookings a year.", "Expect 13,500 fewer bookings a year.", False),
        ("The hall has about 18,000 bookings a year.", "A family makes 110 bookings a year.", False),
    ],
)
def test_totals_of_a_year(one: str, other: str, differ: bool):
    pairs = [(here, there) for here in yearly_totals(one) for there in yearly_totals(other)]
    assert any(totals_disagree(*pair) for pair in pairs) == differ


@pytest.mark.parametrize(
    ("one", "other", "differ"),
    [
        ("The other 12 (the smallest) will have no ticket office.", "Nine stations will have no ticket office.", True),
        ("12 stations will have no ticket office.", "Nine kiosks will have no ticket office.", False),
        ("12 stations will have no ticket office.", "12 stations will have no ticket office.", False),
        ("12 stations will have no ticket office.", "Nine stations will have no lift.", False),
        ("12 stations will have a ticket office.", "Nine stations will have a ticket office.", False),
    ],
)
def test_how_many_lack_something(one: str, other: str, differ: bool):
    pairs = [(here, there) for here in state_counts(one) for there in state_counts(other)]
    assert any(states_disagree(*pair) for pair in pairs) == differ


@pytest.mark.parametrize(
    ("one", "other", "differ"),
    [
        ("The hubs open at 9am and close at 6pm.", "The hubs close at 4.30pm.", True),
        ("The hubs would be open from 9.30am to 3pm.", "The hubs close at 3pm.", False),
        ("The hubs open at 9am and close at 6pm.", "On Fridays the hubs close at 4.30pm.", False),
        ("The hubs open at 9am and close at 6pm.", "The centres close at 4.30pm.", False),
        ("The hubs open at 9am and close at 6pm.", "The hubs were open until 4.30pm.", False),
    ],
)
def test_times_of_day(one: str, other: str, differ: bool):
    pairs = [(here, there) for here in clock_times(one) for there in clock_times(other)]
    assert any(times_disagree(*pair) for pair in pairs) == differ


@pytest.mark.parametrize(
    ("choice", "must", "contradict"),
    [
        ("The smart meter is voluntary.", "Every household will have to fit a smart meter.", True),
        ("Nobody will be made to use a card.", "The card is compulsory.", True),
        ("The smart meter is voluntary.", "Every household will have to sort its paper.", False),
        ("The smart meter is voluntary.", "The smart meter was to be compulsory.", False),
        ("The smart meter is voluntary.", "All managers must explain the smart meter.", False),
    ],
)
def test_what_is_left_to_people(choice: str, must: str, contradict: bool):
    free, bound = sentences(choice)[0], sentences(must)[0]
    found = leaves_a_choice(free) and leaves_no_choice(bound) and are_about_the_same(free.text, bound.text)
    assert found == contradict


@pytest.mark.parametrize(
    ("proposal", "answer", "forgotten"),
    [
        ("Charges apply on Sundays.", "A permit shows a plate.", True),
        ("Charges apply on Sundays.", "Nobody comes to worship by car.", False),
        ("The lamps stay unlit from midnight.", "Drivers are seen late.", True),
        ("We looked at charges on Sundays, and rejected them.", "A permit shows a plate.", False),
    ],
)
def test_groups_that_a_proposal_touches_by_what_it_is_about(proposal: str, answer: str, forgotten: bool):
    assert any(not speaks_of(feature, answer) for feature, _ in features_of(proposal)) == forgotten


@pytest.mark.parametrize(
    ("sentence", "alike"),
    [
        ("There is one counter, one form and one price, and the same welcome for whoever comes.", True),
        ("The rota draws no distinction between one borrower and the next.", True),
        ("The same sum is asked and the same ticket is given.", True),
        ("Muslim families told us that the same room is free on Fridays.", False),
        ("Stops that end and stops that stay have the same share of women.", False),
    ],
)
def test_a_sentence_that_says_only_that_all_are_treated_alike(sentence: str, alike: bool):
    assert says_only_alike(sentence) == alike


@pytest.mark.parametrize(
    ("measures", "comforts"),
    [
        (("A wellbeing morning and a helpline are open to parents.",), True),
        (("A wellbeing morning and a helpline are open to parents.", "A second club runs in the evening."), False),
        (("A second club for parents runs in the evening.",), False),
    ],
)
def test_a_measure_that_only_comforts_for_lost_hours(measures: tuple[str, ...], comforts: bool):
    concern = "Parents would lose two hours of paid work, as the club ends early."
    assert bool(only_comforts(concern, measures)) == comforts
