"""Puts together the rows of a table that Word copied with several paragraphs in a cell: each has a line of its own."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from eia_tui.prose.symbol_fonts import TICKS_AS_LETTERS

# A bullet, or a number, with its tab at the beginning of a cell.
_SIGN = re.compile(
    r"(?:^|(?<=\t)) *(?:(?P<bullet>[•·▪§○◦●■‣⁃∙⦁➢➤❖→Øo–—-])|(?P<tick>[üûþý✓✔✗✘☐☑☒])"
    r"|(?P<number>(?:\d{1,3}|[a-z])[.)]))\t"
)
_BARE_SIGN = re.compile(r"[•▪○◦●■‣⁃∙⦁➢➤❖→] *|[-–—] +")
_NUMBER = re.compile(r"(?:\d{1,3}|[a-z])[.)] ")
COUNTS = re.compile(
    r"(?i)(?:no|nr|num|number|#|ref|reference|item|id|step|q|question|section|part|para|paragraph|clause|article|point|rank"
    r"|priority|action)\.?"
)
"""What the first column is called where it holds numbers."""
_BULLET = "\0"
"""Stands for a bullet while lines are counted by their tabs; no scrubbed text holds it."""
ENDS = re.compile(r"[.,;:!?…–-][\"”’')\]]*$")
"""The end of a line that is a sentence, or a part of one."""
_SENTENCE = 40
"""Letters from which on a line with a full stop is a sentence, as few cells hold."""
_LONGEST_AT_END = 60
"""Letters of a line below a table's last row that may still be of its last cell."""


class Cell(list[str]):
    """The paragraphs of one cell; as text they stand on one line, as a row of an answer needs them.

    One with a blank at its end goes on in the next, as a line of print does.
    """

    def __str__(self) -> str:
        said, apart = "", ""
        for each in self:
            piece = each.replace(_BULLET, "").strip()
            piece = _BARE_SIGN.sub("", piece, count=1) if len(self) > 1 and _BARE_SIGN.match(piece) else piece
            if piece:
                said += f"{apart if said else ''}{piece}"
                apart = " " if each.endswith(" ") or ENDS.search(piece) else "; "
        return said


@dataclass(frozen=True)
class Assembled:
    """A table of which some cells have several lines."""

    end: int
    """The line after its last."""
    rows: list[list[str]] | None
    """None where the rows cannot be told apart."""
    joined: int
    """How many cells have several."""


def assembled(lines: Sequence[str], at: int) -> Assembled | int:
    """The table that begins at a line; where each of its lines may well be a row by itself, the line up to which."""
    bare, end = _bare(lines, at)
    if len(bare) < 2:
        return end
    rows = [line for line in bare if "\t" in line]
    tabs = Counter(line.count("\t") for line in rows)
    columns = max(tabs) + 1
    raw = [line for line in lines[at:end] if line]
    even = len({line.count("\t") for line in raw}) == 1 and not any(_SIGN.match(line) for line in raw)
    beside = any("\t" in line and "\t" in below for line, below in pairwise(bare))
    sure = beside or any(f"\t{_BULLET}" in line for line in bare) or (columns > 2 and tabs[columns - 1] > 1)
    if even or not sure or len(rows) < 2:
        return end
    if cells := _rows(bare, columns):
        joined = sum(len(cell) > 1 for row in cells for cell in row)
        several = joined or _BULLET in "".join(bare)
        return Assembled(end, [[str(cell) for cell in row] for row in cells], joined) if several else end
    # Rows that are only short are filled up; a line between full rows is of one of them, and no one can tell of which.
    short = len(rows) == len(bare) and _BULLET not in "".join(bare)
    return Assembled(end, None, 0) if tabs[columns - 1] > 1 and not short else end


