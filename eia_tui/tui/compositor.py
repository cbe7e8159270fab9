"""Lays out widgets as Textual does, and never loses a change of layout before it is drawn."""

from typing import Any

from rich.console import RenderableType
from textual._compositor import Compositor, CompositorMap, ReflowResult
from textual.geometry import Size
from textual.screen import Screen
from textual.widget import Widget


class LayoutCompositor(Compositor):
    """Compares each layout with the one that was drawn before it.

    Textual's own compositor lays out all widgets again as soon as it is asked for the position of one after a hidden
    one was updated, and compares the next layout with that one: it finds no difference, and does not draw what moved.
    """

    def __init__(self, *, waits: bool = False) -> None:
        """Draws nothing before `begin_drawing`, if it `waits`."""
        super().__init__()
        self._laid_out: CompositorMap = {}
        self._waits = waits

    def begin_drawing(self) -> bool:
        """Draws from the next refresh on. Returns whether it waited until now."""
        waited, self._waits = self._waits, False
        return waited

    def render_update(
        self,
        full: bool = False,  # noqa: FBT001, FBT002  Textual's
        screen_stack: list[Screen[Any]] | None = None,
        simplify: bool = False,  # noqa: FBT001, FBT002  Textual's
    ) -> RenderableType | None:
        """What to draw; nothing while it waits."""
        return None if self._waits else super().render_update(full, screen_stack, simplify)

    def reflow(self, parent: Widget, size: Size) -> ReflowResult:
        """Places the widgets; those that are hidden, shown and resized since the last time."""
        self._full_map = self._laid_out
        result = super().reflow(parent, size)
        self._laid_out = self._full_map
        return result
