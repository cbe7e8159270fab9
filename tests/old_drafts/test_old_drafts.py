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

KEPT = sorted(HERE.glob("*/expected.json"))


DRAFTS = [
    pytest.param(holds.parent / name, id=f"{holds.parent.name} {name}")
    for holds in KEPT
    for name in json.loads(holds.read_text(encoding="utf-8"))
]


@pytest.fixture
def path(request: pytest.FixtureRequest, home: Path) -> Path:
    """An old draft in the drafts folder, with the state that its version wrote."""
    kept: Path = request.param
    path = home / "drafts" / kept.name / "draft.toml"
    shutil.copytree(kept / "draft", path.parent)
    if (kept / "notes").exists():
        # As 0.1.0 names the folder: a version that names it differently must still find the notes.
        key = hashlib.sha256(str(path.resolve()).encode()).hexdigest()[:24]
        notes = home / "state" / "drafts" / key
        shutil.copytree(kept / "notes", notes)
        for journal in notes.glob("journal-*"):
            text = journal.read_text(encoding="utf-8")
            journal.write_text(text.replace("DRAFT", json.dumps(str(path))[1:-1]), encoding="utf-8")
    return path


def held(path: Path, request: pytest.FixtureRequest) -> dict[str, dict[str, object]]:
    kept: Path = request.node.callspec.params["path"]
    holds: dict[str, dict[str, dict[str, object]]] = json.loads(
        (kept.parent / "expected.json").read_text(encoding="utf-8")
    )
    return holds[path.parent.name]


def test_the_old_drafts_have_pictures_history_audit_log_and_journal():
    holds = [each for file in KEPT for each in json.loads(file.read_text(encoding="utf-8")).values()]
    for part in ("answers", "record", "versions", "unsaved", "pictures"):
        assert any(each[part] for each in holds), part


@pytest.mark.parametrize("path", DRAFTS, indirect=True)
def test_an_old_draft_opens_complete_and_opening_changes_no_byte(path: Path, request: pytest.FixtureRequest):
    before = {each: each.read_bytes() for each in path.parent.rglob("*") if each.is_file()}
    assert expected(path) == held(path, request)
    assert [entry.trouble for entry in list_drafts()] == [""]
    session = Session.at(path)
    assert texts(session.draft) == held(path, request)["answers"]
    assert list(integrity_problems(path, session.draft)) == []
    session.leave()
    assert {each: each.read_bytes() for each in path.parent.rglob("*") if each.is_file()} == before


@pytest.mark.parametrize("path", DRAFTS, indirect=True)
def test_its_unsaved_answers_are_offered(path: Path, request: pytest.FixtureRequest):
    waiting = held(path, request)["unsaved"]
    session = Session.at(path)
    found = unsaved(session)
    session.leave()
    assert bool(found) == bool(waiting)
    if found:
        assert {address: found[0].answer(address) for address in waiting} == waiting


@pytest.mark.parametrize("path", DRAFTS, indirect=True)
def test_an_old_draft_is_exported_with_its_pictures(path: Path, tmp_path: Path):
    assert export(open_draft(path), tmp_path / "form.docx").missing == ()


@pytest.mark.parametrize("path", DRAFTS, indirect=True)
def test_the_commands_read_an_old_draft(path: Path, request: pytest.FixtureRequest, eia: Run):
    recovered = bool(held(path, request)["unsaved"])
    for command in ("check", "status", "history"):
        done = eia(command, path)
        assert done.returncode in (0, 1), command
        assert ("it is in the draft again, and saved" in done.stderr) == recovered, command
        recovered = False
