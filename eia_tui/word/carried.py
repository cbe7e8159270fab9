"""What an exported Word form carries for its import: the version it was made from, and the Markdown of its answers."""

import hashlib
import re
from collections.abc import Mapping
from typing import NamedTuple

from lxml import etree

PROPERTY = "eia-wizard"
"""The document property with the `Mark`."""
LEFT_OUT = "Left out of the published copy."
"""What the copy for publication prints instead of an answer, so that an import recognises it."""
PRINTED = "urn:eia-wizard:printed:1"
"""The namespace of the part with the answers that are printed."""
_PROPERTIES = "http://schemas.openxmlformats.org/officeDocument/2006/custom-properties"
_TYPES = "http://schemas.openxmlformats.org/officeDocument/2006/docPropsVTypes"
_PROPERTY_FORMAT = "{D5CDD505-2E9C-101B-9397-08002B2CF9AE}"
_MARK = re.compile(r"(\S+)(?: v(\d{1,6}) ([0-9a-f]{16})| d([0-9a-f]{10}))?")
_DIGITS = 16
_BETWEEN = re.compile(r"[\W_]+")
"""What is neither a letter nor a digit."""


class Mark(NamedTuple):
    """The form that a Word file was made of, and the version that was sent with it, or else its draft."""

    form: str
    version: int | None = None
    """None for an export that was not sent."""
    hash: str = ""
    """The beginning of the SHA-256 of the version's file."""
    draft: str = ""
    """The id of the draft of an export that was not sent; "" where it has none."""

    @classmethod
    def of_version(cls, form: str, version: int, hash_: str) -> "Mark":
        """The mark of a version that is sent, given the whole hash of its file."""
        return cls(form, version, hash_[:_DIGITS])

    def __str__(self) -> str:
        if self.version is not None:
            return f"{self.form} v{self.version} {self.hash}"
        return f"{self.form} d{self.draft}" if self.draft else self.form


class Printed(NamedTuple):
    """An answer that a form prints."""

    markdown: str
    letters: str
    """The hash of its letters, as `letters_hash` makes it."""


def letters_hash(words: str) -> str:
    """The SHA-256 of the letters and digits of a text: it stays the same however the text is set."""
    return hashlib.sha256(_BETWEEN.sub("", words.casefold()).encode()).hexdigest()


def printed_part(answers: Mapping[str, Printed]) -> bytes:
    """The part with the answers that are printed, by address."""
    root = etree.Element(f"{{{PRINTED}}}answers", nsmap={None: PRINTED})
    for address, printed in answers.items():
        answer = etree.SubElement(root, f"{{{PRINTED}}}answer", address=address, letters=printed.letters)
        answer.text = printed.markdown
    return etree.tostring(root, encoding="UTF-8", xml_declaration=True, standalone=True)


def read_printed(root: etree._Element) -> dict[str, Printed]:
    """The answers in such a part; none if it is another."""
    if root.tag != f"{{{PRINTED}}}answers":
        return {}
    return {
        str(each.get("address", "")): Printed(each.text or "", str(each.get("letters", "")))
        for each in root.iter(f"{{{PRINTED}}}answer")
    }


def with_mark(properties: bytes | None, mark: Mark | None) -> bytes:
    """The document's own properties with the mark, and without that of another export.

    `properties` is the part as it is, None if there is none. Raises `lxml.etree.XMLSyntaxError`.
    """
    if properties is None:
        root = etree.Element(f"{{{_PROPERTIES}}}Properties", nsmap={None: _PROPERTIES, "vt": _TYPES})
    else:
        root = etree.fromstring(properties, etree.XMLParser(resolve_entities=False))
    for each in _marks(root):
        root.remove(each)
    if mark:
        used = [int(number) for each in root if (number := str(each.get("pid", ""))).isdecimal()]
        number = str(max(used, default=1) + 1)
        each = etree.SubElement(root, f"{{{_PROPERTIES}}}property", fmtid=_PROPERTY_FORMAT, pid=number, name=PROPERTY)
        etree.SubElement(each, f"{{{_TYPES}}}lpwstr").text = str(mark)
    return etree.tostring(root, encoding="UTF-8", xml_declaration=True, standalone=True)


def read_mark(properties: etree._Element) -> Mark | None:
    """The mark in the document's own properties; None if there is none, or it cannot be read."""
    for each in _marks(properties):
        if match := _MARK.fullmatch("".join(each.itertext()).strip()):
            return Mark(match[1], int(match[2]) if match[2] else None, match[3] or "", match[4] or "")
    return None


def _marks(properties: etree._Element) -> list[etree._Element]:
    return [each for each in properties if each.get("name") == PROPERTY]
