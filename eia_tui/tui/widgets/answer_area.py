"""Holds question fields: applies their answers to the session, and shows beside them what a reviewer would say."""

from collections.abc import Sequence

from textual import events, on, work
from textual.containers import Vertical
from textual.message import Message
from textual.timer import Timer
from textual.widget import Widget
from textual.worker import get_current_worker

from eia_tui.checks.finding import Finding
from eia_tui.draft.draft import Draft
from eia_tui.draft.waiting import WaitingItem, placed_items
from eia_tui.flows.dialogue import Dialogue
from eia_tui.form.definition import Asked
from eia_tui.form.stages import Stage
from eia_tui.session.session import Session
from eia_tui.session.unfinished import words_typed_at
from eia_tui.system.errors import UserError
from eia_tui.tui.flow_request import FlowRequested
from eia_tui.tui.widgets.markdown_field import MarkdownField
from eia_tui.tui.widgets.question_field import QuestionField
from eia_tui.tui.widgets.text_field import TextField

_QUIET = 0.3
"""Seconds without a change after which what takes longer is looked up."""
_PAUSE = 2.0
"""Seconds without a change after which new findings appear below the answer that is being written."""
_CHOOSE_FIRST = (
    "Choose an option first: press its number on its own, or the arrow keys and Space. Then your text goes into the "
    "answer below."
)
NO_TEXT_HERE = "Nothing here takes text. Tab goes to the next field, and F1 shows the keys."
_LONG_PASTE = 1000
"""Characters from which on the size of a paste is reported."""


class DraftChanged(Message):
    """Something in the draft, or the position in it, is to be saved."""

    def __init__(self, address: str = "") -> None:
        """`address` is that of the answer that changed; "" for anything else."""
        super().__init__()
        self.address = address


class AnswerWanted(Message):
    """The officer wants to go to the answer at an address."""

    def __init__(self, address: str) -> None:
        super().__init__()
        self.address = address


def explain_closed(widget: Widget, session: Session) -> None:
    """Says why the answers of a draft cannot change, and where to see what can be done."""
    message = f"{session.closed} Press Ctrl+P to see what you can do."
    widget.notify(message, severity="warning", markup=False)


