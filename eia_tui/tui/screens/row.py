"""One row of an answer, filled in on a screen of its own."""

from collections.abc import Sequence
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, VerticalScroll
from textual.content import Content
from textual.screen import Screen
from textual.widgets import Static

from eia_tui.form.address import Address
from eia_tui.form.definition import Asked, is_shown
from eia_tui.form.kinds import Rows
from eia_tui.form.values import Value
from eia_tui.session.session import Session
from eia_tui.tui.compositor import LayoutCompositor
from eia_tui.tui.widgets.answer_area import AnswerArea, AnswerWanted, DraftChanged
from eia_tui.tui.widgets.bars import KeyBar, TopBar, open_title, saved_state
from eia_tui.tui.widgets.buttons import ActionButton
from eia_tui.tui.widgets.pending import caught_up
from eia_tui.tui.widgets.question_field import QuestionField
from eia_tui.tui.widgets.text_field import TextField


class RowScreen(Screen[None]):
    """The columns of one row, each a question."""

    AUTO_FOCUS = ""
    ALLOW_IN_MAXIMIZED_VIEW = "TopBar, KeyBar"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "whole_screen(False)", "Leave full screen", key_display="Esc", priority=True),
        Binding("escape", "done", "Done", key_display="Esc", priority=True),
        Binding("f1", "app.keys", "Keys", priority=True),
        Binding("f3", "app.preview", "Preview", priority=True),
        Binding("f4", "whole_screen", "Full screen", priority=True),
        Binding("ctrl+r", "app.spelling", "Spelling", priority=True),
        Binding("ctrl+s", "app.save_now", "Save", priority=True, show=False),
    ]

    def __init__(self, session: Session, address: str, number: int, at: tuple[str, int | None] = ("", None)) -> None:
        """The row with this number, from 1; a new one where there are fewer.

        `at` is the address of the answer to begin at, and a position in it; without one the first answer is.
        """
        super().__init__()
        self._at = at
        self._compositor = LayoutCompositor()
        self.session = session
        question = session.draft.form.questions[address]
        self.columns = question.columns if isinstance(question, Rows) else ()
        self.label = question.label
        self.address = address
        self.number = number
        self.fields = [
            QuestionField(Asked(Address(address).child(number, column.id), column), session) for column in self.columns
        ]
        self.area = AnswerArea(session)

    def compose(self) -> ComposeResult:
        """Heading, questions, and the way back."""
        count = max(len(self.session.rows.all(self.address)), self.number)
        yield TopBar()
        with self.area, VerticalScroll(classes="row", can_focus=False):
            yield Static(Content(f"{self.label.strip()}: {self.number} of {count}"), classes="heading")
            yield from self.fields
            with Horizontal(classes="ways"):
                yield ActionButton("Done", action="screen.done")
        yield KeyBar()

    def on_mount(self) -> None:
        """Shows only the columns that are asked so far."""
        self.watch(self, "maximized", self.refresh_bindings, init=False)
        self._show_columns()
        self.refresh_bar()
        address, start = self._at
        field = next((each for each in self.fields if each.display and each.asked.address == address), self.fields[0])
        field.go()
        if start is not None and isinstance(field.control, TextField):
            field.control.go_to(start)
        self.area.refresh_findings()

    @on(DraftChanged)
    def show_change(self, event: DraftChanged) -> None:
        """Shows or hides the columns that depend on another."""
        self._show_columns()
        for field in self.fields:
            if field.asked.address == event.address:
                field.refresh_note()
        self.area.write_unplaced_text()

    def show_replaced(self, addresses: Sequence[str]) -> None:
        """Shows, saves and checks answers that changed elsewhere than in their fields."""
        self.area.refresh_answers()
        if addresses:
            self.post_message(DraftChanged())
            self.area.refresh_findings()

    @on(AnswerWanted)
    def go_to_wanted(self, event: AnswerWanted) -> None:
        """Goes to an answer of this row."""
        event.stop()
        for field in self.fields:
            if field.asked.address.overlaps(event.address):
                field.go()
                return
        self.notify("That answer is not in this row. Press Esc to go back to the form.", markup=False)

    async def go_to_match(self, match: tuple[str, int] | None) -> None:
        """Goes to a word of this row, by its address and position in characters."""
        if match is None:
            return
        for field in self.fields:
            if field.asked.address == match[0] and isinstance(field.control, TextField):
                field.go()
                field.control.go_to(match[1])
                return
        self.notify("That word is not in this row. Press Esc to go back to the form.", markup=False)

    def _show_columns(self) -> None:
        for field in self.fields:
            field.display = is_shown(field.asked.question, self.columns, self._value)

    def _value(self, column: str) -> Value | None:
        return self.session.draft.answer(Address(self.address).child(self.number, column))

    def refresh_bar(self) -> None:
        """Shows in the top bar what is open, and whether it is saved."""
        for bar in self.query_children(TopBar):  # none is left where a save ends while the program does
            bar.title = open_title(self.session)
            bar.status = saved_state(self.session)

    def action_whole_screen(self, begins: bool = True) -> None:  # noqa: FBT001, FBT002  Textual gives it so
        """Gives the focused question the whole screen, or ends that; with `begins` false it only ends it."""
        if self.maximized:
            self.minimize()
        elif self.focused and begins:
            self.maximize(self.focused)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """The full screen is left where there is one."""
        return (action != "whole_screen" or parameters == () or self.maximized is not None) and super().check_action(
            action, parameters
        )

    async def action_done(self) -> None:
        """Back to the list of rows; everything is kept already. From the full screen, back to the row."""
        if self.maximized:
            self.minimize()
            return
        await caught_up(self)
        self.dismiss(None)
