"""Opens a Word file that may be anything, and lets nothing in it run, load or unfold."""

import posixpath
import zipfile
import zlib
from collections.abc import Iterator, Mapping
from functools import cached_property
from io import BytesIO
from pathlib import Path

from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from lxml import etree

from eia_tui.system.errors import UserError
from eia_tui.system.paths import read_file, something_at
from eia_tui.word import file_kinds as kinds
from eia_tui.word.external_content import dangers
from eia_tui.word.ooxml import W, w
from eia_tui.word.position import Located

_MOST_MEMBERS = 2_000
_MOST_BYTES = 60_000_000
_MOST_TEXT = 5_000_000
_TYPES, _TOP = "[Content_Types].xml", "_rels/.rels"
_STRICT = "http://purl.oclc.org/ooxml/"
_ONCE = {
    "styles": CONTENT_TYPE.WML_STYLES,
    "settings": CONTENT_TYPE.WML_SETTINGS,
    "numbering": CONTENT_TYPE.WML_NUMBERING,
    "footnotes": CONTENT_TYPE.WML_FOOTNOTES,
    "endnotes": CONTENT_TYPE.WML_ENDNOTES,
}
"""What a document may have one of, and what that is then."""
_PARTS = {**_ONCE, "header": CONTENT_TYPE.WML_HEADER, "footer": CONTENT_TYPE.WML_FOOTER}
_ROOTS = {"header": "hdr", "footer": "ftr"}
"""What the root of a part is called, where that is not what the part is called."""
_RELATIONSHIPS = "{http://schemas.openxmlformats.org/package/2006/relationships}Relationships"
_CORE = "{http://schemas.openxmlformats.org/package/2006/metadata/core-properties}coreProperties"
_MACROS = ("macroenabled", "vbaproject", "vbadata")
# An entity could unfold into gigabytes, or into a file of the officer's.
_DOCTYPES = tuple("<!DOCTYPE".encode(code) for code in ("utf-8", "utf-16-le", "utf-16-be"))


class TemplateError(UserError):
    """A Word template that cannot be used: what is wrong, where in the document, and what to do."""


def open_template(path: Path) -> BytesIO:
    """The bytes of a Word template that is safe to open, in the spelling that whoever fills it in reads.

    Raises `TemplateError`.
    """
    if path.suffix.lower() in {".docm", ".dotm"}:
        raise TemplateError(f"{path} {kinds.MACROS}")
    content = _content(path)
    if not content.startswith(kinds.ZIP):  # an old document may hold a zip file, too
        raise TemplateError(f"{path} {kinds.of_bytes(content)}")
    try:
        with zipfile.ZipFile(BytesIO(content)) as file:
            package = Package(file)
            package.refuse_unfit()
            mended = package.mended()
    except _Unfit as unfit:
        raise TemplateError(f"{path}{unfit}") from unfit
    except zipfile.BadZipFile as error:
        raise TemplateError(f"{path} {kinds.of_bytes(content)}") from error
    except etree.XMLSyntaxError as error:
        raise TemplateError(f"{path} is damaged ({error.msg}): in Word, open it and save it again") from error
    except (NotImplementedError, RuntimeError, EOFError, OSError, UnicodeDecodeError, zlib.error) as error:
        raise TemplateError(f"{path} is not a Word document that can be opened: it {kinds.DAMAGED}") from error
    return BytesIO(content) if mended is None else mended


def _content(path: Path) -> bytes:
    if not something_at(path):
        raise TemplateError(
            f"{path} is not there: put the council's Word template there, or make one with `eia-wizard forms scaffold`"
        )
    try:
        return read_file(path, _MOST_BYTES, "the council's Word template")
    except UserError as error:
        raise TemplateError(str(error)) from error


class _Unfit(Exception):  # noqa: N818  what it means, as with a refusal
    """What is wrong with a file, as its path is followed by it."""


