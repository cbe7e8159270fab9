"""Autosave saves in the background and reports to its listener, without any screen."""

import asyncio
import errno
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from eia_tui.form.definition import Form
from eia_tui.session import autosave as module
from eia_tui.session.autosave import Autosave
from eia_tui.session.recovery import kept_meanwhile
from eia_tui.session.session import Session
from eia_tui.storage.drafts import new_draft, open_draft
from eia_tui.storage.operations import save_draft
from eia_tui.system.errors import UserError


class Listener:
    """Keeps the reports of the autosave."""

    def __init__(self) -> None:
        self.calls: list[str] = []

    def save_state_changed(self, trouble: UserError | None) -> None:  # noqa: ARG002  the protocol
        self.calls.append("state")

    def not_saved(self, session: Session, error: UserError) -> None:
        self.calls.append(f"not saved: {error}. {kept_meanwhile(session)}")

    def version_not_kept(self, warning: str) -> None:
        self.calls.append(f"no version: {warning}")

    def changed_elsewhere(self, session: Session, error: UserError) -> None:  # noqa: ARG002  the protocol
        self.calls.append(f"changed: {error}")

    def taken_over(self, session: Session, message: str) -> None:
        assert session.read_only
        self.calls.append(f"taken: {message}")

    def failed(self, error: BaseException) -> None:
        self.calls.append(f"failed: {error!r}")


@pytest.fixture
def path(form: Form) -> Path:
    return new_draft("Mobile library", form)


@pytest.fixture(autouse=True)
def hurried(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "QUIET", 0.02)


async def until(condition: Callable[[], object]) -> None:
    for _ in range(2000):
        if condition():
            return
        await asyncio.sleep(0.01)
    raise AssertionError("it never came to hold")


def started(path: Path) -> tuple[Autosave, Session, Listener]:
    listener = Listener()
    autosave, session = Autosave(listener), Session.at(path)
    autosave.session = session
    return autosave, session, listener


async def test_a_change_is_saved_once_changes_stop(path: Path, form: Form):
    autosave, session, listener = started(path)
    address = form.steps[0].asked[1].address
    session.put(address, "typed")
    autosave.changed()
    await until(lambda: not session.unsaved)
    assert open_draft(path).answer(address) == "typed"
    assert "state" in listener.calls
    await autosave.close()
    assert autosave.session is None


def test_a_change_right_before_the_program_ends_is_saved_after_the_event_loop(path: Path, form: Form):
    address = form.steps[0].asked[1].address
    autosave, listener = Autosave(Listener()), Listener()

    async def end() -> None:
        nonlocal autosave, listener
        autosave, session, listener = started(path)
        asyncio.get_running_loop().run_in_executor(None, time.sleep, 0.1)  # a disk that is not done when the loop ends
        session.put(address, "typed")
        autosave.changed()
        autosave.stop()
        session.put(address, "typed on")
        autosave.changed()

    asyncio.run(end())
    assert not [each for each in listener.calls if each.startswith("failed")]
    assert autosave.close_at_exit() == "Your work is saved."
    assert open_draft(path).answer(address) == "typed on"


async def test_changes_are_saved_while_more_are_made(path: Path, form: Form, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(module, "QUIET", 5.0)
    monkeypatch.setattr(module, "LONGEST", 0.05)
    autosave, session, _ = started(path)
    session.put(form.steps[0].asked[1].address, "typed")
    autosave.changed()
    await until(lambda: not session.unsaved)
    await autosave.close()


async def test_a_save_that_fails_is_reported_once_and_tried_again(
    path: Path, form: Form, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setattr(module, "RETRY", 0.05)
    autosave, session, listener = started(path)
    session.put(form.steps[0].asked[1].address, "typed")
    away = path.parent.rename(path.parent.with_name("pulled-out"))
    autosave.changed()
    await until(lambda: any(each.startswith("not saved") for each in listener.calls))
    assert not await autosave.save_now()
    await asyncio.sleep(0.3)
    count = sum(each.startswith("not saved") for each in listener.calls)
    assert count == 2  # the first in the background, and the one on request
    away.rename(path.parent)
    await until(lambda: not session.unsaved)
    await autosave.close()


async def test_where_the_journal_cannot_be_written_either_nothing_is_said_to_be_kept(
    path: Path, form: Form, monkeypatch: pytest.MonkeyPatch
):
    def full(*_: object) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    autosave, session, listener = started(path)
    monkeypatch.setattr("eia_tui.system.files.write_and_flush", full)
    monkeypatch.setattr("eia_tui.storage.journal_file.write_unflushed", full)
    session.put(form.steps[0].asked[1].address, "typed")
    autosave.changed()
    await until(lambda: any(each.startswith("not saved") for each in listener.calls))
    (said,) = [each for each in listener.calls if each.startswith("not saved")]
    assert "there is no room left" in said
    assert "What you type cannot be kept on this machine either: no space left on device" in said
    assert "Do not close this window" in said
    monkeypatch.undo()
    assert await autosave.save_now()
    await autosave.close()


async def test_a_change_by_another_program_and_a_takeover_are_noticed(path: Path, form: Form):
    autosave, session, listener = started(path)
    draft = open_draft(path)
    draft.put(form.steps[0].asked[1].address, "theirs")
    save_draft(draft, path)
    autosave.watch()
    await until(lambda: any(each.startswith("changed") for each in listener.calls))
    await autosave.close()

    autosave, session, listener = started(path)
    taking = asyncio.create_task(asyncio.to_thread(Session.at, path, steal=True))
    while not taking.done():
        autosave.watch()
        await asyncio.sleep(0.02)
    await until(lambda: any(each.startswith("taken") for each in listener.calls))
    taking.result().leave()
    session.leave()


async def test_a_bug_is_not_swallowed(path: Path, form: Form, monkeypatch: pytest.MonkeyPatch):
    autosave, session, listener = started(path)
    session.put(form.steps[0].asked[1].address, "typed")
    monkeypatch.setattr(session, "save", lambda *_: 1 / 0)
    autosave.changed()
    await until(lambda: any("ZeroDivisionError" in each for each in listener.calls))
    monkeypatch.undo()
    await autosave.close()


def test_the_closing_message_says_whether_the_work_is_saved(path: Path, form: Form):
    autosave, session, _ = started(path)
    session.put(form.steps[0].asked[1].address, "typed")
    assert autosave.close_at_exit() == "Your work is saved."
    assert autosave.close_at_exit() == ""
