"""The rows and cells of a Word table, with the columns that each cell covers."""

from dataclasses import dataclass

from lxml import etree

from eia_tui.word.ooxml import w


@dataclass(frozen=True)
class Cell:
    """A cell of a row."""

    element: etree._Element
    column: int
    """Its first column in the table's grid, from 0."""
    span: int
    """The number of columns that it covers."""
    continues: bool
    """Whether it is merged with the cell above it."""

    @property
    def content(self) -> list[etree._Element]:
        """Its paragraphs and tables."""
        return [each for each in self.element if each.tag in (w("p"), w("tbl"), w("altChunk"))]


@dataclass(frozen=True)
class TableRow:
    """A row of a table."""

    element: etree._Element
    cells: tuple[Cell, ...]


def rows(table: etree._Element) -> list[TableRow]:
    """The rows of a table, without those of tables inside it."""
    return [_row(each) for each in table if each.tag == w("tr")]


def _row(element: etree._Element) -> TableRow:
    properties = element.find(w("trPr"))
    column = _number(properties, "gridBefore", 0)
    cells = []
    for each in element:
        if each.tag != w("tc"):
            continue
        own = each.find(w("tcPr"))
        merge = own.find(w("vMerge")) if own is not None else None
        span = max(1, _number(own, "gridSpan", 1))
        continues = merge is not None and merge.get(w("val"), "continue") == "continue"
        cells.append(Cell(each, column, span, continues))
        column += span
    return TableRow(element, tuple(cells))


def _number(properties: etree._Element | None, name: str, default: int) -> int:
    found = properties.find(w(name)) if properties is not None else None
    value = "" if found is None else str(found.get(w("val"), ""))
    return int(value) if value.isdecimal() else default
