"""A Word form that came back is read from the screens and the prompts, and what it asks for is settled there."""

import json
import os
import shlex
import shutil
from collections.abc import Mapping
from datetime import date
from pathlib import Path
from types import MappingProxyType

import docx
import pytest

from eia_tui.draft.waiting import open_items
from eia_tui.exports.word.export import export
from eia_tui.flows.dialogue import run_flow
from eia_tui.flows.import_returned import read_as_new_draft, read_from_list, read_into_draft
from eia_tui.flows.recent_forms import recent_files
from eia_tui.form.definition import Form
from eia_tui.session.session import Session
from eia_tui.storage.draft_paths import draft_files
from eia_tui.storage.drafts import new_draft, open_draft
from eia_tui.storage.history import versions
from eia_tui.system.errors import UserError
from eia_tui.tui.dialogs.history import HistoryScreen
from tests.approvals import put, ready, sent, signed
from tests.conftest import Run
from tests.flows.scripted import ScriptedDialogue
from tests.tui.wizard_driver import open_wizard

pytestmark = pytest.mark.slow

BEFORE, AFTER = "A line for policy.department", "Libraries and culture"
CHANGED = {BEFORE: AFTER}


@pytest.fixture
def path(path: Path, form: Form) -> Path:
    ready(path, form)
    return path


def edited(path: Path, tmp_path: Path, changed: Mapping[str, str] = MappingProxyType(CHANGED)) -> Path:
    """The Word form of a draft that was sent, in which a colleague replaced answers without tracking that."""
    sent(path, 0)
    document = docx.Document(str(next(path.parent.glob("*.docx"))))
    cells = [cell for table in document.tables for row in table.rows for cell in row.cells]
    for old, new in changed.items():
        paragraph = next(each for cell in cells for each in cell.paragraphs if each.text == old)
        paragraph.runs[0].text = new
        for run in paragraph.runs[1:]:
            run.text = ""
    name = tmp_path / "their form.docx"
    document.save(str(name))
    return name


def department(path: Path) -> object:
    return open_draft(path).answer("policy.department")


def test_what_was_changed_in_word_is_taken_into_the_open_draft(path: Path, tmp_path: Path):
    file = edited(path, tmp_path)
    session = Session.at(path)
    dialogue = ScriptedDialogue(f'"{file}"', "keep")
    assert run_flow(read_into_draft(dialogue, session))
    assert session.draft.answer("policy.department") == AFTER
    session.leave()
    assert department(path) == AFTER
    assert "1 answer changed" in dialogue.asked[-1]
    assert "It is in your draft now" in dialogue.asked[-1]


@pytest.mark.parametrize(("answers", "kept"), [(["mine"], 0), (["each", "mine", "keep"], 1), (["each", None], 2)])
def test_each_answer_that_changed_in_word_is_shown_and_can_be_undone(
    path: Path, tmp_path: Path, answers: list[str | None], kept: int
):
    file = edited(path, tmp_path, {**CHANGED, "A line for policy.name": "Another name"})
    before, mine = open_draft(path).document, open_draft(path)
    session = Session.at(path)
    dialogue = ScriptedDialogue(*answers)
    assert run_flow(read_into_draft(dialogue, session, str(file)))
    assert all(each in dialogue.asked[0] for each in ("policy.name", "policy.department", "From Word"))
    session.leave()
    now = open_draft(path)
    assert [now.answer(each) for each in ("policy.department",)] == [AFTER if kept else BEFORE]
    assert (now.answer("policy.name") == "Another name") == (kept == 2)
    assert (now.document["policy"] == before["policy"]) == (not kept)
    assert mine.answer("policy.department") == BEFORE


