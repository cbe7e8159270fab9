"""Recognises the rows of a table in what was pasted from Excel or Word: cells with tabs between them."""

import re
from collections.abc import Iterator, Sequence

from eia_tui.prose.pasted_items import ITEM, item

# Excel puts a cell that holds a line break, a tab or a quotation mark between quotation marks, and doubles those in it.
_QUOTED = re.compile(r'(?:(?<=\t)|(?<=\n)|\A)"((?:[^"]|"")*)"(?=\t|\n|\Z)')


def unquoted(text: str) -> str:
    """The text with every such cell on one line, as it stands in the sheet. Cells have a tab beside them."""
    if '"' not in text or "\t" not in text:
        return text

    def cell(match: re.Match[str]) -> str:
        beside = text[match.start() - 1 : match.start()] == "\t" or text[match.end() : match.end() + 1] == "\t"
        if not beside or not match[1].strip() or not set(match[1]) & set('\n\t"'):
            return match.group()
        return " ".join(match[1].replace('""', '"').split())

    # With its quotation marks gone, a cell may make one of what stands round it.
    while (new := _QUOTED.sub(cell, text)) != text:
        text = new
    return text


def rows_end(lines: Sequence[str], at: int) -> int:
    """The line after the last of the rows that begin here; `at` itself where none do.

    Rows are two lines or more of at least two cells; somewhere two of them must say something, and somewhere the
    first. A line with a stray tab is by itself, and no table.
    """
    end = at
    while end < len(lines) and _is_row(lines, end):
        end += 1
    rows = [line.split("\t") for line in lines[at:end]]
    told = any(sum(bool(cell.strip()) for cell in row) > 1 for row in rows) and any(row[0].strip() for row in rows)
    return end if len(rows) > 1 and told else at


def _is_row(lines: Sequence[str], at: int) -> bool:
    line = lines[at]
    return "\t" in line and not ITEM.match(line) and item(line, "", "") is None


def table(lines: Sequence[str]) -> Iterator[str]:
    """Rows between tabs as a Markdown table, the first of them its header; short ones are filled up."""
    rows = [line.split("\t") for line in lines]
    # What is empty in every row at the right was no column.
    columns = max((at for row in rows for at, cell in enumerate(row, 1) if cell.strip()), default=1)
    for number, row in enumerate(rows):
        cells = [cell.replace("|", r"\|").strip(" ") for cell in row[:columns]]
        cells += [""] * (columns - len(cells))
        yield f"| {' | '.join(cells)} |"
        if number == 0:
            yield "|" + " --- |" * columns
