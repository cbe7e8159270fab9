"""Turns what Word, Outlook, Excel, PDF readers and web pages put on a clipboard into an answer's own Markdown."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from eia_tui.prose.links import safe_link
from eia_tui.prose.paste.items import TAB, Item, is_bare_sign, items, width
from eia_tui.prose.paste.levels import Levels
from eia_tui.prose.paste.lines import items_apart, line_breaks, rejoined, signs_beside
from eia_tui.prose.paste.rows import Found, Tables, lined_up, rows_apart, unquoted
from eia_tui.prose.scrub import scrub, single_breaks, unfielded
from eia_tui.system.text import plural

# Seen by no reader; after other than Latin letters, and in emoji, the joiners have a meaning and stay.
_UNSEEN = re.compile("[\u00ad\u200b\u2060\ufeff]")
_JOINERS = re.compile("(?<![\u02b0-\U0010ffff])[\u200c\u200d]+")
_SPACES = re.compile("[\u00a0\u2000-\u200a\u202f\u3000]")
# Two letters that a PDF's font draws as one.
_LIGATURES = {0xFB00: "ff", 0xFB01: "fi", 0xFB02: "fl", 0xFB03: "ffi", 0xFB04: "ffl"}
# The end of a cell in Word's own memory, and that of a row: one more.
_CELL = re.compile("[\r\n]?\x07")
# Where a PDF reader divided a word at the end of a line.
_DIVIDED = re.compile("(?<=[^\\W\\d_])[\x02\ufffe](?:\r?\n|\r)?(?=[^\\W\\d_A-Z])")
_PICTURE = re.compile("[\x01\x08\ufffc]")
_QUOTED_LINE = re.compile("^> ?(?!\t)")
# An item in a quotation, as an answer does not have it: the signs of others and tabs are read there, too.
_QUOTED_SIGN = re.compile(
    r"^> ?(?:> ?)*[ ]*(?:[•●○◦▪■‣·o–]|\d{1,3}[.)])[ ]*\t|^> ?(?:> ?)*[ ]*[•●○◦▪■‣·] ", re.MULTILINE
)
# How many of the next items are looked at to see whether a list goes on.
_AHEAD = 60
_ROUNDS = 9


@dataclass(frozen=True)
class Cleaned:
    """A pasted text as it goes into the answer, and what was done to it."""

    text: str
    done: tuple[str, ...]
    """As "3 bullets", "1 table"; empty where it went in as it was."""


def clean(text: str) -> Cleaned:
    """What was pasted, as Markdown: bullets, numbers and tables become ours, and what cannot be seen or kept goes.

    No word is lost, and cleaning again changes nothing more.
    """
    count = _Count(pictures=len(_PICTURE.findall(text)))

    def link(address: str, shown: str) -> str:
        if not safe_link(address) or re.search(r"[\[\]\n\r\t]", shown) or re.search(r"[()\s]", address):
            return f"{shown} ({address})"
        count.links += 1
        return f"[{shown}]({address})"

    plain = _DIVIDED.sub("", single_breaks(unfielded(text, link)))
    plain, unseen = _UNSEEN.subn("", scrub(line_breaks(_cells(plain))))
    plain, joiners = _JOINERS.subn("", plain)
    count.unseen = unseen + joiners
    written = _arranged(plain, count)
    # What has become text may explain a line beside it that nothing explained before.
    for _ in range(_ROUNDS):
        before, written = written, _arranged(written, count)
        if written == before:
            break
    return Cleaned(written, tuple(count.said()))


def _arranged(text: str, count: "_Count") -> str:
    """The text as an answer has it; a quotation by itself, as it would be without its signs."""
    if not _QUOTED_SIGN.search(text):
        return _ordered(text, count)
    parts = []
    for quoted, lines in groupby(text.split("\n"), lambda line: bool(_QUOTED_LINE.match(line))):
        part = "\n".join(_QUOTED_LINE.sub("", line) for line in lines)
        parts += [f"> {line}".rstrip() for line in _arranged(part, count).split("\n")] if quoted else [part]
    return _ordered("\n".join(parts), count)


def _ordered(text: str, count: "_Count") -> str:
    plain = unquoted(_SPACES.sub(" ", text).translate(_LIGATURES))
    split = signs_beside(items_apart([line.rstrip(" ") for line in plain.split("\n")]))
    lines = list(_single_blanks("" if is_bare_sign(line) and len(split) > 1 else line for line in split))
    if "\t" in plain:
        lines = lined_up(rows_apart(lines))
    lines, joined = rejoined(lines, items(lines))
    count.lines += joined
    count.unread = 0  # they are counted again each time
    return "\n".join(_single_blanks(_Blocks(lines, count).written())).strip("\n")


def _cells(text: str) -> str:
    """The text with Word's marks of cells as tabs, and as a line break where a row ends, if rows can be told."""
    marked = _CELL.split(text)
    cells, rest = marked[:-1], marked[-1]
    for width_ in range(2, len(cells) // 2 + 1):
        rows = [cells[at : at + width_] for at in range(0, len(cells), width_)]
        if all(len(row) == width_ and not row[-1] for row in rows) and not all(not row[0] for row in rows):
            return "\n".join(["\t".join(row[:-1]) for row in rows] + [rest])
    return text


class _Count:
    """What was turned into what."""

    def __init__(self, pictures: int = 0) -> None:
        self.bullets = self.numbers = self.labels = self.tables = self.several = self.unread = 0
        self.lines = self.unseen = self.lettered = self.links = 0
        self.pictures = pictures

    def note(self, found: Found) -> None:
        """Counts what lines with tabs were turned into."""
        self.tables += found.tables
        self.labels += found.labels
        self.several += found.several
        self.unread += found.unread

    def said(self) -> list[str]:
        counted = (
            ("bullet", self.bullets),
            ("number", self.numbers),
            ("label", self.labels),
            ("table", self.tables),
            ("link", self.links),
        )
        said = [plural(many, what) for what, many in counted if many]
        if self.several:
            said.append(f"{plural(self.several, 'cell')} of several lines put on one")
        if self.unread:
            said.append(f"{plural(self.unread, 'table')} left as text because the rows are not clear")
        if self.lines:
            said.append(f"{plural(self.lines, 'line')} joined")
        if self.pictures:
            said.append(f"{plural(self.pictures, 'picture')} missing, which the clipboard did not bring")
        if self.unseen:
            said.append(f"{plural(self.unseen, 'invisible character')} taken out")
        return said or ([plural(self.lettered, "lettered or numbered line")] if self.lettered else [])


def _single_blanks(lines: Iterator[str]) -> Iterator[str]:
    """The lines with one blank line where there were several; a tab in one is nothing, or it would begin a row."""
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
    """The pasted line after the last of them."""
    apart: bool | None = None
    """Whether a blank line stands above; None where one does if one did."""
    apart_below: bool = False


class _Blocks:
    """The lines as an answer has them: rows of cells as a table, signs before items as ours; both stand apart."""

    def __init__(self, lines: Sequence[str], count: _Count) -> None:
        self._lines = lines
        self._items = items(lines)
        self._tables = Tables(lines, self._items)
        self._count = count
        self._levels = Levels()
        """Those of the list that is being written."""
        self._above: Item | None = None
        """The item that was written last, where no text below it ended its list."""

    def written(self) -> Iterator[str]:
        """The lines, with blank ones round what would else be taken for a part of its neighbour."""
        at, apart_below = 0, False
        while at < len(self._lines):
            if not self._lines[at]:
                at += 1
                continue
            block = self._block(at)
            blank = at > 0 and not self._lines[at - 1]
            if at and (apart_below or (blank if block.apart is None else block.apart)):
                yield ""
            yield from block.lines
            at, apart_below = block.end, block.apart_below

    def _block(self, at: int) -> "_Block":
        item = self._items[at]
        if found := self._tables.at(at):
            self._count.note(found)
            below_list, apart = self._ends_list(), not found.unread
            return _Block(found.lines, found.end, apart or below_list, apart)
        return self._listed(item, at) if item and item.kind else self._text(item, at)

    def _ends_list(self) -> bool | None:
        """Lets no item below go on with the list above; True where there was one."""
        was, self._above, self._levels = self._above is not None, None, Levels()
        return was or None

    def _text(self, item: Item | None, at: int) -> "_Block":
        """A line of text; set in below an item, it goes on with that."""
        line = self._lines[at]
        indent = item.indent if item else width(line[: len(line) - len(line.lstrip())])
        if item:
            self._count.lettered += 1
            line = f"{' ' * indent}{item.head} {item.said}"
        if item is None and "\t" in line.strip():  # cells, which keep their places
            return _Block((line,), at + 1, self._ends_list())
        if level := self._levels.inside(indent):
            return _Block((" " * TAB * level + line.strip(),), at + 1)
        below_list, numbered = self._ends_list(), item is not None and any(map(str.isdecimal, item.head))
        below_cells = item is not None and at > 0 and "\t" in self._lines[at - 1].strip() and not self._items[at - 1]
        # What is set in no further than the list above is none of its last item's.
        return _Block((line.strip() if below_list else line,), at + 1, numbered or below_cells or below_list, numbered)

    def _listed(self, item: Item, at: int) -> "_Block":
        """An item as ours; the blank lines by which Word sets items apart go."""
        if not item.ours:
            self._count.bullets += item.kind == "bullet"
            self._count.numbers += item.kind == "number"
        above, self._above = self._above, item
        level, first = self._levels.put(item, lambda: self._later(at))
        lines = (f"{' ' * TAB * level}{item.head} {item.said}",)
        if above is None:
            # A number other than 1 below text is an item where others follow; by itself it may be the text's.
            counted = item.number not in (None, 1) and next(self._later(at), None) is not None
            return _Block(lines, at + 1, not item.ours or counted or None)
        if level and first and item.number not in (None, 1):
            # A list that does not begin at 1 would go on with the text of the item above.
            return _Block(lines, at + 1, apart=True)
        one_list = not (above.ours or item.ours) and (level > 0 or not first or item.kind == above.kind)
        return _Block(lines, at + 1, False if one_list else None)

    def _later(self, at: int) -> Iterator[Item]:
        """The items of the same list below a line."""
        for line, item in zip(self._lines[at + 1 : at + _AHEAD], self._items[at + 1 : at + _AHEAD], strict=True):
            if item and item.kind:
                yield item
            elif line and not line.startswith((" ", "\t")):
                return
