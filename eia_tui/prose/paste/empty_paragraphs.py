"""Tells an empty paragraph in a table's last cell from an empty line below the table: Word copies both alike."""

import re
from collections.abc import Sequence
from functools import cached_property
from itertools import pairwise

from eia_tui.prose.paste.blank_rows import is_blank_row
from eia_tui.prose.paste.cell_markers import MARKER, columns_of

_MOST_PARAGRAPHS = 12
"""Paragraphs of one cell that are looked at."""
_MOST_LINES = 60
"""Lines of a table above and below an empty one that are looked at."""
_FRAGMENT = 60
"""The most characters of a text that is not a sentence."""
CAPTION = re.compile(r"(?i)(?:table|figure|fig|chart|source|note|notes|appendix)\b.{0,3}\d{0,2}\b")
_FIGURE = re.compile(r"[£$€]?[\d.,]+ ?[%kKmM]?")


def row_below(lines: Sequence[str], at: int, tabs: int) -> int | None:
    """The index of the first row with so many tabs at or below a line, if only lines of text are above it.

    Cells of the row itself may have several lines.
    """
    start, found = None, 0
    for row in range(at, min(at + _MOST_PARAGRAPHS, len(lines))):
        if lines[row].startswith("|"):
            return None
        if (more := columns_of(lines[row]) - 1) and start is None:
            start = row
        found += more
        if found >= tabs:
            return start if found == tabs else None
    return None


def shows_paragraphs(above: Sequence[str], below: Sequence[str], tabs: int) -> bool:
    """Whether the lines of a table so far, or those from its next row on, show that its cells have several paragraphs.

    A row comes on several lines, or text is below a last cell that is empty.
    """
    above, below = above[:_MOST_LINES], below[:_MOST_LINES]
    begins_empty = any(row.endswith("\t") and "\t" not in text for row, text in pairwise(above))
    return begins_empty or _has_row_of_several_lines(above, tabs) or _has_row_of_several_lines(below, tabs)


def _has_row_of_several_lines(lines: Sequence[str], tabs: int) -> bool:
    """Whether one of the rows with so many tabs that begin with the first line has its cells on several lines.

    Text on lines of its own, which may be below a table, is not one.
    """
    found = 0
    for line in lines:
        more = columns_of(line) - 1
        if found < tabs < found + more or line.startswith("|"):
            return False
        if 0 < found < tabs and found + more == tabs:
            return True
        found = (0 if found >= tabs else found) + more
    return False