def test_the_command_prints_each_answer_that_changed_and_undoes_one(path: Path, tmp_path: Path, eia: Run):
    file = edited(path, tmp_path)
    tried = eia("import", file, "--into", path, "--try").stdout
    assert "(policy.department)" in tried
    assert f"Before: {BEFORE}\n" in tried
    assert f"Now: {AFTER}\n" in tried
    wrong = eia("import", file, "--into", path, "--undo", "policy.name")
    assert (wrong.returncode, "changes nothing at policy.name" in wrong.stderr) == (2, True)
    undone = eia("import", file, "--into", path, "--undo", "policy.department", "--json")
    assert (undone.returncode, department(path)) == (0, BEFORE)
    assert json.loads(undone.stdout)["differences"] == []
    done = eia("import", file, "--into", path, "--json")
    assert json.loads(done.stdout)["differences"] == [{"on": "policy.department", "was": BEFORE, "is": AFTER}]


@pytest.mark.parametrize("where", ["", "My forms"])
def test_the_command_that_it_prints_restores_the_draft_as_it_was_before(
    path: Path, tmp_path: Path, eia: Run, where: str
):
    file = edited(path, tmp_path)
    if where:
        (tmp_path / where).mkdir()
        path = path.parent.rename(tmp_path / where / "charges") / path.name
    printed = eia("import", file, "--into", path).stdout
    command = next(line for line in printed.splitlines() if " restore " in line).split("`")[1]
    assert department(path) == AFTER
    _, *arguments = shlex.split(command)
    assert eia(*arguments).returncode == 0
    assert department(path) == BEFORE


def test_the_versions_say_which_is_from_before_a_word_form_was_read(path: Path, tmp_path: Path, eia: Run):
    file = edited(path, tmp_path)
    session = Session.at(path)
    for words in ("first", "first and second"):  # the session keeps a version before its first change only
        session.put("policy.contacts", words)
        session.save()
    run_flow(read_into_draft(ScriptedDialogue("keep"), session, str(file)))
    shown = [" ".join(text for text, _ in HistoryScreen(path, session.draft, "")._lines(each, 200)[0])
             for each in reversed(versions(path))]  # fmt: skip
    session.leave()
    listed = [line for line in eia("history", path).stdout.splitlines() if "before “their form.docx” was read" in line]
    assert len(listed) == 1
    version = versions(path)[-int(listed[0].split()[0])].draft(path)
    assert (version.answer("policy.contacts"), version.answer("policy.department")) == ("first and second", BEFORE)
    assert ["before “their form.docx” was read" in each for each in shown].count(True) == 1


def test_of_a_date_that_changed_the_whole_is_shown(path: Path, tmp_path: Path, eia: Run):
    put(path, "policy.completed", date(2026, 10, 12))
    file = edited(path, tmp_path, {"12 October 2026": "19 November 2026"})
    tried = eia("import", file, "--into", path, "--try").stdout
    assert "Before: 12 October 2026\n" in tried
    assert "Now: 19 November 2026\n" in tried
    typed = eia("--plain", path, typed=f"import {file}\nkeep\nquit\n").stdout
    assert "In your draft before: 12 October 2026\n" in typed
    assert "From Word, there now: 19 November 2026\n" in typed


def test_a_file_that_is_read_again_has_nothing_new(path: Path, tmp_path: Path, eia: Run):
    file = edited(path, tmp_path)
    assert eia("import", file, "--into", path).returncode == 0
    again = eia("import", file, "--into", path)
    assert (again.returncode, "nothing new. What differs from what was sent is in your draft" in again.stdout) == (
        0,
        True,
    )


def test_an_open_draft_keeps_what_was_typed_since(path: Path, tmp_path: Path):
    file = edited(path, tmp_path)
    session = Session.at(path)
    session.put("policy.department", "Something else of ours")
    run_flow(read_into_draft(ScriptedDialogue(), session, str(file)))
    assert session.draft.answer("policy.department") == "Something else of ours"
    assert len(open_items(session.draft)) == 1
    session.leave()


