"""What is typed in a dialog is kept: a crash does not lose it, and nothing discards it without a question."""

from pathlib import Path

import pytest
from textual.widgets import Button

from eia_tui.draft.diff import differences
from eia_tui.draft.draft import Draft
from eia_tui.flows.dialogue import Comparison, Way
from eia_tui.flows.unaffected import markable_groups
from eia_tui.form.definition import Form
from eia_tui.storage.drafts import open_draft
from eia_tui.tui.dialogs.basic import AskScreen, ConfirmScreen, WaysScreen
from eia_tui.tui.dialogs.compare import CompareScreen
from eia_tui.tui.dialogs.several import SeveralScreen
from eia_tui.tui.screens.form import FormScreen
from eia_tui.tui.widgets.text_field import TextField
from tests.images import png
from tests.tui.wizard_driver import SIZES, WizardDriver, open_wizard

pytestmark = pytest.mark.slow


async def ask_for_a_groups_reason(ui: WizardDriver, *, is_marked: bool = False) -> None:
    session = ui.wizard.session
    assert session
    first = markable_groups(session.draft)[0]
    await ui.go(first.effect)
    assert isinstance(ui.wizard.screen, FormScreen)
    ui.wizard.screen.action_mark_unaffected()
    await ui.until(lambda: "Which groups are not affected?" in ui.screen)
    await ui.press(*([] if is_marked else ["space"]), "tab", "enter")
    await ui.until(lambda: f"{first.group.name}: Why will this group not be affected?" in ui.screen)


@pytest.mark.parametrize("size", SIZES)
async def test_a_dialog_asks_before_it_discards_what_was_typed(path: Path, size: tuple[int, int]):
    async with open_wizard(path, size=size) as ui:
        await ask_for_a_groups_reason(ui)
        await ui.type("The timetable is about lorries.")
        await ui.press("escape")
        assert "Discard what you typed?" in ui.screen
        await ui.press("enter")
        assert "The timetable is about lorries." in ui.screen
        await ui.press("tab", "tab", "enter")
        assert isinstance(ui.wizard.screen, ConfirmScreen)
        await ui.press("tab", "enter")
        await ui.until(lambda: isinstance(ui.wizard.screen, FormScreen))


async def test_a_weak_reason_for_a_group_marked_so_is_in_the_list_of_steps_at_once(path: Path):
    async with open_wizard(path, size=(200, 50)) as ui:
        await ask_for_a_groups_reason(ui)
        await ui.type("It is open to everybody.")
        await ui.press("tab", "enter")
        await ui.until(lambda: "done, 1 to look at" in ui.screen)


async def test_a_dialog_in_which_nothing_was_typed_closes_at_once(path: Path):
    async with open_wizard(path) as ui:
        await ui.press("f10")
        await ui.until(lambda: "1 draft" in ui.screen)
        await ui.press("tab", "right", "enter")
        await ui.until(lambda: isinstance(ui.wizard.screen, AskScreen))
        await ui.press("escape")
        assert not isinstance(ui.wizard.screen, AskScreen | ConfirmScreen)


async def test_tab_stops_at_nothing_but_the_buttons_of_a_question(path: Path):
    async with open_wizard(path) as ui:
        ui.wizard.push_screen(
            WaysScreen("Send it?", "It will be locked.", (Way("yes", "Send it"), Way("no", "Go back")))
        )
        await ui.until(lambda: "▸ Send it" in ui.screen)
        for label in ("Go back", "Send it", "Go back"):
            await ui.press("tab")
            assert isinstance(ui.wizard.focused, Button)
            assert f"▸ {label}" in ui.screen


async def test_the_groups_that_were_marked_are_marked_again_after_a_crash(path: Path):
    for keys in (("space", "down", "down", "space"), ()):
        async with open_wizard(path) as ui:
            await ui.until(lambda ui=ui: ui.wizard.session)
            await ui.go(markable_groups(ui.wizard.session.draft)[0].effect)  # type: ignore[union-attr]
            assert isinstance(ui.wizard.screen, FormScreen)
            ui.wizard.screen.action_mark_unaffected()
            await ui.until(lambda ui=ui: "Which groups are not affected?" in ui.screen)
            await ui.press(*keys)
            assert ui.screen.count("[x]") == 2
            await ui.die()


