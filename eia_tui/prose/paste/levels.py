"""Finds the level of each item in a pasted list, from its indent, or from its marker if the indents are equal."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from eia_tui.prose.paste.items import BULLET_LEVELS, PastedItem

_DEEPEST = 8
_SLACK = 1
"""Columns by which the indents of items on one level may differ."""


@dataclass(frozen=True)
class _OpenItem:
    """The last item of a level, below which others may be."""

    item: PastedItem
    level: int


class PastedLevels:
    """Tracks the levels of one list, item by item: the first is on level 0, others at most one below their parent."""

    def __init__(self) -> None:
        self._open: list[_OpenItem] = []
        self._nested_markers: set[tuple[str, str]] = set()
        """Pairs of markers, the second nested below the first without an indent; the rest of the list follows them."""

    def add(self, item: PastedItem, later_items: Callable[[], Iterable[PastedItem]]) -> tuple[int, bool]:
        """The level of the next item, and whether it starts a list there; `later_items` returns the items after it."""
        while self._open and self._open[-1].item.indent > item.indent + _SLACK:
            self._open.pop()
        level = self._level(item, later_items)
        first = not any(open_item.level == level and open_item.item.marker == item.marker for open_item in self._open)
        self._open = [open_item for open_item in self._open if open_item.level < level]
        self._open.append(_OpenItem(item, level))
        return min(level, _DEEPEST), first

    def text_level(self, indent: int) -> int:
        """The level at which text with this indent continues an item; 0 if it continues none."""
        levels = [open_item.level + 1 for open_item in self._open if open_item.item.indent + _SLACK < indent]
        return min(max(levels, default=0), _DEEPEST + 1)

    def _level(self, item: PastedItem, later_items: Callable[[], Iterable[PastedItem]]) -> int:
        if not self._open:
            return 0
        top = self._open[-1]
        if top.item.indent + _SLACK < item.indent:
            return top.level + 1
        beside = [other for other in self._open if abs(other.item.indent - item.indent) <= _SLACK]
        if top.item.is_markdown and item.is_markdown:
            return beside[-1].level
        # Word copies items without indents: the markers decide.
        for other in reversed(beside):
            if other.item.marker == item.marker and _may_follow(other.item, item):
                return other.level
        for other in reversed(beside):
            markers = (other.item.marker, item.marker)
            if markers in self._nested_markers or _is_nested(item, other.item, later_items):
                self._nested_markers.add(markers)
                return other.level + 1
        return beside[0].level


def _may_follow(item: PastedItem, after: PastedItem) -> bool:
    """Whether an item may continue the list of another with the same marker: numbers must increase."""
    return item.number is None or after.number is None or after.number > item.number


def _is_nested(item: PastedItem, above: PastedItem, later_items: Callable[[], Iterable[PastedItem]]) -> bool:
    """Whether an item is one level below an item above it that has a different marker."""
    level, level_above = BULLET_LEVELS.get(item.marker), BULLET_LEVELS.get(above.marker)
    if level is not None and level_above is not None:
        return level > level_above
    if level and above.kind == "number":
        return True
    if item.marker == above.marker and item.number != 1:
        return False  # a number that occurs twice
    return _list_resumes(above, item, later_items)


def _list_resumes(above: PastedItem, item: PastedItem, later_items: Callable[[], Iterable[PastedItem]]) -> bool:
    """Whether the list of the item above continues after items that have the same indent."""
    for other in later_items():
        if other.indent + _SLACK < item.indent:
            return False
        if abs(other.indent - above.indent) <= _SLACK and other.marker == above.marker:
            return above.number is None or other.number == above.number + 1
    return False
