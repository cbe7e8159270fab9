"""The screens as a dialogue: what a flow reports and asks is shown on screens of its own."""

import asyncio
from collections.abc import Callable, Coroutine, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from textual.app import App
from textual.screen import Screen

from eia_tui.approvals.status import StageStatus
from eia_tui.draft.draft import Draft
from eia_tui.flows.dialogue import Comparison, Recording, Result, Severity, Way
from eia_tui.flows.stage_comments import StageComments
from eia_tui.storage.history import Version
from eia_tui.system.errors import UserError
from eia_tui.tui.notices import Notice, board_of

if TYPE_CHECKING:
    from eia_tui.evidence.areas import OurArea
    from eia_tui.evidence.figures import TopicFigures
    from eia_tui.flows.figures import AnotherArea, FiguresOffer


class ScreenDialogue:
    """A dialogue over the screens of an app. Its flows run as workers of the app."""

    def __init__(self, app: App[Any]) -> None:
        """`app` shows the screens."""
        self._app = app
        self._working = 0
        """Flows that run and do not wait for the person or the disk."""

    @property
    def working(self) -> bool:
        """Whether a flow is about to show or change something: keys that are typed ahead wait for it."""
        return self._working > 0

    def start(self, flow: Coroutine[Any, Any, object]) -> None:
        """Runs a flow. An error that a person can cause is shown."""
        self._working += 1
        self._app.run_worker(self._run_flow(flow), group="flow")

    async def _run_flow(self, flow: Coroutine[Any, Any, object]) -> None:
        try:
            await flow
        except UserError as error:
            await self.report(str(error), "error")
        finally:
            self._working -= 1

    async def show(self, screen: Screen[Result]) -> Result | None:
        """Shows a screen; what it answers, None where it was closed without an answer."""
        self._working -= 1
        try:
            return await self._app.push_screen_wait(screen)
        finally:
            self._working += 1

    # What these show is imported when it is first shown: it would hold up every start.

    def history_hint(self, path: Path) -> str:  # noqa: ARG002  a key, whatever the draft
        """The key of the earlier versions."""
        return "F12 shows"

    @property
    def approvals_hint(self) -> str:
        """The key of the next stage."""
        return "Press S in the review to do it."

    @property
    def undo_hint(self) -> str:
        """The key that restores a deleted draft."""
        return "Press Ctrl+Z"

    @property
    def review_hint(self) -> str:
        """The key of the review, which lists them."""
        return "the review lists them (F9)"

    @property
    def settle_hint(self) -> str:
        """The key of the review, which lists them."""
        return "press F9"

    async def report(self, message: str, severity: Severity = "information") -> None:
        """Shows a notice until the next key."""
        self._app.notify(message, severity=severity, markup=False)

    async def explain(self, heading: str, text: str) -> None:
        """Shows the text until the person goes back."""
        await self.choose(heading, text, (Way("back", "Continue"),))

    async def report_file(self, heading: str, lines: Sequence[str], path: Path) -> None:
        """Says what was written, and offers to open it or its folder."""
        from eia_tui.system.desktop import open_with_system

        ways = (Way("folder", "Open its folder"), Way("file", "Open it"), Way("back", "Continue"))
        way = await self.choose(heading, "\n\n".join(lines), ways)
        if way in ("file", "folder"):
            open_with_system(path if way == "file" else path.parent)

    async def choose(
        self,
        heading: str,
        text: str,
        ways: Sequence[Way],
        *,
        keep: Callable[[str], str] | None = None,  # noqa: ARG002  nothing is typed
    ) -> str | None:
        """Shows a button for each way."""
        from eia_tui.tui.dialogs.basic import WaysScreen

        return await self.show(WaysScreen(heading, text, ways))

    async def choose_several(
        self,
        heading: str,
        text: str,
        options: Sequence[Way],
        button: str,
        *,
        chosen: Sequence[str] = (),
        note: Callable[[Sequence[str]], object] | None = None,
    ) -> Sequence[str] | None:
        """Shows the options to mark."""
        from eia_tui.tui.dialogs.several import SeveralScreen

        return await self.show(SeveralScreen(heading, text, options, button, chosen=chosen, note=note))

    async def compare(self, heading: str, text: str, comparison: Comparison, ways: Sequence[Way]) -> str | None:
        """Shows the two contents side by side, and a button for each way."""
        from eia_tui.tui.dialogs.compare import CompareScreen

        return await self.show(CompareScreen(heading, text, comparison, ways))

    async def ask(
        self,
        question: str,
        button: str,
        *,
        text: str = "",
        aside: str = "",
        note: Callable[[str], object] | None = None,
        confirm: str = "",  # noqa: ARG002  the button says what is done
        started: bool = False,
    ) -> str | None:
        """Shows a line to type in."""
        from eia_tui.tui.dialogs.basic import AskScreen

        return await self.show(AskScreen(question, button, text, aside, note, started=started))

    async def ask_file(
        self, question: str, use: Callable[[str], Result], offered: Callable[[], Sequence[Path]], aside: str
    ) -> Result | None:
        """Shows the files that are offered, and a line for another path."""
        from eia_tui.tui.dialogs.file import FileScreen

        files = await self.progress("Looking for files…", offered)
        made: Result | None = await self.show(FileScreen(question, aside, use, files))
        return made

    async def confirm(self, question: str, aside: str, yes: str, no: str = "Cancel") -> bool:
        """Shows a question with two buttons. Whether the answer was `yes`."""
        from eia_tui.tui.dialogs.basic import ConfirmScreen

        answer: bool | None = await self.show(ConfirmScreen(question, aside, yes, no))
        return bool(answer)

    async def pick_version(self, path: Path, present: Draft | None, problem: str) -> Version | None:
        """Shows the earlier versions, which can be compared with the present one."""
        from eia_tui.tui.dialogs.history import HistoryScreen

        return await self.show(HistoryScreen(path, present, problem))

    async def record_answer(self, recording: Recording) -> StageStatus | None:
        """Shows a form for the answer, which stays until it can be recorded."""
        from eia_tui.tui.dialogs.record import RecordScreen

        after = await self.show(RecordScreen(recording))
        if after is None:
            StageComments(recording.session, recording.status.stage).cancel()
        return after

    async def name_area(self, now: "OurArea | None") -> "tuple[OurArea, bool] | None":
        """Shows the areas, and for which drafts it is."""
        from eia_tui.tui.dialogs.area import AreaScreen

        return await self.show(AreaScreen(now))

    async def choose_figures(self, offer: "FiguresOffer") -> "Sequence[TopicFigures] | AnotherArea | None":
        """Shows the topics to tick, and the figures of each."""
        from eia_tui.tui.dialogs.figures import FiguresScreen

        return await self.show(FiguresScreen(offer))

    async def progress(self, message: str, work: Callable[[], Result]) -> Result:
        """Runs it in a thread; the message stays until it is done, and keys that are typed meanwhile wait."""
        notice, board = Notice(message), board_of(self._app)
        board.show(notice, stays=True)
        try:
            return await asyncio.to_thread(work)
        finally:
            board.take_down(notice)

    async def in_background(self, work: Callable[[], Result]) -> Result:
        """Runs it in a thread; keys that are typed meanwhile are handled."""
        self._working -= 1
        try:
            return await asyncio.to_thread(work)
        finally:
            self._working += 1
