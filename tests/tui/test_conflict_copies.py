"""In the wizard, the list of drafts shows a conflict copy, and opening the draft compares the two."""

from pathlib import Path

import pytest

from eia_tui.storage.catalogue import list_drafts
from eia_tui.storage.drafts import open_draft
from eia_tui.storage.history import versions
from eia_tui.storage.operations import bin_contents
from eia_tui.tui.dialogs.compare import CompareScreen
from eia_tui.tui.screens.form import FormScreen
from eia_tui.tui.screens.home import HomeScreen
from tests.approvals import put
from tests.tui.wizard_driver import SIZES, WizardDriver, open_wizard

pytestmark = pytest.mark.slow


@pytest.fixture
def twin(path: Path, answer: str) -> Path:
    """A conflict copy beside the draft, with a different answer."""
    put(path, answer, "here")
    twin = path.with_name("draft-LAPTOP.toml")
    twin.write_text(path.read_text(encoding="utf-8").replace('"here"', '"in the copy"'), encoding="utf-8")
    return twin


async def compared(ui: WizardDriver) -> None:
    await ui.until(lambda: isinstance(ui.wizard.screen, CompareScreen) and "[in the copy]" in ui.screen)
    assert "another copy of this draft beside it" in ui.screen
    assert "draft-LAPTOP.toml" in ui.screen


@pytest.mark.parametrize("size", SIZES)
async def test_the_list_shows_a_conflict_copy_and_opening_compares_both(
    twin: Path, path: Path, answer: str, size: tuple[int, int]
):
    async with open_wizard(size=size) as ui:
        await ui.until(lambda: isinstance(ui.wizard.screen, HomeScreen) and "Another copy of it" in ui.screen)
        await ui.press("enter")
        await compared(ui)
        await ui.press("enter")
        await ui.until(lambda: isinstance(ui.wizard.screen, FormScreen))
        assert open_draft(path).answer(answer) == "here"
        assert not twin.exists()
        assert len(bin_contents()) == 1


@pytest.mark.parametrize(
    ("tabs", "texts"),
    [(1, ["in the copy"]), (2, ["here", "in the copy"]), (3, ["here"])],
    ids=["the copy", "both", "later"],
)
async def test_opening_the_draft_by_name_asks_which_to_keep(
    tabs: int, texts: list[str], twin: Path, path: Path, answer: str
):
    async with open_wizard(path) as ui:
        await compared(ui)
        await ui.press(*["tab"] * tabs, "enter")
        await ui.until(lambda: isinstance(ui.wizard.screen, FormScreen))
        await ui.saved()
    assert open_draft(path).answer(answer) == texts[0]
    assert sorted(str(open_draft(entry.path).answer(answer)) for entry in list_drafts()) == texts
    assert twin.exists() == (tabs == 3)
    if texts[0] != "here":
        assert any(b'"here"' in version.content() for version in versions(path))
