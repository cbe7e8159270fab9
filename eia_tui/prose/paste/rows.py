"""Recognises the rows of a table in what was pasted from Excel or Word: cells with tabs between them."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from eia_tui.prose.paste.cells import COUNTS, ENDS, Cell, assembled
from eia_tui.prose.paste.items import Item, items
from eia_tui.prose.symbol_fonts import TICKS_AS_LETTERS

# Excel puts a cell that holds a line break, a tab or a quotation mark between quotation marks, and doubles those in it.
_QUOTED = re.compile(r'(?:(?<=\t)|(?<=\n)|\A)"((?:[^"]|"")*)"(?=\t|\n|\Z)')
_ITEM = re.compile(r"\s*(?:[•▪○◦●■‣⁃∙⦁➢]|(?:[-–—·]|\d{1,3}[.)]) )")
# A bullet in the midst of a line.
_MIDWAY = re.compile(r"(?<=\S\S)\t+(?=[•▪]\t)")
_COUNTED = re.compile(r"(?P<count>\d{1,3})\t[^\t]*[^\W\d_][^\t]*")
# A letter, or a word with a number, may be a row's name too: in a list, no text that begins with a figure follows it.
_LETTERED = re.compile(r"(?P<count>[A-Za-z]|[ivx]{2,5}|[IVX]{2,5})\t[^\t\d][^\t]*")
_WORDED = re.compile(
    r"(?:(?P<word>[^\W\d_]{2,15}) (?P<count>\d{1,3})[.:]?[ ]*|(?P<place>\d{1,2})(?:st|nd|rd|th))\t[^\t\d][^\t]*"
)
_SEVERAL_WORDS = re.compile(r"[^\t]*\t[^\t]*[^\W\d_]{2}[^\t\w]+\w[^\t]*")
_ROMAN = ("i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x", "xi", "xii", "xiii", "xiv", "xv")
_ASKS = re.compile(r"[:：?][*_]*[ ]*$")
_COLON = re.compile(r"[:：]\s*")


def unquoted(text: str) -> str:
    """The text with every such cell on one line, as it stands in the sheet. Cells have a tab beside them."""
    if '"' not in text or "\t" not in text:
        return text

    def cell(match: re.Match[str]) -> str:
        beside = text[match.start() - 1 : match.start()] == "\t" or text[match.end() : match.end() + 1] == "\t"
        if not beside or not match[1].strip() or not set(match[1]) & set('\n\t"'):
            return match.group()
        lines = [" ".join(line.split()) for line in match[1].replace('""', '"').split("\n") if line.strip()]
        if any(_ITEM.match(line) for line in lines[1:]):
            return str(Cell(lines))
        return " ".join(lines)

    # With its quotation marks gone, a cell may make one of what stands round it.
    while (new := _QUOTED.sub(cell, text)) != text:
        text = new
    return text


def rows_apart(lines: Sequence[str]) -> list[str]:
    """The lines without the blank ones between rows that each have one below: line breaks were doubled on the way."""
    kept, found = list(lines), items(lines)
    at = 0
    while at + 2 < len(kept):
        end = at
        while (
            end + 2 < len(kept) and not kept[end + 1] and kept[end + 2] and (end + 3 == len(kept) or not kept[end + 3])
        ):
            end += 2
        rows = [each for each in range(at, end + 1, 2) if "\t" in kept[each].lstrip() and found[each] is None]
        if rows[1:] and rows[1] == rows[0] + 2 and kept[rows[0]].count("\t") == kept[rows[1]].count("\t"):
            first, last = rows[0], rows[-1]
            kept[first : last + 1] = kept[first : last + 1 : 2]
            found[first : last + 1] = found[first : last + 1 : 2]
            end -= (last - first) // 2
        at = max(end, at + 1)
    return kept


def lined_up(lines: Sequence[str]) -> list[str]:
    """The lines with what a tab set apart and no table explains made lines: bullets amid a line, and numbers.

    A bullet that follows a tab in the midst of a line began a line of its own; numbers that follow on, without a row
    above that would be their header, are those of a list.
    """
    made: list[str] = []
    found = items(lines)
    tables = Tables(lines, found)
    table = known = 0
    for at, line in enumerate(lines):
        if at >= known and (rows := tables.at(at)):
            known = rows.end
            table = known if tables.has_row(at, known) else table
        if at < table:
            made.append(line)
        elif _MIDWAY.search(line):
            made += _MIDWAY.sub("\n", line).split("\n")
        elif found[at] is None and at in tables.counted:
            made.append(line.replace("\t", " " if _WORDED.fullmatch(line) else ".\t", 1))
        else:
            made.append(line)
    return made


def _counted(lines: Sequence[str]) -> frozenset[int]:
    """The lines whose numbers follow on from one to the next, each with a text beside it and no header above.

    Letters, Roman numbers, and words with a number begin with the first of them, too, and most have several words.
    """
    counts = [_counts(line) for line in lines]
    found: set[int] = set()
    first = 0
    while first < len(lines):
        last = first
        while last + 1 < len(lines) and _follows(counts[last], counts[last + 1]):
            last += 1
        above = lines[first - 1] if first else ""
        below = lines[last + 1] if last + 1 < len(lines) else ""
        texts = sum(bool(_SEVERAL_WORDS.fullmatch(line)) for line in lines[first : last + 1])
        is_list = "1" in counts[first] or (1 in counts[first].values() and texts * 2 > last - first)
        if first < last and "\t" not in above + below and is_list:
            found.update(range(first, last + 1))
        first = last + 1
    return frozenset(found)


def _counts(line: str) -> dict[str, int]:
    """How a line's number may be read, by its kind: an i is the ninth letter, or a Roman one. Empty for other lines."""
    if "\t" not in line:
        return {}
    if found := _COUNTED.fullmatch(line):
        return {"1": int(found["count"])}
    if found := _WORDED.fullmatch(line):
        return {found["word"] or "th": int(found["count"] or found["place"])}
    if not (found := _LETTERED.fullmatch(line)):
        return {}
    label, small = found["count"], found["count"].lower()
    counts = {} if small not in _ROMAN else {"I" if label.isupper() else "i": _ROMAN.index(small) + 1}
    return counts | ({"A" if label.isupper() else "a": ord(small) - ord("a") + 1} if len(label) == 1 else {})


