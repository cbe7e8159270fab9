"""Text pasted at a plain prompt belongs to one question, whatever it contains and however it arrives."""

import os
import select
import shlex
import signal
import sys
import time
from collections.abc import Mapping
from dataclasses import dataclass, field
from itertools import pairwise
from pathlib import Path

import pytest

from eia_tui.form.kinds import Choice, Date, Line, Prose, Rows
from eia_tui.prose.paste.clean import clean
from eia_tui.prose.scrub import scrub
from eia_tui.session.unfinished import unfinished_texts
from eia_tui.storage.catalogue import list_drafts
from eia_tui.storage.drafts import open_draft
from tests.plain.prompts import go_to, number, prompts, type_in
from tests.terminal import Terminal, eia

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(sys.platform == "win32", reason="Windows has no pseudo-terminal in Python"),
]
PASTE, PASTED = "\x1b[200~", "\x1b[201~"
LONG = "A long line – with words – ".strip() + " word" * 900
TEXT = ["First line", ".", "quit", "next", "", "Group:\tcount", LONG, "  ", "say no", "2", ".", "The last line, £5"]
"""Lines that are commands at a prompt, or end an answer, when they are typed."""


def paste(terminal: Terminal, text: str, *, marked: bool = True, size: int = 4096, delay: float = 0) -> None:
    """Sends a pasted text in parts of so many characters, with pauses as over a slow line or without."""
    text = f"{PASTE}{text}{PASTED}" if marked else text
    for start, end in pairwise([*range(0, len(text), size), len(text)]):
        terminal.send_all(text[start:end])
        terminal.settle(0) if not delay else time.sleep(delay)


def saved_lines(lines: list[str]) -> str:
    """A long answer of these lines, as it is saved."""
    text = scrub("\n".join(lines))
    cleaned = clean(text)
    return cleaned.text if cleaned.changes else text


def others(path: Path, address: str) -> list[str]:
    """The addresses of the other answers of a draft, except its name."""
    draft = open_draft(path)
    named = [asked.address for asked in draft.form.with_role("name")]
    return [each for each, _, _ in draft.answers() if each not in named and not f"{each}.".startswith(f"{address}.")]


@dataclass(frozen=True, kw_only=True)
class Way:
    """How a terminal sends pasted text."""

    name: str
    marked: bool
    end: str
    last: bool
    """Whether the last line has a line end."""
    size: int = 4096
    delay: float = 0
    environment: Mapping[str, str] = field(default_factory=dict)


WAYS = [
    Way(name="marked", marked=True, end="\r", last=True, size=7),
    Way(
        name="marked, in parts", marked=True, end="\r\n", last=False, size=500, delay=0.02, environment={"LC_ALL": "C"}
    ),
    Way(name="not marked", marked=False, end="\n", last=True),
    Way(name="not marked, in parts", marked=False, end="\r", last=False, size=1000, delay=0.02),
    Way(name="dumb", marked=False, end="\r\n", last=True, size=700, environment={"TERM": "dumb"}),
    Way(name="no type", marked=False, end="\r\n", last=False, size=5000, environment={"TERM": ""}),
]


@pytest.mark.parametrize("way", WAYS, ids=lambda way: way.name)
def test_a_paste_belongs_to_the_long_answer_it_was_pasted_into(way: Way, path: Path):
    question, asked = number(path, Prose)
    with prompts(path, way.environment) as terminal:
        terminal.until("Question 1 of")
        go_to(terminal, question)
        paste(terminal, way.end.join(TEXT) + way.end * way.last, marked=way.marked, size=way.size, delay=way.delay)
        terminal.until("£5", *(["Go on."] if way.last and not way.marked else []))
        terminal.settle()
        for typed in ("typed on" if way.last else " typed on", "and on", "."):
            type_in(terminal, typed)
            terminal.until(f"{typed}\n")
            terminal.settle()
        terminal.until(f"Question {question + 1} of")
        type_in(terminal, "quit")
        assert terminal.ended() == 0
    lines = [*TEXT, "typed on"] if way.last else [*TEXT[:-1], f"{TEXT[-1]} typed on"]
    assert open_draft(path).answer(asked.address) == saved_lines([*lines, "and on"])
    assert not others(path, asked.address)


