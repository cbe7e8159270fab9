"""Opens a Word file that may be anything, and lets nothing in it run, load or unfold."""

import re
import zipfile
from io import BytesIO
from pathlib import Path

from lxml import etree

from eia_tui.exports.ooxml import w
from eia_tui.refusal import Refused

_MOST_MEMBERS = 2_000
_MOST_BYTES = 60_000_000
_MOST_TEXT = 5_000_000
_MAIN = "word/document.xml"
_MACROS = re.compile(rb"macroEnabled|vbaProject|vbaData", re.IGNORECASE)
# An entity could unfold into gigabytes, or into a file of the officer's.
_DOCTYPES = tuple("<!DOCTYPE".encode(code) for code in ("utf-8", "utf-16-le", "utf-16-be"))
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
_OUTSIDE = re.compile(r"(?i)^(https?://|mailto:)")
# Fields that fetch, run or hide something (ECMA-376 part 1, 17.16.5; DDE is Word's own).
_FETCHES = re.compile(
    r"(?i)\b(DDE|DDEAUTO|INCLUDE|INCLUDETEXT|INCLUDEPICTURE|IMPORT|LINK|DATABASE|EMBED|MACROBUTTON|QUOTE|RD)\b"
)


class TemplateError(Refused):
    """A Word template that cannot be used: what is wrong, where in the document, and what to do."""


def open_template(path: Path) -> BytesIO:
    """The bytes of a Word template that is safe to open. Raises `TemplateError`."""
    if path.suffix.lower() in {".docm", ".dotm"}:
        raise TemplateError(f"{path} is macro-enabled: in Word, save it as a Word document (.docx)")
    try:
        if path.stat().st_size > _MOST_BYTES:
            raise TemplateError(f"{path} is larger than {_MOST_BYTES // 1_000_000} MB: a form is smaller")
        content = path.read_bytes()
    except FileNotFoundError as error:
        raise TemplateError(
            f"{path} is not there: put the council's Word template there, or make one with `eia-wizard forms scaffold`"
        ) from error
    except OSError as error:
        raise TemplateError(f"{path} cannot be read: {(error.strerror or str(error)).lower()}") from error
    try:
        with zipfile.ZipFile(BytesIO(content)) as package:
            _refuse_hostile(package, path)
    except (zipfile.BadZipFile, NotImplementedError, RuntimeError, EOFError, OSError, UnicodeDecodeError) as error:
        raise TemplateError(f"{path} is not a Word document: in Word, save it as a Word document (.docx)") from error
    except etree.XMLSyntaxError as error:
        raise TemplateError(f"{path} is damaged ({error.msg}): in Word, open it and save it again") from error
    return BytesIO(content)


def _refuse_hostile(package: zipfile.ZipFile, path: Path) -> None:
    members = package.infolist()
    if len(members) > _MOST_MEMBERS or sum(member.file_size for member in members) > _MOST_BYTES:
        raise TemplateError(f"{path} unfolds to more than any form holds: it is refused")
    names = {member.filename for member in members}
    if _MAIN not in names or "[Content_Types].xml" not in names:
        raise TemplateError(f"{path} is not a Word document: in Word, save it as a Word document (.docx)")
    if any("vbaProject" in name for name in names) or _MACROS.search(package.read("[Content_Types].xml")):
        raise TemplateError(f"{path} is macro-enabled: in Word, save it as a Word document without macros (.docx)")
    for name in sorted(names):
        if not name.endswith((".xml", ".rels")):
            continue
        part = package.read(name)
        if any(doctype in part for doctype in _DOCTYPES):
            raise TemplateError(f"{path}: {name} declares entities of its own: it is refused")
        if name.startswith("word/") and len(part) > _MOST_TEXT:
            raise TemplateError(f"{path}: {name} is larger than any form: it is refused")
        if name.endswith(".rels"):
            _refuse_loading(_parsed(part), name, path)
        elif name.startswith("word/"):
            root = _parsed(part)
            if name == _MAIN and (root.tag != w("document") or root.find(w("body")) is None):
                raise TemplateError(f"{path} is not a Word document: in Word, save it as a Word document (.docx)")
            _refuse_fields(root, name, path)


def _parsed(part: bytes) -> etree._Element:
    return etree.fromstring(part, etree.XMLParser(resolve_entities=False))


def _refuse_loading(relationships: etree._Element, name: str, path: Path) -> None:
    for each in relationships:
        kind = str(each.get("Type", "")).rpartition("/")[2]
        if kind in _LOADS:
            raise TemplateError(f"{path} holds {_LOADS[kind]} ({name}): take it out, and save it again")
        if each.get("TargetMode") == "External" and not (
            kind == "hyperlink" and _OUTSIDE.match(str(each.get("Target", "")))
        ):
            raise TemplateError(f"{path} loads {str(each.get('Target'))[:80]!r} from elsewhere: take that out of it")


def _refuse_fields(part: etree._Element, name: str, path: Path) -> None:
    """A field's instruction may be spread over runs, so a paragraph's are read together."""
    instructions = [str(each.get(w("instr"))) for each in part.iter(w("fldSimple"))]
    instructions += [
        "".join(each.text or "" for each in paragraph.iter(w("instrText"))) for paragraph in part.iter(w("p"))
    ]
    for instruction in instructions:
        if fetching := _FETCHES.search(instruction):
            field = fetching.group().upper()
            raise TemplateError(f"{path}: the {field} field in {name} would load or run something: take it out")
