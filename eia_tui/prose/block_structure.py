r"""Splits an answer into blocks: lists, tables, quotations, headings, and the paragraphs between them.

CommonMark reads much ordinary text as Markdown: four spaces, a row of dashes, `#` and `+` at the start of a line,
`2019. That year`. Here there are few markers: bullets (-, *, or a sign that is nothing else; a longer dash where
several lines begin with it), numbers of up to three digits, `##` headings, tables and > quotations. A line has one
marker: what follows a bullet is its text. A block has the lines with its marker, and a list also the lines indented
below an item. Text right below a block is a separate paragraph, up to the next number of the list. A line
"Chart: bars" below a table asks for a chart of it.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import groupby, zip_longest

from eia_tui.prose.blocks import Block, Listing, Paragraph, Quote, Table
from eia_tui.prose.charts import chart_of_line, is_chart_line, why_no_chart
from eia_tui.prose.line_markers import (
    BLANKS,
    BULLETS,
    QUOTE,
    LineReader,
    Lines,
    dashes_as_bullets,
    indent_of,
    is_blank,
    is_comparison,
    item_head,
    level_of,
    trimmed,
)
from eia_tui.prose.table_syntax import table, table_rows

_MIN_INDENT = 2
"""Columns by which an item must be indented to be below another."""
_DEEPEST = 9
"""Levels of lists and quotations, the same as in Word; a deeper item is put on the last level."""
_FIRST_MARKERS = frozenset(f"{BULLETS}>#0123456789")
_QUOTED = re.compile(r"[ \t]*>.*[^>\s]")
_HEADING = re.compile(r"[ \t]*(?P<hashes>#{1,6})[ \t]+(?P<text>.*)$")
_CLOSING_HASHES = re.compile(r"(?:^|[ \t]+)#+$")


def blocks(text: str, read: LineReader) -> Iterator[Block]:
    """The blocks of a scrubbed text, in order; `read` reads the lines in each."""
    lines: list[tuple[int, str]] = []
    at = 0
    for line in dashes_as_bullets(text).split("\n"):
        lines.append((at, line))
        at += len(line) + 1
    return _blocks(lines, read, 0)


def _blocks(lines: Lines, read: LineReader, depth: int, *, text_first: bool = False) -> Iterator[Block]:
    """The blocks of lines that are `depth` levels deep; with `text_first`, the first line has no marker."""
    at, empty_list_end, next_number = 0, 0, ""
    while at < len(lines):
        if is_blank(lines[at][1]):
            at += 1
            continue
        may_start_block = depth < _DEEPEST and not (text_first and at == 0) and _may_start_block(lines[at][1])
        if may_start_block and (rows := table_rows(lines, at)):
            end = at + rows
            made = table(lines[at:end], read)
            if (below := _chart_line(lines, end)) is None:
                yield made
            else:
                yield from _with_chart(made, lines[below], read)
                end = below + 1
        elif may_start_block and (end := _quote_end(lines, at)) > at:
            yield Quote(tuple(_blocks([_cut(line, QUOTE) for line in lines[at:end]], read, depth + 1)))
        elif may_start_block and at >= empty_list_end and item_head(lines[at][1]):
            list_ = _List(lines, at, depth)
            end = list_.end
            if list_.has_text:
                yield from list_.listings(read)
                next_number = list_.next_number
            else:
                empty_list_end, end = end, at
        elif heading := _heading(lines[at]):
            yield Paragraph(read([heading]), heading=True)
            end = at + 1
        else:
            end = _paragraph_end(lines, at, depth, next_number)
            # Outside lists and quotations the officer's own spaces before a line stay.
            yield Paragraph(
                read([trimmed(line) if depth else (line[0], line[1].rstrip(" \t")) for line in lines[at:end]])
            )
        at = end


def _chart_line(lines: Lines, at: int) -> int | None:
    """The index of the line that asks for a chart of the table which ends before the line `at`; None without one."""
    while at < len(lines) and is_blank(lines[at][1]):
        at += 1
    return at if at < len(lines) and is_chart_line(lines[at][1]) else None


def _with_chart(made: Table, line: tuple[int, str], read: LineReader) -> Iterator[Block]:
    """The table with its chart; without, the line is a paragraph like any other, so that none of its words is lost."""
    words = read([trimmed(line)])
    charted = replace(made, chart=chart_of_line(words))
    if charted.chart and not why_no_chart(charted):
        yield charted
    else:
        yield from (made, Paragraph(words))


def _may_start_block(line: str) -> bool:
    """Whether a line may start a block other than a paragraph: a quick test that excludes most lines."""
    return line.lstrip(BLANKS)[:1] in _FIRST_MARKERS or "|" in line


def _cut(line: tuple[int, str], marker: re.Pattern[str]) -> tuple[int, str]:
    """The line without the marker at its start."""
    at, text = line
    match = marker.match(text)
    return (at + match.end(), text[match.end() :]) if match else line


def _paragraph_end(lines: Lines, at: int, depth: int, next_number: str) -> int:
    """The end of the paragraph that starts at a line: the index of a blank line, or of the first of another block."""
    end, comparisons_end = at + 1, _quote_run(lines, at)
    while end < len(lines) and not is_blank(lines[end][1]):
        if _may_start_block(lines[end][1]):
            if _heading(lines[end]) or (
                depth < _DEEPEST and (_starts_list(lines[end][1], next_number) or table_rows(lines, end))
            ):
                break
            if depth < _DEEPEST and end >= comparisons_end:
                if _quote_end(lines, end) > end:
                    break
                comparisons_end = _quote_run(lines, end)
        end += 1
    return end


def _starts_list(line: str, next_number: str) -> bool:
    """Whether a line ends the paragraph above it: an item with text and a bullet, the number 1, or the next number."""
    head = item_head(line)
    return head is not None and head["number"] in (None, "1", next_number) and head.end() < len(line)


def _quote_run(lines: Lines, at: int) -> int:
    """The index of the first line from `at` that does not start with >."""
    while at < len(lines) and lines[at][1].lstrip(" \t").startswith(">"):
        at += 1
    return at


def _quote_end(lines: Lines, at: int) -> int:
    """The end of the quotation that starts at a line; `at` if none does: "> 65 years" is a comparison."""
    end = _quote_run(lines, at)
    is_quotation = any(_QUOTED.match(line) and not is_comparison(line) for _, line in lines[at:end])
    return end if is_quotation else at


def _heading(line: tuple[int, str]) -> tuple[int, str] | None:
    """The text of a heading; None if the line is not one."""
    at, text = line
    match = _HEADING.match(text) if "#" in text else None
    # "# of people" is not a heading.
    if not match or (match["hashes"] == "#" and not "A" <= match["text"][:1] <= "Z"):
        return None
    heading = _CLOSING_HASHES.sub("", match["text"].rstrip(" \t"))
    return (at + match.start("text"), heading) if heading else None


@dataclass
class _Item:
    """An item of a list that is being read."""

    indent: int
    number: int
    after_number: str
    """"" for a bullet, "." or ")" for a number."""
    texts: list["list[tuple[int, str]]"]
    """Its own lines, in groups: those from its marker on, and those after each list below it."""
    below: list["list[_Item]"] = field(default_factory=list)
    """The items below it: a list after each group of its lines, perhaps without the last."""

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
    """The list that starts at a line.

    The first item is on the first level, and each item at most one level below its parent, however far it is indented.
    """

    def __init__(self, lines: Lines, at: int, depth: int) -> None:
        self._depth = depth
        self._first_level: list[_Item] = []
        self._open: list[_Item] = []
        """The last item of each level."""
        self.has_text = False
        """Whether any item has text: markers alone are not a list."""
        self.end = at
        while self.end < len(lines):
            blank_until = self.end
            while blank_until < len(lines) and is_blank(lines[blank_until][1]):
                blank_until += 1
            if blank_until == len(lines) or not self._add_line(lines, self.end, blank_until):
                break
            self.end = blank_until + 1

    @property
    def next_number(self) -> str:
        """The number that would continue the list; "" if its last item has a bullet."""
        last = self._first_level[-1]
        return str(last.number + 1) if last.after_number else ""

    def _add_line(self, lines: Lines, at: int, text_at: int) -> bool:
        """Adds the line `text_at`, with the blank lines above it from `at` on; False if it is not part of the list."""
        line = lines[text_at][1]
        indent = indent_of(line)
        if head := item_head(line):
            text = trimmed((lines[text_at][0] + head.end(), line[head.end() :]))
            item = _Item(indent, int(head["number"] or 0), head["after"] or "", [[text]])
            self._add(item)
            self.has_text |= bool(text[1])
            return True
        # Below a blank line, text of an item is indented further: a single space may be a typing error.
        min_indent = 1 if at == text_at else _MIN_INDENT
        owner = next((item for item in reversed(self._open) if indent >= item.indent + min_indent), None)
        if owner is None:
            return False
        del self._open[self._open.index(owner) + 1 :]
        owner.add(lines[at : text_at + 1])
        self.has_text = True
        return True

    def _add(self, item: _Item) -> None:
        """Adds an item below its parent, and ends the lists of deeper levels."""
        level = level_of([open_item.indent for open_item in self._open], item.indent)
        del self._open[min(level, _DEEPEST - self._depth - 1) :]
        if self._open:
            self._open[-1].add_below(item)
        else:
            self._first_level.append(item)
        self._open.append(item)

    def listings(self, read: LineReader) -> Iterator[Listing]:
        """The list as blocks: one for each run of bullets, and one for each run of numbers."""
        return _listings(self._first_level, read, self._depth + 1)


def _listings(items: Sequence[_Item], read: LineReader, depth: int) -> Iterator[Listing]:
    for after_number, same in groupby(items, lambda item: item.after_number):
        run = [(item.number, tuple(_item_blocks(item, read, depth))) for item in same]
        if after_number:
            yield from _numbered_lists(run, after_number)
        else:
            yield Listing(tuple(content for _, content in run))


def _item_blocks(item: _Item, read: LineReader, depth: int) -> Iterator[Block]:
    for at, (text, below) in enumerate(zip_longest(item.texts, item.below, fillvalue=())):
        yield from _blocks(text, read, depth, text_first=at == 0)
        yield from _listings(below, read, depth + 1)


def _numbered_lists(items: Sequence[tuple[int, tuple[Block, ...]]], after_number: str) -> Iterator[Listing]:
    """Numbered items as lists that print the numbers as typed: a number that is not the next one starts a new list.

    If all items have the same number, as Markdown allows, they count up from it.
    """
    numbers = [number for number, _ in items]
    if len(set(numbers)) == 1:
        numbers = list(range(numbers[0], numbers[0] + len(numbers)))
    start = 0
    for at in range(1, len(items) + 1):
        if at == len(items) or numbers[at] != numbers[at - 1] + 1:
            yield Listing(
                tuple(content for _, content in items[start:at]), start=numbers[start], delimiter=after_number
            )
            start = at
