"""How lines of a table, pictures and charts are drawn while an answer is edited, character by character.

Each character of the text stands for a piece of what is drawn: a bar for the space that fills its cell and "│", the
path of a picture for nothing. So every place in the text is a place on the screen, and the text stays as it is.
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from functools import lru_cache
from itertools import accumulate
from typing import NamedTuple

from rich.cells import cell_len, split_graphemes

from eia_tui.prose.line_markers import before_block
from eia_tui.prose.picture_syntax import PICTURE
from eia_tui.prose.table_syntax import CELL_END

LONGEST = 2000
"""Characters of a line whose pictures are drawn; a longer one would be read again with each key."""
ESCAPED = re.compile(r"\\[\[\]|]")
"""A backslash with what it keeps from ending a cell or a description."""
_LEAST = 4
"""The fewest cells of a column of a drawn table."""


class DrawnLine(NamedTuple):
    """A line of the text as it is drawn, before it is wrapped."""

    text: str
    """What is drawn."""
    starts: tuple[int, ...]
    """Where each character of the line begins in `text`, and where the last one ends."""
    hidden: tuple[tuple[int, int], ...] = ()
    """Ranges of the line that the cursor jumps over: it can be at both ends, but not inside."""
    strong: bool = False
    """Whether it is the heading of a table."""

    def column_at(self, place: int) -> int:
        """The column of the line whose character is drawn at a place in `text`."""
        column = min(max(bisect_right(self.starts, place) - 1, 0), len(self.starts) - 1)
        return next((start for start, end in self.hidden if start < column < end), column)

    def breaks(self, places: Sequence[int]) -> list[int]:
        """The columns at which the line breaks if `text` breaks at these places: never inside a piece."""
        found: list[int] = []
        for place in places:
            column = bisect_right(self.starts, place) - 1
            column += self.starts[column] != place
            if (found[-1] if found else 0) < column < len(self.starts) - 1:
                found.append(column)
        return found


class _Drawing:
    """A line that is being drawn, from its first character to its last."""

    def __init__(self) -> None:
        self._pieces: list[str] = []
        self._starts: list[int] = []
        self._hidden: list[tuple[int, int]] = []
        self._length = 0

    def add(self, text: str) -> None:
        """Draws something that is not in the text of the line, such as an edge."""
        self._pieces.append(text)
        self._length += len(text)

    def put(self, pieces: Sequence[str]) -> None:
        """Draws the next characters of the line, each as a piece of its own."""
        for piece in pieces:
            self._starts.append(self._length)
            self.add(piece)

    def hide(self, start: int, end: int) -> None:
        """Lets the cursor jump over a range of the line."""
        self._hidden.append((start, end))

    def done(self, after: str = "", *, strong: bool = False) -> DrawnLine:
        """The drawn line, with a text after it."""
        starts = (*self._starts, self._length)
        self.add(after)
        return DrawnLine("".join(self._pieces), starts, tuple(self._hidden), strong)


def _shown(text: str) -> list[str]:
    """What is drawn for each character of a cell or description: no backslash before a bar or bracket, and no tab."""
    pieces = list(text.replace("\t", " "))
    for match in ESCAPED.finditer(text):
        pieces[match.start()] = ""
    return pieces


def _put_words(drawing: _Drawing, text: str, at: int) -> None:
    """Draws a description that begins at a column."""
    drawing.put(_shown(text))
    for match in ESCAPED.finditer(text):
        drawing.hide(at + match.start(), at + match.end())


@lru_cache(maxsize=256)
def picture_line(line: str) -> DrawnLine:
    """A line with pictures: each as "[Picture: description]"."""
    drawing, at = _Drawing(), 0
    for match in PICTURE.finditer(line):
        start, end, alt_end = match.start(), match.end(), match.end("alt")
        drawing.put(_plain(line[at:start]))
        drawing.put(["[Picture:", " "])
        drawing.hide(start, start + 2)
        _put_words(drawing, match["alt"], start + 2)
        closing = ["]"] if match["alt"].strip() else ["no ", "description]"]
        drawing.put([*closing, *[""] * (end - alt_end - len(closing))])
        drawing.hide(alt_end, end)
        at = end
    drawing.put(_plain(line[at:]))
    return drawing.done()


def _plain(text: str) -> list[str]:
    return list(text.replace("\t", " "))


@lru_cache(maxsize=256)
def chart_line(line: str) -> DrawnLine:
    """A line that asks for a chart: as "[Chart: bars, title]"."""
    before = len(before_block(line))
    drawing = _Drawing()
    drawing.put(_plain(line[:before]))
    drawing.add("[")
    drawing.put(_plain(line[before:]))
    return drawing.done("]")


class Cells(NamedTuple):
    """Where the cells of a row are in its line."""

    before: int
    """The columns before the row: spaces, or the markers of a quotation."""
    ranges: tuple[tuple[int, int], ...]
    """The range of each cell between its bars."""
    opened: bool
    """Whether there is a bar before the first cell."""
    closed: bool
    """Whether there is a bar after the last cell."""
    widths: tuple[int, ...]
    """The cells on the screen that the text of each takes."""


@lru_cache(maxsize=4096)
def cells_of(line: str) -> Cells:
    """The cells of a row of a table."""
    before = len(before_block(line))
    bars = [match.start() for match in CELL_END.finditer(line, before)]
    end = len(line.rstrip(" \t"))
    opened = bool(bars) and bars[0] == before
    closed = len(bars) > opened and bars[-1] == end - 1
    starts = [before, *(bar + 1 for bar in bars)][opened:]
    ends = [*bars[opened:], *([] if closed else [len(line)])]
    ranges = tuple(zip(starts, ends, strict=False))
    return Cells(before, ranges, opened, closed, tuple(cell_len(_body(line[start:end])[1]) for start, end in ranges))


def _body(cell: str) -> tuple[int, str]:
    """Where the text of a cell begins, and how it is drawn in full; a space at each side is not part of it."""
    lead = 1 if cell.startswith(" ") else 0
    return lead, "".join(_shown(cell[lead:].rstrip(" \t")))


def fitted(widths: Sequence[int], room: int, least: Sequence[int]) -> list[int]:
    """The widths of columns, the widest of them made narrower until all fit, or until each has its least width."""
    fits = [max(width, low) for width, low in zip(widths, least, strict=True)]
    while sum(fits) > room:
        wide = [column for column, width in enumerate(fits) if width > least[column]]
        if not wide:
            break
        fits[max(wide, key=fits.__getitem__)] -= 1
    return fits


class Columns(NamedTuple):
    """How the columns of a table are drawn."""

    widths: tuple[int, ...]
    """The cells for the text of each."""
    side: int
    """The spaces at each side of a text: one, or none where texts would be cut for them."""


@lru_cache(maxsize=256)
def columns_in(widths: tuple[int, ...], below: tuple[int, ...], room: int) -> Columns | None:
    """The columns of a table as they are drawn in a room of some cells; None if they do not fit.

    `widths` are those of the longest texts, `below` those below the heading: headings are the first to be cut.
    """
    apart = _fitting(widths, below, room - 1 - 3 * len(widths))
    if not apart or all(width >= min(wanted, most) for width, wanted, most in zip(apart, below, widths, strict=True)):
        return Columns(apart, 1) if apart else None
    return Columns(_fitting(widths, below, room - 1 - len(widths)), 0)


def _fitting(widths: tuple[int, ...], below: tuple[int, ...], space: int) -> tuple[int, ...]:
    """The widths of columns for so many cells in all; none if they do not fit."""
    narrow = [min(_LEAST, width) for width in widths]
    widest = [min(width, max(space, low)) for width, low in zip(widths, narrow, strict=True)]
    wanted = [max(min(width, wide), low) for width, wide, low in zip(below, widest, narrow, strict=True)]
    fits = fitted(fitted(widest, space, wanted), space, narrow)
    return tuple(fits) if sum(fits) <= space else ()


@lru_cache(maxsize=4096)
def row_line(line: str, columns: Columns, right: tuple[bool, ...], cursor: int | None, *, strong: bool) -> DrawnLine:
    """A row of a table, with these columns, some of them aligned right.

    A cell that is too long is cut, and shown as far as the cursor in it.
    """
    found = cells_of(line)
    widths, side = columns
    drawing = _Drawing()
    drawing.put(_plain(line[: found.before]))
    bar = "│"  # what is drawn before the next cell
    if not found.opened:
        drawing.add(bar)
        bar = ""
    for number, (start, end) in enumerate(found.ranges):
        width = widths[number] if number < len(widths) else found.widths[number]
        lead, _ = _body(line[start:end])
        body = line[start + lead : end].rstrip(" \t")
        body_end = start + lead + len(body)
        within = cursor - start - lead if cursor is not None and start <= cursor <= end else None
        pieces = _cut(_shown(body), width, within)
        free = width - cell_len("".join(pieces))
        blanks = end - body_end
        before = max(free - max(blanks - 1, 0), 0) if number < len(right) and right[number] else 0
        opening = bar + " " * (before + side - lead)
        if number or found.opened:
            drawing.put([opening])
        else:
            drawing.add(opening)
        drawing.put([" " if side or before else ""] * lead + pieces)
        for match in ESCAPED.finditer(body):
            drawing.hide(start + lead + match.start(), start + lead + match.end())
        after = free - before + side
        drawing.put([" " if blank < after else "" for blank in range(blanks)])
        bar = " " * max(after - blanks, 0) + "│"
    if found.closed:
        last = found.ranges[-1][1]
        drawing.put([bar, *[""] * (len(line) - last - 1)])
        bar = ""
    missing = "".join(" " * (width + 2 * side) + "│" for width in widths[len(found.ranges) :])
    return drawing.done(bar + missing, strong=strong)


def _cut(pieces: list[str], width: int, at: int | None) -> list[str]:
    """The text of a cell, cut to a width in cells: from its beginning, or so that the character `at` is shown."""
    spans, total = split_graphemes("".join(pieces))
    if total <= width:
        return pieces
    ends = list(accumulate((wide for _, _, wide in spans), initial=0))
    place = len("".join(pieces[: max(at or 0, 0)]))
    here = ends[bisect_left([start for start, _, _ in spans], place)]
    first = next(number for number, end in enumerate(ends) if here - end <= width - 2)
    room = width - bool(first)
    whole = total - ends[first] <= room
    stop = bisect_right(ends, ends[first] + room - (not whole)) - 1
    free = " " * (room - (ends[stop] - ends[first]) - 1) if not whole else ""
    starts = [*(start for start, _, _ in spans), sum(map(len, pieces))]
    return _window(pieces, starts[first], starts[stop], free)


def _window(pieces: Sequence[str], begin: int, stop: int, fill: str) -> list[str]:
    """The pieces from one place of their text to another, with … for those before and after."""
    shown: list[str] = []
    length, dots_before, dots_after = 0, begin > 0, True
    for piece in pieces:
        if length < begin:
            shown.append("…" if dots_before else "")
            dots_before = False
        elif length < stop or not piece:
            shown.append(piece)
        else:
            shown.append(f"…{fill}" if dots_after else "")
            dots_after = False
        length += len(piece)
    return shown


@lru_cache(maxsize=256)
def rule_line(line: str, columns: Columns, labels: tuple[str, ...], room: int) -> DrawnLine:
    """The line below the heading of a table, with the first of the labels for which there is room."""
    before = before_block(line)
    drawn = f"{before}├{'┼'.join('─' * (width + 2 * columns.side) for width in columns.widths)}┤"
    for label in labels:
        named = f"{before}├─ {label} "
        if len(named) <= room:
            drawn = named + drawn[len(named) :]
            break
    last = len(drawn)
    return DrawnLine(drawn, (*(min(column, last) for column in range(len(line))), last))
