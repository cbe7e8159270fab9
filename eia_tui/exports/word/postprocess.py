"""Makes a rendered document whole: valid for Word, in English, with its pictures fitted and its title set."""

from collections.abc import Iterator
from datetime import UTC, datetime

from docx.document import Document
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.opc.part import XmlPart
from lxml import etree

from eia_tui.exports.word.ledger import Ledger
from eia_tui.exports.word.picture_fit import fit_pictures
from eia_tui.prose.scrub import one_line
from eia_tui.word.ooxml import LANGUAGE, WP, w

_W14 = "http://schemas.microsoft.com/office/word/2010/wordml"
_LONGEST_TITLE = 255
_CELL_ORDER = [w(name) for name in ("cnfStyle", "tcW", "gridSpan", "hMerge", "vMerge", "tcBorders", "shd")]


def finish(document: Document, ledger: Ledger, title: str) -> None:
    """Notes in the ledger where the answers stand, and mends what a rendered document may lack."""
    picture = 0
    for part in text_parts(document):
        root = part.element
        ledger.settle(str(part.partname).lstrip("/"), root)
        _complete_tables(root)
        ledger.locate()
        _unique(root)
        for drawing in root.iter(f"{{{WP}}}inline", f"{{{WP}}}anchor"):
            picture += 1
            for named in drawing.iter(f"{{{WP}}}docPr"):
                named.set("id", str(picture))
    fit_pictures(document)
    speak_english(document)
    name_document(document, title)


def text_parts(document: Document) -> Iterator[XmlPart]:
    """The body, then the headers and footers."""
    yield document.part
    for relation in document.part.rels.values():
        if relation.reltype in (RELATIONSHIP_TYPE.HEADER, RELATIONSHIP_TYPE.FOOTER):
            yield relation.target_part


def misplaced_prose(document: Document) -> bool:
    """Whether a long answer was printed inside a line of text, where its paragraphs cannot stand."""
    return any(part.element.find(f".//{w('t')}/{w('p')}") is not None for part in text_parts(document))


def _complete_tables(root: etree._Element) -> None:
    """A cell ends in a paragraph and a table has a row, or Word calls the file damaged."""
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


def _unique(root: etree._Element) -> None:
    """A loop repeats ids that must be unique; those that nothing refers to are dropped, the others renumbered."""
    for paragraph in root.iter(w("p"), w("tr")):
        for name in ("paraId", "textId"):
            paragraph.attrib.pop(f"{{{_W14}}}{name}", None)
    for controls in list(root.iter(w("sdtPr"))):
        for id_ in controls.findall(w("id")):
            controls.remove(id_)
    names: set[str] = set()
    number = 0
    open_: dict[str, str | None] = {}
    for mark in list(root.iter(w("bookmarkStart"), w("bookmarkEnd"))):
        old = str(mark.get(w("id")))
        if mark.tag == w("bookmarkStart"):
            fresh = (name := str(mark.get(w("name")))) not in names
            names.add(name)
            number += fresh
            open_[old] = str(number) if fresh else None
        new = open_.get(old)
        if new is not None:
            mark.set(w("id"), new)
        elif (parent := mark.getparent()) is not None:
            parent.remove(mark)


def speak_english(document: Document) -> None:
    """Sets British English where the document's defaults are, so that a screen reader reads it so."""
    styles = document.styles.element
    defaults = styles.find(w("docDefaults"))
    if defaults is None:
        defaults = etree.Element(w("docDefaults"))
        styles.insert(0, defaults)
    inside = defaults
    for name in ("rPrDefault", "rPr", "lang"):
        below = inside.find(w(name))
        if below is None:
            below = etree.Element(w(name))
            inside.insert(0 if name == "rPrDefault" else len(inside), below)
        inside = below
    inside.set(w("val"), LANGUAGE)
    if (theme := document.settings.element.find(w("themeFontLang"))) is not None:
        theme.set(w("val"), LANGUAGE)


def name_document(document: Document, title: str) -> None:
    """A title for whoever hears the document opened, and no one's name."""
    properties = document.core_properties
    properties.title = one_line(title)[:_LONGEST_TITLE]
    properties.language = LANGUAGE
    properties.author = properties.last_modified_by = properties.comments = ""
    for name in ("subject", "keywords", "category", "identifier", "content_status", "version"):
        if "{" in str(getattr(properties, name)):
            setattr(properties, name, "")
    properties.created = properties.modified = datetime.now(UTC).replace(tzinfo=None, microsecond=0)
    properties.revision = 1
