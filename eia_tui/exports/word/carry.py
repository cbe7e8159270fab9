"""Adds to a Word form what its import needs: the mark of its version, and the Markdown of the printed answers."""

from collections.abc import Sequence

from docx.document import Document
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from lxml import etree

from eia_tui.exports.word.ledger import Ledger
from eia_tui.prose.blocks import Block, pictures, words
from eia_tui.prose.pictures import is_inside
from eia_tui.word.carried import PRINTED, Mark, Printed, letters_hash, printed_part, with_mark

_CUSTOM_XML_PROPERTIES = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/customXmlProps"
_CUSTOM_PROPERTIES_TYPE = "application/vnd.openxmlformats-officedocument.custom-properties+xml"
_CUSTOM_XML_PROPERTIES_TYPE = "application/vnd.openxmlformats-officedocument.customXmlProperties+xml"
_STORE = "http://schemas.openxmlformats.org/officeDocument/2006/customXml"
_STORE_ID = "{6B5F9C7E-4C52-4E0B-9D1D-3A4F1E6A20C1}"
"""By which Word knows the part again. Always the same, so that two exports are the same."""


def carry(document: Document, mark: Mark | None, ledger: Ledger) -> None:
    """Adds the mark and the printed answers; with no mark, neither. Those of another export are removed.

    Only answers that the ledger saw printed are added: none that is hidden, or that the form does not print. The
    template may have a mark and answers of its own where somebody made it of an export.
    """
    _remove_printed(document)
    _put_mark(document, mark)
    if mark:
        _add_printed(document, ledger)


def _remove_printed(document: Document) -> None:
    relations = document.part.rels
    for id_, relation in list(relations.items()):
        if relation.reltype == RELATIONSHIP_TYPE.CUSTOM_XML and PRINTED.encode() in relation.target_part.blob:
            del relations[id_]


def _put_mark(document: Document, mark: Mark | None) -> None:
    package = document.part.package
    relations = package.rels
    parts = [each for each in relations.values() if each.reltype == RELATIONSHIP_TYPE.CUSTOM_PROPERTIES]
    if not parts and mark is None:
        return
    properties = with_mark(parts[0].target_part.blob if parts else None, mark)
    for id_ in [id_ for id_, each in relations.items() if each in parts]:
        del relations[id_]
    part = Part(PackURI("/docProps/custom.xml"), _CUSTOM_PROPERTIES_TYPE, properties, package)
    package.relate_to(part, RELATIONSHIP_TYPE.CUSTOM_PROPERTIES)


def _names_a_folder(blocks: Sequence[Block]) -> bool:
    """Whether a picture's path, which is not printed, goes out of the draft's folder and may name a person."""
    return any(not is_inside(each.path) for each in pictures(blocks))


def _add_printed(document: Document, ledger: Ledger) -> None:
    answers = {}
    for address in dict.fromkeys(address for address, _ in ledger.printed):
        text, blocks = ledger.expected[address], ledger.content.get(address, ())
        if not _names_a_folder(blocks):
            answers[address] = Printed(text, letters_hash(words(blocks) if blocks else text))
    package = document.part.package
    name = package.next_partname("/customXml/item%d.xml")
    part = Part(name, "application/xml", printed_part(answers), package)
    document.part.relate_to(part, RELATIONSHIP_TYPE.CUSTOM_XML)
    store = etree.Element(f"{{{_STORE}}}datastoreItem", nsmap={"ds": _STORE})
    store.set(f"{{{_STORE}}}itemID", _STORE_ID)
    schemas = etree.SubElement(store, f"{{{_STORE}}}schemaRefs")
    etree.SubElement(schemas, f"{{{_STORE}}}schemaRef").set(f"{{{_STORE}}}uri", PRINTED)
    content = etree.tostring(store, encoding="UTF-8", xml_declaration=True, standalone=False)
    properties = PackURI(name.replace("/item", "/itemProps"))
    part.relate_to(Part(properties, _CUSTOM_XML_PROPERTIES_TYPE, content, package), _CUSTOM_XML_PROPERTIES)
