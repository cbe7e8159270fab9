"""Saves the open draft in the background, and notices when somebody else takes it over or changes it."""

import asyncio
from collections.abc import Coroutine
from typing import Any, Protocol

from eia_tui.session.recovery import give_up, kept_meanwhile
from eia_tui.session.session import Session
from eia_tui.system.errors import UserError

QUIET = 0.7
"""Seconds without a change after which a draft is saved."""
LONGEST = 3.0
"""Seconds after which it is saved even if changes continue."""
RETRY = 15.0
"""Seconds after which a save that failed is tried again."""
WATCH = 1.0
"""Seconds between two checks whether another window or program has the draft now."""


class Listener(Protocol):
    """What an autosave reports to."""

    def save_state_changed(self, trouble: UserError | None) -> None:
        """The draft was saved, or waits to be saved; or `trouble` says why it cannot be saved."""

    def not_saved(self, session: Session, error: UserError) -> None:
        """A save failed: one that was asked for, or for a new reason."""

    def version_not_kept(self, warning: str) -> None:
        """The draft is saved, but its earlier version could not be kept."""

    def changed_elsewhere(self, session: Session, error: UserError) -> None:
        """Another program changed the draft's file."""

    def taken_over(self, session: Session, message: str) -> None:
        """Another window took the draft over: it can only be viewed here now."""

    def failed(self, error: BaseException) -> None:
        """A bug in the program stopped a save or a check."""


class Autosave:
    """Saves one session at a time. Its methods run in the event loop; the disk is used from threads."""

    def __init__(self, listener: Listener) -> None:
        """No session yet."""
        self._listener = listener
        self._session: Session | None = None
        self._timers: dict[float, asyncio.TimerHandle] = {}
        self._tasks: set[asyncio.Task[None]] = set()
        self._saving = False
        """Whether a save runs; one at a time, since a disk may take seconds."""
        self._again = False
        self._watching = False
        self._stopped = False
        """Whether the event loop is about to end."""

    @property
    def session(self) -> Session | None:
        """The session that is saved."""
        return self._session

    @session.setter
    def session(self, session: Session | None) -> None:
        self._stop_timers()
        self._session = session

    def stop(self) -> None:
        """Saves nothing any more: the event loop is about to end, and `close_at_exit` saves after it."""
        self._stopped = True
        self._stop_timers()

    def changed(self) -> None:
        """Saves once changes stop, and at the latest a few seconds after the first one."""
        if self._stopped:
            return
        if QUIET in self._timers:
            self._timers.pop(QUIET).cancel()
        self._start_timer(QUIET)
        if LONGEST not in self._timers:
            self._start_timer(LONGEST)
        self._save_state_changed()

    async def save_now(self) -> bool:
        """Saves at once. Whether every change is on disk."""
        session = self._session
        if session is None or session.read_only:
            return True
        try:
            while session.unsaved and not session.read_only:  # more may be typed while the disk takes its time
                await asyncio.to_thread(session.save, session.snapshot())
            session.save()  # the position
        except UserError as error:
            self._listener.not_saved(session, error)
        self._save_state_changed()
        return not session.unsaved

    async def close(self) -> None:
        """Ends the session, and releases its draft."""
        session, self.session = self._session, None
        if session:
            await asyncio.to_thread(session.leave)

    def close_at_exit(self) -> str:
        """Saves after the event loop has ended, and ends the session; what happened, "" without a session."""
        session, self._session = self._session, None
        if session is None or session.read_only:
            return ""
        try:
            if session.unsaved:
                session.save()
        except UserError as error:
            return f"Your last changes are not saved: {error}. {kept_instead(session)}"
        finally:
            session.leave()
        return "Your work is saved."

    def watch(self) -> None:
        """Checks whether another window or program has the draft now. To be called every `WATCH` seconds."""
        if self._session and not self._session.read_only and not self._watching:
            self._watching = True
            self._start(self._watch(self._session))

    def _save_state_changed(self) -> None:
        self._listener.save_state_changed(self._session.trouble if self._session else None)

    # --- saving ---

    def _start_timer(self, seconds: float) -> None:
        self._timers[seconds] = asyncio.get_running_loop().call_later(seconds, self._save)

    def _stop_timers(self) -> None:
        for timer in self._timers.values():
            timer.cancel()
        self._timers.clear()

    def _start(self, work: Coroutine[Any, Any, None]) -> None:
        task = asyncio.get_running_loop().create_task(work)
        self._tasks.add(task)
        task.add_done_callback(self._ended)

    def _ended(self, task: asyncio.Task[None]) -> None:
        self._tasks.discard(task)
        if not task.cancelled() and (error := task.exception()):
            self._listener.failed(error)

    def _save(self) -> None:
        self._stop_timers()
        if self._saving:
            self._again = True
        elif self._session and not self._session.read_only:
            self._saving = True
            self._start(self._save_in_thread(self._session))

    async def _save_in_thread(self, session: Session) -> None:
        before = session.trouble and _problem(session, session.trouble)
        try:
            await asyncio.to_thread(session.save, session.snapshot())
        except UserError as error:
            if _problem(session, error) != before:
                self._listener.not_saved(session, error)
            asyncio.get_running_loop().call_later(RETRY, self.changed)
        finally:
            self._saving = False
        if session.warning and not session.trouble:
            self._listener.version_not_kept(session.warning)
            session.forget_warning()
        self._save_state_changed()
        if self._again:
            self._again = False
            self._save()

    # --- another window, another program ---

    async def _watch(self, session: Session) -> None:
        """Checks the file in a thread: a disk may be slow, and the officer types on."""
        try:
            holder = await asyncio.to_thread(lambda: session.draft_file and session.draft_file.taken_over_by())
            if holder:
                if session is self._session and not session.read_only:
                    self._listener.taken_over(session, give_up(session, holder))
            elif await asyncio.to_thread(session.check_for_changes):
                if session.trouble:
                    self._listener.changed_elsewhere(session, session.trouble)
                self._save_state_changed()
        finally:
            self._watching = False


def _problem(session: Session, error: UserError) -> tuple[str, str]:
    """What a person should know about a save that failed."""
    return str(error), kept_meanwhile(session)


def kept_instead(session: Session) -> str:
    """Where the changes are that could not be saved, if anywhere."""
    if session.draft_file and session.draft_file.journal.trouble:
        return "They could not be kept on this machine either: they are lost."
    return "They are kept on this machine, and restored when you open the draft again."
