"""Small dialogs of the program: a line of text, several ways to continue, yes or no."""

from collections.abc import Callable, Sequence
from typing import Any, ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical, VerticalScroll
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Button, Static

from eia_tui.flows.dialogue import Way
from eia_tui.prose.scrub import on_one_line
from eia_tui.tui.widgets.bars import KeyBar
from eia_tui.tui.widgets.buttons import ActionButton
from eia_tui.tui.widgets.text_field import TextField


class AskScreen(ModalScreen[str | None]):
    """Asks for a line of text; returns it, or None where the officer cancels."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape", "leave", "Cancel", key_display="Esc")]

    def __init__(
        self,
        question: str,
        button: str,
        text: str = "",
        aside: str = "",
        note: Callable[[str], object] | None = None,
        *,
        started: bool = False,
    ) -> None:
        """`text` is in the line at first; `aside` explains the question; `note` gets what is typed so far.

        A text that the officer has `started` is continued by typing; another one is replaced.
        """
        super().__init__()
        self.question = question
        self.button = button
        self.text = self.at_first = text
        self.aside = aside
        self.note = note
        self.started = started

    def compose(self) -> ComposeResult:
        """Question, line, buttons."""
        with Vertical(classes="sheet small"):
            yield Static(Content(self.question), classes="heading")
            if self.aside:
                yield Static(Content(self.aside), classes="aside")
            yield TextField(self.text)
            with Horizontal(classes="ways"):
                yield ActionButton(Content(self.button), id="yes")
                yield ActionButton("Cancel", id="no")
        yield KeyBar()

    def on_mount(self) -> None:
        """Selects the whole text, so that typing replaces it, unless it is continued."""
        if not self.started:
            self.query_one(TextField).select_all()

    @on(TextField.Typed)
    def keep_text(self, event: TextField.Typed) -> None:
        """Remembers what was typed."""
        self.text = event.text
        if self.note:
            self.note(event.text)

    @on(TextField.Entered)
    def enter(self, event: TextField.Entered) -> None:
        """Enter answers with the line."""
        self.text = event.text
        self.answer()

    @on(Button.Pressed, "#yes")
    def answer(self) -> None:
        """Closes with the line, unless it is blank."""
        if not self.is_current:
            return  # answered already: Enter was pressed twice
        if self.text.strip():
            self.dismiss(on_one_line(self.text))
        else:
            self.notify("Type your answer first, or press Esc to go back.", markup=False)

    @on(Button.Pressed, "#no")
    def action_leave(self) -> None:
        """Closes without an answer; asks first if something was typed."""
        if self.is_current:
            leave_typed(self, (self.text, self.at_first))


def leave_typed(
    screen: ModalScreen[Any], *texts: tuple[str, str], discard: Callable[[], object] = lambda: None
) -> None:
    """Closes a dialog without an answer; if words were typed into it, only once the officer agrees to discard them.

    `texts` are what is in each of its fields now, and what was there at first. `discard` forgets what was typed.
    """
    if all(now.strip() in ("", at_first.strip()) for now, at_first in texts):
        screen.dismiss(None)
        return

    def leave(sure: bool | None) -> None:  # noqa: FBT001  Textual gives it so
        if sure:
            discard()
            screen.dismiss(None)

    question = ConfirmScreen("Discard what you typed?", "It has not been used yet.", "Discard", "Keep writing")
    screen.app.push_screen(question, leave)


class WaysScreen(ModalScreen[str | None]):
    """Explains something, and offers ways to continue; returns the word of the chosen one, None without a choice."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "dismiss", "Back", key_display="Esc"),
        Binding("pagedown", "turn(1)", "Read on", key_display="PgDn"),
        Binding("pageup", "turn(-1)", "Read back", show=False),
    ]

    def __init__(self, heading: str, aside: str, ways: Sequence[Way]) -> None:
        """`ways` are the buttons; the answer is the word of the one that is pressed."""
        super().__init__()
        self.heading = heading
        self.aside = aside
        self.ways = ways

    def compose(self) -> ComposeResult:
        """The explanation, and a line with a button for each way."""
        with Vertical(classes="sheet small"):
            yield Static(Content(self.heading), classes="heading")
            with VerticalScroll(classes="explanation", can_focus=False):
                yield Static(Content(self.aside), classes="instruction")
            for way in self.ways:
                yield ActionButton(Content(way.label), id=way.word)
        yield KeyBar()

    def on_mount(self) -> None:
        """Gives the focus to the first way."""
        self.query(Button).first().focus()
        self.call_after_refresh(self.refresh_bindings)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:  # noqa: ARG002  Textual's
        """The keys that turn pages work only if the explanation is longer than its place."""
        return action != "turn" or any(each.max_scroll_y > 0 for each in self.query(".explanation"))

    def action_turn(self, step: int) -> None:
        """Shows the next or the last page of the explanation."""
        pages = self.query_one(".explanation", VerticalScroll)
        pages.scroll_relative(y=step * max(1, pages.size.height - 1), animate=False)

    @on(Button.Pressed)
    def choose(self, event: Button.Pressed) -> None:
        """Closes with the chosen way, once."""
        if self.is_current:
            self.dismiss(event.button.id)


class ConfirmScreen(ModalScreen[bool]):
    """Asks a question; True for yes, False for Esc and Cancel."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape", "dismiss(False)", "Back", key_display="Esc")]

    def __init__(self, question: str, aside: str, yes: str, no: str = "Cancel") -> None:
        """`yes` and `no` are the labels of the buttons."""
        super().__init__()
        self.question = question
        self.aside = aside
        self.yes = yes
        self.no = no

    def compose(self) -> ComposeResult:
        """Question and buttons; "no" has the focus first."""
        with Vertical(classes="sheet small"):
            yield Static(Content(self.question), classes="heading")
            yield Static(Content(self.aside), classes="aside")
            with Horizontal(classes="ways"):
                yield ActionButton(Content(self.no), id="no")
                yield ActionButton(Content(self.yes), id="yes")
        yield KeyBar()

    @on(Button.Pressed)
    def answer(self, event: Button.Pressed) -> None:
        """Closes with the answer of the button."""
        self.dismiss(event.button.id == "yes")
