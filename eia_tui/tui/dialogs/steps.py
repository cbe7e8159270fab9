"""The list of steps on a screen of its own, where there is no room beside the questions for it."""

from collections.abc import Sequence
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.screen import ModalScreen

from eia_tui.session.progress import StepStatus
from eia_tui.session.session import Session
from eia_tui.tui.widgets.bars import KeyBar
from eia_tui.tui.widgets.step_list import StepList
from eia_tui.tui.widgets.virtual_list import VirtualList

_ROOM = 80
"""The width, in columns, from which the list is beside the questions."""


class StepsScreen(ModalScreen[int | None]):
    """Returns the number of the chosen step."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape,f2", "dismiss", "Back", key_display="Esc")]

    def __init__(self, session: Session, statuses: Sequence[StepStatus], current: int) -> None:
        """The steps of the form of a session."""
        super().__init__()
        self.session = session
        self.statuses = statuses
        self.current = current

    def compose(self) -> ComposeResult:
        """The list and the keys."""
        yield StepList(self.session.draft.form, self.statuses, self.current)
        yield KeyBar()

    def on_resize(self) -> None:
        """Closes once the window is wide enough for the list beside the questions, unless one has the full screen."""
        has_room = self.app.size.width >= _ROOM and not self.app.screen_stack[-2].maximized
        if has_room and self.is_current:
            self.dismiss(None)

    @on(StepList.Left)
    def leave(self) -> None:
        """Closes, with no step chosen."""
        self.dismiss(None)

    @on(VirtualList.Chosen)
    def choose(self) -> None:
        """Closes with the highlighted step."""
        stop = self.query_one(StepList).item
        self.dismiss(stop.number if stop else None)
