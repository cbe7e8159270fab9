"""A picture that was read, checked and repaired, ready for a document."""

from typing import Literal, NamedTuple

PNG_START, JPEG_START = b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff"
"""The bytes with which every file of a format begins."""
SCREEN = 96.0
"""Pixels per inch of a picture without a resolution, as in Word."""
_FEWEST, _MOST = 10.0, 10_000.0
_MOST_UNEQUAL = 3.0


class PictureFile(NamedTuple):
    """A picture as it goes into the Word file."""

    content: bytes
    format: Literal["png", "jpeg"]
    width: int
    """Pixels, before any rotation; the same for `height`."""
    height: int
    rotation: int = 0
    """Degrees clockwise by which the picture must be rotated when it is shown, according to the camera."""
    is_mirrored: bool = False
    """Whether left and right must change places before that, as in a picture of oneself."""
    density: tuple[float, float] = (SCREEN, SCREEN)
    """Pixels per inch, horizontally and vertically."""
    doubt: str = ""
    """What may be wrong with the picture, if a part of the file was missing; otherwise empty."""


class DamagedError(ValueError):
    """A picture file that cannot be shown; the text says why in a few words."""


def density(*given: tuple[float, float] | None) -> tuple[float, float]:
    """The first plausible resolution, in pixels per inch; that of a screen if there is none."""
    for pair in given:
        if pair and all(_FEWEST <= side <= _MOST for side in pair) and max(pair) <= _MOST_UNEQUAL * min(pair):
            return _near_whole(pair[0]), _near_whole(pair[1])
    return SCREEN, SCREEN


def _near_whole(number: float) -> float:
    """A number rounded if it is nearly whole: 3780 pixels per metre in a PNG mean 96 per inch, not 96.012."""
    return float(round(number)) if abs(number - round(number)) < 0.02 else number
