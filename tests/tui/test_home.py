"""The first screen: drafts are found, started, renamed, duplicated, moved to the bin and restored."""

import os
from pathlib import Path

import pytest
from textual import events

from eia_tui.flows.dialogue import run_flow
from eia_tui.flows.review_date import ask_review_date
from eia_tui.form.definition import Form
from eia_tui.session.session import Session
from eia_tui.storage import catalogue as listed
from eia_tui.storage.catalogue import find_draft, list_drafts
from eia_tui.storage.draft_paths import draft_files
from eia_tui.storage.drafts import new_draft, open_draft
from eia_tui.storage.operations import BIN
from eia_tui.storage.settings import Settings, drafts_folder, save_settings
from eia_tui.tui.screens.form import FormScreen
from eia_tui.tui.widgets.buttons import ActionButton
from eia_tui.tui.widgets.drafts_panel import DraftsList
from eia_tui.tui.widgets.text_field import TextField
from tests.approvals import answered as answered_by
from tests.approvals import ready, sent, signed
from tests.conftest import Run
from tests.flows.scripted import ScriptedDialogue
from tests.form_counts import answered, step_line
from tests.tui.wizard_driver import SIZES, WizardDriver, open_wizard

pytestmark = pytest.mark.slow


def names() -> list[str]:
    return sorted(entry.name for entry in list_drafts())


@pytest.mark.parametrize("size", SIZES)
async def test_without_drafts_the_screen_welcomes_and_offers_to_start(size: tuple[int, int]):
    async with open_wizard(size=size) as ui:
        assert "Welcome." in ui.screen
        assert "Look at the worked example" in ui.screen
        await ui.press("enter")
        await ui.type("Winter gritting\n")
        await ui.until(lambda: step_line(1) in ui.lines[0])
        assert ui.focused_address
    assert names() == ["Winter gritting"]


async def test_a_draft_is_listed_with_name_progress_time_and_status(form: Form):
    new_draft("Winter gritting", form)
    async with open_wizard(size=(80, 24)) as ui:
        assert "Winter gritting" in ui.screen
        assert f"Just begun · {answered(questions=1)}" in ui.screen
        assert "today " in ui.screen
        assert ui.shows(str(drafts_folder()))


@pytest.mark.parametrize("width", [80, 120])
async def test_the_state_of_a_draft_is_cut_at_no_width(form: Form, width: int):
    waiting, signed_off = new_draft("Mobile library", form), new_draft("Winter gritting", form)
    ready(waiting, form)
    sent(waiting, 0)
    answered_by(waiting, 0, "returned", "Give the figures a source.")
    signed(signed_off, form)
    session = Session.at(signed_off)
    assert run_flow(ask_review_date(ScriptedDialogue("30 November 2091"), session))
    session.leave()
    async with open_wizard(size=(width, 24)) as ui:
        states = [line.strip() for line in ui.lines if line.startswith("    ")]
        assert not any(state.endswith("…") for state in states), states
        assert any(state.startswith("Signed off, version") and "30 November 2091" in state for state in states), states
        assert any("to settle · Returned by" in state for state in states), states


async def test_without_a_draft_the_keys_that_are_about_one_are_not_shown(form: Form):
    async with open_wizard(size=(120, 24)) as ui:
        assert "Start an assessment" in ui.screen
        assert "Rename" not in ui.screen
        assert "Duplicate" not in ui.screen
        assert "Enter Open" not in ui.screen
        assert "Undo" not in ui.screen
    new_draft("Mobile library", form)
    async with open_wizard(size=(120, 24)) as ui:
        assert "Rename" in ui.screen
        assert "Enter Open" in ui.lines[-1]
        await ui.type("zzz")
        assert "Rename" not in ui.screen
        assert "Enter Open" not in ui.lines[-1]
        assert "Start an assessment" in ui.screen


async def test_what_can_be_done_with_a_draft_is_behind_it_and_in_the_list_of_commands(form: Form):
    for name in ("Mobile library", "Winter gritting"):
        new_draft(name, form)
    async with open_wizard(size=(80, 24)) as ui:
        await ui.press("tab")
        assert "▸ Start an assessment" in ui.screen
        await ui.press("right")
        assert "▸ Rename" in ui.screen
        titles = [command.title for command in ui.wizard.get_system_commands(ui.wizard.screen)]
        assert {"Start an assessment", "Rename this draft", "Duplicate this draft"} <= {*titles}
        await ui.type("gritting")
        assert "Winter gritting" in ui.screen
        assert "Mobile library" not in ui.screen


async def test_typing_narrows_the_drafts_down_and_enter_opens_one(form: Form):
    for name in ("Mobile library", "Winter gritting", "Winter swimming"):
        new_draft(name, form)
    async with open_wizard() as ui:
        await ui.type("winter gr")
        assert "Winter gritting" in ui.screen
        assert "swimming" not in ui.screen
        await ui.press("enter")
        await ui.until(lambda: step_line(1) in ui.lines[0])
        assert ui.lines[0].startswith(" Winter gritting")
        await ui.press("f10")
        await ui.until(lambda: "3 drafts" in ui.lines[0])


