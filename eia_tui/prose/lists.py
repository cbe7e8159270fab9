"""Editing of lists: Enter, bullets and numbers on and off, indents, and renumbering."""

import re
from dataclasses import replace

from eia_tui.prose.edit import TextEdit, line_end, line_start, smallest_change
from eia_tui.prose.line_markers import NUMBER, indent_of
from eia_tui.prose.list_lines import (
    ListItem,
    ListLevels,
    continued_item,
    item_of,
    list_above,
    next_item,
    quote_of,
    renumbered,
)
from eia_tui.prose.styled_text import split_at, with_styles_by_line
from eia_tui.prose.tables import table_at

_NUMBERED = re.compile(rf"{NUMBER}[.)][ \t]")


def press_enter(text: str, at: int) -> TextEdit | None:
    """Enter in a list item: starts the next item; in an empty item, moves it a level out, or ends the list.

    None if Enter is an ordinary line break: outside a list, and before the words of an item.
    """
    start, end = line_start(text, at), line_end(text, at)
    item = item_of(text[start:end])
    if item is None:
        item = continued_item(text, start)
        if item is None or at - start < indent_of(text[start:end]):
            return None
    elif at - start < item.text_at - 1:
        return None
    elif not item.words.strip():
        if change := indent_items(text, at, at, -1):
            return change
        # A blank line ends the list.
        first = start == 0 or not text[line_start(text, start - 1) : start].strip()
        replacement = "" if first else "\n"
        return TextEdit(start, end, replacement, (start + len(replacement),) * 2)
    following = next_item(item)
    before, words = split_at(text, at)
    if before[start:].strip(" "):
        before += "\n"
    cursor = len(before) + len(following.head)
    return _renumbered(text, before + following.head + words, cursor, cursor, cursor)


def number_by_hand(text: str, at: int, typed: str) -> TextEdit | None:
    """The change that removes the number of an item before it is typed by hand at `at`, as in "2. 2. "; else None.

    `typed` is what comes next: the blank after the number, or the number with the words after it.
    """
    start = line_start(text, at)
    item = item_of(text[start:at])
    if item is None or item.number is None or not _NUMBERED.match(f"{item.words}{typed}"):
        return None
    number, words = start + len(item.quote) + item.indent, start + item.text_at
    cursor = at - (words - number)
    return TextEdit(number, words, "", (cursor, cursor))


def toggle_list(text: str, start: int, end: int, *, numbered: bool) -> TextEdit | None:
    """Makes the selected lines list items, with bullets or numbers; plain lines again if they all were such items.

    None if any of them is a row of a table.
    """
    first, last = line_start(text, start), line_end(text, end)
    lines = with_styles_by_line(text[first:last]).split("\n")
    if any(table_at(text, position) for position in _line_starts(text, first, last)):
        return None
    items = [item_of(line) for line in lines]
    with_text = [number for number, line in enumerate(lines) if line.strip()] or [0]
    already = all((item := items[number]) and (item.number is not None) == numbered for number in with_text)
    new_lines = list(lines)
    indent_above = 0
    for count, at in enumerate(with_text, 1):
        item, quote = items[at], quote_of(lines[at])
        if already:
            new_lines[at] = item.quote + item.words if item else lines[at]
        else:
            words = item.words if item else lines[at][len(quote) :].strip(" \t")
            indent = item.indent if item else 0
            number = 1 if indent > indent_above else count  # _renumbered corrects those after the first
            new_lines[at] = ListItem(quote, indent, "." if numbered else "-", number if numbered else None, words).line
            indent_above = indent
    # Blank lines separate a list from the text above and below it.
    above = "\n" if first and _text_at(text, first - 1) and not already else ""
    below = "\n" if last < len(text) and _text_at(text, last + 1) and not already else ""
    replacement = above + "\n".join(new_lines) + below
    new = text[:first] + replacement + text[last:]
    moved = len(replacement) - len(below) - (last - first)
    selection_start = first + len(above) if start != end else min(max(start + moved, first), len(new))
    return _renumbered(text, new, first + len(above), selection_start, max(end + moved, selection_start))


def _line_starts(text: str, first: int, last: int) -> list[int]:
    return [first, *(match.end() for match in re.compile("\n").finditer(text, first, last))]


def _text_at(text: str, at: int) -> bool:
    """Whether the line at a position has text and is not a list item."""
    line = text[line_start(text, at) : line_end(text, at)]
    return bool(line.strip()) and item_of(line) is None


def indent_items(text: str, start: int, end: int, by: int) -> TextEdit | None:
    """Moves the selected items one level in (`by` > 0) or out; None if none of them can move.

    An item is at most one level below the one above it. On the first level, an item cannot move out.
    """
    first, last = line_start(text, start), line_end(text, end)
    levels = ListLevels()
    for line in list_above(text, first):
        levels.add(line)
    new_lines, selection_start, selection_end = [], start, end
    for line in text[first:last].split("\n"):
        item = item_of(line)
        if item is None:
            new_lines.append(line)
            continue
        indent = levels.moved_indent(item, by)
        # An item that moves in starts at 1; _renumbered continues the numbers above it.
        moved = replace(
            item, indent=indent, number=1 if item.number is not None and indent > item.indent else item.number
        )
        new = line if indent == item.indent else moved.line
        levels.add(new)
        new_lines.append(new)
        added = len(new) - len(line)
        selection_start += added if not new_lines[1:] else 0
        selection_end += added
    changed = text[:first] + "\n".join(new_lines) + text[last:]
    return _renumbered(text, changed, first, max(selection_start, first), max(selection_end, selection_start, first))


def _renumbered(text: str, new: str, at: int, start: int, end: int) -> TextEdit | None:
    """The change from `text` to `new`, with the list at `at` renumbered and this range of `new` selected."""
    new, (start, end) = renumbered(new, at, min(start, len(new)), min(end, len(new)))
    return smallest_change(text, new, (start, end))