def test_a_file_that_is_not_a_word_form_changes_nothing(path: Path, tmp_path: Path):
    other = tmp_path / "scan.pdf"
    other.write_bytes(b"%PDF-1.7\n")
    session = Session.at(path)
    with pytest.raises(UserError, match="Word file"):
        run_flow(read_into_draft(ScriptedDialogue(), session, str(other)))
    session.leave()


def test_a_signed_draft_is_not_changed(path: Path, form: Form, tmp_path: Path):
    file = edited(path, tmp_path)
    signed(path, form)
    session = Session.at(path)
    with pytest.raises(UserError, match="signed off"):
        run_flow(read_into_draft(ScriptedDialogue(), session, str(file)))
    session.leave()


def test_from_the_list_it_goes_into_a_draft_or_becomes_a_new_one(path: Path, tmp_path: Path):
    file = edited(path, tmp_path)
    assert run_flow(read_from_list(ScriptedDialogue(str(file), "back"), path, "Ours")) is None
    assert run_flow(read_from_list(ScriptedDialogue(str(file), "into", "keep"), path, "Ours")) == path
    assert department(path) == AFTER
    new = run_flow(read_from_list(ScriptedDialogue(str(file), "new"), None, ""))
    assert new
    assert new != path
    assert department(new) == AFTER
    assert run_flow(read_as_new_draft(ScriptedDialogue(None))) is None


def test_the_draft_that_the_file_was_made_of_is_offered_before_the_highlighted_one(
    path: Path, form: Form, tmp_path: Path
):
    file = edited(path, tmp_path)
    other = new_draft("Another policy", form)
    dialogue = ScriptedDialogue(str(file), "into", "keep")
    assert run_flow(read_from_list(dialogue, other, "Another policy")) == path
    named, highlighted, *_ = dialogue.offered[0]
    assert open_draft(path).name in named
    assert "Another policy" in highlighted
    before = other.read_bytes()
    declined = ScriptedDialogue(str(file), "other", "back")
    assert run_flow(read_from_list(declined, other, "Another policy")) is None
    assert open_draft(path).name in declined.asked[-1]
    assert other.read_bytes() == before


def test_two_drafts_of_the_same_name_are_distinguished_by_their_folders(path: Path, form: Form, tmp_path: Path):
    file = edited(path, tmp_path)
    name = open_draft(path).name
    other = new_draft(name, form)
    dialogue = ScriptedDialogue(str(file), "back")
    run_flow(read_from_list(dialogue, other, name))
    named, highlighted, *_ = dialogue.offered[0]
    assert (path.parent.name in named, other.parent.name in highlighted) == (True, True)
    assert named != highlighted


@pytest.mark.parametrize("highlights", [True, False])
def test_a_copy_of_the_draft_that_the_file_was_made_of_is_offered_as_well(
    path: Path, tmp_path: Path, *, highlights: bool
):
    file = edited(path, tmp_path)
    copy = Path(shutil.copytree(path.parent, path.parent.with_name("a-copy"))) / path.name
    dialogue = ScriptedDialogue(str(file), "into", "keep")
    into = run_flow(read_from_list(dialogue, path if highlights else None, open_draft(path).name))
    assert into == (path if highlights else copy)
    assert all(any(each.parent.name in way for way in dialogue.offered[0]) for each in (path, copy))


def test_an_export_that_was_not_sent_is_known_by_its_name(path: Path, form: Form, tmp_path: Path):
    file = export(open_draft(path), tmp_path / "export.docx").path
    dialogue = ScriptedDialogue(str(file), "back")
    run_flow(read_from_list(dialogue, new_draft("Another policy", form), "Another policy"))
    assert open_draft(path).name in dialogue.offered[0][0]


