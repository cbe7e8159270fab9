"""Reads a JPEG file, and mends what every viewer overlooks (ITU-T T.81 annex B, JFIF 1.02, Exif 2.3)."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from eia_tui.prose.picture_file import DamagedError, PictureFile, density

START = b"\xff\xd8\xff"
# Markers that tell the size: of the kinds that Word shows, and of those that no common program does.
_FRAMES = (0xC0, 0xC1, 0xC2)
_OTHER_FRAMES = {*range(0xC3, 0xD0)} - {0xC4, 0xC8, 0xCC}
_START, _END, _SCAN, _TABLES, _JFIF, _EXIF, _COMMENT = 0xD8, 0xD9, 0xDA, 0xDB, 0xE0, 0xE1, 0xFE
_ALONE = {0x01, *range(0xD0, 0xD8)}
_NOTES = {*range(0xE0, 0xF0), _COMMENT}
_MARKER = re.compile(rb"\xff+([\x01-\xfe])")
# What can follow a scan. Inside of it FF 00 is a byte of the picture, and FF D0 to FF D7 help its decoder.
_AFTER_SCAN = re.compile(rb"\xff+[\xc4\xcc\xd8-\xef\xfe]")
_PER_CENTIMETRE = 2.54
_LARGEST_RATIONAL = 8
_TURNS = {3: 180, 6: 90, 8: 270}
_ORIENTATION, _ACROSS, _DOWN, _UNIT = 0x0112, 0x011A, 0x011B, 0x0128


@dataclass
class _Found:
    """What was read of a file so far."""

    pieces: list[bytes] = field(default_factory=lambda: [START[:2]])
    """The parts of the picture, without what is between and behind them."""
    width: int = 0
    height: int = 0
    fewest_bytes: int = 0
    """The least that a picture of this size takes."""
    tables: bool = False
    scanned: int = 0
    """The bytes of pixels."""
    ended: bool = False
    turned: int = 0
    jfif: tuple[float, float] | None = None
    exif: tuple[float, float] | None = None


def read_jpeg(content: bytes) -> PictureFile:
    """The picture, mended where its end is missing, or something stands between its parts or behind it.

    Raises `DamagedError`.
    """
    found = _Found()
    at: int | None = 2
    while at is not None and not found.ended:
        at = _next(content, at, found)
    if not found.scanned:
        raise DamagedError("there is no picture in it")
    if not found.ended and found.scanned < found.fewest_bytes:
        raise DamagedError("most of it is missing")
    found.pieces.append(bytes((0xFF, _END)))
    return PictureFile(
        b"".join(found.pieces),
        "jpeg",
        found.width,
        found.height,
        found.turned,
        density(found.jfif, found.exif),
        "" if found.ended else "its end is missing",
    )


def _next(content: bytes, at: int, found: _Found) -> int | None:
    """Takes in the next part from `at` on; where the one behind it begins, None where there is none."""
    marker = _MARKER.search(content, at)
    if marker is None:
        return None
    code, begin = marker[1][0], marker.end()
    if code == _END:
        found.ended = found.scanned > 0
        return begin
    if code == _START:  # another picture begins, such as a small one for previews
        return None
    if code in _ALONE:
        return begin
    end = begin + int.from_bytes(content[begin : begin + 2], "big")
    if end < begin + 2 or end > len(content):
        # A note is no part of the picture; anything else cut short is where the file ends.
        return begin if code in _NOTES and not found.scanned else None
    segment = content[begin + 2 : end]
    _read(code, segment, found)
    if code != _SCAN:
        found.pieces.append(bytes((0xFF, code)) + content[begin:end])
        return end
    behind = _AFTER_SCAN.search(content, end)
    stop = behind.start() if behind else len(content)
    pixels = content[end:stop] if behind else content[end:stop].rstrip(b"\xff")
    found.pieces += [bytes((0xFF, code)) + content[begin:end], pixels]
    found.scanned += len(pixels)
    return stop


def _read(code: int, segment: bytes, found: _Found) -> None:
    """Notes what a part says of the picture. Raises `DamagedError`."""
    if code in _FRAMES:
        _frame(segment, found)
    elif code in _OTHER_FRAMES:
        raise DamagedError("it is of a kind of JPEG that Word does not show")
    elif code == _TABLES:
        found.tables = True
    elif code == _SCAN and not (found.width and found.tables):
        raise DamagedError("its first lines are missing")
    elif code == _JFIF and segment.startswith(b"JFIF\0") and len(segment) >= 12:
        if (unit := segment[7]) in (1, 2):
            sides = int.from_bytes(segment[8:10], "big"), int.from_bytes(segment[10:12], "big")
            found.jfif = _in_inches(*sides, metric=unit == 2)
    elif code == _EXIF and segment.startswith(b"Exif\0\0"):
        tags = _exif(segment[6:])
        found.turned = _TURNS.get(int(tags.get(_ORIENTATION, 0)), 0)
        if _ACROSS in tags:
            across = tags[_ACROSS]
            found.exif = _in_inches(across, tags.get(_DOWN, across), metric=tags.get(_UNIT) == 3)


def _frame(segment: bytes, found: _Found) -> None:
    if len(segment) < 6 or segment[0] != 8 or len(segment) < 6 + 3 * segment[5]:
        raise DamagedError("its first lines are wrong")
    found.height, found.width = int.from_bytes(segment[1:3], "big"), int.from_bytes(segment[3:5], "big")
    shares = [(segment[at] >> 4, segment[at] & 15) for at in range(7, 6 + 3 * segment[5], 3)]
    across, down = (max((share[side] for share in shares), default=1) or 1 for side in (0, 1))
    units = -(-found.width // (8 * across)) * -(-found.height // (8 * down))
    blocks = units if len(shares) == 1 else units * sum(x * y for x, y in shares)
    # Each block of 8 by 8 pixels takes at least two bits: one code for its shade, one for its end.
    found.fewest_bytes = blocks * 2 // 8


def _in_inches(across: float, down: float, *, metric: bool) -> tuple[float, float]:
    by = _PER_CENTIMETRE if metric else 1.0
    return across * by, down * by


def _exif(tiff: bytes) -> Mapping[int, float]:
    """The numbers among the first tags of an Exif block; what is not there, or not as it should be, is left out."""
    if tiff[:2] not in (b"II", b"MM"):
        return {}

    def number(at: int, length: int) -> int:
        return int.from_bytes(tiff[at : at + length], "little" if tiff[:2] == b"II" else "big")

    start, tags = number(4, 4), dict[int, float]()
    for at in range(start + 2, min(start + 2 + 12 * number(start, 2), len(tiff) - 11), 12):
        tag, kind = number(at, 2), number(at + 2, 2)
        if kind == 3:
            tags[tag] = number(at + 8, 2)
        elif kind == 5 and (value := number(at + 8, 4)) + _LARGEST_RATIONAL <= len(tiff) and number(value + 4, 4):
            tags[tag] = number(value, 4) / number(value + 4, 4)
    return tags