class Package:
    """A Word file: its parts, and what refers to which."""

    def __init__(self, file: zipfile.ZipFile) -> None:
        """Reads nothing but the list of parts. Raises `_Unfit` where there are more than any form has."""
        self._file = file
        self._roots: dict[str, etree._Element] = {}
        members = [member for member in file.infolist() if not member.is_dir()]
        if len(members) > _MOST_MEMBERS or sum(member.file_size for member in members) > _MOST_BYTES:
            raise _Unfit(" unfolds to more than any form holds: it is refused")
        self.names = [member.filename for member in members]
        if len({name.casefold() for name in self.names}) < len(self.names):
            raise _Unfit(" holds two parts of one name: in Word, open it and save it again")

    def root(self, name: str) -> etree._Element:
        """A part's XML. Raises `_Unfit` where it is more than any form says, or declares what would unfold."""
        if name not in self._roots:
            content = self._file.read(name)
            if len(content) > _MOST_TEXT:
                raise _Unfit(f": {name} is larger than any form: it is refused")
            if any(doctype in content for doctype in _DOCTYPES):
                raise _Unfit(f": {name} declares entities of its own: it is refused")
            root = etree.fromstring(content, etree.XMLParser(resolve_entities=False))
            if root.getroottree().docinfo.doctype:
                raise _Unfit(f": {name} declares entities of its own: it is refused")
            self._roots[name] = root
        return self._roots[name]

    def type_of(self, name: str) -> str:
        """What kind of part the package says it is; "" where it says nothing."""
        overrides, defaults = self._types
        return overrides.get(f"/{name}".casefold()) or defaults.get(name.rpartition(".")[2].casefold(), "")

    @cached_property
    def _types(self) -> tuple[Mapping[str, str], Mapping[str, str]]:
        found = [(each, str(each.get("ContentType", ""))) for each in self.root(_TYPES).iter(etree.Element)]
        return (
            {str(each.get("PartName")).casefold(): type_ for each, type_ in found if each.get("PartName")},
            {str(each.get("Extension")).casefold(): type_ for each, type_ in found if each.get("Extension")},
        )

    def related(self, name: str) -> Iterator[tuple[str, str]]:
        """What a part refers to inside the package, "" for the package itself: the kind and the name of each."""
        relations = _relations_of(name)
        for each in self.root(relations) if relations in self.names else ():
            if each.get("TargetMode") != "External":
                target = posixpath.normpath(posixpath.join("/", posixpath.dirname(name), str(each.get("Target", ""))))
                yield str(each.get("Type", "")).rpartition("/")[2], target.lstrip("/")

    @cached_property
    def main(self) -> str:
        """The name of the part that holds the body, whatever it is: Word Online calls it `word/document2.xml`."""
        if _TYPES not in self.names or _TOP not in self.names:
            mimetype = self._file.read("mimetype")[:100] if "mimetype" in self.names else b""
            raise _Unfit(f" {kinds.of_package(set(self.names), mimetype)}")
        mains = [name for kind, name in self.related("") if kind == "officeDocument"]
        if len(mains) != 1 or mains[0] not in self.names:
            raise _Unfit(f" {kinds.NO_DOCUMENT}")
        return mains[0]

    @cached_property
    def uses(self) -> Mapping[str, str]:
        """What the document has each of its parts for, by its name: `document` the body, `header`, `settings` etc."""
        return {**{name: kind for kind, name in self.related(self.main)}, self.main: "document"}

    def located(self, name: str) -> Located:
        """A part in which places can be named."""
        return Located(self.uses.get(name, ""), name, self.root(name))

    # --- what is refused ---

    def refuse_unfit(self) -> None:
        """Raises `_Unfit` for what is no Word document, and for one that would load or run something."""
        main_type = self.type_of(self.main)
        types = [each.casefold() for table in self._types for each in table.values()]
        if any(sign in each for sign in _MACROS for each in (*types, *(name.casefold() for name in self.names))):
            raise _Unfit(f" {kinds.MACROS}")
        if wrong := kinds.of_main_part(main_type):
            raise _Unfit(f" {wrong}")
        root = self.root(self.main)
        if str(root.tag).startswith(f"{{{_STRICT}"):
            raise _Unfit(f" {kinds.STRICT}")
        if root.tag != w("document") or root.find(w("body")) is None:
            raise _Unfit(f" {kinds.NO_DOCUMENT}")
        for name in sorted(self.names):
            if self._is_xml(name):
                self._refuse_dangers(name)
        for name in self.names:
            if name.endswith(".rels"):
                self._refuse_missing(name)
        there = list(self.related(self.main))
        for kind, type_ in _PARTS.items():
            named = [name for each, name in there if each == kind]
            root_tag = w(_ROOTS.get(kind, kind))
            misfit = any(self.type_of(name) != type_ or self.root(name).tag != root_tag for name in named)
            if misfit or (len(named) > 1 and kind in _ONCE):
                raise _Unfit(f" is damaged, its {kind} are not where they should be: {kinds.SAVE_AGAIN}")

    def _is_xml(self, name: str) -> bool:
        return name.endswith(".xml") or self.type_of(name).endswith(("+xml", "/xml"))

    def _refuse_dangers(self, name: str) -> None:
        relations = _relations_of(name)
        found = dangers(self.located(name), self.root(relations) if relations in self.names else None)
        if (danger := next(found, None)) is not None:
            raise _Unfit(f": in {danger[0]}: {danger[1]}")

    def _refuse_missing(self, relations: str) -> None:
        """Refuses parts that are referred to and not there, as a picture that Word could not find when it saved."""
        folder, _, name = relations.rpartition("_rels/")
        source = f"{folder}{name.removesuffix('.rels')}"
        if self.root(relations).tag != _RELATIONSHIPS:
            raise _Unfit(f" is damaged, {relations} does not say what it should: {kinds.SAVE_AGAIN}")
        for each in self.root(relations):
            if each.get("TargetMode") == "External":
                if source not in self.names:
                    raise _Unfit(
                        f": {relations} loads {str(each.get('Target'))[:80]!r} from elsewhere: take that out of it"
                    )
                continue
            target = posixpath.join("/", folder, str(each.get("Target", "")))
            target = posixpath.normpath(target).lstrip("/")
            if target not in self.names:
                raise _Unfit(
                    f" is damaged, {target} is missing in it: in Word, open it, take out what is shown as missing, "
                    "and save it again"
                )

    # --- what is mended ---

    def mended(self) -> BytesIO | None:
        """The package as python-docx and docxtpl read it; None where it is so already.

        Word's own names keep the prefix `w` in each part, and the package names one part for its properties.
        """
        changed = {name: root for name in self.names if (root := self._with_usual_prefix(name)) is not None}
        if (properties := self._with_one_core()) is not None:
            changed[_TOP] = properties
        if not changed:
            return None
        written = BytesIO()
        with zipfile.ZipFile(written, "w", zipfile.ZIP_STORED) as package:
            for name in self.names:
                xml = changed.get(name)
                package.writestr(name, self._file.read(name) if xml is None else _as_bytes(xml))
        written.seek(0)
        return written

    def _with_usual_prefix(self, name: str) -> etree._Element | None:
        """A part of Word's with the prefix `w` for its names, which docxtpl looks for; None where it has no other."""
        root = self._roots.get(name)
        if root is None or not str(root.tag).startswith(f"{{{W}}}"):
            return None
        if all(each.prefix == "w" for each in root.iter(f"{{{W}}}*")):
            return None
        spaces = {prefix: uri for prefix, uri in root.nsmap.items() if uri != W and prefix != "w"}
        usual = etree.Element(root.tag, dict(root.attrib), nsmap={**spaces, "w": W})
        usual.text = root.text
        usual.extend(list(root))
        etree.cleanup_namespaces(usual, keep_ns_prefixes=[prefix for prefix in (*spaces, "w") if prefix])
        if any(each.prefix != "w" for each in usual.iter(f"{{{W}}}*")):
            raise _Unfit(f": {name} has names for Word's own that mean something else, too: {kinds.SAVE_AGAIN}")
        return usual

    def _with_one_core(self) -> etree._Element | None:
        """The package's relationships with one part for its properties, or none; None where that is so already."""
        top = self.root(_TOP)
        cores = [each for each in top if str(each.get("Type", "")).endswith("/core-properties")]
        good = [each for each in cores if each.get("Type") == RELATIONSHIP_TYPE.CORE_PROPERTIES and self._is_core(each)]
        if cores == good[:1]:
            return None
        for each in cores:
            if each not in good[:1]:
                top.remove(each)
        return top

    def _is_core(self, relationship: etree._Element) -> bool:
        name = str(relationship.get("Target", "")).lstrip("/")
        return self.type_of(name) == CONTENT_TYPE.OPC_CORE_PROPERTIES and self.root(name).tag == _CORE


def _relations_of(name: str) -> str:
    """The part that says what a part refers to."""
    folder, base = posixpath.split(name)
    return posixpath.join(folder, "_rels", f"{base}.rels")


def _as_bytes(root: etree._Element) -> bytes:
    return etree.tostring(root, encoding="UTF-8", xml_declaration=True, standalone=True)
