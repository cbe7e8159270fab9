"""Finds what in a Word document would load or run something, and links to more than a web page or an email."""

import re
from collections.abc import Iterator

from lxml import etree

from eia_tui.system.text import quoted, shortened
from eia_tui.word.fields import fields
from eia_tui.word.location import DocumentPart, text_in
from eia_tui.word.ooxml import WP, A, R, w

_V = "urn:schemas-microsoft-com:vml"
_O = "urn:schemas-microsoft-com:office:office"
_VIDEO = "http://schemas.microsoft.com/office/word/2012/wordprocessingDrawing"
_ADD_INS = etree.XPath(
    "descendant-or-self::*[starts-with(namespace-uri(), 'http://schemas.microsoft.com/office/webextensions/')]"
)
# Relationships through which Word would load or run something.
_LOADS = {
    "oleObject": "an embedded object",
    "package": "an embedded document",
    "control": "an ActiveX control",
    "aFChunk": "a part in another format",
    "attachedTemplate": "a link to another template (in Word: Developer, Document Template, clear the box)",
    "subDocument": "a link to another document",
    "frame": "a link to another document",
    "mailMergeSource": "a link to a data source",
    "mailMergeHeaderSource": "a link to a data source",
    "recipientData": "a link to a data source",
}
# Elements that load or run something, whatever the type of their relationship, or without one.
_LOADING = {
    f"{{{_O}}}OLEObject": _LOADS["oleObject"],
    w("objectLink"): _LOADS["oleObject"],
    w("objectEmbed"): _LOADS["oleObject"],
    w("control"): _LOADS["control"],
    w("altChunk"): _LOADS["aFChunk"],
    w("attachedTemplate"): _LOADS["attachedTemplate"],
    w("subDoc"): _LOADS["subDocument"],
    w("sourceFileName"): _LOADS["frame"],
    w("connectString"): _LOADS["mailMergeSource"],
    w("query"): _LOADS["mailMergeSource"],
    w("udl"): _LOADS["mailMergeSource"],
    f"{{{_VIDEO}}}webVideoPr": "a video from a web page",
}
_LINKS = (w("hyperlink"), f"{{{A}}}hlinkClick", f"{{{A}}}hlinkHover", f"{{{A}}}hlinkMouseOver")
"""Elements that follow a relationship only on a click."""
# Schemes with which a click would open a file on the reader's computer or run something; ms-word: opens a document.
_RUNS = re.compile(
    r"(?:file|local|shell|javascript|jscript|vbscript|vbs|data|mhtml|mk|its|res|view-source|hcp|search|search-ms"
    r"|ms-(?!word:|excel:|powerpoint:|outlook:|teams:)[a-z0-9+.-]+):"
)
# A drive, a shared folder or a device of Windows.
_LOCAL_PATH = re.compile(r"[a-z]:|[/\\]{2}|\\\?\?\\")
_INVISIBLE = re.compile(r"[\x00-\x20\x7f-\xa0\u00ad\u200b-\u200f\u2028-\u202f\u2060-\u206f\ufeff]+")


def is_harmful(target: str) -> bool:
    """Whether a click on a link with this target would open a local or shared file, or run something."""
    visible = _INVISIBLE.sub("", target).casefold()
    while visible.startswith("url:"):  # which Windows ignores
        visible = visible[4:]
    return bool(_RUNS.match(visible) or _LOCAL_PATH.match(visible))


def dangers(part: DocumentPart, relationships: etree._Element | None) -> Iterator[tuple[str, str]]:
    """What in a part would load or run something: its position and the problem, each in words.

    `relationships` is the root of the part's relationships; None if it has none.
    """
    for each in () if relationships is None else relationships:
        if problem := _relationship_problem(each, part):
            yield _where(part, str(each.get("Id", ""))), problem
    for element in part.root.iter(*_LOADING):
        if element.get(w("val")) != "":  # what Word leaves of a query that was removed
            yield part.where(element), f"contains {_LOADING[str(element.tag)]}: remove it, and save the file again"
    for element in _ADD_INS(part.root):
        yield (
            part.where(element),
            "contains an add-in (in Word: File, Info, Inspect Document): remove it, and save the file again",
        )
    for field in fields(part.root):
        if field.danger:
            yield part.where(field.start), f"{field.danger}: remove it"
        elif (target := field.target) and is_harmful(target):
            yield part.where(field.start), _link_problem(field.result, target)
    for shape in part.root.iter(f"{{{_V}}}*"):
        for name in ("src", f"{{{_O}}}href", f"{{{_O}}}althref"):
            if source := str(shape.get(name, "")):
                yield part.where(shape), _load_problem(source)
        if is_harmful(link := str(shape.get("href", ""))):
            yield part.where(shape), _link_problem(str(shape.get("alt", "")), link)


def _relationship_problem(each: etree._Element, part: DocumentPart) -> str:
    kind, target = str(each.get("Type", "")).rpartition("/")[2], str(each.get("Target", ""))
    if kind in _LOADS:
        return f"contains {_LOADS[kind]}: remove it, and save the file again"
    if each.get("TargetMode") != "External":
        return ""
    carriers = list(_carriers(part, str(each.get("Id", ""))))
    if kind != "hyperlink" or any(carrier.tag not in _LINKS for carrier in carriers):
        return _load_problem(target)
    if not is_harmful(target):
        return ""
    carrier = next(iter(carriers), None)
    return _link_problem("" if carrier is None else text_in(carrier), target)


def _load_problem(target: str) -> str:
    return f"loads {quoted(target[:80])} from outside the file when it is opened: remove that"


def _link_problem(words: str, target: str) -> str:
    link = f"the link “{shortened(words.strip())}”" if words.strip() else "a link"
    opens = f"{link} opens {quoted(target[:80])}"
    return f"{opens}, which is not a web or email address: remove the link, or change its address"


def _where(part: DocumentPart, id_: str) -> str:
    """The position in a part where a relationship is used, in words."""
    for carrier in _carriers(part, id_):
        picture = next(carrier.iterancestors(f"{{{WP}}}inline", f"{{{WP}}}anchor"), None)
        properties = None if picture is None else picture.find(f"{{{WP}}}docPr")
        if properties is None:
            return part.where(carrier)
        name = shortened(str(properties.get("descr") or properties.get("name") or ""))
        return f"{part.where(carrier)}, the picture “{name}”"
    return part.title


def _carriers(part: DocumentPart, id_: str) -> Iterator[etree._Element]:
    """The elements that use a relationship."""
    for each in part.root.iter(etree.Element):
        if any(value == id_ and name.startswith(f"{{{R}}}") for name, value in each.attrib.items()):
            yield each
