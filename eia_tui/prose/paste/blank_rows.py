"""Lines of nothing but tabs in a pasted table: blank cells of a row that comes on several lines, or a blank row."""

from collections.abc import Iterable, Sequence

from eia_tui.prose.paste.cell_markers import columns_of

BLANK = "\1"
"""A cell of a blank row while rows are recognised; no scrubbed text contains it."""
_MOST_PARAGRAPHS = 12
"""Lines without a tab after which the rows of a table are over."""


def is_blank_row(cells: Iterable[str]) -> bool:
    """Whether these cells are those of a blank row."""
    return all(cell.strip() == BLANK for cell in cells)


def with_blank_rows(lines: Sequence[str]) -> list[str]:
    """The lines, with the blank cells of a row behind its other cells, and a mark in the cells of a blank row.

    A blank row, of which several become one, is between rows with as many cells. Other lines of tabs stay: they are
    blank lines.
    """
    result: list[str] = []
    columns = found = since = last = 0
    for at, line in enumerate(lines):
        tabs = columns_of(line) - 1
        if not line.strip() and tabs and 0 < found < columns and found + tabs <= columns:
            result[last] += line
            found += tabs
        elif not line.strip() and tabs and found == columns == tabs and _row_follows(lines, at, columns):
            result.append("\t".join([BLANK] * (columns + 1)))
        else:
            last = len(result) if line.strip() else last
            result.append(line)
            since = 0 if tabs and line.strip() else since + 1
            if since > _MOST_PARAGRAPHS or line.startswith("|"):
                columns = found = 0
            elif line.strip() and tabs:
                found = tabs if found >= columns else found + tabs
                columns = max(columns, found)
    return result


def _row_follows(lines: Sequence[str], at: int, tabs: int) -> bool:
    """Whether the line below a blank row begins a row with at most as many tabs, and is no blank row itself."""
    below = lines[at + 1] if at + 1 < len(lines) else ""
    return bool(below.strip()) and 0 < columns_of(below) - 1 <= tabs
