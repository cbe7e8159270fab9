"""The message with which a widget or a screen has a flow run."""

from collections.abc import Callable, Coroutine
from typing import Any

from textual.message import Message

from eia_tui.flows.dialogue import Dialogue


class FlowRequested(Message):
    """A flow is to be run with the dialogue of the app. An error that a person can cause is shown."""

    def __init__(self, flow: Callable[[Dialogue], Coroutine[Any, Any, object]], *, save_first: bool = False) -> None:
        """With `save_first` the draft is saved before, and nothing is run where that fails."""
        super().__init__()
        self.flow = flow
        self.save_first = save_first
