"""Bullets and numbers as keys write them: carried on by Enter, set and taken away, set in and out, and counted."""

import re
from dataclasses import replace

from eia_tui.prose.edit import Change, between, line_end, line_start
from eia_tui.prose.line_markers import set_in
from eia_tui.prose.list_lines import Item, Levels, counted, goes_on, item_of, list_above, next_item, quote_of
from eia_tui.prose.styled_text import by_line, parted
from eia_tui.prose.tables import table_at


def entered(text: str, at: int) -> Change | None:
    """What Enter does in an item: the next one; in an empty one, the end of the list, or of its level.

    None where Enter is only a line break: outside a list, and before the words of an item.
    """
    start, end = line_start(text, at), line_end(text, at)
    item = item_of(text[start:end])
    if item is None:
        item = goes_on(text, start)
        if item is None or at - start < set_in(text[start:end]):
            return None
    elif at - start < item.behind - 1:
        return None
    elif not item.said.strip():
        if change := indented(text, at, at, -1):
            return change
        # A blank line ends the list.
        first = start == 0 or not text[line_start(text, start - 1) : start].strip()
        left = "" if first else "\n"
        return Change(start, end, left, (start + len(left),) * 2)
    following = next_item(item)
    before, said = parted(text, at)
    if before[start:].strip(" "):
        before += "\n"
    place = len(before) + len(following.head)
    return _counted(text, before + following.head + said, place, place, place)


def listed(text: str, start: int, end: int, *, numbered: bool) -> Change | None:
    """The lines of a selection as items, with bullets or numbers; as plain lines again where they all were such.

    None where they are rows of a table.
    """
    first, last = line_start(text, start), line_end(text, end)
    lines = by_line(text[first:last]).split("\n")
    if any(table_at(text, place) for place in _line_starts(text, first, last)):
        return None
    items = [item_of(line) for line in lines]
    told = [number for number, line in enumerate(lines) if line.strip()] or [0]
    already = all((item := items[number]) and (item.number is not None) == numbered for number in told)
    made = list(lines)
    above_it = 0
    for count, at in enumerate(told, 1):
        item, quote = items[at], quote_of(lines[at])
        if already:
            made[at] = item.quote + item.said if item else lines[at]
        else:
            said = item.said if item else lines[at][len(quote) :].strip(" \t")
            indent = item.indent if item else 0
            number = 1 if indent > above_it else count  # those that go on from it are counted below
            made[at] = Item(quote, indent, "." if numbered else "-", number if numbered else None, said).line
            above_it = indent
    # A list stands apart from the text above and below.
    above = "\n" if first and _text_at(text, first - 1) and not already else ""
    below = "\n" if last < len(text) and _text_at(text, last + 1) and not already else ""
    written = above + "\n".join(made) + below
    new = text[:first] + written + text[last:]
    moved = len(written) - len(below) - (last - first)
    place = first + len(above) if start != end else min(max(start + moved, first), len(new))
    return _counted(text, new, first + len(above), place, max(end + moved, place))


def _line_starts(text: str, first: int, last: int) -> list[int]:
    return [first, *(found.end() for found in re.compile("\n").finditer(text, first, last))]


def _text_at(text: str, at: int) -> bool:
    """Whether the line there says something and is no item."""
    line = text[line_start(text, at) : line_end(text, at)]
    return bool(line.strip()) and item_of(line) is None


def indented(text: str, start: int, end: int, by: int) -> Change | None:
    """The items of a selection set in by one level, or out; None where none of them can be.

    An item is at most one level below the one above it; what is set out of a list altogether stays an item.
    """
    first, last = line_start(text, start), line_end(text, end)
    levels = Levels()
    for line in list_above(text, first):
        levels.place(line)
    made, place, until = [], start, end
    for line in text[first:last].split("\n"):
        item = item_of(line)
        if item is None:
            made.append(line)
            continue
        indent = levels.indent(item, by)
        # One that comes to another level is counted from 1 there, or on from those above it.
        moved = replace(
            item, indent=indent, number=1 if item.number is not None and indent > item.indent else item.number
        )
        new = line if indent == item.indent else moved.line
        levels.place(new)
        made.append(new)
        grown = len(new) - len(line)
        place += grown if not made[1:] else 0
        until += grown
    changed = text[:first] + "\n".join(made) + text[last:]
    return _counted(text, changed, first, max(place, first), max(until, place, first))


def _counted(text: str, new: str, at: int, start: int, end: int) -> Change | None:
    """The change to a new text in which the list at `at` is counted and this part is selected."""
    new, (start, end) = counted(new, at, min(start, len(new)), min(end, len(new)))
    return between(text, new, (start, end))
