"""Typed text goes into the journal at once, survives a kill, and is deleted once it is saved."""

import errno
import json
import os
import threading
import time
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from eia_tui.form.values import Value
from eia_tui.storage.journal import Journal, has_journal, unsaved_answers
from eia_tui.storage.journal_lines import read_lines
from eia_tui.system.app_folders import draft_state_folder
from tests.examples import examples

PATIENCE = 60
"""Seconds."""


@pytest.fixture
def journal(tmp_path: Path) -> Journal:
    return Journal(tmp_path / "draft.toml")


def noted(journal: Journal) -> dict[str, Value | None]:
    answers: dict[str, Value | None] = {}
    read_lines(journal.path.read_bytes(), answers)
    return answers


def until(condition: Callable[[], bool]) -> None:
    """Waits until a condition is met, for a minute at most."""
    end = time.monotonic() + PATIENCE
    while not condition():
        assert time.monotonic() < end
        time.sleep(0.005)


def test_the_journal_is_written_in_the_background(journal: Journal):
    for revision, text in enumerate(("one", "one two"), 1):
        journal.add("a.b", text, revision)
        until(lambda: journal.path.exists() and noted(journal) == {"a.b": text})  # noqa: B023  it is waited for here
    journal.close()


def test_answers_noted_during_a_slow_flush_are_written(journal: Journal, monkeypatch: pytest.MonkeyPatch):
    flushing, flushed = threading.Event(), threading.Event()

    def slow(_: int) -> None:
        flushing.set()
        flushed.wait(PATIENCE)

    monkeypatch.setattr(os, "fsync", slow)
    journal.add("a.b", "one", 1)
    assert flushing.wait(PATIENCE)
    for revision, text in enumerate(("one two", "one two three"), 2):
        journal.add("a.b", text, revision)
        until(lambda: noted(journal) == {"a.b": text})  # noqa: B023  it is waited for here
    assert not flushed.is_set()
    flushed.set()
    journal.close()


def test_a_journal_that_cannot_be_flushed_is_replaced_by_a_new_file(journal: Journal, monkeypatch: pytest.MonkeyPatch):
    journal.add("a.b", "one", 1)
    journal.write()
    first = journal.path
    with monkeypatch.context() as patch:
        patch.setattr(os, "fsync", broken)
        journal.flush()
        assert journal.trouble
    journal.add("a.c", "two", 2)
    journal.write()
    assert journal.path != first
    assert noted(journal) == {"a.b": "one", "a.c": "two"}
    assert journal.trouble == ""
    journal.close()


def test_nothing_is_appended_to_an_incomplete_line_that_cannot_be_removed(
    journal: Journal, monkeypatch: pytest.MonkeyPatch
):
    journal.add("a.b", "one", 1)
    journal.write()
    write, half = os.write, 5

    def torn(handle: int, content: bytes) -> int:
        write(handle, content[:half])
        raise OSError(errno.EIO, os.strerror(errno.EIO))

    with monkeypatch.context() as patch:
        patch.setattr(os, "write", torn)
        patch.setattr(os, "ftruncate", broken)
        journal.add("a.b", "one two", 2)
        journal.write()
        assert journal.trouble
    journal.write()
    assert noted(journal) == {"a.b": "one two"}
    journal.close()


def broken(*_: object) -> None:
    """Fails like a broken disk."""
    raise OSError(errno.EIO, os.strerror(errno.EIO))


@given(st.lists(st.tuples(st.sampled_from("abc"), st.none() | st.text(max_size=30) | st.dates() | st.booleans())))
@examples(25)
def test_any_answers_are_read_back_from_the_journal(
    tmp_path_factory: pytest.TempPathFactory, notes: list[tuple[str, Value]]
):
    journal = Journal(tmp_path_factory.mktemp("any") / "draft.toml")
    last: dict[str, Value | None] = {}
    for revision, (address, value) in enumerate(notes, 1):
        # Half a surrogate pair never gets this far: every text is scrubbed when it is answered.
        answer = value.encode(errors="ignore").decode() if isinstance(value, str) else value
        journal.add(address, answer, revision)
        journal.write()
        last[address] = answer
    if last:
        assert noted(journal) == last
    journal.saved(len(notes))
    journal.close()
    assert not journal.path.exists()


def test_only_the_change_in_a_long_answer_is_written(journal: Journal):
    long = "word " * 200_000
    journal.add("a.b", long, 1)
    journal.write()
    before = journal.path.stat().st_size
    journal.add("a.b", f"{long[:500_000]}more {long[500_000:]}", 2)
    journal.write()
    assert journal.path.stat().st_size - before < 200
    assert noted(journal)["a.b"] == f"{long[:500_000]}more {long[500_000:]}"
    journal.close()


