"""Finds how deep each item of a pasted list is: by how far it is set in, and by its sign where that is not told."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from eia_tui.prose.paste.items import LEVELS, Item

_DEEPEST = 8
_SLACK = 1
"""Blanks by which items of one level may differ."""


@dataclass(frozen=True)
class _Open:
    """An item below which others may be."""

    item: Item
    level: int


class Levels:
    """The levels of one list, item by item: the first is at level 0, and none more than one below its parent."""

    def __init__(self) -> None:
        self._open: list[_Open] = []
        self._told: set[tuple[str, str]] = set()
        """Signs of which one was below the other, though set in alike; so they are in the rest of the list."""

    def put(self, item: Item, later: Callable[[], Iterable[Item]]) -> tuple[int, bool]:
        """The level of the next item, and whether it is the first of a list there; `later` gives those after it."""
        while self._open and self._open[-1].item.indent > item.indent + _SLACK:
            self._open.pop()
        level = self._level(item, later)
        first = not any(each.level == level and each.item.sign == item.sign for each in self._open)
        self._open = [each for each in self._open if each.level < level]
        self._open.append(_Open(item, level))
        return min(level, _DEEPEST), first

    def inside(self, indent: int) -> int:
        """The level at which text set in so far goes on with an item; 0 where it goes on with none."""
        holding = [each.level + 1 for each in self._open if each.item.indent + _SLACK < indent]
        return min(max(holding, default=0), _DEEPEST + 1)

    def _level(self, item: Item, later: Callable[[], Iterable[Item]]) -> int:
        if not self._open:
            return 0
        top = self._open[-1]
        if top.item.indent + _SLACK < item.indent:
            return top.level + 1
        beside = [each for each in self._open if abs(each.item.indent - item.indent) <= _SLACK]
        if top.item.ours and item.ours:
            return beside[-1].level
        # They are set in alike, as Word copies them: the signs tell.
        for each in reversed(beside):
            if each.item.sign == item.sign and _goes_on(each.item, item):
                return each.level
        for each in reversed(beside):
            signs = (each.item.sign, item.sign)
            if signs in self._told or _below(item, each.item, later):
                self._told.add(signs)
                return each.level + 1
        return beside[0].level


def _goes_on(item: Item, after: Item) -> bool:
    """Whether an item may be of the same list as one of its sign: numbers grow."""
    return item.number is None or after.number is None or after.number > item.number


def _below(item: Item, above: Item, later: Callable[[], Iterable[Item]]) -> bool:
    """Whether an item is one level below the one above it, which has another sign."""
    told, over = LEVELS.get(item.sign), LEVELS.get(above.sign)
    if told is not None and over is not None:
        return told > over
    if told and above.kind == "number":
        return True
    return _resumed(above, item, later)


def _resumed(above: Item, item: Item, later: Callable[[], Iterable[Item]]) -> bool:
    """Whether the list of the item above goes on after what is set in as far as it."""
    for each in later():
        if each.indent + _SLACK < item.indent:
            return False
        if abs(each.indent - above.indent) <= _SLACK and each.sign == above.sign:
            return above.number is None or each.number == above.number + 1
    return False
