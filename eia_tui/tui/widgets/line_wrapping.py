"""Wraps a long line again only where it changed: a key takes no longer in a line of several pages."""

from bisect import bisect_left, bisect_right
from itertools import pairwise

from textual._wrap import compute_wrap_offsets
from textual.document._document import Location
from textual.document._wrapped_document import WrappedDocument

_AT_ONCE = 2000
"""Letters that are wrapped before it is looked whether the rest falls into the lines it was in."""


class LongLines(WrappedDocument):
    """Textual's wrapped text, with the same results, faster."""

    def get_sections(self, line_index: int) -> list[str]:
        """The lines on the screen of one line of the text."""
        line = self.document[line_index]
        return [line[start:end] for start, end in pairwise([0, *self._wrap_offsets[line_index], len(line)])]

    def section(self, line_index: int, part: int) -> str | None:
        """One of these lines; None if the line has a tab, whose width depends on what is before it."""
        line = self.document[line_index]
        if "\t" in line:
            return None
        offsets = self._wrap_offsets[line_index]
        return line[offsets[part - 1] if part else 0 : offsets[part] if part < len(offsets) else len(line)]

    def part_of(self, location: Location) -> int:
        """The number of the line on the screen, within its line of text, that holds a location."""
        return bisect_right(self._wrap_offsets[location[0]], location[1])

    def wrap_range(self, start: Location, old_end: Location, new_end: Location) -> None:
        """Wraps again what an edit changed."""
        index = start[0]
        one_line = index == old_end[0] == new_end[0] and 0 <= index < len(self._wrap_offsets)
        line = self.document[index] if one_line else ""
        if not one_line or not self._width or len(line) <= _AT_ONCE or "\t" in line:
            super().wrap_range(start, old_end, new_end)
            return
        old = self._wrap_offsets[index]
        new = self._rewrapped(line, old, min(start[1], old_end[1]), max(start[1], new_end[1]), new_end[1] - old_end[1])
        top = self._line_index_to_offsets[index][0]
        self._wrap_offsets[index] = new
        self._tab_width_cache[index] = [0]
        self._offset_to_line_info[top : top + len(old) + 1] = [(index, part) for part in range(len(new) + 1)]
        self._line_index_to_offsets[index] = list(range(top, top + len(new) + 1))
        if shift := len(new) - len(old):
            below = self._line_index_to_offsets
            below[index + 1 :] = [[offset + shift for offset in offsets] for offsets in below[index + 1 :]]

    def _rewrapped(self, line: str, old: list[int], start: int, end: int, by: int) -> list[int]:
        """Where a line breaks after an edit from `start` to `end`, which moved what comes after it `by` letters.

        It is wrapped from the line on the screen before the edit on, for a word that got shorter may fit there; as soon
        as it breaks where it did before, so does all the rest. Only breaks between words are such places: the end of a
        word that is wider than a line is not measured as a word of its own.
        """
        kept = old[: max(bisect_left(old, start) - 1, 0)]
        while kept and not _between_words(line, kept[-1]):
            kept.pop()
        new = list(kept)
        begin = kept[-1] if kept else 0
        later = {offset + by for offset in old if offset + by > end}
        length = _AT_ONCE
        while begin < len(line):
            piece = line[begin : begin + length]
            whole = begin + length >= len(line)
            found = [begin + each for each in compute_wrap_offsets(piece, self._width, self._tab_width)]
            if not whole:
                found = found[:-1]  # the word at the end of the piece may go on
            for offset in found:
                if offset > end and offset in later and _between_words(line, offset):
                    return [*new, *(each for each in sorted(later) if each >= offset)]
                new.append(offset)
            if whole:
                break
            while found and not _between_words(line, found[-1]):
                new.pop()
                found.pop()
            if found:
                begin, length = found[-1], _AT_ONCE
            else:
                length *= 2  # a word of thousands of letters
        return new


def _between_words(line: str, offset: int) -> bool:
    return line[offset - 1].isspace()
