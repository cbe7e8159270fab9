"""A line at a question for a stage of the approvals is no answer before the officer was asked."""

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from eia_tui.approvals.status import stage_statuses
from eia_tui.form.definition import Form
from eia_tui.form.stages import stages
from eia_tui.plain.question_numbers import number_of
from eia_tui.storage.drafts import new_draft, open_draft
from tests.approvals import ready, sent
from tests.conftest import Run
from tests.plain.prompts import go_to, prompts, type_in

pytestmark = pytest.mark.slow

Talk = Callable[..., str]


@pytest.fixture
def path(form: Form) -> Path:
    path = new_draft("Mobile library timetable", form)
    ready(path, form)
    return path


@pytest.fixture
def talk(eia: Run, path: Path) -> Talk:
    """The output of the prompts for these typed lines."""

    def talk_(*lines: str) -> str:
        completed = eia(path, typed="".join(f"{line}\n" for line in lines))
        assert (completed.returncode, completed.stderr) == (0, "")
        return completed.stdout

    return talk_


@pytest.mark.parametrize("stage", [0, -1])
def test_a_stray_line_is_not_taken_unless_the_officer_writes_by_hand(path: Path, form: Form, talk: Talk, stage: int):
    box = stages(form)[stage].id
    at = number_of(open_draft(path), box)
    output = talk(f"go {at}", "a stray line", "back", "quit")
    assert "this box is for them" in output
    assert "You had typed “a stray line”. It is not in the answer." in output
    assert open_draft(path).answer(box) is None
    talk(f"go {at}", "On paper: agreed", "write", *["."][stage:], "quit")
    assert open_draft(path).answer(box) == "On paper: agreed"


def test_their_comments_go_where_they_are_recorded(path: Path, form: Form, talk: Talk):
    sent(path, 0)
    at = number_of(open_draft(path), stages(form)[0].id)
    output = talk(f"go {at}", "Say more about carers.", "stage", "returned", "", "", "quit")
    assert "You had started to type what they said: “Say more about carers.”" in output
    answer = stage_statuses(open_draft(path))[0].answer
    assert answer
    assert answer.comments == "Say more about carers."


def test_a_date_in_their_box_is_the_date_that_is_offered(path: Path, form: Form, talk: Talk):
    sent(path, 0)
    at = number_of(open_draft(path), stages(form)[0].addresses["considered"])
    assert "Enter alone means 2 September 2026:" in talk(f"go {at}", "2/9/26", "stage", "agreed", "back", "quit")


def test_before_it_is_sent_the_line_waits_at_its_question(path: Path, form: Form, talk: Talk):
    at = number_of(open_draft(path), stages(form)[-1].id)
    output = talk(f"go {at}", "A. Person, Director", "stage", "back", "quit")
    assert "You had typed “A. Person, Director”. It is not in the answer." in output
    assert open_draft(path).answer(stages(form)[-1].id) is None


@pytest.mark.skipif(os.name == "nt", reason="a terminal as Unix has it")
def test_a_line_outlives_a_crash_at_the_question_what_to_do_with_it(path: Path, form: Form):
    box = stages(form)[0].id
    at = number_of(open_draft(path), box)
    with prompts(path) as terminal:
        terminal.until("Question 1 of")
        go_to(terminal, at)
        type_in(terminal, "The group liked it")
        terminal.until("this box is for them", "or back")
        terminal.settle()
        terminal.kill()
    with prompts(path) as terminal:
        terminal.until("You had typed “The group liked it” when the program closed. It is not in the answer.")
    assert open_draft(path).answer(box) is None
