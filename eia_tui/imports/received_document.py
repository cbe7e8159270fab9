"""The outer tables and paragraphs of a received document, and the texts of their cells."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cached_property

from lxml import etree

from eia_tui.imports.blocks import BlockReader
from eia_tui.imports.label_matching import plain
from eia_tui.word.ooxml import w
from eia_tui.word.tables import Cell, TableRow, rows


@dataclass
class TextRow:
    """A row, with the text of each of its cells on one line."""

    row: TableRow
    texts: tuple[str, ...]
    elements: tuple[tuple[str, ...], ...]
    """The texts of the paragraphs of each cell."""

    @property
    def text(self) -> str:
        """The texts of its cells."""
        return " | ".join(filter(None, self.texts))

    def found_in(self, literals: set[str]) -> bool:
        """Whether its words are among the form's own, given as `plain` makes them."""
        return bool(self.text) and plain(" ".join(filter(None, self.texts))) in literals

    @property
    def is_blank(self) -> bool:
        """Whether it has no text, table or picture."""
        content = (w("drawing"), w("pict"), w("object"), w("altChunk"))
        return not self.text and next(self.row.element.iter(*content), None) is None


@dataclass
class TextTable:
    """A table that is not in a cell."""

    element: etree._Element
    rows: list[TextRow]
    above: list[str] = field(default_factory=list)
    """The texts of the paragraphs between it and the table above it."""

    def top_of(self, cell: Cell, below: TextRow) -> Cell | None:
        """The cell above with which a cell of a row is merged."""
        at = next((at for at, row in enumerate(self.rows) if row is below), 0)
        for row in reversed(self.rows[:at]):
            found = next((each for each in row.row.cells if each.column == cell.column), None)
            if found is None or not found.continues:
                return found
        return None

    @property
    def text(self) -> str:
        """The texts of its rows, each on a line."""
        return "\n".join(row.text for row in self.rows if row.text)


@dataclass
class TextDocument:
    """A view of a received document."""

    root: etree._Element
    reader: BlockReader
    claimed: set[etree._Element] = field(default_factory=set)
    """The paragraphs that are in an answer, are the form's own words, or are reported."""
    _texts: dict[etree._Element, str] = field(default_factory=dict)

    @cached_property
    def body(self) -> list[etree._Element]:
        """What is in the body, outside of cells."""
        body = self.root.find(w("body"))
        return [] if body is None else [each for each in body if each.tag in (w("p"), w("tbl"), w("altChunk"))]

    @cached_property
    def tables(self) -> list[TextTable]:
        """The tables that are not in a cell, in their order."""
        tables: list[TextTable] = []
        above: list[str] = []
        for each in self.body:
            if each.tag == w("tbl"):
                tables.append(TextTable(each, [self._row(row) for row in rows(each)], above))
                above = []
            elif each.tag == w("p") and (text := self.text(each)):
                above.append(text)
        return tables

    def _row(self, row: TableRow) -> TextRow:
        elements = tuple(tuple(map(self.text, self.paragraphs(cell.content))) for cell in row.cells)
        return TextRow(row, tuple(" ".join(" ".join(filter(None, texts)).split()) for texts in elements), elements)

    @staticmethod
    def paragraphs(elements: Sequence[etree._Element]) -> list[etree._Element]:
        """The paragraphs among elements, and those in their tables."""
        return [each for element in elements for each in element.iter(w("p")) if not _in_text_box(each)]

    def text(self, paragraph: etree._Element) -> str:
        """The text of a paragraph on one line."""
        if paragraph not in self._texts:
            self._texts[paragraph] = " ".join(self.reader.text(paragraph).split())
        return self._texts[paragraph]

    def text_in(self, element: etree._Element) -> str:
        """The texts of all paragraphs of an element on one line."""
        return " ".join(filter(None, map(self.text, self.paragraphs([element]))))

    def claim(self, *elements: etree._Element) -> None:
        """Notes that the paragraphs in these elements are accounted for."""
        for element in elements:
            self.claimed.update(element.iter(w("p"), w("altChunk")))

    def claim_cell(self, cell: Cell) -> None:
        """Notes that the paragraphs of a cell are accounted for."""
        self.claim(cell.element)


def _in_text_box(paragraph: etree._Element) -> bool:
    return next(paragraph.iterancestors(w("txbxContent")), None) is not None
