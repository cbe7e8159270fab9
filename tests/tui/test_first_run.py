"""What an officer sees at the very first start."""

import pytest

from eia_tui.form.definition import Form
from tests.tui.wizard_driver import SIZES, open_wizard

pytestmark = pytest.mark.slow


@pytest.mark.parametrize("size", SIZES)
async def test_the_first_screen_says_how_to_move_where_work_is_kept_and_how_help_opens(
    size: tuple[int, int], form: Form
):
    async with open_wizard(form=form, size=size) as ui:
        text = " ".join(ui.screen.split())
        for words in ("Tab goes to the next question", "F8 to the next step", "F6 opens help", "Drafts are kept in"):
            assert words in text
        assert "▸ Start an assessment" in text
        await ui.press("enter")
        await ui.until(lambda: "Start an assessment" not in ui.screen or "name" in ui.screen.lower())


async def test_f1_opens_the_keys_from_every_screen_and_dialog_and_closes_them(form: Form):
    async with open_wizard(form=form) as ui:
        await ui.press("f1")
        assert "Keys" in ui.screen
        await ui.press("escape", "enter", "f1")
        assert type(ui.wizard.screen).__name__ == "KeysScreen"
        assert "Cancel" in ui.screen
        await ui.press("f1")
        assert type(ui.wizard.screen).__name__ == "AskScreen"
        await ui.press("escape", "tab", "enter")
        await ui.until(lambda: "Step " in ui.screen)
        for keys in ((), ("f9",), ("f7", "f7")):
            await ui.press(*keys, "f1")
            assert type(ui.wizard.screen).__name__ == "KeysScreen"
            await ui.press("escape")


async def test_no_line_of_the_welcome_is_longer_than_100_characters(form: Form):
    async with open_wizard(form=form, size=(200, 50)) as ui:
        welcome = [line.strip() for line in ui.lines if line.startswith("    ")]
        assert max(map(len, welcome)) <= 100
        assert any("every command" in line for line in welcome)
