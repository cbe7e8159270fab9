"""Blank rows, columns and cells of a pasted table, which come as tabs with nothing between them."""

from collections.abc import Iterable, Sequence

from eia_tui.prose.paste.cell_markers import columns_of

BLANK = "\1"
"""A cell of a blank row while rows are recognised; no scrubbed text contains it."""
_MOST_PARAGRAPHS = 12
"""Lines without a tab after which the rows of a table are over."""


def is_blank_row(cells: Iterable[str]) -> bool:
    """Whether these cells are those of a blank row."""
    return all(cell.strip() == BLANK for cell in cells)


def without_blank_columns(lines: Sequence[str]) -> list[str]:
    """The lines, without a tab that each of them begins or ends with: the column beside it is blank.

    At the beginning it is the indent of paragraphs, and stays, unless two lines have cells after it.
    """
    result = list(lines)
    while (texts := [line for line in result if line.strip()]) and all(line.endswith("\t") for line in texts):
        result = [line.removesuffix("\t") for line in result]
    while (
        (texts := [line for line in result if line.strip()])
        and all(line.startswith("\t") for line in texts)
        and sum("\t" in line.strip() for line in texts) > 1
    ):
        result = [line.removeprefix("\t") for line in result]
    return result


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
    """Whether the line below a blank row begins a row with at most as many tabs, and is not a blank row itself."""
    below = lines[at + 1] if at + 1 < len(lines) else ""
    return bool(below.strip()) and 0 < columns_of(below) - 1 <= tabs
