"""One row of an answer, filled in on a screen of its own."""

from collections.abc import Sequence
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, VerticalScroll
from textual.content import Content
from textual.widgets import Button, Static

from eia_tui.form.definition import Asked, shown
from eia_tui.form.kinds import Rows
from eia_tui.form.values import Value
from eia_tui.session.session import Session
from eia_tui.tui.screens.answering import caught_up
from eia_tui.tui.screens.writing import WritingScreen
from eia_tui.tui.widgets.bars import KeyBar, TopBar, saved_state
from eia_tui.tui.widgets.question_field import QuestionField
from eia_tui.tui.widgets.text_field import TextField


class RowScreen(WritingScreen):
    """The columns of one row, each a question."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("f1", "app.keys", "Keys", priority=True),
        Binding("f3", "preview", "Preview", priority=True),
        Binding("f4", "whole_screen", "Full screen", priority=True),
        Binding("escape,f10", "done", "Done", key_display="Esc", priority=True),
        Binding("ctrl+r", "spelling", "Spelling", priority=True),
        Binding("ctrl+s", "app.save_now", "Save", priority=True, show=False),
    ]

    def __init__(self, session: Session, address: str, number: int) -> None:
        """The row of this number, from 1; a new one where there are fewer."""
        super().__init__(session)
        question = session.draft.form.questions[address]
        self.columns = question.columns if isinstance(question, Rows) else ()
        self.label = question.label
        self.address = address
        self.number = number
        self.fields = [
            QuestionField(Asked(f"{address}.{number}.{column.id}", column), session) for column in self.columns
        ]

    def compose(self) -> ComposeResult:
        """Heading, questions, and the way back."""
        many = max(len(self.session.rows(self.address)), self.number)
        yield TopBar()
        with VerticalScroll(classes="row", can_focus=False):
            yield Static(Content(f"{self.label.strip()}: {self.number} of {many}"), classes="heading")
            yield from self.fields
            with Horizontal(classes="ways"):
                yield Button("Done", action="screen.done", compact=True)
        yield KeyBar()

    def on_mount(self) -> None:
        """Shows only the columns that are asked so far."""
        self.answered(self.address)
        self.tell()
        self.fields[0].go()
        self.find()

    def changed_elsewhere(self, addresses: Sequence[str]) -> None:
        """Shows and saves answers that were changed, but not in their fields."""
        for field in self.fields:
            field.refresh_answer()
        if addresses:
            self.post_message(self.Changed())

    async def found(self, place: tuple[str, int] | None) -> None:
        """Goes to a word of this row; one elsewhere is for the form's own screen."""
        for field in self.fields:
            if place and field.asked.address == place[0] and isinstance(field.control, TextField):
                field.go()
                field.control.go_to(place[1])
                return
        if place:
            self.notify("That word is not in this row. Esc leads back to the form.", markup=False)

    def answered(self, address: str) -> None:
        """Shows or hides the columns that wait for another."""
        for field in self.fields:
            field.display = shown(field.asked.question, self.columns, self._value)
            if field.asked.address == address:
                field.refresh_note()

    def _value(self, column: str) -> Value | None:
        return self.session.draft.answer(f"{self.address}.{self.number}.{column}")

    def tell(self) -> None:
        """Says in the top bar what is in hand, and whether it is saved."""
        for bar in self.query(TopBar):  # none is left where a save ends while the program does
            bar.named = self.session.draft.name
            bar.told = saved_state(self.session)

    def action_whole_screen(self) -> None:
        """Gives the question in hand the whole screen, or takes it back."""
        if self.maximized:
            self.minimize()
        elif self.focused:
            self.maximize(self.focused)

    async def action_done(self) -> None:
        """Back to the list of rows; all of it is kept already. From the full screen, back to the row."""
        if self.maximized:
            self.minimize()
            return
        await caught_up(self)
        self.dismiss(None)
