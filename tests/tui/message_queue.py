"""A pilot that waits for messages instead of an idle processor: quick where the machine is free, right where it is not."""

import asyncio
from collections.abc import Iterator
from time import monotonic

from textual import events
from textual.app import App
from textual.keys import REPLACED_KEYS, _character_to_key, _get_unicode_name_from_key
from textual.message_pump import MessagePump
from textual.pilot import Pilot

from eia_tui.tui.app import Wizard

PATIENCE = 60.0
"""Seconds after which an app that is still busy with its own messages is taken to be stuck."""


class DrainedPilot(Pilot[None]):
    """Textual's pilot decides by the processor's time whether the app is done, which a busy machine gets wrong."""

    async def press(self, *keys: str) -> None:
        """Presses keys by their names, each when all that the one before caused has been dealt with."""
        for key in keys:
            send_key(self.app, key)
            await drain(self.app)

    async def pause(self, delay: float | None = None) -> None:
        """Waits until the app has nothing left to do, and before that so many seconds, where they are given."""
        if delay:
            await asyncio.sleep(delay)
        await drain(self.app)


def send_key(app: App[None], key: str) -> None:
    """Sends a key by its name, as Textual's own pilot does, and waits for nothing."""
    import unicodedata

    if len(key) == 1 and not key.isalnum():
        key = _character_to_key(key)
    try:
        character = unicodedata.lookup(_get_unicode_name_from_key(REPLACED_KEYS.get(key, key)))
    except KeyError:
        character = key if len(key) == 1 else None
    assert app._driver
    app._driver.send_message(events.Key(key, character))


async def drain(app: App[None]) -> None:
    """Waits until every message is dealt with, drawn, and followed by nothing more.

    Timers that have not run out and threads that still work are not waited for: a test waits for what they bring.
    """
    end = monotonic() + PATIENCE
    ready = asyncio.get_running_loop()._ready
    while app._running and not app._exception:
        await asyncio.sleep(0)
        if ready:
            continue
        if busy := [*filter(_unfinished, _pumps(app))]:
            assert monotonic() < end, f"still busy after {PATIENCE:.0f} s: {busy}"
            await asyncio.sleep(0.001)  # one that waits for a thread
        elif app._resize_event:
            await asyncio.sleep(0.001)  # Textual takes in another size a moment later
        elif not _draw(app):
            if not (isinstance(app, Wizard) and app.keys_wait):
                return
            await asyncio.sleep(0.001)  # keys wait until what the one before them led to is laid out


def _unfinished(pump: MessagePump) -> bool:
    """Whether a pump has messages, or is in the midst of one: at rest, it waits for its queue."""
    if pump._task is None or pump._task.done() or pump._closed:
        return False
    queue = pump._message_queue
    return bool(queue.values or pump._next_callbacks) or not queue.ready_event._waiters


def _pumps(app: App[None]) -> Iterator[MessagePump]:
    yield app
    for screen in app.screen_stack:
        yield from screen.walk_children(with_self=True)


def _draw(app: App[None]) -> bool:
    """Draws at once what a timer would draw within a sixtieth of a second. Whether anything was waiting to be drawn."""
    screen = app.screen
    waiting = not app._batch_count and bool(
        screen._layout_required or screen._scroll_required or screen._repaint_required
        or screen._recompose_required or screen._dirty_widgets or screen._callbacks
    )  # fmt: skip
    screen._on_timer_update()
    return waiting
