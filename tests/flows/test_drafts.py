"""Drafts are started, renamed, duplicated and deleted by one flow each, in the screens and the prompts."""

import shutil

import pytest

from eia_tui.flows.dialogue import run_flow
from eia_tui.flows.drafts import delete, delete_for_good, duplicate, recreate, rename, start, undelete
from eia_tui.form.definition import Form
from eia_tui.session.session import Session
from eia_tui.storage.catalogue import list_drafts
from eia_tui.storage.drafts import new_draft, open_draft
from eia_tui.storage.journal import lost_drafts
from eia_tui.storage.operations import BinnedDraft, bin_contents
from eia_tui.system.errors import UserError
from tests.conftest import Run
from tests.flows.scripted import ScriptedDialogue


def names() -> list[str]:
    return sorted(entry.name for entry in list_drafts())


def test_a_draft_is_started_with_the_given_name(form: Form):
    assert run_flow(start(ScriptedDialogue(None), form)) is None
    assert run_flow(start(ScriptedDialogue("Winter gritting"), form))
    path = run_flow(start(ScriptedDialogue(), form, "Mobile library"))
    assert path
    session = Session.at(path)
    assert session.position == form.steps[0].asked[1].address, "its name is given already"
    session.leave()
    assert names() == ["Mobile library", "Winter gritting"]


def test_a_draft_is_renamed_unless_the_name_is_unchanged(form: Form):
    path = new_draft("Mobile library", form)
    for answer in (None, "Mobile library"):
        assert run_flow(rename(ScriptedDialogue(answer), path, "Mobile library")) is None
    assert run_flow(rename(ScriptedDialogue("Library van"), path, "Mobile library"))
    assert names() == ["Library van"]


def test_a_draft_that_is_open_elsewhere_is_neither_renamed_nor_deleted(form: Form):
    session = Session.at(new_draft("Mobile library", form))
    for flow in (rename(ScriptedDialogue("x"), session.path, ""), delete(ScriptedDialogue("delete"), session.path, "")):
        with pytest.raises(UserError, match="is open in another window"):
            run_flow(flow)
    session.leave()


def test_a_deleted_draft_is_restored_to_its_folder_until_the_bin_is_emptied(form: Form):
    path = new_draft("Mobile library", form)
    binned: list[BinnedDraft] = []
    assert run_flow(delete(ScriptedDialogue(None), path, "Mobile library")) is None
    assert run_flow(delete(ScriptedDialogue("keep"), path, "Mobile library")) is None
    deleted = run_flow(delete(dialogue := ScriptedDialogue("delete"), path, "Mobile library"))
    assert deleted
    assert "Moved to the bin. Press a key to undo." in dialogue.reports[0]
    assert "Delete “Mobile library”?" in dialogue.asked[0]
    binned.append(deleted)
    assert names() == []
    assert run_flow(undelete(ScriptedDialogue(), binned)) == path
    assert (names(), binned) == (["Mobile library"], [])
    assert run_flow(undelete(ScriptedDialogue(), binned)) is None
    assert not run_flow(delete_for_good(ScriptedDialogue()))
    run_flow(delete(ScriptedDialogue("delete"), path, ""))
    assert not run_flow(delete_for_good(ScriptedDialogue("keep")))
    assert len(bin_contents()) == 1
    assert run_flow(delete_for_good(ScriptedDialogue("delete")))
    assert bin_contents() == []


def test_drafts_that_were_deleted_in_an_earlier_session_are_restored_from_the_bin(form: Form):
    for name in ("Mobile library", "Winter gritting", "Ferry fares"):
        run_flow(delete(ScriptedDialogue("delete"), new_draft(name, form), name))
    assert run_flow(undelete(ScriptedDialogue(None), [])) is None
    assert names() == []
    dialogue = ScriptedDialogue(["0", "2"])
    assert run_flow(undelete(dialogue, []))
    assert names() == ["Ferry fares", "Winter gritting"]
    assert "2 drafts restored from the bin." in dialogue.reports[0]
    assert [each.name for each in bin_contents()] == ["mobile-library"]


def test_a_lone_draft_that_was_deleted_in_an_earlier_session_is_restored(form: Form):
    path = new_draft("Mobile library", form)
    lone = path.parent.parent / "mobile.toml"
    path.rename(lone)
    run_flow(delete(ScriptedDialogue("delete"), lone, "Mobile library"))
    assert run_flow(undelete(ScriptedDialogue(["0"]), [])) == lone
    assert names() == ["Mobile library"]


def test_the_first_prompt_offers_what_was_deleted_in_an_earlier_session(form: Form, eia: Run):
    run_flow(delete(ScriptedDialogue("delete"), new_draft("Mobile library", form), "Mobile library"))
    completed = eia("--plain", typed="undo\n1\nquit\n")
    assert "Which drafts do you want back?" in completed.stdout
    assert names() == ["Mobile library"]


def test_a_duplicate_has_the_answers(form: Form):
    path = new_draft("Mobile library", form)
    assert run_flow(duplicate(ScriptedDialogue("back"), path)) is None
    copy = run_flow(duplicate(ScriptedDialogue("duplicate"), path))
    assert copy
    assert open_draft(copy).name == "Copy of Mobile library"


@pytest.fixture
def lost(form: Form) -> None:
    """Unsaved text of a draft whose folder is gone."""
    path = new_draft("Mobile library", form)
    session = Session.at(path)
    session.put(next(iter(form.questions)), "Library van")
    assert session.draft_file
    session.draft_file.release()
    shutil.rmtree(path.parent)


@pytest.mark.usefixtures("lost")
def test_the_unsaved_text_of_a_missing_draft_becomes_a_draft():
    drafts = lost_drafts()
    [again] = run_flow(recreate(ScriptedDialogue(), drafts))
    assert "Library van" in open_draft(again).name
    assert drafts == []


def test_the_first_prompt_lists_renames_duplicates_and_deletes(form: Form, eia: Run):
    new_draft("Mobile library", form)
    lines = [
        "help",
        "rename 1",
        "Library van",
        "duplicate 1",
        "duplicate",
        "delete 7",
        "delete 1",
        "delete",
        "undo",
        "undo",
        "quit",
    ]
    completed = eia("--plain", typed="\n".join([*lines, ""]))
    assert (completed.returncode, completed.stderr) == (0, "")
    assert "There is no draft 7: there are 1 to 2." in completed.stdout
    assert "Type keep to keep it, or delete to move it to the bin:" in completed.stdout
    assert "Moved to the bin. Type undo to undo." in completed.stdout
    assert "There is nothing to undo: no draft is in the bin." in completed.stdout
    assert names() == ["Copy of Library van", "Library van"]


@pytest.mark.usefixtures("lost")
def test_a_missing_draft_is_recovered_at_the_first_prompt(eia: Run):
    completed = eia("--plain", typed="recover\nquit\n")
    assert "type recover" in completed.stdout
    assert "is now in a draft" in completed.stdout
    assert "Library van (recovered)" in names()
