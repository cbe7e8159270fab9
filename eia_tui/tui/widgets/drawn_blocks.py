"""Which lines of an answer are drawn as what they are: the rows of a table, a picture, a chart."""

from collections.abc import Iterator, Sequence
from itertools import zip_longest
from typing import Literal, NamedTuple, TypeAlias

from textual.document._document import DocumentBase, Location

from eia_tui.prose.charts import is_chart_line
from eia_tui.prose.line_markers import before_block, is_blank
from eia_tui.prose.picture_syntax import PICTURE
from eia_tui.prose.table_syntax import may_be_row, table_rows
from eia_tui.system.text import plural
from eia_tui.tui.widgets.drawn_lines import (
    ESCAPED,
    LONGEST,
    DrawnLine,
    cells_of,
    chart_line,
    columns_in,
    picture_line,
    row_line,
    rule_line,
)

BlockKind: TypeAlias = Literal["table", "picture", "chart"]
_KEY = "Enter to edit"
"""Which key edits what is at the cursor."""
_NARROWEST = 20
"""Cells of the screen below which every line is shown as it was typed."""


class TableLayout(NamedTuple):
    """What the rows of a table have in common."""

    widths: tuple[int, ...]
    """The cells that the longest text of each column takes."""
    below: tuple[int, ...]
    """The cells that the longest of those below its heading takes."""
    right: tuple[bool, ...]
    """Whether the column is aligned right."""
    rows: int
    """Without the heading."""
    before: int
    """The most columns before any row."""

    @property
    def named(self) -> str:
        """What the table is, and which key edits it."""
        return f"Table: {plural(len(self.widths), 'column')}, {plural(self.rows, 'row')}. {_KEY}"


class TableLine(NamedTuple):
    """A line of a table: 0 for its heading, 1 for the rule below it."""

    table: TableLayout
    number: int


_Kind: TypeAlias = TableLine | Literal["picture", "chart"] | None


class DrawnBlocks:
    """The lines of a document that are drawn. After each edit only those near it are looked at again."""

    def __init__(self, document: DocumentBase) -> None:
        """Nothing is drawn until `read_all`."""
        self._document = document
        self._kinds: list[_Kind] = []
        self.cursor: Location | None = None
        """Where the cursor is, while the text has the focus and can be changed."""
        self.says_how = False
        """Whether the table at the cursor says how it is edited."""

    def read_all(self) -> None:
        """Looks at every line."""
        lines = self._document.lines
        special = any("|" in line or "![" in line for line in lines)
        self._kinds = list(_kinds(lines)) if special else [None] * len(lines)

    def read_again(self, first: int, old_last: int, new_last: int) -> range:
        """Looks again at the lines from `first` to `new_last`, which replaced those to `old_last`, and at those around.

        Returns the lines that are or were drawn among them, with those in between.
        """
        lines, kinds = self._document.lines, self._kinds
        kinds[first : old_last + 1] = [None] * (new_last - first + 1)
        if len(kinds) != len(lines):
            self.read_all()
            return range(len(lines))
        begin, end = _around(lines, first, new_last)
        before = kinds[begin:end]
        kinds[begin:end] = _kinds(lines[begin:end])
        concerned = [begin + at for at, pair in enumerate(zip(before, kinds[begin:end], strict=True)) if any(pair)]
        return range(concerned[0], concerned[-1] + 1) if concerned else range(0)

    def kind(self, index: int) -> _Kind:
        """What a line of the text is drawn as; None if as it is."""
        return self._kinds[index] if 0 <= index < len(self._kinds) else None

    def draw(self, index: int, room: int, column: int | None = None) -> DrawnLine | None:
        """A line as it is drawn in a room of some cells, with the cursor in a column; None if as it is."""
        kind = self.kind(index)
        if kind is None or room < _NARROWEST:
            return None
        line = self._document[index]
        if kind == "picture":
            return picture_line(line)
        if kind == "chart":
            return chart_line(line) if not is_blank(line) else None
        table = kind.table
        columns = columns_in(table.widths, table.below, room - table.before)
        if columns is None:
            return None
        if kind.number == 1:
            return rule_line(
                line, columns, (table.named, f"Table. {_KEY}", _KEY) if self._has_cursor(table) else (), room
            )
        return row_line(line, columns, table.right, column, strong=kind.number == 0)

    def _has_cursor(self, table: TableLayout) -> bool:
        here = self.kind(self.cursor[0]) if self.cursor and self.says_how else None
        return isinstance(here, TableLine) and here.table is table

    def is_row(self, index: int) -> bool:
        """Whether a line is part of a table."""
        return isinstance(self.kind(index), TableLine)

    def is_heading(self, index: int) -> bool:
        """Whether a line is the heading of a table."""
        kind = self.kind(index)
        return isinstance(kind, TableLine) and kind.number == 0

    def is_rule(self, index: int) -> bool:
        """Whether a line is the rule below the heading of a table."""
        kind = self.kind(index)
        return isinstance(kind, TableLine) and kind.number == 1

    def past_hidden(self, index: int, column: int, before: int) -> int:
        """The end of a hidden range of a line around a column, that which is farther from the column `before`."""
        for start, end in self._hidden(index):
            if start < column < end:
                return end if before <= start else start
        return column

    def with_hidden(self, index: int, start: int, end: int) -> tuple[int, int]:
        """A range of a line, with the whole of each hidden range that it shares a character with."""
        for begin, stop in self._hidden(index):
            if start < stop and begin < end:
                start, end = min(start, begin), max(end, stop)
        return start, end

    def _hidden(self, index: int) -> tuple[tuple[int, int], ...]:
        match self.kind(index):
            case "picture":
                return picture_line(self._document[index]).hidden
            case TableLine(number=number) if number != 1:
                return tuple(match.span() for match in ESCAPED.finditer(self._document[index]))
        return ()

    def is_last_row(self, index: int) -> bool:
        """Whether a line is the last of a table."""
        kind = self.kind(index)
        return isinstance(kind, TableLine) and kind.number == kind.table.rows + 1


