"""A window that is closed: what Enter was not pressed after has no effect, and is offered again at the same question."""

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from eia_tui.approvals.audit_log import log_entries
from eia_tui.draft.waiting import WAITING, WaitingItem, waiting_items, with_items
from eia_tui.form.kinds import Choice, Date, Line, Prose, Rows
from eia_tui.session.session import Session
from eia_tui.session.unfinished import line_typed_at, unfinished_address, unfinished_texts
from eia_tui.storage.catalogue import list_drafts
from eia_tui.storage.drafts import open_draft
from tests.approvals import sent
from tests.plain.prompts import go_to, journalled, number, prompts, type_in, typed_after
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
            terminal.until("offered here again:")
            type_in(terminal, "replace")
        terminal.until(f"Question {at + 1} of")
        assert open_draft(path).answer(asked.address) == "half an answer"
        type_in(terminal, "back")
        terminal.until("Current answer: half an answer")
        close(terminal)
        assert "You had typed" not in terminal.text.rpartition("Current answer: half an answer")[2]


@pytest.mark.parametrize("lines", [(), ("One.",)], ids=["at the question", "in a long answer"])
@pytest.mark.parametrize(
    "typed", ["half a line", "\x1b[200~first pasted\rhalf a line"], ids=["typed", "a paste without end"]
)
def test_a_line_that_was_not_ended_is_there_again_when_the_program_is_killed(
    path: Path, lines: tuple[str, ...], typed: str
):
    at, asked = number(path, Prose)
    with prompts(path) as terminal:
        terminal.until("Question 1 of")
        go_to(terminal, at)
        for line in lines:
            type_in(terminal, line)
            terminal.until("Go on.")
        terminal.settle()
        terminal.send(typed)
        assert journalled(path, "half a line")
        terminal.kill()
    with prompts(path) as terminal:
        label = f"at “{open_draft(path).label(asked.address, briefly=True)}”"
        shown = terminal.until("The program closed unexpectedly", f"Question {at} of")
        assert label in " ".join(shown.split())
        terminal.until("half a line” when the program closed. It is not")
        close(terminal)
    answer = open_draft(path).answer(asked.address)
    assert answer == ("One." if lines else None)
    assert ("first pasted" in terminal.text) == ("first pasted" in typed)


def commented(path: Path, *comments: str) -> None:
    session = Session.at(path)
    items = [WaitingItem(0, "comment", text=text, by="A reviewer") for text in comments]
    session.put(WAITING, with_items(session.draft, items))
    session.save()
    session.leave()


def test_what_was_settled_and_half_an_answer_to_a_comment_outlive_a_crash(path: Path):
    commented(path, "Who pays for it?", "When does it begin?")
    with prompts(path) as terminal:
        typed_after(terminal, "Question 1 of", typed="settle")
        typed_after(terminal, "Who pays for it?", typed="done")
        typed_after(terminal, "When does it begin?", typed="reply")
        terminal.until("What is your reply?")
        terminal.settle()
        terminal.send("In the spr")
        assert journalled(path, "In the spr")
        terminal.kill()
    assert [item.state for item in waiting_items(open_draft(path))] == ["done", "open"]
    with prompts(path) as terminal:
        typed_after(terminal, "Question 1 of", typed="settle")
        typed_after(terminal, "When does it begin?", typed="reply")
        typed_after(terminal, "You had started to type: “In the spr”", "What is your reply?", typed="ing.")
        typed_after(terminal, "Every comment and change is settled.", typed="quit")
        assert terminal.ended() == 0
    assert [item.reply for item in waiting_items(open_draft(path))] == ["", "In the spring."]


def test_a_command_typed_for_an_answer_to_a_comment_is_not_offered_as_one(path: Path):
    commented(path, "Who pays for it?")
    with prompts(path) as terminal:
        typed_after(terminal, "Question 1 of", typed="settle")
        typed_after(terminal, "Who pays for it?", typed="reply")
        typed_after(terminal, "What is your reply?", typed="quit")
        assert terminal.ended() == 0
    with prompts(path) as terminal:
        typed_after(terminal, "Question 1 of", typed="settle")
        typed_after(terminal, "Who pays for it?", typed="reply")
        terminal.until("What is your reply?")
        assert "You had started" not in terminal.text


