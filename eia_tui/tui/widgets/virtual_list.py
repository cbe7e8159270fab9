"""A list of any length, of which only the visible lines are drawn."""

from bisect import bisect_right
from collections.abc import Callable, Sequence
from itertools import accumulate, pairwise
from typing import ClassVar, Generic, TypeAlias, TypeVar

from rich.cells import cell_len, set_cell_size
from rich.segment import Segment
from textual import events
from textual.binding import Binding, BindingType
from textual.geometry import Region, Size
from textual.message import Message
from textual.reactive import reactive
from textual.scroll_view import ScrollView
from textual.strip import Strip
from textual.widget import Widget

Item = TypeVar("Item")
Line: TypeAlias = Sequence[tuple[str, str]]
"""One line: pieces of text, each with its style ("" or "quiet", "strong", "alert")."""

_BETWEEN = " ,;·"
"""What is not left before the … of a text that is cut."""


def cut(text: str, width: int) -> str:
    """A text cut to a width in cells, with … at the end if it was longer, and padded if it was shorter.

    It is cut between two words, unless that would leave less than a third of the width.
    """
    plain = "".join(letter if letter.isprintable() else " " for letter in text)
    if cell_len(plain) > width > 0:
        kept = set_cell_size(plain, width - 1)
        words, _, part = kept.rpartition(" ")
        if part and not plain[len(kept) : len(kept) + 1].isspace() and cell_len(words.rstrip()) >= width // 3:
            kept = words
        plain = kept.rstrip(_BETWEEN) + "…"
    return set_cell_size(plain, max(width, 0))


def wrapped(text: str, width: int) -> list[str]:
    """A text wrapped to a width in cells."""
    from textual._wrap import compute_wrap_offsets  # what TextArea wraps with: cells, not letters

    lines = []
    for line in text.split("\n"):
        offsets = [0, *compute_wrap_offsets(line, max(width, 1), 4), len(line)]
        lines += [line[start:end].rstrip() for start, end in pairwise(offsets)]
    return lines