def _around(lines: Sequence[str], first: int, last: int) -> tuple[int, int]:
    """The range of lines in which a table or chart may be another one after an edit."""
    while first and may_be_row(lines[first - 1]):
        first -= 1
    while first and is_blank(lines[first - 1]):
        first -= 1
    while first and may_be_row(lines[first - 1]):
        first -= 1
    end = last + 1
    while end < len(lines) and may_be_row(lines[end]):
        end += 1
    while end < len(lines) and is_blank(lines[end]):
        end += 1
    end = min(end + 1, len(lines))  # it may be a chart, or the rule of a table whose heading was edited
    while end < len(lines) and may_be_row(lines[end]):
        end += 1
    return first, end


def _kinds(lines: Sequence[str]) -> Iterator[_Kind]:
    """What each of the lines is drawn as; the first of them is not inside a table."""
    bare = [(0, line[len(before_block(line)) :] if "|" in line or "-" in line else line) for line in lines]
    number = 0
    while number < len(lines):
        rows = table_rows(bare, number) if "|" in lines[number] else 0
        if not rows:
            line = lines[number]
            yield "picture" if "![" in line and len(line) <= LONGEST and PICTURE.search(line) else None
            number += 1
            continue
        table = _layout(lines[number : number + rows])
        yield from (TableLine(table, row) for row in range(rows))
        number += rows
        while number < len(lines) and is_blank(lines[number]):
            yield None
            number += 1
        if number < len(lines) and is_chart_line(lines[number][len(before_block(lines[number])) :]):
            yield "chart"
            number += 1


def _layout(lines: Sequence[str]) -> TableLayout:
    rows = [cells_of(line) for line in (lines[0], *lines[2:])]
    rule = cells_of(lines[1])
    right = (lines[1][start:end].strip() for start, end in rule.ranges)
    columns = list(zip_longest(*(row.widths for row in rows), fillvalue=0))
    return TableLayout(
        tuple(map(max, columns)),
        tuple(max(widths, default=0) for _, *widths in columns),
        tuple(each.endswith(":") and not each.startswith(":") for each in right),
        len(lines) - 2,
        max(row.before for row in (*rows, rule)),
    )
