"""Bullets and numbers as they are written: carried on by Enter, set and taken away, set in and out, and counted."""

import re
from dataclasses import dataclass, replace

from eia_tui.prose.change import Change, between, line_end, line_start

_ITEM = re.compile(r"^(?P<indent> *)(?P<sign>[-*]|(?P<number>\d{1,3})(?P<after>[.)]))(?P<gap> +|$)(?P<said>.*)$")
_STEP = 4
"""Spaces by which an item is set in."""
_DEEPEST = 8
"""Steps; Word has nine levels of list."""
_LAST_NUMBER = 999


@dataclass(frozen=True)
class _Item:
    """A line that is an item of a list."""

    indent: int
    sign: str
    """"-" or "*"; "." or ")" behind a number."""
    number: int | None
    said: str

    @property
    def head(self) -> str:
        """What stands before the words."""
        sign = self.sign if self.number is None else f"{self.number}{self.sign}"
        return f"{' ' * self.indent}{sign} "

    @property
    def line(self) -> str:
        return self.head + self.said


def _item(line: str) -> _Item | None:
    found = _ITEM.match(line)
    if not found:
        return None
    number = found["number"]
    sign = found["after"] if number else found["sign"]
    return _Item(len(found["indent"]), sign, int(number) if number else None, found["said"])


def entered(text: str, at: int) -> Change | None:
    """What Enter does in an item: the next one; in an empty one, the end of the list, or of its level.

    None where Enter is only a line break: outside a list, and before the words of an item.
    """
    start, end = line_start(text, at), line_end(text, at)
    item = _item(text[start:end])
    if item is None or at - start < len(item.head.rstrip()):
        return None
    if not item.said.strip():
        if item.indent:
            return _with_lines(text, start, end, [replace(item, indent=max(item.indent - _STEP, 0)).line])
        # A blank line ends the list: text right below an item would go on with it.
        first = start == 0 or not text[line_start(text, start - 1) : start].strip()
        left = "" if first else "\n"
        return Change(start, end, left, (start + len(left),) * 2)
    following = replace(item, number=None if item.number is None else min(item.number + 1, _LAST_NUMBER))
    said = text[at:end].lstrip(" ")
    kept = text[start:at].rstrip(" ")
    new = text[:start] + kept + "\n" + following.head + said + text[end:]
    place = start + len(kept) + 1 + len(following.head)
    return between(text, _counted(new, place), (place, place))


def listed(text: str, start: int, end: int, *, numbered: bool) -> Change | None:
    """The lines of a selection as items, with bullets or numbers; as plain lines again where they all were such."""
    first, last = line_start(text, start), line_end(text, end)
    lines = text[first:last].split("\n")
    items = [_item(line) for line in lines]
    told = [number for number, line in enumerate(lines) if line.strip()] or [0]
    already = all((item := items[number]) and (item.number is not None) == numbered for number in told)
    made = list(lines)
    for count, at in enumerate(told, 1):
        item = items[at]
        if already:
            made[at] = item.said if item else lines[at]
        else:
            said = item.said if item else lines[at].strip(" ")
            made[at] = _Item(
                item.indent if item else 0, "." if numbered else "-", count if numbered else None, said
            ).line
    # A list stands apart from the text above and below, which would otherwise go on with it.
    above = "\n" if first and _text_at(text, first - 1) and not already else ""
    below = "\n" if last < len(text) and _text_at(text, last + 1) and not already else ""
    written = above + "\n".join(made) + below
    new = text[:first] + written + text[last:]
    moved = len(written) - len(below) - (last - first)
    place = first + len(above) if start != end else min(max(start + moved, first), len(new))
    return between(text, _counted(new, first + len(above)), (place, max(end + moved, place)))


def _text_at(text: str, at: int) -> bool:
    """Whether the line there says something and is no item."""
    line = text[line_start(text, at) : line_end(text, at)]
    return bool(line.strip()) and _item(line) is None


def indented(text: str, start: int, end: int, by: int) -> Change | None:
    """The items of a selection set in by one step, or out; None where none of them can be.

    An item is at most one step further in than the one above it; what is set out of a list altogether stays an item.
    """
    first, last = line_start(text, start), line_end(text, end)
    above = _item(text[line_start(text, first - 1) : first - 1]) if first else None
    deepest = (above.indent + _STEP) if above else 0
    made, place, until = [], start, end
    for line in text[first:last].split("\n"):
        item = _item(line)
        if item is None:
            made.append(line)
            continue
        indent = max(item.indent + by * _STEP, 0)
        if by > 0:
            indent = min(indent, max(deepest, item.indent), _STEP * _DEEPEST)
        deepest = indent + _STEP
        # One that comes to another level is counted from 1 there, or on from those above it.
        moved = replace(
            item, indent=indent, number=1 if item.number is not None and indent > item.indent else item.number
        )
        made.append(moved.line)
        grown = len(moved.line) - len(line)
        place += grown if not made[1:] else 0
        until += grown
    new = text[:first] + "\n".join(made) + text[last:]
    counted = _counted(new, first)
    return between(text, counted, (max(place, first), max(until, place, first)))


def _with_lines(text: str, start: int, end: int, lines: list[str]) -> Change | None:
    written = "\n".join(lines)
    return between(text, _counted(text[:start] + written + text[end:], start), (start + len(written),) * 2)


def _counted(text: str, at: int) -> str:
    """The text with the numbers of the list at `at` following on, each level from its own first number."""
    start, end = line_start(text, at), line_end(text, at)
    while start and _in_list(text[line_start(text, start - 1) : start - 1]):
        start = line_start(text, start - 1)
    while end < len(text) and _in_list(text[end + 1 : line_end(text, end + 1)]):
        end = line_end(text, end + 1)
    lines = text[start:end].split("\n")
    last: dict[int, int] = {}
    for number, line in enumerate(lines):
        item = _item(line)
        if item is None:
            continue
        for deeper in [level for level in last if level > item.indent]:
            del last[deeper]
        if item.number is None:
            last.pop(item.indent, None)
            continue
        counted = min(last[item.indent] + 1, _LAST_NUMBER) if item.indent in last else item.number
        last[item.indent] = counted
        if counted != item.number:
            lines[number] = replace(item, number=counted).line
    return text[:start] + "\n".join(lines) + text[end:]


def _in_list(line: str) -> bool:
    """Whether a line is an item or goes on with one."""
    return _item(line) is not None or (line.startswith("  ") and bool(line.strip()))
