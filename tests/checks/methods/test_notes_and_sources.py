"""Notes of the writer, engagement still to come, old sources, and evidence from elsewhere."""

from datetime import date

import pytest

from eia_tui.checks.methods.asking_later import asked_later
from eia_tui.checks.methods.drafting_notes import fills_space, is_drafting_note, is_to_the_writer
from eia_tui.checks.methods.elsewhere import is_of_elsewhere
from eia_tui.checks.methods.old_sources import old_source, years_in
from eia_tui.checks.methods.sentences import sentences


@pytest.mark.parametrize(
    "line",
    [
        "NEED COSTS HERE",
        "Kerry's bit",
        "See Tom's e-mail",
        "Para about tolls",
        "Click here to enter text",
        "Is this right?",
    ],
)
def test_a_note(line: str):
    assert is_drafting_note(line)


@pytest.mark.parametrize(
    "line", ["A bit of the path is steep.", "- Explain why tolls rise", "THE M1", "Copy of a pass needed"]
)
def test_a_line_that_is_no_note(line: str):
    assert not is_drafting_note(line)


@pytest.mark.parametrize(("text", "expected"), [("...", True), ("TBC", True), ("---", False), ("Save money.", False)])
def test_what_fills_the_space(text: str, expected: bool):
    assert fills_space(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Ask Legal about tolls", True),
        ("Why is this needed?", True),
        ("Tolls to be confirmed by Finance", True),
        ("Each toll has to be confirmed by two officers.", False),
        ("Why now? The lease ends.", False),
    ],
)
def test_what_is_said_to_the_writer(text: str, expected: bool):
    assert is_to_the_writer(text) == expected


def test_engagement_without_a_report_is_still_to_come():
    done = date(2026, 10, 30)
    assert asked_later("The board's talks start in January.", done)
    assert not asked_later("The board's talks start in January.")  # in an answer of another kind it may be anything
    assert not asked_later("The board met on 4 June 2026 and its talks will be published.", done)


def test_the_last_year_of_a_span():
    assert years_in("2019/20, 2011-13, 2016 and TS2019") == (2020, 2013, 2016)


@pytest.mark.parametrize(
    ("text", "expected"),
    [("Anglers by age (2016).", True), ("Built in 2016, it has 40 users.", False), ("40 users (2022).", False)],
)
def test_an_old_source(text: str, expected: bool):
    assert bool(old_source(text, 2026)) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Leeds saw use by older people fall.", True),
        ("The Leeds pilot was popular.", True),
        ("The Leeds Room is popular.", False),
        ("People born in Leeds are more likely to row.", False),
        ("Leeds saw use fall, and so did our pool.", False),
    ],
)
def test_what_was_found_in_another_place(text: str, expected: bool):
    assert is_of_elsewhere(sentences(text)[0], ("Leeds",)) == expected
