"""Adds the line that asks for a chart below a table, and removes it."""

from collections.abc import Iterator
from dataclasses import dataclass

from eia_tui.prose.blocks import Chart, Table
from eia_tui.prose.charts import NO_TABLE, NoChartError, chart_data, chart_line, charts, is_chart_line
from eia_tui.prose.edit import TextEdit, line_end, line_start
from eia_tui.prose.line_markers import before_block
from eia_tui.prose.markdown import read_prose
from eia_tui.prose.table_syntax import table_rows


@dataclass(frozen=True)
class ChartChange:
    """A change that adds a chart or removes one."""

    edit: TextEdit
    added: bool


def toggle_chart(text: str, at: int, chart: Chart) -> ChartChange:
    """Adds a chart to the table at a position, or removes the one that it has.

    The table is the one at the position, the nearest before it, or the first. Raises `NoChartError`, also if there is
    no table.
    """
    start, end = _nearest_table(text, at)
    if chart_end := end_of_chart(text, end):
        cursor = at if at <= end else max(end, at - (chart_end - end))
        return ChartChange(TextEdit(end, chart_end, "", (cursor, cursor)), added=False)
    parsed = read_prose("\n".join(line[len(before_block(line)) :] for line in text[start:end].split("\n")))
    if not parsed or not isinstance(parsed[0], Table):
        raise NoChartError(NO_TABLE)
    chart_data(parsed[0], chart)
    written = f"\n{before_block(text[line_start(text, end) : end])}{chart_line(chart)}"
    cursor = at if at <= end else at + len(written)
    change = ChartChange(TextEdit(end, end, written, (cursor, cursor)), added=True)
    if _count(change.edit.apply_to(text)) == _count(text):  # the lines around it make it something else than a table
        raise NoChartError(NO_TABLE)
    return change


def _count(text: str) -> int:
    return sum(1 for _ in charts(read_prose(text)))


def _nearest_table(text: str, at: int) -> tuple[int, int]:
    """The start and end of the table at a position, the nearest before it, or the first. Raises `NoChartError`."""
    nearest = None
    for start, end in _tables(text):
        if nearest and start > at:
            break
        nearest = start, end
    if nearest is None:
        raise NoChartError(NO_TABLE)
    return nearest


def _tables(text: str) -> Iterator[tuple[int, int]]:
    """The start and end of each table, also of those in lists and quotations."""
    lines, starts, at = [], [], 0
    for line in text.split("\n"):
        before = len(before_block(line))
        starts.append(at)
        lines.append((at + before, line[before:]))
        at += len(line) + 1
    number = 0
    while number < len(lines):
        rows = table_rows(lines, number)
        if rows:
            last, words = lines[number + rows - 1]
            yield starts[number], last + len(words)
        number += rows or 1


def end_of_chart(text: str, at: int) -> int:
    """The end of the line that asks for a chart of the table which ends at a position; 0 without one."""
    while at < len(text):
        end = line_end(text, at + 1)
        line = text[at + 1 : end].removeprefix(before_block(text[at + 1 : end]))
        if line:
            return end if is_chart_line(line) else 0
        at = end
    return 0
