"""Adds lists to a Word document: one list for all bullets, and a separate list for each numbered list."""

from docx.document import Document
from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.oxml import parse_xml
from docx.parts.numbering import NumberingPart
from lxml import etree

from eia_tui.word.ooxml import W, w

DEEPEST = 8
"""The last of Word's nine levels, counted from 0."""
STEP = 360
"""The width for a number, and the indent of each level, in twentieths of a point."""
BULLET_STEP = 240
"""The width for a bullet: less, since the columns of a form are narrow."""
_BULLETS = "•◦▪"


class Numbering:
    """The lists of a document. The numbering part is only touched once a list is needed."""

    def __init__(self, document: Document) -> None:
        self._document = document
        self._root: etree._Element | None = None
        self._abstract: dict[str, int] = {}
        self._bullets: int | None = None
        self._last = 0
        self._end: etree._Element | None = None
        """`w:numIdMacAtCleanup`, which must come after every `w:num`; None if the document has none."""

    def bullets(self) -> int:
        """The id (`w:numId`) of the bulleted list."""
        if self._bullets is None:
            self._bullets = self._number(self._abstract_id("•"))
        return self._bullets

    def numbers(self, start: int, level: int, delimiter: str) -> int:
        """The id (`w:numId`) of a new numbered list that begins with `start` on a level (from 0).

        `delimiter` follows each number: "." or ")".
        """
        return self._number(self._abstract_id(delimiter), level, start)

    def _ready(self) -> etree._Element:
        if self._root is None:
            part = self._document.part
            related = [each for each in part.rels.values() if each.reltype == RELATIONSHIP_TYPE.NUMBERING]
            numbering = related[0].target_part if related else None
            if not isinstance(numbering, NumberingPart):
                numbering = NumberingPart(
                    PackURI("/word/numbering.xml"),
                    CONTENT_TYPE.WML_NUMBERING,
                    parse_xml(f'<w:numbering xmlns:w="{W}"/>'),
                    part.package,
                )
                part.relate_to(numbering, RELATIONSHIP_TYPE.NUMBERING)
            self._root = numbering.element
            ids = [int(num.get(w("numId"), 0)) for num in self._root.iter(w("num"))]
            self._last = max(ids, default=0)
            self._end = self._root.find(w("numIdMacAtCleanup"))
        return self._root

    def _abstract_id(self, delimiter: str) -> int:
        if delimiter not in self._abstract:
            root = self._ready()
            used = [int(each.get(w("abstractNumId"), 0)) for each in root.iter(w("abstractNum"))]
            new = max(used, default=-1) + 1
            element = parse_xml(_abstract_xml(new, delimiter))
            first = root.find(w("num"))
            # Word ignores a w:abstractNum after the first w:num.
            if first is None:
                root.append(element)
            else:
                first.addprevious(element)
            self._abstract[delimiter] = new
        return self._abstract[delimiter]

    def _number(self, abstract: int, level: int | None = None, start: int = 1) -> int:
        root = self._ready()
        self._last += 1
        num = etree.Element(w("num"), {w("numId"): str(self._last)})
        if self._end is None:
            root.append(num)
        else:
            self._end.addprevious(num)
        etree.SubElement(num, w("abstractNumId"), {w("val"): str(abstract)})
        if level is not None:
            override = etree.SubElement(num, w("lvlOverride"), {w("ilvl"): str(level)})
            etree.SubElement(override, w("startOverride"), {w("val"): str(start)})
        return self._last


def _abstract_xml(id_: int, delimiter: str) -> str:
    def level(at: int) -> str:
        bullet = delimiter == "•"
        sign = _BULLETS[at % len(_BULLETS)] if bullet else f"%{at + 1}{delimiter}"
        return (
            f'<w:lvl w:ilvl="{at}"><w:start w:val="1"/><w:numFmt w:val="{"bullet" if bullet else "decimal"}"/>'
            f'<w:lvlText w:val="{sign}"/><w:lvlJc w:val="left"/>'
            f'<w:pPr><w:ind w:left="{STEP * (at + 1)}" w:hanging="{STEP}"/></w:pPr></w:lvl>'
        )

    levels = "".join(level(at) for at in range(DEEPEST + 1))
    return (
        f'<w:abstractNum xmlns:w="{W}" w:abstractNumId="{id_}">'
        f'<w:multiLevelType w:val="hybridMultilevel"/>{levels}</w:abstractNum>'
    )
