"""Recognises table rows in text pasted from Excel or Word: cells with tabs between them."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from eia_tui.prose.paste.blank_rows import is_blank_row
from eia_tui.prose.paste.cell_markers import columns_of
from eia_tui.prose.paste.cells import NUMBER_HEADER, SENTENCE_END, PastedCell, are_rows, assemble_table
from eia_tui.prose.paste.items import PastedItem, find_items
from eia_tui.prose.symbol_fonts import TICKS_AS_LETTERS
from eia_tui.prose.table_syntax import WORD_COLUMNS

# Excel puts quotation marks around a cell with a line break, tab or quotation mark, and doubles those inside it.
_QUOTED = re.compile(r'(?:(?<=\t)|(?<=\n)|\A)"((?:[^"]|"")*)"(?=\t|\n|\Z)')
_ITEM = re.compile(r"\s*(?:[•▪○◦●■‣⁃∙⦁➢]|(?:[-–—·]|[0-9]{1,3}[.)]) )")
# A bullet or number after a tab within a line.
_MARKER_AFTER_TAB = re.compile(r"(?<=\S\S)\t+(?=(?:[•▪]|[0-9]{1,3}[.)])\t)")
_NUMBER_ROW = re.compile(r"(?P<number>\d{1,3})\t[^\t]*[^\W\d_][^\t]*")
# A letter, or a word with a number, may also name a row. In a list, the text after it does not start with a figure.
_LETTER_ROW = re.compile(r"(?P<number>[A-Za-z]|[ivx]{2,5}|[IVX]{2,5})\t[^\t\d][^\t]*")
_WORD_ROW = re.compile(
    r"(?:(?P<word>[^\W\d_]{2,15}) (?P<number>\d{1,3})[.:]?[ ]*|(?P<ordinal>\d{1,2})(?:st|nd|rd|th))\t[^\t\d][^\t]*"
)
_SEVERAL_WORDS = re.compile(r"[^\t]*\t[^\t]*[^\W\d_]{2}[^\t\w]+\w[^\t]*")
_ROMAN = ("i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x", "xi", "xii", "xiii", "xiv", "xv")
_LABEL_END = re.compile(r"[:：?][*_]*[ ]*$")
_COLON = re.compile(r"[:：]\s*")


_BETWEEN_BARS = re.compile(r"\|.*[^\\]\|")
_RULE = re.compile(r"[|:\s-]+")
_GOES_ON = re.compile(r"(?i)(?:^|\s)(?:a|an|and|as|at|by|for|from|in|of|on|or|per|than|that|the|to|with|&|/)$")
"""The last word of a line that continues in the next one."""


def unquote_cells(text: str) -> str:
    """The text without the quotation marks around cells, each cell on one line. A cell has a tab beside it."""
    if '"' not in text or "\t" not in text:
        return text

    def cell(match: re.Match[str]) -> str:
        has_tab = text[match.start() - 1 : match.start()] == "\t" or text[match.end() : match.end() + 1] == "\t"
        if not has_tab or not match[1].strip() or not set(match[1]) & set('\n\t"'):
            return match.group()
        lines = [" ".join(line.split()) for line in match[1].replace('""', '"').split("\n") if line.strip()]
        if any(_ITEM.match(line) for line in lines[1:]):
            return str(PastedCell(lines))
        if "\n" not in text[: match.start()]:
            return " ".join(lines)  # a header, which is wrapped to be narrow
        # Excel wraps lines by itself: those that somebody broke are one below the other on purpose.
        return str(PastedCell(f"{line} " if _GOES_ON.search(line) else line for line in lines))

    # Without its quotation marks, a cell may turn the text around it into a quoted cell.
    while (new := _QUOTED.sub(cell, text)) != text:
        text = new
    return text


def with_rules(lines: Sequence[str]) -> list[str]:
    """The lines, with a rule below the first row where rows between | have none: with it they are a table."""
    result: list[str] = []
    bars = [line.count("|") - line.count("\\|") if _BETWEEN_BARS.fullmatch(line.strip()) else 0 for line in lines]
    for at, line in enumerate(lines):
        result.append(line)
        is_first = bars[at] > 2 and (at == 0 or not bars[at - 1])
        if (
            is_first
            and bars[at + 1 : at + 2] == [bars[at]]
            and not any(_RULE.fullmatch(row.strip()) for row in lines[at : at + 2])
        ):
            result.append("|" + " --- |" * (bars[at] - 1))
    return result


def remove_doubled_breaks(lines: Sequence[str]) -> list[str]:
    """The lines without the blank line after each row of a table, if a program doubled the line breaks."""
    kept, items = list(lines), find_items(lines)
    at = 0
    while at + 2 < len(kept):
        end = at
        while (
            end + 2 < len(kept) and not kept[end + 1] and kept[end + 2] and (end + 3 == len(kept) or not kept[end + 3])
        ):
            end += 2
        rows = [row_at for row_at in range(at, end + 1, 2) if "\t" in kept[row_at].lstrip() and items[row_at] is None]
        if rows[1:] and rows[1] == rows[0] + 2 and columns_of(kept[rows[0]]) == columns_of(kept[rows[1]]):
            first, last = rows[0], rows[-1]
            kept[first : last + 1] = kept[first : last + 1 : 2]
            items[first : last + 1] = items[first : last + 1 : 2]
            end -= (last - first) // 2
        at = max(end, at + 1)
    return kept


def split_list_rows(lines: Sequence[str]) -> list[str]:
    """The lines with list items that look like table rows turned into lines of a list, where there is no table.

    A bullet or number after a tab within a line starts a line of its own. Consecutive numbers without a header row
    above them are those of a list.
    """
    result: list[str] = []
    items = find_items(lines)
    tables = TableFinder(lines, items)
    table_until = checked_until = 0
    for at, line in enumerate(lines):
        if at >= checked_until and (rows := tables.find(at)):
            checked_until = rows.end
            table_until = checked_until if tables.has_row(at, checked_until) else table_until
        if at < table_until:
            result.append(line)
        elif _MARKER_AFTER_TAB.search(line):
            result += _MARKER_AFTER_TAB.sub("\n", line).split("\n")
        elif items[at] is None and at in tables.numbered_lines:
            result.append(line.replace("\t", " " if _WORD_ROW.fullmatch(line) else ".\t", 1))
        else:
            result.append(line)
    return result


def _numbered_lines(lines: Sequence[str]) -> frozenset[int]:
    """The indexes of lines with consecutive numbers, each with a text beside it and without a header above them.

    Digits may start at any number. Letters, Roman numbers and words with a number must start with the first one, and
    most of their texts must have several words.
    """
    numbers = [_numbers(line) for line in lines]
    result: set[int] = set()
    first = 0
    while first < len(lines):
        last = first
        while last + 1 < len(lines) and _follows(numbers[last], numbers[last + 1]):
            last += 1
        above = lines[first - 1] if first else ""
        below = lines[last + 1] if last + 1 < len(lines) else ""
        texts = sum(bool(_SEVERAL_WORDS.fullmatch(line)) for line in lines[first : last + 1])
        is_list = "1" in numbers[first] or (1 in numbers[first].values() and texts * 2 > last - first)
        if first < last and "\t" not in above + below and is_list:
            result.update(range(first, last + 1))
        first = last + 1
    return frozenset(result | _numbered_apart(lines, numbers))


def _numbered_apart(lines: Sequence[str], numbers: Sequence[Mapping[str, int]]) -> set[int]:
    """The indexes of lines with consecutive digits from 1 on that have text between them, and no cells beside them."""
    runs: list[list[int]] = [[]]
    for at, line in enumerate(lines):
        if "\t" in line.strip():
            number = numbers[at].get("1", 0)
            if not runs[-1] or number != numbers[runs[-1][-1]]["1"] + 1:
                runs.append([])
            if runs[-1] or number == 1:
                runs[-1].append(at)
    cells = ["", *lines, ""]
    return {
        at for run in runs if run[1:] and not any("\t" in cells[near] for near in (run[0], run[-1] + 2)) for at in run
    }


def _numbers(line: str) -> dict[str, int]:
    """The readings of a line's number, by kind: "i" is the ninth letter, or a Roman 1. Empty if it has no number."""
    if "\t" not in line:
        return {}
    if match := _NUMBER_ROW.fullmatch(line):
        return {"1": int(match["number"])}
    if match := _WORD_ROW.fullmatch(line):
        return {match["word"] or "th": int(match["number"] or match["ordinal"])}
    if not (match := _LETTER_ROW.fullmatch(line)):
        return {}
    label, lower = match["number"], match["number"].lower()
    numbers = {} if lower not in _ROMAN else {"I" if label.isupper() else "i": _ROMAN.index(lower) + 1}
    return numbers | ({"A" if label.isupper() else "a": ord(lower) - ord("a") + 1} if len(label) == 1 else {})


