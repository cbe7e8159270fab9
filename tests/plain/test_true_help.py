"""What the prompts say can be done at a question is true, and a line that may be a command is asked about."""

from pathlib import Path

import pytest

from eia_tui.draft.waiting import waiting_items
from eia_tui.form.definition import Form
from eia_tui.form.kinds import Choice
from eia_tui.form.stages import stages
from eia_tui.plain.asking import Back, asked_line
from eia_tui.plain.console import ask
from eia_tui.plain.input import Reply
from eia_tui.plain.long_answer import LongAnswer, ask_long
from eia_tui.plain.question_numbers import number_of
from eia_tui.plain.reports import what_next
from eia_tui.session.session import Session
from eia_tui.storage.drafts import new_draft, open_draft
from tests.approvals import answered, ready, sent
from tests.conftest import Run
from tests.plain.prompts import number, typed_lines


def written(monkeypatch: pytest.MonkeyPatch, *lines: str) -> LongAnswer:
    typed_lines(monkeypatch, *lines)
    return ask_long(Reply("One."), lambda _: None, lambda line: line.lower() in ("back", "quit"))


@pytest.mark.parametrize(
    "lines",
    [
        ("back", "back"),
        ("back", "Back back"),
        ("back", "back again"),
        ("back back", "back"),
        ("back back", "back back"),
    ],
)
def test_a_command_that_is_typed_again_ends_the_answer(monkeypatch: pytest.MonkeyPatch, lines: tuple[str, ...]):
    assert written(monkeypatch, *lines) == LongAnswer("One.", "back")


@pytest.mark.parametrize("line", ["back", "back back"])
def test_text_keeps_the_line(monkeypatch: pytest.MonkeyPatch, line: str):
    assert written(monkeypatch, line, "text", "Two.", ".") == LongAnswer(f"One.\n{line}\nTwo.")


def test_the_question_about_it_names_the_command(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]):
    written(monkeypatch, "back back", "back")
    said = capsys.readouterr().out
    assert "“back back” is a command. To end the answer here and do that, type back once more." in said


def test_a_command_that_is_not_done_is_said_to_be_a_line_of_the_answer_or_left_out(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
):
    assert written(monkeypatch, "back", "Two.", ".") == LongAnswer("One.\nback\nTwo.")
    assert "“back” is a line of your answer now, and was not done." in capsys.readouterr().out
    assert written(monkeypatch, "back", ".") == LongAnswer("One.")
    assert "“back” was not done, and is not in the answer." in capsys.readouterr().out


@pytest.mark.slow
def test_todo_says_that_nothing_is_left_and_a_filled_box_of_a_stage_is_not_to_be_left_empty(
    path: Path, eia: Run, form: Form
):
    ready(path, form)
    box = stages(form)[0].addresses["comments"]
    at = number_of(open_draft(path), box)
    shown = eia("--plain", path, typed=f"todo\ngo {at}\nquit\n").stdout
    assert "Nothing is left for you to answer. The approvals are next: type status to see them." in shown
    assert "That was the last question. Type check, send 1," in shown
    name = stages(form)[0].name
    assert f"This box is for the {name}. Leave it empty: record 1 fills it in." in shown
    sent(path, 0)
    answered(path, 0, "returned", "Say more about carers.")
    shown = eia("--plain", path, typed=f"go {at}\nquit\n").stdout
    assert f"This box is for the {name}: record 1 fills it in." in shown
    assert "Leave it empty" not in shown


@pytest.mark.slow
def test_a_reply_says_that_it_is_one_line_and_a_full_stop_is_neither_a_reply_nor_a_word(
    path: Path, eia: Run, form: Form
):
    ready(path, form)
    sent(path, 0)
    answered(path, 0, "returned", "Say more about carers.\n\nName a source.")
    lines = "settle", "reply", ".", "We will.", ".", "I try to CHANGE it", "back", "quit", ""
    shown = eia("--plain", path, typed="\n".join(lines)).stdout
    assert "What is your reply? Type it on one line. Enter alone goes back:" in shown
    assert "A full stop alone is not an answer. This takes one line, which Enter ends." in shown
    assert "You need no full stop here: Enter ended your line." in shown
    assert "“I try to CHANGE it” is not one of these words." in shown
    assert [item.reply for item in waiting_items(open_draft(path))] == ["We will.", ""]


@pytest.mark.slow
def test_after_the_last_question_the_next_step_of_the_approvals_is_named(form: Form):
    path = new_draft("Mobile library timetable", form)
    ready(path, form)

    def named() -> str:
        session = Session.at(path)
        session.leave()
        return what_next(session)

    assert named() == "Type check, send 1, export, list, help, back or quit."
    sent(path, 0)
    assert named().startswith("Type check, record 1, ")
    answered(path, 0, "returned", "Say more about carers.")
    assert named().startswith("Type check, settle, send 1, ")
    answered(path, 0, "agreed")
    assert named().startswith("Type check, send 2, ")


@pytest.mark.slow
def test_a_group_whose_effect_is_not_known_needs_no_mitigation(path: Path, eia: Run, form: Form):
    at, _ = number(path, Choice)
    output = eia(path, typed=f"go {at}\n3\nnext\nnext\nquit\n").stdout
    label = next(form.with_role("mitigation")).question.label
    assert f"{label}\nYou do not know the effect yet. Leave this empty, unless you know already" in output
    output = eia(path, typed=f"go {at}\n1\nnext\nnext\nnext\nquit\n").stdout
    assert label in output
    assert "You do not know the effect yet" not in output.partition("Your choice is Yes")[2]


@pytest.mark.slow
def test_what_an_action_must_say_is_required(path: Path, eia: Run, form: Form):
    output = eia(path, typed="go 82\nadd\nnext\nnext\nnext\nnext\nquit\n").stdout
    for label in ("What action is planned?", "Who is responsible for the action?", "Timescale", "Expected outcome"):
        assert f"{label} (required)\n" in output


@pytest.mark.slow
def test_help_in_a_draft_that_can_only_be_viewed_does_not_say_how_to_answer(eia: Run, form: Form):
    at = list(form.questions).index(stages(form)[0].id) + 1
    output = eia("example", typed=f"help\ngo {at}\nhelp\nback\nhelp\nquit\n").stdout
    assert output.count("you can only view it") == 4  # when it is opened, and for each help
    for untrue in ("Type your answer", "undo restores", "fills it in", "add fills in"):
        assert untrue not in output


@pytest.mark.parametrize("typed", ["back", "back back", "Back"])
def test_back_leaves_a_question_of_the_programs_own(monkeypatch: pytest.MonkeyPatch, typed: str):
    typed_lines(monkeypatch, typed)
    with pytest.raises(Back):
        asked_line(ask, "Why?")


@pytest.mark.parametrize("again", ["status", "status again", "Status status"])
def test_a_command_that_is_typed_again_is_the_answer(monkeypatch: pytest.MonkeyPatch, again: str):
    typed_lines(monkeypatch, "status", again)
    assert asked_line(ask, "Why?") == "status"


@pytest.mark.slow
def test_the_examples_of_a_group_are_said_at_its_first_question_only(path: Path, eia: Run, form: Form):
    step = next(each for each in form.steps if each.group and ":" in each.group.label)
    assert step.group
    first, last = (number_of(open_draft(path), each.address) for each in (step.asked[0], step.asked[-1]))
    shown = eia("--plain", path, typed=f"go {first}\ngo {last}\nquit\n").stdout
    assert f"Group 12 of 12: {step.group.label}." in shown
    assert shown.count(step.group.label) == 1
    assert f"Group 12 of 12: {step.group.name}." in shown
