"""Reads and writes what a camera notes about a picture (Exif 2.3), in JPEG and PNG files."""

from collections.abc import Mapping

_ORIENTATION = 0x0112
_TURNS = {2: (0, True), 3: (180, False), 4: (180, True), 5: (270, True), 6: (90, False), 7: (90, True), 8: (270, False)}
"""For each value of the tag Orientation the rotation, and whether the picture is mirrored before it."""
_LARGEST_RATIONAL = 8


def turn(tags: Mapping[int, float]) -> tuple[int, bool]:
    """The degrees by which a picture is turned clockwise when it is shown, and whether it is mirrored before that."""
    return _TURNS.get(int(tags.get(_ORIENTATION, 0)), (0, False))


def with_turn(rotation: int, *, is_mirrored: bool) -> bytes:
    """Exif data with nothing in it but how the picture is turned; b"" if it is not."""
    orientations = {turned: value for value, turned in _TURNS.items()}
    orientation = orientations.get((rotation, is_mirrored))
    if orientation is None:
        return b""
    entry = _ORIENTATION.to_bytes(2, "big") + b"\x00\x03\x00\x00\x00\x01" + orientation.to_bytes(2, "big") + b"\x00\x00"
    return b"MM\x00\x2a\x00\x00\x00\x08" + b"\x00\x01" + entry + b"\x00\x00\x00\x00"


def exif_tags(tiff: bytes) -> Mapping[int, float]:
    """The numeric tags of the first directory of an Exif block; invalid ones are left out."""
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
