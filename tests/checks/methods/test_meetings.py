"""Tests of who was met and not what they said, and of more replies than people who were asked."""

import pytest

from eia_tui.checks.methods.meetings import more_replied, only_met
from eia_tui.checks.methods.removal import is_place, likely_removed, relies_on


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("- Carers' forum: met twice in May 2026.\n- Panel, June 2026: wants a seat at each stop.", 1),
        ("- Carers' forum, May 2026: asked for a seat.\n- Panel, June 2026: wants a seat at each stop.", 0),
        ("Nine workshops were held in Marl and Thorpe in July 2026.\n\nThe parish was sent the plan.", 1),
        ("Cabinet meets on 9 February 2027.", 0),
        ("We met these groups in July 2026:", 0),
        ("Staff meetings, 8 September 2026: parking.", 0),
        ("We met the Skaters' Club in May 2026. It was a lively evening, and we thank all who came.", 1),
        ("We met the Skaters' Club in May 2026. It was a lively evening, and they want a lamp.", 0),
        ("The club's day went well.", 0),
    ],
)
def test_a_meeting_without_what_was_said_is_found(text: str, count: int):
    assert len(only_met(text)) == count


@pytest.mark.parametrize(
    ("text", "is_more"),
    [
        ("We sent the form to 40 clubs. 46 replies came back.", True),
        ("Of the 30 users invited, 35 replied.", True),
        ("We sent the form to 40 clubs. 36 replies came back.", False),
        ("Letters went to 40 households; 61 replied, as both parents could.", False),
        ("The form was sent to 40 clubs and put on the website: 300 replies.", False),
    ],
)
def test_more_replies_than_were_asked_are_found(text: str, is_more: bool):
    assert bool(more_replied(text)) == is_more


@pytest.mark.parametrize(
    ("proposal", "gone"),
    [
        ("Orchard Street car park closes on 1 March 2027.", {"Orchard Street car park"}),
        ("Paper forms and day tickets end in May 2027.", {"Paper forms", "day tickets"}),
        ("Three would close: North Park, the Bus Station and Ferry Lane.", {"North Park", "Bus Station", "Ferry Lane"}),
        ("The lunch club becomes easier to join.", set()),
        ("The lunch club does not end.", set()),
    ],
)
def test_what_closes_by_its_name_is_found(proposal: str, gone: set[str]):
    assert set(likely_removed(proposal)) == gone


def test_a_place_is_relied_on_by_its_name():
    assert is_place("Orchard Street car park")
    assert not is_place("Paper forms")
    assert relies_on("Visitors are directed to Orchard Street car park.", "Orchard Street car park")
    assert not relies_on("Visitors lose Orchard Street car park.", "Orchard Street car park")
