"""Notices: messages that need no answer, one at a time, in the place of the bar of keys."""

from collections import deque
from collections.abc import Callable
from time import monotonic
from typing import Any, NamedTuple

from textual.app import App

from eia_tui.flows.dialogue import Severity

READ_SECONDS: dict[Severity, float] = {"information": 0.0, "warning": 3.0, "error": 3.0}
"""How long a notice stays at least, also while the officer types: a warning may come at any moment."""
_SEEN_SECONDS = 1.0
"""How long a notice was there before a key that leads elsewhere removes it."""
_MOST = 30
"""The notices that can be read again."""


class Notice(NamedTuple):
    """A message, and how serious it is."""

    message: str
    severity: Severity = "information"


class NoticeBoard:
    """The notice that is shown now, and the last ones. It is shown until the next key."""

    def __init__(self) -> None:
        self.current: Notice | None = None
        self.past: deque[Notice] = deque(maxlen=_MOST)
        """The newest last."""
        self._shown_at = 0.0
        self._stays = False
        self._listeners: list[Callable[[], object]] = []

    def show(self, notice: Notice, *, stays: bool = False) -> None:
        """Shows a notice in place of the one before; one that `stays` is there until it is taken down."""
        self.current, self._shown_at, self._stays = notice, monotonic(), stays
        if not self.past or self.past[-1] != notice:
            self.past.append(notice)
        self._call_listeners()

    def take_down(self, notice: Notice | None = None) -> None:
        """Removes the notice that is shown, or only this one."""
        if self.current and notice in (None, self.current):
            self.current = None
            self._call_listeners()

    def key_pressed(self, *, leads_away: bool = False) -> float:
        """Removes the notice, unless there was no time to read it yet: the seconds after which to remove it then.

        A key that `leads_away` needs less: what it leads to has keys of its own, which the notice would cover.
        """
        current = self.current
        if current is None or self._stays:
            return 0.0
        least = READ_SECONDS[current.severity]
        left = self._shown_at + (min(least, _SEEN_SECONDS) if leads_away else least) - monotonic()
        if left > 0:
            return left
        self.take_down()
        return 0.0

    def time_is_up(self) -> None:
        """Removes the notice if it was there long enough, as a key was pressed since it was shown."""
        self.key_pressed()

    def listen(self, listener: Callable[[], object]) -> None:
        """Calls a function whenever another notice is shown, or none."""
        self._listeners.append(listener)

    def stop_listening(self, listener: Callable[[], object]) -> None:
        """Calls it no longer."""
        self._listeners.remove(listener)

    def _call_listeners(self) -> None:
        for listener in list(self._listeners):
            listener()


def board_of(app: App[Any]) -> NoticeBoard:
    """The notice board of the wizard; an empty one in an app that has none."""
    board = getattr(app, "notice_board", None)
    return board if isinstance(board, NoticeBoard) else NoticeBoard()
