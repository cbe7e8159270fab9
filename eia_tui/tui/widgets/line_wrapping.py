"""Wraps text for the screen: items of lists hang, and a long line is wrapped again only where it changed."""

import re
from bisect import bisect_left, bisect_right
from itertools import pairwise

from textual._wrap import compute_wrap_offsets
from textual.document._document import DocumentBase, Location
from textual.document._wrapped_document import WrappedDocument
from textual.geometry import Offset

_AT_ONCE = 2000
"""Letters that are wrapped before it is looked whether the rest falls into the lines it was in."""


_ITEM = re.compile(r"[ \u00a0]*(?:[-*]|[0-9]{1,3}[.)])[ \u00a0]+(?=\S)")
"""The beginning of an item of a list, up to its text."""
_BEGINS = re.compile(r"[ \u00a0]*(?:[-*]|[0-9]{0,3}[.)]?)[ \u00a0]*")
"""What may become the beginning of an item, or was one, when the text after it changes."""
_WIDEST_HANG = 1 / 3
"""The share of the width that is left free below the beginning of an item at most."""


class LongLines(WrappedDocument):
    """Textual's wrapped text, faster with long lines; below its first line an item is indented by its beginning."""

    def __init__(self, document: DocumentBase, width: int = 0, tab_width: int = 4, *, items_hang: bool = False) -> None:
        """`items_hang` has the lines of an item after its first begin below its text; else the text is wrapped only."""
        self._items_hang = items_hang
        super().__init__(document, width, tab_width)

    def hang(self, line_index: int) -> int:
        """The columns by which a line of the text is indented on the screen after its first line there."""
        return self._hang(self.document[line_index])

    def _hang(self, line: str) -> int:
        head = _ITEM.match(line) if self._items_hang and "\t" not in line else None
        return head.end() if head and head.end() <= self._width * _WIDEST_HANG else 0

    def wrap(self, width: int, tab_width: int | None = None) -> None:
        """Wraps the whole text at a width in columns; 0 for no wrapping."""
        super().wrap(width, tab_width)
        self._hang_items(range(len(self._wrap_offsets)))

    def _hang_items(self, line_indices: range) -> None:
        """Wraps the items among lines of the text, which are wrapped as if none of them were."""
        changed = [index for index in line_indices if self._wrap_offsets[index] and self.hang(index)]
        for index in changed:
            self._wrap_offsets[index] = self._breaks(self.document[index], self.hang(index))
        if not changed:
            return
        top = self._line_index_to_offsets[changed[0]][0]
        del self._offset_to_line_info[top:]
        for index in range(changed[0], len(self._wrap_offsets)):
            parts = len(self._wrap_offsets[index]) + 1
            self._line_index_to_offsets[index] = list(range(top, top + parts))
            self._offset_to_line_info += [(index, part) for part in range(parts)]
            top += parts

    def _breaks(self, text: str, hang: int, *, from_start: bool = True) -> list[int]:
        """Where a line breaks, or, unless `from_start`, the part of it that begins with a line on the screen."""
        room = self._width - hang
        if not from_start:
            return compute_wrap_offsets(text, room, self._tab_width)
        breaks = compute_wrap_offsets(text, self._width, self._tab_width)
        if not (hang and breaks):
            return breaks
        first = breaks[0]
        return [first, *(first + each for each in compute_wrap_offsets(text[first:], room, self._tab_width))]

    def location_to_offset(self, location: Location) -> Offset:
        """Where a location of the text is on the screen, from the top left of the text."""
        x, y = super().location_to_offset(location)
        return Offset(x + (self.hang(location[0]) if self.part_of(location) else 0), y)

    def get_target_document_column(self, line_index: int, x_offset: int, y_offset: int) -> int:
        """The column of a line of the text at a place on the screen: on which of its lines there, and how far right."""
        part = y_offset % (len(self._wrap_offsets[line_index]) + 1)  # -1 is the last
        indent = self.hang(line_index) if part else 0
        return super().get_target_document_column(line_index, max(0, x_offset - indent), y_offset)

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
        if not one_line or not self._width or "\t" in line:
            super().wrap_range(start, old_end, new_end)
            first, last = sorted((start[0], new_end[0]))
            self._hang_items(range(max(first, 0), min(last + 1, len(self._wrap_offsets))))
            return
        old, hang = self._wrap_offsets[index], self._hang(line)
        begin, end = min(start[1], old_end[1]), max(start[1], new_end[1])
        if len(line) <= _AT_ONCE or _BEGINS.fullmatch(line, 0, begin):
            new = self._breaks(line, hang)
        else:
            new = self._rewrapped(line, old, begin, end, new_end[1] - old_end[1])
        top = self._line_index_to_offsets[index][0]
        self._wrap_offsets[index] = new
        self._tab_width_cache[index] = [0] if line else []
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
        hang = self._hang(line)
        begin = kept[-1] if kept else 0
        later = {offset + by for offset in old if offset + by > end}
        length = _AT_ONCE
        while begin < len(line):
            piece = line[begin : begin + length]
            whole = begin + length >= len(line)
            found = [begin + each for each in self._breaks(piece, hang, from_start=not begin)]
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