def test_a_line_that_was_answered_or_cancelled_is_not_offered_after_a_crash(path: Path):
    at, asked = number(path, Prose)
    with prompts(path) as terminal:
        terminal.until("Question 1 of")
        go_to(terminal, at)
        for line in ("One.", "Two.", "."):
            type_in(terminal, line)
        terminal.until(f"Question {at + 1} of")
        terminal.settle()
        terminal.kill()
    with prompts(path) as terminal:
        terminal.until("Type help")
        terminal.settle()
        assert "closed" not in terminal.text
        terminal.send("not kept\x03\x03")
        terminal.ended()
    with prompts(path) as terminal:
        terminal.until("Type help")
        terminal.settle()
        assert "not kept" not in terminal.text
    assert open_draft(path).answer(asked.address) == "One.\nTwo."


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


def test_what_is_typed_where_words_are_asked_for_outlives_a_crash_and_the_full_stop_does_not(path: Path):
    at, asked = number(path, Prose)
    answered(path, asked.address, "There before.")
    with prompts(path) as terminal:
        terminal.until("Question 1 of")
        go_to(terminal, at)
        for line in ("New.", "."):
            type_in(terminal, line)
            terminal.settle()
        terminal.until("again:")
        terminal.send("Janet Mo")
        assert journalled(path, "Janet Mo")
        terminal.kill()
    with prompts(path) as terminal:
        terminal.until("You had typed “Janet Mo” when the program closed.")
        assert "“.”" not in terminal.text


def test_lines_that_do_not_replace_the_answer_are_offered_again(path: Path):
    at, asked = number(path, Prose)
    answered(path, asked.address, "There before.")
    with prompts(path) as terminal:
        terminal.until("Question 1 of")
        go_to(terminal, at)
        for line in ("New.", "More.", ".", "keep"):
            type_in(terminal, line)
            terminal.settle()
        terminal.until("What you typed is kept", f"Question {at + 1} of")
        terminal.settle()
        terminal.kill()
    assert open_draft(path).answer(asked.address) == "There before."
    with prompts(path) as terminal:
        terminal.until("Question")
        go_to(terminal, at)
        terminal.until("You had typed “New.")
        close(terminal)
    assert open_draft(path).answer(asked.address) == "There before."


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
        assert ("You had started to record what" in terminal.text) == bool(events)
        for typed in again[:-1]:
            type_in(terminal, typed)
            terminal.settle()
        terminal.until(again[-1])


def test_a_command_is_no_reason_and_is_not_added_to_a_reason_that_was_begun(path: Path):
    with prompts(path) as terminal:
        terminal.until("Question 1 of")
        terminal.settle()
        at_the_reason(terminal)
        type_in(terminal, "send")
        terminal.until("“send” is a command, and does not work at this question.")
        terminal.settle()
        close(terminal, "Too early to say")
    with prompts(path) as terminal:
        terminal.until("Question 1 of")
        terminal.settle()
        at_the_reason(terminal)
        terminal.until("You had started to type: “Too early to say”.")
        terminal.settle()
        type_in(terminal, "go 31")
        terminal.until("“go 31” is a command, and does not work at this question.")
        terminal.settle()
        type_in(terminal, ".")
        terminal.until("You typed: “Too early to say.”.")
        terminal.settle()
        type_in(terminal, "send")
        terminal.until("is ready for")
    (sent,) = log_entries(open_draft(path))
    assert sent.reason == "Too early to say."


def test_half_a_line_of_the_comments_outlives_a_kill_and_a_command_there_is_none(path: Path):
    with prompts(path) as terminal:
        terminal.until("Question 1 of")
        terminal.settle()
        at_the_comments(terminal)
        terminal.send("half a rea")
        assert journalled(path, "half a rea")
        terminal.kill()
    with prompts(path) as terminal:
        typed_after(terminal, "Question 1 of", typed="record 1")
        typed_after(terminal, "What was the outcome", typed="")
        typed_after(terminal, "On which date", typed="")
        terminal.until("You had started to type what they said: “The first line\nhalf a rea")
        typed_after(terminal, "What else did they say", typed="back")
        typed_after(terminal, "is there when you record their answer again", typed="quit")
        assert terminal.ended() == 0
    assert [*unfinished_texts(open_draft(path)).values()][-1] == "The first line\nhalf a rea"