def _follows(above: Mapping[str, int], below: Mapping[str, int]) -> bool:
    return any(above[kind] + 1 == below[kind] for kind in above.keys() & below.keys())


@dataclass(frozen=True)
class RecognisedRows:
    """Lines with tabs, and the lines that replace them: a table, labels, or the same lines if the rows are unclear."""

    end: int
    """The index of the line after the last row."""
    lines: tuple[str, ...]
    """The lines of the answer that replace them."""
    tables: int = 0
    labels: int = 0
    joined_cells: int = 0
    """The number of cells whose paragraphs were joined into one line."""
    unclear: int = 0
    """1 for a table that was left as pasted because it is unclear where its rows start."""
    too_wide: int = 0
    """1 for a table that was left as pasted because it has more columns than Word can show."""


class TableFinder:
    """Finds the tables in pasted lines, some of which may be list items."""

    def __init__(self, lines: Sequence[str], items: Sequence[PastedItem | None]) -> None:
        self._lines = lines
        self._items = items
        self.numbered_lines = _numbered_lines(lines)
        """The indexes of lines that are a numbered list."""
        self._single_lines_until = 0
        """The index of the line before which no cell has several paragraphs."""
        self._no_rows_until = 0
        """The index of the line before which there are no more rows."""

    def find(self, at: int) -> RecognisedRows | None:
        """The table or labels that start at a line; None if none do.

        A table has at least two lines with at least two cells. At least one row must have text in two cells, and one in
        its first cell. A single line with a tab is not a table.
        """
        if at < self._no_rows_until or not self._is_row(at):
            return None
        end = self._rows_end(at)
        rows = [line.split("\t") for line in self._lines[at:end]]
        if label_lines := _label_lines(rows):
            return RecognisedRows(
                end, tuple("\n\n".join(label_lines).split("\n")), labels=sum(bool(row[0].strip()) for row in rows)
            )
        if _columns(rows) > WORD_COLUMNS:
            return RecognisedRows(end, tuple(self._lines[at:end]), too_wide=1)
        if at >= self._single_lines_until:
            assembled = assemble_table(self._lines, at)
            if isinstance(assembled, int):
                self._single_lines_until = assembled
            elif assembled.rows is None:
                return RecognisedRows(assembled.end, tuple(self._lines[at : assembled.end]), unclear=1)
            else:
                return RecognisedRows(
                    assembled.end, tuple(_markdown_table(assembled.rows)), tables=1, joined_cells=assembled.joined_cells
                )
        if len(rows) > 1 and are_rows(rows):
            return RecognisedRows(end, tuple(_markdown_table(rows)), tables=1)
        self._no_rows_until = end
        return None

    def _is_row(self, at: int) -> bool:
        return "\t" in self._lines[at] and self._items[at] is None

    def _rows_end(self, at: int) -> int:
        """The index after the last row. Below a header, numbered lines, which could also be a list, count as rows."""
        header = self._lines[at].split("\t")
        has_number_header = (
            len(header) > 2 or bool(NUMBER_HEADER.fullmatch(header[0].strip())) or self._is_label_header(at)
        )
        end = at + 1
        while end < len(self._lines):
            item, line = self._items[end], self._lines[end]
            numbered = item is not None and item.kind != "bullet" and not line[:1].isspace()
            fits = numbered and line.count("\t") + 1 == len(header)
            is_numbered_row = fits and (has_number_header or (end > at + 1 and self._rows_resume(end)))
            if not self._is_row(end) and not is_numbered_row and not self._has_marked_cell(end, len(header)):
                break
            end += 1
        return end

    def _has_marked_cell(self, at: int, columns: int) -> bool:
        """Whether a line is a row with this number of cells although its first text starts with a bullet or number.

        A tab does not come right after the marker. If the first cells are empty, the cell above starts with one too.
        """
        item, cells = self._items[at], self._lines[at].split("\t")
        if item is None or not item.kind or len(cells) != columns:
            return False
        if first := cells[0].strip():
            return len(first) > len(item.head)
        column = next(number for number, cell in enumerate(cells) if cell.strip())
        above = self._lines[at - 1].split("\t")
        return len(above) == columns and _ITEM.match(above[column]) is not None

    def _rows_resume(self, at: int) -> bool:
        """Whether rows with as many cells follow lines that start with what may be a section number, such as 1.5."""
        tabs = self._lines[at].count("\t")
        while at < len(self._lines) and (item := self._items[at]) and not item.kind:
            at += 1
        return at < len(self._lines) and self._is_row(at) and self._lines[at].count("\t") == tabs

    def _is_label_header(self, at: int) -> bool:
        """Whether a row is the header of lines below it that start with a letter or a section number, and a tab."""
        item_below = self._items[at + 1] if at + 1 < len(self._lines) else None
        line_above = self._lines[at - 1] if at else ""
        has_sentence = any(SENTENCE_END.search(cell) for cell in self._lines[at].split("\t"))
        return item_below is not None and item_below.kind == "" and not line_above and not has_sentence

    def has_row(self, at: int, end: int) -> bool:
        """Whether one of these lines is a row without bullet, label or number, which a list never has."""
        return any(
            "\t" in self._lines[line_at].strip()
            and self._items[line_at] is None
            and not _MARKER_AFTER_TAB.search(self._lines[line_at])
            and not _LABEL_END.search(self._lines[line_at].split("\t")[0])
            and line_at not in self.numbered_lines
            for line_at in range(at, end)
        )


