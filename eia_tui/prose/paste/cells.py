"""Reassembles tables with several paragraphs in a cell, each of which Word copies as a line of its own."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from eia_tui.prose.paste.blank_rows import is_blank_row
from eia_tui.prose.paste.cell_markers import MARKER, columns_of
from eia_tui.prose.paste.empty_paragraphs import CAPTION, EmptyParagraph, row_below, shows_paragraphs
from eia_tui.prose.paste.items import DASHES, PASTED_BULLETS
from eia_tui.prose.symbol_fonts import TICKS_AS_LETTERS

_BARE_MARKER = re.compile(rf"[{PASTED_BULLETS}→] *|[{DASHES}] +")
_NUMBER = re.compile(r"\(?(?:\d{1,3}|[a-z]|[ivx]{2,5})[.)] ")
NUMBER_HEADER = re.compile(
    r"(?i)(?:no|nr|num|number|#|ref|reference|item|id|step|q|question|section|part|para|paragraph|clause|article|point|rank"
    r"|priority|action)\.?"
)
"""Headers of a first column of numbers."""
_BULLET = "\0"
"""Replaces a bullet while the tabs of lines are counted; no scrubbed text contains it."""
SENTENCE_END = re.compile(r"[.,;:!?…–-][\"”’')\]]*$")
"""The punctuation at the end of a sentence or a part of one."""
_SENTENCE_LENGTH = 40
"""Characters above which a line with a full stop is a sentence, which few cells contain."""
_LONGEST_AT_END = 60
"""The most characters of a line below the last row that may belong to the last cell."""


class PastedCell(list[str]):
    """The paragraphs of one cell; as a string they are joined into one line, which a Markdown table needs.

    A paragraph that ends with a space continues in the next one, like a wrapped line.
    """

    def __str__(self) -> str:
        text, separator = "", ""
        for paragraph in self:
            piece = paragraph.replace(_BULLET, "").strip()
            piece = _BARE_MARKER.sub("", piece, count=1) if len(self) > 1 and _BARE_MARKER.match(piece) else piece
            if piece:
                text += f"{separator if text else ''}{piece}"
                separator = " " if paragraph.endswith(" ") or SENTENCE_END.search(piece) else "; "
        return text


@dataclass(frozen=True)
class AssembledTable:
    """A table in which some cells have several lines."""

    end: int
    """The index of the line after the table."""
    rows: list[list[str]] | None
    """None if it is unclear where the rows start."""
    joined_cells: int
    """The number of cells with several lines."""


def are_rows(rows: Sequence[Sequence[str]]) -> bool:
    """Whether cells may be a table: a row has text in two cells, and one in its first. Indented text has neither."""
    texts = [[cell.strip() for cell in row] for row in rows if not is_blank_row(row)]
    return any(sum(map(bool, row)) > 1 for row in texts) and any(row[0] for row in texts)


def assemble_table(lines: Sequence[str], at: int) -> AssembledTable | int:
    """The table that starts at a line. If each line may be a row of its own, only the index of the line after them."""
    if end := _end_above_other_table(lines, at):
        return end
    candidates, end, is_clear = _candidate_lines(lines, at)
    if len(candidates) < 2:
        return end
    rows = [line for line in candidates if "\t" in line]
    tabs = Counter(line.count("\t") for line in rows)
    columns = max(tabs) + 1
    full_lines = [line for line in lines[at:end] if line]
    is_even = len({line.count("\t") for line in full_lines}) == 1 and not any(MARKER.match(line) for line in full_lines)
    has_adjacent_rows = any("\t" in line and "\t" in below for line, below in pairwise(candidates))
    is_table = (
        has_adjacent_rows
        or any(f"\t{_BULLET}" in line for line in candidates)
        or (columns > 2 and tabs[columns - 1] > 1)
    )
    are_apart = is_even and end - at > len(candidates) == len(rows)  # an empty line is all that is between its rows
    if are_apart and are_rows([row.split("\t") for row in rows]):
        return AssembledTable(end, [[str(PastedCell([cell])) for cell in row.split("\t")] for row in rows], 0)
    if is_even or not is_table or len(rows) < 2:
        return end
    if not is_clear:
        return AssembledTable(end, None, 0)
    if cells := _rows(candidates, columns):
        joined_cells = sum(len(cell) > 1 for row in cells for cell in row)
        has_joined_text = joined_cells or _BULLET in "".join(candidates)
        return (
            AssembledTable(end, [[str(cell) for cell in row] for row in cells], joined_cells)
            if has_joined_text
            else end
        )
    # Rows that are merely short are filled up. It is unclear to which row a line between full rows belongs.
    only_short_rows = len(rows) == len(candidates) and _BULLET not in "".join(candidates)
    return AssembledTable(end, None, 0) if tabs[columns - 1] > 1 and not only_short_rows else end


def _end_above_other_table(lines: Sequence[str], at: int) -> int:
    """The index of the line after the rows from `at` on, if text is below them, and then rows with other cells.

    0 otherwise, also if those may be rows of this table that have their cells on several lines, or more follow.
    """
    end = _even_rows_end(lines, at)
    below = end
    while below < len(lines) and columns_of(lines[below]) == 1:
        below += 1
    below_end = _even_rows_end(lines, below)
    more = below_end
    while more < len(lines) and lines[more] and columns_of(lines[more]) == 1:
        more += 1
    has_more_rows = more < len(lines) and bool(lines[more]) and not _shares_cell(lines[below], lines[more])
    if min(end - at, below_end - below) < 2 or below == end or has_more_rows:
        return 0
    tabs, tabs_below = lines[at].count("\t"), lines[below].count("\t")
    may_be_rows = tabs_below <= tabs and not tabs_below * (below_end - below) % tabs
    return 0 if may_be_rows and not (tabs_below < tabs and _shares_cell(lines[at], lines[below])) else end


def _even_rows_end(lines: Sequence[str], at: int) -> int:
    """The index of the line after the rows from `at` on that have as many cells, and no bullets or numbers."""
    end = at
    while end < len(lines) and lines[end].count("\t") + 1 == columns_of(lines[end]) == columns_of(lines[at]) > 1:
        end += 1
    return end


def _shares_cell(row: str, other: str) -> bool:
    """Whether two rows have a cell with the same words, as the headers of two tables of the same kind have."""
    return not {cell.strip().casefold() for cell in row.split("\t")}.isdisjoint(
        cell.strip().casefold() for cell in other.split("\t") if cell.strip()
    )


def _candidate_lines(lines: Sequence[str], at: int) -> tuple[list[str], int, bool]:
    """The lines from `at` on that may be one table, with bullets replaced, and the index of the line after them.

    They are rows, and paragraphs of cells between rows. The last part is False if it is unclear whether a line below
    an empty one belongs to the table.
    """
    candidates: list[str] = []
    line_ends: list[int] = []
    rows = tabs = 0
    is_clear = True
    had_empty_paragraph = False
    for end in range(at + 1, len(lines) + 1):
        line = lines[end - 1]
        if not line and 0 < tabs < lines[at].count("\t"):
            continue  # an empty paragraph of a cell, because the row is incomplete
        if not line and candidates:
            below = EmptyParagraph(lines, at, end - 1, candidates)
            if below.may_be_in_cell or (had_empty_paragraph and below.is_last):
                is_clear &= not below.may_be_another_table or had_empty_paragraph
                had_empty_paragraph = True
                continue
        if not line or line.startswith("|") or (candidates and line == lines[at]):
            break
        may_start_row = bool(candidates) and tabs >= lines[at].count("\t")
        unmarked = _without_markers(line, lines[at], candidates[-1] if candidates else "", may_start_row=may_start_row)
        if "\t" not in unmarked and not (
            candidates
            and (
                _may_continue_cell(candidates, unmarked)
                or _begins_empty_cell(lines, at, end - 1, candidates[-1])
                or _completes_row(lines, end - 1, lines[at].count("\t") - tabs, tabs)
                or _goes_on(lines, at, end - 1, candidates)
            )
        ):
            break
        if lines[at].count("\t") == 1 and MARKER.match(unmarked):
            break  # a list: a number and a tab look like two cells
        tabs = unmarked.count("\t") + (0 if may_start_row else tabs)
        candidates.append(unmarked)
        line_ends.append(end)
        rows = len(candidates) if "\t" in unmarked else rows
    # Lines below the last row are text, unless they clearly continue its last cell.
    continuations = [line for line in candidates[:rows] if "\t" not in line]
    while rows < len(candidates) and (
        _both_items(candidates[rows - 1], candidates[rows])
        or (_is_similar(continuations, candidates[rows]) and not _NUMBER.match(candidates[rows]))
    ):
        rows += 1
    return candidates[:rows], line_ends[rows - 1] if rows else at + 1, is_clear


def _begins_empty_cell(lines: Sequence[str], at: int, end: int, above: str) -> bool:
    """Whether a line is the first in a last cell that begins with an empty paragraph: a row is below it."""
    tabs = lines[at].count("\t")
    return tabs > 0 and above.endswith("\t") and row_below(lines, end, tabs) is not None


def _completes_row(lines: Sequence[str], at: int, missing: int, found: int) -> bool:
    """Whether a line is in a row with some cells above it, whose missing ones are exactly in the lines from it on."""
    return found > 0 and missing > 0 and row_below(lines, at, missing) is not None


def _goes_on(lines: Sequence[str], at: int, end: int, candidates: Sequence[str]) -> bool:
    """Whether a line below a complete row goes on in its last cell: a row is below it, and cells have paragraphs."""
    tabs = lines[at].count("\t")
    below = row_below(lines, end, tabs)
    if below is None or lines[end].endswith(":") or CAPTION.match(lines[end]):
        return False
    # What is below a figure belongs to it if it is not a sentence, and no header of another table follows.
    is_fragment = all(0 < len(line) <= _SENTENCE_LENGTH and line[-1] not in ".!?:" for line in lines[end:below])
    return (is_fragment and not _shares_cell(lines[at], lines[below])) or shows_paragraphs(
        candidates, lines[below:], tabs
    )


def _both_items(above: str, line: str) -> bool:
    """Whether a line and the cell above it both begin with a bullet, or both with a number."""
    cell = above.rpartition("\t")[2]
    return (_BULLET in line and _BULLET in above) or bool(_NUMBER.match(line) and _NUMBER.match(cell))


def _is_similar(continuations: Sequence[str], line: str) -> bool:
    """Whether a line below the last row is short, and ends like a line that continued a cell above."""
    is_sentence = bool(SENTENCE_END.search(line))
    return len(line) <= _LONGEST_AT_END and any(
        bool(SENTENCE_END.search(continuation)) >= is_sentence for continuation in continuations
    )


def _without_markers(line: str, header: str, above: str, *, may_start_row: bool) -> str:
    """A line without the tabs after its bullets and numbers. `may_start_row` says that it may start a row.

    A number is a cell of its own if it is the first of as many cells as the header has, or if the header of the first
    column is one for numbers.
    """
    is_numbered = may_start_row and bool(NUMBER_HEADER.fullmatch(header.partition("\t")[0].strip()))
    is_full_row = line.count("\t") == header.count("\t")
    is_cell = (is_full_row or is_numbered) and not _NUMBER.match(above.rpartition("\t")[2])

    def replacement(match: re.Match[str]) -> str:
        if match["bullet"]:
            return _BULLET
        if match["tick"]:
            return f"{_BULLET}{TICKS_AS_LETTERS.get(match['tick'], match['tick'])} "
        return match.group() if is_cell and not match.start() else f"{match['number']} "

    return MARKER.sub(replacement, line)


def _may_continue_cell(candidates: Sequence[str], line: str) -> bool:
    """Whether a line without a tab may continue the cell above it."""
    if _both_items(candidates[-1], line):
        return True
    if line.endswith(":") or not re.search(r"[^\W\d_]", candidates[-1].rpartition("\t")[2]):
        return False
    is_sentence = line.endswith(".") and len(line) > _SENTENCE_LENGTH
    return not is_sentence or any(other.endswith(".") for other in candidates)


def _rows(candidates: Sequence[str], columns: int) -> list[list[PastedCell]] | None:
    """The rows, each with this number of cells; None if the lines do not form such rows."""
    rows: list[list[PastedCell]] = []
    for at, line in enumerate(candidates):
        first, *rest = line.split("\t")
        if rows and len(rows[-1]) < columns:
            rows[-1][-1].append(first)
        elif not rest and _starts_row(candidates, at, columns):
            rows.append([PastedCell([f"{first} "])])
        elif rest and at and first.startswith(_BULLET) and candidates[at - 1].startswith(_BULLET):
            return None  # the bullets above may belong to this row or to the one above
        elif not rest and len(rows) == 1 and _may_start_second_row(candidates, at):
            return None  # it may belong to the header or to the row below
        elif rest or not rows:
            rows.append([PastedCell([first])])
        else:
            rows[-1][-1].append(first)
        rows[-1] += [PastedCell([cell]) for cell in rest]
        if len(rows[-1]) > columns:
            return None
    return rows if len(rows[-1]) == columns else None


def _may_start_second_row(candidates: Sequence[str], at: int) -> bool:
    """Whether a line without a tab right below the header, in a table of two columns, may start the next row."""
    below = candidates[at + 1] if at + 1 < len(candidates) else ""
    first = candidates[at][:1]
    return at == 1 and below.count("\t") == 1 and not first.islower() and first not in ("(", _BULLET)


def _starts_row(candidates: Sequence[str], at: int, columns: int) -> bool:
    """Whether a line without a tab starts a row: the next line continues its first cell.

    It does so with a small letter, or as an empty paragraph where no row has an empty first cell.
    """
    below = candidates[at + 1] if at + 1 < len(candidates) else ""
    if "\t" not in below or candidates[at].startswith(_BULLET):
        return False
    is_empty_paragraph = below.startswith("\t") and below.count("\t") == columns - 1
    follow_lines = all("\t" not in candidates[near - 1] for near, row in enumerate(candidates) if row[:1] == "\t")
    return below[0].islower() or (is_empty_paragraph and follow_lines and not SENTENCE_END.search(candidates[at]))
