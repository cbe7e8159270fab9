"""Rounds counts and percentages as they may be printed."""

_SMALL_PLACE = 10_000
"""People in an area below which a category of fewer than ten is not shown at all: they could be identified."""
_FEW = 10


def rounded_count(count: int) -> int:
    """A count to the nearest hundred, or the nearest ten below 1,000; halves go up."""
    to = 100 if count >= 1_000 else 10
    return (2 * count + to) // (2 * to) * to


def percent(count: int, base: int, decimals: int = 1) -> float:
    """A share in percent, with halves going up, as published tables have it; `base` is above 0."""
    scale: int = 10**decimals
    return (200 * count * scale + base) // (2 * base) / scale


def is_few(count: int) -> bool:
    """Whether a count is printed as "fewer than 10"."""
    return 0 < count < _FEW


def is_hidden(count: int, base: int) -> bool:
    """Whether a category of an area is so small that not even its share is shown."""
    return base < _SMALL_PLACE and count < _FEW