@pytest.mark.parametrize("marked", [True, False])
def test_a_paste_at_a_one_line_question_is_joined_and_a_message_says_so(marked: bool, path: Path):
    question, asked = number(path, Line, after=1)
    with prompts(path) as terminal:
        terminal.until("Question 1 of")
        go_to(terminal, question)
        paste(terminal, "Library\r\n  services\tand\rnext\r", marked=marked)
        terminal.settle(0.35)
        if marked:
            terminal.send("\r")
        terminal.until("3 lines were joined into one", f"Question {question + 1} of")
        terminal.settle()
        go_to(terminal, question)
        paste(terminal, "One line\r") if marked else type_in(terminal, "One line")
        terminal.send(", and typed\r" if marked else "")
        terminal.until("Current answer: Library services and next")
        terminal.settle()
        type_in(terminal, "quit")
        assert terminal.ended() == 0
    assert open_draft(path).answer(asked.address) == ("One line, and typed" if marked else "One line")
    assert not others(path, asked.address)


def test_a_date_or_an_option_is_asked_for_again_after_a_wrong_paste(path: Path):
    day, choice = number(path, Date), number(path, Choice)
    after = {question: number(path, Prose, after=question)[0] for question, _ in (day, choice)}
    with prompts(path) as terminal:
        terminal.until("Question 1 of")
        for (question, _), message, wrong, right in (
            (day, "this asks for a date", "1 May 2026\nquit\nnext\n", "2 September\n2026\n"),
            (choice, "Type a number from 1 to 3.", "1\n2\n", "Yes, or\npossibly\n"),
        ):
            go_to(terminal, question)
            paste(terminal, wrong, marked=False)
            terminal.until(message)
            terminal.settle()
            paste(terminal, right, marked=False)
            terminal.until(f"Question {after[question]} of")
        terminal.settle()
        type_in(terminal, "quit")
        assert terminal.ended() == 0
    draft = open_draft(path)
    assert str(draft.answer(day[1].address)) == "2026-09-02"
    assert draft.answer(choice[1].address) == choice[1].question.options[0].id  # type: ignore[union-attr]
    assert [each for each in others(path, day[1].address) if each != choice[1].address] == []


@pytest.mark.parametrize("marked", [True, False])
def test_a_paste_at_a_command_prompt_does_nothing(marked: bool, path: Path):
    rows, prose = number(path, Rows), number(path, Prose)
    commands = "quit\nkeep\nclear\nadd\nnext\n"
    refused = "You pasted 5 lines, and only one can be used here. Nothing was changed."
    end = "\r" if marked else ""
    with prompts(path) as terminal:
        terminal.until("Question 1 of")
        go_to(terminal, rows[0])
        paste(terminal, commands, marked=marked)
        terminal.send(end)
        terminal.until(refused)
        terminal.settle()
        type_in(terminal, "add")
        terminal.until("Row 1, 1 of")
        terminal.settle()
        paste(terminal, "done\nback\nThe row's own text\n", marked=marked)
        terminal.send(end)
        terminal.until("Go on.")
        terminal.settle()
        type_in(terminal, ".")
        terminal.until("Row 1, 2 of")
        terminal.settle()
        type_in(terminal, "done")
        terminal.until("Row 1: done back")
        go_to(terminal, prose[0])
        type_in(terminal, "Here already")
        type_in(terminal, ".")
        terminal.until(f"Question {prose[0] + 1} of")
        go_to(terminal, prose[0])
        paste(terminal, "replace\nme", marked=marked)
        terminal.settle(0.35)
        terminal.send("\r")
        terminal.until("me")
        terminal.settle()
        type_in(terminal, ".")
        terminal.until("offered here again:")
        terminal.settle()
        paste(terminal, "replace\nit\nall\nnow\nquit", marked=marked)
        terminal.settle(0.35)
        terminal.send("\r")
        terminal.settle(0.3)
        type_in(terminal, "add")
        terminal.until(f"Question {prose[0] + 1} of")
        terminal.settle()
        type_in(terminal, "quit")
        assert terminal.ended() == 0
    draft = open_draft(path)
    (row,) = draft.cells(rows[1])
    assert [value for _, _, value in row if value] == ["done\nback\nThe row's own text"]
    assert draft.answer(prose[1].address) == "Here already\n\nreplace\nme"


