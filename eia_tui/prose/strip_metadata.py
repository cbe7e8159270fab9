"""Removes the metadata of a picture: where, when, by whom and with what camera it was taken."""

from collections.abc import Iterator

from eia_tui.prose.exif import with_turn
from eia_tui.prose.picture_file import PictureFile
from eia_tui.prose.png import Chunk

_PNG_HEAD, _PNG_HEADER = 8, 25
"""The bytes of the signature, and those of the chunk after it."""
_PRIVATE_CHUNKS = {b"tEXt", b"zTXt", b"iTXt", b"eXIf", b"tIME"}
# JPEG segments with metadata: comments, and all application segments except JFIF (0), colour profile (2), Adobe (14).
_METADATA = {*range(0xE0, 0xF0)} - {0xE0, 0xE2, 0xEE} | {0xFE}
_WITHOUT_LENGTH = {0x01, *range(0xD0, 0xD9)}
_SCAN = 0xDA


def without_metadata(picture: PictureFile) -> PictureFile:
    """The picture without metadata, except how it is turned when it is shown."""
    parts = _png(picture) if picture.format == "png" else _jpeg(picture)
    return picture._replace(content=b"".join(parts))


def _png(picture: PictureFile) -> Iterator[bytes]:
    content = picture.content
    at = _PNG_HEAD + _PNG_HEADER
    yield content[:at]
    if exif := with_turn(picture.rotation, is_mirrored=picture.is_mirrored):
        yield bytes(Chunk(b"eXIf", exif, is_intact=True))
    while at < len(content):
        end = at + 12 + int.from_bytes(content[at : at + 4], "big")
        kind = content[at + 4 : at + 8]
        if kind not in _PRIVATE_CHUNKS:
            yield content[at:end]
        if kind == b"IEND":
            return  # anything after the end is not part of the picture
        at = end


def _jpeg(picture: PictureFile) -> Iterator[bytes]:
    content, at = picture.content, 2
    yield content[:2]
    if exif := with_turn(picture.rotation, is_mirrored=picture.is_mirrored):
        yield _segment(exif)
    while content[at] == 0xFF:
        marker = content[at + 1]
        if marker == 0xFF or marker in _WITHOUT_LENGTH:
            end = at + (1 if marker == 0xFF else 2)
        else:
            end = at + 2 + int.from_bytes(content[at + 2 : at + 4], "big")
        if marker == _SCAN:
            yield content[at : content.rfind(b"\xff\xd9") + 2]
            return
        if marker not in _METADATA:
            yield content[at:end]
        at = end


def _segment(exif: bytes) -> bytes:
    """Exif data as a segment of a JPEG."""
    block = b"Exif\x00\x00" + exif
    return b"\xff\xe1" + (len(block) + 2).to_bytes(2, "big") + block