class AnswerArea(Vertical):
    """Contains question fields: passes their answers to the session, and shows what the checks find."""

    class QuestionFocused(Message):
        """A question got the focus."""

        def __init__(self, asked: Asked) -> None:
            super().__init__()
            self.asked = asked

    class Checked(Message):
        """The checks have run over the whole draft; `faults` are those that nobody has accepted."""

        def __init__(self, faults: Sequence[Sequence[Finding]]) -> None:
            super().__init__()
            self.faults = faults

    class Quiet(Message):
        """No answer has changed for a moment."""

    def __init__(self, session: Session, *, classes: str = "") -> None:
        """`session` takes the answers."""
        super().__init__(classes=classes)
        self.session = session
        self._quiet_timer: Timer | None = None
        self._pause_timer: Timer | None = None
        self._changed: QuestionField | None = None
        self._unplaced: list[QuestionField.Written] = []
        """What was typed and pasted on the options of a choice, and has no answer below it yet."""
        self._asks = False
        """Whether the question about the box of a stage is open."""

    def on_descendant_focus(self, event: events.DescendantFocus) -> None:
        """Keeps the wording of the question visible, not only the place to answer."""
        for ancestor in event.widget.ancestors_with_self:
            if isinstance(ancestor, QuestionField):
                if event.widget is ancestor.target:
                    ancestor.call_after_refresh(ancestor.scroll_visible, animate=False, immediate=True)
                self.post_message(self.QuestionFocused(ancestor.asked))

    @on(TextField.Refused)
    def explain_read_only(self, event: TextField.Refused) -> None:
        """Says why answers cannot change, and where to see what can be done."""
        event.stop()
        explain_closed(self, self.session)

    @on(QuestionField.StageBoxRequested)
    def ask_about_box(self, event: QuestionField.StageBoxRequested) -> None:
        """Asks what to do where the officer writes into the box of a stage."""
        event.stop()
        if not self._asks:  # each of the letters that are typed at once asks
            self._asks = True
            self.post_message(FlowRequested(lambda dialogue: self._ask_about_box(dialogue, event.field, event.stage)))

    async def _ask_about_box(self, dialogue: Dialogue, field: QuestionField, stage: Stage) -> None:
        from eia_tui.flows.stage_box import ask_about_box
        from eia_tui.tui.widgets.approvals_panel import StageRequested

        try:
            way = await ask_about_box(dialogue, self.session, stage)
        finally:
            self._asks = False
        if way == "stage":
            self.post_message(StageRequested(stage))
        elif way == "write":
            field.allow()
        field.forget_refused()

    @on(QuestionField.Written)
    def write_below(self, event: QuestionField.Written) -> None:
        """Writes what was typed or pasted on the options of a choice into a written answer, and says so.

        That is the next one, or the long one before the choice if none follows it. Where the next is not shown yet, the
        text waits until an option is chosen, and a crash does not lose it.
        """
        event.stop()
        if self.session.read_only:
            self.explain_read_only(TextField.Refused())
            return
        self._unplaced = [*(each for each in self._unplaced if each.field is event.field), event]
        text = "".join(each.written.text for each in self._unplaced)
        self.session.unfinished.write(words_typed_at(event.field.asked.address), text)
        self.post_message(DraftChanged(event.field.asked.address))

    def write_unplaced_text(self) -> None:
        """Writes a text that waits, now that what is asked is shown, or says what to do first."""
        if not self._unplaced:
            return
        choice, texts = self._unplaced[0].field, self._unplaced
        fields = [each for each in self.query(QuestionField) if each.parent is choice.parent]
        at = fields.index(choice) if choice in fields else 0
        ways = [each for each in fields[at + 1 :] if isinstance(each.control, TextField)] or [
            each for each in reversed(fields[:at]) if isinstance(each.control, MarkdownField) and each.display
        ]
        field = next((each for each in ways if each.display), None)
        if ways and field is None:
            self.notify(_CHOOSE_FIRST, severity="warning", markup=False)
            return
        self._unplaced = []
        if field and isinstance(field.control, TextField):
            field.go()
            for number, each in enumerate(texts):
                each.written.write_in(field.control, goes_on=number > 0)
            field.say_written_here()
        else:
            self.notify(NO_TEXT_HERE, markup=False)
        self.session.unfinished.forget(words_typed_at(choice.asked.address))

    @on(MarkdownField.Pasted)
    def report_paste(self, event: MarkdownField.Pasted) -> None:
        """Says how a paste was changed, and how long a long one is, so that a loss on the way would be noticed."""
        event.stop()
        pasted = f"Pasted {event.letters:,} characters"
        if event.done:
            self.notify(f"{pasted}: {', '.join(event.done)}. Press Ctrl+Z to undo the formatting.", markup=False)
        elif event.letters >= _LONG_PASTE:
            self.notify(f"{pasted}.", markup=False)

    @on(QuestionField.Answered)
    def apply_answer(self, event: QuestionField.Answered) -> None:
        """Applies an answer to the session."""
        event.stop()
        event.field.arrive(event.value)
        try:
            changed = self.session.put(event.address, event.value)
        except UserError as error:
            self.notify(str(error), markup=False)
            event.field.refresh_answer()
            return
        if changed:
            self.post_message(DraftChanged(event.address))
        self._changed = event.field
        if self._quiet_timer:
            self._quiet_timer.reset()
        else:
            self._quiet_timer = self.set_timer(_QUIET, self._when_quiet)
        if self._pause_timer:
            self._pause_timer.reset()
        else:
            self._pause_timer = self.set_timer(_PAUSE, self._when_paused)

    def _when_quiet(self) -> None:
        self._quiet_timer = None
        if self._changed and self._changed.is_attached:
            self._changed.refresh_count()
        self.post_message(self.Quiet())
        self.refresh_findings()

    def _when_paused(self) -> None:
        """Shows what is found in the answer that was written, once the officer pauses or leaves it."""
        if self._pause_timer:
            self._pause_timer.stop()
        self._pause_timer = None
        if self._changed and self._changed.is_attached:
            self._changed.look_over()
        self.refresh_findings()

    def on_descendant_blur(self) -> None:
        """Shows at once what is found in an answer that the officer leaves."""
        if self._pause_timer:
            self.call_later(self._when_paused)

    @on(QuestionField.Left)
    def show_what_is_found(self, event: QuestionField.Left) -> None:
        """Shows what is found in a question that was asked just before the officer was there."""
        event.stop()
        self.refresh_findings()

    def refresh_findings(self) -> None:
        """Runs the checks in the background, and shows beside each answer what they found.

        While an answer is being written, nothing new is shown below it. What runs already stops, as it does when the
        draft is closed.
        """
        self._check(self.session.snapshot().draft)

    @work(thread=True, exclusive=True, group="found")
    def _check(self, draft: Draft) -> None:
        from eia_tui.checks import SHOWN_ELSEWHERE, open_findings
        from eia_tui.checks.same_fault import by_fault

        worker = get_current_worker()
        found = open_findings(draft, is_wanted=lambda: not worker.is_cancelled)
        faults = by_fault(draft, found)
        beside = [each for each in found if each.check not in SHOWN_ELSEWHERE]
        if not worker.is_cancelled:
            self.app.call_from_thread(self._show_findings, beside, faults)

    def _show_findings(self, found: Sequence[Finding], faults: Sequence[Sequence[Finding]]) -> None:
        focused = self.screen.focused
        if focused and self in focused.ancestors and focused.is_on_screen and not isinstance(focused, TextField):
            self.call_after_refresh(focused.scroll_visible, animate=False, immediate=True)
        for field in self.query(QuestionField):
            field.show_found(found, only_known=self._pause_timer is not None and field is self._changed)
        self.show_waiting()
        self.post_message(self.Checked(faults))

    def refresh_answers(self) -> None:
        """Shows the answers as they are in the draft now."""
        for field in self.query(QuestionField):
            field.refresh_answer()

    def show_waiting(self) -> None:
        """Shows below each answer what reviewers said about it and nobody has settled yet."""
        placed = placed_items(self.session.draft)
        for field in self.query(QuestionField):
            field.show_waiting(placed)

    @on(QuestionField.SettleRequested)
    def settle(self, event: QuestionField.SettleRequested) -> None:
        """Settles what a reviewer said, and whatever the officer settles after it."""
        event.stop()
        self.post_message(FlowRequested(lambda dialogue: self._settle(dialogue, event.item)))

    async def _settle(self, dialogue: Dialogue, item: WaitingItem) -> None:
        from eia_tui.flows.settle import settle

        address = await settle(dialogue, self.session, item)
        self.refresh_answers()
        self.refresh_findings()
        self.show_waiting()
        self.post_message(DraftChanged())
        self.post_message(self.Quiet())
        if address:
            self.post_message(AnswerWanted(address))
