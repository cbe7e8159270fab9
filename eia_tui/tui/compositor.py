"""Lays out widgets as Textual does, and never loses a change of layout before it is drawn."""

from textual._compositor import Compositor, CompositorMap, ReflowResult
from textual.geometry import Size
from textual.widget import Widget


class LayoutCompositor(Compositor):
    """Compares each layout with the one before, whatever was asked for in between.

    Textual's own places all widgets anew as soon as it is asked where one of them is after a hidden one was updated,
    and compares the next layout with that: it finds no difference, and what went or moved is neither drawn nor told.
    """

    def __init__(self) -> None:
        super().__init__()
        self._laid_out: CompositorMap = {}

    def reflow(self, parent: Widget, size: Size) -> ReflowResult:
        """Places the widgets; those that are hidden, shown and resized since the last time."""
        self._full_map = self._laid_out
        result = super().reflow(parent, size)
        self._laid_out = self._full_map
        return result
