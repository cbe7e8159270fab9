"""Refuses what in a Word document would load or run something, and links that open more than a page or an e-mail."""

import re
from collections.abc import Iterator

from lxml import etree

from eia_tui.word.fields import fields
from eia_tui.word.ooxml import WP, A, R, w
from eia_tui.word.position import Located, cut, said_in

_V = "urn:schemas-microsoft-com:vml"
_O = "urn:schemas-microsoft-com:office:office"
_VIDEO = "http://schemas.microsoft.com/office/word/2012/wordprocessingDrawing"
_ADD_INS = "{http://schemas.microsoft.com/office/webextensions/"
# Relationships by which Word would load or run something else than the form.
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
# Elements that load or run something by a relationship of whatever kind, or by none.
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
"""Elements by which a relationship is followed only on a click."""
# Schemes by which a click would open a file of the reader's, or run something (ms-word: and its like open a document).
_RUNS = re.compile(
    r"(?:file|local|shell|javascript|jscript|vbscript|vbs|data|mhtml|mk|its|res|view-source|hcp|search|search-ms"
    r"|ms-(?!word:|excel:|powerpoint:|outlook:|teams:)[a-z0-9+.-]+):"
)
# A drive, a shared folder or a device of Windows.
_PLACE = re.compile(r"[a-z]:|[/\\]{2}|\\\?\?\\")
_UNSEEN = re.compile(r"[\x00-\x20\x7f-\xa0\u00ad\u200b-\u200f\u2028-\u202f\u2060-\u206f\ufeff]+")


def harmful(target: str) -> bool:
    """Whether a click on a link of this target would open a file, ask another machine for one, or run something."""
    bare = _UNSEEN.sub("", target).casefold()
    while bare.startswith("url:"):  # which Windows passes over
        bare = bare[4:]
    return bool(_RUNS.match(bare) or _PLACE.match(bare))


def dangers(part: Located, relationships: etree._Element | None) -> Iterator[tuple[str, str]]:
    """What in a part would load or run something, each with its place, in words."""
    for each in () if relationships is None else relationships:
        if said := _of_relationship(each, part):
            yield _place(part, str(each.get("Id", ""))), said
    for element in part.root.iter(etree.Element):
        if loads := _of_element(element):
            yield part.place_of(element), f"holds {loads}: take it out, and save it again"
    for field in fields(part.root):
        if field.danger:
            yield part.place_of(field.at), f"{field.danger}: take it out"
        elif (target := field.target) and harmful(target):
            yield part.place_of(field.at), _of_link(field.says, target)
    for shape in part.root.iter(f"{{{_V}}}*"):
        for name in ("src", f"{{{_O}}}href", f"{{{_O}}}althref"):
            if source := str(shape.get(name, "")):
                yield part.place_of(shape), _of_load(source)
        if harmful(link := str(shape.get("href", ""))):
            yield part.place_of(shape), _of_link(str(shape.get("alt", "")), link)


def _of_relationship(each: etree._Element, part: Located) -> str:
    kind, target = str(each.get("Type", "")).rpartition("/")[2], str(each.get("Target", ""))
    if kind in _LOADS:
        return f"holds {_LOADS[kind]}: take it out, and save it again"
    if each.get("TargetMode") != "External":
        return ""
    carriers = list(_carriers(part, str(each.get("Id", ""))))
    if kind != "hyperlink" or any(carrier.tag not in _LINKS for carrier in carriers):
        return _of_load(target)
    if not harmful(target):
        return ""
    carrier = next(iter(carriers), None)
    return _of_link("" if carrier is None else said_in(carrier), target)


def _of_element(element: etree._Element) -> str:
    """What an element loads or runs by itself, in words; "" for nothing."""
    if str(element.tag).startswith(_ADD_INS):
        return "an add-in (in Word: File, Info, Inspect Document)"
    if element.tag not in _LOADING or element.get(w("val")) == "":  # as Word leaves a query that was taken out
        return ""
    return _LOADING[str(element.tag)]


def _of_load(target: str) -> str:
    return f"loads {target[:80]!r} from elsewhere when it is opened: take that out of it"


def _of_link(words: str, target: str) -> str:
    named = f"the link “{cut(words.strip())}”" if words.strip() else "a link"
    return (
        f"{named} loads {target[:80]!r}, which is no web or e-mail address: take the link out, or give it another one"
    )


def _place(part: Located, id_: str) -> str:
    """Where in a part a relationship is used, in words."""
    for carrier in _carriers(part, id_):
        picture = next(carrier.iterancestors(f"{{{WP}}}inline", f"{{{WP}}}anchor"), None)
        shown = None if picture is None else picture.find(f"{{{WP}}}docPr")
        named = "" if shown is None else f", the picture “{cut(str(shown.get('descr') or shown.get('name') or ''))}”"
        return f"{part.place_of(carrier)}{named}"
    return part.title


def _carriers(part: Located, id_: str) -> Iterator[etree._Element]:
    """The elements that name a relationship."""
    for each in part.root.iter(etree.Element):
        if any(value == id_ and name.startswith(f"{{{R}}}") for name, value in each.attrib.items()):
            yield each