def _bare(lines: Sequence[str], at: int) -> tuple[list[str], int]:
    """The lines from there that may be of one table, without bullets, and the line after the last of them.

    They are rows, and between them paragraphs of their cells.
    """
    bare: list[str] = []
    ends: list[int] = []
    rows = tabs = 0
    for end in range(at + 1, len(lines) + 1):
        line = lines[end - 1]
        if not line and 0 < tabs < lines[at].count("\t"):
            continue  # a blank paragraph of a cell, since its row lacks others
        if not line or line.startswith("|") or (bare and line == lines[at]):
            break
        between = bool(bare) and tabs >= lines[at].count("\t")
        signed = _unsigned(line, lines[at], bare[-1] if bare else "", between=between)
        if "\t" not in signed and not (bare and _may_go_on(bare, signed)):
            break
        if lines[at].count("\t") == 1 and _SIGN.match(signed):
            break  # a list, which has a number and a tab where a table has two cells
        tabs = signed.count("\t") + (0 if between else tabs)
        bare.append(signed)
        ends.append(end)
        rows = len(bare) if "\t" in signed else rows
    # What stands below the last row is text, unless it plainly goes on with its last cell.
    went_on = [line for line in bare[:rows] if "\t" not in line]
    while rows < len(bare) and (_both_bullets(bare[rows - 1], bare[rows]) or _is_like(went_on, bare[rows])):
        rows += 1
    return bare[:rows], ends[rows - 1] if rows else at + 1


def _both_bullets(above: str, line: str) -> bool:
    return _BULLET in line and _BULLET in above


def _is_like(went_on: Sequence[str], line: str) -> bool:
    """Whether a line below the last row is as short as those that went on with cells above, and ends as they do."""
    sentence = bool(ENDS.search(line))
    return len(line) <= _LONGEST_AT_END and any(bool(ENDS.search(each)) >= sentence for each in went_on)


def _unsigned(line: str, header: str, above: str, *, between: bool) -> str:
    """A line without the tabs behind its bullets and numbers; `between` says that a row may begin with it.

    A number in the first of enough cells is a cell; so it is in a row below a header that names such numbers.
    """
    counted = between and bool(COUNTS.fullmatch(header.partition("\t")[0].strip()))
    whole = line.count("\t") == header.count("\t")
    own = (whole or counted) and not _NUMBER.match(above.rpartition("\t")[2])

    def sign(found: re.Match[str]) -> str:
        if found["bullet"]:
            return _BULLET
        if found["tick"]:
            return f"{_BULLET}{TICKS_AS_LETTERS.get(found['tick'], found['tick'])} "
        return found.group() if own and not found.start() else f"{found['number']} "

    return _SIGN.sub(sign, line)


def _may_go_on(bare: Sequence[str], line: str) -> bool:
    """Whether a line without a tab may be a paragraph of the cell above it."""
    if line.endswith(":") or not re.search(r"[^\W\d_]", bare[-1].rpartition("\t")[2]):
        return False
    sentence = line.endswith(".") and len(line) > _SENTENCE
    return not sentence or any(each.endswith(".") for each in bare)


def _rows(bare: Sequence[str], columns: int) -> list[list[Cell]] | None:
    """The rows, each with so many cells; None where the lines do not make such rows."""
    rows: list[list[Cell]] = []
    for at, line in enumerate(bare):
        first, *rest = line.split("\t")
        if rows and len(rows[-1]) < columns:
            rows[-1][-1].append(first)
        elif not rest and _begins_a_row(bare, at):
            rows.append([Cell([f"{first} "])])
        elif rest and at and first.startswith(_BULLET) and bare[at - 1].startswith(_BULLET):
            return None  # the bullets above may be of this row, or of the one above
        elif rest or not rows:
            rows.append([Cell([first])])
        else:
            rows[-1][-1].append(first)
        rows[-1] += [Cell([cell]) for cell in rest]
        if len(rows[-1]) > columns:
            return None
    return rows if len(rows[-1]) == columns else None


def _begins_a_row(bare: Sequence[str], at: int) -> bool:
    """Whether a line without a tab begins a row: the first cell of the next goes on with it in a small letter."""
    below = bare[at + 1] if at + 1 < len(bare) else ""
    return "\t" in below and below[0].islower() and not bare[at].startswith(_BULLET)
