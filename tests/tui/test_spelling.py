"""Misspellings are reviewed one by one: replaced, replaced everywhere, ignored, added to the known words, or skipped."""

from pathlib import Path

import pytest

from eia_tui.form.definition import Form
from eia_tui.form.kinds import Rows
from eia_tui.language.user_words import own_words
from eia_tui.storage.catalogue import find_draft
from eia_tui.storage.drafts import open_draft
from eia_tui.tui.dialogs.spelling import SpellingScreen
from tests.tui.wizard_driver import SIZES, open_wizard

pytestmark = pytest.mark.slow


@pytest.fixture
def evidence(form: Form) -> str:
    """The address of a long answer."""
    return next(asked.address for asked in form.with_role("evidence"))


@pytest.fixture
def concerns(form: Form) -> str:
    """The address of a later one."""
    return next(asked.address for asked in form.with_role("concerns"))


@pytest.mark.parametrize("size", SIZES)
async def test_misspellings_are_shown_answer_by_answer(path: Path, evidence: str, concerns: str, size: tuple[int, int]):
    async with open_wizard(path, size=size) as ui:
        for address, text in (
            (evidence, "We recieve frobles and teh post."),
            (concerns, "Many recieve it. Vistaplex."),
        ):
            await ui.go(address)
            await ui.type(text)
        await ui.go(evidence)
        await ui.press("ctrl+r")
        assert "Is this misspelt? 1 of 5: recieve" in ui.screen
        assert "We [recieve] frobles" in ui.screen
        await ui.press("a")
        assert "Replace “recieve” with “receive” in every answer?" in ui.screen
        await ui.press("down", "enter")
        assert "1 of 3: frobles" in ui.screen
        await ui.press("r", "end", "backspace", "backspace")
        await ui.type("\n")
        await ui.until(lambda: "2 of 3: teh" in ui.screen or "1 of 2: teh" in ui.screen)
        await ui.press("enter")
        await ui.until(lambda: "Vistaplex" in ui.screen)
        assert "Is this a name?" in ui.screen
        assert "No suggestions" in ui.screen
        await ui.press("d", "escape")
        await ui.press("ctrl+s")
        draft = open_draft(path)
        assert draft.answer(concerns) == "Many receive it. Vistaplex."
        assert str(draft.answer(evidence)).startswith("We receive frobl")
        assert str(draft.answer(evidence)).endswith("and the post.")
        assert own_words() == {"Vistaplex"}
        await ui.press("ctrl+z")
        assert "teh post" in str(ui.wizard.session.draft.answer(evidence))


async def test_a_word_is_skipped_replaced_restored_ignored_and_visited(path: Path, evidence: str):
    async with open_wizard(path) as ui:
        await ui.go(evidence)
        await ui.type("Frobling a wrold of frobling things wrold")
        await ui.press("ctrl+r", "n", "n")
        assert "wrold" in ui.lines[3] or "frobling" in ui.screen
        await ui.press("escape", "ctrl+r")
        await ui.until(lambda: isinstance(ui.wizard.screen, SpellingScreen))
        await ui.press("n", "a", "down", "enter")
        assert "world" in str(ui.wizard.session.draft.answer(evidence))
        await ui.press("ctrl+z")
        assert str(ui.wizard.session.draft.answer(evidence)).count("wrold") == 2
        await ui.press("i")
        await ui.press("g")
        assert ui.focused_address == evidence


@pytest.mark.parametrize("at_once", [True, False])
async def test_a_word_typed_in_the_dialog_replaces_nothing(path: Path, evidence: str, at_once: bool):
    async with open_wizard(path) as ui:
        await ui.go(evidence)
        await ui.type("We recieve it")
        await ui.press("ctrl+r")
        if at_once:
            await ui.type("all\n")
            assert "To type the right spelling, press R first." in ui.visible_notices
        else:
            await ui.press("a", "l", "l", "enter")
            assert "Is this misspelt?" in ui.screen
        await ui.saved()
        assert "recieve" in str(open_draft(path).answer(evidence))


async def test_possible_misspellings_are_shown_below_the_answer_while_it_is_typed(path: Path, evidence: str):
    async with open_wizard(path) as ui:
        await ui.go(evidence)
        await ui.type("We recieve [b]teh[/b] post")
        await ui.until(lambda: "4 words · misspelt? recieve, teh (Ctrl+R)" in ui.screen)
        await ui.press("ctrl+a", "delete")
        await ui.type("The elderly wait. " + "And so they do " * 10)
        await ui.until(lambda: "avoid: The elderly · 1 long" in ui.screen)


async def test_misspellings_in_rows_are_shown_too(path: Path, form: Form):
    rows = next(address for address, question in form.questions.items() if isinstance(question, Rows))
    async with open_wizard(path) as ui:
        await ui.go(rows)
        await ui.press("a")
        await ui.type("We recieve it")
        await ui.press("ctrl+r", "enter")
        await ui.until(lambda: "Spelling: nothing more to check" in ui.screen)
        assert "No suggestions" not in ui.screen
        assert "Enter Open" not in ui.lines[-1], "there is nothing to open"
        await ui.press("escape")
        assert "We receive it" in ui.screen


async def test_the_worked_example_is_read_only():
    async with open_wizard(find_draft("example")) as ui:
        await ui.press("ctrl+r", "enter", "a", "r", "z", "n", "escape")
        assert not ui.wizard.session.unsaved
