"""A table as a grid of cells: found in the text of an answer, edited, and turned into Markdown again."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from eia_tui.prose.edit import line_end, line_start
from eia_tui.prose.line_markers import BLANKS, before_block
from eia_tui.prose.scrub import on_one_line
from eia_tui.prose.table_syntax import CELL_END, may_be_row, row_cells, table_rows

MOST_COLUMNS, MOST_ROWS = 20, 500


@dataclass(frozen=True)
class Grid:
    """Rows of cells, all with the same number of cells; the first row is the header. A cell is one line of Markdown."""

    rows: tuple[tuple[str, ...], ...]
    alignments: tuple[str, ...] = ()
    """The alignment of each column, such as `:---:`; empty if all are aligned left."""

    @classmethod
    def empty(cls, columns: int, rows: int) -> "Grid":
        """A grid of empty cells; `rows` includes the header."""
        return cls((("",) * columns,) * rows)

    @property
    def columns(self) -> int:
        """The number of cells in a row."""
        return len(self.rows[0])

    def with_cell(self, row: int, column: int, text: str) -> "Grid":
        """The grid with a new text in one cell."""
        cells = list(self.rows[row])
        cells[column] = on_one_line(text)
        return Grid((*self.rows[:row], tuple(cells), *self.rows[row + 1 :]), self.alignments)

    def with_row(self, at: int) -> "Grid":
        """The grid with an empty row before row `at`; unchanged if it already has the most rows."""
        if len(self.rows) >= MOST_ROWS:
            return self
        return Grid((*self.rows[:at], ("",) * self.columns, *self.rows[at:]), self.alignments)

    def without_row(self, at: int) -> "Grid":
        """The grid without row `at`; unchanged if that is the header or the only other row."""
        if len(self.rows) <= 2 or at == 0:
            return self
        return Grid((*self.rows[:at], *self.rows[at + 1 :]), self.alignments)

    def with_column(self, at: int) -> "Grid":
        """The grid with an empty column before column `at`; unchanged if it already has the most columns."""
        if self.columns >= MOST_COLUMNS:
            return self
        alignments = (*self.alignments[:at], "---", *self.alignments[at:]) if self.alignments else ()
        return Grid(tuple((*row[:at], "", *row[at:]) for row in self.rows), alignments)

    def without_column(self, at: int) -> "Grid":
        """The grid without column `at`; unchanged if that is the only one."""
        if self.columns <= 1:
            return self
        return Grid(
            tuple((*row[:at], *row[at + 1 :]) for row in self.rows), (*self.alignments[:at], *self.alignments[at + 1 :])
        )

    def to_markdown(self) -> str:
        """The grid as Markdown, with one line for each row."""
        alignments = self.alignments or ("---",) * self.columns
        lines = [f"| {' | '.join(map(_escaped, row))} |" for row in self.rows]
        return "\n".join([lines[0], f"| {' | '.join(alignments)} |", *lines[1:]])


@dataclass(frozen=True)
class TableAtCursor:
    """A table in a text, from `start` to `end` in characters, and the cell at the cursor."""

    start: int
    end: int
    grid: Grid
    row: int
    column: int
    before: str = ""
    """What is before each of its lines in a list or quotation."""

    def written(self, grid: Grid) -> str:
        """Another grid, as it is written in its place."""
        return grid.to_markdown().replace("\n", f"\n{self.before}")

    def end_of_cell(self) -> int:
        """Where the text of the cell at the cursor ends, in characters of the grid as it is written."""
        lines = self.written(self.grid).split("\n")
        number = self.row + (self.row > 0)  # the line below the heading is no row
        bars = [bar.start() for bar in CELL_END.finditer(lines[number])]
        begin, end = bars[self.column] + len("| "), bars[self.column + 1]
        cell = lines[number][begin:end].rstrip()
        return sum(len(line) + 1 for line in lines[:number]) + begin + len(cell)


def table_at(text: str, at: int) -> TableAtCursor | None:
    """The table at the position `at`; None if there is none. It may be in a list or a quotation."""
    here = line_start(text, at)
    if not may_be_row(text[here : line_end(text, at)]):
        return None
    first, end = here, line_end(text, at)
    while first and may_be_row(text[line_start(text, first - 1) : first - 1]):
        first = line_start(text, first - 1)
    while end < len(text) and may_be_row(text[end + 1 : line_end(text, end + 1)]):
        end = line_end(text, end + 1)
    lines, starts = text[first:end].split("\n"), [first]
    for line in lines:
        starts.append(starts[-1] + len(line) + 1)
    bare = [(0, line[len(before_block(line)) :]) for line in lines]
    number = 0
    while number < len(lines) and starts[number] <= here:
        rows = table_rows(bare, number)
        if here < starts[number + rows]:
            return _placed([line for _, line in bare[number : number + rows]], text, at, starts, number)
        number += rows or 1
    return None


def _placed(rows: Sequence[str], text: str, at: int, starts: Sequence[int], first: int) -> TableAtCursor:
    """The table of these rows, the first of which is the line `first` of those that start at `starts`."""
    cells = [row_cells(line) for line in (rows[0], *rows[2:])]
    columns = max(map(len, cells))
    grid = Grid(
        tuple((*row, *[""] * (columns - len(row))) for row in cells),
        (*row_cells(rows[1]), *["---"] * columns)[:columns],
    )
    before = before_block(text[starts[first] : line_end(text, starts[first])])
    line = text[line_start(text, at) : at].lstrip(f"{BLANKS}>")
    column = min(max(len(CELL_END.findall(line)) - line.startswith("|"), 0), columns - 1)
    row = text.count("\n", starts[first], at) - 1
    return TableAtCursor(starts[first] + len(before), starts[first + len(rows)] - 1, grid, max(row, 0), column, before)


def _escaped(cell: str) -> str:
    return cell.replace("|", "\\|") + (" " if cell.endswith("\\") else "")


def parse_size(typed: str) -> tuple[int, int] | None:
    """Columns and rows as people type them, such as "3 x 4" or "3 by 4"; None if that is not the size of a table."""
    numbers = [int(number) for number in re.findall(r"\d{1,4}", typed)]
    if len(numbers) != 2 or not 0 < numbers[0] <= MOST_COLUMNS or not 0 < numbers[1] < MOST_ROWS:
        return None
    return numbers[0], numbers[1]
