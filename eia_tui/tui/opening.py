"""Opens a draft: whoever has it already is told of, and so is what was typed last time and never saved."""

import asyncio
from collections.abc import Callable
from pathlib import Path

from textual import work

from eia_tui.draft.draft import Draft
from eia_tui.session.recovery import leave_out, offered, put_in, restore, unsaved
from eia_tui.session.session import Session
from eia_tui.storage.codec import UnreadableDraftError
from eia_tui.storage.drafts import open_draft, when_saved
from eia_tui.storage.history import Version, now, restore_version, versions
from eia_tui.storage.locks import DraftInUseError
from eia_tui.system.errors import UserError
from eia_tui.tui.saving import SavingApp
from eia_tui.tui.screens.form import FormScreen
from eia_tui.tui.screens.home import HomeScreen

_RESTORED = "It is as it was then. What it was until now is the newest version."
_HERE = "As it is saved", "As it was typed"


class OpeningApp(SavingApp):
    """An app that opens drafts, as they are or as they were."""

    def open_draft(self, path: Path, *, read_only: bool = False) -> None:
        """Opens a draft where it was left, or asks first what is to be asked."""
        try:
            session = Session.at(path, read_only=read_only)
        except DraftInUseError as use:
            self._ask_who_has_it(use)
        except UnreadableDraftError as unreadable:
            self._offer_versions(path, unreadable)
        except UserError as error:
            self.complain(error)
        else:
            self._offer_unsaved(session)

    def _offer_copies(self, session: Session) -> None:
        """Compares it with the copies beside it, where there are any, and shows it."""
        from eia_tui.tui.dialogs.conflict_copies import offer_copies

        offer_copies(self, session, lambda: self.show_draft(session))

    def show_draft(self, session: Session) -> None:
        """Shows a draft in hand on screens of its own, in place of what is there."""
        self.session = session
        while len(self.screen_stack) > 1:
            self.pop_screen()
        self.switch_screen(FormScreen(session))
        if session.draft.form.missing:
            said = f"{session.draft.form.missing}. Every answer is here and is kept; none can be checked or printed."
            self.notify(said, severity="warning", timeout=20, markup=False)
        elif not any(session.draft.texts()) and versions(session.path):
            self.notify("Nothing is answered in this file. F12 shows its earlier versions.", timeout=15, markup=False)

    # --- another window has it ---

    def _ask_who_has_it(self, use: DraftInUseError) -> None:
        from eia_tui.tui.dialogs.basic import WaysScreen

        def chosen(way: str | None) -> None:
            if way == "look":
                self.open_draft(use.draft, read_only=True)
            elif way == "over":
                self._take_over(use.draft)

        who = f"It is open there: {use.holder}." if use.holder else "It is open there."
        aside = (
            f"{who} Two windows that write one draft would get in each other's way. Taking it over saves what was "
            "typed there, and lets it only be looked at there."
        )
        ways = {"Look at it": "look", "Take it over": "over", "Leave it": "leave"}
        self.push_screen(WaysScreen("This draft is open in another window", aside, ways), chosen)

    @work
    async def _take_over(self, path: Path) -> None:
        try:
            session = await asyncio.to_thread(Session.at, path, over=True)
        except UserError as error:
            self.complain(error)
        else:
            self._offer_unsaved(session)

    # --- what was never saved ---

    def _offer_unsaved(self, session: Session) -> None:
        found = unsaved(session)
        if not found:
            self._offer_copies(session)
            return
        from eia_tui.tui.dialogs.compare import CompareScreen

        with_it, noted = found

        def chosen(way: str | None) -> None:
            if way is None:
                session.leave()
                return
            try:
                (put_in if way == "in" else leave_out)(session)
            except UserError as error:
                self.complain(error)
            self._offer_copies(session)
            if session.trouble:
                return
            if way == "in":
                self.notify("It is all there again, and saved.", markup=False)
            else:
                self.notify("It is left out. Its history (F12) has it as a version.", markup=False)

        aside = (
            f"The program ended before the last of it was saved, {when_saved(noted, now())}. What was typed was noted "
            "apart. Whichever you choose, the other is kept in the draft's history."
        )
        ways = {"Put it in": "in", "Leave it out": "out"}
        compared = offered(session.draft, with_it)
        self.push_screen(
            CompareScreen(
                "Not everything was saved last time", aside, draft=with_it, found=compared, titles=_HERE, ways=ways
            ),
            chosen,
        )

    # --- as it was ---

    def _offer_versions(self, path: Path, unreadable: UserError) -> None:
        if versions(path):
            self._pick_version(path, None, str(unreadable), lambda version: self._put_back(path, version, opened=True))
        else:
            self.complain(unreadable)

    def action_history(self) -> None:
        """Shows the earlier versions of the draft in hand, and puts one back."""
        session, screen = self.session, self.screen
        if session:
            self._pick_version(session.path, session.draft, "", lambda version: self._restore(session, version))
        elif isinstance(screen, HomeScreen) and (path := screen.listing.item):
            try:
                present, trouble = open_draft(path), ""
            except UserError as error:
                present, trouble = None, str(error)
            self._pick_version(path, present, trouble, lambda version: self._put_back(path, version, opened=False))

    def _pick_version(self, path: Path, present: Draft | None, trouble: str, then: Callable[[Version], object]) -> None:
        if not versions(path):
            self.notify("No earlier versions yet: one is kept as soon as something is changed.", markup=False)
            return

        def chosen(version: Version | None) -> None:
            if version:
                try:
                    then(version)
                except UserError as error:
                    self.complain(error)

        from eia_tui.tui.dialogs.history import HistoryScreen

        self.push_screen(HistoryScreen(path, present, trouble), chosen)

    def _restore(self, session: Session, version: Version) -> None:
        restore(session, version)
        self.show_draft(session)
        self.notify(_RESTORED, markup=False)

    def _put_back(self, path: Path, version: Version, *, opened: bool) -> None:
        restore_version(path, version)
        self.notify(_RESTORED, markup=False)
        if opened:
            self.open_draft(path)

    async def action_save_now(self) -> None:
        """Saves at once, for those who press Ctrl+S; where that cannot be done, offers what can."""
        saved = await self.save_now()
        if saved and not (self.session and self.session.trouble):
            self.notify("Saved. It is saved as you type, too.", markup=False)
        elif self.session and self.session.trouble:
            from eia_tui.tui.trouble import offer_ways

            offer_ways(self, self.session)

    def complain(self, error: UserError) -> None:
        """Says in a line why something cannot be done."""
        self.notify(str(error), severity="error", timeout=20, markup=False)