def test_a_paste_at_the_first_prompt_starts_no_draft_unless_new_was_typed_before_it(home: Path):
    with prompts(None) as terminal:
        terminal.until("quit:")
        terminal.settle()
        paste(terminal, "new A draft\nquit\n", marked=False)
        terminal.until("You pasted 2 lines")
        terminal.settle()
        terminal.send("new ")
        terminal.settle()
        paste(terminal, "Mobile library\r\ntimetable\r\n")
        terminal.settle()
        terminal.send("\r")
        terminal.until("2 lines were joined into one", "Question 2 of")
        terminal.settle()
        type_in(terminal, "quit")
        assert terminal.ended() == 0
    assert [entry.name for entry in list_drafts()] == ["Mobile library timetable"]


def test_a_command_typed_before_a_paste_is_run(path: Path):
    question, asked = number(path, Prose)
    with prompts(path) as terminal:
        terminal.until("Question 1 of")
        go_to(terminal, question)
        terminal.send("find ")
        terminal.settle()
        paste(terminal, "Mobile\rlibrary\r")
        terminal.settle()
        terminal.send("\r")
        terminal.until("Name of policy: Mobile library timetable")
        terminal.settle()
        terminal.send("say ")
        terminal.settle()
        paste(terminal, "next\rkeep\r")
        terminal.settle()
        terminal.send("\r")
        terminal.until("Go on.")
        terminal.settle()
        type_in(terminal, ".")
        terminal.until(f"Question {question + 1} of")
        type_in(terminal, "quit")
        assert terminal.ended() == 0
    assert open_draft(path).answer(asked.address) == "next\nkeep"


def test_a_pasted_line_that_the_terminal_marks_is_not_a_command_and_ends_no_answer(path: Path):
    line, prose, rows = number(path, Line, after=1), number(path, Prose), number(path, Rows)
    with prompts(path) as terminal:
        terminal.until("Question 1 of")
        go_to(terminal, line[0])
        paste(terminal, "quit")
        terminal.send("\x15")
        terminal.settle()
        paste(terminal, "clear\r")
        terminal.send("\r")
        terminal.until(f"Question {prose[0]} of")
        terminal.settle()
        for pasted in ("next", ".", ".\r"):
            paste(terminal, pasted)
            terminal.send("\r")
            terminal.settle()
        type_in(terminal, ".")
        terminal.until(f"Question {prose[0] + 1} of")
        go_to(terminal, rows[0])
        paste(terminal, "add")
        terminal.send("\r")
        terminal.until("Row 1, 1 of")
        terminal.settle()
        paste(terminal, "done")
        terminal.send("\r")
        terminal.until("Go on.")
        type_in(terminal, ".")
        terminal.until("Row 1, 2 of")
        paste(terminal, "quit")
        terminal.send("\x15quit\r")
        assert terminal.ended() == 0
    draft = open_draft(path)
    (row,) = draft.cells(rows[1])
    assert draft.answer(line[1].address) == "clear"
    assert draft.answer(prose[1].address) == "next\n.\n."
    assert [value for _, _, value in row if value] == ["done"]


@pytest.mark.parametrize("pasted", ["One.\rTwo.\r", "One.\r.\r"])
def test_a_full_stop_typed_right_below_a_paste_ends_the_answer(pasted: str, path: Path):
    question, asked = number(path, Prose)
    with prompts(path) as terminal:
        terminal.until("Question 1 of")
        go_to(terminal, question)
        paste(terminal, pasted)
        terminal.settle()
        type_in(terminal, ".")
        terminal.until(f"Question {question + 1} of")
        type_in(terminal, "quit")
        assert terminal.ended() == 0
    assert open_draft(path).answer(asked.address) == pasted.strip().replace("\r", "\n")


def test_a_full_stop_that_a_script_types_at_a_terminal_ends_the_answer(path: Path):
    question, asked = number(path, Prose)
    with prompts(path) as terminal:
        terminal.until("Question 1 of")
        go_to(terminal, question)
        terminal.send("One.\nTwo.\n.\n")
        terminal.until(f"Question {question + 1} of")
        terminal.send("quit\n")
        assert terminal.ended() == 0
    assert open_draft(path).answer(asked.address) == "One.\nTwo."


