"""At a choice of the prompts words choose an option, or are kept for the question that they answer."""

from collections.abc import Callable
from pathlib import Path

import pytest

from eia_tui.flows.dialogue import run_flow
from eia_tui.flows.typed_lines import offer_typed_lines, typed_lines
from eia_tui.form.kinds import Choice, Choices, Option, Rows
from eia_tui.plain.answers import NotAnAnswer, NotAnOption, answer
from eia_tui.session.session import Session
from eia_tui.storage.drafts import open_draft
from tests.conftest import Run
from tests.flows.scripted import ScriptedDialogue
from tests.plain.prompts import go_to, number, prompts, type_in
from tests.terminal import KEYS

Talk = Callable[..., str]
OPTIONS = (
    Option(id="affected", label="Yes, or possibly"),
    Option(id="not-affected", label="No"),
    Option(id="not-known", label="Not known yet"),
)
CHOICE = Choice(id="effect", label="Affected?", options=OPTIONS)
CHOICES = Choices(id="effects", label="Affected?", options=OPTIONS)
SENTENCE = "The library stays open, so nobody is affected."


@pytest.fixture
def talk(eia: Run, path: Path) -> Talk:
    """The output of the prompts for these typed lines."""

    def talk_(*lines: str) -> str:
        completed = eia(path, typed="".join(f"{line}\n" for line in lines))
        assert (completed.returncode, completed.stderr) == (0, "")
        return completed.stdout

    return talk_


@pytest.mark.parametrize(
    ("typed", "chosen"),
    [
        ("yes", "affected"),
        ("Yes.", "affected"),
        ("y", "affected"),
        ("no", "not-affected"),
        ("not", "not-known"),
        ("Not known", "not-known"),
        ("2", "not-affected"),
    ],
)
def test_the_beginning_of_one_option_chooses_it(typed: str, chosen: str):
    assert answer(CHOICE, typed) == chosen
    assert answer(CHOICES, typed) == [chosen]


def test_several_options_can_be_chosen_by_their_beginnings():
    assert answer(CHOICES, "yes, not known") == ["affected", "not-known"]


def test_the_beginning_of_two_options_names_both():
    with pytest.raises(NotAnAnswer, match="“n” can be 2 No or 3 Not known yet"):
        answer(CHOICE, "n")


@pytest.mark.parametrize("typed", ["maybe", "yesterday", SENTENCE, "known"])
def test_what_begins_no_option_is_refused(typed: str):
    with pytest.raises(NotAnOption, match="not one of the options"):
        answer(CHOICE, typed)


@pytest.mark.slow
def test_a_sentence_at_a_choice_is_kept_and_offered_where_words_are_asked_for(path: Path, talk: Talk):
    at, asked = number(path, Choice)
    output = talk(f"go {at}", SENTENCE, "2", "next", "quit")
    assert "Your words are kept. They are offered at the next question that is answered in words." in output
    after = output.partition("Your choice is No.")[2]
    assert f"You typed “{SENTENCE}” at “{asked.question.short_label}”." in after
    assert [line.text for line in typed_lines(open_draft(path))] == [SENTENCE]
    reopened = talk(f"go {at}", "next", "quit")
    assert f"You typed “{SENTENCE}” here, which is not one of the options." in reopened
    talk(f"go {at}", "clear", "quit")
    assert not list(typed_lines(open_draft(path)))


@pytest.mark.slow
def test_a_sentence_at_a_choice_survives_a_kill_and_is_in_the_line_of_the_reason(path: Path):
    at, asked = number(path, Choice)
    with prompts(path) as terminal:
        go_to(terminal, at)
        type_in(terminal, SENTENCE)
        terminal.until("Your words are kept.")
        terminal.until("Saved")
        terminal.kill()
    with prompts(path) as terminal:
        go_to(terminal, at)
        type_in(terminal, "2")
        terminal.until("Press the up arrow to have it in the line.")
        terminal.settle()
        terminal.send(f"{KEYS['up']}{KEYS['enter']}")
        terminal.until("Go on.")
        type_in(terminal, ".")
        terminal.until("Saved")
        terminal.settle()
    draft = open_draft(path)
    assert SENTENCE in [draft.answer(each.address) for each in draft.all_shown()]
    assert draft.answer(asked.address)
    assert not list(typed_lines(open_draft(path)))


def test_in_the_wizard_words_from_a_choice_are_offered_for_the_next_written_answer(session: Session):
    choice = next(each for each in session.draft.all_shown() if isinstance(each.question, Choice))
    session.put(choice.address, "not-affected")
    session.unfinished.write(f"words typed at {choice.address}", SENTENCE)
    session.put_unfinished()
    dialogue = ScriptedDialogue("use")
    (changed,) = run_flow(offer_typed_lines(dialogue, session))
    assert session.draft.answer(changed) == SENTENCE
    assert dialogue.offered[0][0].startswith("Add it to “")


@pytest.mark.slow
def test_another_line_at_the_choice_does_not_replace_the_words(path: Path):
    at, _ = number(path, Choice)
    with prompts(path) as terminal:
        go_to(terminal, at)
        type_in(terminal, SENTENCE)
        terminal.until("Saved")
        terminal.settle()
        terminal.send("2")
        terminal.settle()
        terminal.kill()
    with prompts(path) as terminal:
        terminal.until("You had typed “2”")
        terminal.settle()
        type_in(terminal, "")
        terminal.until(f"You typed “{SENTENCE}” at")


