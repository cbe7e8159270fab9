"""A window that is closed: what Enter was not pressed after has no effect, and is offered again at the same question."""

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from eia_tui.approvals.audit_log import log_entries
from eia_tui.form.kinds import Choice, Line, Prose, Rows
from eia_tui.session.session import Session
from eia_tui.storage.catalogue import list_drafts
from eia_tui.storage.drafts import open_draft
from tests.plain.prompts import go_to, number, prompts, type_in
from tests.terminal import Terminal

pytestmark = [
    pytest.mark.slow(6),
    pytest.mark.skipif(os.name == "nt", reason="a terminal as Unix has it"),
]


def close(terminal: Terminal, typed: str = "") -> None:
    """Types without Enter, and closes the window."""
    terminal.settle()
    for letter in typed:
        terminal.send(letter)
    terminal.settle()
    terminal.hang_up()
    terminal.ended()


def answered(path: Path, address: str, value: str) -> None:
    session = Session.at(path)
    session.put(address, value)
    session.save()
    session.leave()


@pytest.mark.parametrize("kind", [Prose, Line])
def test_no_command_and_no_answer_takes_effect(path: Path, kind: type):
    at, asked = number(path, kind, after=1)
    answered(path, asked.address, "The answer before")
    with prompts(path) as terminal:
        go_to(terminal, at)
        close(terminal, "clear")
    assert open_draft(path).answer(asked.address) == "The answer before"
    with prompts(path) as terminal:
        terminal.until("You had typed “clear” when the program closed. Nothing was done")
        close(terminal, "half an ans")
    assert open_draft(path).answer(asked.address) == "The answer before"
    with prompts(path) as terminal:
        terminal.until("You had typed “half an ans” when the program closed. It is not")
        terminal.settle()
        type_in(terminal, "wer")
        if kind is Prose:
            type_in(terminal, ".")
            terminal.until("keep it unchanged?")
            type_in(terminal, "replace")
        terminal.until(f"Question {at + 1} of")
        assert open_draft(path).answer(asked.address) == "half an answer"
        type_in(terminal, "back")
        terminal.until("Current answer: half an answer")
        close(terminal)
        assert "You had typed" not in terminal.text.rpartition("Current answer: half an answer")[2]


def test_no_option_is_chosen(path: Path):
    at, asked = number(path, Choice)
    with prompts(path) as terminal:
        go_to(terminal, at)
        close(terminal, "2")
    assert open_draft(path).answer(asked.address) is None
    with prompts(path) as terminal:
        terminal.until("You had typed “2” when the program closed.")
        terminal.settle()
        type_in(terminal, "")
        terminal.until("Saved")
    assert open_draft(path).answer(asked.address) is not None


def test_the_lines_of_a_long_answer_are_in_it_and_it_is_asked_again(path: Path):
    at, asked = number(path, Prose)
    answered(path, asked.address, "There before.")
    with prompts(path) as terminal:
        go_to(terminal, at)
        for line in ("One.", "Two."):
            type_in(terminal, line)
            terminal.settle()
        close(terminal, "Thr")
    assert open_draft(path).answer(asked.address) == "There before.\n\nOne.\nTwo."
    with prompts(path) as terminal:
        terminal.until("You were writing this answer when the program closed. We kept what you typed.")
        terminal.until("You had typed “Thr”")
        assert f"Question {at} of" in terminal.text
        close(terminal)
    with prompts(path) as terminal:
        terminal.until("You had typed “Thr”")
        terminal.settle()
        for line in ("ee.", ".", "add"):
            type_in(terminal, line)
            terminal.settle()
        terminal.until(f"Question {at + 1} of")
    assert open_draft(path).answer(asked.address) == "There before.\n\nOne.\nTwo.\n\nThree."


def test_new_words_are_kept_while_it_is_asked_whether_they_replace_the_answer(path: Path):
    at, asked = number(path, Prose)
    answered(path, asked.address, "There before.")
    with prompts(path) as terminal:
        go_to(terminal, at)
        for line in ("New.", "."):
            type_in(terminal, line)
            terminal.settle()
        close(terminal, "replace")
    assert open_draft(path).answer(asked.address) == "There before.\n\nNew."
    with prompts(path) as terminal:
        terminal.until("You were writing this answer when the program closed.")
        terminal.until("New words, ended by")
        assert "You had typed" not in terminal.text


def at_the_reason(terminal: Terminal) -> None:
    type_in(terminal, "send 1")
    terminal.until("Why send it anyway")


def at_the_comments(terminal: Terminal) -> None:
    at_the_reason(terminal)
    for typed, shown in (
        ("A first look", "Type send to"),
        ("send", "is ready for"),
        ("record 1", "What was the outcome"),
        ("returned", "On which date"),
        ("", "What did they say"),
        ("The first line", "To end the answer"),
    ):
        type_in(terminal, typed)
        terminal.until(shown)
        terminal.settle()


@pytest.mark.parametrize(
    ("reach", "events", "again"),
    [
        (at_the_reason, [], ["send 1", "You had started to type: “half a rea”."]),
        (at_the_comments, ["sent"], ["record 1", "returned", "", "The first line\nhalf a rea"]),
    ],
)
def test_nothing_is_sent_or_recorded_and_the_words_are_there_again(
    path: Path, reach: Callable[[Terminal], None], events: list[str], again: list[str]
):
    with prompts(path) as terminal:
        terminal.until("Question 1 of")
        terminal.settle()
        reach(terminal)
        close(terminal, "half a rea")
    assert [entry.event for entry in log_entries(open_draft(path))] == events
    assert not any("half a rea" in str(value) for _, _, value in open_draft(path).answers())
    with prompts(path) as terminal:
        terminal.until("Question 1 of")
        terminal.settle()
        assert ("You were recording what" in terminal.text) == bool(events)
        for typed in again[:-1]:
            type_in(terminal, typed)
            terminal.settle()
        terminal.until(again[-1])


def test_a_cell_is_offered_again_in_its_row(path: Path):
    at, _ = number(path, Rows)
    with prompts(path) as terminal:
        go_to(terminal, at)
        type_in(terminal, "add")
        terminal.until("Row 1, 1 of")
        close(terminal, "Move the")
    with prompts(path) as terminal:
        terminal.until("You were filling in row 1 when the program closed. Type add to go on.")
        terminal.settle()
        type_in(terminal, "add")
        terminal.until("You had typed “Move the” when the program closed.")


def test_no_draft_is_deleted(path: Path):
    with prompts(None) as terminal:
        terminal.settle()
        type_in(terminal, "delete 1")
        terminal.settle()
        close(terminal, "delete")
    assert [entry.path for entry in list_drafts()] == [path]
