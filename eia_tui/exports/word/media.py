"""Adds pictures, charts and links to a Word document, and writes the XML that refers to them."""

import hashlib

from docx.document import Document
from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.parts.image import ImagePart

from eia_tui.exports.word.chart_xml import WORKBOOK, chart_frame, chart_part, workbook
from eia_tui.prose.charts import ChartData
from eia_tui.prose.picture_file import PictureFile
from eia_tui.word.ooxml import PIC, WP, A, R, attribute

EMU_PER_INCH = 914_400
"""English metric units, in which drawings are measured."""
RELATION = "eia"
"""The prefix of the ids of our relationships."""
_PER_DEGREE = 60_000


class Media:
    """The pictures, charts and links of a document. A picture or link is added once, however often it is used."""

    def __init__(self, document: Document) -> None:
        self._part = document.part
        self._pictures: dict[str, str] = {}
        self._links: dict[str, str] = {}
        self._charts = 0

    def link(self, address: str) -> str:
        """The id of the relationship for a web or mail address."""
        if address not in self._links:
            self._links[address] = self._relate(RELATIONSHIP_TYPE.HYPERLINK, address, outside=True)
        return self._links[address]

    def picture(self, picture: PictureFile, alt: str) -> str:
        """The XML of a run with a picture at its own size; `fit_pictures` scales it down later."""
        digest = hashlib.sha256(picture.content).hexdigest()[:16]
        if digest not in self._pictures:
            name = PackURI(f"/word/media/{digest}.{picture.format}")
            image = ImagePart(name, f"image/{picture.format}", picture.content)
            self._pictures[digest] = self._relate(RELATIONSHIP_TYPE.IMAGE, image)
        return _drawing(self._pictures[digest], digest, picture, alt)

    def chart(self, data: ChartData) -> str:
        """The XML of a run with a chart; `fit_pictures` makes it as wide as there is room."""
        package, number = self._part.package, self._charts + 1
        chart = Part(PackURI(f"/word/charts/eia{number}.xml"), CONTENT_TYPE.DML_CHART, chart_part(data), package)
        book = PackURI(f"/word/embeddings/eia{number}.xlsx")
        sheet = Part(book, CONTENT_TYPE.SML_SHEET, workbook(data), package)
        chart.rels.add_relationship(RELATIONSHIP_TYPE.PACKAGE, sheet, WORKBOOK)
        relation = self._relate(RELATIONSHIP_TYPE.CHART, chart)
        self._charts = number
        return chart_frame(relation, number, data)

    def _relate(self, kind: str, target: str | Part, *, outside: bool = False) -> str:
        """The id of a new relationship; python-docx would search all of them for a free number."""
        id_ = f"{RELATION}{len(self._links) + len(self._pictures) + self._charts + 1}"
        self._part.rels.add_relationship(kind, target, id_, outside)
        return id_


def _drawing(relation: str, name: str, picture: PictureFile, alt: str) -> str:
    sides = zip((picture.width, picture.height), picture.density, strict=True)
    size = 'cx="{}" cy="{}"'.format(*(max(1, round(side * EMU_PER_INCH / density)) for side, density in sides))
    turn = f' rot="{picture.rotation * _PER_DEGREE}"' if picture.rotation else ""
    turn += ' flipH="1"' if picture.is_mirrored else ""  # Word mirrors before it rotates, as Exif does
    names = f'name="Picture {name[:6]}" descr={attribute(alt)}'
    return (
        f'<w:r><w:drawing><wp:inline xmlns:wp="{WP}" distT="0" distB="0" distL="0" distR="0">'
        f'<wp:extent {size}/><wp:docPr id="1" {names}/>'
        f'<wp:cNvGraphicFramePr><a:graphicFrameLocks xmlns:a="{A}" noChangeAspect="1"/></wp:cNvGraphicFramePr>'
        f'<a:graphic xmlns:a="{A}"><a:graphicData uri="{PIC}"><pic:pic xmlns:pic="{PIC}">'
        f'<pic:nvPicPr><pic:cNvPr id="0" {names}/><pic:cNvPicPr/></pic:nvPicPr>'
        f'<pic:blipFill><a:blip xmlns:r="{R}" r:embed="{relation}"/><a:stretch><a:fillRect/></a:stretch></pic:blipFill>'
        f'<pic:spPr><a:xfrm{turn}><a:off x="0" y="0"/><a:ext {size}/></a:xfrm>'
        f'<a:prstGeom prst="rect"><a:avLst/></a:prstGeom></pic:spPr>'
        f"</pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing></w:r>"
    )
