"""Reads a PNG file, and mends what every viewer overlooks (PNG specification, third edition)."""

import zlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from eia_tui.prose.picture_file import DamagedError, PictureFile, density

SIGNATURE = b"\x89PNG\r\n\x1a\n"
_CRITICAL = (b"IHDR", b"PLTE", b"IDAT", b"IEND")
_CHANNELS = {0: 1, 2: 3, 3: 1, 4: 2, 6: 4}
_DEPTHS = {0: (1, 2, 4, 8, 16), 2: (8, 16), 3: (1, 2, 4, 8), 4: (8, 16), 6: (8, 16)}
# Where each pass of an interlaced picture begins, and by which steps it goes: x, y, across, down.
_PASSES = ((0, 0, 8, 8), (4, 0, 8, 8), (0, 4, 4, 8), (2, 0, 4, 4), (0, 2, 2, 4), (1, 0, 2, 2), (0, 1, 1, 2))
_LARGEST_MENDED = 200_000_000
_MOST_MISSING = 0.05
_PIECE = 4_096
_METRE = 0.0254
_SAME_AS_ABOVE = b"\x02"


@dataclass(frozen=True)
class _Chunk:
    kind: bytes
    data: bytes
    sound: bool
    """Whether its checksum is right, and none of it is missing."""

    def __bytes__(self) -> bytes:
        body = self.kind + self.data
        return len(self.data).to_bytes(4, "big") + body + zlib.crc32(body).to_bytes(4, "big")


@dataclass(frozen=True)
class _Header:
    width: int
    height: int
    depth: int
    colours: int
    interlaced: bool

    def passes(self) -> Iterator[tuple[int, int]]:
        """The length of a row of pixels with the byte before it, and how many there are, in the order of the file."""
        for left, top, across, down in _PASSES if self.interlaced else ((0, 0, 1, 1),):
            columns, rows = -(-(self.width - left) // across), -(-(self.height - top) // down)
            if columns > 0 and rows > 0:
                yield 1 + -(-columns * self.depth * _CHANNELS[self.colours] // 8), rows


def read_png(content: bytes) -> PictureFile:
    """The picture, mended where a checksum is wrong, the end is missing, or something stands behind it.

    Raises `DamagedError`.
    """
    chunks = list(_chunks(content))
    header = _header(chunks)
    if not any(chunk.kind == b"IDAT" for chunk in chunks):
        raise DamagedError("there is no picture in it")
    if header.colours == 3 and not any(chunk.kind == b"PLTE" for chunk in chunks):
        raise DamagedError("its colours are missing")
    printed = _density(chunks)
    if chunks[-1].kind == b"IEND" and all(chunk.sound for chunk in chunks):
        end = len(SIGNATURE) + sum(12 + len(chunk.data) for chunk in chunks)
        return PictureFile(content[:end], "png", header.width, header.height, density=printed)
    mended, doubt = _mended(chunks, header)
    return PictureFile(mended, "png", header.width, header.height, density=printed, doubt=doubt)


def _chunks(content: bytes) -> Iterator[_Chunk]:
    """The chunks up to the end of the picture, or to where nothing is like a chunk any more."""
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
    depth, colours, interlaced = data[8], data[9], data[12]
    if depth not in _DEPTHS.get(colours, ()) or data[10:12] != b"\0\0" or interlaced > 1:
        raise DamagedError("its first lines are wrong")
    if any(chunk.sound and chunk.kind[:1].isupper() and chunk.kind not in _CRITICAL for chunk in chunks):
        raise DamagedError("it is of a kind that only its own program shows")
    return _Header(width, height, depth, colours, bool(interlaced))


def _density(chunks: Sequence[_Chunk]) -> tuple[float, float]:
    """The resolution of the pHYs chunk, where it gives one in pixels to the metre."""
    for chunk in chunks:
        if chunk.kind == b"pHYs" and chunk.sound and len(chunk.data) == 9 and chunk.data[8] == 1:
            across, down = (int.from_bytes(chunk.data[at : at + 4], "big") * _METRE for at in (0, 4))
            return density((across, down))
    return density()


def _mended(chunks: Sequence[_Chunk], header: _Header) -> tuple[bytes, str]:
    """The file with right checksums and an end, without notes that are damaged; and what is doubtful about it."""
    pixels, doubt = _pixels(b"".join(chunk.data for chunk in chunks if chunk.kind == b"IDAT"), header)
    written = [SIGNATURE]
    for chunk in chunks:
        if chunk.kind == b"IDAT":
            written.append(bytes(_Chunk(b"IDAT", pixels, sound=True)) if pixels else b"")
            pixels = b""
        elif chunk.kind != b"IEND" and (chunk.sound or chunk.kind in _CRITICAL):
            written.append(bytes(chunk))
    return b"".join((*written, bytes(_Chunk(b"IEND", b"", sound=True)))), doubt


def _pixels(packed: bytes, header: _Header) -> tuple[bytes, str]:
    """The packed pixels, whole; packed anew where the end of them was missing. Raises `DamagedError`."""
    wanted = sum(row * rows for row, rows in header.passes())
    if not 0 < wanted <= _LARGEST_MENDED:
        raise DamagedError("a part of it is missing")
    raw, whole = _unpacked(packed, wanted)
    if whole and len(raw) == wanted:
        return packed, ""
    if len(raw) < (1 - _MOST_MISSING) * wanted:
        raise DamagedError("a part of it is missing")
    kept, left, behind = 0, len(raw), b""
    for row, rows in header.passes():
        there = min(rows, left // row)
        kept, left = kept + there * row, left - there * row if there == rows else 0
        behind += (_SAME_AS_ABOVE + bytes(row - 1)) * (rows - there)
    # More than a picture of that size has was packed so by mistake, or is what a wrong byte made of it.
    doubt = "its last rows are missing" if behind else "a part of it may be wrong" if len(raw) > wanted else ""
    return zlib.compress(raw[:kept] + behind), doubt


def _unpacked(packed: bytes, wanted: int) -> tuple[bytes, bool]:
    """The pixels as far as they can be unpacked, at most `wanted` bytes; and whether their own checksum is right.

    Raises `DamagedError` where they are not cut short but wrong.
    """
    unpacking = zlib.decompressobj()
    found = bytearray()
    try:
        for at in range(0, len(packed), _PIECE):
            found += unpacking.decompress(packed[at : at + _PIECE], max(1, wanted + 1 - len(found)))
            while unpacking.unconsumed_tail and len(found) <= wanted:
                found += unpacking.decompress(unpacking.unconsumed_tail, wanted + 1 - len(found))
            if unpacking.eof or len(found) > wanted:
                break
    except zlib.error as error:
        raise DamagedError("its picture is wrong in a place") from error
    return bytes(found), unpacking.eof
