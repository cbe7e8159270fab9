"""A Word form that came back is read from the screens and the prompts, and what it asks for is settled there."""

from pathlib import Path

import docx
import pytest

from eia_tui.draft.waiting import open_items
from eia_tui.flows.dialogue import run_flow
from eia_tui.flows.import_returned import read_as_new_draft, read_from_list, read_into_draft
from eia_tui.form.definition import Form
from eia_tui.session.session import Session
from eia_tui.storage.drafts import draft_files, open_draft
from eia_tui.system.errors import UserError
from tests.approvals import ready, sent, signed
from tests.conftest import Run
from tests.flows.scripted import ScriptedDialogue
from tests.tui.wizard_driver import open_wizard

BEFORE, AFTER = "A line for policy.department", "Libraries and culture"


@pytest.fixture
def path(path: Path, form: Form) -> Path:
    ready(path, form)
    return path


def edited(path: Path, tmp_path: Path) -> Path:
    """The Word form of a draft that was sent, in which a colleague replaced an answer."""
    sent(path, 0)
    document = docx.Document(str(next(path.parent.glob("*.docx"))))
    cells = [cell for table in document.tables for row in table.rows for cell in row.cells]
    paragraph = next(each for cell in cells for each in cell.paragraphs if each.text == BEFORE)
    paragraph.runs[0].text = AFTER
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
    dialogue = ScriptedDialogue(f'"{file}"')
    assert run_flow(read_into_draft(dialogue, session))
    assert session.draft.answer("policy.department") == AFTER
    session.leave()
    assert department(path) == AFTER
    assert "1 answer changed" in dialogue.reports[-1]


def test_an_open_draft_keeps_what_was_typed_since(path: Path, tmp_path: Path):
    file = edited(path, tmp_path)
    session = Session.at(path)
    session.put("policy.department", "Something else of ours")
    run_flow(read_into_draft(ScriptedDialogue(), session, str(file)))
    assert session.draft.answer("policy.department") == "Something else of ours"
    assert len(open_items(session.draft)) == 1
    session.leave()


def test_a_file_that_is_no_word_form_changes_nothing(path: Path, tmp_path: Path):
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
    assert run_flow(read_from_list(ScriptedDialogue(str(file), "into"), path, "Ours")) == path
    assert department(path) == AFTER
    new = run_flow(read_from_list(ScriptedDialogue(str(file), "new"), None, ""))
    assert new
    assert new != path
    assert department(new) == AFTER
    assert run_flow(read_as_new_draft(ScriptedDialogue(None))) is None


async def test_on_the_first_screen_one_key_reads_it_and_opens_its_draft(path: Path, form: Form, tmp_path: Path):
    file = edited(path, tmp_path)
    async with open_wizard(form=form) as ui:
        await ui.press("ctrl+o")
        await ui.until(lambda: "Which Word file came back?" in ui.screen)
        await ui.paste(str(file))
        await ui.press("enter")
        await ui.until(lambda: "came back" in ui.screen and "Read it into" in ui.screen)
        await ui.press("enter")
        await ui.until(lambda: "1 answer changed" in " ".join(ui.screen.split()))
        await ui.press("enter")
        await ui.until(lambda: "Step " in ui.screen)
        await ui.until(lambda: AFTER in ui.screen)
    assert len(list(draft_files())) == 1


async def test_in_the_form_the_list_of_commands_reads_it_and_shows_the_answers(path: Path, tmp_path: Path):
    file = edited(path, tmp_path)
    async with open_wizard(path) as ui:
        await ui.press("ctrl+p")
        await ui.type("came back")
        await ui.until(lambda: "Read a Word form that came back" in ui.screen)
        await ui.press("enter")
        await ui.until(lambda: "Which Word file came back?" in ui.screen)
        await ui.paste(str(file))
        await ui.press("enter")
        await ui.until(lambda: "1 answer changed" in " ".join(ui.screen.split()))
        await ui.press("enter")
        await ui.until(lambda: AFTER in ui.screen)
        await ui.saved()
    assert department(path) == AFTER


def test_at_the_prompts_import_and_a_path_reads_it(path: Path, tmp_path: Path, eia: Run):
    file = edited(path, tmp_path)
    output = eia("--plain", path, typed=f"import {file}\nquit\n").stdout
    assert "1 answer changed" in output
    assert department(path) == AFTER
