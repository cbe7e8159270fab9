"""Misspellings are reviewed one by one: replaced, replaced everywhere, ignored, added to the known words, or skipped."""

from pathlib import Path

import pytest

from eia_tui.form.definition import Form
from eia_tui.form.kinds import Rows
from eia_tui.language.user_words import own_words
from eia_tui.storage.catalogue import find_draft
from eia_tui.storage.drafts import open_draft
from eia_tui.tui.dialogs.spelling import SpellingScreen
from tests.tui.wizard_driver import SIZES, desk


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
    async with desk(path, size=size) as at:
        for address, text in (
            (evidence, "We recieve frobles and teh post."),
            (concerns, "Many recieve it. Vistaplex."),
        ):
            await at.go(address)
            await at.type(text)
        await at.go(evidence)
        await at.press("ctrl+r")
        assert "Is this misspelt? 1 of 5: recieve" in at.screen
        assert "We [recieve] frobles" in at.screen
        await at.press("a")
        assert "1 of 3: frobles" in at.screen
        await at.press("r", "end", "backspace", "backspace")
        await at.type("\n")
        await at.until(lambda: "2 of 3: teh" in at.screen or "1 of 2: teh" in at.screen)
        await at.press("enter")
        await at.until(lambda: "Vistaplex" in at.screen)
        assert "Is this a name?" in at.screen
        assert "No suggestions" in at.screen
        await at.press("d", "escape")
        await at.press("ctrl+s")
        draft = open_draft(path)
        assert draft.answer(concerns) == "Many receive it. Vistaplex."
        assert str(draft.answer(evidence)).startswith("We receive frobl")
        assert str(draft.answer(evidence)).endswith("and the post.")
        assert own_words() == {"Vistaplex"}
        await at.press("ctrl+z")
        assert "teh post" in str(at.wizard.session.draft.answer(evidence))


async def test_a_word_is_skipped_replaced_restored_ignored_and_visited(path: Path, evidence: str):
    async with desk(path) as at:
        await at.go(evidence)
        await at.type("Frobling a wrold of frobling things wrold")
        await at.press("ctrl+r", "n", "n")
        assert "wrold" in at.lines[3] or "frobling" in at.screen
        await at.press("escape", "ctrl+r")
        await at.until(lambda: isinstance(at.wizard.screen, SpellingScreen))
        await at.press("n", "a")
        assert "world" in str(at.wizard.session.draft.answer(evidence))
        await at.press("z")
        assert str(at.wizard.session.draft.answer(evidence)).count("wrold") == 2
        await at.press("i")
        await at.press("g")
        assert at.focused_address == evidence


async def test_possible_misspellings_are_shown_below_the_answer_while_it_is_typed(path: Path, evidence: str):
    async with desk(path) as at:
        await at.go(evidence)
        await at.type("We recieve [b]teh[/b] post")
        await at.until(lambda: "4 words · misspelt? recieve, teh (Ctrl+R)" in at.screen)
        await at.press("ctrl+a", "delete")
        await at.type("The elderly wait. " + "And so they do " * 7)
        await at.until(lambda: "better not: The elderly · 1 long" in at.screen)


async def test_misspellings_in_rows_are_shown_too(path: Path, form: Form):
    rows = next(address for address, question in form.questions.items() if isinstance(question, Rows))
    async with desk(path) as at:
        await at.go(rows)
        await at.press("a")
        await at.type("We recieve it")
        await at.press("ctrl+r", "enter", "escape")
        assert "We receive it" in at.screen


async def test_the_worked_example_is_read_only():
    async with desk(find_draft("example")) as at:
        await at.press("ctrl+r", "enter", "a", "r", "z", "n", "escape")
        assert not at.wizard.session.unsaved
