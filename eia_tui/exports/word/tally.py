"""Counts list items, table rows, pieces of bold and italic text, and pictures, in an answer and in its document."""

import re
from collections.abc import Collection, Iterable, Sequence
from typing import NamedTuple

from lxml import etree

from eia_tui.prose.blocks import Block, Line, Listing, Paragraph, Picture, Quote, Table, Text
from eia_tui.prose.line_markers import BLANKS, BULLETS, NUMBER, dashes_as_bullets
from eia_tui.word.ooxml import A, w
from eia_tui.word.styles import is_on


class Tally(NamedTuple):
    """The numbers for an answer as typed, as parsed, or as printed in a document."""

    items: int = 0
    rows: int = 0
    bold: int = 0
    italic: int = 0
    pictures: int = 0


class ProseTally(NamedTuple):
    """The numbers for an answer as parsed, with those by which a document may differ from them."""

    tally: Tally = Tally()
    unmarked: int = 0
    """List items that begin with a list, table or quotation, and may be printed without a bullet or number."""
    bold_as_heading: int = 0
    """Pieces of text that are bold because they are in a heading."""
    missing: int = 0
    """Pictures that could not be opened, which has a warning of its own."""


PLAIN = ProseTally()
"""The numbers for plain text."""

# What is surely meant as a list item: a marker, blanks, and text that does not begin with another marker.
_ITEM = re.compile(
    rf"(?P<indent>[{BLANKS}]*)(?:[{BULLETS}]|{NUMBER}[.)])[{BLANKS}]+"
    r"(?!>|[-+*#|](?:\s|$)|[-*_>]{2,}(?:[\s\-*_>]|$)|\d{1,3}[.)](?:\s|$)|\|)\S"
)
_DEEPEST = 17
"""Columns of indentation from which a list item may be meant as something else."""
_ROW = re.compile(r"[ \t]*\|(?:.*[^\\])?\|[ \t]*$")
_RULE = re.compile(r"[ \t]*\|[ \t]*:?-+:?[ \t]*(?:\|[ \t]*:?-+:?[ \t]*)*\|[ \t]*$")
_BAR = re.compile(r"(?<!\\)\|")
# What is surely meant as bold or italic: asterisks around words, with blanks outside them and no other asterisks near.
_MARKED = r"(?<![^\s(])\*{{{n}}}(?![\s*])[^*|\\\[\]\x00-\x08\n]*(?<!\s)\*{{{n}}}(?![^\s).,;:!?])"
_BOLD, _ITALIC = (re.compile(_MARKED.format(n=n)) for n in (2, 1))
_PICTURE = re.compile(r"(?<![\\!])!\[[^\[\]\n*\\]*\]\([\w./-]+\)")
_ADDRESSED = re.compile(r"!\[[^\]\n]*\]\([^)\n]*\)|\]\([^)\n]*\)")


def tally_text(text: str) -> Tally:
    """The numbers for an answer as typed, without anything that could be read in two ways.

    It does not use the Markdown parser, so that a fault there is found.
    """
    items = rows = bold = italic = pictures = 0
    above = ""
    lines = dashes_as_bullets(text).splitlines()
    number = 0
    while number < len(lines):
        line = lines[number]
        sign = line.lstrip(" \t")[:1]
        number += 1
        if not sign:
            above = ""
        elif sign == "|" and not above and _ROW.match(line):
            table = [line]
            while number < len(lines) and _ROW.match(lines[number]):
                table.append(lines[number])
                number += 1
            rows += _rows(table)
            above = "row"
        elif sign in f"{BULLETS}0123456789" and above in ("", "item") and _is_item(line):
            items += 1
            above = "item"
        elif above != "item" or line[0] not in " \t":
            above = "text"
    if "![" in text:
        pictures = len(_PICTURE.findall(text))
    if "*" in text:
        without_links = _ADDRESSED.sub("", text) if "](" in text else text
        bold, italic = len(_BOLD.findall(without_links)), len(_ITALIC.findall(without_links))
    return Tally(items, rows, bold, italic, pictures)


def _is_item(line: str) -> bool:
    item = _ITEM.match(line)
    return item is not None and len(item["indent"].expandtabs(4)) <= _DEEPEST


def _rows(lines: Sequence[str]) -> int:
    """The number of rows of a table with these lines; 0 if they may not be meant as a table."""
    ruled = len(lines) > 1 and _RULE.match(lines[1]) is not None
    if ruled:
        return len(lines) - 1
    bars = {len(_BAR.findall(line)) for line in lines}
    return len(lines) if len(lines) > 1 and len(bars) == 1 and bars.pop() > 2 else 0


