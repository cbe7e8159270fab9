"""The bullets and numbers at the start of cells, whose tabs do not separate cells."""

import re
from collections.abc import Sequence
from itertools import islice

from eia_tui.prose.paste.items import DASHES, PASTED_BULLETS, indent_width

_BULLETS, _TICKS = f"{DASHES}{PASTED_BULLETS}·§→➔⇒»›~*Øo", "üûþý✓✔✗✘☐☑☒"
_NUMBER = r"\(?(?:\d{1,3}|[a-z]|[ivx]{2,5})[.)]"
MARKER = re.compile(rf"(?:^|(?<=\t)) *(?:(?P<bullet>[{_BULLETS}])|(?P<tick>[{_TICKS}])|(?P<number>{_NUMBER}))\t")
"""A bullet or number at the start of a cell, with the tab after it."""
_ITEM = re.compile(rf"(?P<indent>[ \t]*)(?:[{_BULLETS}{_TICKS}]|{_NUMBER})[ \t]+[^\s][^\t]*")
"""A line that may be an item of a list."""
_LINES_ABOVE = 6
"""Lines above a list among which the last two rows of a table are, with blank lines between."""


def without_tabs_before_items(lines: Sequence[str]) -> list[str]:
    """The lines with spaces for the tabs before the items of a list, which look like the empty first cells of rows.

    The first item is indented least. Above are text or complete rows, and no row with as many cells is right below.
    """
    result = list(lines)
    at = 0
    while at < len(lines):
        end, items = at, dict[int, int]()
        while end < len(lines) and ((item := _ITEM.fullmatch(lines[end])) or (items and not lines[end].strip())):
            if item:
                items[end] = indent_width(item["indent"])
            end += 1
        if len(items) > 1 and items[at] == min(items.values()) and _is_list(lines, at, max(items) + 1):
            for item_at, indent in items.items():
                result[item_at] = " " * indent + lines[item_at].lstrip()
        at = max(end, at + 1)
    return result


def _is_list(lines: Sequence[str], start: int, end: int) -> bool:
    """Whether what is above and below some items shows that they are not in the cells of a table."""
    above = list(islice((line for line in reversed(lines[max(0, start - _LINES_ABOVE) : start]) if line.strip()), 2))
    if not above or "\t" not in above[0].strip():
        return True
    cells = above[0].count("\t") + 1
    below = columns_of(lines[end]) if end < len(lines) else 1
    return [columns_of(line) for line in above] == [cells, cells] and below != cells


def columns_of(line: str) -> int:
    """The number of cells in a line. The tab after a bullet or number does not separate cells."""
    return MARKER.sub("", line).count("\t") + 1
