"""Completes a rendered document: valid for Word, with its language and title set and its pictures fitted."""

from collections.abc import Iterator
from datetime import UTC, datetime

from docx.document import Document
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.opc.part import XmlPart
from lxml import etree

from eia_tui.exports.word.ledger import Ledger
from eia_tui.exports.word.page_breaks import arrange_pages
from eia_tui.exports.word.picture_fit import fit_pictures
from eia_tui.prose.scrub import display_line
from eia_tui.word.ooxml import LANGUAGE, WP, w

_W14 = "http://schemas.microsoft.com/office/word/2010/wordml"
_LONGEST_TITLE = 255
_CELL_ORDER = [w(name) for name in ("cnfStyle", "tcW", "gridSpan", "hMerge", "vMerge", "tcBorders", "shd")]


def postprocess(document: Document, ledger: Ledger, title: str) -> None:
    """Notes in the ledger where the answers are, and makes a rendered document valid."""
    picture = 0
    for part in text_parts(document):
        root = part.element
        ledger.collect(str(part.partname).lstrip("/"), root)
        _complete_tables(root)
        ledger.number_paragraphs()
        _make_ids_unique(root)
        for drawing in root.iter(f"{{{WP}}}inline", f"{{{WP}}}anchor"):
            picture += 1
            for properties in drawing.iter(f"{{{WP}}}docPr"):
                properties.set("id", str(picture))
    fit_pictures(document)
    arrange_pages(document)
    set_language(document)
    set_properties(document, title)


def text_parts(document: Document) -> Iterator[XmlPart]:
    """The body, then the headers and footers."""
    yield document.part
    for relation in document.part.rels.values():
        if relation.reltype in (RELATIONSHIP_TYPE.HEADER, RELATIONSHIP_TYPE.FOOTER):
            yield relation.target_part


def has_misplaced_prose(document: Document) -> bool:
    """Whether a long answer was printed inside a line of text, where paragraphs are not valid."""
    return any(part.element.find(f".//{w('t')}/{w('p')}") is not None for part in text_parts(document))


def _complete_tables(root: etree._Element) -> None:
    """Removes tables without rows, and ends every cell with a paragraph; otherwise Word calls the file damaged."""
    for table in list(root.iter(w("tbl"))):
        if table.find(w("tr")) is None and (parent := table.getparent()) is not None:
            parent.remove(table)
    for properties in root.iter(w("tcPr")):
        # docxtpl puts the colour of a cell before its width.
        if len(properties) > 1:
            properties[:] = sorted(properties, key=_in_cell_order)
    for cell in root.iter(w("tc")):
        if len(cell) == 0 or cell[-1].tag != w("p"):
            etree.SubElement(cell, w("p"))


def _in_cell_order(property_: etree._Element) -> int:
    return _CELL_ORDER.index(property_.tag) if property_.tag in _CELL_ORDER else len(_CELL_ORDER)


def _make_ids_unique(root: etree._Element) -> None:
    """Removes or renumbers the ids that a loop has repeated."""
    for paragraph in root.iter(w("p"), w("tr")):
        for name in ("paraId", "textId"):
            paragraph.attrib.pop(f"{{{_W14}}}{name}", None)
    for controls in list(root.iter(w("sdtPr"))):
        for id_ in controls.findall(w("id")):
            controls.remove(id_)
    names: set[str] = set()
    number = 0
    open_: dict[str, str | None] = {}
    for bookmark in list(root.iter(w("bookmarkStart"), w("bookmarkEnd"))):
        old = str(bookmark.get(w("id")))
        if bookmark.tag == w("bookmarkStart"):
            is_first = (name := str(bookmark.get(w("name")))) not in names
            names.add(name)
            number += is_first
            open_[old] = str(number) if is_first else None
        new = open_.get(old)
        if new is not None:
            bookmark.set(w("id"), new)
        elif (parent := bookmark.getparent()) is not None:
            parent.remove(bookmark)


def set_language(document: Document) -> None:
    """Sets British English as the document's default language, which screen readers follow."""
    styles = document.styles.element
    defaults = styles.find(w("docDefaults"))
    if defaults is None:
        defaults = etree.Element(w("docDefaults"))
        styles.insert(0, defaults)
    element = defaults
    for name in ("rPrDefault", "rPr", "lang"):
        child = element.find(w(name))
        if child is None:
            child = etree.Element(w(name))
            element.insert(0 if name == "rPrDefault" else len(element), child)
        element = child
    element.set(w("val"), LANGUAGE)
    if (theme := document.settings.element.find(w("themeFontLang"))) is not None:
        theme.set(w("val"), LANGUAGE)


def set_properties(document: Document, title: str) -> None:
    """Sets the title and language in the document's properties, and removes names of people and unfilled tags."""
    properties = document.core_properties
    properties.title = display_line(title)[:_LONGEST_TITLE]
    properties.language = LANGUAGE
    properties.author = properties.last_modified_by = properties.comments = ""
    for name in ("subject", "keywords", "category", "identifier", "content_status", "version"):
        if "{" in str(getattr(properties, name)):
            setattr(properties, name, "")
    properties.created = properties.modified = datetime.now(UTC).replace(tzinfo=None, microsecond=0)
    properties.revision = 1
