"""What keys do at the tables, pictures and charts of an answer: as in Word, no key breaks one up by accident."""

from textual.document._document import DocumentBase, Location
from textual.document._document_navigator import DocumentNavigator
from textual.geometry import Offset

from eia_tui.prose.line_markers import is_blank
from eia_tui.prose.picture_syntax import PICTURE
from eia_tui.prose.table_syntax import CELL_END
from eia_tui.tui.widgets.drawn_blocks import BlockKind, DrawnBlocks
from eia_tui.tui.widgets.drawn_lines import cells_of
from eia_tui.tui.widgets.line_wrapping import LongLines


class ScreenNavigator(DocumentNavigator):
    """Moves the cursor up and down by what is on the screen; the line below the heading of a table is passed over."""

    def __init__(self, wrapped: LongLines) -> None:
        """`wrapped` says what is where."""
        super().__init__(wrapped)
        self._wrapped = wrapped

    def get_location_above(self, location: Location) -> Location:
        """The place above another one; the beginning of the text from its first line."""
        return self._next(location, -1, (0, 0))

    def get_location_below(self, location: Location) -> Location:
        """The place below another one; the end of the text from its last line."""
        return self._next(location, 1, self._wrapped.document.end)

    def _next(self, location: Location, by: int, beyond: Location) -> Location:
        x, y = self._wrapped.location_to_offset(location)
        y += by
        if self._wrapped.is_rule_at(y):
            y += by
        if not 0 <= y < self._wrapped.height:
            return beyond
        return self._wrapped.offset_to_location(Offset(max(x, self.last_x_offset), y))


def visitable(blocks: DrawnBlocks, document: DocumentBase, location: Location, before: Location) -> Location:
    """The nearest place where the cursor can be, for one that moves from `before` to `location`.

    It is not inside the path of a picture, nor on the rule of a table.
    """
    index, column = location
    if blocks.is_rule(index):
        if before < location:
            return index + 1, 0
        return index - 1, len(document[index - 1])
    return index, blocks.past_hidden(index, column, before[1] if before[0] == index else 0)


def block_at(blocks: DrawnBlocks, document: DocumentBase, location: Location) -> BlockKind | None:
    """What Enter edits at a place; None behind it, where Enter starts a line."""
    index, column = location
    line = document[index]
    if blocks.is_row(index):
        return None if blocks.is_last_row(index) and column >= len(line.rstrip()) else "table"
    match blocks.kind(index):
        case "chart":
            return "chart" if column < len(line) else None
        case "picture":
            inside = any(match.start() <= column < match.end() for match in PICTURE.finditer(line))
            return "picture" if inside else None
    return None


def place_to_type(blocks: DrawnBlocks, document: DocumentBase, location: Location) -> Location | None:
    """Where a character goes that is typed at a place in a table: into the nearest cell; None for below the table."""
    index, column = location
    if blocks.is_rule(index):
        index, column = index + 1, 0
    if not blocks.is_row(index):
        return location
    line = document[index]
    cells = cells_of(line)
    first, last = cells.ranges[0], cells.ranges[-1]
    if cells.opened and column < first[0]:
        return index, first[0] + line[first[0] : first[1]].startswith(" ")
    if cells.closed and column > last[1]:
        if blocks.is_last_row(index):
            return None
        return index, last[0] + len(line[last[0] : last[1]].rstrip())
    return location


def range_to_delete(
    blocks: DrawnBlocks, document: DocumentBase, start: Location, end: Location
) -> tuple[Location, Location] | None:
    """What a key deletes that would delete from `start` to `end`: a picture as a whole.

    None if it would break up a table: rows and columns are deleted in the grid.
    """
    first, last = start[0], end[0]
    if start[1] == 0 and end == (first + 1, 0):  # the whole line
        return None if blocks.is_heading(first) or blocks.is_rule(first) else (start, end)
    if first != last:
        touched = blocks.is_row(first) or blocks.is_row(last)
        one_blank = is_blank(document[first]) or is_blank(document[last])
        return None if touched and not one_blank else (start, end)
    line, begin, stop = document[first], start[1], end[1]
    if blocks.is_row(first):
        if blocks.is_rule(first) or any(begin <= bar.start() < stop for bar in CELL_END.finditer(line)):
            return None
        begin, stop = blocks.with_hidden(first, begin, stop)
    elif blocks.kind(first) == "picture":
        for match in PICTURE.finditer(line):
            if (
                begin < match.end()
                and stop > match.start()
                and not match.start("alt") <= begin <= stop <= match.end("alt")
            ):
                begin, stop = min(begin, match.start()), max(stop, match.end())
        begin, stop = blocks.with_hidden(first, begin, stop)
    return (first, begin), (first, stop)
