"""Opens a Word file from any source, and refuses one that would run, load or unpack something harmful."""

import posixpath
import struct
import zipfile
import zlib
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from functools import cached_property
from io import BytesIO
from pathlib import Path

from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from lxml import etree

from eia_tui.system.errors import UserError
from eia_tui.system.paths import read_file
from eia_tui.system.text import quoted
from eia_tui.word import file_kinds as kinds
from eia_tui.word.external_content import dangers
from eia_tui.word.location import DocumentPart
from eia_tui.word.ooxml import W, w

_MOST_PARTS = 2_000
_MOST_BYTES = 60_000_000
"""Of the file, and of all its parts unpacked."""
_MOST_PART_BYTES = 5_000_000
_TYPES, _PACKAGE_RELATIONSHIPS = "[Content_Types].xml", "_rels/.rels"
_STRICT = "http://purl.oclc.org/ooxml/"
_ONCE = {
    "styles": CONTENT_TYPE.WML_STYLES,
    "settings": CONTENT_TYPE.WML_SETTINGS,
    "numbering": CONTENT_TYPE.WML_NUMBERING,
    "footnotes": CONTENT_TYPE.WML_FOOTNOTES,
    "endnotes": CONTENT_TYPE.WML_ENDNOTES,
}
"""The parts that a document may have at most one of, with their content types."""
_PARTS = {**_ONCE, "header": CONTENT_TYPE.WML_HEADER, "footer": CONTENT_TYPE.WML_FOOTER}
_ROOTS = {"header": "hdr", "footer": "ftr"}
"""The root elements that are not named as the relationship is."""
_RELATIONSHIPS = "{http://schemas.openxmlformats.org/package/2006/relationships}Relationships"
_CORE = "{http://schemas.openxmlformats.org/package/2006/metadata/core-properties}coreProperties"
_MACROS = ("macroenabled", "vbaproject", "vbadata")
# An entity could expand to gigabytes, or include a file from the officer's computer.
_DOCTYPES = tuple("<!DOCTYPE".encode(code) for code in ("utf-8", "utf-16-le", "utf-16-be"))


class WordFileError(UserError):
    """A Word file that cannot be used. The message says what is wrong, where in the document, and what to do."""


def open_word_file(path: Path, expected: str) -> BytesIO:
    """The bytes of a Word file that is safe to open, normalised for python-docx and docxtpl (`Package.normalised`).

    `expected` says in an error message what the file should be. Raises `WordFileError`.
    """
    with open_package(path, expected) as (package, content):
        package.check()
        normalised = package.normalised()
    return BytesIO(content) if normalised is None else normalised


@contextmanager
def open_package(path: Path, expected: str) -> Iterator[tuple["Package", bytes]]:
    """The package of a Word file, and the file's bytes. Raises `WordFileError`, also for an `UnusableError` inside.

    `expected` says in an error message what the file should be.
    """
    if path.suffix.lower() in {".docm", ".dotm"}:
        raise WordFileError(f"{path} {kinds.MACROS}")
    content = _content(path, expected)
    if not content.startswith(kinds.ZIP):  # a file of Office before 2007 may contain a zip file, too
        raise WordFileError(f"{path} {kinds.content_problem(content, path.name)}")
    try:
        with _zip_file(content) as file:
            yield Package(file), content
    except UnusableError as error:
        raise WordFileError(f"{path}{error}") from error
    except zipfile.BadZipFile as error:
        raise WordFileError(f"{path} {kinds.content_problem(content)}") from error
    except etree.XMLSyntaxError as error:
        raise WordFileError(f"{path} {kinds.DAMAGED}") from error
    except (NotImplementedError, RuntimeError, EOFError, OSError, UnicodeDecodeError, zlib.error) as error:
        raise WordFileError(f"{path} {kinds.DAMAGED}") from error


def _zip_file(content: bytes) -> zipfile.ZipFile:
    """The file as a zip file. Raises `zipfile.BadZipFile`, also where zipfile itself trips over wrong numbers in it."""
    try:
        return zipfile.ZipFile(BytesIO(content))
    except (ValueError, struct.error) as error:
        raise zipfile.BadZipFile(str(error)) from error


def _content(path: Path, expected: str) -> bytes:
    try:
        return read_file(path, _MOST_BYTES, expected)
    except UserError as error:
        raise WordFileError(str(error)) from error


class UnusableError(Exception):
    """A problem with a file, as the clause that follows its path: " is damaged" or ": a part is …"."""


