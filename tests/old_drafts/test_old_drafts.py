"""A draft written by an earlier version opens with everything: answers, audit log, versions, journal."""

import hashlib
import json
import shutil
from pathlib import Path

import pytest

from eia_tui.exports.word.export import export
from eia_tui.session.recovery import unsaved
from eia_tui.session.session import Session
from eia_tui.storage.catalogue import list_drafts
from eia_tui.storage.drafts import open_draft
from eia_tui.storage.sent_versions import integrity_problems
from tests.conftest import Run
from tests.old_drafts.__main__ import HERE, expected, texts

pytestmark = pytest.mark.slow

EXPECTED_FILES = sorted(HERE.glob("*/expected.json"))


DRAFTS = [
    pytest.param(file.parent / name, id=f"{file.parent.name} {name}")
    for file in EXPECTED_FILES
    for name in json.loads(file.read_text(encoding="utf-8"))
]


@pytest.fixture
def path(request: pytest.FixtureRequest, home: Path) -> Path:
    """An old draft in the drafts folder, with the state that its version wrote."""
    folder: Path = request.param
    path = home / "drafts" / folder.name / "draft.toml"
    shutil.copytree(folder / "draft", path.parent)
    if (folder / "notes").exists():
        # As 0.1.0 names the folder: a version that names it differently must still find the notes.
        key = hashlib.sha256(str(path.resolve()).encode()).hexdigest()[:24]
        notes = home / "state" / "drafts" / key
        shutil.copytree(folder / "notes", notes)
        for journal in notes.glob("journal-*"):
            text = journal.read_text(encoding="utf-8")
            journal.write_text(text.replace("DRAFT", json.dumps(str(path))[1:-1]), encoding="utf-8")
    return path


def expected_content(path: Path, request: pytest.FixtureRequest) -> dict[str, dict[str, object]]:
    folder: Path = request.node.callspec.params["path"]
    contents: dict[str, dict[str, dict[str, object]]] = json.loads(
        (folder.parent / "expected.json").read_text(encoding="utf-8")
    )
    return contents[path.parent.name]


def test_the_old_drafts_have_pictures_history_audit_log_and_journal():
    contents = [each for file in EXPECTED_FILES for each in json.loads(file.read_text(encoding="utf-8")).values()]
    for part in ("answers", "record", "versions", "unsaved", "pictures"):
        assert any(each[part] for each in contents), part


@pytest.mark.parametrize("path", DRAFTS, indirect=True)
def test_an_old_draft_opens_complete_and_opening_changes_no_byte(path: Path, request: pytest.FixtureRequest):
    before = {each: each.read_bytes() for each in path.parent.rglob("*") if each.is_file()}
    assert expected(path) == expected_content(path, request)
    assert [entry.trouble for entry in list_drafts()] == [""]
    session = Session.at(path)
    assert texts(session.draft) == expected_content(path, request)["answers"]
    assert list(integrity_problems(path, session.draft)) == []
    session.leave()
    assert {each: each.read_bytes() for each in path.parent.rglob("*") if each.is_file()} == before


@pytest.mark.parametrize("path", DRAFTS, indirect=True)
def test_its_unsaved_answers_are_offered(path: Path, request: pytest.FixtureRequest):
    answers = expected_content(path, request)["unsaved"]
    session = Session.at(path)
    found = unsaved(session)
    session.leave()
    assert bool(found) == bool(answers)
    if found:
        assert {address: found[0].answer(address) for address in answers} == answers


@pytest.mark.parametrize("path", DRAFTS, indirect=True)
def test_an_old_draft_is_exported_with_its_pictures(path: Path, tmp_path: Path):
    assert export(open_draft(path), tmp_path / "form.docx").missing == ()


@pytest.mark.parametrize("path", DRAFTS, indirect=True)
def test_the_commands_read_an_old_draft(path: Path, request: pytest.FixtureRequest, eia: Run):
    recovered = bool(expected_content(path, request)["unsaved"])
    for command in ("check", "status", "history"):
        completed = eia(command, path)
        assert completed.returncode in (0, 1), command
        assert ("it is in the draft again, and saved" in completed.stderr) == recovered, command
        recovered = False
