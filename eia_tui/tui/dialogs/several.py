"""A dialog that asks for any number of options."""

from collections.abc import Callable, Sequence
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Button, Static

from eia_tui.flows.dialogue import Way
from eia_tui.form.kinds import Option
from eia_tui.tui.widgets.bars import KeyBar
from eia_tui.tui.widgets.buttons import ActionButton
from eia_tui.tui.widgets.options import OptionsList

TICK_FIRST = "Press Space to tick one, then Enter. Esc goes back."
"""The message for Enter when nothing is ticked."""


class SeveralScreen(ModalScreen[Sequence[str] | None]):
    """Returns the words of the options that are marked, None where the officer cancels."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "dismiss", "Cancel", key_display="Esc"),
        Binding("enter", "go_on", "Next", priority=True),
    ]

    def __init__(
        self,
        heading: str,
        text: str,
        options: Sequence[Way],
        button: str,
        *,
        chosen: Sequence[str] = (),
        note: Callable[[Sequence[str]], object] | None = None,
    ) -> None:
        """`text` explains the question; `button` is the label of the button that continues.

        `chosen` and `note` are as for `Dialogue.choose_several`.
        """
        super().__init__()
        self.heading = heading
        self.text = text
        self.options = OptionsList([Option(id=each.word, label=each.label) for each in options], chosen, one=False)
        self.button = button
        self.note = note

    def compose(self) -> ComposeResult:
        """The question, the options, and the buttons."""
        with Vertical(classes="sheet several"):
            yield Static(Content(self.heading), classes="heading")
            yield Static(Content(self.text), classes="instruction")
            yield self.options
            with Horizontal(classes="ways"):
                yield ActionButton(Content(self.button), id="yes")
                yield ActionButton("Cancel", id="no")
        yield KeyBar()

    def on_mount(self) -> None:
        """Begins at the first option."""
        self.options.highlighted = 0
        self.options.focus()

    @on(OptionsList.Picked)
    def note_chosen(self, event: OptionsList.Picked) -> None:
        """Has what is marked so far kept."""
        event.stop()
        if self.note:
            self.note(event.chosen)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """On a button, Enter presses it."""
        return (action != "go_on" or self.options.has_focus) and super().check_action(action, parameters)

    @on(Button.Pressed, "#yes")
    def action_go_on(self) -> None:
        """Closes with the options that are marked."""
        if not self.options.chosen:
            self.notify(TICK_FIRST, markup=False)
        elif self.is_current:
            self.dismiss([each.id for each in self.options.items if each.id in self.options.chosen])

    @on(Button.Pressed, "#no")
    def cancel(self) -> None:
        """Closes without an answer."""
        self.dismiss(None)