class VirtualList(ScrollView, Generic[Item], can_focus=True):
    """Items one below the other, one of them highlighted. `draw` gives the lines of each item."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {
        "listing--line", "listing--quiet", "listing--strong", "listing--alert", "listing--highlighted",
    }  # fmt: skip

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "choose", "Open"),
        Binding("up", "move(-1)", "Up", show=False),
        Binding("down", "move(1)", "Down", show=False),
        Binding("pageup", "turn(-1)", "A page up", show=False),
        Binding("pagedown", "turn(1)", "A page down", show=False),
        Binding("home", "move(-1000000)", "First", show=False),
        Binding("end", "move(1000000)", "Last", show=False),
    ]

    highlighted: reactive[int] = reactive(0, init=False)
    """The index of the highlighted item."""

    class Chosen(Message):
        """An item was chosen, by Enter or by mouse."""

        def __init__(self, listing: Widget, index: int) -> None:
            super().__init__()
            self.listing = listing
            self.index = index

        @property
        def control(self) -> Widget:
            """The list."""
            return self.listing

    def __init__(
        self,
        draw: Callable[[Item, int], Sequence[Line]],
        *,
        items: Sequence[Item] = (),
        lines_each: int | None = 1,
        empty: str = "",
        id: str | None = None,  # noqa: A002  Textual's own name for it
        classes: str | None = None,
    ) -> None:
        """`draw` returns the lines of an item for a width in cells; `lines_each` is None if their number varies."""
        super().__init__(id=id, classes=classes)
        self.draw = draw
        self.items: Sequence[Item] = items
        self._lines_each = lines_each
        self.empty = empty
        """What is shown if there are no items."""
        self._ends: list[int] = []
        self._drawn: dict[int, Sequence[Line]] = {}
        self._width = 0
        if lines_each is not None:
            self.virtual_size = Size(0, lines_each * len(items))

    @property
    def item(self) -> Item | None:
        """The highlighted item; None in an empty list."""
        return self.items[self.highlighted] if 0 <= self.highlighted < len(self.items) else None

    def show(self, items: Sequence[Item], highlighted: int | None = None) -> None:
        """Shows items, also if only their styles changed."""
        self.items = items
        self._measure(self._width or self.scrollable_content_region.width)
        self.highlighted = min(self.highlighted if highlighted is None else highlighted, max(len(items) - 1, 0))
        self.refresh(layout=self.styles.is_auto_height)
        self._keep_in_sight()

    def _measure(self, width: int) -> None:
        self._width, self._drawn = width, {}
        if self._lines_each is None:
            self._drawn = {number: self.draw(item, width) for number, item in enumerate(self.items)}
            self._ends = list(accumulate(len(lines) for lines in self._drawn.values()))
        self.virtual_size = Size(0, self._span(len(self.items) - 1)[1] if self.items else 0)

    def _span(self, index: int) -> tuple[int, int]:
        """The first line of an item, and the line after its last one."""
        if self._lines_each is not None:
            return index * self._lines_each, (index + 1) * self._lines_each
        return (self._ends[index - 1] if index else 0), self._ends[index]

    def _index_at(self, line: int) -> int:
        return line // self._lines_each if self._lines_each is not None else bisect_right(self._ends, line)

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:  # noqa: ARG002  Textual's
        """The number of lines of all items."""
        if width != self._width:
            self._measure(width)
        return self.virtual_size.height or (1 if self.empty else 0)

    def _size_updated(self, size: Size, virtual_size: Size, container_size: Size, layout: bool = True) -> bool:  # noqa: FBT001, FBT002  Textual's
        """Draws the items for the room that the list has got, if that was never asked for: a line may be shown next."""
        changed = super()._size_updated(size, virtual_size, container_size, layout)
        if self._lines_each is None and len(self._ends) != len(self.items):
            self._measure(self.scrollable_content_region.width)
        return changed

    def on_resize(self) -> None:
        """Draws the items again for another width."""
        width = self.scrollable_content_region.width
        if width != self._width:
            self._measure(width)
            self.refresh()
        self._keep_in_sight()

    def render_line(self, y: int) -> Strip:
        """One line of the list, as the screen asks for it."""
        line = y + self.scroll_offset.y
        width = self.scrollable_content_region.width
        if not self.items and self.empty and not line:
            style = self.get_component_rich_style("listing--highlighted" if self.has_focus else "listing--line")
            return Strip([Segment(cut(self.empty, width), style)])
        index = self._index_at(line)
        if not 0 <= index < len(self.items):
            return Strip.blank(width, self.rich_style)
        if index not in self._drawn:
            self._drawn[index] = self.draw(self.items[index], width)
        lines = self._drawn[index]
        at = line - self._span(index)[0]
        highlight = self.get_component_rich_style("listing--highlighted") if index == self.highlighted else None
        pieces = [
            Segment(text, self.get_component_rich_style(f"listing--{style or 'line'}") + highlight)
            for text, style in (lines[at] if at < len(lines) else ())
        ]
        return Strip(pieces).adjust_cell_length(width, highlight or self.rich_style)

    def watch_highlighted(self) -> None:
        """Scrolls to the highlighted item."""
        self.refresh()
        self._keep_in_sight()

    def _keep_in_sight(self) -> None:
        if self.item is not None and self.size.height:
            start, end = self._span(self.highlighted)
            self.scroll_to_region(Region(0, start, 1, end - start), animate=False, force=True)

    def action_move(self, by: int) -> None:
        """Highlights another item."""
        self.highlighted = min(max(self.highlighted + by, 0), max(len(self.items) - 1, 0))

    def action_turn(self, pages: int) -> None:
        """Highlights the item a page further."""
        start = self._span(self.highlighted)[0] if self.item is not None else 0
        to = start + pages * max(self.size.height - 1, 1)
        self.highlighted = min(max(self._index_at(to) if to > 0 else 0, 0), max(len(self.items) - 1, 0))

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:  # noqa: ARG002  Textual's
        """There is nothing to open in an empty list."""
        return action != "choose" or bool(self.items)

    def action_choose(self) -> None:
        """Chooses the highlighted item."""
        if self.items:
            self.post_message(self.Chosen(self, self.highlighted))

    def on_click(self, event: events.Click) -> None:
        """Chooses the item under the mouse."""
        index = self._index_at(event.y - self.content_offset.y + self.scroll_offset.y)
        if 0 <= index < len(self.items):
            self.highlighted = index
            self.action_choose()
