"""Turns text pasted from Word, Outlook, Excel, PDF readers and web pages into the Markdown of answers."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from eia_tui.prose.line_markers import TAB
from eia_tui.prose.links import safe_link
from eia_tui.prose.paste.blank_rows import BLANK, with_blank_rows, without_blank_columns
from eia_tui.prose.paste.cell_markers import without_tabs_before_items
from eia_tui.prose.paste.items import PastedItem, find_items, indent_width, is_bare_bullet
from eia_tui.prose.paste.levels import PastedLevels
from eia_tui.prose.paste.lines import (
    convert_line_breaks,
    escape_note,
    join_bare_markers,
    join_wrapped_lines,
    split_inline_bullets,
)
from eia_tui.prose.paste.rows import (
    RecognisedRows,
    TableFinder,
    remove_doubled_breaks,
    split_list_rows,
    unquote_cells,
    with_rules,
)
from eia_tui.prose.scrub import fields_to_text, scrub, single_breaks
from eia_tui.prose.table_syntax import WORD_COLUMNS
from eia_tui.system.text import plural

# Invisible characters. The joiners have a meaning after letters of other scripts and in emoji, and stay there.
INVISIBLE = re.compile("[\u00ad\u200b\u2060\ufeff]")
_JOINERS = re.compile("(?<![\u02b0-\U0010ffff])[\u200c\u200d]+")
# Characters that control the direction of text, before the marker of a list item, which they would hide.
_DIRECTION_FIRST = re.compile(
    "^([ \t]*)([\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]+)"
    "([ \t]*(?:>+|[^\\w\\s]|[^\\W\\d_](?=\t)|[(]?\\w{1,3}[.)]"
    "|[(\\[]?\\w{1,2}(?:[.]\\d{1,3})*[.)\\]:]?(?=\t)))([ \t\u00a0]+)",
    re.MULTILINE,
)
_DIRECTION_ALONE = re.compile("^[ \t\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]+$", re.MULTILINE)
_SPACES = re.compile("[\u00a0\u2000-\u200a\u202f\u3000]")
# Letters that the font of a PDF joins into one character.
_LIGATURES = {0xFB00: "ff", 0xFB01: "fi", 0xFB02: "fl", 0xFB03: "ffi", 0xFB04: "ffl"}
# The end of a cell in Word's internal text. A row ends with one more.
_CELL_END = re.compile("[\r\n]?\x07")
# Where a PDF reader divided a word at the end of a line.
_DIVIDED_WORD = re.compile("(?<=[^\\W\\d_])[\x02\ufffe](?:\r?\n|\r)?(?=[^\\W\\d_A-Z])")
_PICTURE = re.compile("[\x01\x08\ufffc]")
_QUOTED_LINE = re.compile("^>(?!=) ?(?!\t)")
# A list item in a quotation that is not Markdown yet: with the bullet of another program, or a tab.
# Or a long line of a quotation with another below it, as mail programs wrap them.
_QUOTED_MARKER = re.compile(
    r"^> ?(?:> ?)*[ ]*(?:[•●○◦▪■‣·o–]|[0-9]{1,3}[.)])[ ]*\t|^> ?(?:> ?)*[ ]*[•●○◦▪■‣·] "
    r"|^>(?!=).{44,}\n>(?!=)[> ]*[^\s>]",
    re.MULTILINE,
)
# The letter or Roman number of a part of a numbered item.
_LETTER = re.compile(r"\(?(?:[A-Za-z]|[ivx]{2,5}|[IVX]{2,5})[.)]")
# A box to tick, as it is typed: after a bullet, or at the start of a line.
_TYPED_BOX = re.compile(r"^([ \t]*(?:[-*+•o▪][ \t]+)?)\[([ xX✓✔])\](?=[ \t]+\S)", re.MULTILINE)
_LINES_AHEAD = 60
"""The number of lines that are searched for further items of a list."""
_MOST_ROUNDS = 9
"""The limit for cleaning a text repeatedly until nothing changes."""


@dataclass(frozen=True)
class Cleaned:
    """A pasted text, cleaned for an answer, and a summary of the changes."""

    text: str
    changes: tuple[str, ...]
    """What changed, such as "3 bullets" and "1 table"; empty if nothing worth mentioning did."""


def clean(text: str) -> Cleaned:
    """A pasted text as Markdown, with its lists and tables, and without invisible or unsupported characters.

    No word is lost. Cleaning a cleaned text changes nothing.
    """
    counts = _Counts(pictures=len(_PICTURE.findall(text)))

    def link(address: str, shown: str) -> str:
        if not safe_link(address) or re.search(r"[\[\]\n\r\t]", shown) or re.search(r"[()\s]", address):
            return f"{shown} ({address})"
        counts.links += 1
        return f"[{shown}]({address})"

    plain = _DIVIDED_WORD.sub("", single_breaks(fields_to_text(text, link)))
    plain, invisible = INVISIBLE.subn("", scrub(convert_line_breaks(_cells_to_tabs(plain))))
    counts.invisible = invisible
    plain = _DIRECTION_FIRST.sub(r"\1\3\4\2", _DIRECTION_ALONE.sub(_without_marks, plain))
    markdown = _clean_once(_without_joiners(plain, counts), counts)
    # A line that was changed may show what the lines beside it are.
    for _ in range(_MOST_ROUNDS):
        before, markdown = markdown, _clean_once(markdown, counts)
        if markdown == before:
            break
    if counts.tables and not (counts.unclear or counts.too_wide):
        counts.rows_left = sum("\t" in line for line in markdown.split("\n"))
    return Cleaned(markdown, tuple(counts.summary()))


def _without_marks(line: re.Match[str]) -> str:
    return re.sub("[^ \t]", "", line.group())


def _ticked(text: str, counts: "_Counts") -> str:
    """The text with boxes that can be ticked in place of [ ] and [x]; one alone, without a bullet, may be a label."""
    found = list(_TYPED_BOX.finditer(text))
    if not any(match[1].strip() or match[2] == " " for match in found):
        return text
    counts.ticks += len(found)
    return _TYPED_BOX.sub(lambda match: f"{match[1]}{'☐' if match[2] == ' ' else '☑'}", text)


def _clean_once(text: str, counts: "_Counts") -> str:
    # A joiner may be left after a character that was replaced, such as a space of another width or a ligature.
    return _without_joiners(_cleaned_blocks(_ticked(text, counts), counts), counts)


def _without_joiners(text: str, counts: "_Counts") -> str:
    text, joiners = _JOINERS.subn("", text)
    counts.invisible += joiners
    return text


def _cleaned_blocks(text: str, counts: "_Counts") -> str:
    """The text as Markdown. Each quotation is cleaned on its own, without its markers."""
    if not _QUOTED_MARKER.search(text):
        return _cleaned_lines(text, counts)
    parts = []
    for quoted, lines in groupby(text.split("\n"), lambda line: bool(_QUOTED_LINE.match(line))):
        part = "\n".join(_QUOTED_LINE.sub("", line) for line in lines)
        parts += [f"> {line}".rstrip() for line in _cleaned_blocks(part, counts).split("\n")] if quoted else [part]
    return _cleaned_lines("\n".join(parts), counts)


def _cleaned_lines(text: str, counts: "_Counts") -> str:
    """The text as Markdown, with its quotations already cleaned."""
    plain = unquote_cells(_SPACES.sub(" ", text).translate(_LIGATURES))
    split = [line.rstrip(" ") for line in plain.split("\n")]
    if "\t" in plain:
        split = with_blank_rows(without_blank_columns(without_tabs_before_items(split)))
    split = escape_note(join_bare_markers(split_inline_bullets(split)))
    without_rules, split = len(split), with_rules(split)
    counts.tables += len(split) - without_rules
    lines = list(_single_blank_lines("" if is_bare_bullet(line) and len(split) > 1 else line for line in split))
    if "\t" in plain:
        lines = split_list_rows(remove_doubled_breaks(lines))
    lines, joined = join_wrapped_lines(lines, find_items(lines))
    counts.lines += joined
    counts.unclear = counts.too_wide = 0  # each round counts them again
    written = (line.replace(BLANK, "") for line in _BlockWriter(lines, counts).lines())
    return "\n".join(_single_blank_lines(written)).strip("\n")


def _cells_to_tabs(text: str) -> str:
    """The text with tabs for Word's ends of cells, and line breaks for its ends of rows, if the rows are clear."""
    *cells, rest = _CELL_END.split(text)
    for size in range(2, len(cells) // 2 + 1):
        rows = [cells[at : at + size] for at in range(0, len(cells), size)]
        if all(len(row) == size and not row[-1] for row in rows) and not all(not row[0] for row in rows):
            return "\n".join(["\t".join(row[:-1]) for row in rows] + [rest])
    return text


class _Counts:
    """Counts of what was changed in a pasted text."""

    def __init__(self, pictures: int = 0) -> None:
        self.bullets = self.numbers = self.labels = self.tables = self.joined_cells = self.unclear = self.too_wide = 0
        self.rows_left = 0
        """Rows that no table was made of, beside tables."""
        self.lines = self.invisible = self.lettered = self.links = self.ticks = 0
        self.pictures = pictures

    def add(self, recognised: RecognisedRows) -> None:
        """Adds the tables and labels in lines with tabs."""
        self.tables += recognised.tables
        self.labels += recognised.labels
        self.joined_cells += recognised.joined_cells
        self.unclear += recognised.unclear
        self.too_wide += recognised.too_wide

    def summary(self) -> list[str]:
        by_noun = (
            ("bullet", self.bullets),
            ("number", self.numbers),
            ("label", self.labels),
            ("table", self.tables),
            ("link", self.links),
            ("tick-box line", self.ticks),
        )
        summary = [plural(count, noun) for noun, count in by_noun if count]
        if self.joined_cells:
            summary.append(f"{plural(self.joined_cells, 'cell')} with several lines put on one line")
        if self.unclear:
            summary.append(f"{plural(self.unclear, 'table')} left as text because the rows are unclear")
        if self.too_wide:
            summary.append(f"{plural(self.too_wide, 'table')} left as text because of more than {WORD_COLUMNS} columns")
        if self.rows_left:
            summary.append(f"{plural(self.rows_left, 'row')} left as text")
        if self.lines:
            summary.append(f"{plural(self.lines, 'line')} joined")
        if self.pictures:
            summary.append(f"{plural(self.pictures, 'picture')} missing from the clipboard")
        if self.invisible:
            summary.append(f"{plural(self.invisible, 'invisible character')} removed")
        return summary or ([plural(self.lettered, "lettered or numbered line")] if self.lettered else [])


def _single_blank_lines(lines: Iterator[str]) -> Iterator[str]:
    """The lines with runs of blank lines reduced to one, which is empty: a tab in it would look like a row."""
    before = ""
    for line in lines:
        if line.strip() or before.strip():
            yield line if line.strip() else ""
        before = line


@dataclass(frozen=True)
class _Block:
    """Lines of an answer that belong together."""

    lines: tuple[str, ...]
    end: int
    """The index of the pasted line after them."""
    separate: bool | None = None
    """Whether a blank line comes before them; None if the pasted text decides."""
    separate_below: bool = False
    """Whether a blank line comes after them."""


class _BlockWriter:
    """Writes pasted lines as Markdown: rows as tables and items as lists, with blank lines around both."""

    def __init__(self, lines: Sequence[str], counts: _Counts) -> None:
        self._lines = lines
        self._items = find_items(lines)
        self._tables = TableFinder(lines, self._items)
        self._counts = counts
        self._levels = PastedLevels()
        """The levels of the current list."""
        self._above: PastedItem | None = None
        """The last item, unless text after it ended its list."""
        self._label_indent: int | None = None
        """The columns before the first of the lettered lines that follow one another; None if the last is not one."""
        self._has_parts = False
        """Whether lettered lines of the current list are parts of its numbered items."""

    def lines(self) -> Iterator[str]:
        """The lines, with blank lines where blocks would otherwise be read as one."""
        at, separate_below = 0, False
        while at < len(self._lines):
            if not self._lines[at]:
                at += 1
                continue
            block = self._block(at)
            had_blank = at > 0 and not self._lines[at - 1]
            if at and (separate_below or (had_blank if block.separate is None else block.separate)):
                yield ""
            yield from block.lines
            at, separate_below = block.end, block.separate_below

    def _block(self, at: int) -> "_Block":
        item = self._items[at]
        if recognised := self._tables.find(at):
            self._counts.add(recognised)
            is_below_list, separate = self._end_list(), not (recognised.unclear or recognised.too_wide)
            return _Block(recognised.lines, recognised.end, separate or is_below_list, separate)
        return self._item_block(item, at) if item and item.kind else self._text_block(item, at)

    def _end_list(self) -> bool | None:
        """Ends the current list, so that no later item continues it; True if there was one, otherwise None."""
        had_list, self._above, self._levels = self._above is not None, None, PastedLevels()
        self._has_parts = False
        return had_list or None

    def _text_block(self, item: PastedItem | None, at: int) -> "_Block":
        """A line of text, which continues an item if it is indented below it."""
        line = self._lines[at]
        indent = item.indent if item else indent_width(line[: len(line) - len(line.lstrip())])
        if item:
            self._counts.lettered += 1
            if self._label_indent is None:
                self._label_indent = indent
            line = f"{' ' * max(0, indent - self._label_indent)}{item.head} {item.text}"
        elif not indent:
            self._label_indent = None
        if item and self._is_part_of_number(item, at):
            level = self._levels.text_level(indent + TAB)
            return _Block((" " * TAB * level + line.strip(),), at + 1, separate=False)
        if item is None and "\t" in line.strip():  # cells, which keep their tabs
            return _Block((line,), at + 1, self._end_list())
        if level := self._levels.text_level(indent):
            return _Block((" " * TAB * level + line.strip(),), at + 1)
        if item is None and line.startswith((" ", "\t")) and self._is_below_label(at):
            line = line.strip()  # the indent of a hanging paragraph, not of a first line
        is_below_list, is_numbered = self._end_list(), item is not None and any(map(str.isdecimal, item.head))
        is_below_cells = item is not None and at > 0 and "\t" in self._lines[at - 1].strip() and not self._items[at - 1]
        # Text that is not indented more than the list above does not belong to its last item.
        return _Block(
            (line.strip() if is_below_list else line,),
            at + 1,
            is_numbered or is_below_cells or is_below_list,
            is_numbered,
        )

    def _is_part_of_number(self, item: PastedItem, at: int) -> bool:
        """Whether a lettered line is a part of the numbered item above it, and the list continues below.

        Word copies both without an indent. Once one was, the other lettered lines of the list are parts as well.
        """
        above = self._above
        if not above or above.number is None or abs(item.indent - above.indent) > 1 or not _LETTER.fullmatch(item.head):
            return False
        lookahead = slice(at + 1, at + _LINES_AHEAD)
        for line, below in zip(self._lines[lookahead], self._items[lookahead], strict=True):
            if below and below.kind:
                self._has_parts |= (below.marker, below.number) == (above.marker, above.number + 1)
                break
            if line and not (below and _LETTER.fullmatch(below.head)):
                break
        return self._has_parts

    def _is_below_label(self, at: int) -> bool:
        """Whether only indented text is between a line and a lettered or numbered one above it."""
        above = at - 1
        while above >= 0 and self._items[above] is None and self._lines[above].startswith((" ", "\t")):
            above -= 1
        found = self._items[above] if above >= 0 else None
        return found is not None and not found.kind

    def _item_block(self, item: PastedItem, at: int) -> "_Block":
        """A list item as Markdown, without the blank lines that Word puts between items."""
        if not item.is_markdown:
            self._counts.bullets += item.kind == "bullet"
            self._counts.numbers += item.kind == "number"
        above, self._above = self._above, item
        level, first = self._levels.add(item, lambda: self._later(at))
        lines = (f"{' ' * TAB * level}{item.head} {item.text}",)
        if above is None:
            # A number other than 1 below text is an item only if others follow; alone it may belong to the text.
            starts_list = item.number not in (None, 1) and next(self._later(at), None) is not None
            return _Block(lines, at + 1, not item.is_markdown or starts_list or None)
        if level and first and item.number not in (None, 1):
            # Without a blank line, a list that does not start at 1 would be read as text of the item above.
            return _Block(lines, at + 1, separate=True)
        one_list = not (above.is_markdown or item.is_markdown) and (level > 0 or not first or item.kind == above.kind)
        return _Block(lines, at + 1, False if one_list else None)

    def _later(self, at: int) -> Iterator[PastedItem]:
        """The items below a line, up to the first text that is not indented."""
        for line, item in zip(
            self._lines[at + 1 : at + _LINES_AHEAD], self._items[at + 1 : at + _LINES_AHEAD], strict=True
        ):
            if item and item.kind:
                yield item
            elif line and not line.startswith((" ", "\t")):
                return
