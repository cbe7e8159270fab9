"""Describes positions in a Word document in words: the part, and in it the table, row and cell."""

from dataclasses import dataclass
from functools import cached_property

from lxml import etree

from eia_tui.system.text import shortened
from eia_tui.word.ooxml import w

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
class DocumentPart:
    """A part of a Word document, with a description for every element in it."""

    kind: str
    """The type of the relationship that leads to it: `header`, `footer`, …; `document` for the body."""
    name: str
    """Its name in the package, such as `word/header1.xml`."""
    root: etree._Element

    @property
    def title(self) -> str:
        """The part as a person calls it."""
        return _TITLES.get(self.kind, f"the part {self.name}")

    @cached_property
    def tables(self) -> dict[etree._Element, int]:
        """The number of each table that is not inside another one, from 1."""
        outer = [each for each in self.root.iter(w("tbl")) if next(each.iterancestors(w("tbl")), None) is None]
        return {table: number for number, table in enumerate(outer, start=1)}

    def where(self, element: etree._Element) -> str:
        """The position of an element in words: its table, row and cell, else the text of its paragraph."""
        paragraph = element if element.tag == w("p") else next(element.iterancestors(w("p")), None)
        if paragraph is None:
            return self.title
        row = next(paragraph.iterancestors(w("tr")), None)
        table = next((each for each in paragraph.iterancestors(w("tbl")) if each in self.tables), None)
        cell = next(paragraph.iterancestors(w("tc")), None)
        if row is not None and table is not None and cell is not None:
            rows, cells = list(table.iter(w("tr"))), list(row.iter(w("tc")))
            label = shortened(next((text for each in cells if (text := text_in(each)) and "{" not in text), ""))
            quote = f" (“{label}”)" if label else ""
            position = f"table {self.tables[table]}, row {rows.index(row) + 1}, cell {cells.index(cell) + 1}"
            return f"{self.title}, {position}{quote}"
        return f"{self.title}, the paragraph “{shortened(text_in(paragraph))}”"


def text_in(element: etree._Element) -> str:
    """The text of an element on one line."""
    return " ".join("".join(each.text or "" for each in element.iter(w("t"))).split("\n"))
