"""Reads tables: which lines are one, and their cells."""

import re

from eia_tui.prose.blocks import Table
from eia_tui.prose.charts import is_chart_line
from eia_tui.prose.line_markers import BLANKS, QUOTE, LineReader, Lines, item_head, trimmed

WORD_COLUMNS = 63
"""The most columns of a table in Word, which does not open a file with a wider one."""
_RULE = re.compile(r"\|?[ \t]*:?-+:?[ \t]*(?:\|[ \t]*:?-+:?[ \t]*)*\|?$")
CELL_END = re.compile(r"(?<!\\)\|")
_RULE_LETTERS = frozenset(f"-|:>{BLANKS}")


def may_be_row(line: str) -> bool:
    """Whether a line may be part of a table: a quick test that excludes most lines."""
    return "|" in line or ("-" in line and _RULE_LETTERS.issuperset(line))


def table_rows(lines: Lines, at: int) -> int:
    """The number of lines of the table whose header is the line `at`, with the rule below it; 0 if it is not one."""
    if at + 1 >= len(lines) or "|" not in lines[at][1] or "-" not in lines[at + 1][1]:
        return 0
    if is_chart_line(lines[at][1]):
        return 0
    header, rule = lines[at][1], lines[at + 1][1].strip(" \t")
    if len(rule) < 2 or not _RULE.match(rule) or len(_cells(lines[at])) != len(_cells(lines[at + 1])):
        return 0
    has_bar = header.lstrip(" \t").startswith("|")
    end = at + 2
    while end < len(lines) and CELL_END.search(line := lines[end][1]):
        if is_chart_line(line):
            break
        if has_bar and not line.lstrip(" \t").startswith("|") and (item_head(line) or QUOTE.match(line)):
            break
        end += 1
    # A wider table is text: all its words are printed.
    is_too_wide = any(len(_cells(line)) > WORD_COLUMNS for line in lines[at:end] if line[1].count("|") >= WORD_COLUMNS)
    return 0 if is_too_wide else end - at


def row_cells(line: str) -> list[str]:
    r"""The texts of the cells of a row; `\|` in one is a bar."""
    inner = line.strip()
    inner = inner.removeprefix("|")
    inner = inner[:-1] if inner.endswith("|") and not inner.endswith("\\|") else inner
    return [cell.strip().replace("\\|", "|") for cell in CELL_END.split(inner)]


def _cells(line: tuple[int, str]) -> list[tuple[int, str]]:
    """The cells of a row, each with its position in the text."""
    at, text = trimmed(line)
    cells, start = [], 0
    for end in (*(match.start() for match in CELL_END.finditer(text)), len(text)):
        cells.append(trimmed((at + start, text[start:end])))
        start = end + 1
    if len(cells) > 1 and text.startswith("|"):
        del cells[0]
    if len(cells) > 1 and text.endswith("|") and not text.endswith("\\|"):
        del cells[-1]
    return cells


def table(lines: Lines, read: LineReader) -> Table:
    """The table in these lines, with as many columns as its longest row, so that no cell is lost."""
    rows = [_cells(line) for line in (lines[0], *lines[2:])]
    columns = max(map(len, rows))
    starts = [{"": "", ":": "left"}[cell[:1].replace("-", "")] for _, cell in _cells(lines[1])]
    ends = [cell.endswith(":") for _, cell in _cells(lines[1])]
    aligned = [("center" if start else "right") if end else start for start, end in zip(starts, ends, strict=True)]
    header, *body = (tuple(read([cell]) for cell in row) + ((),) * (columns - len(row)) for row in rows)
    return Table(header, tuple(body), (*aligned, *[""] * (columns - len(aligned))))
