"""What a text points to on its page, what it waits for, and what it says to its writer."""

from datetime import date

import pytest

from eia_tui.checks.methods.in_the_making import is_about_the_text, is_shown_on_page, is_unfinished

DONE = date(2026, 6, 1)


@pytest.mark.parametrize(
    "sentence",
    [
        "Below is a snapshot of who comes.",
        "Here are the statistics by ward.",
        "The tallies appear in the adjoining table.",
        "We have pasted the breakdown for each baths.",
        "A pyramid of ages is overleaf.",
    ],
)
def test_words_that_only_a_page_can_bear_out_point_to_it(sentence: str):
    assert is_shown_on_page(sentence)


@pytest.mark.parametrize(
    "sentence",
    ["Our snapshot of May was read by members.", "The river runs below the bridge.", "Those below pension age pay."],
)
def test_words_that_stand_for_themselves_do_not(sentence: str):
    assert not is_shown_on_page(sentence)


@pytest.mark.parametrize(
    "sentence",
    [
        "Focus groups are under way.",
        "The survey closes on 3 July 2026 and is still open.",
        "We are still analysing the replies.",
        "The analysis has yet to be completed.",
        "A report is awaited from the university.",
    ],
)
def test_research_without_a_result_is_unfinished(sentence: str):
    assert is_unfinished(sentence, DONE)


@pytest.mark.parametrize(
    "sentence",
    [
        "The survey was finished in May.",
        "The survey was under way until 3 May 2026.",
        "The survey is under way; 60% of replies so far are for it.",
        "The weir is being repaired.",
    ],
)
def test_research_with_an_end_or_a_result_is_not_and_nor_is_building(sentence: str):
    assert not is_unfinished(sentence, DONE)


@pytest.mark.parametrize(
    "paragraph",
    [
        "Please check this with Legal.",
        "JB please add the numbers",
        "Comment from Sue: too long",
        "Message to Sue: is this right",
        "Example: older people may struggle",
        "Will finish this when I am back",
        "Not sure what goes here",
        "Left this as it was",
        "Parking this until May",
        "Working on this with Sue",
        "Need to ask what is meant",
        "Say who is affected and why",
    ],
)
def test_an_order_a_label_or_a_thought_is_about_the_text(paragraph: str):
    assert is_about_the_text(paragraph)


@pytest.mark.parametrize(
    "paragraph",
    [
        "Will the ramp be ready?",
        "Will close at six from May 2027.",
        "Left turns are banned at the mill.",
        "Left open until dusk.",
        "Kept open on Sundays.",
        "Reply to campers: letters go out in May.",
        "Add a ramp at the slipway.",
        "The ramp will be built.",
        "Working on Sundays will be paid at time and a half.",
        "Parking will cost £2 an hour.",
        "Parked cars block the slipway.",
        "Need for the bus has fallen by half.",
    ],
)
def test_what_is_proposed_is_not(paragraph: str):
    assert not is_about_the_text(paragraph)