def tally_blocks(blocks: Sequence[Block], missing: Collection[str]) -> ProseTally:
    """The numbers for a parsed answer; `missing` are the paths of pictures that cannot be opened."""
    tally = _BlockTally(missing)
    tally.blocks(blocks)
    return tally.result()


class _BlockTally:
    """Counts in nested blocks."""

    def __init__(self, missing: Collection[str]) -> None:
        self._paths = missing
        self._items = self._rows = self._bold = self._italic = self._pictures = 0
        self._unmarked = self._bold_as_heading = self._missing = 0

    def result(self) -> ProseTally:
        tally = Tally(self._items, self._rows, self._bold, self._italic, self._pictures)
        return ProseTally(tally, self._unmarked, self._bold_as_heading, self._missing)

    def blocks(self, blocks: Iterable[Block]) -> None:
        for block in blocks:
            match block:
                case Paragraph(line, heading):
                    self._line(line, bold_as_heading=heading)
                case Listing(items):
                    for item in items:
                        marked = not item or isinstance(item[0], Paragraph)
                        self._items += marked
                        self._unmarked += not marked
                        self.blocks(item)
                case Table(header, rows):
                    self._rows += 1 + len(rows)
                    for cell in header:
                        self._line(cell, bold_as_heading=True)
                    for row in rows:
                        for cell in row:
                            self._line(cell, bold_as_heading=False)
                case Quote(inner):
                    self.blocks(inner)

    def _line(self, line: Line, *, bold_as_heading: bool) -> None:
        for part in line:
            if isinstance(part, Picture):
                self._pictures += 1
                self._missing += part.path in self._paths
            elif isinstance(part, Text) and (bold_as_heading or part.bold or part.italic) and part.text.strip():
                self._bold += part.bold
                self._bold_as_heading += bold_as_heading and not part.bold
                self._italic += part.italic


_PARAGRAPH, _CELL = w("p"), w("tc")
_ITEM_OF, _BOLD_ON, _ITALIC_ON, _BLIP = w("numPr"), w("b"), w("i"), f"{{{A}}}blip"


def tally_paragraphs(container: etree._Element, first: int, last: int) -> Tally:
    """The numbers for a document's paragraphs `first` to `last` (from 0) of a cell or a part."""
    items = bold = italic = pictures = 0
    rows: set[etree._Element] = set()
    number = -1
    for each in container.iter(_PARAGRAPH, _ITEM_OF, _BOLD_ON, _ITALIC_ON, _BLIP):
        if each.tag == _PARAGRAPH:
            number += 1
            if number > last:
                break
            parent = each.getparent()
            if number >= first and parent is not None and parent.tag == _CELL and parent is not container:
                rows.add(next(parent.iterancestors(w("tr"))))
        elif number < first:
            continue
        elif each.tag == _ITEM_OF:
            items += 1
        elif each.tag == _BLIP:
            pictures += 1
        elif is_on(each) and _has_text(each):
            bold += each.tag == _BOLD_ON
            italic += each.tag == _ITALIC_ON
    return Tally(items, len(rows), bold, italic, pictures)


def _has_text(flag: etree._Element) -> bool:
    """Whether the run of a property such as `w:b` has text."""
    run = next(flag.iterancestors(w("r")), None)
    return run is not None and any((text.text or "").strip() for text in run.iter(w("t")))


_NAMES = {
    "items": ("list item", "list items"),
    "rows": ("table row", "table rows"),
    "bold": ("piece in bold", "pieces in bold"),
    "italic": ("piece in italics", "pieces in italics"),
    "pictures": ("picture", "pictures"),
}


def difference(typed: Tally, parsed: ProseTally, printed: Tally) -> str:
    """How the document differs from an answer as typed or as parsed, in words; "" if it does not."""
    if typed == parsed.tally == printed and not parsed.bold_as_heading:
        return ""
    least = Tally(*map(max, typed, parsed.tally))
    least = least._replace(bold=least.bold + parsed.bold_as_heading)
    most = least._replace(
        items=max(least.items, parsed.tally.items + parsed.unmarked), bold=printed.bold, italic=printed.italic
    )
    shown = printed._replace(pictures=printed.pictures + parsed.missing)
    wrong = [kind for kind in Tally._fields if not getattr(least, kind) <= getattr(shown, kind) <= getattr(most, kind)]
    return "; ".join(compared(_NAMES[kind], getattr(least, kind), getattr(shown, kind)) for kind in wrong)


def compared(names: tuple[str, str], expected: int, shown: int) -> str:
    """The number of something in an answer and in its document, in words; `names` are its singular and plural."""
    return f"{expected} {names[expected != 1]} in the answer and {shown} in the Word document"
