"""Whatever the clock, no text is deleted from the history unless another version has it."""

import os
from datetime import UTC, datetime, timedelta, tzinfo
from pathlib import Path
from typing import Self

import pytest
from hypothesis import given
from hypothesis import strategies as st

from eia_tui.flows.recent_forms import when_changed
from eia_tui.session.recovery import unsaved
from eia_tui.session.session import Session
from eia_tui.storage.catalogue import list_drafts, read_entry
from eia_tui.storage.catalogue_cache import CatalogueCache
from eia_tui.storage.drafts import open_draft, open_version
from eia_tui.storage.history import keep_version, versions

NOON = datetime(2026, 11, 23, 12, tzinfo=UTC)
MOMENTS = st.integers(-3 * 24 * 60, 3 * 24 * 60).map(lambda minutes: NOON + timedelta(minutes=minutes))
TEXTS = st.lists(st.sampled_from(["buses", "stops", "steps", "lifts", "rails"]), min_size=1, max_size=4).map(" ".join)
ANSWERS = st.lists(st.tuples(MOMENTS, st.sampled_from("abc"), TEXTS), min_size=2, max_size=14)


class Clock(datetime):
    """A clock that the test sets."""

    moment = NOON

    @classmethod
    def now(cls, tz: tzinfo | None = None) -> Self:
        return cls.fromisoformat(cls.moment.isoformat()).astimezone(tz)


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> type[Clock]:
    monkeypatch.setattr("eia_tui.session.session.now", Clock.now)
    return Clock


@pytest.mark.parametrize("wrong_by", [timedelta(days=2), timedelta(days=-2), timedelta(days=4000)], ids=str)
def test_a_session_under_a_wrong_clock_removes_no_text(
    wrong_by: timedelta, path: Path, answer: str, clock: type[Clock]
):
    texts = [f"Text {number} of the survey, with numbers of its own: {number}." for number in range(9)]
    for number, text in enumerate(texts):
        clock.moment = NOON + timedelta(minutes=6 * number) + (wrong_by if number == 7 else timedelta())
        session = Session.at(path)
        session.put(answer, text)
        session.save()
        session.leave()
    kept = [open_version(path, version.content()).answer(answer) for version in versions(path)]
    assert set(texts) <= {*kept, open_draft(path).answer(answer)}


@given(ANSWERS)
def test_every_answer_that_was_ever_kept_is_in_a_version(
    tmp_path_factory: pytest.TempPathFactory, answers: list[tuple[datetime, str, str]]
):
    draft = tmp_path_factory.mktemp("clock") / "draft.toml"
    document: dict[str, str] = {}
    for moment, key, text in answers:
        document[key] = text
        keep_version(draft, "".join(f'{key} = "{text}"\n' for key, text in document.items()).encode(), moment)
    history = b"\n".join(version.content().replace(b'"', b" ") for version in versions(draft))
    assert all(f" {text} ".encode() in history for _, _, text in answers)


def test_an_old_version_is_deleted_if_a_later_one_has_all_its_words(path: Path):
    words = b'a = "one"\n'
    for day in range(5):
        words = words.replace(b'"\n', b' and more"\n')
        keep_version(path, words, NOON + timedelta(days=day, hours=1))
        keep_version(path, words.replace(b'"\n', b' still"\n'), NOON + timedelta(days=day))
    keep_version(path, words.replace(b'"\n', b' at last"\n'), NOON + timedelta(days=9))
    assert len(versions(path)) < 9


def test_versions_are_kept_after_the_clock_is_set_back(path: Path, answer: str, clock: type[Clock]):
    session = Session.at(path)
    for moment, text in ((NOON, "one"), (NOON - timedelta(days=30), "one two")):
        clock.moment = moment
        session.put(answer, text)
        session.save()
    assert [open_version(path, version.content()).answer(answer) for version in versions(path)] == [None, "one two"]
    session.leave()


def test_an_unreadable_version_causes_no_other_to_be_deleted(path: Path):
    for day in range(4):
        keep_version(path, f'a = "text {day}"\n'.encode(), NOON + timedelta(days=day))
    newest = versions(path)[-1].path
    newest.unlink()
    newest.mkdir()
    keep_version(path, b'a = "last"\n', NOON + timedelta(days=9))
    assert [version.path.is_dir() or version.content() for version in versions(path)] == [
        *(f'a = "text {day}"\n'.encode() for day in range(3)),
        True,
        b'a = "last"\n',
    ]


class WindowsTime(datetime):
    """Time as Windows has it: no local time before 1970, and none for a time without a zone before its second day."""

    def astimezone(self, tz: tzinfo | None = None) -> Self:
        first = datetime(1970, 1, 1, tzinfo=UTC) if self.tzinfo else datetime(1970, 1, 2)  # noqa: DTZ001  a time without a zone
        if tz is None and self < first:
            raise OSError(22, "Invalid argument")
        return super().astimezone(tz)


@pytest.mark.parametrize("seconds", [0, 1, 100_000, -1, -1_000_000_000, 4_000_000_000])
def test_a_draft_of_any_date_is_listed_and_opened(
    seconds: int, path: Path, answer: str, monkeypatch: pytest.MonkeyPatch
):
    for module in ("storage.drafts", "storage.catalogue", "storage.journal", "system.clock"):
        monkeypatch.setattr(f"eia_tui.{module}.datetime", WindowsTime, raising=False)
    monkeypatch.setattr("eia_tui.system.clock.EPOCH", WindowsTime(1970, 1, 1, tzinfo=UTC), raising=False)
    os.utime(path, (seconds, seconds))
    [entry] = list_drafts()
    assert entry.trouble == ""
    assert entry.saved.timestamp() == seconds
    session = Session.at(path)
    session.put(answer, "words")
    session.leave()
    os.utime(path, (seconds, seconds))
    session = Session.at(path)
    assert unsaved(session)
    session.leave()


def test_a_draft_on_a_stick_that_is_pulled_out_is_listed_on_windows(path: Path, monkeypatch: pytest.MonkeyPatch):
    for module in ("storage.drafts", "storage.catalogue"):
        monkeypatch.setattr(f"eia_tui.{module}.datetime", WindowsTime, raising=False)
    cache = CatalogueCache()
    path.unlink()
    assert "cannot be read" in read_entry(path, cache).trouble


def test_a_file_of_any_date_is_listed_with_it(path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr("eia_tui.system.clock.datetime", WindowsTime)
    monkeypatch.setattr("eia_tui.system.clock.EPOCH", WindowsTime(1970, 1, 1, tzinfo=UTC))
    os.utime(path, (-1_000_000_000, -1_000_000_000))
    assert when_changed(path) == "24 April 1938"
    monkeypatch.setattr("eia_tui.system.clock.EPOCH", datetime(9999, 12, 31, tzinfo=UTC))
    os.utime(path, (100_000, 100_000))
    assert when_changed(path) == "at an unknown time"
    path.unlink()
    assert when_changed(path) == ""
