"""A screen on which questions are answered: what is told there is kept, and shown wherever it is in sight."""

import asyncio
from collections.abc import Sequence
from typing import Any

from textual import events, on, work
from textual.message import Message
from textual.screen import Screen
from textual.timer import Timer
from textual.widget import Widget
from textual.worker import get_current_worker

from eia_tui.checks.finding import Finding
from eia_tui.draft.draft import Draft
from eia_tui.form.definition import Asked
from eia_tui.session.session import Session
from eia_tui.system.errors import UserError
from eia_tui.tui.compositor import LayoutCompositor
from eia_tui.tui.widgets.markdown_field import MarkdownField
from eia_tui.tui.widgets.question_field import QuestionField

_MOMENT = 0.01
"""Seconds between two looks at whether everything typed has arrived."""
_MOMENTS = 100
"""Looks after which it is no longer waited for."""

_QUIET = 0.3
"""Seconds without a key after which what takes longer is found out."""
_LONG_PASTE = 1000
"""Letters from which on a paste is told of."""


async def caught_up(screen: Screen[Any]) -> None:
    """Waits until the field in hand has told all that was typed into it: on a slow machine keys come in faster.

    To be awaited before the screen goes or the draft is saved for good, and never by the field itself.
    """
    for _ in range(_MOMENTS):
        field = screen.focused
        if field is None:
            return
        waiting = [each for each in field.ancestors_with_self if isinstance(each, Widget)]
        await asyncio.sleep(_MOMENT)
        if all(each._message_queue.empty() for each in waiting):  # noqa: SLF001  Textual has no other way to ask
            return


class AnsweringScreen(Screen[None]):
    """Takes the answers of its fields to the session. It holds none."""

    AUTO_FOCUS = ""
    ALLOW_IN_MAXIMIZED_VIEW = "TopBar, KeyBar"

    def __init__(self, session: Session) -> None:
        """The draft in hand."""
        super().__init__()
        self._compositor = LayoutCompositor()
        self.session = session
        self._quiet: Timer | None = None
        self._typed_in: QuestionField | None = None

    class Changed(Message):
        """Something is to be saved: an answer, or the place."""

    def on_descendant_focus(self, event: events.DescendantFocus) -> None:
        """Keeps the wording of the question in hand in sight, not only the place to answer."""
        for ancestor in event.widget.ancestors_with_self:
            if isinstance(ancestor, QuestionField):
                if event.widget is ancestor.target:
                    ancestor.call_after_refresh(ancestor.scroll_visible, animate=False)
                self.in_hand(ancestor.asked)

    @on(MarkdownField.Pasted)
    def tell_of_paste(self, event: MarkdownField.Pasted) -> None:
        """Says what was done to a paste, and how long a long one is, so that a loss on the way would be noticed."""
        event.stop()
        letters = f"Pasted {event.letters:,} letters"
        if event.done:
            self.notify(f"{letters}: {', '.join(event.done)}. Ctrl+Z gives it back as it was.", markup=False)
        elif event.letters >= _LONG_PASTE:
            self.notify(f"{letters}.", markup=False)

    def in_hand(self, asked: Asked) -> None:
        """Called when the officer comes to a question."""

    def answered(self, address: str) -> None:
        """Called when an answer is another now; a screen shows there what depends on it."""

    def tell(self) -> None:
        """Called when the draft is saved, or could not be; a screen says so."""

    @on(QuestionField.Answered)
    def keep_answer(self, event: QuestionField.Answered) -> None:
        """Keeps what was answered."""
        event.stop()
        try:
            changed = self.session.put(event.address, event.value)
        except UserError as error:
            self.notify(str(error), markup=False)
            event.field.refresh_answer()
            return
        if changed:
            self.post_message(self.Changed())
            self.answered(event.address)
        self._await_quiet(event.field)

    def _await_quiet(self, field: QuestionField) -> None:
        """What takes longer than a key may is done once no key has come for a moment."""
        self._typed_in = field
        if self._quiet:
            self._quiet.reset()
        else:
            self._quiet = self.set_timer(_QUIET, self._when_quiet)

    def _when_quiet(self) -> None:
        self._quiet = None
        if self._typed_in and self._typed_in.is_attached:
            self._typed_in.look_over()
        self.quiet()
        self.find()

    def find(self) -> None:
        """Looks behind the screens for what a reviewer would say of the answers, and tells it beside each."""
        self._find_behind(self.session.snapshot().draft)

    @work(thread=True, exclusive=True, group="found")
    def _find_behind(self, draft: Draft) -> None:
        from eia_tui.checks import beside_questions

        found = beside_questions(draft)
        if not get_current_worker().is_cancelled:
            self.app.call_from_thread(self._show_found, found)

    def _show_found(self, found: Sequence[Finding]) -> None:
        for field in self.query(QuestionField):
            field.show_found(found)

    def quiet(self) -> None:
        """Called once the keys are quiet after an answer; a screen shows what takes longer to find out."""
