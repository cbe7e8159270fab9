"""The pictures of an answer: PNG and JPEG files in the draft's own folder, told by their bytes."""

import re
import zlib
from dataclasses import dataclass
from pathlib import Path, PureWindowsPath
from typing import Literal
from urllib.parse import unquote

from eia_tui.refusal import Refused

LARGEST = 10_000_000
"""Bytes; what is larger no e-mail carries."""

_PNG, _JPEG = b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff"
_MOST_PIXELS = 200_000_000
# JPEG markers: those that start a frame and tell its size, those that stand alone, and those that end or scan.
_FRAMES = {*range(0xC0, 0xD0)} - {0xC4, 0xC8, 0xCC}
_ALONE = {0x01, *range(0xD0, 0xD9)}
_SCAN, _END, _EXIF = 0xDA, 0xD9, 0xE1
_TURNS = {3: 180, 6: 90, 8: 270}
_A_SCHEME = re.compile(r"(?i)^[a-z][a-z0-9+.-]+:")


class Unusable(Refused):
    """A picture that cannot be printed: why, and what to do instead."""


@dataclass(frozen=True)
class PictureFile:
    """A picture as it will go into the Word file."""

    content: bytes
    format: Literal["png", "jpeg"]
    width: int
    """Pixels, as stored."""
    height: int
    turned: int = 0
    """Degrees clockwise by which a camera asks for it to be turned before it is shown."""


def open_picture(path: str, folder: Path | None) -> PictureFile:
    """The picture at `path`, as an answer gives it, from the draft's `folder`. Raises `Unusable`."""
    found = _inside(path, folder)
    try:
        if found.stat().st_size > LARGEST:
            raise Unusable(f"the picture {path} is larger than {LARGEST // 1_000_000} MB: save it smaller")
        content = found.read_bytes()
    except OSError as error:
        why = "is not there" if isinstance(error, FileNotFoundError) else "cannot be read"
        raise Unusable(f"the picture {path} {why}: put it into the draft's pictures folder, or take it out") from error
    return measure(content, path)


def _inside(path: str, folder: Path | None) -> Path:
    """Where the picture is, if that is inside the draft's folder, links followed."""
    named = unquote(path.removeprefix("<").removesuffix(">"))
    outside = Unusable(f"the picture {path} is outside the draft's folder: copy it into its pictures folder")
    windows = PureWindowsPath(named)
    if folder is None or not named or _A_SCHEME.match(named) or windows.drive or windows.root or "\0" in named:
        raise outside
    try:
        home = folder.resolve()
        found = home.joinpath(*windows.parts).resolve()
    except (OSError, RuntimeError, ValueError) as error:
        raise outside from error
    if not found.is_relative_to(home) or (found.exists() and not found.is_file()):
        raise outside
    return found


def measure(content: bytes, path: str) -> PictureFile:
    """The picture that `content` holds, whole and of a format that Word shows everywhere. Raises `Unusable`."""
    if content.startswith(_PNG):
        picture = _png(content)
    elif content.startswith(_JPEG):
        picture = _jpeg(content)
    else:
        raise Unusable(f"the picture {path} is not a PNG or JPEG: save it as one of these, and use that file")
    if picture is None or not 0 < picture.width * picture.height <= _MOST_PIXELS:
        raise Unusable(f"the picture {path} is damaged: open it, save it again as PNG or JPEG, and use that file")
    return picture


def _png(content: bytes) -> PictureFile | None:
    """Follows the chunks to the end, each with its checksum (PNG specification, section 5)."""
    at, width, height, drawn = len(_PNG), 0, 0, False
    while at + 12 <= len(content):
        length = int.from_bytes(content[at : at + 4], "big")
        kind, end = content[at + 4 : at + 8], at + 8 + length
        if end + 4 > len(content) or zlib.crc32(content[at + 4 : end]) != int.from_bytes(content[end : end + 4], "big"):
            return None
        if kind == b"IHDR":
            width, height = (int.from_bytes(content[at + 8 + i : at + 12 + i], "big") for i in (0, 4))
        drawn |= kind == b"IDAT"
        if kind == b"IEND":
            return PictureFile(content, "png", width, height) if drawn else None
        at = end + 4
    return None


def _jpeg(content: bytes) -> PictureFile | None:
    """Follows the markers to the first scan, and looks for the end of the picture behind it (ITU-T T.81, annex B)."""
    at, width, height, turned = 2, 0, 0, 0
    while at + 4 <= len(content) and content[at] == 0xFF:
        marker = content[at + 1]
        if marker in _ALONE or marker == 0xFF:
            at += 1 if marker == 0xFF else 2
            continue
        length = int.from_bytes(content[at + 2 : at + 4], "big")
        if marker in _FRAMES:
            height, width = (int.from_bytes(content[at + i : at + i + 2], "big") for i in (5, 7))
        elif marker == _EXIF and content[at + 4 : at + 10] == b"Exif\0\0":
            turned = _turned(content[at + 10 : at + 2 + length])
        elif marker == _SCAN:
            whole = content.rfind(bytes((0xFF, _END)), at) > 0
            return PictureFile(content, "jpeg", width, height, turned) if whole else None
        elif marker == _END:
            return None
        at += 2 + length
    return None


def _turned(tiff: bytes) -> int:
    """The turn that the Orientation tag (0x0112) of an Exif block asks for, in degrees; 0 where it has none."""
    order: Literal["little", "big"] = "little" if tiff[:2] == b"II" else "big"
    start = int.from_bytes(tiff[4:8], order)
    for entry in range(int.from_bytes(tiff[start : start + 2], order)):
        at = start + 2 + 12 * entry
        if int.from_bytes(tiff[at : at + 2], order) == 0x0112:
            return _TURNS.get(int.from_bytes(tiff[at + 8 : at + 10], order), 0)
        if at > len(tiff):
            break
    return 0
