"""A change to the text of an answer, such as one key press makes."""

from typing import NamedTuple


class TextEdit(NamedTuple):
    """The text that replaces a range, and the selection afterwards; positions are characters from the start."""

    start: int
    end: int
    text: str
    selection: tuple[int, int]
    """The start and end of the selection in the new text; equal for a cursor."""

    def apply_to(self, text: str) -> str:
        """The whole text after the change."""
        return text[: self.start] + self.text + text[self.end :]


def line_start(text: str, at: int) -> int:
    """The start of the line that contains the position `at`."""
    return text.rfind("\n", 0, at) + 1


def line_end(text: str, at: int) -> int:
    """The end of the line that contains the position `at`, before its line break."""
    end = text.find("\n", at)
    return len(text) if end < 0 else end


def smallest_change(old: str, new: str, selection: tuple[int, int] = (0, 0)) -> TextEdit | None:
    """The smallest change that turns `old` into `new`; None if they are equal."""
    if old == new:
        return None
    start = _common_length(old, new)
    tail = _common_length(old[start:][::-1], new[start:][::-1])
    return TextEdit(start, len(old) - tail, new[start : len(new) - tail], selection)


def _common_length(one: str, other: str) -> int:
    """The length of the longest common start of two texts. A binary search, which is fast for a megabyte as well."""
    low, high = 0, min(len(one), len(other))
    while low < high:
        middle = (low + high + 1) // 2
        if one[low:middle] == other[low:middle]:
            low = middle
        else:
            high = middle - 1
    return low