class Package:
    """A Word file: its parts and their relationships."""

    def __init__(self, file: zipfile.ZipFile) -> None:
        """Reads only the list of parts. Raises `UnusableError` if they are too many or too large."""
        self._file = file
        self._roots: dict[str, etree._Element] = {}
        members = [member for member in file.infolist() if not member.is_dir()]
        if len(members) > _MOST_PARTS or sum(member.file_size for member in members) > _MOST_BYTES:
            raise UnusableError(f" unpacks to more than any form needs, so it is not opened: {kinds.SAVE_AGAIN}")
        self.names = [member.filename for member in members]
        if len({name.casefold() for name in self.names}) < len(self.names):
            raise UnusableError(f" has two parts with the same name: {kinds.SAVE_AGAIN}")

    def root(self, name: str) -> etree._Element:
        """The root of a part's XML. Raises `UnusableError` if it is too large or declares entities."""
        if name not in self._roots:
            content = self.read(name)
            if len(content) > _MOST_PART_BYTES:
                raise UnusableError(f" has a part that is larger than any form needs, {name}: {kinds.SAVE_AGAIN}")
            if any(doctype in content for doctype in _DOCTYPES):
                raise UnusableError(_entities(name))
            root = etree.fromstring(content, etree.XMLParser(resolve_entities=False))
            if root.getroottree().docinfo.doctype:
                raise UnusableError(_entities(name))
            self._roots[name] = root
        return self._roots[name]

    def read(self, name: str) -> bytes:
        """The bytes of a part. Raises `zipfile.BadZipFile`, as `_zip_file` does."""
        try:
            return self._file.read(name)
        except (ValueError, struct.error) as error:
            raise zipfile.BadZipFile(str(error)) from error

    def content_type(self, name: str) -> str:
        """The content type of a part; "" if the package does not say."""
        overrides, defaults = self._types
        return overrides.get(f"/{name}".casefold()) or defaults.get(name.rpartition(".")[2].casefold(), "")

    @cached_property
    def _types(self) -> tuple[Mapping[str, str], Mapping[str, str]]:
        types = [(each, str(each.get("ContentType", ""))) for each in self.root(_TYPES).iter(etree.Element)]
        return (
            {str(each.get("PartName")).casefold(): type_ for each, type_ in types if each.get("PartName")},
            {str(each.get("Extension")).casefold(): type_ for each, type_ in types if each.get("Extension")},
        )

    def related(self, name: str) -> Iterator[tuple[str, str]]:
        """The relationships of a part ("" for the package) to other parts: the type and the target's name of each."""
        relations = _relations_of(name)
        for each in self.root(relations) if relations in self.names else ():
            if each.get("TargetMode") != "External":
                target = posixpath.normpath(posixpath.join("/", posixpath.dirname(name), str(each.get("Target", ""))))
                yield str(each.get("Type", "")).rpartition("/")[2], target.lstrip("/")

    @cached_property
    def main(self) -> str:
        """The name of the part with the body. It is not always the same: Word Online calls it `word/document2.xml`."""
        if _TYPES not in self.names or _PACKAGE_RELATIONSHIPS not in self.names:
            mimetype = self._file.read("mimetype")[:100] if "mimetype" in self.names else b""
            raise UnusableError(f" {kinds.package_problem(set(self.names), mimetype)}")
        mains = [name for kind, name in self.related("") if kind == "officeDocument"]
        if len(mains) != 1 or mains[0] not in self.names:
            raise UnusableError(f" {kinds.NO_DOCUMENT}")
        return mains[0]

    @cached_property
    def part_kinds(self) -> Mapping[str, str]:
        """For the name of each part of the document, its kind: `document` for the body, `header`, `settings` etc."""
        return {**{name: kind for kind, name in self.related(self.main)}, self.main: "document"}

    def part(self, name: str) -> DocumentPart:
        """A part, with descriptions of the positions in it."""
        return DocumentPart(self.part_kinds.get(name, ""), name, self.root(name))

    # --- checks ---

    def check(self) -> None:
        """Raises `UnusableError` unless this is a Word document that is whole and loads and runs nothing."""
        self.check_kind()
        if self.is_strict:
            raise UnusableError(f" {kinds.STRICT}")
        for name in sorted(self.names):
            if self._is_xml(name):
                self._check_dangers(name)
        for name in self.names:
            if name.endswith(".rels"):
                self._check_targets(name)
        relations = list(self.related(self.main))
        for kind, type_ in _PARTS.items():
            named = [name for each, name in relations if each == kind]
            root_tag = w(_ROOTS.get(kind, kind))
            wrong = any(self.content_type(name) != type_ or self.root(name).tag != root_tag for name in named)
            if wrong or (len(named) > 1 and kind in _ONCE):
                raise UnusableError(f" is damaged, its part for {kind} is not valid: {kinds.SAVE_AGAIN}")

    @property
    def is_strict(self) -> bool:
        """Whether it is saved as Strict Open XML, whose namespaces are others."""
        return str(self.root(self.main).tag).startswith(f"{{{_STRICT}")

    def check_kind(self) -> None:
        """Raises `UnusableError` unless this is a Word document with a body, without macros; it may be a Strict one."""
        main_type = self.content_type(self.main)
        types = [each.casefold() for table in self._types for each in table.values()]
        if any(sign in each for sign in _MACROS for each in (*types, *(name.casefold() for name in self.names))):
            raise UnusableError(f" {kinds.MACROS}")
        if problem := kinds.main_part_problem(main_type):
            raise UnusableError(f" {problem}")
        root = self.root(self.main)
        if not self.is_strict and (root.tag != w("document") or root.find(w("body")) is None):
            raise UnusableError(f" {kinds.NO_DOCUMENT}")

    def _is_xml(self, name: str) -> bool:
        return name.endswith(".xml") or self.content_type(name).endswith(("+xml", "/xml"))

    def _check_dangers(self, name: str) -> None:
        relations = _relations_of(name)
        for position, problem in dangers(self.part(name), self.root(relations) if relations in self.names else None):
            raise UnusableError(f": in {position}: {problem}")

    def _check_targets(self, relations: str) -> None:
        """Raises `UnusableError` for a missing target, such as a picture that Word could not find when it saved."""
        folder, _, name = relations.rpartition("_rels/")
        source = f"{folder}{name.removesuffix('.rels')}"
        if self.root(relations).tag != _RELATIONSHIPS:
            raise UnusableError(f" is damaged, {relations} is not valid: {kinds.SAVE_AGAIN}")
        for each in self.root(relations):
            if each.get("TargetMode") == "External":
                if source not in self.names:
                    loaded = quoted(str(each.get("Target"))[:80])
                    raise UnusableError(f": {relations} loads {loaded} from outside the file: remove that")
                continue
            target = posixpath.join("/", folder, str(each.get("Target", "")))
            target = posixpath.normpath(target).lstrip("/")
            if target not in self.names:
                raise UnusableError(
                    f" is damaged, {target} is missing in it: in Word, open it, remove what is shown as missing, "
                    "and save it again"
                )

    # --- changes ---

    def normalised(self) -> BytesIO | None:
        """The package changed so that python-docx and docxtpl can read it; None if nothing needs to be changed.

        Every part has the prefix `w` for WordprocessingML, and the package has at most one part for its properties.
        """
        changed = {name: root for name in self.names if (root := self._with_usual_prefix(name)) is not None}
        if (properties := self._with_one_core()) is not None:
            changed[_PACKAGE_RELATIONSHIPS] = properties
        if not changed:
            return None
        written = BytesIO()
        with zipfile.ZipFile(written, "w", zipfile.ZIP_STORED) as package:
            for name in self.names:
                xml = changed.get(name)
                package.writestr(name, self.read(name) if xml is None else _as_bytes(xml))
        written.seek(0)
        return written

    def _with_usual_prefix(self, name: str) -> etree._Element | None:
        """A WordprocessingML part with the prefix `w`, which docxtpl searches for; None if it has no other prefix."""
        root = self._roots.get(name)
        if root is None or not str(root.tag).startswith(f"{{{W}}}"):
            return None
        if all(each.prefix == "w" for each in root.iter(f"{{{W}}}*")):
            return None
        namespaces = {prefix: uri for prefix, uri in root.nsmap.items() if uri != W and prefix != "w"}
        usual = etree.Element(root.tag, dict(root.attrib), nsmap={**namespaces, "w": W})
        usual.text = root.text
        usual.extend(list(root))
        etree.cleanup_namespaces(usual, keep_ns_prefixes=[prefix for prefix in (*namespaces, "w") if prefix])
        if any(each.prefix != "w" for each in usual.iter(f"{{{W}}}*")):
            raise UnusableError(f": {name} uses a prefix of Word's with two meanings: {kinds.SAVE_AGAIN}")
        return usual

    def _with_one_core(self) -> etree._Element | None:
        """The package's relationships with at most one properties part; None if nothing needs to be changed."""
        top = self.root(_PACKAGE_RELATIONSHIPS)
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
        return self.content_type(name) == CONTENT_TYPE.OPC_CORE_PROPERTIES and self.root(name).tag == _CORE


def _entities(name: str) -> str:
    return f" is refused, its part {name} declares entities, which Word never does: {kinds.SAVE_AGAIN}"


def _relations_of(name: str) -> str:
    """The name of the part with the relationships of a part."""
    folder, base = posixpath.split(name)
    return posixpath.join(folder, "_rels", f"{base}.rels")


def _as_bytes(root: etree._Element) -> bytes:
    return etree.tostring(root, encoding="UTF-8", xml_declaration=True, standalone=True)
