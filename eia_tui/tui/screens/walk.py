"""The walk through the form: its steps at the left, one of them in the middle, help for the question at the right."""

from collections.abc import Callable, Sequence

from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.timer import Timer

from eia_tui.form.definition import Asked
from eia_tui.form.kinds import Question
from eia_tui.session.progress import REVIEW
from eia_tui.session.session import Session
from eia_tui.tui.dialogs.help import HelpPane
from eia_tui.tui.screens.with_rows import ScreenWithRows
from eia_tui.tui.widgets.bars import KeyBar, TopBar, saved_state
from eia_tui.tui.widgets.review_pane import ReviewPane
from eia_tui.tui.widgets.rows_field import RowsField
from eia_tui.tui.widgets.step_list import REVIEW_TITLE, StepList
from eia_tui.tui.widgets.step_pane import StepPane
from eia_tui.tui.widgets.text_field import TextField

_AFTER = 0.4
"""Seconds after a step is shown until what was found is looked for."""


class WalkScreen(ScreenWithRows):
    """Shows one step at a time, with the whole form in view, and what the draft says of both."""

    def __init__(self, session: Session) -> None:
        """Opens where the draft was left."""
        super().__init__(session)
        self.steps = session.draft.form.steps
        self.states = session.states()
        self.current = 0
        self._panes: dict[int, StepPane | ReviewPane] = {}
        self._question: Question | None = None
        self._words = session.draft.count_words()
        self._later: Timer | None = None

    def compose(self) -> ComposeResult:
        """Bars above and below, three columns between; all as it will be, so that it is laid out once."""
        self.current = self._number(self.session.place)
        step = self.steps[min(self.current, len(self.steps) - 1)]
        self._question = self.session.draft.form.questions.get(self.session.place)
        for least, room in reversed(self.app.HORIZONTAL_BREAKPOINTS or []):
            if self.app.size.width >= least:
                self.add_class(room)
                break
        yield TopBar(*self._told())
        with Horizontal(classes="columns"):
            yield StepList(self.session.draft.form, self.states, self.current)
            with Vertical(classes="middle"):
                yield self._pane(self.current)
            yield HelpPane(step, self._question)
        yield KeyBar()

    async def on_mount(self) -> None:
        """Takes in hand the question at which the draft was left."""
        await self.go(self.session.place)

    # --- where ---

    def _title(self, number: int) -> str:
        if not 0 <= number <= len(self.steps):
            return ""
        if number == len(self.steps):
            return REVIEW_TITLE
        step = self.steps[number]
        return step.group.name if step.group else step.section.title

    async def go(self, address: str, *, start: int | None = None, into_row: bool = False) -> None:
        """Goes to a question, at a letter of its answer where `start` says which, or to the review."""
        if not self.query(".middle"):
            return  # the program ends before the screen was there
        self.minimize()
        number = self._number(address)
        pane = await self._show_pane(number)
        if isinstance(pane, ReviewPane):
            pane.go()
            return
        field = pane.field(address)
        field.go()
        if pane.chain and address == pane.step.address:  # how the approvals stand is what the officer came for
            self.call_after_refresh(self.call_after_refresh, pane.show_top)
        if isinstance(field.control, TextField) and start is not None:
            field.control.go_to(start)
        if (
            isinstance(field.control, RowsField)
            and (row := address.removeprefix(f"{field.asked.address}.")).split(".")[0].isdecimal()
        ):
            field.control.refresh_rows(int(row.split(".")[0]))
            if into_row:
                self.edit_row(field.control, int(row.split(".")[0]))

    def _number(self, address: str) -> int:
        """Which step an address belongs to; that of the review comes after the last."""
        number = self.session.step_of(address)
        return len(self.steps) if address == REVIEW or number is None else number

    def _pane(self, number: int) -> StepPane | ReviewPane:
        if number not in self._panes:
            self._panes[number] = (
                ReviewPane(self.session)
                if number == len(self.steps)
                else StepPane(self.steps[number], self.session, self._title(number - 1), self._title(number + 1))
            )
        return self._panes[number]

    async def _show_pane(self, number: int) -> StepPane | ReviewPane:
        pane = self._pane(number)
        if not pane.is_attached:
            await self.query_one(".middle").mount(pane)
        elif pane.is_mounted and number != self.current:
            pane.refresh_answers()
        for each in self._panes.values():
            each.display = each is pane
        self.current = number
        if isinstance(pane, ReviewPane):
            self._in_hand(REVIEW, None)
        self.refresh_states()
        self.tell()
        self._soon(self.find)
        return pane

    def _soon(self, do: Callable[[], None]) -> None:
        """Once the step is on the screen, and no other has come in its place."""
        if self._later:
            self._later.stop()
        self._later = self.set_timer(_AFTER, do)

    def in_hand(self, asked: Asked) -> None:
        """Remembers the question in hand, and shows its help."""
        self._in_hand(asked.address, asked.question)

    def _in_hand(self, address: str, question: Question | None) -> None:
        self._question = question
        self.session.place = address
        self.post_message(self.Changed())
        self._show_help()

    def _show_help(self) -> None:
        pane = self.query_one(HelpPane)
        if pane.display and self.size.width >= 100:
            pane.show(self.steps[min(self.current, len(self.steps) - 1)], self._question)

    def on_resize(self) -> None:
        """Help and steps appear and disappear with the room for them; the question in hand stays in hand."""
        self.call_after_refresh(self._settle)

    def _settle(self) -> None:
        self._show_help()
        focused = self.focused
        if focused is None or not focused.is_on_screen or focused.region.area == 0:
            self._refocus()
        else:
            focused.scroll_visible(animate=False)

    def _refocus(self) -> None:
        pane = self._panes.get(self.current)
        if isinstance(pane, StepPane):
            pane.field(self.session.place).go()
        elif pane:
            pane.go()

    # --- what is shown of the draft ---

    def changed_elsewhere(self, addresses: Sequence[str]) -> None:
        """Shows and saves answers that were changed, but not in their fields."""
        for number, pane in self._panes.items():
            if pane.is_mounted and (isinstance(pane, StepPane) or number == self.current):
                pane.refresh_answers()
        if addresses:
            self.post_message(self.Changed())
            self.quiet()

    def answered(self, address: str) -> None:
        """Shows or hides siblings at once."""
        pane = self._panes.get(self.current)
        if isinstance(pane, StepPane):
            pane.refresh_shown()
            pane.field(address).refresh_note()

    def quiet(self) -> None:
        """Looks again at how far each step is, and how long the form."""
        self._words = self.session.draft.count_words()
        self.states = self.session.states()
        self.refresh_states()
        self.tell()

    def refresh_states(self) -> None:
        """Shows how far each step is."""
        self.query_one(StepList).show_form(self.session.draft.form, self.states, self.current)

    def tell(self) -> None:
        """Says in the top bar what is in hand, how far, and whether it is saved."""
        for bar in self.query(TopBar):  # none is left where a save ends while the program does
            bar.named, bar.told = self._told()

    def _told(self) -> tuple[str, str]:
        session = self.session
        done = sum(state == "done" for state in self.states)
        far = f"Step {self.current + 1} of {len(self.steps) + 1}, {done} done · {self._words:,} words"
        return session.draft.name or session.path.parent.name, f"{far} · {saved_state(session)}"