def test_text_typed_during_a_save_stays_in_the_journal(journal: Journal):
    journal.add("a.b", "saved", 1)
    journal.add("a.c", "not yet", 2)
    journal.write()
    journal.saved(1)
    journal.close()
    assert noted(journal)["a.c"] == "not yet"


def test_a_long_journal_is_replaced_by_one_with_the_unsaved_answers(journal: Journal, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr("eia_tui.storage.journal._REWRITTEN_FROM", 10)
    journal.add("a.b", "saved " * 100, 1)
    journal.add("a.c", "not yet", 2)
    journal.write()
    first = journal.path
    journal.saved(1)
    assert not first.exists()
    assert noted(journal) == {"a.c": "not yet"}
    journal.add("a.c", "not yet either", 3)
    journal.write()
    assert noted(journal) == {"a.c": "not yet either"}
    journal.close()


@pytest.mark.parametrize("cut", range(1, 40, 3))
def test_an_incomplete_line_loses_no_other_answer(journal: Journal, cut: int):
    journal.add("a.b", "whole", 1)
    journal.write()
    whole = journal.path.stat().st_size
    journal.add("a.b", "whole and more", 2)
    journal.write()
    journal.close()
    content = journal.path.read_bytes()
    journal.path.write_bytes(content[: max(len(content) - cut, whole)])
    assert noted(journal)["a.b"] in ("whole", "whole and more")


def test_a_full_disk_is_reported_and_leaves_no_incomplete_line(journal: Journal, monkeypatch: pytest.MonkeyPatch):
    journal.add("a.b", "one", 1)
    journal.write()
    real = os.write

    def full(handle: int, content: bytes) -> int:
        if len(content) > 3:
            return real(handle, content[:3])
        raise OSError(errno.ENOSPC, "No space left on device")

    with monkeypatch.context() as patch:
        patch.setattr(os, "write", full)
        journal.add("a.b", "one two", 2)
        journal.write()
        assert "no space left" in journal.trouble
        assert noted(journal) == {"a.b": "one"}
    journal.write()
    assert journal.trouble == ""
    assert noted(journal) == {"a.b": "one two"}
    journal.close()


def test_the_journals_of_two_sessions_are_combined_and_the_later_wins(tmp_path: Path):
    draft = tmp_path / "draft.toml"
    for text in ("first", "second"):
        journal = Journal(draft)
        journal.add("a.b", text, 1)
        journal.close()
    left = unsaved_answers(draft)
    assert left
    assert left.answers == {"a.b": "second"}
    left.forget()
    assert unsaved_answers(draft) is None


@given(st.binary(max_size=200))
def test_any_bytes_can_be_read_as_a_journal(content: bytes):
    read_lines(content, {})


def test_a_save_that_is_running_while_the_journal_is_closed_leaves_no_file_behind(tmp_path: Path):
    for _ in range(50):
        journal = Journal(tmp_path / "draft.toml")
        journal.add("a.b", "x", 1)
        journal.write()
        saving = threading.Thread(target=lambda journal=journal: [journal.expect("digest", 1), journal.saved(1)])
        saving.start()
        journal.saved(1)
        journal.close()
        saving.join()
        assert not has_journal(tmp_path / "draft.toml")


def test_what_a_save_replaced_is_left_out_also_if_the_session_has_several_files(tmp_path: Path):
    draft = tmp_path / "draft.toml"
    for number, lines in enumerate(
        (
            [
                {"journal": 1, "bases": ["old"]},
                {"address": "a.b.c", "text": "one"},
                {"address": "a.b.d", "text": "two"},
            ],
            [
                {"journal": 1, "bases": ["old"]},
                {"address": "a.b.d", "text": "three"},
                {"address": "a.b.e", "text": "later"},
                {"bases": ["old", "new"], "content": "new", "besides": ["a.b.e"]},
                {"address": "a.b.f", "text": "last"},
            ],
        ),
        1,
    ):
        file = draft_state_folder(draft) / f"journal-20260101T000000000000-00000000-{number:04}.jsonl"
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text("".join(f"{json.dumps(line)}\n" for line in lines), encoding="utf-8")
    after = unsaved_answers(draft, present="new")
    assert after
    assert after.answers == {"a.b.e": "later", "a.b.f": "last"}
    assert len(after.files) == 2
    before = unsaved_answers(draft, present="old")
    assert before
    assert before.answers == {"a.b.c": "one", "a.b.d": "three", "a.b.e": "later", "a.b.f": "last"}
    assert unsaved_answers(draft, after.files[1]) is None
