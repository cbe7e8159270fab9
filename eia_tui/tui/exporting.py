"""Makes the Word form of the draft in hand, and opens it, as the review asks for it."""

from collections.abc import Sequence
from functools import partial
from pathlib import Path

from textual import on, work

from eia_tui.session.session import Session
from eia_tui.system.errors import UserError
from eia_tui.tui.opening import OpeningApp
from eia_tui.tui.widgets.review_pane import ReviewPane


class ExportingApp(OpeningApp):
    """An app that exports what it has open."""

    @on(ReviewPane.ExportWanted)
    async def export(self, event: ReviewPane.ExportWanted) -> None:
        """Writes the Word form beside the draft, and says where."""
        event.stop()
        if self.session and await self.save_now():
            self._export(self.session)

    @work(thread=True, exclusive=True, group="export")
    def _export(self, session: Session) -> None:
        tell = partial(self.call_from_thread, self._outcome)
        tell("Making the Word form…", None)
        try:
            exported = session.export()
        except UserError as error:
            tell(f"It was not exported. {error}", None)
        else:
            tell("\n".join([f"The Word form is at {exported.path}", *exported.warnings]), exported.path)

    @on(ReviewPane.PublishWanted)
    async def publish(self, event: ReviewPane.PublishWanted) -> None:
        """Asks as what the copy for publication is wanted."""
        event.stop()
        session = self.session
        if session is None or not await self.save_now():
            return
        from eia_tui.tui.dialogs.basic import WaysScreen

        def chosen(way: str | None) -> None:
            if way in ("docx", "html"):
                self._publish(session, f".{way}")

        aside = (
            "Contacts are left out of it, and what a camera has noted in pictures. It is not made while an answer "
            "holds personal details that nobody has accepted; small numbers of people are told of."
        )
        ways = {"As a web page": "html", "As a Word file": "docx", "Go back": "on"}
        self.push_screen(WaysScreen("A copy for publication", aside, ways), chosen)

    @work(thread=True, exclusive=True, group="export")
    def _publish(self, session: Session, suffix: str) -> None:
        try:
            published = session.publish(suffix)
        except UserError as error:
            self.call_from_thread(self.complain, error)
        else:
            told = [f"It is at {published.path}", *published.told]
            self.call_from_thread(self.show_written, "The copy for publication is made", told, published.path)

    def show_written(self, heading: str, told: Sequence[str], path: Path) -> None:
        """Says what was written, and offers to open it or its folder."""
        from eia_tui.tui.dialogs.basic import WaysScreen

        def chosen(way: str | None) -> None:
            if way in ("file", "folder"):
                self._open(path if way == "file" else path.parent)

        ways = {"Open its folder": "folder", "Open it": "file", "Go on": "on"}
        self.push_screen(WaysScreen(heading, "\n\n".join(told), ways), chosen)

    def _outcome(self, said: str, path: Path | None) -> None:
        for pane in self.screen.query(ReviewPane):
            pane.show_outcome(said, path)

    @on(ReviewPane.OpenWanted)
    def open_exported(self, event: ReviewPane.OpenWanted) -> None:
        """Opens what was exported, or its folder."""
        event.stop()
        self._open(event.path)

    def _open(self, path: Path) -> None:
        from eia_tui.system.desktop import open_with_system

        try:
            open_with_system(path)
        except UserError as error:
            self.complain(error)
