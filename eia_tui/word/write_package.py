"""Writes a Word file as python-docx does, in less time."""

import zipfile
from io import BytesIO
from typing import Any

from docx.document import Document
from docx.opc.packuri import PackURI
from docx.opc.pkgwriter import PackageWriter

_COMPRESSED = frozenset({"png", "jpg", "jpeg", "gif", "xlsx"})
"""The kinds of part that are compressed already: to compress them again takes time and hardly saves room."""


def word_file(document: Document) -> bytes:
    """The bytes of the Word file with a document."""
    content = BytesIO()
    with zipfile.ZipFile(content, "w", zipfile.ZIP_DEFLATED) as file:
        _Writer.write_parts(_PartsFile(file), document.part.package)
    return content.getvalue()


class _PartsFile:
    """The zip file, as python-docx writes parts to it."""

    def __init__(self, file: zipfile.ZipFile) -> None:
        self._file = file

    def write(self, name: PackURI, content: bytes) -> None:
        method = zipfile.ZIP_STORED if name.ext in _COMPRESSED else zipfile.ZIP_DEFLATED
        self._file.writestr(name.membername, content, method)


class _Writer(PackageWriter):
    @classmethod
    def write_parts(cls, file: Any, package: Any) -> None:
        for part in package.parts:
            part.before_marshal()
        cls._write_content_types_stream(file, package.parts)  # type: ignore[no-untyped-call]
        cls._write_pkg_rels(file, package.rels)  # type: ignore[no-untyped-call]
        cls._write_parts(file, package.parts)
