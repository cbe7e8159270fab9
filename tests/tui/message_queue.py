"""Waits until an app has processed its messages, however busy the machine is."""

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
"""Seconds after which an app that still processes messages is taken to hang."""


class DrainedPilot(Pilot[None]):
    """A pilot that waits for messages. Textual's own waits for an idle processor, which fails on a busy machine."""

    async def press(self, *keys: str) -> None:
        """Presses keys by their names, each after all messages from the one before have been processed."""
        for key in keys:
            send_key(self.app, key)
            await drain(self.app)

    async def pause(self, delay: float | None = None) -> None:
        """Waits `delay` seconds, if given, and then until the app has nothing left to do."""
        if delay:
            await asyncio.sleep(delay)
        await drain(self.app)


def send_key(app: App[None], key: str) -> None:
    """Sends a key by its name, as Textual's own pilot does, without waiting."""
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
    """Waits until every message has been processed and drawn, and no more follow.

    Does not wait for running timers and threads: a test must wait for their results.
    """
    end = monotonic() + PATIENCE
    ready = asyncio.get_running_loop()._ready
    while app._running and not app._exception:
        await asyncio.sleep(0)
        if ready:
            continue
        if busy := [*filter(_unfinished, _pumps(app))]:
            assert monotonic() < end, f"still busy after {PATIENCE:.0f} s: {busy}"
            await asyncio.sleep(0.001)  # it waits for a thread
        elif app._resize_event:
            await asyncio.sleep(0.001)  # Textual handles a new size a moment later
        elif not _draw(app):
            if not (isinstance(app, Wizard) and app.keys_wait):
                return
            await asyncio.sleep(0.001)  # keys wait until the effect of the one before is laid out


def _unfinished(pump: MessagePump) -> bool:
    """Whether a message pump has messages or is processing one: an idle one waits for its queue."""
    if pump._task is None or pump._task.done() or pump._closed:
        return False
    queue = pump._message_queue
    return bool(queue.values or pump._next_callbacks) or not queue.ready_event._waiters


def _pumps(app: App[None]) -> Iterator[MessagePump]:
    yield app
    for screen in app.screen_stack:
        yield from screen.walk_children(with_self=True)


def _draw(app: App[None]) -> bool:
    """Draws at once what a timer would draw within a sixtieth of a second. Returns whether there was anything to draw."""
    screen = app.screen
    waiting = not app._batch_count and bool(
        screen._layout_required or screen._scroll_required or screen._repaint_required
        or screen._recompose_required or screen._dirty_widgets or screen._callbacks
    )  # fmt: skip
    screen._on_timer_update()
    return waiting