def _follows(above: Mapping[str, int], below: Mapping[str, int]) -> bool:
    return any(above[kind] + 1 == below[kind] for kind in above.keys() & below.keys())


@dataclass(frozen=True)
class Found:
    """A table, or lines that look like one and are none."""

    end: int
    """The line after the last."""
    lines: tuple[str, ...]
    """What the answer has in their place."""
    tables: int = 0
    labels: int = 0
    several: int = 0
    """Cells in which several paragraphs were put on one line."""
    unread: int = 0
    """Tables whose rows cannot be told apart, left as they were pasted."""


class Tables:
    """Finds the tables in lines of which some may be items of lists."""

    def __init__(self, lines: Sequence[str], found: Sequence[Item | None]) -> None:
        self._lines = lines
        self._items = found
        self.counted = _counted(lines)
        """The lines that are counted on, as those of a list."""
        self._plain = 0
        """The line up to which no cell has several paragraphs."""
        self._text = 0
        """The line up to which no rows are."""

    def at(self, at: int) -> Found | None:
        """What the rows that begin at a line are; None where none do.

        Rows are two lines or more of at least two cells; somewhere two of them must say something, and somewhere the
        first. A line with a stray tab is by itself, and no table.
        """
        if at < self._text or not self._is_row(at):
            return None
        end = self._rows_end(at)
        rows = [line.split("\t") for line in self._lines[at:end]]
        if labelled := _labelled(rows):
            return Found(
                end, tuple("\n\n".join(labelled).split("\n")), labels=sum(bool(row[0].strip()) for row in rows)
            )
        if at >= self._plain:
            several = assembled(self._lines, at)
            if isinstance(several, int):
                self._plain = several
            elif several.rows is None:
                return Found(several.end, tuple(self._lines[at : several.end]), unread=1)
            else:
                return Found(several.end, tuple(_table(several.rows)), tables=1, several=several.joined)
        told = any(sum(bool(cell.strip()) for cell in row) > 1 for row in rows) and any(row[0].strip() for row in rows)
        if len(rows) > 1 and told:
            return Found(end, tuple(_table(rows)), tables=1)
        self._text = end
        return None

    def _is_row(self, at: int) -> bool:
        return "\t" in self._lines[at] and self._items[at] is None

    def _rows_end(self, at: int) -> int:
        """The line after the last row; below a header also rows that a list would have, with a number and a tab."""
        header = self._lines[at].split("\t")
        counts = len(header) > 2 or bool(COUNTS.fullmatch(header[0].strip())) or self._heads_labels(at)
        end = at + 1
        while end < len(self._lines):
            item, line = self._items[end], self._lines[end]
            numbered = item is not None and item.kind != "bullet" and not line[:1].isspace()
            fits = numbered and line.count("\t") + 1 == len(header)
            if not self._is_row(end) and not (fits and (counts or (end > at + 1 and self._goes_on(end)))):
                break
            end += 1
        return end

    def _goes_on(self, at: int) -> bool:
        """Whether rows of as many cells are below lines that have what looks like a section's number, as 1.5."""
        cells = self._lines[at].count("\t")
        while at < len(self._lines) and (item := self._items[at]) and not item.kind:
            at += 1
        return at < len(self._lines) and self._is_row(at) and self._lines[at].count("\t") == cells

    def _heads_labels(self, at: int) -> bool:
        """Whether a row is the header of lines with a letter or a section's number and a tab, right below it."""
        below = self._items[at + 1] if at + 1 < len(self._lines) else None
        above = self._lines[at - 1] if at else ""
        sentence = any(ENDS.search(cell) for cell in self._lines[at].split("\t"))
        return below is not None and below.kind == "" and not above and not sentence

    def has_row(self, at: int, end: int) -> bool:
        """Whether one of these lines is a row without bullets, labels and numbers, as no list has one."""
        return any(
            "\t" in self._lines[each].strip()
            and self._items[each] is None
            and not _MIDWAY.search(self._lines[each])
            and not _ASKS.search(self._lines[each].split("\t")[0])
            and each not in self.counted
            for each in range(at, end)
        )