def test_a_cell_is_offered_again_in_its_row(path: Path):
    at, _ = number(path, Rows)
    with prompts(path) as terminal:
        go_to(terminal, at)
        type_in(terminal, "add")
        terminal.until("Row 1, 1 of")
        close(terminal, "Move the")
    with prompts(path) as terminal:
        terminal.until("You had started to fill in row 1. Type add to go on.")
        terminal.settle()
        type_in(terminal, "add")
        terminal.until("You had typed “Move the” when the program closed.")


@pytest.mark.parametrize("there", ["", "There before."], ids=["a new row", "an existing row"])
@pytest.mark.parametrize("rest", ["", "half a line"], ids=["no line begun", "half a line"])
@pytest.mark.parametrize("which", [0, -1], ids=["the first long cell", "the last one"])
def test_the_lines_in_a_row_are_in_it_when_the_program_is_killed(path: Path, there: str, rest: str, which: int):
    at, asked = number(path, Rows)
    assert isinstance(asked.question, Rows)
    column = [n for n, each in enumerate(asked.question.columns) if isinstance(each, Prose)][which]
    cell = asked.address.child(1, asked.question.columns[column].id)
    if there:
        answered(path, cell, there)
    with prompts(path) as terminal:
        terminal.until("Question 1 of")
        go_to(terminal, at)
        for typed in ("change 1" if there else "add", *["next"] * column, "One."):
            typed_after(terminal, typed=typed)
        terminal.until("Go on.")
        typed_after(terminal, typed="Two.")
        terminal.settle()
        terminal.send(rest)
        assert journalled(path, rest or "Two.")
        terminal.kill()
    with prompts(path) as terminal:
        terminal.until("The program closed unexpectedly", f"Question {at} of")
        close(terminal)
    assert open_draft(path).answer(cell) == f"{there}\n\nOne.\nTwo.".strip()


def with_typed_in_row(path: Path, rows: int, row: int) -> tuple[int, str]:
    """The number of a question of rows, and the address of a cell, in a draft with rows and half a line in one."""
    at, asked = number(path, Rows)
    assert isinstance(asked.question, Rows)
    column = asked.question.columns[0].id
    session = Session.at(path)
    session.put(asked.address, [{column: f"Action {each}."} for each in range(1, rows + 1)])
    cell = asked.address.child(row, column)
    session.unfinished.write(line_typed_at(cell), "Move the")
    session.put_unfinished()
    session.save()
    session.leave()
    return at, cell


def test_what_was_typed_in_a_row_that_is_gone_is_offered_once(path: Path):
    at, _ = with_typed_in_row(path, 1, 3)
    with prompts(path) as terminal:
        go_to(terminal, at)
        terminal.until("You had typed “Move the” in a row that is no longer there. Press the up arrow")
        assert "You had started to fill in" not in terminal.text
        terminal.send("\x1b[A")
        terminal.until("or another command: Move the")
        close(terminal)
    assert not unfinished_texts(open_draft(path))
    with prompts(path) as terminal:
        go_to(terminal, at)
        assert "Move the" not in terminal.text


def test_half_a_line_follows_its_row_and_is_offered_once_where_that_is_deleted(path: Path):
    at, _ = with_typed_in_row(path, 3, 2)
    with prompts(path) as terminal:
        go_to(terminal, at)
        typed_after(terminal, "You had started to fill in row 2", typed="delete 1")
        typed_after(terminal, "2 rows in all", typed="down 1")
        typed_after(terminal, "2 rows in all", typed="next")
        go_to(terminal, at)
        typed_after(terminal, "You had started to fill in row 2", typed="delete 2")
        typed_after(terminal, "You had typed “Move the” in a row that is no longer there.", typed="next")
        go_to(terminal, at)
        close(terminal)
        assert "filling in" not in terminal.text.rpartition("no longer there")[2]
    assert not unfinished_texts(open_draft(path))


def test_a_reason_left_by_quit_is_not_called_unexpected_where_a_line_is_kept_from_an_earlier_crash(path: Path):
    at, _ = number(path, Rows)
    with prompts(path) as terminal:
        go_to(terminal, at)
        type_in(terminal, "add")
        terminal.until("Row 1, 1 of")
        close(terminal, "Move the")
    with prompts(path) as terminal:
        typed_after(terminal, "You had started to fill in row 1", typed="send 1")
        typed_after(terminal, "Why send it anyway", typed="A first look")
        typed_after(terminal, "Type send to", typed="quit")
        assert terminal.ended() == 0
    with prompts(path) as terminal:
        shown = terminal.until(f"Question {at} of", "What you had started in a box")
        assert "closed unexpectedly" not in shown


