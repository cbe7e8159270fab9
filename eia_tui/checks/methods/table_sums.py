"""Adds up the columns of the tables of a text again."""

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache

_ROUNDED = 1.0
"""Percentage points by which a rounded percentage may differ."""
_LEAST_ROWS = 2
_TOTAL_ROW = re.compile(
    r"(?i)^\W*(?:grand |overall |sub)?(?:total|all|sum)s?\b(?!\s+(?:other|under|over))[\w\s]{0,20}$"
)
_CELL_NUMBER = re.compile(r"^\W*£?\s?(\d{1,3}(?:,\d{3})+|\d+)(?:\.(\d+))?\s*(%?)\W*(?:\(\s*\d[\d.,]*\s?%\s*\))?\W*$")


@lru_cache(maxsize=1024)
def wrong_tables(text: str) -> tuple[str, ...]:
    """The totals of tables that are not the sums of the rows above them, and columns of percentages beyond 100."""
    found: list[str] = []
    table: list[list[str]] = []
    for line in [*text.split("\n"), ""]:
        if line.count("|") > 1:
            table.append([cell.strip(" *_") for cell in line.strip().strip("|").split("|")])
            continue
        if len(table) > _LEAST_ROWS:
            found += _wrong_columns(table)
        table = []
    return tuple(found)


def _wrong_columns(table: Sequence[Sequence[str]]) -> Iterator[str]:
    rows = [row for row in table[1:] if not all(re.fullmatch(r":?-*:?", cell) for cell in row)]
    if len(rows) <= _LEAST_ROWS or not _TOTAL_ROW.match(rows[-1][0]):
        return
    for column in range(1, min(map(len, rows))):
        cells = [_CELL_NUMBER.match(row[column]) for row in rows]
        if not all(cells):
            continue
        values = [float(f"{cell[1].replace(',', '')}.{cell[2] or 0}") for cell in cells if cell]
        total = sum(values[:-1])
        is_percent = bool(cells[-1] and cells[-1][3])
        allowed = _ROUNDED * len(values) / 2 if is_percent else 0.5 if any(cell and cell[2] for cell in cells) else 0
        heading = table[0][column] if column < len(table[0]) else ""
        if abs(total - values[-1]) > allowed and not (is_percent and abs(values[-1] - 100) > allowed):
            unit = "%" if is_percent else ""
            yield f"the rows of “{heading}” add up to {total:,.0f}{unit}, not {values[-1]:,.0f}{unit}"
