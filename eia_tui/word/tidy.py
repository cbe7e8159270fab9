"""Takes out of a document what wraps its text: content controls, smart tags, alternate versions."""

from lxml import etree

from eia_tui.word.ooxml import MC, w
from eia_tui.word.styles import is_on

NUMBER = "eia-number"
"""The attribute with the number of a paragraph, row, cell, table or change, the same in each copy of the document."""
_WRAPPERS = (w("smartTag"), w("customXml"), w("dir"), w("bdo"))
_NUMBERED = tuple(map(w, ("p", "tr", "tc", "tbl", "ins", "del", "moveFrom", "moveTo", "cellIns", "cellDel")))
_PROPERTIES = (w("smartTagPr"), w("customXmlPr"))


def tidied(root: etree._Element) -> etree._Element:
    """The document itself, changed so that paragraphs, rows and cells are where they would be without wrappers.

    They get numbers, which stay in copies.
    """
    for each in list(root.iter(f"{{{MC}}}AlternateContent")):
        versions = [*each.findall(f"{{{MC}}}Choice"), *each.findall(f"{{{MC}}}Fallback")]
        for other in versions[1:]:
            each.remove(other)
        for first in versions[:1]:
            unwrap(first)
        unwrap(each)
    for control in list(root.iter(w("sdt"))):
        _unwrap_control(control)
    for each in list(root.iter(*_PROPERTIES)):
        remove(each)
    for each in list(root.iter(*_WRAPPERS)):
        unwrap(each)
    for number, each in enumerate(root.iter(*_NUMBERED)):
        each.set(NUMBER, str(number))
    return root


def number_of(element: etree._Element) -> int:
    """The number of a paragraph, row, cell, table or change of a tidied document."""
    return int(element.get(NUMBER, -1))


def _unwrap_control(control: etree._Element) -> None:
    """Puts the content of a control in its place, without a placeholder such as "Click here to enter text"."""
    properties, content = control.find(w("sdtPr")), control.find(w("sdtContent"))
    if content is None:
        remove(control)
        return
    if properties is not None and is_on(properties.find(w("showingPlcHdr"))):
        for run in list(content.iter(w("r"))):
            remove(run)
    for other in [each for each in control if each is not content]:
        remove(other)
    unwrap(content)
    unwrap(control)


def unwrap(element: etree._Element) -> None:
    """Puts the children of an element in its place."""
    parent = element.getparent()
    if parent is not None:
        at = parent.index(element)
        parent[at : at + 1] = list(element)


def remove(element: etree._Element) -> None:
    """Takes an element out of its parent."""
    parent = element.getparent()
    if parent is not None:
        parent.remove(element)
