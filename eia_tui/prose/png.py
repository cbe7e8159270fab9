"""Reads PNG files, and repairs faults that viewers ignore (PNG specification, third edition)."""

import zlib
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

from eia_tui.prose.exif import exif_tags, turn
from eia_tui.prose.picture_file import PNG_START, DamagedError, PictureFile, density

_CRITICAL = (b"IHDR", b"PLTE", b"IDAT", b"IEND")
_CHANNELS = {0: 1, 2: 3, 3: 1, 4: 2, 6: 4}
_DEPTHS = {0: (1, 2, 4, 8, 16), 2: (8, 16), 3: (1, 2, 4, 8), 4: (8, 16), 6: (8, 16)}
# The start of each pass of an interlaced picture, and its steps: x, y, across, down.
_PASSES = ((0, 0, 8, 8), (4, 0, 8, 8), (0, 4, 4, 8), (2, 0, 4, 4), (0, 2, 2, 4), (1, 0, 2, 2), (0, 1, 1, 2))
_LARGEST_REPAIRED = 200_000_000
_MOST_MISSING = 0.05
_PIECE = 4_096
_PART = 65_536
"""Bytes that are decompressed at a time where only their number matters."""
_HEAD, _CHECKSUM = 2, 4
"""Bytes before and after compressed data."""
_METRE = 0.0254
_SAME_AS_ABOVE = b"\x02"


class Chunk(NamedTuple):
    """A part of a PNG file."""

    kind: bytes
    data: bytes
    is_intact: bool
    """Whether its checksum is right and it is complete."""

    def __bytes__(self) -> bytes:
        """The chunk as it is in the file."""
        body = self.kind + self.data
        return len(self.data).to_bytes(4, "big") + body + zlib.crc32(body).to_bytes(4, "big")


