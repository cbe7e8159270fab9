"""Reads JPEG files, and repairs faults that viewers ignore (ITU-T T.81 annex B, JFIF 1.02)."""

import re
from dataclasses import dataclass, field

from eia_tui.prose.exif import exif_tags, turn
from eia_tui.prose.picture_file import JPEG_START, DamagedError, PictureFile, density

# Markers of frames, which have the size: of the kinds that Word shows, and of those that no common program shows.
_FRAMES = (0xC0, 0xC1, 0xC2)
_OTHER_FRAMES = {*range(0xC3, 0xD0)} - {0xC4, 0xC8, 0xCC}
_START, _END, _SCAN, _TABLES, _JFIF, _EXIF, _COMMENT = 0xD8, 0xD9, 0xDA, 0xDB, 0xE0, 0xE1, 0xFE
_WITHOUT_LENGTH = {0x01, *range(0xD0, 0xD8)}
_METADATA = {*range(0xE0, 0xF0), _COMMENT}
_MARKER = re.compile(rb"\xff+([\x01-\xfe])")
# Markers that can follow a scan. Inside a scan FF 00 is a byte of the picture, and FF D0 to FF D7 help the decoder.
_AFTER_SCAN = re.compile(rb"\xff+[\xc4\xcc\xd8-\xef\xfe]")
_PER_CENTIMETRE = 2.54
_ACROSS, _DOWN, _UNIT = 0x011A, 0x011B, 0x0128


@dataclass
class _JpegParts:
    """What has been read of a file so far."""

    pieces: list[bytes] = field(default_factory=lambda: [JPEG_START[:2]])
    """The parts of the picture, without anything between or after them."""
    width: int = 0
    height: int = 0
    fewest_bytes: int = 0
    """The fewest bytes that the scans of a picture of this size have."""
    has_tables: bool = False
    scanned_bytes: int = 0
    """The bytes in all scans."""
    has_end: bool = False
    rotation: int = 0
    """Degrees clockwise."""
    is_mirrored: bool = False
    """Whether left and right change places before that."""
    jfif: tuple[float, float] | None = None
    """The resolution in pixels per inch according to JFIF; `exif` is that according to Exif."""
    exif: tuple[float, float] | None = None


def read_jpeg(content: bytes) -> PictureFile:
    """The picture. A missing end, and anything between its parts or after its end, are repaired.

    Raises `DamagedError`.
    """
    parts = _JpegParts()
    at: int | None = 2
    while at is not None and not parts.has_end:
        at = _read_part(content, at, parts)
    if not parts.scanned_bytes:
        raise DamagedError("there is no picture in it")
    if not parts.has_end and parts.scanned_bytes < parts.fewest_bytes:
        raise DamagedError("most of it is missing")
    parts.pieces.append(bytes((0xFF, _END)))
    return PictureFile(
        b"".join(parts.pieces),
        "jpeg",
        parts.width,
        parts.height,
        parts.rotation,
        parts.is_mirrored,
        density(parts.jfif, parts.exif),
        "" if parts.has_end else "its end is missing",
    )


def _read_part(content: bytes, at: int, parts: _JpegParts) -> int | None:
    """Reads the next part from `at` on. The position of the part after it; None if there is none."""
    marker = _MARKER.search(content, at)
    if marker is None:
        return None
    code, start = marker[1][0], marker.end()
    if code == _END:
        parts.has_end = parts.scanned_bytes > 0
        return start
    if code == _START:  # another picture starts, such as a small one for previews
        return None
    if code in _WITHOUT_LENGTH:
        return start
    end = start + int.from_bytes(content[start : start + 2], "big")
    if end < start + 2 or end > len(content):
        # Metadata that is cut short does not matter; any other part that is cut short ends the file.
        return start if code in _METADATA and not parts.scanned_bytes else None
    segment = content[start + 2 : end]
    _read_segment(code, segment, parts)
    if code != _SCAN:
        parts.pieces.append(bytes((0xFF, code)) + content[start:end])
        return end
    next_marker = _AFTER_SCAN.search(content, end)
    scan_end = next_marker.start() if next_marker else len(content)
    pixels = content[end:scan_end] if next_marker else content[end:scan_end].rstrip(b"\xff")
    parts.pieces += [bytes((0xFF, code)) + content[start:end], pixels]
    parts.scanned_bytes += len(pixels)
    return scan_end


def _read_segment(code: int, segment: bytes, parts: _JpegParts) -> None:
    """Adds the content of a segment to `parts`. Raises `DamagedError`."""
    if code in _FRAMES:
        _read_frame(segment, parts)
    elif code in _OTHER_FRAMES:
        raise DamagedError("it is of a kind of JPEG that Word does not show")
    elif code == _TABLES:
        parts.has_tables = True
    elif code == _SCAN and not (parts.width and parts.has_tables):
        raise DamagedError("its first lines are missing")
    elif code == _JFIF and segment.startswith(b"JFIF\0") and len(segment) >= 12:
        if (unit := segment[7]) in (1, 2):
            sides = int.from_bytes(segment[8:10], "big"), int.from_bytes(segment[10:12], "big")
            parts.jfif = _per_inch(*sides, metric=unit == 2)
    elif code == _EXIF and segment.startswith(b"Exif\0\0"):
        tags = exif_tags(segment[6:])
        parts.rotation, parts.is_mirrored = turn(tags)
        if _ACROSS in tags:
            across = tags[_ACROSS]
            parts.exif = _per_inch(across, tags.get(_DOWN, across), metric=tags.get(_UNIT) == 3)


def _read_frame(segment: bytes, parts: _JpegParts) -> None:
    if len(segment) < 6 or segment[0] != 8 or len(segment) < 6 + 3 * segment[5]:
        raise DamagedError("its first lines are wrong")
    parts.height, parts.width = int.from_bytes(segment[1:3], "big"), int.from_bytes(segment[3:5], "big")
    shares = [(segment[at] >> 4, segment[at] & 15) for at in range(7, 6 + 3 * segment[5], 3)]
    across, down = (max((share[side] for share in shares), default=1) or 1 for side in (0, 1))
    units = -(-parts.width // (8 * across)) * -(-parts.height // (8 * down))
    blocks = units if len(shares) == 1 else units * sum(x * y for x, y in shares)
    # Each block of 8 by 8 pixels takes at least two bits: one code for its shade, one for its end.
    parts.fewest_bytes = blocks * 2 // 8


def _per_inch(across: float, down: float, *, metric: bool) -> tuple[float, float]:
    factor = _PER_CENTIMETRE if metric else 1.0
    return across * factor, down * factor
