"""What is typed on a button goes where the officer was before; where nothing takes it, a line says so."""

from pathlib import Path

import pytest

from eia_tui.form.definition import Form
from eia_tui.form.kinds import Choices, Prose, Rows
from eia_tui.storage.drafts import new_draft, open_draft
from eia_tui.storage.operations import save_draft
from eia_tui.tui.widgets.buttons import ActionButton
from eia_tui.tui.widgets.question_field import QuestionField
from eia_tui.tui.widgets.text_field import TextField
from tests.tui.wizard_driver import WizardDriver, open_wizard


def answer(ui: WizardDriver, address: str) -> object:
    assert ui.wizard.session
    return ui.wizard.session.draft.answer(address)


def written_last(form: Form) -> str:
    """The address of the long answer that is the last of its step, before the buttons."""
    return next(
        step.asked[-1].address
        for step in form.steps
        if not step.group and isinstance(step.asked[-1].question, Prose) and not step.asked[-1].question.role
    )


async def test_what_is_typed_on_a_button_goes_into_the_answer_before_it_and_nothing_is_lost(path: Path, form: Form):
    address = written_last(form)
    async with open_wizard(path) as ui:
        await ui.go(address)
        await ui.type("First.")
        await ui.press("tab")
        assert isinstance(ui.wizard.focused, ActionButton)
        await ui.type(" Half the riders are over 60.")
        assert "You are writing in “" in ui.visible_notices
        assert ui.focused_address == address
        await ui.until(lambda: answer(ui, address) == "First. Half the riders are over 60.")


@pytest.mark.parametrize(
    ("before", "typed", "after"),
    [
        ("Half the riders", "are over 60", "Half the riders are over 60"),
        ("Half the riders ", "are over 60", "Half the riders are over 60"),
        ("Half the riders", ", who are over 60", "Half the riders, who are over 60"),
        ("- one\n- two", "and three", "- one\n- two and three"),
        (
            "| Ward | Visits |\n| --- | --- |\n| A | 1 |",
            "In all",
            "| Ward | Visits |\n| --- | --- |\n| A | 1 |\n\nIn all",
        ),
        ("", "Half", "Half"),
    ],
)
async def test_it_continues_the_end_of_the_answer_as_the_officer_would(
    path: Path, form: Form, before: str, typed: str, after: str
):
    address = written_last(form)
    draft = open_draft(path)
    draft.put(address, before or None)
    save_draft(draft, path)
    async with open_wizard(path) as ui:
        await ui.go(address)
        await ui.press("ctrl+home", "tab")
        await ui.type(typed)
        await ui.until(lambda: answer(ui, address) == after)


async def test_what_is_typed_on_options_continues_the_answer_too_and_a_paste_is_a_paragraph(path: Path, form: Form):
    effect, benefits = (next(form.with_role(role)).address for role in ("effect", "benefits"))
    async with open_wizard(path, size=(80, 24)) as ui:
        await ui.go(benefits)
        await ui.type("They gain a seat")
        await ui.go(effect)
        await ui.type("and a shelter")
        await ui.until(lambda: answer(ui, benefits) == "They gain a seat and a shelter")
        assert "You are writing in “" in ui.visible_notices
        await ui.go(effect)
        await ui.paste("Also:\n\n\u2022\ta lamp\n\u2022\ta bin")
        await ui.until(lambda: answer(ui, benefits) == "They gain a seat and a shelter\n\nAlso:\n\n- a lamp\n- a bin")


async def test_what_is_typed_on_options_with_no_answer_below_goes_into_the_one_above(path: Path, form: Form):
    rows, *_ = form.with_role("actions")
    assert isinstance(rows.question, Rows)
    above = [column.id for column in rows.question.columns if isinstance(column, Prose)][-1]
    groups = next(column for column in rows.question.columns if isinstance(column, Choices))
    async with open_wizard(path, size=(80, 24)) as ui:
        await ui.go(rows.address)
        await ui.press("a")
        field = next(each for each in ui.wizard.screen.query(QuestionField) if each.asked.question == groups)
        field.go()
        await ui.type("A loop in the hall")
        assert "You are writing in “" in ui.visible_notices
        await ui.until(lambda: answer(ui, rows.address) == [{above: "A loop in the hall"}])


async def test_a_text_that_waits_for_a_choice_outlives_a_crash(other_form: Form):
    path = new_draft("Quays", other_form)
    async with open_wizard(path) as ui:
        await ui.go("about.kind_of_change")
        await ui.type("By 9 March")
        assert "Choose an option first" in ui.visible_notices
        await ui.die()
    async with open_wizard(path) as ui:
        await ui.until(lambda: "We kept" in ui.screen and "By 9 March" in ui.screen)


async def test_on_the_buttons_below_a_choice_without_a_written_answer_a_line_says_so(other_form: Form):
    async with open_wizard(new_draft("Quays", other_form)) as ui:
        await ui.go("about.wards")
        await ui.press("tab")
        assert isinstance(ui.wizard.focused, ActionButton)
        await ui.type("By road")
        assert "Nothing here takes text." in ui.notices
        assert "Choose an option first" not in ui.notices


async def test_in_a_dialog_it_goes_into_its_line(path: Path):
    async with open_wizard(None) as ui:
        ui.wizard.screen.query(ActionButton).first().focus()
        await ui.press("enter", "tab")
        await ui.type("Bus passes")
        assert ui.wizard.screen.query_one(TextField).text == "Bus passes"


async def test_where_nothing_takes_text_a_line_says_so(path: Path, form: Form):
    step = next(step for step in form.steps if step.section.id == "actions")
    async with open_wizard(path) as ui:
        await ui.go(step.address)
        await ui.press("tab")
        assert isinstance(ui.wizard.focused, ActionButton)
        await ui.type("Train")
        assert "Nothing here takes text." in ui.visible_notices


@pytest.mark.parametrize("keys", [("space",), ("enter",)])
async def test_keys_that_press_a_button_still_do(keys: tuple[str, ...], path: Path, form: Form):
    async with open_wizard(path) as ui:
        await ui.go(written_last(form))
        await ui.press("tab")
        before = ui.lines[0]
        await ui.press(*keys)
        assert (ui.lines[0] != before) is (keys == ("enter",))