@pytest.mark.parametrize("marked", [True, False])
def test_control_characters_in_a_paste_are_text_and_end_nothing(marked: bool, path: Path):
    question, asked = number(path, Prose)
    text = "A page\x0cbreak, a line\x0bbreak,\x03 \x04\x15\x17\x1a\x1c\x00 and a field\x13\x14 – " + "words " * 10
    with prompts(path) as terminal:
        terminal.until("Question 1 of")
        go_to(terminal, question)
        paste(terminal, f"{text}\r{text}\r", marked=marked)
        terminal.settle(0.35)
        type_in(terminal, "end")
        terminal.settle(0.35)
        type_in(terminal, ".")
        terminal.until(f"Question {question + 1} of")
        type_in(terminal, "quit")
        assert terminal.ended() == 0
    assert open_draft(path).answer(asked.address) == saved_lines([text, text, "end"])


def test_a_control_character_in_a_short_paste_divides_two_words(path: Path):
    question, asked = number(path, Prose)
    with prompts(path) as terminal:
        terminal.until("Question 1 of")
        go_to(terminal, question)
        terminal.send("Age\x07Sex\r")
        terminal.settle(0.35)
        type_in(terminal, ".")
        terminal.until(f"Question {question + 1} of")
    assert open_draft(path).answer(asked.address) == "Age Sex"


MARKS = "\x1b[?2004;1$y"
"""What a terminal answers that is asked whether it marks what is pasted, and does."""


@pytest.mark.parametrize(
    "keys",
    [
        f"{MARKS}next\rThe one\rnext\rThe other\r",
        f"next\rThe one\rnext\r{MARKS}The other\r",
        f"next\r{PASTE}The one{PASTED}\rnext\rThe other\r",
    ],
    ids=["answered first", "answered late", "shown by a paste"],
)
def test_lines_typed_ahead_are_separate_answers_if_the_terminal_marks_pastes(keys: str, path: Path):
    asked = list(open_draft(path).all_shown())
    assert [type(each.question) for each in asked[:4]] == [Line, Line, Prose, Line]
    before = open_draft(path).answer(asked[0].address)
    with prompts(path) as terminal:
        terminal.until("Question 1 of")
        go_to(terminal, 1)
        terminal.send(keys)
        terminal.until("Question 5 of")
        terminal.send("quit\r")
        assert terminal.ended() == 0
    draft = open_draft(path)
    assert [draft.answer(each.address) for each in asked[:4]] == [before, "The one", None, "The other"]


@pytest.mark.parametrize("word", ["text", "typed"])
def test_a_full_stop_with_lines_that_arrive_together_with_it_ends_no_answer_unasked(word: str, path: Path):
    prose, asked = number(path, Prose)
    with prompts(path) as terminal:
        terminal.until("Question 1 of")
        terminal.send(MARKS)
        go_to(terminal, prose)
        terminal.send("First.\r.\rThe rest\rquit\r")
        terminal.until("2 lines arrived together with that full stop", "Type text or typed:")
        terminal.settle()
        paste(terminal, "no\rword")
        terminal.send("\r")
        terminal.until("You pasted 2 lines")
        type_in(terminal, "quit")
        terminal.until("“quit” is not one of these words.")
        type_in(terminal, word)
        if word == "text":
            terminal.settle()
            type_in(terminal, ".")
            terminal.until(f"Question {prose + 1} of")
            type_in(terminal, "quit")
        assert terminal.ended() == 0
    draft = open_draft(path)
    text = "First.\n.\nThe rest\nquit"
    assert draft.answer(asked.address) == (text if word == "text" else "First.")
    assert bool(others(path, asked.address)) == (word == "typed")


@pytest.mark.parametrize("ending", ["Ctrl+C twice", "SIGTERM", "the window"])
def test_lines_after_a_full_stop_that_nobody_said_what_they_are_stay_in_the_answer(ending: str, path: Path):
    prose, asked = number(path, Prose)
    with prompts(path) as terminal:
        terminal.until("Question 1 of")
        terminal.send(MARKS)
        go_to(terminal, prose)
        terminal.send("First.\r.\rquit\rThe rest")
        terminal.until("Type text or typed:")
        terminal.settle()
        if ending == "Ctrl+C twice":
            for shown in ("Saved", "Question"):
                terminal.send("\x03")
                terminal.until("Press Ctrl+C again to save and leave.")
                terminal.send("\x03")
                terminal.until(shown)
        elif ending == "SIGTERM":
            os.kill(terminal.process, signal.SIGTERM)
        else:
            terminal.hang_up()
        terminal.ended()
    draft = open_draft(path)
    saved = [str(draft.answer(asked.address)), *unfinished_texts(draft).values()]
    assert "First.\n.\nquit\nThe rest" in saved
    assert not others(path, asked.address)


