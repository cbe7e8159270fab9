"""Notices: one at a time in the place of the bar of keys, gone with the next key, and read again on request."""

from pathlib import Path
from unittest.mock import patch

import pytest

from tests.tui.wizard_driver import SIZES, open_wizard

pytestmark = pytest.mark.slow

LONG = "The draft could not be put there, as the folder is read-only: choose another one, or ask for access. " * 2


@pytest.mark.parametrize("size", SIZES)
async def test_a_notice_takes_the_place_of_the_keys_until_the_next_key(path: Path, size: tuple[int, int]):
    async with open_wizard(path, size=size) as ui:
        above = ui.lines[:-2]
        await ui.press("ctrl+s")
        assert "Saved. Your work is also saved as you type." in ui.lines[-1]
        assert "F1 Keys" not in ui.screen
        assert ui.lines[1:-2] == above[1:]
        await ui.press("tab")
        assert "Saved. Your work" not in ui.screen
        assert "F1 Keys" in ui.lines[-1]


async def test_a_notice_replaces_the_one_before(path: Path):
    async with open_wizard(path) as ui:
        ui.wizard.notify("The first")
        ui.wizard.notify("The second")
        await ui.pilot.pause()
        assert "The second" in ui.screen
        assert "The first" not in ui.screen


@pytest.mark.parametrize("size", SIZES)
async def test_a_long_notice_is_shown_whole_and_covers_no_question(path: Path, size: tuple[int, int]):
    async with open_wizard(path, size=size) as ui:
        ui.wizard.notify(LONG, severity="warning")
        await ui.pilot.pause()
        assert LONG.strip() in " ".join(ui.screen.split())
        focused = ui.wizard.focused
        assert focused
        shown = ui.wizard.screen.find_widget(focused)
        assert shown.visible_region == shown.region


async def test_a_warning_that_appears_while_the_officer_types_stays_long_enough_to_be_read(path: Path):
    async with open_wizard(path) as ui:
        ui.wizard.notify("The drive is full", severity="error")
        await ui.type("words")
        assert "! The drive is full" in ui.screen
        with patch.dict("eia_tui.tui.notices.READ_SECONDS", {"error": 0.0}):
            await ui.type("more")
        assert "The drive is full" not in ui.screen


async def test_a_warning_goes_after_a_key_once_it_could_be_read_and_at_once_with_one_that_leads_away(path: Path):
    async with open_wizard(path) as ui:
        with patch.dict("eia_tui.tui.notices.READ_SECONDS", {"error": 0.05}):
            ui.wizard.notify("The drive is full", severity="error")
            await ui.type("w")
            await ui.until(lambda: not ui.visible_notices)
        ui.wizard.notify("The folder cannot be made", severity="error")
        with patch("eia_tui.tui.notices._SEEN_SECONDS", 0.0):
            await ui.press("f9")
        assert not ui.visible_notices


async def test_a_notice_is_shown_over_a_dialog_too(path: Path):
    async with open_wizard(path) as ui:
        await ui.press("f9")
        await ui.until(lambda: "Review and export" in ui.screen)
        await ui.press("ctrl+f")
        ui.wizard.notify("Something happened")
        await ui.pilot.pause()
        assert "Something happened" in ui.screen
        await ui.press("escape")
        assert "Something happened" not in ui.screen


async def test_the_last_notices_can_be_read_again(path: Path):
    async with open_wizard(path) as ui:
        await ui.press("ctrl+p")
        await ui.type("last messages")
        await ui.until(lambda: "Read the last messages again" in ui.screen)
        await ui.press("enter")
        await ui.until(lambda: "There are none yet." in ui.screen)
        await ui.press("escape")
        ui.wizard.notify("The first [bold]of[/bold] them")
        ui.wizard.notify("The second")
        await ui.press("ctrl+p")
        await ui.type("last messages")
        await ui.until(lambda: "Read the last messages again" in ui.screen)
        await ui.press("enter")
        await ui.until(lambda: "The first [bold]of[/bold] them" in ui.screen)
        assert ui.screen.index("The second") < ui.screen.index("The first")