@pytest.mark.slow
def test_words_at_a_choice_in_a_row_survive_a_kill_and_are_offered_in_the_row(path: Path):
    at, _ = number(path, Rows)
    with prompts(path) as terminal:
        go_to(terminal, at)
        for typed, asked in (
            ("add Write to carers", "Go on."),
            (".", "Row 1, 2 of"),
            *(("", f"Row 1, {n} of") for n in (3, 4, 5)),
        ):
            type_in(terminal, typed)
            terminal.until(asked)
            terminal.settle()
        type_in(terminal, "For those who care")
        terminal.until("Your words are kept. They are offered at the parts of this row")
        terminal.until("Saved")
        terminal.kill()
    with prompts(path) as terminal:
        go_to(terminal, at)
        terminal.until("You typed “For those who care” in row 1, and it is not in an answer yet. Type change 1")
        terminal.settle()
        type_in(terminal, "add Another action")  # the words stay with their row
        terminal.until("Go on.")
        for typed, asked in ((".", "Row 2, 2 of"), ("done", "2 rows in all"), ("up 2", "Row 2: Write to carers")):
            type_in(terminal, typed)
            terminal.until(asked)
            terminal.settle()
        for typed, asked in (("change 2", "Row 2, 1 of"), ("next", "Row 2, 2 of")):
            type_in(terminal, typed)
            terminal.until(asked)
            terminal.settle()
        terminal.until("You typed “For those who care” at “Which groups' concerns does it answer?”.")
        terminal.send(f"{KEYS['up']}{KEYS['enter']}")
        terminal.until("Row 2, 3 of")
        type_in(terminal, "done")
        terminal.settle()
    assert not list(typed_lines(open_draft(path)))
    rows = open_draft(path).answer("actions.plan")
    assert isinstance(rows, list)
    assert rows[1] == {"action": "Write to carers", "responsible": "For those who care"}


@pytest.mark.slow
@pytest.mark.parametrize("put_in", ["a later line of the answer", "an answer before the choice"])
def test_kept_words_are_not_offered_once_they_are_in_an_answer(path: Path, talk: Talk, put_in: str):
    at, _ = number(path, Choice)
    talk(f"go {at}", SENTENCE, "quit")
    if put_in == "a later line of the answer":
        output = talk(f"go {at}", "2", "We counted.", SENTENCE, ".", "back", "quit")
    else:
        output = talk("go 6", SENTENCE, ".", f"go {at}", "2", "quit")
    *_, after = output.partition("Your choice is No.")
    assert "not in an answer yet" not in after.partition("Go on.")[2 if put_in.startswith("a later") else 0]
    assert not list(typed_lines(open_draft(path)))


@pytest.mark.slow
def test_a_command_is_no_answer_to_a_choice(path: Path, talk: Talk):
    at, _ = number(path, Choice)
    output = talk(f"go {at}", "check it", "quit")
    assert "“check it” is not one of the options.\nIf you mean the command, type check alone." in output
    assert "type: say check it" not in output


@pytest.mark.slow
def test_clear_deletes_the_stray_words_and_not_the_choice(path: Path, talk: Talk):
    at, asked = number(path, Choice)
    talk(f"go {at}", "2", "quit")
    chosen = open_draft(path).answer(asked.address)
    output = talk(f"go {at}", SENTENCE, "next", f"go {at}", ".", "clear", "quit")
    assert "Type clear to delete these words." in output
    assert f"Your words “{SENTENCE}” are deleted. Type undo to restore them. Your answer is still No." in output
    assert open_draft(path).answer(asked.address) == chosen
    assert not list(typed_lines(open_draft(path)))
    talk(f"go {at}", "clear", "quit")
    assert not open_draft(path).answer(asked.address)


@pytest.mark.slow
def test_undo_restores_the_stray_words_that_clear_deleted(path: Path, talk: Talk):
    at, _ = number(path, Choice)
    output = talk(f"go {at}", SENTENCE, "clear", "Another sentence altogether.", "undo", "undo", "quit")
    assert "Restored. Your words are offered again where you typed them." in output
    assert "There is nothing to undo yet." in output
    assert [line.text for line in typed_lines(open_draft(path))] == [f"{SENTENCE}\nAnother sentence altogether."]


@pytest.mark.slow
def test_ctrl_u_deletes_all_lines_of_kept_words_and_a_command_behind_them_is_one(path: Path):
    at, _ = number(path, Choice)
    with prompts(path) as terminal:
        go_to(terminal, at)
        for words in (SENTENCE, "And so does the car park."):
            type_in(terminal, words)
            terminal.until("Your words are kept.")
            terminal.settle()
        type_in(terminal, "2")
        terminal.until("Your choice is No.")
        terminal.until("delete it with Ctrl+U.")
        terminal.settle()
        type_in(terminal, "go 1")
        terminal.until("Your words before that command are kept.")
        go_to(terminal, at + 1)
        terminal.until("delete it with Ctrl+U.")
        terminal.settle()
        terminal.send("\x15")
        terminal.until("All of these lines are deleted. Ctrl+Y puts them back.")
        type_in(terminal, "go 2")
        terminal.until("Question 2 of")
        terminal.settle()
        type_in(terminal, "quit")
        assert terminal.ended() == 0
    draft = open_draft(path)
    assert not [value for _, _, value in draft.answers() if "go " in str(value) or "car park" in str(value)]
    assert [line.text for line in typed_lines(open_draft(path))]
