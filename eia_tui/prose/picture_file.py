"""A picture file, as it is checked and mended before it goes into a document."""

from dataclasses import dataclass
from typing import Literal

SCREEN = 96.0
"""Pixels to the inch of a picture that does not say, as Word takes it."""
_FEWEST, _MOST = 10.0, 10_000.0
_MOST_UNEQUAL = 3.0


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
    density: tuple[float, float] = (SCREEN, SCREEN)
    """Pixels to the inch, across and down."""
    doubt: str = ""
    """What whoever prints it should look at, where a part of the file was missing."""


class DamagedError(ValueError):
    """A file that begins as a picture and cannot be shown; its text says why in a few words."""


def density(*given: tuple[float, float] | None) -> tuple[float, float]:
    """The first of these pixels to the inch that a printer or scanner may have; those of a screen where none is."""
    for each in given:
        if each and all(_FEWEST <= side <= _MOST for side in each) and max(each) <= _MOST_UNEQUAL * min(each):
            return _whole(each[0]), _whole(each[1])
    return SCREEN, SCREEN


def _whole(number: float) -> float:
    """A PNG counts pixels to the metre: 3780 of them are meant as 96 to the inch, and come out as 96.012."""
    return float(round(number)) if abs(number - round(number)) < 0.02 else number
