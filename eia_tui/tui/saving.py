"""Saves the draft in hand behind the screens, as it is typed, and says what stands in the way."""

import asyncio

from textual import on, work
from textual.app import App
from textual.timer import Timer

from eia_tui.session.recovery import give_up
from eia_tui.session.session import Sitting, Snapshot
from eia_tui.storage.locks import Holder
from eia_tui.system.errors import Refused
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
        self.sitting: Sitting | None = None
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
        elif self.sitting and not self.sitting.look_only:
            self._at_work = True
            self._save_behind(self.sitting, self.sitting.snapshot())

    @work(thread=True, group="save")
    def _save_behind(self, sitting: Sitting, snapshot: Snapshot) -> None:
        """Saves while the officer types on."""
        before = str(sitting.trouble or "")
        try:
            sitting.save(snapshot)
        except Refused as refusal:
            self.call_from_thread(self._not_saved, refusal, before)
        finally:
            self.call_from_thread(self._saved, sitting)

    def _saved(self, sitting: Sitting) -> None:
        self._at_work = False
        if sitting.warning and not sitting.trouble:
            self._not_kept(sitting)
        self._tell()
        if self._once_more:
            self._once_more = False
            self._save()

    def _not_kept(self, sitting: Sitting) -> None:
        self.notify(sitting.warning, severity="warning", timeout=15, markup=False)
        if sitting.hold:
            sitting.hold.history.trouble = ""

    def _not_saved(self, why: Refused, before: str) -> None:
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
        sitting = self.sitting
        if sitting is None or sitting.look_only:
            return True
        try:
            while sitting.unsaved and not sitting.look_only:  # more may be typed while the disk takes its time
                await asyncio.to_thread(sitting.save, sitting.snapshot())
            sitting.save()  # the place
        except Refused as refusal:
            self.notify(told(refusal), severity="error", timeout=20, markup=False)
        self._tell()
        return not sitting.unsaved

    def save_what_is_left(self) -> str:
        """Saves after the screens have gone, and lets go of the draft; what became of the work, "" without a draft."""
        sitting, self.sitting = self.sitting, None
        if sitting is None or sitting.look_only:
            return ""
        try:
            if sitting.unsaved:
                sitting.save()
        except Refused as refusal:
            return f"Your last changes are not saved: {refusal}. {kept_instead(sitting)}"
        finally:
            sitting.leave()
        return "Your work is saved."

    async def let_go(self) -> None:
        """Keeps the draft in hand as it is left, and lets others have it."""
        sitting, self.sitting = self.sitting, None
        if sitting:
            await asyncio.to_thread(sitting.leave)

    # --- another window, another program ---

    def _look(self) -> None:
        if self.sitting and not self.sitting.look_only:
            self._look_behind(self.sitting)

    @work(thread=True, exclusive=True, group="look")
    def _look_behind(self, sitting: Sitting) -> None:
        """Looks on disk, which may be far away, while the officer types on."""
        if sitting.hold and (holder := sitting.hold.lost_to()):
            self.call_from_thread(self._taken_over, sitting, holder)
        elif sitting.look():
            self.call_from_thread(self._changed_elsewhere, sitting)

    def _taken_over(self, sitting: Sitting, holder: Holder) -> None:
        if sitting is self.sitting and not sitting.look_only:
            said = give_up(sitting, holder)
            self.show_draft(sitting)
            self.notify(said, severity="warning", timeout=30, markup=False)

    def _changed_elsewhere(self, sitting: Sitting) -> None:
        if sitting.trouble:
            self.notify(told(sitting.trouble), severity="warning", timeout=20, markup=False)
        self._tell()

    def show_draft(self, sitting: Sitting) -> None:
        """Shows a draft in hand on screens of its own; an app that has screens says how."""
        raise NotImplementedError

    async def action_save_now(self) -> None:
        """Saves at once, for those who press Ctrl+S; an app that has screens offers what can be done where it fails."""
        await self.save_now()


def kept_instead(sitting: Sitting) -> str:
    """Where the last changes are that could not be saved, if anywhere."""
    if sitting.hold and sitting.hold.journal.trouble:
        return "They could not be noted on this machine either: they are lost."
    return "They are noted on this machine, and offered when the draft is opened again."


def told(why: Refused) -> str:
    """Why a draft is not saved, and what becomes of it."""
    return f"Not saved: {why}. What you type is noted on this machine all the same. Ctrl+S offers what can be done."
