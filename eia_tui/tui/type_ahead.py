"""Delays keys that are typed ahead until the key before them has taken effect, such as a dialog that opens."""

import asyncio
from collections import deque
from collections.abc import Awaitable, Callable, Iterable, Sequence

from textual import events
from textual.app import App
from textual.message_pump import MessagePump

from eia_tui.tui.letter_keys import LetterKeys
from eia_tui.tui.widgets.markdown_field import MarkdownField
from eia_tui.tui.widgets.text_field import TextField, typed_by

_LOOKING = (events.MouseMove, events.MouseScrollDown, events.MouseScrollUp)
"""Mouse events that change nothing."""
_FEWEST_IDLE_ROUNDS = 2
"""How often everything must be found idle: a handler that waits for something shows only the second time."""
_MOMENT = 0.005
"""Seconds between two checks whether the screen is laid out."""
_LONGEST = 5.0
"""Seconds after which the next key is handled in any case, so that the keyboard never stays dead."""
_LONGEST_FLOWS = 12
"""How many times as long it may take a flow to show what the next key is for: a draft on a slow drive is opened."""


class TypeAhead:
    """The keys, pastes and clicks that an app has received and not handled yet, in order.

    Textual gives each key to the field that has the focus when the key arrives, though the key before it may be about
    to move the focus, show another question or open a dialog. Here a key waits until the one before it is handled.
    Letters for one text need not wait: the text takes them in their order. Its other keys, as Backspace, do lead
    elsewhere: Textual acts on them once they have been offered to all that the text is in.
    """

    def __init__(
        self, app: App[None], handle: Callable[[events.Event], Awaitable[None]], working: Callable[[], bool]
    ) -> None:
        """`handle` gets each event when its turn has come; `working` says whether a flow is about to show something."""
        self._app = app
        self._handle = handle
        self._working = working
        self._events: deque[events.Event] = deque()
        self._typed = True
        """Whether something was typed, or the program started, since everything was last found idle."""
        self._waiting = 0
        """The number of the current wait; 0 without one."""
        self._waited = 0
        self._idle_rounds = 0
        self._letters = LetterKeys()
        self._at_last: asyncio.TimerHandle | None = None

    @property
    def waits(self) -> bool:
        """Whether any event is not handled yet."""
        return bool(self._waiting or self._events)

    async def take(self, event: events.Event) -> None:
        """Handles an event, now or when its turn comes."""
        self._events.append(event)
        if not self._waited:
            self._wait()
        await self._handle_next()

    def put_first(self, new: Sequence[events.Event]) -> None:
        """Puts events in front of all that wait."""
        self._events.extendleft(reversed(new))

    async def _handle_next(self) -> None:
        while self._events and not self._waiting:
            stays = self._stays(self._events[0])
            if self._typed and not stays:
                self._wait()
                return
            if seconds := self._letters.wait_for(self._events, self._app.focused):
                asyncio.get_running_loop().call_later(seconds, self._app.call_later, self._handle_next)
                return
            if self._letters.refuse(self._events, self._app.focused):
                self._events.popleft()
                continue
            await self._handle(self._events.popleft())
            self._typed = True
            if not stays:
                self._wait()

    def _stays(self, event: events.Event) -> bool:
        """Whether the focused text handles an event, and nothing else changes."""
        area = self._app.focused
        if isinstance(event, _LOOKING):
            return True
        if not isinstance(area, TextField):
            return False
        if isinstance(event, events.Key):
            return bool(typed_by(event)) or (event.key == "enter" and isinstance(area, MarkdownField))
        return isinstance(event, events.Paste)

    # --- until all is dealt with ---

    def _wait(self) -> None:
        self._waited += 1
        self._waiting, self._idle_rounds = self._waited, 0
        self._set_limit(self._waiting, 1)
        self._ask_round()

    def _set_limit(self, wait: int, turn: int) -> None:
        loop = asyncio.get_running_loop()
        self._at_last = loop.call_later(_LONGEST, self._app.call_later, self._reach_limit, wait, turn)

    async def _reach_limit(self, wait: int, turn: int) -> None:
        if wait == self._waiting and self._working() and turn < _LONGEST_FLOWS:
            self._set_limit(wait, turn + 1)
        else:
            await self._end(wait)

    def _ask_round(self) -> None:
        """Passes a callback through every widget that the last key may concern, after the messages that wait there."""
        self._pass_on(self._receivers(), self._waiting)

    def _pass_on(self, nodes: Iterable[MessagePump], wait: int) -> None:
        rest = list(nodes)
        while rest:
            node = rest.pop(0)
            if node.call_later(self._pass_on, rest, wait):
                return
        self._app.call_later(self._asked_round, wait)

    async def _asked_round(self, wait: int) -> None:
        if wait != self._waiting:
            return
        self._idle_rounds = self._idle_rounds + 1 if all(map(_idle, self._receivers())) else 0
        # What a key does may depend on the layout, and on the screen that a flow is about to show.
        if self._working() or self._app.screen._layout_required:  # noqa: SLF001  as below
            self._idle_rounds = 0
            asyncio.get_running_loop().call_later(_MOMENT, self._app.call_later, self._asked_round, wait)
        elif self._idle_rounds < _FEWEST_IDLE_ROUNDS:
            self._ask_round()
        else:
            await self._end(wait)

    async def _end(self, wait: int) -> None:
        if wait == self._waiting:
            if self._at_last:
                self._at_last.cancel()
            self._waiting = 0
            self._typed = False
            await self._handle_next()

    def _receivers(self) -> Sequence[MessagePump]:
        """The focused widget and its ancestors, up to the screen."""
        screen = self._app.screen
        return [node for node in (screen.focused or screen).ancestors_with_self if node is not self._app]


def _idle(node: MessagePump) -> bool:
    return not (node.message_queue_size or node._next_callbacks)  # noqa: SLF001  Textual has no other way to ask
