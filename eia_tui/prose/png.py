"""Reads PNG files, and repairs faults that viewers ignore (PNG specification, third edition)."""

import zlib
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from eia_tui.prose.picture_file import DamagedError, PictureFile, density

SIGNATURE = b"\x89PNG\r\n\x1a\n"
_CRITICAL = (b"IHDR", b"PLTE", b"IDAT", b"IEND")
_CHANNELS = {0: 1, 2: 3, 3: 1, 4: 2, 6: 4}
_DEPTHS = {0: (1, 2, 4, 8, 16), 2: (8, 16), 3: (1, 2, 4, 8), 4: (8, 16), 6: (8, 16)}
# The start of each pass of an interlaced picture, and its steps: x, y, across, down.
_PASSES = ((0, 0, 8, 8), (4, 0, 8, 8), (0, 4, 4, 8), (2, 0, 4, 4), (0, 2, 2, 4), (1, 0, 2, 2), (0, 1, 1, 2))
_LARGEST_REPAIRED = 200_000_000
_MOST_MISSING = 0.05
_PIECE = 4_096
_METRE = 0.0254
_SAME_AS_ABOVE = b"\x02"


class _Chunk(NamedTuple):
    kind: bytes
    data: bytes
    is_intact: bool
    """Whether its checksum is right and it is complete."""

    def __bytes__(self) -> bytes:
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
    """The picture. Wrong checksums, a missing end and anything after the end are repaired.

    Raises `DamagedError`.
    """
    chunks = list(_chunks(content))
    header = _header(chunks)
    if not any(chunk.kind == b"IDAT" for chunk in chunks):
        raise DamagedError("there is no picture in it")
    if header.colour_type == 3 and not any(chunk.kind == b"PLTE" for chunk in chunks):
        raise DamagedError("its colours are missing")
    resolution = _density(chunks)
    if chunks[-1].kind == b"IEND" and all(chunk.is_intact for chunk in chunks):
        end = len(SIGNATURE) + sum(12 + len(chunk.data) for chunk in chunks)
        return PictureFile(content[:end], "png", header.width, header.height, density=resolution)
    repaired, doubt = _repaired(chunks, header)
    return PictureFile(repaired, "png", header.width, header.height, density=resolution, doubt=doubt)


def _chunks(content: bytes) -> Iterator[_Chunk]:
    """The chunks up to the end of the picture, or up to bytes that are not a chunk."""
    at = len(SIGNATURE)
    while at + 8 <= len(content):
        length = int.from_bytes(content[at : at + 4], "big")
        kind, end = content[at + 4 : at + 8], at + 8 + length
        if not kind.isalpha():
            return
        data, crc = content[at + 8 : end], content[end : end + 4]
        yield _Chunk(kind, data, len(crc) == 4 and zlib.crc32(data, zlib.crc32(kind)) == int.from_bytes(crc, "big"))
        if kind == b"IEND":
            return
        at = end + 4


def _header(chunks: Sequence[_Chunk]) -> _Header:
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


def _density(chunks: Sequence[_Chunk]) -> tuple[float, float]:
    """The resolution in pixels per inch from the pHYs chunk; that of a screen without one."""
    for chunk in chunks:
        if chunk.kind == b"pHYs" and chunk.is_intact and len(chunk.data) == 9 and chunk.data[8] == 1:
            across, down = (int.from_bytes(chunk.data[at : at + 4], "big") * _METRE for at in (0, 4))
            return density((across, down))
    return density()


def _repaired(chunks: Sequence[_Chunk], header: _Header) -> tuple[bytes, str]:
    """The file with right checksums and an end, without damaged metadata; and what may be wrong with it."""
    pixels, doubt = _pixels(b"".join(chunk.data for chunk in chunks if chunk.kind == b"IDAT"), header)
    written = [SIGNATURE]
    for chunk in chunks:
        if chunk.kind == b"IDAT":
            written.append(bytes(_Chunk(b"IDAT", pixels, is_intact=True)) if pixels else b"")
            pixels = b""
        elif chunk.kind != b"IEND" and (chunk.is_intact or chunk.kind in _CRITICAL):
            written.append(bytes(chunk))
    return b"".join((*written, bytes(_Chunk(b"IEND", b"", is_intact=True)))), doubt


def _pixels(packed: bytes, header: _Header) -> tuple[bytes, str]:
    """The compressed pixels, with their end added if it was missing; and what may be wrong. Raises `DamagedError`."""
    expected = sum(row * rows for row, rows in header.passes())
    if not 0 < expected <= _LARGEST_REPAIRED:
        raise DamagedError("a part of it is missing")
    raw, whole = _unpacked(packed, expected)
    if whole and len(raw) == expected:
        return packed, ""
    if len(raw) < (1 - _MOST_MISSING) * expected:
        raise DamagedError("a part of it is missing")
    kept, left, missing = 0, len(raw), b""
    for row, rows in header.passes():
        rows_kept = min(rows, left // row)
        kept, left = kept + rows_kept * row, left - rows_kept * row if rows_kept == rows else 0
        missing += (_SAME_AS_ABOVE + bytes(row - 1)) * (rows - rows_kept)
    # Too many pixels: they were compressed by mistake, or a wrong byte made more of them.
    doubt = "its last rows are missing" if missing else "a part of it may be wrong" if len(raw) > expected else ""
    return zlib.compress(raw[:kept] + missing), doubt


def _unpacked(packed: bytes, expected: int) -> tuple[bytes, bool]:
    """The pixels that can be decompressed, at most one byte more than `expected`; and whether their checksum is right.

    Raises `DamagedError` if the data is wrong, and not only cut short.
    """
    decompressor = zlib.decompressobj()
    pixels = bytearray()
    try:
        for at in range(0, len(packed), _PIECE):
            pixels += decompressor.decompress(packed[at : at + _PIECE], max(1, expected + 1 - len(pixels)))
            while decompressor.unconsumed_tail and len(pixels) <= expected:
                pixels += decompressor.decompress(decompressor.unconsumed_tail, expected + 1 - len(pixels))
            if decompressor.eof or len(pixels) > expected:
                break
    except zlib.error as error:
        raise DamagedError("its picture is wrong in a place") from error
    return bytes(pixels), decompressor.eof