def _label_lines(rows: Sequence[Sequence[str]]) -> list[str]:
    """Rows of labels with their values, such as `Name:` and `Role:`, as lines of text; none if the rows are different.

    Such rows have no header.
    """
    result = []
    label_rows = continuation_rows = 0
    for number, row in enumerate(rows):
        if is_blank_row(row):
            continue
        cells = _with_colon_at_label([_cell_text(cell) for cell in row if cell.strip()])
        if number and cells and not row[0].strip() and len(cells) == 1:
            result.append(cells[0])
            continuation_rows += 1
            continue
        have_colon = [bool(_LABEL_END.search(label)) for label in cells[::2]]
        # A label may lack its colon, but not the first one, which would be a header.
        if not cells or not row[0].strip() or not (all(have_colon) or (number and len(cells) == 2)):
            return []
        label_rows += have_colon[0]
        result.append("; ".join(" ".join(cells[at : at + 2]) for at in range(0, len(cells), 2)))
    return result if label_rows * 2 >= len(rows) - continuation_rows else []


def _cell_text(cell: str) -> str:
    """The text of a cell. A letter that Word copied for a tick, cross or box becomes that character."""
    text = cell.strip()
    return TICKS_AS_LETTERS.get(text, text)


def _with_colon_at_label(cells: list[str]) -> list[str]:
    """The cells with a colon after the tab, as in `Name⇥: B. Clerk`, moved to the end of the label."""
    colon = _COLON.match(cells[1]) if len(cells) > 1 and not _LABEL_END.search(cells[0]) else None
    if colon is None:
        return cells
    rest = cells[1][colon.end() :]
    return [f"{cells[0]}:", *([rest] if rest else []), *cells[2:]]


def _columns(rows: Sequence[Sequence[str]]) -> int:
    """The number of columns, without those at the right that are empty in every row; at least 1."""
    return max((at for row in rows for at, cell in enumerate(row, 1) if cell.strip()), default=1)


def _markdown_table(rows: Sequence[Sequence[str]]) -> Iterator[str]:
    """The rows as lines of a Markdown table; the first row is the header. Short rows get empty cells."""
    columns = _columns(rows)
    for number, row in enumerate(rows):
        cells = [_cell_text(cell).replace("|", r"\|") for cell in row[:columns]]
        cells += [""] * (columns - len(cells))
        yield f"| {' | '.join(cells)} |"
        if number == 0:
            yield "|" + " --- |" * columns
