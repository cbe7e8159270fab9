"""Counts what words alone do not show: list items, rows, bold and italic pieces, and pictures."""

import re
from collections.abc import Collection, Iterable, Sequence
from typing import NamedTuple

from lxml import etree

from eia_tui.prose.blocks import Block, Line, Listing, Paragraph, Picture, Quote, Table, Text
from eia_tui.prose.line_markers import BLANKS
from eia_tui.word.ooxml import A, w
from eia_tui.word.styles import on


class Tally(NamedTuple):
    """How many of each an answer has, or a document shows of it."""

    items: int = 0
    rows: int = 0
    bold: int = 0
    italic: int = 0
    pictures: int = 0


class Read(NamedTuple):
    """What was read of an answer, with what makes a document show more or fewer than that."""

    tally: Tally = Tally()
    unsigned: int = 0
    """Items that begin with a list, table or quotation, which may go without a sign of their own."""
    headed: int = 0
    """Pieces of text that are bold as a heading."""
    missing: int = 0
    """Pictures that could not be opened, and are told of by themselves."""


NOTHING = Read()

# What is surely meant as an item: a sign, blanks, and text that begins with no other sign.
_ITEM = re.compile(
    rf"(?P<indent>[{BLANKS}]*)(?:[-*]|\d{{1,3}}[.)])[{BLANKS}]+"
    r"(?!>|[-+*#|](?:\s|$)|[-*_>]{2,}(?:[\s\-*_>]|$)|\d{1,3}[.)](?:\s|$)|\|)\S"
)
_DEEPEST = 17
_ROW = re.compile(r"[ \t]*\|(?:.*[^\\])?\|[ \t]*$")
_RULE = re.compile(r"[ \t]*\|[ \t]*:?-+:?[ \t]*(?:\|[ \t]*:?-+:?[ \t]*)*\|[ \t]*$")
_BAR = re.compile(r"(?<!\\)\|")
# What is surely meant as bold or italic: marks between blanks and round words, and nothing else that could take them.
_MARKED = r"(?<![^\s(])\*{{{n}}}(?![\s*])[^*|\\\[\]\x00-\x08\n]*(?<!\s)\*{{{n}}}(?![^\s).,;:!?])"
_BOLD, _ITALIC = (re.compile(_MARKED.format(n=n)) for n in (2, 1))
_PICTURE = re.compile(r"(?<![\\!])!\[[^\[\]\n*\\]*\]\([\w./-]+\)")
_ADDRESSED = re.compile(r"!\[[^\]\n]*\]\([^)\n]*\)|\]\([^)\n]*\)")


def of_text(text: str) -> Tally:
    """What an answer surely has for whoever sees it as typed; what could be read in two ways is left out."""
    items = rows = bold = italic = pictures = 0
    above = ""
    lines = text.splitlines()
    at = 0
    while at < len(lines):
        line = lines[at]
        sign = line.lstrip(" \t")[:1]
        at += 1
        if not sign:
            above = ""
        elif sign == "|" and not above and _ROW.match(line):
            table = [line]
            while at < len(lines) and _ROW.match(lines[at]):
                table.append(lines[at])
                at += 1
            rows += _rows(table)
            above = "row"
        elif (sign in "-*" or sign.isdigit()) and above in ("", "item") and _is_item(line):
            items += 1
            above = "item"
        elif above != "item" or line[0] not in " \t":
            above = "text"
    if "![" in text:
        pictures = len(_PICTURE.findall(text))
    if "*" in text:
        said = _ADDRESSED.sub("", text) if "](" in text else text
        bold, italic = len(_BOLD.findall(said)), len(_ITALIC.findall(said))
    return Tally(items, rows, bold, italic, pictures)


def _is_item(line: str) -> bool:
    item = _ITEM.match(line)
    return item is not None and len(item["indent"].expandtabs(4)) <= _DEEPEST


def _rows(lines: Sequence[str]) -> int:
    """How many rows a table has that is typed so; 0 where the lines may be none."""
    ruled = len(lines) > 1 and _RULE.match(lines[1]) is not None
    if ruled:
        return len(lines) - 1
    bars = {len(_BAR.findall(line)) for line in lines}
    return len(lines) if len(lines) > 1 and len(bars) == 1 and bars.pop() > 2 else 0


