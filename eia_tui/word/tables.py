"""The rows and cells of a Word table, with the columns that each cell covers."""

from dataclasses import dataclass, replace

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
    cells: list[Cell] = []
    for each in element:
        if each.tag != w("tc"):
            continue
        own = each.find(w("tcPr"))
        span = max(1, _number(own, "gridSpan", 1))
        if cells and _continues(own, "hMerge"):  # as old documents say that the cell before it covers its columns too
            cells[-1] = replace(cells[-1], span=cells[-1].span + span)
        else:
            cells.append(Cell(each, column, span, _continues(own, "vMerge")))
        column += span
    return TableRow(element, tuple(cells))


def _continues(properties: etree._Element | None, merge: str) -> bool:
    found = properties.find(w(merge)) if properties is not None else None
    return found is not None and found.get(w("val"), "continue") == "continue"


def _number(properties: etree._Element | None, name: str, default: int) -> int:
    found = properties.find(w(name)) if properties is not None else None
    value = "" if found is None else str(found.get(w("val"), ""))
    return int(value) if value.isdecimal() else default
