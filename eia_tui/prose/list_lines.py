"""The lines of a list as they are written: what stands before the words, their levels, and their numbers."""

import re
from dataclasses import dataclass, replace

from eia_tui.prose.edit import line_end, line_start
from eia_tui.prose.line_markers import QUOTE, blank, compared, item_head, level_open, set_in

STEP = 4
"""Spaces by which an item is set in."""
_DEEPEST = 9
"""Levels; Word has as many."""
_LAST_NUMBER = 999
_QUOTES = re.compile(rf"(?:{QUOTE.pattern})*")


@dataclass(frozen=True)
class Item:
    """A line that is an item of a list."""

    quote: str
    """What stands before it in a quotation, as "> "."""
    indent: int
    sign: str
    """"-" or "*"; "." or ")" behind a number."""
    number: int | None
    said: str
    behind: int = 0
    """How many letters stand before its words, as the line was typed."""

    @property
    def head(self) -> str:
        """What stands before the words."""
        sign = self.sign if self.number is None else f"{self.number}{self.sign}"
        return f"{self.quote}{' ' * self.indent}{sign} "

    @property
    def line(self) -> str:
        """The line as it is written."""
        return self.head + self.said


def quote_of(line: str) -> str:
    """The signs of a quotation before a line."""
    found = _QUOTES.match(line)
    return found.group() if found and not compared(line) else ""


def item_of(line: str) -> Item | None:
    """The item that a line is, in a quotation or not; None where it is none."""
    quote = quote_of(line)
    bare = line[len(quote) :]
    if not (found := item_head(bare)):
        return None
    number = found["number"]
    return Item(
        quote,
        set_in(bare),
        found["after"] or found["sign"],
        int(number) if number else None,
        bare[found.end() :],
        len(quote) + found.end(),
    )


def next_item(item: Item) -> Item:
    """An item as the one after it begins: with the next number."""
    return replace(item, number=None if item.number is None else min(item.number + 1, _LAST_NUMBER))


def in_item(text: str, start: int) -> bool:
    """Whether the line that begins at `start` is an item or goes on with one."""
    return bool(item_of(text[start : line_end(text, start)]) or goes_on(text, start))


def words_at(line: str) -> int:
    """How many letters stand before the words of a line: its bullet or number, and the signs of a quotation."""
    item = item_of(line)
    return item.behind if item else len(quote_of(line))


def goes_on(text: str, start: int) -> Item | None:
    """The item that the line at `start` goes on with; None where it does not."""
    line = text[start : line_end(text, start)]
    while start and set_in(line) and not item_of(line):
        start = line_start(text, start - 1)
        above = item_of(text[start : line_end(text, start)])
        if above and above.indent < set_in(line):
            return above
        if blank(text[start : line_end(text, start)]):
            return None
    return None


class Levels:
    """The levels of a list, followed from its first line on as they are read."""

    def __init__(self) -> None:
        self._open: list[int] = []
        """How far the last item of each level is set in."""

    def place(self, line: str) -> int:
        """The level of a line of the list, counted from 0; -1 for one that is no item."""
        item = item_of(line)
        if item is None:
            return -1
        level = level_open(self._open, item.indent)
        self._open[level:] = [item.indent]
        return level

    def indent(self, item: Item, by: int) -> int:
        """How far an item is to be set in that moves a level in or out."""
        level = level_open(self._open, item.indent)
        if by > 0 and level < min(len(self._open), _DEEPEST - 1):
            below = self._open[level + 1 : level + 2]
            return below[0] if below else self._open[level] + STEP
        return self._open[level - 1] if by < 0 and level else item.indent


def list_above(text: str, at: int) -> list[str]:
    """The lines of the list above the line at `at`, from its first on."""
    begin = at
    while begin and (_in_list(line := text[line_start(text, begin - 1) : begin - 1]) or blank(line)):
        begin = line_start(text, begin - 1)
    return text[begin:at].split("\n")


def counted(text: str, at: int, *places: int) -> tuple[str, list[int]]:
    """The text with the numbers of the list at `at` following on, each level from its own first number.

    And where some places in its lines are then.
    """
    start, end = line_start(text, at), line_end(text, at)
    while start and _in_list(text[line_start(text, start - 1) : start - 1]):
        start = line_start(text, start - 1)
    while end < len(text) and _in_list(text[end + 1 : line_end(text, end + 1)]):
        end = line_end(text, end + 1)
    lines = text[start:end].split("\n")
    levels = Levels()
    last: dict[int, int] = {}
    for number, line in enumerate(lines):
        level, item = levels.place(line), item_of(line)
        if item is None:
            continue
        for deeper in [each for each in last if each > level]:
            del last[deeper]
        if item.number is None:
            last.pop(level, None)
            continue
        last[level] = min(last[level] + 1, _LAST_NUMBER) if level in last else item.number
        if last[level] != item.number:
            lines[number] = replace(item, number=last[level]).line
    new = text[:start] + "\n".join(lines) + text[end:]
    return new, [_moved(text, new, place) for place in places]


def _moved(old: str, new: str, place: int) -> int:
    """Where a place is in a text of which only the beginnings of lines have changed."""
    below = old.count("\n", place)
    end = len(new)
    for _ in range(below):
        end = new.rindex("\n", 0, end)
    return max(end - (line_end(old, place) - place), line_start(new, end))


def _in_list(line: str) -> bool:
    """Whether a line is an item or goes on with one."""
    return item_of(line) is not None or (set_in(line) > 0 and not blank(line))
