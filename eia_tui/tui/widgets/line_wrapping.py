"""Wraps text for the screen: items hang, tables are drawn, and a long line is wrapped only where it changed."""

import re
from bisect import bisect_left, bisect_right
from itertools import pairwise

from textual._cells import cell_len, cell_width_to_column_index
from textual._wrap import compute_wrap_offsets
from textual.document._document import DocumentBase, Location
from textual.document._wrapped_document import WrappedDocument
from textual.geometry import Offset

from eia_tui.prose.line_markers import BULLETS
from eia_tui.tui.widgets.drawn_blocks import DrawnBlocks
from eia_tui.tui.widgets.drawn_lines import DrawnLine

_AT_ONCE = 2000
"""Letters that are wrapped before it is looked whether the rest falls into the lines it was in."""


_ITEM = re.compile(rf"[ \u00a0]*(?:[{BULLETS}]|[0-9]{{1,3}}[.)])[ \u00a0]+(?=\S)")
"""The beginning of an item of a list, up to its text."""
_BEGINS = re.compile(rf"[ \u00a0]*(?:[{BULLETS}]|[0-9]{{0,3}}[.)]?)[ \u00a0]*")
"""What may become the beginning of an item, or was one, when the text after it changes."""
_WIDEST_HANG = 1 / 3
"""The share of the width that is left free below the beginning of an item at most."""