def test_no_draft_is_deleted(path: Path):
    with prompts(None) as terminal:
        terminal.settle()
        type_in(terminal, "delete 1")
        terminal.settle()
        close(terminal, "delete")
    assert [entry.path for entry in list_drafts()] == [path]


def test_a_sentence_at_the_menu_of_a_comment_begins_the_reply_also_after_a_kill(path: Path):
    commented(path, "Who pays for it?")
    with prompts(path) as terminal:
        typed_after(terminal, "Question 1 of", typed="settle")
        typed_after(terminal, "Who pays for it?", typed="The county pays for all of it")
        terminal.until("Your words are kept. Type reply to go on")
        assert journalled(path, "The county pays")
        terminal.kill()
    with prompts(path) as terminal:
        typed_after(terminal, "Question 1 of", typed="settle")
        typed_after(terminal, "Who pays for it?", typed="reply")
        typed_after(terminal, "You had started to type: “The county pays for all of it”", typed=".")
        typed_after(terminal, "Every comment and change is settled.", typed="quit")
        assert terminal.ended() == 0
    assert [item.reply for item in waiting_items(open_draft(path))] == ["The county pays for all of it."]


def test_a_sentence_at_the_menu_of_a_change_is_kept_for_its_answer(path: Path):
    at, asked = number(path, Prose)
    session = Session.at(path)
    change = WaitingItem(0, "change", (asked.address,), "Four", was="Four", now="Five", by="A reviewer")
    session.put(WAITING, with_items(session.draft, [change]))
    session.save()
    session.leave()
    with prompts(path) as terminal:
        typed_after(terminal, "Question 1 of", typed="settle")
        typed_after(terminal, "A tracked change on", typed="It was five last year")
        terminal.until("Your words are kept, and offered at “")
        assert journalled(path, "It was five last year")
        terminal.kill()
    with prompts(path) as terminal:
        go_to(terminal, at)
        terminal.until("You typed “It was five last year” earlier. It is not in an answer yet.")
        terminal.settle()
        type_in(terminal, "clear")
        terminal.until("Your words “It was five last year” are deleted.")
        type_in(terminal, "quit")
        assert terminal.ended() == 0
    assert not unfinished_texts(open_draft(path))


def test_a_begun_comment_is_finished_in_the_line_after_a_kill(path: Path):
    with prompts(path) as terminal:
        terminal.until("Question 1 of")
        terminal.settle()
        at_the_comments(terminal)
        terminal.send("Count the drop-in se")
        assert journalled(path, "drop-in se")
        terminal.kill()
    with prompts(path) as terminal:
        for shown, typed in (
            ("Question 1 of", "record 1"),
            ("What was the outcome", ""),
            ("On which date", ""),
            ("What else did they say", "ssions."),
            ("Go on.", "."),
            ("Recorded.", "quit"),
        ):
            typed_after(terminal, shown, typed=typed)
        assert terminal.ended() == 0
    assert log_entries(open_draft(path))[-1].comments == "The first line\nCount the drop-in sessions."


@pytest.mark.parametrize(("there", "recorded"), [("\r", "The first line\nhalf a rea"), ("\x15\r", "The first line")])
def test_enter_alone_keeps_a_begun_comment_and_its_last_line_can_be_deleted(path: Path, there: str, recorded: str):
    with prompts(path) as terminal:
        terminal.until("Question 1 of")
        terminal.settle()
        at_the_comments(terminal)
        close(terminal, "half a rea")
    with prompts(path) as terminal:
        for shown, typed in (("Question 1 of", "record 1"), ("What was the outcome", ""), ("On which date", "")):
            typed_after(terminal, shown, typed=typed)
        terminal.until("What else did they say")
        terminal.settle()
        terminal.send(there)
        typed_after(terminal, "Recorded.", typed="quit")
        assert terminal.ended() == 0
    assert log_entries(open_draft(path))[-1].comments == recorded


def at_the_date(terminal: Terminal) -> None:
    type_in(terminal, "record 1")
    terminal.until("What was the outcome")
    terminal.settle()
    type_in(terminal, "agreed")
    terminal.until("On which date")
    terminal.settle()


