"""Saves the draft in hand behind the screens, as it is typed, and says what stands in the way."""

import asyncio

from textual import on, work
from textual.app import App
from textual.timer import Timer

from eia_tui.session.recovery import give_up
from eia_tui.session.session import Session, Snapshot
from eia_tui.storage.locks import Holder
from eia_tui.system.errors import UserError
from eia_tui.tui.screens.answering import AnsweringScreen, caught_up

_QUIET = 0.7
"""Seconds without a key after which a draft is saved."""
_LONGEST = 3.0
"""Seconds after which it is saved though keys go on."""
_AGAIN = 15.0
"""Seconds after which a save that failed is tried again."""
_LOOK = 1.0
"""Seconds between two looks at whether another window or program has the draft now."""


class SavingApp(App[None]):
    """An app with at most one draft in hand, of which nothing stays unsaved for long."""

    def __init__(self) -> None:
        """No draft in hand yet."""
        super().__init__()
        self.session: Session | None = None
        self._soon: Timer | None = None
        self._latest: Timer | None = None
        self._at_work = False
        """Whether a draft is being saved behind the screens; one at a time, for a disk may take seconds."""
        self._once_more = False

    def on_mount(self) -> None:
        """Looks after the draft from time to time."""
        self.set_interval(_LOOK, self._look)

    # --- saving ---

    @on(AnsweringScreen.Changed)
    def save_soon(self) -> None:
        """Saves once the keys are quiet, and at the latest a few seconds from the first change."""
        if self._soon:
            self._soon.reset()
        else:
            self._soon = self.set_timer(_QUIET, self._save)
        if not self._latest:
            self._latest = self.set_timer(_LONGEST, self._save)
        self._tell()

    def _save(self) -> None:
        for timer in (self._soon, self._latest):
            if timer:
                timer.stop()
        self._soon = self._latest = None
        if self._at_work:
            self._once_more = True
        elif self.session and not self.session.read_only:
            self._at_work = True
            self._save_behind(self.session, self.session.snapshot())

    @work(thread=True, group="save")
    def _save_behind(self, session: Session, snapshot: Snapshot) -> None:
        """Saves while the officer types on."""
        before = str(session.trouble or "")
        try:
            session.save(snapshot)
        except UserError as error:
            self.call_from_thread(self._not_saved, error, before)
        finally:
            self.call_from_thread(self._saved, session)

    def _saved(self, session: Session) -> None:
        self._at_work = False
        if session.warning and not session.trouble:
            self._not_kept(session)
        self._tell()
        if self._once_more:
            self._once_more = False
            self._save()

    def _not_kept(self, session: Session) -> None:
        self.notify(session.warning, severity="warning", timeout=15, markup=False)
        if session.draft_file:
            session.draft_file.history.trouble = ""

    def _not_saved(self, why: UserError, before: str) -> None:
        if str(why) != before:
            self.notify(told(why), severity="error", timeout=20, markup=False)
        self.set_timer(_AGAIN, self.save_soon)

    def _tell(self) -> None:
        for screen in self.screen_stack:
            if isinstance(screen, AnsweringScreen) and screen.is_mounted:
                screen.tell()

    async def save_now(self) -> bool:
        """Saves at once; whether all that was typed is on disk."""
        await caught_up(self.screen)
        session = self.session
        if session is None or session.read_only:
            return True
        try:
            while session.unsaved and not session.read_only:  # more may be typed while the disk takes its time
                await asyncio.to_thread(session.save, session.snapshot())
            session.save()  # the place
        except UserError as error:
            self.notify(told(error), severity="error", timeout=20, markup=False)
        self._tell()
        return not session.unsaved

    def save_what_is_left(self) -> str:
        """Saves after the screens have gone, and lets go of the draft; what became of the work, "" without a draft."""
        session, self.session = self.session, None
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

    async def let_go(self) -> None:
        """Keeps the draft in hand as it is left, and lets others have it."""
        session, self.session = self.session, None
        if session:
            await asyncio.to_thread(session.leave)

    # --- another window, another program ---

    def _look(self) -> None:
        if self.session and not self.session.read_only:
            self._look_behind(self.session)

    @work(thread=True, exclusive=True, group="look")
    def _look_behind(self, session: Session) -> None:
        """Looks on disk, which may be far away, while the officer types on."""
        if session.draft_file and (holder := session.draft_file.lost_to()):
            self.call_from_thread(self._taken_over, session, holder)
        elif session.look():
            self.call_from_thread(self._changed_elsewhere, session)

    def _taken_over(self, session: Session, holder: Holder) -> None:
        if session is self.session and not session.read_only:
            said = give_up(session, holder)
            self.show_draft(session)
            self.notify(said, severity="warning", timeout=30, markup=False)

    def _changed_elsewhere(self, session: Session) -> None:
        if session.trouble:
            self.notify(told(session.trouble), severity="warning", timeout=20, markup=False)
        self._tell()

    def show_draft(self, session: Session) -> None:
        """Shows a draft in hand on screens of its own; an app that has screens says how."""
        raise NotImplementedError

    async def action_save_now(self) -> None:
        """Saves at once, for those who press Ctrl+S; an app that has screens offers what can be done where it fails."""
        await self.save_now()


def kept_instead(session: Session) -> str:
    """Where the last changes are that could not be saved, if anywhere."""
    if session.draft_file and session.draft_file.journal.trouble:
        return "They could not be noted on this machine either: they are lost."
    return "They are noted on this machine, and offered when the draft is opened again."


def told(why: UserError) -> str:
    """Why a draft is not saved, and what becomes of it."""
    return f"Not saved: {why}. What you type is noted on this machine all the same. Ctrl+S offers what can be done."