def _labelled(rows: Sequence[Sequence[str]]) -> list[str]:
    """Rows of labels, each with what it is for, as lines of text; none where they are no such rows.

    Their first line is no header: `Name:` and `Role:` name what stands beside them.
    """
    made = []
    labels = below = 0
    for number, row in enumerate(rows):
        cells = _colon_moved([cell.strip() for cell in row if cell.strip()])
        if number and cells and not row[0].strip() and len(cells) == 1:
            made.append(cells[0])
            below += 1
            continue
        asked = [bool(_ASKS.search(label)) for label in cells[::2]]
        # One label among them may lack its colon, but not the first, which would be a header.
        if not cells or not row[0].strip() or not (all(asked) or (number and len(cells) == 2)):
            return []
        labels += asked[0]
        made.append("; ".join(" ".join(cells[at : at + 2]) for at in range(0, len(cells), 2)))
    return made if labels * 2 >= len(rows) - below else []


def _colon_moved(cells: list[str]) -> list[str]:
    """The cells with a colon that stands behind the tab, as `Name⇥: B. Clerk`, at the end of its label."""
    colon = _COLON.match(cells[1]) if len(cells) > 1 and not _ASKS.search(cells[0]) else None
    if colon is None:
        return cells
    said = cells[1][colon.end() :]
    return [f"{cells[0]}:", *([said] if said else []), *cells[2:]]


def _table(rows: Sequence[Sequence[str]]) -> Iterator[str]:
    """Rows as a Markdown table, the first of them its header; short ones are filled up."""
    # What is empty in every row at the right was no column.
    columns = max((at for row in rows for at, cell in enumerate(row, 1) if cell.strip()), default=1)
    for number, row in enumerate(rows):
        cells = [TICKS_AS_LETTERS.get(cell, cell.replace("|", r"\|").strip(" ")) for cell in row[:columns]]
        cells += [""] * (columns - len(cells))
        yield f"| {' | '.join(cells)} |"
        if number == 0:
            yield "|" + " --- |" * columns
