"""An exported Word file as a reader sees it."""

import zipfile
from dataclasses import dataclass
from pathlib import Path

from docx import Document
from docx.oxml.ns import qn
from docx.table import _Cell
from docx.text.paragraph import Paragraph
from lxml import etree


@dataclass
class PrintedParagraph:
    """A paragraph with the bullet or number that Word shows before it."""

    text: str
    marker: str = ""
    level: int = 0
    paragraph: Paragraph | None = None

    def __str__(self) -> str:
        return f"{self.marker} {self.text}".strip()


class WordDocument:
    """An exported Word document."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.document = Document(str(path))
        self._counts: dict[tuple[int, int], int] = {}

    @property
    def descriptions(self) -> list[str]:
        """The descriptions of the body's pictures."""
        return [str(each.get("descr")) for each in self.document.element.body.iter(qn("wp:docPr"))]

    @property
    def text(self) -> str:
        """The text of the body, line by line."""
        body = self.document.element.body
        return "\n".join("".join(_piece(each) for each in p.iter()) for p in body.iter(qn("w:p")))

    def part(self, name: str) -> str:
        """The XML of a part."""
        with zipfile.ZipFile(self.path) as package:
            return package.read(name).decode()

    def parts(self) -> list[str]:
        """The names of all parts."""
        with zipfile.ZipFile(self.path) as package:
            return package.namelist()

    def cell(self, label: str, column: int = 1) -> _Cell:
        """The cell in the row that begins with `label`."""
        for table in self.document.tables:
            for row in table.rows:
                if " ".join(row.cells[0].text.split()).startswith(label):
                    return row.cells[column]
        raise AssertionError(f"no row begins with {label!r}")

    def tables_inside(self, cell: _Cell) -> list[list[list[str]]]:
        """The tables of a cell: rows of cells, each its text."""
        return [[[each.text for each in row.cells] for row in table.rows] for table in cell.tables]

    def lines(self, cell: _Cell) -> list[PrintedParagraph]:
        """The paragraphs of a cell, each with the bullet or number that Word would show; without those in its tables."""
        return [self._with_marker(paragraph) for paragraph in cell.paragraphs]

    def _with_marker(self, paragraph: Paragraph) -> PrintedParagraph:
        text = "".join(_piece(each) for each in paragraph._p.iter())
        properties = paragraph._p.pPr
        if properties is None or properties.numPr is None:
            return PrintedParagraph(text, paragraph=paragraph)
        number, level = properties.numPr.numId.val, properties.numPr.ilvl.val
        root = self.document.part.numbering_part.element
        num = next(each for each in root.findall(qn("w:num")) if each.get(qn("w:numId")) == str(number))
        abstract = num.find(qn("w:abstractNumId")).get(qn("w:val"))
        levels = next(a for a in root.findall(qn("w:abstractNum")) if a.get(qn("w:abstractNumId")) == abstract)
        shape = next(each for each in levels.findall(qn("w:lvl")) if each.get(qn("w:ilvl")) == str(level))
        marker = shape.find(qn("w:lvlText")).get(qn("w:val"))
        if shape.find(qn("w:numFmt")).get(qn("w:val")) == "bullet":
            return PrintedParagraph(text, marker, level, paragraph)
        start = num.xpath(f"w:lvlOverride[@w:ilvl='{level}']/w:startOverride/@w:val") or ["1"]
        count = self._counts.get((number, level), int(start[0]) - 1) + 1
        self._counts[number, level] = count
        return PrintedParagraph(text, marker.replace(f"%{level + 1}", str(count)), level, paragraph)


def _piece(element: etree._Element) -> str:
    if element.tag == qn("w:t"):
        return element.text or ""
    return {qn("w:br"): "\n", qn("w:tab"): "\t"}.get(str(element.tag), "")
