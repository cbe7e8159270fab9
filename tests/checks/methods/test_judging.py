"""What a sentence claims, rests on, takes away or says is hard."""

from datetime import date

import pytest

from eia_tui.checks.methods.assertion import is_bare_claim, is_slogan
from eia_tui.checks.methods.begins import begins_on, looks_back
from eia_tui.checks.methods.councils import councils
from eia_tui.checks.methods.informing import about_knowing, only_informs
from eia_tui.checks.methods.negation import rests_on_cost
from eia_tui.checks.methods.removal import relies_on, removed_things
from eia_tui.checks.methods.services import services
from eia_tui.checks.methods.showing import reports_views, shows_something
from eia_tui.checks.methods.trouble import expects_difficulty, reports_difficulty, tells_a_disadvantage
from eia_tui.checks.methods.when import first_day


@pytest.mark.parametrize(
    ("text", "claim"),
    [
        ("Swimmers are very happy with the new lanes.", True),
        ("Everyone has a smartphone nowadays.", True),
        ("Older people do not like machines.", True),
        ("In the survey 62% of swimmers were happy.", False),
        ("The club told us that swimmers are happy.", False),
        ("Swimmers may feel less safe.", False),
    ],
)
def test_what_is_only_claimed(text: str, claim: bool):
    assert bool(is_bare_claim(text)) == claim


@pytest.mark.parametrize(
    ("text", "slogan"),
    [
        ("We will promote inclusion and celebrate diversity for all.", True),
        ("We will do everything we can so that nobody is left behind.", True),
        ("We will ensure that each lane has a rail.", False),
        ("Our staff do not work for the county.", False),
    ],
)
def test_a_slogan(text: str, slogan: bool):
    assert is_slogan(text) == slogan


@pytest.mark.parametrize(
    ("text", "begins"),
    [
        ("Lanes close from 3 May 2027.", date(2027, 5, 3)),
        ("Subject to approval, the fee would take effect in April 2027.", date(2027, 4, 1)),
        ("The lease ends on 30 April 2027.", None),
        ("The board decides on 9 February 2027.", None),
        ("Use fell from 2,000 in May 2027.", None),
    ],
)
def test_when_a_change_begins(text: str, begins: date | None):
    assert next((day for day, _ in begins_on(text, date(2026, 10, 30))), None) == begins


@pytest.mark.parametrize(
    ("text", "first"),
    [
        ("March to June 2027", date(2027, 3, 1)),
        ("From 1 March 2027, all done by May 2028", date(2027, 3, 1)),
        ("Spring 2027", date(2027, 3, 1)),
        ("Q2 2026/27", date(2026, 7, 1)),
        ("soon", None),
    ],
)
def test_the_first_day_of_a_timescale(text: str, first: date | None):
    assert first_day(text) == first


def test_an_action_that_looks_back_begins_with_it():
    assert looks_back("Review the effect on swimmers by age")
    assert not looks_back("Guide for coaches, kept out of reviews of the effect")


@pytest.mark.parametrize(
    ("text", "money"),
    [
        ("Women lose most, but the gap of £2 million cannot be avoided.", True),
        ("The loss is justified by the need to make savings.", True),
        ("The saving of £40,000 does not justify the loss.", False),
        ("The deep end closes because it is not safe, and that is proportionate at this cost.", False),
    ],
)
def test_what_rests_on_money_alone(text: str, money: bool):
    assert rests_on_cost(text) == money


@pytest.mark.parametrize(
    ("proposal", "text", "relies"),
    [
        ("The ticket desk will close.", "Swimmers can pay at the ticket desk.", True),
        ("Paper tickets will be withdrawn.", "Anyone can ask for paper tickets.", True),
        ("The ticket desk will close.", "The ticket desk stays open for those over 75.", False),
        ("The ticket desk will close at 5pm.", "Swimmers can pay at the ticket desk.", False),
        ("One option, to close the ticket desk, was rejected.", "Swimmers can pay at the ticket desk.", False),
    ],
)
def test_relying_on_what_is_taken_away(proposal: str, text: str, relies: bool):
    assert any(relies_on(text, thing) for thing in removed_things(proposal)) == relies


def test_councils_by_their_own_names():
    assert councils("The Council and Kent County Council met the London Borough of Camden.") == ("Kent", "Camden")
    assert councils("Borough of Kelmouth Council (unitary)") == ("Kelmouth",)
    assert councils("The Parish Council and the youth council met.") == ()


def test_information_and_not_knowing():
    assert only_informs("A leaflet about the lanes will be posted to every home.")
    assert not only_informs("A coach rings each swimmer and sends a letter.")
    assert about_knowing("Swimmers may not know the new hours.")


@pytest.mark.parametrize(
    ("text", "trouble"),
    [
        ("Deaf swimmers cannot hear the alarm.", True),
        ("A few older swimmers might struggle with the gate.", True),
        ("Nobody raised a concern.", False),
        ("Swimmers like the café.", False),
    ],
)
def test_what_is_hard_for_people(text: str, trouble: bool):
    assert reports_difficulty(text) == trouble


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Families will have trouble in paying at the gate.", True),
        ("Hirers could be turned away on feast days.", True),
        ("We asked whether hirers might wait longer, and the club saw no queue.", False),
        ("Nobody would pay more.", False),
    ],
)
def test_what_may_become_hard_is_told_in_many_ways(text: str, expected: bool):
    assert expects_difficulty(text) == expected


@pytest.mark.parametrize(
    ("text", "worse"),
    [
        ("Cyclists feel watched in the new tunnel.", True),
        ("Cyclists have to travel further to the ramp.", True),
        ("Cyclists no longer have to travel further than the ramp.", False),
        ("Cyclists cannot see the signs today.", False),
        ("Cyclists get a ramp.", False),
    ],
)
def test_a_disadvantage_is_none_where_something_is_better(text: str, worse: bool):
    assert tells_a_disadvantage(text) == worse


def test_evidence_that_shows_something_and_what_people_said():
    assert not shows_something("We looked at the gate counts and the register.")
    assert shows_something("Of 400 swimmers most are over 65.")
    assert not reports_views("A workshop was held with the club on 4 May.")
    assert reports_views("The club asked for a rail.")


def test_the_service_that_a_text_is_about():
    assert list(services("Swimmers use the pool.")) == ["sport and swimming"]
    assert not services("People of any faith may come.")