def of_blocks(blocks: Sequence[Block], missing: Collection[str]) -> Read:
    """What was read of an answer; `missing` are the paths of pictures that cannot be shown."""
    counting = _Counting(missing)
    counting.blocks(blocks)
    return counting.read()


class _Counting:
    """Counts in blocks, as they are written."""

    def __init__(self, missing: Collection[str]) -> None:
        self._paths = missing
        self._items = self._rows = self._bold = self._italic = self._pictures = 0
        self._unsigned = self._headed = self._missing = 0

    def read(self) -> Read:
        tally = Tally(self._items, self._rows, self._bold, self._italic, self._pictures)
        return Read(tally, self._unsigned, self._headed, self._missing)

    def blocks(self, blocks: Iterable[Block]) -> None:
        for block in blocks:
            match block:
                case Paragraph(line, heading):
                    self._line(line, headed=heading)
                case Listing(items):
                    for item in items:
                        signed = not item or isinstance(item[0], Paragraph)
                        self._items += signed
                        self._unsigned += not signed
                        self.blocks(item)
                case Table(header, rows):
                    self._rows += 1 + len(rows)
                    for cell in header:
                        self._line(cell, headed=True)
                    for row in rows:
                        for cell in row:
                            self._line(cell, headed=False)
                case Quote(inner):
                    self.blocks(inner)

    def _line(self, line: Line, *, headed: bool) -> None:
        for part in line:
            if isinstance(part, Picture):
                self._pictures += 1
                self._missing += part.path in self._paths
            elif isinstance(part, Text) and (headed or part.bold or part.italic) and part.text.strip():
                self._bold += part.bold
                self._headed += headed and not part.bold
                self._italic += part.italic


_PARAGRAPH, _CELL = w("p"), w("tc")
_ITEM_OF, _BOLD_ON, _ITALIC_ON, _SHOWN = w("numPr"), w("b"), w("i"), f"{{{A}}}blip"


def of_paragraphs(inside: etree._Element, first: int, last: int) -> Tally:
    """What a document shows in the paragraphs from `first` to `last` of a cell or a part, counted from 0."""
    items = bold = italic = pictures = 0
    rows: set[etree._Element] = set()
    number = -1
    for each in inside.iter(_PARAGRAPH, _ITEM_OF, _BOLD_ON, _ITALIC_ON, _SHOWN):
        if each.tag == _PARAGRAPH:
            number += 1
            if number > last:
                break
            above = each.getparent()
            if number >= first and above is not None and above.tag == _CELL and above is not inside:
                rows.add(next(above.iterancestors(w("tr"))))
        elif number < first:
            continue
        elif each.tag == _ITEM_OF:
            items += 1
        elif each.tag == _SHOWN:
            pictures += 1
        elif on(each) and _says(each):
            bold += each.tag == _BOLD_ON
            italic += each.tag == _ITALIC_ON
    return Tally(items, len(rows), bold, italic, pictures)


def _says(flag: etree._Element) -> bool:
    """Whether the run that is bold or italic has text."""
    run = next(flag.iterancestors(w("r")), None)
    return run is not None and any((text.text or "").strip() for text in run.iter(w("t")))


_NAMES = {
    "items": ("list item", "list items"),
    "rows": ("table row", "table rows"),
    "bold": ("piece in bold", "pieces in bold"),
    "italic": ("piece in italics", "pieces in italics"),
    "pictures": ("picture", "pictures"),
}


def difference(typed: Tally, read: Read, printed: Tally) -> str:
    """What differs between an answer, as typed or as read, and its document, in words; "" where nothing does."""
    if typed == read.tally == printed and not read.headed:
        return ""
    meant = Tally(*map(max, typed, read.tally))
    meant = meant._replace(bold=meant.bold + read.headed)
    most = meant._replace(
        items=max(meant.items, read.tally.items + read.unsigned), bold=printed.bold, italic=printed.italic
    )
    shown = printed._replace(pictures=printed.pictures + read.missing)
    wrong = [kind for kind in Tally._fields if not getattr(meant, kind) <= getattr(shown, kind) <= getattr(most, kind)]
    return "; ".join(told(_NAMES[kind], getattr(meant, kind), getattr(shown, kind)) for kind in wrong)


def told(names: tuple[str, str], meant: int, shown: int) -> str:
    """How many there are of something, called by its singular and plural, and how many are shown."""
    return f"{meant} {names[meant != 1]} in the answer and {shown} in the Word document"
