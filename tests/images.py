"""Small PNG and JPEG pictures, made from the parts of their formats."""

import struct
import zlib

# A whole one-colour baseline JPEG needs its tables: these are the smallest that decode.
_QUANTISE = b"\xff\xdb\x00\x43\x00" + b"\x10" * 64
_HUFFMAN = b"".join(b"\xff\xc4\x00\x14" + table + b"\x01" + b"\x00" * 16 for table in (b"\x00", b"\x10"))


def chunk(kind: bytes, data: bytes, crc: int | None = None) -> bytes:
    """A chunk of a PNG; `crc` replaces the right checksum."""
    return (
        struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data) if crc is None else crc)
    )


def png(
    width: int,
    height: int,
    rows: int | None = None,
    *,
    per_metre: tuple[int, int] | None = None,
    orientation: int | None = None,
) -> bytes:
    """A grey PNG; `per_metre` is its resolution. It has Exif data if there is an `orientation`."""
    lines = (b"\0" + b"\xaa" * width) * (height if rows is None else rows)
    header = struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0)
    size = chunk(b"pHYs", struct.pack(">IIB", *per_metre, 1)) if per_metre else b""
    if orientation is not None:
        size += chunk(b"eXIf", exif(orientation=orientation).partition(b"Exif\0\0")[2])
    begin = b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + size
    return begin + chunk(b"IDAT", zlib.compress(lines)) + chunk(b"IEND", b"")


def jfif(unit: int, across: int, down: int) -> bytes:
    """The segment with the resolution of a JPEG. `unit` is 1 for dots per inch, 2 for dots per centimetre, 0 for a ratio only."""
    return b"\xff\xe0\x00\x10JFIF\0\1\2" + struct.pack(">BHHBB", unit, across, down, 0, 0)


def exif(*, order: str = "<", orientation: int = 1, per_inch: int = 0, unit: int = 2) -> bytes:
    """The segment in which a camera stores the orientation of a JPEG, and its resolution if `per_inch` is not 0."""
    tags = [(0x0112, 3, struct.pack(f"{order}HH", orientation, 0))]
    if per_inch:
        behind = struct.pack(f"{order}I", 8 + 2 + 4 * 12 + 4)
        tags += [(0x011A, 5, behind), (0x011B, 5, behind), (0x0128, 3, struct.pack(f"{order}HH", unit, 0))]
    entries = b"".join(struct.pack(f"{order}HHI", tag, kind, 1) + value for tag, kind, value in tags)
    tiff = (b"II*\0" if order == "<" else b"MM\0*") + struct.pack(f"{order}IH", 8, len(tags)) + entries + b"\0" * 4
    tiff += struct.pack(f"{order}II", per_inch, 1)
    return b"\xff\xe1" + struct.pack(">H", len(tiff) + 8) + b"Exif\0\0" + tiff


def jpeg(width: int, height: int, orientation: int | None = None, *, notes: bytes = b"") -> bytes:
    """A grey JPEG with the segments `notes`, and Exif data if there is an `orientation`."""
    notes += exif(orientation=orientation) if orientation is not None else b""
    frame = b"\xff\xc0\x00\x0b\x08" + struct.pack(">HH", height, width) + b"\x01\x01\x11\x00"
    blocks = ((width + 7) // 8) * ((height + 7) // 8)
    scan = b"\xff\xda\x00\x08\x01\x01\x00\x00\x3f\x00" + b"\x00" * ((blocks * 2 + 7) // 8 or 1)
    return b"\xff\xd8" + notes + _QUANTISE + frame + _HUFFMAN + scan + b"\xff\xd9"
