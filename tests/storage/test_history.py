"""Earlier versions are kept beside a draft, thinned with age, and restored without losing the current content."""

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from eia_tui.approvals.audit_log import AUDIT_LOG
from eia_tui.draft.diff import differences
from eia_tui.session.session import Session
from eia_tui.storage import history
from eia_tui.storage.draft_file import ChangedElsewhereError
from eia_tui.storage.drafts import open_draft, open_version
from eia_tui.storage.history import INTERVAL, Version, expired, history_folder, keep_version, versions
from eia_tui.storage.operations import save_draft
from eia_tui.system.clock import now
from eia_tui.system.errors import UserError
from tests.conftest import Run

NOON = datetime(2026, 11, 23, 12, tzinfo=UTC)


def test_a_version_is_an_exact_copy_beside_the_draft(path: Path):
    kept = keep_version(path, b"x = 1\n", NOON)
    assert kept
    assert kept.path.parent == path.parent / "history"
    assert [version.content() for version in versions(path)] == [b"x = 1\n"]
    assert keep_version(path, b"x = 1\n", NOON + timedelta(hours=1)) is None


def test_two_versions_at_once_or_after_the_clock_is_set_back_are_distinct(path: Path):
    for number, moment in enumerate((NOON, NOON, NOON - timedelta(days=1))):
        keep_version(path, f"x = {number}\n".encode(), moment)
    assert [version.content() for version in versions(path)] == [b"x = 0\n", b"x = 1\n", b"x = 2\n"]


def test_the_versions_of_a_single_file_draft_are_kept_apart_from_it(tmp_path: Path):
    lone = tmp_path / "lone.toml"
    keep_version(lone, b"", NOON)
    assert not (tmp_path / "history").exists()
    assert len(versions(lone)) == 1


AGES = st.lists(st.integers(0, 60 * 24 * 400), min_size=1, max_size=80, unique=True)


@given(AGES)
def test_all_versions_of_the_last_hour_one_of_each_hour_and_one_of_each_day_are_kept(minutes: list[int]):
    kept = [Version(Path(str(age)), NOON - timedelta(minutes=age)) for age in sorted(minutes, reverse=True)]
    old = set(expired(kept, NOON))
    kept_on = [version for version in kept if version not in old]
    assert kept[0] in kept_on
    assert all(version in kept_on for version in kept if NOON - version.saved <= timedelta(hours=1))
    for length, slot in ((timedelta(days=1), "%Y%m%d%H"), (timedelta(days=500), "%Y%m%d")):
        young = [version for version in kept if NOON - version.saved <= length]
        slots = {version.saved.strftime(slot) for version in young}
        assert slots <= {version.saved.strftime(slot) for version in kept_on}
    assert set(expired(kept_on, NOON)) == set()


def test_the_first_change_of_a_session_keeps_the_original_as_a_version(path: Path, answer: str):
    found = path.read_bytes()
    session = Session.at(path)
    session.save()
    session.leave()
    assert not history_folder(path).exists()
    session.put(answer, "one")
    session.save()
    assert [version.content() for version in versions(path)] == [found]
    session.put(answer, "two")
    session.save()
    assert [open_version(path, version.content()).answer(answer) for version in versions(path)] == [None, "one"]
    session.leave()
    assert [version.content() for version in versions(path)][-1] == path.read_bytes()
    assert len(versions(path)) == 3


def test_a_version_is_kept_every_few_minutes_during_a_session(path: Path, answer: str, monkeypatch: pytest.MonkeyPatch):
    session = Session.at(path)
    for text in ("one", "one two"):
        session.put(answer, text)
        session.save()
    assert session.draft_file
    assert session.draft_file.history.last_kept
    session.draft_file.history.last_kept -= INTERVAL
    session.put(answer, "one two three")
    session.save()
    session.leave()
    kept = [open_version(path, version.content()).answer(answer) for version in versions(path)]
    assert kept == [None, "one two three"]


def test_a_version_that_cannot_be_kept_is_reported_and_the_draft_is_saved(path: Path, answer: str):
    (path.parent / "history").write_text("in the way", encoding="utf-8")
    session = Session.at(path)
    session.put(answer, "kept")
    session.save()
    assert "its earlier version could not be kept" in session.warning
    assert session.trouble is None
    session.leave()
    assert open_draft(path).answer(answer) == "kept"


def test_history_lists_what_changed_and_restore_brings_back_a_version(path: Path, answer: str, eia: Run):
    assert "No earlier versions yet" in eia("history", path).stdout
    for text in ("one", "two words"):
        session = Session.at(path)
        session.put(answer, text)
        session.save()
        session.leave()
    lines = eia("history", path).stdout.splitlines()
    assert len(lines) == 3
    assert lines[0].startswith("1  today ")
    assert "nothing changed since then" in lines[0]
    assert "in the next version 2 words added, 1 removed: " in lines[1]
    completed = eia("restore", path, "2")
    assert (completed.returncode, completed.stderr) == (0, "")
    assert open_draft(path).answer(answer) == "one"
    assert open_version(path, versions(path)[-1].content()).answer(answer) == "two words"
    assert eia("restore", path, "1").returncode == 0
    assert open_draft(path).answer(answer) == "two words"


def test_an_unknown_version_is_reported_in_one_line(path: Path, eia: Run):
    completed = eia("restore", path, "7")
    assert completed.returncode == 2
    assert "There is no version 7" in completed.stderr


def test_a_damaged_draft_is_kept_as_a_version_and_can_be_restored(path: Path, answer: str, eia: Run):
    session = Session.at(path)
    session.put(answer, "good")
    session.save()
    session.leave()
    path.write_bytes(b"[broken\n")
    assert eia("restore", path, "1").returncode == 0
    assert open_draft(path).answer(answer) == "good"
    assert versions(path)[-1].content() == b"[broken\n"


def test_an_open_draft_continues_with_a_version_and_the_current_content_is_kept(path: Path, answer: str):
    session = Session.at(path)
    session.put(answer, "one")
    session.put(AUDIT_LOG, [{"step": "sent"}])
    session.save()
    file = session.draft_file
    assert file
    session.put(answer, "two, not saved")
    restored = file.restore(versions(path)[0], session.draft, now())
    assert restored.answer(answer) is None
    assert restored.answer(AUDIT_LOG) == [{"step": "sent"}]
    assert open_version(path, versions(path)[-1].content()).answer(answer) == "two, not saved"
    path.write_text("# changed elsewhere\n", encoding="utf-8")
    with pytest.raises(ChangedElsewhereError):
        file.restore(versions(path)[0], session.draft, now())
    session.leave()


def test_a_missing_version_is_reported(path: Path):
    with pytest.raises(UserError, match="cannot be read"):
        Version(path.parent / "history" / "x.toml", NOON).content()


def test_differences_are_listed_by_answer_with_their_words_counted(path: Path, answer: str):
    old, new = open_draft(path), open_draft(path)
    old.put(answer, "the bus stops here")
    new.put(answer, "the tram stops here now")
    [difference] = differences(old, new)
    assert (difference.address, difference.added, difference.removed) == (answer, 2, 1)
    save_draft(new, path)
    assert differences(new, open_draft(path)) == []


def test_the_names_of_versions_sort_by_time():
    assert history._NAME.fullmatch(f"{NOON.strftime(history._FORMAT)}.toml")