async def test_a_groups_reason_is_there_again_after_a_crash(path: Path):
    async with open_wizard(path) as ui:
        await ask_for_a_groups_reason(ui)
        await ui.type("It is about lorries")
        await ui.die()
    async with open_wizard(path) as ui:
        await ui.until(lambda: ui.wizard.session)
        await ask_for_a_groups_reason(ui, is_marked=True)
        await ui.until(lambda: "It is about lorries" in ui.screen)
        await ui.press("escape")
        await ui.until(lambda: isinstance(ui.wizard.screen, FormScreen))
        await ask_for_a_groups_reason(ui)
        assert "It is about lorries" in ui.screen, "only what was typed now is discarded"


async def test_the_description_of_a_picture_is_in_the_answer_while_it_is_typed(path: Path, answer: str, tmp_path: Path):
    (tmp_path / "map.png").write_bytes(png(40, 40))
    async with open_wizard(path) as ui:
        await ui.go(answer)
        await ui.type("See")
        await ui.press("ctrl+g")
        await ui.until(lambda: "Which picture?" in ui.screen)
        await ui.paste(str(tmp_path / "map.png"))
        await ui.press("enter")
        await ui.until(lambda: "What does the picture show?" in ui.screen)
        await ui.type("A map of the stops")
        await ui.saved()
        assert "![A map of the stops](pictures/" in str(open_draft(path).answer(answer))
        await ui.press("escape", "tab", "enter", "escape")
        await ui.until(lambda: isinstance(ui.wizard.screen, FormScreen))
        await ui.saved()
        assert open_draft(path).answer(answer) == "See"


async def test_the_text_of_a_link_is_in_the_answer_while_it_is_typed(path: Path, answer: str):
    async with open_wizard(path) as ui:
        await ui.go(answer)
        await ui.type("See ")
        await ui.press("ctrl+k")
        await ui.until(lambda: "Link text" in ui.screen)
        await ui.type("the 2024 survey")
        await ui.saved()
        assert open_draft(path).answer(answer) == "See the 2024 survey"
        await ui.press("enter")
        await ui.until(lambda: "Web or email address" in ui.screen)
        await ui.type("www.example.org\n")
        await ui.saved()
        assert open_draft(path).answer(answer) == "See [the 2024 survey](https://www.example.org)"


async def test_a_comparison_shows_words_that_were_added_only_where_they_are(path: Path, form: Form):
    name, evidence = (next(form.with_role(role)).address for role in ("name", "evidence"))
    old, new = Draft(form), Draft(form)
    new.put(name, "Mobile library")
    old.put(evidence, "We looked at the figures, and asked people there.")
    new.put(evidence, "We looked at the newest figures, and asked people there.")
    comparison = Comparison(new, differences(old, new), ("The version", "The draft now"))
    async with open_wizard(path) as ui:
        ui.wizard.push_screen(CompareScreen("A heading", "Some text.", comparison, (Way("back", "Back"),)))
        await ui.until(lambda: "The draft now" in ui.screen)
        assert "nothing" not in ui.screen
        assert "No answer" in ui.screen
        assert "looked at the [newest] figures" in ui.screen
        assert "looked at the figures, and asked" in ui.screen


@pytest.mark.parametrize(("started", "shown"), [(False, "again"), (True, "A first look again")])
async def test_a_name_is_replaced_by_typing_and_a_reason_that_was_started_is_continued(
    started: bool, shown: str, path: Path
):
    async with open_wizard(path) as ui:
        ui.wizard.push_screen(AskScreen("Why?", "Send", "A first look", started=started))
        await ui.until(lambda: isinstance(ui.wizard.screen, AskScreen))
        await ui.type(" again")
        assert ui.wizard.screen.query_one(TextField).text.strip() == shown


async def test_a_list_of_options_can_be_drawn_at_once_in_a_dialog_that_gives_it_the_rest_of_its_room(path: Path):
    async with open_wizard(path) as ui:
        vars(ui.wizard)["_display"] = ui.wizard._display  # as in a terminal, which shows each screen as it opens
        ui.wizard.push_screen(SeveralScreen("Which ones?", "", [Way("one", "The first of them")], "Next"))
        await ui.until(lambda: "[ ] 1 The first of them" in ui.screen)


async def test_a_button_that_is_pressed_again_at_once_by_its_key_does_its_work_again():
    async with open_wizard() as ui:
        ui.wizard.screen.set_focus(ui.wizard.screen.query(Button).first())
        await ui.press("enter", "escape", "enter")
        assert isinstance(ui.wizard.screen, AskScreen)
