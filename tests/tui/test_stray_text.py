"""What is typed on a button goes where the officer was before; where nothing takes it, a line says so."""

from pathlib import Path

import pytest

from eia_tui.form.definition import Form
from eia_tui.form.kinds import Prose
from eia_tui.storage.drafts import new_draft
from eia_tui.tui.widgets.buttons import ActionButton
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
        assert "You are writing in “" in ui.notices
        assert ui.focused_address == address
        await ui.until(lambda: answer(ui, address) == "First.Half the riders are over 60.")


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
