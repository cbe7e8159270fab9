"""Two windows or processes with one draft: the second sees who has it open, and nothing is overwritten."""

import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from eia_tui.session.session import Session
from eia_tui.storage.drafts import open_draft
from eia_tui.storage.history import keep_version, restore_version, versions
from eia_tui.storage.locks import DraftInUseError
from eia_tui.storage.operations import bin_draft, rename_draft
from eia_tui.system.clock import now
from eia_tui.system.errors import UserError
from tests.conftest import ROOT
from tests.lock_holder import holder_of

OTHER = """
import sys, time
from pathlib import Path
from eia_tui.session.session import Session
from eia_tui.session.recovery import give_up
session = Session.at(Path(sys.argv[1]))
session.put(sys.argv[2], "typed in the other window")
print("open", flush=True)
while True:
    time.sleep(0.02)
    if holder := session.draft_file.taken_over_by():
        if sys.argv[3] == "answers":
            print(give_up(session, holder), flush=True)
            break
"""


@pytest.fixture
def other(path: Path, answer: str) -> Iterator[Callable[[str], "subprocess.Popen[str]"]]:
    """Another process that has the draft open: one that answers, or one that hangs."""
    running: list[subprocess.Popen[str]] = []

    def start(kind: str) -> "subprocess.Popen[str]":
        process = subprocess.Popen(
            [sys.executable, "-c", OTHER, str(path), answer, kind], cwd=ROOT, stdout=subprocess.PIPE, encoding="utf-8"
        )
        running.append(process)
        assert process.stdout
        assert process.stdout.readline() == "open\n"
        return process

    yield start
    for process in running:
        process.kill()
        process.communicate()


def test_the_second_process_sees_who_has_the_draft_open_and_since_when(
    path: Path, other: Callable[[str], "subprocess.Popen[str]"]
):
    process = other("answers")
    with pytest.raises(
        DraftInUseError, match=r"is open in another window by .*, since \d\d:\d\d: close it there first"
    ) as use:
        Session.at(path)
    assert use.value.holder
    assert use.value.holder.process == process.pid
    assert Session.at(path, read_only=True).read_only


def test_a_lock_ends_with_its_process(path: Path, other: Callable[[str], "subprocess.Popen[str]"]):
    process = other("answers")
    assert holder_of(path)
    process.kill()
    process.wait()
    assert holder_of(path) is None
    Session.at(path).leave()


def test_taking_over_waits_until_the_last_words_are_saved(
    path: Path, answer: str, other: Callable[[str], "subprocess.Popen[str]"]
):
    process = other("answers")
    session = Session.at(path, steal=True)
    assert session.draft.answer(answer) == "typed in the other window"
    assert process.stdout
    assert "This draft was taken over by" in process.stdout.readline()
    session.put(answer, "typed here")
    session.save()
    session.leave()
    assert open_draft(path).answer(answer) == "typed here"


def test_a_draft_can_be_taken_over_from_a_window_that_hangs(
    path: Path, answer: str, other: Callable[[str], "subprocess.Popen[str]"]
):
    other("hangs")
    began = time.monotonic()
    session = Session.at(path, steal=True)
    assert 2 < time.monotonic() - began < 10
    session.put(answer, "typed here")
    session.save()
    with pytest.raises(DraftInUseError):
        Session.at(path)
    session.leave()


@pytest.mark.parametrize(
    "do",
    [lambda path: rename_draft(path, "Other"), bin_draft, lambda path: restore_version(path, versions(path)[-1])],
    ids=["rename", "bin", "restore"],
)
def test_a_draft_open_in_another_window_is_not_renamed_binned_or_restored(path: Path, do: Callable[[Path], object]):
    keep_version(path, b"[policy]\n", now())
    session = Session.at(path)
    before = path.read_bytes()
    with pytest.raises(DraftInUseError):
        do(path)
    session.leave()
    assert path.read_bytes() == before
    do(path)


def test_a_draft_opens_even_if_no_lock_file_can_be_created(path: Path, home: Path, answer: str):
    (home / "state").write_text("in the way", encoding="utf-8")
    session = Session.at(path)
    session.put(answer, "words")
    session.save()
    session.leave()
    assert open_draft(path).answer(answer) == "words"


def test_a_draft_that_cannot_be_opened_is_not_locked(path: Path):
    path.write_bytes(b"[broken\n")
    with pytest.raises(UserError):
        Session.at(path)
    assert holder_of(path) is None