def test_a_form_of_another_draft_is_read_into_the_open_one_only_if_wanted(path: Path, form: Form, tmp_path: Path):
    file = edited(path, tmp_path)
    other = new_draft("Another policy", form)
    before = other.read_bytes()
    session = Session.at(other)
    declined = ScriptedDialogue("back")
    assert not run_flow(read_into_draft(declined, session, str(file)))
    assert open_draft(path).name in declined.asked[0]
    assert other.read_bytes() == before
    assert run_flow(read_into_draft(ScriptedDialogue("anyway", None), session, str(file)))
    assert session.draft.name == "Another policy"
    session.leave()


def test_at_the_plain_prompts_a_file_is_read_in_the_list_and_in_a_draft(eia: Run, path: Path, tmp_path: Path):
    file = edited(path, tmp_path)
    before = path.read_bytes()
    at_home = eia("--plain", typed=f'"{file}"\nback\nimport {file}\ninto\nquit\n')
    assert (at_home.returncode, at_home.stderr) == (0, "")
    assert at_home.stdout.count("came back") >= 2
    assert department(path) == AFTER
    path.write_bytes(before)
    in_draft = eia("--plain", path, typed=f'go 2\n"{file}"\nread\nquit\n')
    assert (in_draft.returncode, in_draft.stderr) == (0, "")
    assert "1 answer changed" in in_draft.stdout
    assert department(path) == AFTER


def test_at_the_plain_prompts_import_alone_asks_for_the_path(eia: Run, path: Path, tmp_path: Path):
    file = edited(path, tmp_path)
    done = eia("--plain", path, typed=f"import\n{file}\nquit\n")
    assert (done.returncode, done.stderr) == (0, "")
    assert "Which Word file came back?" in done.stdout
    assert department(path) == AFTER


def test_a_file_that_is_not_a_draft_does_not_end_the_list_of_drafts(eia: Run, tmp_path: Path):
    (tmp_path / "notes.txt").write_bytes(b"\xff\xfe\x00")
    done = eia("--plain", typed=f"{tmp_path / 'notes.txt'}\nlist\nquit\n")
    assert done.returncode == 0
    assert done.stdout.count("There are no drafts yet.") == 2


async def test_on_the_first_screen_one_key_reads_it_and_opens_its_draft(path: Path, form: Form, tmp_path: Path):
    file = edited(path, tmp_path)
    async with open_wizard(form=form) as ui:
        await ui.press("ctrl+o")
        await ui.until(lambda: "Which Word file came back?" in ui.screen)
        await ui.paste(str(file))
        await ui.until(lambda: "Press Enter to use the file at this path." in ui.screen)
        await ui.press("enter")
        await ui.until(lambda: "came back" in ui.screen and "Read it into" in ui.screen)
        await ui.press("enter")
        await ui.until(lambda: "1 answer changed" in " ".join(ui.screen.split()))
        await ui.press("enter")
        await ui.until(lambda: "Step " in ui.screen)
        await ui.until(lambda: AFTER in ui.screen)
    assert len(list(draft_files())) == 1


