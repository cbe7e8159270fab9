"""Waits until a field has passed on everything that was typed into it."""

import asyncio
from typing import Any

from textual.screen import Screen
from textual.widget import Widget

_MOMENT = 0.01
"""Seconds between two checks."""
_MOMENTS = 100
"""Checks after which it no longer waits."""


async def caught_up(screen: Screen[Any]) -> None:
    """Waits until the focused field has passed on all that was typed: on a slow machine keys come in faster.

    To be awaited before the screen closes or the draft is saved for good, and never by the field itself.
    """
    for _ in range(_MOMENTS):
        field = screen.focused
        if field is None:
            return
        waiting = [each for each in field.ancestors_with_self if isinstance(each, Widget)]
        await asyncio.sleep(_MOMENT)
        if all(each._message_queue.empty() for each in waiting):  # noqa: SLF001  Textual has no other way to ask
            return