class _Header(NamedTuple):
    width: int
    height: int
    depth: int
    colour_type: int
    interlaced: bool

    def passes(self) -> Iterator[tuple[int, int]]:
        """The bytes of a row of pixels, including its filter byte, and the number of rows, for each pass."""
        for left, top, across, down in _PASSES if self.interlaced else ((0, 0, 1, 1),):
            columns, rows = -(-(self.width - left) // across), -(-(self.height - top) // down)
            if columns > 0 and rows > 0:
                yield 1 + -(-columns * self.depth * _CHANNELS[self.colour_type] // 8), rows


def read_png(content: bytes) -> PictureFile:
    """The picture. Wrong checksums of any part, a missing end and anything after the end are repaired.

    Raises `DamagedError`.
    """
    chunks = list(_chunks(content))
    header = _header(chunks)
    if not any(chunk.kind == b"IDAT" for chunk in chunks):
        raise DamagedError("there is no picture in it")
    if header.colour_type == 3 and not any(chunk.kind == b"PLTE" for chunk in chunks):
        raise DamagedError("its colours are missing")
    resolution = _density(chunks)
    rotation, is_mirrored = next(
        (turn(exif_tags(each.data)) for each in chunks if each.kind == b"eXIf" and each.is_intact), (0, False)
    )
    is_intact = chunks[-1].kind == b"IEND" and all(chunk.is_intact for chunk in chunks)
    if is_intact and _is_packed_well(chunks, header):
        end = len(PNG_START) + sum(12 + len(chunk.data) for chunk in chunks)
        return PictureFile(content[:end], "png", header.width, header.height, rotation, is_mirrored, resolution)
    repaired, doubt = _repaired(chunks, header)
    return PictureFile(repaired, "png", header.width, header.height, rotation, is_mirrored, resolution, doubt)


def _chunks(content: bytes) -> Iterator[Chunk]:
    """The chunks up to the end of the picture, or up to bytes that are not a chunk."""
    at = len(PNG_START)
    while at + 8 <= len(content):
        length = int.from_bytes(content[at : at + 4], "big")
        kind, end = content[at + 4 : at + 8], at + 8 + length
        if not kind.isalpha():
            return
        data, crc = content[at + 8 : end], content[end : end + 4]
        yield Chunk(kind, data, len(crc) == 4 and zlib.crc32(data, zlib.crc32(kind)) == int.from_bytes(crc, "big"))
        if kind == b"IEND":
            return
        at = end + 4


def _header(chunks: Sequence[Chunk]) -> _Header:
    if not chunks or chunks[0].kind != b"IHDR" or len(chunks[0].data) != 13:
        raise DamagedError("its first lines are missing")
    data = chunks[0].data
    width, height = int.from_bytes(data[:4], "big"), int.from_bytes(data[4:8], "big")
    depth, colour_type, interlaced = data[8], data[9], data[12]
    if depth not in _DEPTHS.get(colour_type, ()) or data[10:12] != b"\0\0" or interlaced > 1:
        raise DamagedError("its first lines are wrong")
    if any(chunk.is_intact and chunk.kind[:1].isupper() and chunk.kind not in _CRITICAL for chunk in chunks):
        raise DamagedError("it is of a kind that only its own program shows")
    return _Header(width, height, depth, colour_type, bool(interlaced))


def _density(chunks: Sequence[Chunk]) -> tuple[float, float]:
    """The resolution in pixels per inch from the pHYs chunk; that of a screen without one."""
    for chunk in chunks:
        if chunk.kind == b"pHYs" and chunk.is_intact and len(chunk.data) == 9 and chunk.data[8] == 1:
            across, down = (int.from_bytes(chunk.data[at : at + 4], "big") * _METRE for at in (0, 4))
            return density((across, down))
    return density()


def _is_packed_well(chunks: Sequence[Chunk], header: _Header) -> bool:
    """Whether the pixels of a file without wrong chunks are there, and have the right checksum of their own.

    Word refuses some pictures without it. What is too large to be tried is taken as it is.
    """
    expected = sum(row * rows for row, rows in header.passes())
    return not 0 < expected <= _LARGEST_REPAIRED or _unpacks_to(_packed(chunks), expected)


@lru_cache(maxsize=8)  # the same pictures are opened for each preview, export and check; to unpack one takes long
def _unpacks_to(packed: bytes, expected: int) -> bool:
    """Whether compressed pixels end where as many bytes as expected do, with the right checksum."""
    decompressor = zlib.decompressobj()
    left, packed_left = expected + 1, packed
    try:
        # In small parts, since the system takes far longer to give memory for all of them.
        while left and (part := decompressor.decompress(packed_left, min(left, _PART))):
            left -= len(part)
            packed_left = decompressor.unconsumed_tail
    except zlib.error:
        return False
    return decompressor.eof and left <= 1


def _packed(chunks: Sequence[Chunk]) -> bytes:
    return b"".join(chunk.data for chunk in chunks if chunk.kind == b"IDAT")


def _repaired(chunks: Sequence[Chunk], header: _Header) -> tuple[bytes, str]:
    """The file with right checksums and an end, without damaged metadata; and what may be wrong with it."""
    pixels, doubt = _pixels(chunks, header)
    written = [PNG_START]
    for chunk in chunks:
        if chunk.kind == b"IDAT":
            written.append(bytes(Chunk(b"IDAT", pixels, is_intact=True)) if pixels else b"")
            pixels = b""
        elif chunk.kind != b"IEND" and (chunk.is_intact or chunk.kind in _CRITICAL):
            written.append(bytes(chunk))
    return b"".join((*written, bytes(Chunk(b"IEND", b"", is_intact=True)))), doubt


def _pixels(chunks: Sequence[Chunk], header: _Header) -> tuple[bytes, str]:
    """The compressed pixels, with their end added if it was missing; and what may be wrong. Raises `DamagedError`."""
    expected = sum(row * rows for row, rows in header.passes())
    if not 0 < expected <= _LARGEST_REPAIRED:
        raise DamagedError("a part of it is missing")
    packed = _packed(chunks)
    found = _unpacked(packed, expected)
    raw = found.pixels
    if found.has_end and found.has_checksum and len(raw) == expected:
        return packed, ""
    has_wrong_pixels = any(chunk.kind == b"IDAT" and not chunk.is_intact for chunk in chunks)
    if found.has_wrong_checksum and has_wrong_pixels:
        raise DamagedError("its picture is wrong in a place")
    if len(raw) < (1 - _MOST_MISSING) * expected:
        raise DamagedError("a part of it is missing")
    kept, left, missing = 0, len(raw), b""
    for row, rows in header.passes():
        rows_kept = min(rows, left // row)
        kept, left = kept + rows_kept * row, left - rows_kept * row if rows_kept == rows else 0
        missing += (_SAME_AS_ABOVE + bytes(row - 1)) * (rows - rows_kept)
    # Too many pixels: they were compressed by mistake, or a wrong byte made more of them.
    is_longer = len(raw) > expected and has_wrong_pixels
    doubt = "its last rows are missing" if missing else "a part of it may be wrong" if is_longer else ""
    return zlib.compress(raw[:kept] + missing), doubt


class _Unpacked(NamedTuple):
    """Pixels as they were compressed (RFC 1950)."""

    pixels: bytes
    has_end: bool
    checksum: bytes
    """What comes after the end of the compressed data."""

    @property
    def has_checksum(self) -> bool:
        """Whether the checksum is there, and right for these pixels."""
        return self.checksum == zlib.adler32(self.pixels).to_bytes(4, "big")

    @property
    def has_wrong_checksum(self) -> bool:
        """Whether it is there, and wrong."""
        return self.has_end and len(self.checksum) == _CHECKSUM and not self.has_checksum


def _unpacked(packed: bytes, expected: int) -> _Unpacked:
    """The pixels that can be decompressed, at most one byte more than `expected`.

    Raises `DamagedError` if the data is wrong, and not only cut short or without its checksum.
    """
    if len(packed) < _HEAD or packed[0] & 15 != zlib.DEFLATED or int.from_bytes(packed[:_HEAD], "big") % 31:
        raise DamagedError("its picture is wrong in a place")
    decompressor = zlib.decompressobj(-zlib.MAX_WBITS)  # which leaves the checksum to us
    pixels = bytearray()
    at = _HEAD
    try:
        while at < len(packed) and not decompressor.eof and len(pixels) <= expected:
            pixels += decompressor.decompress(packed[at : at + _PIECE], expected + 1 - len(pixels))
            while decompressor.unconsumed_tail and len(pixels) <= expected:
                pixels += decompressor.decompress(decompressor.unconsumed_tail, expected + 1 - len(pixels))
            at += _PIECE
    except zlib.error as error:
        raise DamagedError("its picture is wrong in a place") from error
    behind = decompressor.unused_data + packed[at:]
    return _Unpacked(bytes(pixels), decompressor.eof, behind[:_CHECKSUM])
