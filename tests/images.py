"""Small pictures, made of their own formats' parts."""

import struct
import zlib

# A whole one-colour baseline JPEG needs its tables: these are the smallest that decode.
_QUANTISE = b"\xff\xdb\x00\x43\x00" + b"\x10" * 64
_HUFFMAN = b"".join(b"\xff\xc4\x00\x14" + table + b"\x01" + b"\x00" * 16 for table in (b"\x00", b"\x10"))


def png(width: int, height: int, rows: int | None = None) -> bytes:
    """A grey PNG."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    lines = (b"\0" + b"\xaa" * width) * (height if rows is None else rows)
    header = struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", zlib.compress(lines)) + chunk(b"IEND", b"")


def jpeg(width: int, height: int, orientation: int | None = None) -> bytes:
    """A grey JPEG, with an Exif block that asks for a turn where `orientation` is given."""
    exif = b""
    if orientation is not None:
        tiff = b"II*\0\x08\0\0\0\x01\0" + struct.pack("<HHIHH", 0x0112, 3, 1, orientation, 0) + b"\0\0\0\0"
        exif = b"\xff\xe1" + struct.pack(">H", len(tiff) + 8) + b"Exif\0\0" + tiff
    frame = b"\xff\xc0\x00\x0b\x08" + struct.pack(">HH", height, width) + b"\x01\x01\x11\x00"
    blocks = ((width + 7) // 8) * ((height + 7) // 8)
    scan = b"\xff\xda\x00\x08\x01\x01\x00\x00\x3f\x00" + b"\x00" * ((blocks * 2 + 7) // 8 or 1)
    return b"\xff\xd8" + exif + _QUANTISE + frame + _HUFFMAN + scan + b"\xff\xd9"