@pytest.mark.parametrize("entered", [False, True], ids=["begun", "refused"])
def test_what_was_typed_for_the_date_of_an_answer_is_in_the_line_after_a_kill(path: Path, entered: bool):
    sent(path, 0, anyway="A first look")
    with prompts(path) as terminal:
        terminal.until("Question 1 of")
        terminal.settle()
        at_the_date(terminal)
        terminal.send("2 Septem")
        if entered:
            terminal.send("\r")
            terminal.until("Enter a full date")
        assert journalled(path, "2 Septem")
        terminal.kill()
    with prompts(path) as terminal:
        typed_after(terminal, "Question 1 of", typed="record 1")
        typed_after(terminal, "Enter alone means agreed", typed="")
        typed_after(terminal, "You had typed “2 Septem”.", "On which date", typed="quit")  # a command behind it is one
        assert terminal.ended() == 0
    with prompts(path) as terminal:
        typed_after(terminal, "Question 1 of", typed="record 1")
        typed_after(terminal, "Enter alone means agreed", typed="")
        typed_after(terminal, "On which date", typed="ber 2026")
        typed_after(terminal, "The date is 2 September 2026.", "What did they say", typed="")
        typed_after(terminal, "is before version 1 was sent", typed="yes")
        typed_after(terminal, "Recorded.", typed="quit")
        assert terminal.ended() == 0
    assert log_entries(open_draft(path))[-1].on == "2026-09-02"


def test_a_sentence_for_the_outcome_is_kept_as_what_they_said(path: Path):
    sent(path, 0, anyway="A first look")
    with prompts(path) as terminal:
        typed_after(terminal, "Question 1 of", typed="record 1")
        typed_after(terminal, "What was the outcome", typed="Say more about the carers")
        terminal.until("Your words are kept for")
        assert journalled(path, "Say more about the carers")
        terminal.kill()
    with prompts(path) as terminal:
        typed_after(terminal, "Question 1 of", typed="record 1")
        typed_after(terminal, "What was the outcome", typed="returned")
        typed_after(terminal, "On which date", typed="")
        typed_after(terminal, "You had started to type what they said: “Say more about the carers”", typed="")
        typed_after(terminal, "Recorded.", typed="quit")
        assert terminal.ended() == 0
    assert log_entries(open_draft(path))[-1].comments == "Say more about the carers"


def test_answers_typed_at_a_confirmation_are_kept_for_the_next_question_also_after_a_kill(path: Path):
    at, _ = number(path, Date)
    with prompts(path) as terminal:
        go_to(terminal, at)
        type_in(terminal, "1 January 2090")
        typed_after(terminal, "Is this date right?", typed="Close the branch on Mondays")
        terminal.until("Your words are kept, and offered at")
        typed_after(terminal, typed="and open it on Sundays")
        terminal.until("“and open it on Sundays” is not one of these words.")
        terminal.settle()
        terminal.send("We lose money on Mondays")
        assert journalled(path, "We lose money on Mondays")
        terminal.kill()
    with prompts(path) as terminal:
        shown = terminal.until("The program closed unexpectedly", "You had typed “We lose money on Mondays”")
        assert "it is in the draft again" not in " ".join(shown.split())
        terminal.until("You typed “Close the branch on Mondays\nand open it on Sundays” earlier.")
        terminal.settle()
        terminal.send("\x15")  # the line that was begun
        typed_after(terminal, typed="")
        go_to(terminal, at + 1)
        terminal.settle()
        terminal.send("\x15")
        typed_after(terminal, "All of these lines are deleted.", typed="")
        typed_after(terminal, f"Question {at + 2} of", typed="quit")
        assert terminal.ended() == 0
    assert not unfinished_texts(open_draft(path))


def test_a_line_that_was_deleted_is_not_offered_again_after_another_kill(path: Path):
    at, asked = number(path, Choice)
    with prompts(path) as terminal:
        go_to(terminal, at)
        close(terminal, "2")
    with prompts(path) as terminal:
        terminal.until("You had typed “2” when the program closed.")
        terminal.settle()
        terminal.send("\x15")
        typed_after(terminal, typed="groups")
        terminal.until("Which groups are not affected?")
        assert journalled(path, f'"{unfinished_address(line_typed_at(asked.address))}"}}')
        terminal.kill()
    with prompts(path) as terminal:
        terminal.until(f"Question {at} of", "Type the number of your choice")
        assert "You had typed" not in terminal.text
        assert "that you had started" not in terminal.text
