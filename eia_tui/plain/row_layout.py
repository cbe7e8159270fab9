"""Divides a line into the rows of a terminal, between words."""

import unicodedata
from bisect import bisect_right
from collections.abc import Callable, Sequence
from itertools import zip_longest

_WIDE = ("W", "F")
_NO_WIDTH = ("Mn", "Me", "Cf")


def letter_width(letter: str) -> int:
    """How many columns a letter takes."""
    if letter.isascii():
        return 1
    if unicodedata.category(letter) in _NO_WIDTH:
        return 0
    return 2 if unicodedata.east_asian_width(letter) in _WIDE else 1


class RowLayout:
    """Where each letter of a text is. A row ends after a space; a word that is wider than a row is divided.

    No letter but a space takes the last column, so that there is always room for the space that ends a row.
    """

    def __init__(self, columns: Callable[[], int], text: str = "") -> None:
        """`columns` says how many the terminal has now."""
        self._columns = columns
        self.text = ""
        self._starts = [0]
        """Where each row begins, in letters."""
        self.show(text)

    def show(self, text: str) -> tuple[int, int, int]:
        """Lays out another text. Up to where nothing has moved, in letters, and the row and column where that was."""
        columns = max(self._columns(), 1)
        same = _same_beginning(self.text, text)
        old_text, old = self.text, self._starts
        # The word that a row begins with may fit on the row above now.
        first = max(bisect_right(old, same) - 2, 0)
        self.text, self._starts = text, old[: first + 1]
        self._divide(columns)
        for one, other in zip_longest(old, self._starts, fillvalue=len(text) + len(old_text)):
            if one != other:
                same = min(same, one, other)
                break
        return same, *_place(old_text, old, same)

    def _divide(self, columns: int) -> None:
        """Divides the text from the beginning of the last known row on."""
        text, start = self.text, self._starts[-1]
        at = word = start
        column = 0
        while at < len(text):
            letter = text[at]
            room = columns if letter == " " else max(columns - 1, 1)
            if column + letter_width(letter) > room and at > start:
                start = word if word > start else at
                self._starts.append(start)
                at, word, column = start, start, 0
                continue
            column += letter_width(letter)
            at += 1
            if letter == " ":
                word = at
        if column >= columns and at > start:  # the cursor is at the beginning of the next row
            self._starts.append(at)

    def place(self, at: int) -> tuple[int, int]:
        """The row and column of a position in letters."""
        return _place(self.text, self._starts, at)

    def rows(self, start: int) -> list[str]:
        """The text from a position on, row by row; the first is the rest of the row of that position."""
        ends = [each for each in self._starts if each > start]
        return [self.text[a:b] for a, b in zip([start, *ends], [*ends, len(self.text)], strict=True)]


def _place(text: str, starts: Sequence[int], at: int) -> tuple[int, int]:
    row = bisect_right(starts, at) - 1
    return row, sum(map(letter_width, text[starts[row] : at]))


def _same_beginning(one: str, other: str) -> int:
    """How many letters two texts have in common at their beginning."""
    if other.startswith(one):
        return len(one)
    low, high = 0, min(len(one), len(other))
    while low < high:
        middle = (low + high + 1) // 2
        if one[:middle] == other[:middle]:
            low = middle
        else:
            high = middle - 1
    return low
