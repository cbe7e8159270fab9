"""Makes the Word form of the draft in hand, and opens it, as the review asks for it."""

from functools import partial
from pathlib import Path

from textual import on, work

from eia_tui.refusal import Refused
from eia_tui.sitting import Sitting
from eia_tui.tui.opening import OpeningApp
from eia_tui.tui.review import ReviewPane


class ExportingApp(OpeningApp):
    """An app that exports what it has open."""

    @on(ReviewPane.ExportWanted)
    async def export(self, event: ReviewPane.ExportWanted) -> None:
        """Writes the Word form beside the draft, and says where."""
        event.stop()
        if self.sitting and await self.save_now():
            self._export(self.sitting)

    @work(thread=True, exclusive=True, group="export")
    def _export(self, sitting: Sitting) -> None:
        tell = partial(self.call_from_thread, self._outcome)
        tell("Making the Word form…", None)
        try:
            exported = sitting.export()
        except Refused as refusal:
            tell(f"It was not exported. {refusal}", None)
        else:
            tell("\n".join([f"The Word form is at {exported.path}", *exported.missing]), exported.path)

    def _outcome(self, said: str, path: Path | None) -> None:
        for pane in self.screen.query(ReviewPane):
            pane.show_outcome(said, path)

    @on(ReviewPane.OpenWanted)
    def open_exported(self, event: ReviewPane.OpenWanted) -> None:
        """Opens what was exported, or its folder."""
        event.stop()
        from eia_tui.desktop import open_with_system

        try:
            open_with_system(event.path)
        except Refused as refusal:
            self.notify(str(refusal), severity="error", timeout=15, markup=False)