class LongLines(WrappedDocument):
    """Textual's wrapped text, faster with long lines; below its first line an item is indented by its beginning.

    Tables, pictures and charts are drawn: a place in such a line is where `DrawnLine` has it.
    """

    def __init__(self, document: DocumentBase, width: int = 0, tab_width: int = 4, *, prose: bool = False) -> None:
        """In `prose` items hang, and tables, pictures and charts are drawn; else the text is wrapped only."""
        self._prose = prose
        self.blocks = DrawnBlocks(document)
        self.edits_are_exact = True
        """Whether edits are where Textual says: of several that are undone together, it names the farthest places."""
        super().__init__(document, width, tab_width)

    def hang(self, line_index: int) -> int:
        """The columns by which a line of the text is indented on the screen after its first line there."""
        return self._hang(self.document[line_index])

    def _hang(self, line: str) -> int:
        head = _ITEM.match(line) if self._prose and "\t" not in line else None
        return head.end() if head and head.end() <= self._width * _WIDEST_HANG else 0

    def wrap(self, width: int, tab_width: int | None = None) -> None:
        """Wraps the whole text at a width in columns; 0 for no wrapping."""
        super().wrap(width, tab_width)
        if self._prose:
            self.blocks.read_all()
        self._wrap_again(range(len(self._wrap_offsets)))

    def drawn(self, index: int, column: int | None = None) -> DrawnLine | None:
        """How a line of the text is drawn, with the cursor in a column; None if as it is."""
        return self.blocks.draw(index, self._width, column)

    def _drawn_now(self, index: int) -> DrawnLine | None:
        """How a line of the text is drawn, with the cursor where it is."""
        cursor = self.blocks.cursor
        return self.drawn(index, cursor[1] if cursor and cursor[0] == index else None)

    def _breaks_of(self, index: int) -> list[int]:
        """Where a line of the text breaks."""
        line, drawn = self.document[index], self.drawn(index)
        if drawn is None:
            return self._breaks(line, self._hang(line)) if self._width else []
        if self.blocks.is_row(index):
            return []
        return drawn.breaks(self._breaks(drawn.text, self._hang(line)))

    def _wrap_again(self, indices: range, *, all_of_them: bool = False) -> None:
        """Wraps those lines of the text that are drawn or hang, or all; they are wrapped as if none of them did."""
        changed = -1
        for index in indices:
            old = self._wrap_offsets[index]
            if all_of_them or self.blocks.kind(index) or (old and self.hang(index)):
                self._wrap_offsets[index] = new = self._breaks_of(index)
                if changed < 0 and len(new) != len(old):
                    changed = index
        if changed >= 0:
            self._count_lines_from(changed)

    def _count_lines_from(self, changed: int) -> None:
        """Counts the lines on the screen again, from a line of the text on."""
        top = self._line_index_to_offsets[changed][0]
        del self._offset_to_line_info[top:]
        for index in range(changed, len(self._wrap_offsets)):
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
        index, column = location
        indent = self.hang(index) if self.part_of(location) else 0
        drawn = self.drawn(index, column)
        if drawn is None:
            x, y = super().location_to_offset(location)
            return Offset(x + indent, y)
        part = self.part_of(location)
        start, _ = self.range_of(drawn, index, part)
        x = cell_len(drawn.text[start : drawn.starts[min(column, len(drawn.starts) - 1)]])
        return Offset(x + indent, self._line_index_to_offsets[index][part])

    def get_target_document_column(self, line_index: int, x_offset: int, y_offset: int) -> int:
        """The column of a line of the text at a place on the screen: on which of its lines there, and how far right."""
        parts = len(self._wrap_offsets[line_index]) + 1
        part = y_offset % parts  # -1 is the last
        x = max(0, x_offset - (self.hang(line_index) if part else 0))
        drawn = self._drawn_now(line_index)
        if drawn is None:
            return super().get_target_document_column(line_index, x, y_offset)
        start, end = self.range_of(drawn, line_index, part)
        column = drawn.column_at(start + cell_width_to_column_index(drawn.text[start:end], x, self._tab_width))
        last = self._wrap_offsets[line_index][part] - 1 if part < parts - 1 else len(self.document[line_index])
        return self.blocks.past_hidden(line_index, min(column, last), last)

    def is_rule_at(self, y: int) -> bool:
        """Whether the line on the screen is the rule of a drawn table."""
        if not 0 <= y < len(self._offset_to_line_info):
            return False
        index, _ = self._offset_to_line_info[y]
        return self.blocks.is_rule(index) and self.drawn(index) is not None

    def range_of(self, drawn: DrawnLine, index: int, part: int) -> tuple[int, int]:
        """From where to where a line is drawn on one of its lines on the screen."""
        breaks = [drawn.starts[min(each, len(drawn.starts) - 1)] for each in self._wrap_offsets[index]]
        edges = [0, *breaks, len(drawn.text)]
        return edges[part], edges[part + 1]

    def get_sections(self, line_index: int) -> list[str]:
        """The lines on the screen of one line of the text."""
        line = self.document[line_index]
        return [line[start:end] for start, end in pairwise([0, *self._wrap_offsets[line_index], len(line)])]

    def section(self, line_index: int, part: int, drawn: DrawnLine | None) -> str | None:
        """One of these lines, as it is drawn; None if it has a tab, whose width depends on what is before it."""
        line = self.document[line_index]
        if drawn:
            start, end = self.range_of(drawn, line_index, part)
            return drawn.text[start:end]
        if "\t" in line:
            return None
        offsets = self._wrap_offsets[line_index]
        return line[offsets[part - 1] if part else 0 : offsets[part] if part < len(offsets) else len(line)]

    def part_of(self, location: Location) -> int:
        """The number, within its line of text, of the line on the screen with a location."""
        return bisect_right(self._wrap_offsets[location[0]], location[1])

    def wrap_range(self, start: Location, old_end: Location, new_end: Location) -> None:
        """Wraps again what an edit changed."""
        index = start[0]
        one_line = index == old_end[0] == new_end[0] and 0 <= index < len(self._wrap_offsets)
        line = self.document[index] if one_line else ""
        if not one_line or not self._width or "\t" in line:
            most = len(self._wrap_offsets) - 1
            super().wrap_range(start, old_end, new_end)
            first = max(min(start[0], old_end[0], most), 0)
            old_last, last = (min(max(start[0], end[0]), top) for end, top in ((old_end, most), (new_end, self._last)))
            concerned = self.blocks.read_again(first, old_last, last) if self._prose else range(0)
            self._wrap_again(range(first, last + 1))
            self._wrap_again(concerned, all_of_them=True)
            return
        self._wrap_one(index, line, start, old_end, new_end)
        if self._prose:
            self._wrap_again(self.blocks.read_again(index, index, index), all_of_them=True)

    @property
    def _last(self) -> int:
        return self.document.line_count - 1

    def _wrap_one(self, index: int, line: str, start: Location, old_end: Location, new_end: Location) -> None:
        """Wraps again what an edit within a line of the text changed, as if it were not drawn."""
        old, hang = self._wrap_offsets[index], self._hang(line)
        begin, end = min(start[1], old_end[1]), max(start[1], new_end[1])
        if (
            len(line) <= _AT_ONCE
            or not self.edits_are_exact
            or self.blocks.kind(index)
            or _BEGINS.fullmatch(line, 0, begin)
        ):
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
