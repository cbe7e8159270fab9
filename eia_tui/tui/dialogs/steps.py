"""The list of steps on a screen of its own, where there is no room for it beside the questions."""

from collections.abc import Sequence
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.screen import ModalScreen

from eia_tui.session.progress import StepState
from eia_tui.session.session import Session
from eia_tui.tui.widgets.bars import KeyBar
from eia_tui.tui.widgets.step_list import StepList
from eia_tui.tui.widgets.virtual_list import VirtualList

_ROOM = 80
"""Columns from which on the list stands beside the questions."""


class StepsScreen(ModalScreen[int | None]):
    """Answers with the number of the step that was chosen."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape,f2", "dismiss", "Back", key_display="Esc")]

    def __init__(self, session: Session, states: Sequence[StepState], current: int) -> None:
        """The form in hand."""
        super().__init__()
        self.session = session
        self.states = states
        self.current = current

    def compose(self) -> ComposeResult:
        """The list and the keys."""
        yield StepList(self.session.draft.form, self.states, self.current)
        yield KeyBar()

    def on_resize(self) -> None:
        """Goes where there is room for the list beside the questions again."""
        if self.app.size.width >= _ROOM and self.is_current:
            self.dismiss(None)

    @on(VirtualList.Chosen)
    def choose(self) -> None:
        """The step in hand is the answer."""
        stop = self.query_one(StepList).item
        self.dismiss(stop.number if stop else None)
