"""Whatever call fails, and even after a power cut, a draft file is complete: the old one or the new one."""

import contextlib
import errno
import os
import signal
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from eia_tui.form.definition import Form
from eia_tui.session.recovery import restore_unsaved, unsaved
from eia_tui.session.session import Session
from eia_tui.storage.drafts import new_draft, open_draft
from eia_tui.system.errors import UserError
from eia_tui.system.files import write_whole

CALLS = ("open", "write", "fsync", "close", "chmod", "replace", "rename", "mkdir", "stat", "unlink", "ftruncate")
"""The system calls of storage that may fail."""
REAL = {name: getattr(os, name) for name in CALLS}


class Faults:
    """Counts the system calls, and makes one of them fail."""

    def __init__(self, fail: Callable[[str, tuple[object, ...]], object], at: int) -> None:
        """`fail` replaces the call number `at`, counted from 0."""
        self.fail, self.at = fail, at
        self.made: list[str] = []

    def calling(self, name: str) -> Callable[..., object]:
        def call(*arguments: object, **named: object) -> object:
            self.made.append(name)
            if len(self.made) - 1 == self.at:
                return self.fail(name, arguments)
            return REAL[name](*arguments, **named)

        return call


def refusing(code: int, windows: int = 0) -> Callable[[str, tuple[object, ...]], object]:
    def fail(name: str, arguments: tuple[object, ...]) -> object:
        if name == "close":
            REAL["close"](*arguments)  # the system closes the file even if it reports an error
        error = OSError(code, os.strerror(code))
        error.winerror = windows  # type: ignore[attr-defined]
        raise error

    return fail


def partly(name: str, arguments: tuple[object, ...]) -> object:
    """A disk that writes only half."""
    if name != "write":
        return REAL[name](*arguments)
    handle, content = arguments
    assert isinstance(content, memoryview)
    return REAL["write"](handle, content[: max(len(content) // 2, 1)])


FAULTS = {
    "out of space": refusing(errno.ENOSPC),
    "not permitted": refusing(errno.EACCES),
    "interrupted": refusing(errno.EINTR),
    "held by a scanner": refusing(errno.EACCES, windows=5),
    "written in part": partly,
}


@pytest.fixture
def at_every_call(monkeypatch: pytest.MonkeyPatch) -> Callable[..., Iterator[int]]:
    """Repeats something with a fault at the next system call each time, until there are no more calls."""

    def each(
        fail: Callable[[str, tuple[object, ...]], object], do: Callable[[int], object], only: tuple[str, ...] = CALLS
    ) -> Iterator[int]:
        for at in range(1000):
            faults = Faults(fail, at)
            with monkeypatch.context() as patch:
                for name in only:
                    patch.setattr(os, name, faults.calling(name))
                do(at)
            if len(faults.made) <= at:  # it finished before the fault
                break
            yield at
        assert at > 5, "storage asked the system for nothing: the faults are not where they should be"

    return each


@pytest.mark.parametrize("fault", FAULTS)
def test_after_a_fault_at_any_call_the_file_is_complete_and_no_other_is_left(
    fault: str, tmp_path: Path, at_every_call: Callable[..., Iterator[int]]
):
    path = tmp_path / "folder" / "draft.toml"
    old, new = b"old " * 5000, b"new " * 6000

    def write(at: int) -> None:
        path.parent.mkdir(exist_ok=True)
        path.write_bytes(old)
        with contextlib.suppress(UserError):
            write_whole(path, new)

    for _ in at_every_call(FAULTS[fault], write, tuple(set(CALLS) - {"mkdir"})):
        assert path.read_bytes() in (old, new)
        names = [each.name for each in path.parent.iterdir()]
        assert names == ["draft.toml"] or (len(names) == 2 and fault != "written in part")


@pytest.mark.parametrize("fault", FAULTS)
def test_a_session_loses_no_word_to_a_fault_at_any_call(
    fault: str, form: Form, answer: str, at_every_call: Callable[..., Iterator[int]]
):
    path = new_draft("Mobile library", form)
    session = Session.at(path)
    written = [""]

    def save(at: int) -> None:
        written.append(f"said {at}, and more words that go with it")
        session.put(answer, written[-1])
        with contextlib.suppress(UserError):
            session.save()

    for _ in at_every_call(FAULTS[fault], save):
        assert session.draft.answer(answer) == written[-1]  # what is on the screen
        assert (open_draft(path).answer(answer) or "") in written
    session.save()
    session.leave()
    assert open_draft(path).answer(answer) == written[-1]


@pytest.mark.skipif(os.name == "nt", reason="Windows cannot fork; the same calls are made there")
def test_a_program_killed_at_any_call_leaves_a_complete_draft_and_its_text(
    form: Form, answer: str, monkeypatch: pytest.MonkeyPatch
):
    path = new_draft("Mobile library", form)
    deaths = 0
    for at in range(400):
        before, typed = open_draft(path).answer(answer), f"said {at}, and more words that go with it"
        child = os.fork()
        if child == 0:
            faults = Faults(lambda *_: os._exit(7), at)
            session = Session.at(path)
            for name in CALLS:
                monkeypatch.setattr(os, name, faults.calling(name))
            session.put(answer, typed)
            session.save()
            os.kill(os.getpid(), signal.SIGKILL)
        _, status = os.waitpid(child, 0)
        assert open_draft(path).answer(answer) in (before, typed)
        session = Session.at(path)
        found = unsaved(session)
        offered = found[0].answer(answer) if found else session.draft.answer(answer)
        assert offered in (before, typed)
        restore_unsaved(session)
        session.leave()
        if os.waitstatus_to_exitcode(status) != 7:
            break
        deaths += 1
    assert deaths > 10
    assert open_draft(path).answer(answer) == typed