async def test_a_search_without_matches_says_so_and_esc_shows_all_again(form: Form):
    new_draft("Mobile library", form)
    async with open_wizard() as ui:
        await ui.type("zzz")
        assert "No draft has these words" in ui.screen
        await ui.press("escape")
        assert "Mobile library" in ui.screen
        await ui.type("lib")
        await ui.press("ctrl+a", "delete")
        assert names() == ["Mobile library"]


async def test_the_draft_last_saved_is_first(form: Form):
    old, new = new_draft("Old", form), new_draft("New", form)
    os.utime(old, (1, 1))
    async with open_wizard() as ui:
        assert ui.wizard.screen.drafts.listing.items == [new, old]


async def test_drafts_are_renamed_and_duplicated_with_their_pictures(form: Form):
    path = new_draft("Mobile library", form)
    (path.parent / "pictures" / "chart.png").write_bytes(b"png")
    async with open_wizard() as ui:
        await ui.press("tab", "right", "enter", "ctrl+a")
        await ui.type("Library van")
        await ui.press("enter")
        assert names() == ["Library van"]
        await ui.press("right", "enter")
        await ui.until(lambda: "Duplicate “Library van”?" in ui.screen)
        await ui.press("escape")
        assert names() == ["Library van"]
        await ui.until(lambda: not ui.wizard.screen.query(".-active"))  # the button is up again
        await ui.press("enter")
        await ui.until(lambda: "Duplicate “Library van”?" in ui.screen)
        await ui.press("enter")
        await ui.until(lambda: "Copy of Library van" in ui.screen)
    copy = find_draft("Copy of Library van")
    assert (copy.parent / "pictures" / "chart.png").read_bytes() == b"png"
    assert names() == ["Copy of Library van", "Library van"]


@pytest.mark.parametrize("lone", [False, True])
async def test_a_draft_is_moved_to_the_bin_and_restored_complete(form: Form, lone: bool):
    path = new_draft("Mobile library", form)
    if lone:
        path = path.rename(path.parents[1] / "lone.toml")
    content = path.read_bytes()
    async with open_wizard() as ui:
        await ui.press("f8")
        assert "1 draft" in ui.lines[0]
        await ui.press("delete")
        await ui.until(lambda: "Delete “" in ui.screen)
        await ui.press("enter")
        assert len(names()) == 1
        await ui.press("delete", "tab", "enter")
        await ui.until(lambda: "Welcome." in ui.screen)
        await ui.until(lambda: "Moved to the bin. Press Ctrl+Z to undo." in ui.notices)
        assert names() == []
        assert any((drafts_folder() / BIN).iterdir())
        await ui.press("ctrl+z")
        await ui.until(lambda: "1 draft" in ui.lines[0])
    assert path.read_bytes() == content


async def change_folder(ui: WizardDriver) -> None:
    """Opens the dialog for the folder of the drafts from the list of commands, with its text selected."""
    await ui.press("ctrl+p")
    await ui.type("change the folder")
    await ui.until(lambda: "Change the folder of your drafts" in ui.screen)
    await ui.press("enter")
    await ui.until(lambda: type(ui.wizard.screen).__name__ == "AskScreen")
    await ui.press("ctrl+a")


async def test_the_folder_of_the_drafts_can_be_changed(form: Form, tmp_path: Path):
    new_draft("Here", form)
    other = tmp_path / "a stick" / "drafts"
    async with open_wizard() as ui:
        await change_folder(ui)
        await ui.type(str(other))
        await ui.press("enter")
        await ui.until(lambda: "Welcome." in ui.screen)
        assert drafts_folder() == other
        await change_folder(ui)
        await ui.type("not/a/whole/path")
        await ui.press("enter")
        await ui.until(lambda: "is not a full path" in ui.screen)
        assert "not/a/whole/path" in ui.screen
    assert drafts_folder() == other


@pytest.mark.parametrize(
    "folder", ["drafts", "OneDrive - Council of Somewhere (Corporate)/Equality impact assessments"]
)
async def test_a_draft_that_cannot_be_opened_says_why_however_long_its_path_is_and_stays(folder: str, home: Path):
    save_settings(Settings(drafts=str(home / folder)))
    broken = home / folder / "broken" / "draft.toml"
    broken.parent.mkdir(parents=True)
    broken.write_text("x = ", encoding="utf-8")
    async with open_wizard(size=(80, 24)) as ui:
        assert "is not a draft: Invalid value" in ui.screen
        await ui.press("enter")
        await ui.until(lambda: "is not a draft" in ui.notices)
        assert "1 draft" in ui.lines[0]
    assert broken.read_text(encoding="utf-8") == "x = "


async def test_the_worked_example_says_what_it_is_and_can_be_copied_to_a_draft_of_your_own():
    async with open_wizard(find_draft("example")) as ui:
        assert "Worked example" in ui.lines[0]
        await ui.press("ctrl+p")
        await ui.type("copy example")
        await ui.until(lambda: "Copy the example to a draft of your own" in ui.screen)
        await ui.press("enter")
        await ui.until(lambda: "Duplicate “" in ui.screen)
        await ui.press("enter")
        await ui.until(lambda: "Copy of" in ui.lines[0])
        assert ui.wizard.session
        assert not ui.wizard.session.read_only
    [copied] = draft_files()
    assert "Copy of" in open_draft(copied).name