async def test_a_form_that_was_saved_last_is_chosen_from_a_list(
    path: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    downloads = tmp_path / "Downloads"
    downloads.mkdir()
    monkeypatch.setattr("eia_tui.flows.recent_forms.user_folders", lambda: ())
    monkeypatch.setattr("eia_tui.flows.recent_forms.downloads_folder", lambda: downloads)
    edited(path, tmp_path).rename(downloads / "Reply.docx")
    (downloads / "Minutes.docx").write_bytes(b"%PDF-1.7")
    (downloads / "~$Reply.docx").write_bytes(b"")
    async with open_wizard(path) as ui:
        await ui.press("ctrl+o")
        await ui.until(lambda: "Reply.docx" in ui.screen and "Minutes.docx" in ui.screen)
        assert "~$" not in ui.screen
        await ui.type("minutes")
        await ui.press("enter")
        await ui.until(lambda: "a PDF: ask for the Word file" in " ".join(ui.screen.split()))
        assert "minutes" in ui.screen, "the line is as it was typed"
        await ui.press("ctrl+a")
        await ui.type("reply")
        await ui.until(lambda: "Minutes.docx" not in ui.screen)
        await ui.press("enter")
        await ui.until(lambda: "1 answer changed" in " ".join(ui.screen.split()))


async def test_in_the_form_the_list_of_commands_reads_it_and_shows_the_answers(path: Path, tmp_path: Path):
    file = edited(path, tmp_path)
    async with open_wizard(path) as ui:
        await ui.press("ctrl+p")
        await ui.type("came back")
        await ui.until(lambda: "read a Word form that came back" in ui.screen)
        await ui.press("enter")
        await ui.until(lambda: "Which Word file came back?" in ui.screen)
        await ui.paste(str(file))
        await ui.press("enter")
        await ui.until(lambda: "1 answer changed" in " ".join(ui.screen.split()))
        await ui.press("enter")
        await ui.until(lambda: AFTER in ui.screen)
        await ui.saved()
    assert department(path) == AFTER


def test_what_was_exported_beside_a_draft_has_not_come_back(path: Path, tmp_path: Path):
    edited(path, tmp_path)
    (exported,) = path.parent.glob("*.docx")
    assert exported not in recent_files((".docx",))
    later = exported.stat().st_mtime + 60
    os.utime(exported, (later, later))
    assert exported in recent_files((".docx",)), "it was saved after it was exported"


def test_at_the_prompts_the_newest_files_are_listed_and_chosen_by_number(path: Path, tmp_path: Path, eia: Run):
    edited(path, tmp_path).rename(path.parent / "Reply.docx")
    later = path.stat().st_mtime + 60
    os.utime(path.parent / "Reply.docx", (later, later))
    output = eia("--plain", path, typed="import\n1\nquit\n").stdout
    assert "1 Reply.docx, saved " in output
    assert "1 answer changed" in output
    assert department(path) == AFTER


def test_at_the_prompts_import_and_a_path_reads_it(path: Path, tmp_path: Path, eia: Run):
    file = edited(path, tmp_path)
    output = eia("--plain", path, typed=f"import {file}\nquit\n").stdout
    assert "1 answer changed" in output
    assert department(path) == AFTER


def test_at_the_prompts_undo_undoes_all_that_a_word_form_changed(path: Path, tmp_path: Path, eia: Run):
    file = edited(path, tmp_path, {**CHANGED, "A line for policy.name": ""})
    typed = eia("--plain", path, typed=f"import {file}\nkeep\nquit\n").stdout
    assert "Type undo to restore the draft as it was before the file was read." in typed
    assert (department(path), len(open_items(open_draft(path)))) == (AFTER, 1)
    put(path, "policy.department", BEFORE)
    before = open_draft(path)
    undone = eia("--plain", path, typed=f"import {file}\nkeep\nundo\nundo\nquit\n").stdout
    assert "There is nothing to undo yet." in undone.partition("Restored. What the Word file changed")[2]
    assert open_draft(path).document["policy"] == before.document["policy"]
    assert [each.number for each in open_items(open_draft(path))] == [1], "it waited before"


def test_the_report_of_a_word_form_says_what_undoes_it_also_where_nothing_waits(path: Path, tmp_path: Path):
    file = edited(path, tmp_path)
    session = Session.at(path)
    dialogue = ScriptedDialogue("keep")
    run_flow(read_into_draft(dialogue, session, str(file)))
    session.leave()
    assert "as it was before the file was read, to undo all of it." in " ".join(dialogue.reports)


def test_a_file_that_is_not_there_is_asked_for_again_with_what_was_typed(path: Path):
    dialogue = ScriptedDialogue("/nowhere/form.docx", None)
    assert run_flow(read_from_list(dialogue, path, "")) is None
    assert "There is no file “/nowhere/form.docx”." in dialogue.asked[1]
    assert dialogue.asked[1].count("/nowhere/form.docx") == 2, "it is in the line still"
