r"""Finds the blocks of an answer in its lines: lists, tables, quotations and headings, and the paragraphs between them.

CommonMark takes much of what people type for signs: four spaces, a row of dashes, `#` and `+` at the start of a line,
`2019. That year`. Here the signs are few: bullets (- or *), numbers of up to three digits, `##` headings, tables and
> quotations. A line has one sign: what follows a bullet is its text. A block holds the lines that bear its sign, and in
a list those set in below an item; text right below it is a paragraph of its own, up to the list's next number.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import groupby, zip_longest

from eia_tui.prose.blocks import Block, Listing, Paragraph, Quote
from eia_tui.prose.line_markers import (
    BLANKS,
    QUOTE,
    LineReader,
    Lines,
    blank,
    compared,
    item_head,
    level_open,
    set_in,
    trimmed,
)
from eia_tui.prose.table_syntax import table, table_rows

_SET_IN = 2
"""Blanks by which an item is set in at least to stand below another: what is set in by one is beside it."""
_DEEPEST = 9
"""Levels of lists and quotations, as many as Word has; an item that is deeper stands on the last."""
_FIRST_SIGNS = frozenset("-*>#0123456789")
_QUOTED = re.compile(r"[ \t]*>.*[^>\s]")
_HEADING = re.compile(r"[ \t]*(?P<hashes>#{1,6})[ \t]+(?P<said>.*)$")
_CLOSING_HASHES = re.compile(r"(?:^|[ \t]+)#+$")


def blocks(text: str, read: LineReader) -> Iterator[Block]:
    """The blocks of a scrubbed text, in order; `read` reads what stands in each."""
    lines: list[tuple[int, str]] = []
    at = 0
    for line in text.split("\n"):
        lines.append((at, line))
        at += len(line) + 1
    return _blocks(lines, read, 0)


def _blocks(lines: Lines, read: LineReader, depth: int, *, text_first: bool = False) -> Iterator[Block]:
    """The blocks of some lines that stand `depth` levels deep; with `text_first` the first line bears no sign."""
    at, signs_alone, next_number = 0, 0, ""
    while at < len(lines):
        if blank(lines[at][1]):
            at += 1
            continue
        signed = depth < _DEEPEST and not (text_first and at == 0) and _may_begin(lines[at][1])
        if signed and (rows := table_rows(lines, at)):
            yield table(lines[at : at + rows], read)
            end = at + rows
        elif signed and (end := _quote_end(lines, at)) > at:
            yield Quote(tuple(_blocks([_cut(line, QUOTE) for line in lines[at:end]], read, depth + 1)))
        elif signed and at >= signs_alone and item_head(lines[at][1]):
            found = _List(lines, at, depth)
            end = found.end
            if found.told:
                yield from found.listings(read)
                next_number = found.next_number
            else:
                signs_alone, end = end, at
        elif said := _heading(lines[at]):
            yield Paragraph(read([said]), heading=True)
            end = at + 1
        else:
            end = _paragraph_end(lines, at, depth, next_number)
            # Outside lists and quotations the blanks before a line are somebody's own.
            yield Paragraph(
                read([trimmed(line) if depth else (line[0], line[1].rstrip(" \t")) for line in lines[at:end]])
            )
        at = end


def _may_begin(line: str) -> bool:
    """Whether a line may begin another block than a paragraph: a quick look that spares most lines a closer one."""
    return line.lstrip(BLANKS)[:1] in _FIRST_SIGNS or "|" in line


def _cut(line: tuple[int, str], sign: re.Pattern[str]) -> tuple[int, str]:
    """The line without the sign at its start."""
    at, text = line
    found = sign.match(text)
    return (at + found.end(), text[found.end() :]) if found else line


def _paragraph_end(lines: Lines, at: int, depth: int, next_number: str) -> int:
    """The line after the last of the paragraph that begins here: a blank one, or one that begins another block."""
    end, compared = at + 1, _quote_run(lines, at)
    while end < len(lines) and not blank(lines[end][1]):
        if _may_begin(lines[end][1]):
            if _heading(lines[end]) or (
                depth < _DEEPEST and (_breaks_off(lines[end][1], next_number) or table_rows(lines, end))
            ):
                break
            if depth < _DEEPEST and end >= compared:
                if _quote_end(lines, end) > end:
                    break
                compared = _quote_run(lines, end)
        end += 1
    return end


def _breaks_off(line: str, next_number: str) -> bool:
    """Whether an item ends the paragraph above it: a number only where it is first or goes on, and no sign alone."""
    found = item_head(line)
    return found is not None and found["number"] in (None, "1", next_number) and found.end() < len(line)


def _quote_run(lines: Lines, at: int) -> int:
    """The line after the last of those with a > before them."""
    while at < len(lines) and lines[at][1].lstrip(" \t").startswith(">"):
        at += 1
    return at


def _quote_end(lines: Lines, at: int) -> int:
    """The line after the quotation that begins here; `at` where none does: "> 65 years" is a comparison."""
    end = _quote_run(lines, at)
    quoted = any(_QUOTED.match(line) and not compared(line) for _, line in lines[at:end])
    return end if quoted else at


def _heading(line: tuple[int, str]) -> tuple[int, str] | None:
    """The text of a heading; None where the line is none."""
    at, text = line
    found = _HEADING.match(text) if "#" in text else None
    # "# of people" is no heading.
    if not found or (found["hashes"] == "#" and not "A" <= found["said"][:1] <= "Z"):
        return None
    said = _CLOSING_HASHES.sub("", found["said"].rstrip(" \t"))
    return (at + found.start("said"), said) if said else None


# Lists


@dataclass
class _Item:
    """An item while its list is found."""

    indent: int
    number: int
    mark: str
    """"" for a bullet, "." or ")" for a number."""
    texts: list["list[tuple[int, str]]"]
    """Its lines: those at its sign, and those that follow each list below it."""
    below: list["list[_Item]"] = field(default_factory=list)
    """The items below it, in a list for each of its texts but perhaps the last."""

    def add(self, lines: Lines) -> None:
        """Adds lines of text."""
        if len(self.texts) == len(self.below):
            self.texts.append([])
        self.texts[-1].extend(lines)

    def add_below(self, item: "_Item") -> None:
        """Adds an item a level below."""
        if len(self.below) < len(self.texts):
            self.below.append([])
        self.below[-1].append(item)


class _List:
    """The list that begins at a line.

    Levels are closed up: the first item is on the first, and none more than one below that in which it stands, however
    far they are set in.
    """

    def __init__(self, lines: Lines, at: int, depth: int) -> None:
        self._depth = depth
        self._first_level: list[_Item] = []
        self._open: list[_Item] = []
        """The last item of each level."""
        self.told = False
        """Whether any item says something: signs alone are no list."""
        self.end = at
        while self.end < len(lines):
            blank_until = self.end
            while blank_until < len(lines) and blank(lines[blank_until][1]):
                blank_until += 1
            if blank_until == len(lines) or not self._take(lines, self.end, blank_until):
                break
            self.end = blank_until + 1

    @property
    def next_number(self) -> str:
        """The number with which the list would go on; "" where its last item has none."""
        last = self._first_level[-1]
        return str(last.number + 1) if last.mark else ""

    def _take(self, lines: Lines, at: int, text_at: int) -> bool:
        """Takes a line into the list, with the blank ones above it from `at` on; False where it is not of the list."""
        line = lines[text_at][1]
        indent = set_in(line)
        if found := item_head(line):
            text = trimmed((lines[text_at][0] + found.end(), line[found.end() :]))
            item = _Item(indent, int(found["number"] or 0), found["after"] or "", [[text]])
            self._place(item)
            self.told |= bool(text[1])
            return True
        # Below a blank line, text is set in further to be an item's: a single blank may be a slip.
        least = 1 if at == text_at else _SET_IN
        owner = next((item for item in reversed(self._open) if indent >= item.indent + least), None)
        if owner is None:
            return False
        del self._open[self._open.index(owner) + 1 :]
        owner.add(lines[at : text_at + 1])
        self.told = True
        return True

    def _place(self, item: _Item) -> None:
        """Puts an item below the one in which it stands; closes those that end before it."""
        level = level_open([each.indent for each in self._open], item.indent)
        del self._open[min(level, _DEEPEST - self._depth - 1) :]
        if self._open:
            self._open[-1].add_below(item)
        else:
            self._first_level.append(item)
        self._open.append(item)

    def listings(self, read: LineReader) -> Iterator[Listing]:
        """The list as blocks: one for its bullets, one for each run of numbers."""
        return _listings(self._first_level, read, self._depth + 1)


def _listings(items: Sequence[_Item], read: LineReader, depth: int) -> Iterator[Listing]:
    for mark, same in groupby(items, lambda item: item.mark):
        run = [(item.number, tuple(_inside(item, read, depth))) for item in same]
        if mark:
            yield from _counted(run, mark)
        else:
            yield Listing(tuple(inside for _, inside in run))


def _inside(item: _Item, read: LineReader, depth: int) -> Iterator[Block]:
    for at, (text, below) in enumerate(zip_longest(item.texts, item.below, fillvalue=())):
        yield from _blocks(text, read, depth, text_first=at == 0)
        yield from _listings(below, read, depth + 1)


def _counted(items: Sequence[tuple[int, tuple[Block, ...]]], mark: str) -> Iterator[Listing]:
    """Numbered items as lists that print the numbers as typed: one that does not follow on starts a list of its own.

    Where the same number stands before every item, as Markdown allows, they are counted.
    """
    numbers = [number for number, _ in items]
    if len(set(numbers)) == 1:
        numbers = list(range(numbers[0], numbers[0] + len(numbers)))
    begin = 0
    for at in range(1, len(items) + 1):
        if at == len(items) or numbers[at] != numbers[at - 1] + 1:
            yield Listing(tuple(inside for _, inside in items[begin:at]), start=numbers[begin], mark=mark)
            begin = at