def test_at_the_prompts_the_example_is_copied_by_its_name(eia: Run):
    done = eia("--plain", typed="duplicate example\nduplicate\nquit\nquit\n")
    assert (done.returncode, done.stderr) == (0, "")
    [copied] = draft_files()
    assert "Copy of" in open_draft(copied).name


async def test_the_worked_example_is_listed_and_read_only():
    example = find_draft("example")
    before = example.read_bytes()
    async with open_wizard() as ui:
        await ui.press("tab", "enter")
        await ui.until(lambda: "Worked example" in ui.lines[0])
        await ui.type("mine")
        await ui.press("f8", "f8", "f8", "3")
        assert "only view it" in ui.notices
        assert isinstance(ui.wizard.screen, FormScreen)
        assert "(•) 3" not in ui.screen
        await ui.press("f10")
    assert example.read_bytes() == before


async def test_the_worked_example_shows_no_keys_that_change_an_answer(form: Form):
    effect, rows = (next(form.with_role(role)).address for role in ("effect", "actions"))
    async with open_wizard(find_draft("example"), size=(200, 50)) as ui:
        await ui.go(effect)
        assert "Space" not in ui.lines[-1]
        assert "Clear" not in ui.lines[-1]
        await ui.go(rows)
        assert "Enter Read it" in ui.lines[-1]
        for key in ("Add", "Copy", "Delete", "Move", "Edit"):
            assert key not in ui.lines[-1]
        await ui.go(effect)
        await ui.press("delete")
        assert "only view it" in ui.visible_notices
        await ui.press("ctrl+f")
        await ui.type("library")
        await ui.until(lambda: " places" in ui.screen)
        assert "Replace" not in ui.screen
        await ui.press("escape")
        await ui.go(rows)
        await ui.press("d")
        assert ui.wizard.session
        assert not ui.wizard.session.unsaved


async def test_of_two_thousand_drafts_only_the_visible_ones_are_read(form: Form, monkeypatch: pytest.MonkeyPatch):
    path = new_draft("Mobile library", form)
    for number in range(200):
        copy = path.parents[1] / f"copy-{number}" / "draft.toml"
        copy.parent.mkdir()
        copy.write_bytes(path.read_bytes())
    read: list[Path] = []
    monkeypatch.setattr("eia_tui.tui.widgets.drafts_panel.DraftsPanel._read_all", lambda *_: None)
    monkeypatch.setattr(
        "eia_tui.tui.widgets.drafts_panel.read_entry",
        lambda each, known: read.append(each) or listed.read_entry(each, known),
    )
    async with open_wizard(size=(80, 24)) as ui:
        assert "201 drafts" in ui.lines[0]
        assert len(set(read)) < 12


async def test_del_in_the_search_line_deletes_no_draft(form: Form):
    new_draft("Mobile library", form)
    async with open_wizard() as ui:
        await ui.type("mob")
        await ui.until(lambda: "mob" in ui.screen)
        await ui.press("delete", "enter")
        assert names() == ["Mobile library"]
        await ui.until(lambda: "Step 1 of" in ui.screen)


async def test_text_pasted_on_the_list_finds_a_draft(form: Form):
    for name in ("Mobile library", "Winter gritting"):
        new_draft(name, form)
    async with open_wizard() as ui:
        ui.wizard.screen.query_one(DraftsList).post_message(events.Paste("gritting"))
        await ui.until(lambda: "Mobile library" not in ui.screen)
        assert "Winter gritting" in ui.screen


@pytest.mark.parametrize("size", [(40, 15), (48, 18), (54, 24), (79, 24)])
async def test_every_button_is_in_view_on_a_small_screen(size: tuple[int, int], form: Form):
    async with open_wizard(size=size) as ui:
        for label in ("Start an assessment", "Look at the worked example"):
            assert label in ui.screen
        await ui.press(*["pagedown"] * 12)
        assert "it does not" in ui.screen
    new_draft("Bus passes", form)
    async with open_wizard(size=size) as ui:
        for label in ("Start an assessment", "Rename", "Duplicate", "Delete"):
            assert any(label in line for line in ui.lines[5:-2])


async def test_the_name_that_was_being_typed_is_there_again_after_a_crash_until_it_is_used_or_left(form: Form):
    async def asked(ui: WizardDriver) -> str:
        ui.wizard.screen.query(ActionButton).first().focus()
        await ui.press("enter")
        return ui.wizard.screen.query_one(TextField).text

    async with open_wizard() as ui:
        assert await asked(ui) == ""
        await ui.type("Mobile lib")
    async with open_wizard() as ui:
        assert await asked(ui) == "Mobile lib"
        await ui.type("rary timetable\n")
        await ui.until(lambda: ui.wizard.session)
        assert ui.wizard.session
        assert ui.wizard.session.draft.name == "Mobile library timetable"
    async with open_wizard() as ui:
        assert "Mobile lib" not in await asked(ui)
