"""What Word and colleagues leave over in a text, and sentences that are like it."""

import pytest

from eia_tui.checks.methods.leftovers import leftover


@pytest.mark.parametrize(
    "line",
    [
        "Use by ward is in Error! Reference source not found. Most are women.",
        "Page Error! Bookmark not defined.",
        "Error! No table of contents entries found.",
        "Click or tap here to enter text.",
        "Agreed on: Click or tap to enter a date.",
        "Impact: Choose an item.",
        "Choose an item",
        "We asked 60 people. TAKEN FROM THE 2024 REPORT - UPDATE!!! They live in Oadby.",
        "[officer] to confirm",
        "The toll is £2. [Finance] to check these figures.",
        "Commented [JB12]: do we still say this",
        "The stop moves (see comment MK3).",
        "Formatted: Indent: Left 1.27 cm",
        "As agreed, delete this section",
        "We asked 60 people; as discussed, insert.",
        "Benefit 1: ....... Benefit 2: .......",
        "Because: ……",
    ],
)
def test_what_was_left_over(line: str):
    assert leftover(line)


@pytest.mark.parametrize(
    "line",
    [
        "Borrowers choose an item and bring it to the desk.",
        "On the page for bookings, residents click or tap to see the days.",
        "The error is in the register: the reference source was not found.",
        "[name] to check the hoist each week.",
        "As agreed, add a handrail at both doors.",
        "The day will, as discussed, change.",
        "They commented [in June]: the stop is too far.",
        "The club was formatted: tables of eight.",
        "Drivers said: wait... then go.",
        "STOP!! said the sign.",
        "See comments from the forum.",
    ],
)
def test_a_sentence_that_is_like_it(line: str):
    assert not leftover(line)