def test_replies_of_the_terminal_do_not_reach_the_next_program(monkeypatch: pytest.MonkeyPatch):
    from eia_tui.plain.keyboard import Keyboard  # Windows has none

    monkeypatch.setenv("TERM", "xterm-256color")
    ours, terminals = os.openpty()
    with Keyboard(terminals, "utf-8", lambda _: None).set_up():
        os.write(ours, MARKS.encode())
    waiting, _, _ = select.select([terminals], [], [], 0)
    os.close(ours)
    os.close(terminals)
    assert not waiting


@pytest.mark.parametrize("marked", [True, False])
def test_a_long_paste_is_complete_if_the_output_goes_through_a_pipe(marked: bool, path: Path, tmp_path: Path):
    prose, asked = number(path, Prose)
    printed = tmp_path / "printed.txt"
    command = f"{shlex.join(eia('--plain', path))} | tee {shlex.quote(str(printed))}"
    home = {"EIA_WIZARD_HOME": os.environ["EIA_WIZARD_HOME"]}
    text = f"{LONG}\n.\nquit\n{LONG}"
    with Terminal(["sh", "-c", command], environment=home) as terminal:
        terminal.until("Question 1 of")
        go_to(terminal, prose)
        paste(terminal, text, marked=marked)
        terminal.settle()
        terminal.send(", typed on\r")
        terminal.until("Go on.")
        terminal.send(".\r")
        terminal.until("Saved", f"Question {prose + 1} of")
        terminal.send("quit\r")
        assert terminal.ended() == 0
    assert open_draft(path).answer(asked.address) == saved_lines(f"{text}, typed on".split("\n"))
    assert "\x1b" not in printed.read_text("utf-8")


def test_a_paste_whose_end_never_comes_is_in_the_answer_and_the_keys_work_again(path: Path):
    question, asked = number(path, Prose)
    with prompts(path) as terminal:
        terminal.until("Question 1 of")
        go_to(terminal, question)
        terminal.send(f"{PASTE}one\rquit\rthree")
        terminal.until("three")
        terminal.send(", typed\r.\r")
        terminal.until(f"Question {question + 1} of")
        type_in(terminal, "quit")
        assert terminal.ended() == 0
    assert open_draft(path).answer(asked.address) == "one\nquit\nthree, typed"
    assert not others(path, asked.address)


@pytest.mark.parametrize("ending", ["SIGTERM", "the window"])
def test_a_paste_whose_end_has_not_come_when_the_program_is_closed_is_kept(ending: str, path: Path):
    question, asked = number(path, Prose)
    with prompts(path) as terminal:
        terminal.until("Question 1 of")
        go_to(terminal, question)
        terminal.send(f"Before.{PASTE}one\rquit\rthree")
        terminal.until("Before.")
        if ending == "the window":
            terminal.hang_up()
        else:
            os.kill(terminal.process, signal.Signals[ending])
        terminal.ended()
    assert open_draft(path).answer(asked.address) is None  # Enter was not pressed
    assert [*unfinished_texts(open_draft(path)).values()] == ["Before.one\nquit\nthree"]


def test_answers_of_the_terminal_and_parts_of_keys_are_never_typed(path: Path):
    line, asked = number(path, Line, after=1)
    parts = (
        "a\x1b[?12;4",
        "0R\x1b]11;rgb:ffff/ff",
        "ff/dddd\x1b\\\x1b[?6",
        "2;22cb\x1b[",
        "Dc\x1b",
        f"[200~ d{PASTED}\x1bP>|XTerm(1)\x1b\\",
    )
    with prompts(path) as terminal:
        terminal.until("Question 1 of")
        go_to(terminal, line)
        for part in parts:
            terminal.send(part)
            terminal.settle(0.3)
        terminal.send("e\r")
        terminal.until(f"Question {line + 1} of")
        type_in(terminal, "quit")
        assert terminal.ended() == 0
    assert open_draft(path).answer(asked.address) == "ac deb"
