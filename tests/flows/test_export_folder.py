"""Where exported files go: asked for, remembered, and told."""

import shutil
from pathlib import Path
from unittest.mock import patch

import pytest

from eia_tui.flows.dialogue import run_flow
from eia_tui.flows.export import change_export_folder, export_and_report, export_folder
from eia_tui.flows.send import send
from eia_tui.form.stages import stages
from eia_tui.session.session import Session
from eia_tui.storage.settings import Settings, read_settings, save_settings
from tests.conftest import Run
from tests.flows.scripted import ScriptedDialogue
from tests.tui.wizard_driver import open_wizard


def test_exports_go_beside_the_draft_until_another_folder_is_chosen(session: Session, tmp_path: Path):
    other = tmp_path / "Shared drive" / "Équité"
    assert export_folder(session) == session.path.parent
    dialogue = ScriptedDialogue("other", str(other))
    assert run_flow(change_export_folder(dialogue, session))
    assert dialogue.reports == [f"information: Exported files go to {other} from now on."]
    _, exported = export_and_report(session)
    assert exported
    assert exported.parent == other
    assert run_flow(change_export_folder(ScriptedDialogue("draft"), session))
    assert export_folder(session) == session.path.parent


@pytest.mark.parametrize(("way", "number"), [("documents", 0), ("desktop", 1)])
def test_documents_and_desktop_can_be_chosen(session: Session, tmp_path: Path, way: str, number: int):
    folders = (tmp_path / "Documents", tmp_path / "Desktop")
    with patch("eia_tui.flows.export.user_folders", return_value=folders):
        dialogue = ScriptedDialogue(way)
        assert run_flow(change_export_folder(dialogue, session))
    assert export_folder(session) == folders[number]


@pytest.mark.parametrize("answers", [("back",), (None,), ("other", None), ("other", "")])
def test_going_back_changes_nothing(session: Session, answers: tuple[str | None, ...]):
    before = read_settings()
    assert not run_flow(change_export_folder(ScriptedDialogue(*answers), session))
    assert read_settings() == before


def test_a_folder_without_a_full_path_is_refused_and_not_remembered(session: Session):
    dialogue = ScriptedDialogue("other", "exports", None)
    assert not run_flow(change_export_folder(dialogue, session))
    assert "not a full path" in dialogue.asked[-1]
    assert not read_settings().exports


def test_where_the_chosen_folder_is_away_another_can_be_chosen(session: Session, tmp_path: Path):
    stick = tmp_path / "stick"
    stick.write_text("not a folder", encoding="utf-8")
    save_settings(Settings(exports=str(stick / "exports")))
    lines, exported = export_and_report(session)
    assert exported is None
    assert "It is the folder for exports" in lines[0]
    assert run_flow(change_export_folder(ScriptedDialogue("draft"), session))
    assert export_and_report(session)[1]


def test_a_version_is_sent_beside_its_draft_wherever_exports_go(session: Session, tmp_path: Path):
    save_settings(Settings(exports=str(tmp_path / "exports")))
    sent = send(session, stages(session.draft.form)[0], anyway="a first look")
    assert sent.path.parent == session.path.parent
    assert not (tmp_path / "exports").exists()


async def test_in_the_review_one_key_asks_for_the_folder_and_exports(path: Path, tmp_path: Path):
    async with open_wizard(path) as ui:
        await ui.press("f9")
        await ui.until(lambda: "Review and export" in ui.screen)
        await ui.press("e")
        await ui.until(lambda: "Where do exported files go?" in ui.screen)
        await ui.press("down", "down", "down", "enter")
        await ui.until(lambda: "In which folder?" in ui.screen)
        await ui.press("ctrl+a")
        await ui.paste(str(tmp_path / "exports"))
        await ui.press("enter")
        await ui.until(lambda: list((tmp_path / "exports").glob("*.docx")))
        await ui.until(lambda: "The Word form is at" in ui.screen)
    shutil.rmtree(tmp_path / "exports")


def test_at_the_prompts_export_to_asks_for_the_folder_and_exports(path: Path, eia: Run, tmp_path: Path):
    output = eia("--plain", path, typed=f"export to\nother\n{tmp_path / 'exports'}\nquit\n")
    assert "Exported files go to" in output.stdout
    assert list((tmp_path / "exports").glob("*.docx"))
