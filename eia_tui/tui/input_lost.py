"""The message of a thread that cannot read the keyboard any more."""

from textual.message import Message


class InputLost(Message):
    """The program has to end, as it would take no key any more."""

    def __init__(self, error: Exception) -> None:
        super().__init__()
        self.error = error
