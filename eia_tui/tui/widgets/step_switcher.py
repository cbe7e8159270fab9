"""Shows one step of the form, or the review, at a time."""

from typing import TYPE_CHECKING

from textual.app import ComposeResult
from textual.timer import Timer

from eia_tui.session.session import Session
from eia_tui.system.text import agreeing, plural
from eia_tui.tui.widgets.answer_area import AnswerArea, DraftChanged
from eia_tui.tui.widgets.markdown_field import MarkdownField
from eia_tui.tui.widgets.question_field import QuestionField
from eia_tui.tui.widgets.step_list import REVIEW_TITLE
from eia_tui.tui.widgets.step_pane import StepPane

if TYPE_CHECKING:  # loaded when it is shown
    from eia_tui.tui.widgets.review_pane import ReviewPane
    from eia_tui.tui.widgets.rows_field import RowsField


_AFTER = 0.4
"""Seconds after which the checks run for a step that was opened."""


class StepSwitcher(AnswerArea):
    """The steps that were opened so far, of which one is visible. They stay, so that typing can still be undone."""

    def __init__(self, session: Session, number: int) -> None:
        """Shows the step with this number, from 0; after the last step comes the review."""
        super().__init__(session, classes="middle")
        self.steps = session.draft.form.steps
        self.current = number
        """The number, from 0, of the step on screen; that of the review comes after the last step."""
        self._panes: dict[int, StepPane | ReviewPane] = {}
        self._later: Timer | None = None

    def compose(self) -> ComposeResult:
        """The first pane."""
        yield self._pane(self.current)

    @property
    def pane(self) -> "StepPane | ReviewPane":
        """The visible pane."""
        return self._pane(self.current)

    async def show(self, number: int) -> "StepPane | ReviewPane":
        """Shows another step, or the review."""
        pane = self._pane(number)
        if not pane.is_attached:
            await self.mount(pane)
        elif pane.is_mounted and number != self.current:
            pane.refresh_answers()
        for each in self._panes.values():
            each.display = each is pane
        self.current = number
        return pane

    def check_later(self) -> None:
        """Runs the checks once the step is on the screen, and no other replaced it."""
        if self._later:
            self._later.stop()
        self._later = self.set_timer(_AFTER, self.refresh_findings)

    def refresh_answers(self) -> None:
        """Shows the answers as they are in the draft now, in every step; runs the review again where it is visible."""
        for number, pane in self._panes.items():
            if pane.is_mounted and (isinstance(pane, StepPane) or number == self.current):
                pane.refresh_answers()

    def refresh_field(self, address: str) -> None:
        """Shows or hides what depends on the answer at an address, and writes a text that waited for that."""
        if isinstance(self.pane, StepPane):
            if hidden := len(self.pane.refresh_shown()):
                self.notify(
                    f"{plural(hidden, 'answer')} below {agreeing(hidden, 'is')} hidden now: kept in the draft, but not "
                    f"printed. Change your choice back to see {agreeing(hidden, 'it')} again.",
                    markup=False,
                )
            self.pane.field(address).refresh_note()
        self.write_unplaced_text()

    def on_rows_field_changed(self, event: "RowsField.Changed") -> None:
        """Has rows that were changed saved, and counts and checks again."""
        event.stop()
        self.post_message(DraftChanged(event.address))
        self.post_message(self.Quiet())
        self.check_later()

    def focus_question(self, address: str) -> None:
        """Gives the focus to the question at an address, or to the review."""
        if isinstance(self.pane, StepPane):
            self.pane.field(address).go()
        else:
            self.pane.go()

    def long_answer(self, address: str) -> QuestionField | None:
        """The long answer at an address, or else the first one of the step; None where the step has none."""
        if not isinstance(self.pane, StepPane):
            return None
        shown = [self.pane.field(address), *(field for field in self.pane.fields if field.display)]
        return next((field for field in shown if isinstance(field.control, MarkdownField)), None)

    def _pane(self, number: int) -> "StepPane | ReviewPane":
        if number not in self._panes:
            self._panes[number] = self._review() if number == len(self.steps) else self._step(number)
        return self._panes[number]

    def _step(self, number: int) -> StepPane:
        return StepPane(self.steps[number], self.session, self._title(number - 1), self._title(number + 1))

    def _review(self) -> "ReviewPane":
        from eia_tui.tui.widgets.review_pane import ReviewPane

        return ReviewPane(self.session)

    def _title(self, number: int) -> str:
        if not 0 <= number <= len(self.steps):
            return ""
        if number == len(self.steps):
            return REVIEW_TITLE
        step = self.steps[number]
        return step.group.name if step.group else step.section.title
