"""Opens a Word form that somebody has sent back: only reads it, so that links and objects in it do no harm."""

import contextlib
import posixpath
import zipfile
import zlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from io import BytesIO
from pathlib import Path
from typing import NamedTuple
from zipfile import ZipFile

from lxml import etree

from eia_tui.word import file_kinds as kinds
from eia_tui.word.carried import Mark, Printed, read_mark, read_printed
from eia_tui.word.ooxml import PIC, WP, A, C, M, R, W, w
from eia_tui.word.package import Package, UnusableError, open_package

_STRICT = {
    "wordprocessingml/main": W,
    "officeDocument/relationships": R,
    "officeDocument/math": M,
    "drawingml/main": A,
    "drawingml/wordprocessingDrawing": WP,
    "drawingml/picture": PIC,
    "drawingml/chart": C,
}
"""The ends of the namespaces of Strict Open XML, and the usual namespaces for the same elements."""
_PROPERTIES = "customProperties"
"""As Strict Open XML calls the document's own properties; others put a hyphen into it."""
_EXPECTED = "a form as a Word document (.docx)"


class Relation(NamedTuple):
    """What a part refers to: a picture in the file, or the address of a link."""

    target: str
    external: bool


@dataclass
class Received:
    """The parts of a received document that matter for its text. A part that it does not have is None."""

    document: etree._Element
    numbering: etree._Element | None = None
    styles: etree._Element | None = None
    comments: etree._Element | None = None
    comment_threads: etree._Element | None = None
    """Which comments are replies, and which are resolved (`commentsExtended`)."""
    notes: tuple[etree._Element, ...] = ()
    """The parts with footnotes and endnotes."""
    margins: tuple[etree._Element, ...] = ()
    """The headers and footers of its pages."""
    relations: Mapping[str, Relation] = field(default_factory=dict)
    """By the ids that the body uses."""
    media: Mapping[str, bytes] = field(default_factory=dict)
    """The bytes of the parts that the body refers to as pictures, by name."""
    charts: Mapping[str, etree._Element] = field(default_factory=dict)
    """The parts with the charts of the body, by name."""
    mark: Mark | None = None
    """From which version it was made, if it still says so."""
    printed: Mapping[str, Printed] = field(default_factory=dict)
    """The answers that it carries, by address."""


def open_received(path: Path) -> Received:
    """The parts of the Word file at `path`. Raises `WordFileError` for a file that is not one, or cannot be trusted."""
    with open_package(path, _EXPECTED) as (package, _):
        return _received(package)


def read_received(content: bytes) -> Received:
    """The parts of a Word file of our own, given its bytes."""
    with ZipFile(BytesIO(content)) as file:
        return _received(Package(file))


def _received(package: Package) -> Received:
    package.check_kind()
    by_kind = {kind: name for kind, name in package.related(package.main) if name in package.names}

    def part(kind: str) -> etree._Element | None:
        return _usual(package, by_kind[kind]) if kind in by_kind else None

    document = _usual(package, package.main)
    if document.tag != w("document") or document.find(w("body")) is None:
        raise UnusableError(f" {kinds.NO_DOCUMENT}")
    charts = {name for kind, name in package.related(package.main) if kind == "chart" and name in package.names}
    images = {name for kind, name in package.related(package.main) if kind == "image" and name in package.names}
    return Received(
        document=document,
        numbering=part("numbering"),
        styles=part("styles"),
        comments=part("comments"),
        comment_threads=part("commentsExtended"),
        notes=tuple(root for kind in ("footnotes", "endnotes") if (root := part(kind)) is not None),
        margins=tuple(
            _usual(package, name)
            for kind, name in package.related(package.main)
            if kind in ("header", "footer") and name in package.names
        ),
        relations=_relations(package),
        media={name: package.read(name) for name in images},
        charts={name: _usual(package, name) for name in charts},
        mark=next((mark for each in _helpful(package, "", _PROPERTIES) if (mark := read_mark(each))), None),
        printed={
            address: printed
            for each in _helpful(package, package.main, "customXml")
            for address, printed in read_printed(each).items()
        },
    )


def _helpful(package: Package, name: str, kind: str) -> Iterator[etree._Element]:
    """The parts of a kind that a part ("" for the package) refers to; those that are damaged or missing are left out.

    They only help: nothing in the form is lost without them.
    """
    for each, target in package.related(name):
        if each.casefold().replace("-", "") == kind.casefold() and target in package.names:
            with contextlib.suppress(etree.XMLSyntaxError, UnusableError, zipfile.BadZipFile, zlib.error, EOFError):
                yield package.root(target)


def _usual(package: Package, name: str) -> etree._Element:
    """The root of a part, in the usual namespaces where it is saved as Strict Open XML."""
    root = package.root(name)
    if not package.is_strict:
        return root
    xml = etree.tostring(root)
    for end, namespace in _STRICT.items():
        xml = xml.replace(f'"http://purl.oclc.org/ooxml/{end}"'.encode(), f'"{namespace}"'.encode())
    return etree.fromstring(xml, etree.XMLParser(resolve_entities=False))


def _relations(package: Package) -> dict[str, Relation]:
    folder, base = posixpath.split(package.main)
    name = posixpath.join(folder, "_rels", f"{base}.rels")
    found: dict[str, Relation] = {}
    for each in package.root(name) if name in package.names else ():
        target, external = str(each.get("Target", "")), each.get("TargetMode") == "External"
        if not external:
            target = posixpath.normpath(posixpath.join("/", folder, target)).lstrip("/")
        found[str(each.get("Id", ""))] = Relation(target, external)
    return found
