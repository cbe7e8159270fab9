"""The lines of a list in Markdown: the markers before their words, their levels, and their numbers."""

import re
from dataclasses import dataclass, replace

from eia_tui.prose.edit import line_end, line_start
from eia_tui.prose.line_markers import QUOTE, indent_of, is_blank, is_comparison, item_head, level_of

STEP = 4
"""Spaces by which an item is indented below another."""
_DEEPEST = 9
"""Levels of a list, the same as in Word."""
_LAST_NUMBER = 999
_QUOTES = re.compile(rf"(?:{QUOTE.pattern})*")


@dataclass(frozen=True)
class ListItem:
    """A line that is a list item."""

    quote: str
    """The quotation markers before it, such as "> "; "" outside a quotation."""
    indent: int
    """Columns."""
    marker: str
    """"-" or "*" for a bullet; the "." or ")" after a number."""
    number: int | None
    """None for a bullet."""
    words: str
    """The text of the line after the marker."""
    text_at: int = 0
    """The characters before its words in the line as typed."""

    @property
    def head(self) -> str:
        """The normal form of everything before the words."""
        marker = self.marker if self.number is None else f"{self.number}{self.marker}"
        return f"{self.quote}{' ' * self.indent}{marker} "

    @property
    def line(self) -> str:
        """The whole line, in normal form."""
        return self.head + self.words


def quote_of(line: str) -> str:
    """The quotation markers at the start of a line; "" if there are none."""
    match = _QUOTES.match(line)
    return match.group() if match and not is_comparison(line) else ""


def item_of(line: str) -> ListItem | None:
    """A line as a list item, inside a quotation or not; None if it is not an item."""
    quote = quote_of(line)
    bare = line[len(quote) :]
    if not (head := item_head(bare)):
        return None
    number = head["number"]
    return ListItem(
        quote,
        indent_of(bare),
        head["after"] or head["marker"],
        int(number) if number else None,
        bare[head.end() :],
        len(quote) + head.end(),
    )


def next_item(item: ListItem) -> ListItem:
    """The item after this one: with the next number, and the same words."""
    return replace(item, number=None if item.number is None else min(item.number + 1, _LAST_NUMBER))


def in_item(text: str, start: int) -> bool:
    """Whether the line that starts at `start` is a list item or continues one."""
    return bool(item_of(text[start : line_end(text, start)]) or continued_item(text, start))


def text_start(line: str) -> int:
    """The number of characters before the words of a line: its bullet or number, and its quotation markers."""
    item = item_of(line)
    return item.text_at if item else len(quote_of(line))


def continued_item(text: str, start: int) -> ListItem | None:
    """The item that the line at `start` continues; None if it is an item itself, or continues none."""
    line = text[start : line_end(text, start)]
    while start and indent_of(line) and not item_of(line):
        start = line_start(text, start - 1)
        above = item_of(text[start : line_end(text, start)])
        if above and above.indent < indent_of(line):
            return above
        if is_blank(text[start : line_end(text, start)]):
            return None
    return None


class ListLevels:
    """Tracks the levels of a list, line by line from its first line."""

    def __init__(self) -> None:
        self._open: list[int] = []
        """The indent of the last item of each level."""

    def add(self, line: str) -> int:
        """Adds the next line of the list. Its level, from 0; -1 if it is not an item."""
        item = item_of(line)
        if item is None:
            return -1
        level = level_of(self._open, item.indent)
        self._open[level:] = [item.indent]
        return level

    def moved_indent(self, item: ListItem, by: int) -> int:
        """The new indent of the next item if it moves a level in (`by` > 0) or out; its own indent if it cannot."""
        level = level_of(self._open, item.indent)
        if by > 0 and level < min(len(self._open), _DEEPEST - 1):
            below = self._open[level + 1 : level + 2]
            return below[0] if below else self._open[level] + STEP
        return self._open[level - 1] if by < 0 and level else item.indent


def list_above(text: str, at: int) -> list[str]:
    """The lines of the list above the line that starts at `at`, from the first line of the list."""
    start = at
    while start and (_in_list(line := text[line_start(text, start - 1) : start - 1]) or is_blank(line)):
        start = line_start(text, start - 1)
    return text[start:at].split("\n")


def renumbered(text: str, at: int, *positions: int) -> tuple[str, list[int]]:
    """The text with consecutive numbers in the list at `at`, and the positions as they are afterwards.

    Each level counts from its own first number.
    """
    start, end = line_start(text, at), line_end(text, at)
    while start and _in_list(text[line_start(text, start - 1) : start - 1]):
        start = line_start(text, start - 1)
    while end < len(text) and _in_list(text[end + 1 : line_end(text, end + 1)]):
        end = line_end(text, end + 1)
    lines = text[start:end].split("\n")
    levels = ListLevels()
    last: dict[int, int] = {}
    for number, line in enumerate(lines):
        level, item = levels.add(line), item_of(line)
        if item is None:
            continue
        for deeper in [other for other in last if other > level]:
            del last[deeper]
        if item.number is None:
            last.pop(level, None)
            continue
        last[level] = min(last[level] + 1, _LAST_NUMBER) if level in last else item.number
        if last[level] != item.number:
            lines[number] = replace(item, number=last[level]).line
    new = text[:start] + "\n".join(lines) + text[end:]
    return new, [_moved(text, new, position) for position in positions]


def _moved(old: str, new: str, position: int) -> int:
    """A position in `old` as a position in `new`, which differs from `old` only at the start of lines."""
    lines_below = old.count("\n", position)
    end = len(new)
    for _ in range(lines_below):
        end = new.rindex("\n", 0, end)
    return max(end - (line_end(old, position) - position), line_start(new, end))


def _in_list(line: str) -> bool:
    """Whether a line is a list item or continues one."""
    return item_of(line) is not None or (indent_of(line) > 0 and not is_blank(line))
