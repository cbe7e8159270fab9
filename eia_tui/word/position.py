"""Says in words where in a Word document something stands: its part, and there its table, row and cell."""

from dataclasses import dataclass
from functools import cached_property

from lxml import etree

from eia_tui.word.ooxml import w

_LONGEST_QUOTE = 40
_TITLES = {
    "document": "the body",
    "header": "a header",
    "footer": "a footer",
    "footnotes": "a footnote",
    "endnotes": "an endnote",
    "comments": "a comment",
    "settings": "the document's settings",
    "styles": "the document's styles",
    "numbering": "the document's lists",
    "webSettings": "the document's web settings",
    "glossaryDocument": "the document's building blocks",
}


@dataclass
class Located:
    """A part of the document, in which places can be named."""

    kind: str
    """What the document has it for, as its relationships say: `document` for the body, `header`, `footer`, …"""
    name: str
    """Its name in the package, as `word/header1.xml`."""
    root: etree._Element

    @property
    def title(self) -> str:
        """What a person calls the part."""
        return _TITLES.get(self.kind, f"the part {self.name}")

    @cached_property
    def tables(self) -> dict[etree._Element, int]:
        """The outer tables of the part, counted from 1."""
        outer = [each for each in self.root.iter(w("tbl")) if next(each.iterancestors(w("tbl")), None) is None]
        return {table: number for number, table in enumerate(outer, start=1)}

    def place_of(self, element: etree._Element) -> str:
        """Where an element stands, in words; the title of the part where it is in no paragraph."""
        paragraph = element if element.tag == w("p") else next(element.iterancestors(w("p")), None)
        return self.title if paragraph is None else self.place(paragraph)

    def place(self, paragraph: etree._Element) -> str:
        """Where a paragraph stands in the document, in words: its table, row and cell, or what it says."""
        row = next(paragraph.iterancestors(w("tr")), None)
        table = next((each for each in paragraph.iterancestors(w("tbl")) if each in self.tables), None)
        cell = next(paragraph.iterancestors(w("tc")), None)
        if row is not None and table is not None and cell is not None:
            rows, cells = list(table.iter(w("tr"))), list(row.iter(w("tc")))
            beside = cut(next((text for each in cells if (text := said_in(each)) and "{" not in text), ""))
            said = f" (“{beside}”)" if beside else ""
            at = f"table {self.tables[table]}, row {rows.index(row) + 1}, cell {cells.index(cell) + 1}"
            return f"{self.title}, {at}{said}"
        return f"{self.title}, the paragraph “{cut(said_in(paragraph))}”"


def said_in(element: etree._Element) -> str:
    """The text of an element on one line."""
    return " ".join("".join(each.text or "" for each in element.iter(w("t"))).split("\n"))


def cut(text: str) -> str:
    """A text as it is quoted: no longer than a line has room for."""
    return text if len(text) <= _LONGEST_QUOTE else f"{text[:_LONGEST_QUOTE].rstrip()}…"
