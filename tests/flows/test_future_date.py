"""A date in the future is questioned once where the form asks on which date something was done."""

from datetime import timedelta
from pathlib import Path

import pytest

from eia_tui.flows.dialogue import run_flow
from eia_tui.flows.future_date import keeps_date
from eia_tui.form.dates import show_date
from eia_tui.form.definition import Form
from eia_tui.form.kinds import Role
from eia_tui.plain.question_numbers import number_of
from eia_tui.storage.drafts import open_draft
from eia_tui.storage.history import now
from tests.conftest import Run
from tests.flows.scripted import ScriptedDialogue

TODAY = now().date()
TOMORROW = TODAY + timedelta(days=1)


@pytest.mark.parametrize("role", ["completed", "considered", "signed"])
@pytest.mark.parametrize(("way", "kept"), [("keep", True), ("change", False), (None, False)])
def test_a_date_in_the_future_is_questioned(form: Form, role: Role, way: str | None, kept: bool):
    question = next(form.with_role(role)).question
    dialogue = ScriptedDialogue(way)
    assert run_flow(keeps_date(dialogue, question, TOMORROW)) == kept
    assert f"{show_date(TOMORROW)} is in the future" in dialogue.asked[0]


def test_nothing_else_is_questioned(form: Form):
    done, name = (next(form.with_role(role)).question for role in ("completed", "name"))
    for question, value in ((done, TODAY), (done, None), (done, "soon"), (name, TOMORROW)):
        assert run_flow(keeps_date(ScriptedDialogue(), question, value))


def test_at_the_prompts_the_question_is_asked_again_for_another_date(path: Path, eia: Run, form: Form):
    asked = next(form.with_role("completed"))
    at = number_of(open_draft(path), asked.address)

    def talk(*lines: str) -> str:
        return eia(path, typed="".join(f"{line}\n" for line in lines)).stdout

    far = show_date(TOMORROW)
    output = talk(f"go {at}", far, "change", show_date(TODAY), "quit")
    assert output.count("is in the future") == 1
    assert open_draft(path).answer(asked.address) == TODAY
    output = talk(f"go {at}", far, "keep", "quit")
    assert f"Question {at + 1} of" in output
    assert open_draft(path).answer(asked.address) == TOMORROW