class EmptyParagraph:
    """An empty line below a complete row of a table, and what is below it."""

    def __init__(self, lines: Sequence[str], first: int, at: int, above: Sequence[str]) -> None:
        """The table begins at the line `first`; the empty line is `at`; `above` has the lines of the table so far."""
        self._lines = lines
        self._tabs = lines[first].count("\t")
        self._above = above
        self._at = at
        below = at
        while below < len(lines) and not lines[below]:
            below += 1
        self._below = below
        self._row = row_below(lines, below, self._tabs) if self._tabs else None

    @property
    def is_last(self) -> bool:
        """Whether text follows, and no row."""
        return self._row is None and self._below < len(self._lines) and columns_of(self._lines[self._below]) == 1

    @property
    def may_be_in_cell(self) -> bool:
        """Whether the line may be an empty paragraph in the last cell of the row above it, or the first of the next."""
        if self._row is None:
            return False
        if self._row == self._below:  # one row alone is not a table
            is_header = len(self._above) == 1 and (self._tabs > 1 or len(self._rows_below) > 1)
            is_label = self._lines[self._row].partition("\t")[0].rstrip().endswith(":")
            is_single = self._is_single_row and len(self._above) > 1
            is_below_row = "\t" in self._above[-1]
            goes_on = is_below_row or self._is_below_fragment or self._has_no_header_below or self._has_paragraphs
            is_other = self._has_other_columns or self._shares_header
            return is_header or (is_single and not is_label) or (goes_on and not is_label and not is_other)
        is_other = self._has_other_columns or self._shares_header
        if any(line.endswith(":") or CAPTION.match(line) for line in self._texts_below) or is_other:
            return False
        if self._has_paragraphs:
            return True
        is_fragment = not any(line.endswith((".", "!", "?")) for line in self._texts_below)
        return bool(self._lines[self._row - 1]) or (self._is_single_row and (self._tabs > 1 or is_fragment))

    @property
    def may_be_another_table(self) -> bool:
        """Whether the text below may be about a table of its own, which follows it."""
        if self._row is not None and self._has_paragraphs:
            is_paragraph = not self._lines[self._row - 1] and self._row > self._below
            return is_paragraph and all(line.endswith((".", "!", "?")) for line in self._texts_below)
        if self._row is None or self._has_no_header_below or (self._row == self._below and not self._is_below_fragment):
            return False
        if self._is_single_row:
            return self._tabs == 1 and not self._lines[self._row - 1] and not self._is_below_fragment
        last = len(self._above)
        while "\t" not in self._above[last - 1]:
            last -= 1
        has_other_paragraphs = any("\t" not in line for line in self._above[:last])
        return not (has_other_paragraphs or self._is_repeated)

    @property
    def _texts_below(self) -> list[str]:
        """The lines of text between the empty line and the row below it."""
        return [line for line in self._lines[self._below : self._row] if line]

    @property
    def _shares_header(self) -> bool:
        """Whether the row below has a word of the header, as the header of another table of the same kind has."""
        header = {cell.strip().casefold() for cell in self._above[0].split("\t")} - {""}
        return any(cell.strip().casefold() in header for cell in self._lines[self._row or 0].split("\t"))

    @cached_property
    def _has_paragraphs(self) -> bool:
        """Whether a row above or below comes on several lines, so that its cells have several paragraphs."""
        return shows_paragraphs(self._above, self._lines[self._row or 0 :], self._tabs)

    @property
    def _is_below_fragment(self) -> bool:
        """Whether the line above is a short text below a row, and no sentence: it is in the last cell, or a note."""
        line = self._above[-1]
        return "\t" not in line and len(line) <= _FRAGMENT and not line.endswith((".", "!", "?", ":"))

    @property
    def _has_no_header_below(self) -> bool:
        """Whether the row below is blank, or has a sentence or a figure, as the header of another table has not."""
        cells = self._lines[self._row or 0].split("\t")
        return is_blank_row(cells) or any(
            cell.endswith((".", "!", "?")) or len(cell) > _FRAGMENT or _FIGURE.fullmatch(cell) for cell in cells
        )

    @cached_property
    def _rows_below(self) -> list[str]:
        """The rows below, each on one line and without bullets and numbers, up to the first line that is in none."""
        rows: list[str] = []
        row_lines: list[str] = []
        for line in self._lines[self._row or 0 : (self._row or 0) + _MOST_LINES]:
            row_lines.append(line)
            found = sum(columns_of(each) - 1 for each in row_lines)
            if found == self._tabs:
                rows.append(" ".join(MARKER.sub("", each) for each in row_lines))
                row_lines = []
            elif found > self._tabs or not row_lines[0].count("\t"):
                break
        return rows

    @property
    def _is_single_row(self) -> bool:
        start = self._row or 0
        lines_with_cells = sum(columns_of(line) - 1 for line in self._lines[start : start + _MOST_LINES])
        return len(self._rows_below) == 1 and lines_with_cells == self._tabs

    @property
    def _is_repeated(self) -> bool:
        """Whether the same comes again further down: an empty line, text, and a row right below it."""
        first = (self._row or 0) + 1
        for at in range(first, min(first + _MOST_LINES, len(self._lines) - 1)):
            if not self._lines[at] and self._lines[at + 1] and columns_of(self._lines[at + 1]) == 1:
                row = row_below(self._lines, at + 1, self._tabs)
                if row is not None and self._lines[row - 1]:
                    return True
        return False

    @property
    def _has_other_columns(self) -> bool:
        """Whether the rows below have figures where those above have words, or the other way round."""
        above = [MARKER.sub("", line) for line in self._above[1:] if columns_of(line) == self._tabs + 1]
        below = self._rows_below[1:]
        return bool(above) and bool(below) and _kinds(above) != _kinds(below)


def _kinds(rows: Sequence[str]) -> list[bool]:
    """For each column of some rows, whether all its cells are figures."""
    columns = zip(*(row.split("\t") for row in rows), strict=True)
    return [all(_FIGURE.fullmatch(cell.strip()) for cell in column) for column in columns]
