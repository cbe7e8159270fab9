"""Lays out widgets as Textual does, and never loses a change of layout before it is drawn."""

import asyncio
from collections.abc import Callable
from typing import Any

from rich.console import RenderableType
from textual._compositor import Compositor, CompositorMap, ReflowResult
from textual.geometry import Size
from textual.screen import Screen
from textual.widget import Widget

_TURNS = 200
"""Turns of the event loop after which a screen that is never quiet is drawn as it is."""


class LayoutCompositor(Compositor):
    """Compares each layout with the one that was drawn before it.

    Textual's own compositor lays out all widgets again as soon as it is asked for the position of one after a hidden
    one was updated, and compares the next layout with that one: it finds no difference, and does not draw what moved.
    """

    def __init__(self, *, waits: bool = False) -> None:
        """Draws nothing before `begin_drawing`, if it `waits`."""
        super().__init__()
        self._laid_out: CompositorMap = {}
        self.waits = waits

    def begin_drawing(self) -> None:
        """Draws from the next refresh on."""
        self.waits = False

    def render_update(
        self,
        full: bool = False,  # noqa: FBT001, FBT002  Textual's
        screen_stack: list[Screen[Any]] | None = None,
        simplify: bool = False,  # noqa: FBT001, FBT002  Textual's
    ) -> RenderableType | None:
        """What to draw; nothing while it waits."""
        return None if self.waits else super().render_update(full, screen_stack, simplify)

    def reflow(self, parent: Widget, size: Size) -> ReflowResult:
        """Places the widgets; those that are hidden, shown and resized since the last time."""
        self._full_map = self._laid_out
        result = super().reflow(parent, size)
        self._laid_out = self._full_map
        return result

    def reflow_visible(self, parent: Widget, size: Size) -> set[Widget]:
        """Places the widgets in sight after something scrolled; the next layout is compared with that as well.

        Else, where a layout scrolls back, it would find no difference from the one before, and draw nothing.
        """
        exposed = super().reflow_visible(parent, size)
        self._laid_out = {**self._laid_out, **(self._visible_map or {})}
        return exposed


async def draw_first(screen: Screen[Any], compositor: LayoutCompositor, settle: Callable[[], None]) -> None:
    """Draws a screen for the first time once all is in its place, instead of each step of the layout.

    `settle` is called with a layout, and may change it. Nothing waits for the timer with which Textual draws.
    """
    await _messages_handled(screen)
    screen._on_timer_update()  # noqa: SLF001  Textual has no other way to lay out and draw at once
    settle()
    await _messages_handled(screen)
    compositor.begin_drawing()
    screen.refresh()
    screen._on_timer_update()  # noqa: SLF001  as above


async def _messages_handled(screen: Screen[Any]) -> None:
    """Waits until no widget of a screen has a message left to handle."""
    for _ in range(_TURNS):
        await asyncio.sleep(0)
        if all(each._message_queue.empty() for each in screen.walk_children(Widget, with_self=True)):  # noqa: SLF001  Textual has no other way to ask
            return
