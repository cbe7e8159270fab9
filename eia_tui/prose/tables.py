"""A table as a grid of cells: found in the text of an answer, edited, and turned into Markdown again."""

import re
from dataclasses import dataclass

from eia_tui.prose.charts import is_chart_line
from eia_tui.prose.edit import line_end, line_start
from eia_tui.prose.scrub import on_one_line

_RULE = re.compile(r"^\s*\|?\s*:?-+:?\s*(?:\|\s*:?-+:?\s*)*\|?\s*$")
_BETWEEN = re.compile(r"(?<!\\)\|")
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


def table_at(text: str, at: int) -> TableAtCursor | None:
    """The table at the position `at`; None if there is none."""
    start, end = line_start(text, at), line_end(text, at)
    if "|" not in text[start:end]:
        return None
    while start and "|" in text[line_start(text, start - 1) : start - 1]:
        start = line_start(text, start - 1)
    while end < len(text) and "|" in text[end + 1 : line_end(text, end + 1)]:
        end = line_end(text, end + 1)
    lines = text[start:end].split("\n")
    if chart := next((number for number, line in enumerate(lines) if number and is_chart_line(line)), None):
        # A bar in the title of a chart does not belong to the table.
        rest = sum(len(line) + 1 for line in lines[chart:])
        lines, end = lines[:chart], end - rest
        if at > end:
            return None
    # The header is the line above the first rule; lines above it are not part of the table.
    rule = next((number for number, line in enumerate(lines) if number and _RULE.match(line)), 0)
    header = start + sum(len(line) + 1 for line in lines[: rule - 1])
    if not rule or at < header:
        return None
    cells = [_cells(line) for line in (lines[rule - 1], *lines[rule + 1 :])]
    columns = max(map(len, cells))
    rows = tuple((*row, *[""] * (columns - len(row))) for row in cells)
    alignments = _cells(lines[rule])
    aligned = (*alignments, *["---"] * (columns - len(alignments)))[:columns]
    row = text.count("\n", start, at) - rule
    line = text[line_start(text, at) : at]
    column = min(max(len(_BETWEEN.findall(line)) - line.lstrip().startswith("|"), 0), columns - 1)
    return TableAtCursor(header, end, Grid(rows, aligned), max(row, 0), column)


def _cells(line: str) -> list[str]:
    inner = line.strip()
    inner = inner.removeprefix("|")
    inner = inner[:-1] if inner.endswith("|") and not inner.endswith("\\|") else inner
    return [cell.strip().replace("\\|", "|") for cell in _BETWEEN.split(inner)]


def _escaped(cell: str) -> str:
    return cell.replace("|", "\\|") + (" " if cell.endswith("\\") else "")


def parse_size(typed: str) -> tuple[int, int] | None:
    """Columns and rows as people type them, such as "3 x 4" or "3 by 4"; None if that is not the size of a table."""
    numbers = [int(number) for number in re.findall(r"\d{1,4}", typed)]
    if len(numbers) != 2 or not 0 < numbers[0] <= MOST_COLUMNS or not 0 < numbers[1] < MOST_ROWS:
        return None
    return numbers[0], numbers[1]
