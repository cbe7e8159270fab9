"""A draft of any older format opens unchanged, and its old file is kept as a version once it is changed."""

import shutil
from pathlib import Path

import pytest

from eia_tui.draft.draft import NOTES
from eia_tui.form.kinds import Prose
from eia_tui.session.session import Session
from eia_tui.storage.drafts import open_draft
from eia_tui.storage.history import versions
from eia_tui.storage.migrations import FORMAT, STEPS, migrate

FIXTURES = sorted((Path(__file__).parent / "formats").glob("*.toml"))


def test_every_format_has_a_fixture_and_a_migration():
    assert [path.stem for path in FIXTURES] == [f"format-{number}" for number in range(FORMAT + 1)]
    assert len(STEPS) == FORMAT


@pytest.mark.parametrize("fixture", FIXTURES, ids=lambda path: path.stem)
def test_a_draft_of_each_format_opens_and_its_old_file_is_kept_when_it_is_changed(fixture: Path, tmp_path: Path):
    path = tmp_path / "mine" / "draft.toml"
    path.parent.mkdir()
    shutil.copy(fixture, path)
    old = path.read_bytes()
    newest = open_draft(FIXTURES[-1])
    session = Session.at(path)
    texts = {address: value for address, _, value in newest.answers()}
    assert {address: value for address, _, value in session.draft.answers()} == texts
    session.save()
    assert path.read_bytes() == old
    session.put(next(a for a, q in newest.form.questions.items() if isinstance(q, Prose)), "New words.")
    session.save()
    session.leave()
    assert versions(path)[0].content() == old
    notes = open_draft(path).document[NOTES]
    assert isinstance(notes, dict)
    assert notes["format"] == FORMAT


def test_a_migration_does_not_change_its_argument():
    document = {NOTES: {"mine": "x"}, "policy": {"name": "N"}}
    migrate(document, 0)
    assert document == {NOTES: {"mine": "x"}, "policy": {"name": "N"}}
