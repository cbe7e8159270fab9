"""Keys that are typed ahead wait for what the key before them leads to: a sheet that opens, a field that comes next."""

import asyncio
from collections import deque
from collections.abc import Awaitable, Callable, Iterable, Sequence

from textual import events
from textual.app import App
from textual.message_pump import MessagePump

from eia_tui.tui.widgets.markdown_field import MarkdownField
from eia_tui.tui.widgets.text_field import TextField, typed_by

_LOOKING = (events.MouseMove, events.MouseScrollDown, events.MouseScrollUp)
"""What the mouse does that leads nowhere."""
_CALM = 2
"""Times that all must be found to be dealt with: a handler that waits for something shows only the second time."""
_MOMENT = 0.005
"""Seconds between two looks at whether the screen is laid out."""
_LONGEST = 5.0
"""Seconds after which the next key is dealt with whatever is going on, so that the keyboard never stays dead."""


class TypeAhead:
    """The keys, pastes and clicks that an app has got and not dealt with yet, in their order.

    Textual gives each key to the field that has the focus when the key arrives, though the key before it may be about
    to move the focus, show another question or open a sheet. Here a key waits until the one before it is dealt with.
    Letters for one text need not wait: the text takes them in their order. Its other keys, as Backspace, do lead
    elsewhere: Textual acts on them once they have been offered to all that the text is in.
    """

    def __init__(
        self, app: App[None], deal: Callable[[events.Event], Awaitable[None]], working: Callable[[], bool]
    ) -> None:
        """`deal` gets each event when its turn has come; `working` says whether a flow is about to show something."""
        self._app = app
        self._deal = deal
        self._working = working
        self._events: deque[events.Event] = deque()
        self._typed = True
        """Whether something was typed, or the program has begun, since all was last found to be dealt with."""
        self._waiting = 0
        """The number of the wait that goes on; 0 where none does."""
        self._waited = 0
        self._calm = 0
        self._at_last: asyncio.TimerHandle | None = None

    @property
    def waits(self) -> bool:
        """Whether anything has come that is not dealt with."""
        return bool(self._waiting or self._events)

    async def take(self, event: events.Event) -> None:
        """Deals with an event, now or when its turn comes."""
        self._events.append(event)
        if not self._waited:
            self._wait()
        await self._go_on()

    def put_first(self, new: Sequence[events.Event]) -> None:
        """Puts events before all that wait."""
        self._events.extendleft(reversed(new))

    async def _go_on(self) -> None:
        while self._events and not self._waiting:
            stays = self._stays(self._events[0])
            if self._typed and not stays:
                self._wait()
                return
            await self._deal(self._events.popleft())
            self._typed = True
            if not stays:
                self._wait()

    def _stays(self, event: events.Event) -> bool:
        """Whether an event is dealt with by the text in hand, and leads nowhere else."""
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
        self._waiting, self._calm = self._waited, 0
        loop = asyncio.get_running_loop()
        self._at_last = loop.call_later(_LONGEST, self._app.call_later, self._end, self._waiting)
        self._look_round()

    def _look_round(self) -> None:
        """Passes a callback through all that may have to do with the last key, behind all that waits for them there."""
        self._pass_on(self._concerned(), self._waiting)

    def _pass_on(self, nodes: Iterable[MessagePump], wait: int) -> None:
        rest = list(nodes)
        while rest:
            node = rest.pop(0)
            if node.call_later(self._pass_on, rest, wait):
                return
        self._app.call_later(self._looked_round, wait)

    async def _looked_round(self, wait: int) -> None:
        if wait != self._waiting:
            return
        self._calm = self._calm + 1 if all(map(_idle, self._concerned())) else 0
        # What a key does may depend on the layout, and on the screen that a flow is about to show.
        if self._working() or self._app.screen._layout_required:  # noqa: SLF001  as below
            self._calm = 0
            asyncio.get_running_loop().call_later(_MOMENT, self._app.call_later, self._looked_round, wait)
        elif self._calm < _CALM:
            self._look_round()
        else:
            await self._end(wait)

    async def _end(self, wait: int) -> None:
        if wait == self._waiting:
            if self._at_last:
                self._at_last.cancel()
            self._waiting = 0
            self._typed = False
            await self._go_on()

    def _concerned(self) -> Sequence[MessagePump]:
        """The field in hand, and all that it is in, up to the screen."""
        screen = self._app.screen
        return [node for node in (screen.focused or screen).ancestors_with_self if node is not self._app]


def _idle(node: MessagePump) -> bool:
    return not (node.message_queue_size or node._next_callbacks)  # noqa: SLF001  Textual has no other way to ask
