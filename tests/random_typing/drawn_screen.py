"""The screen as the wizard draws it, cell by cell, compared with the text of its fields."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import zip_longest

from rich.cells import cell_len, split_graphemes
from textual._compositor import CompositorUpdate
from textual.document._document import Document
from textual.document._wrapped_document import WrappedDocument
from textual.expand_tabs import get_tab_widths
from textual.geometry import Region

from eia_tui.prose.charts import is_chart_line
from eia_tui.prose.table_syntax import table_rows
from eia_tui.tui.app import Wizard
from eia_tui.tui.widgets.text_field import TextField

_PIECES = re.compile(r"\x1b\[(\d+);(\d+)H|\x1b\[[\d;:]*m|\x1b\]8;.*?\x1b\\|([^\x1b\n]+)|\n", re.DOTALL)
"""Cursor movements, colours and text: everything that Textual writes to draw a screen."""

_JOINED = re.compile(r"^[\u200b-\u200d\u2060\ufe0f\u0300-\u036f\U0001f3fb-\U0001f3ff]+")
"""Zero-width characters: at the start of a line they belong to the cell before."""


class DrawnScreen:
    """The screen of a terminal that has drawn everything the wizard wrote."""

    def __init__(self, wizard: Wizard) -> None:
        """Receives everything that `wizard` draws from now on; it has no terminal of its own."""
        self.wizard = wizard
        self.cells: dict[tuple[int, int], str] = {}
        wizard._display = self._display
        self.write(wizard.screen._compositor.render_full_update().render_segments(wizard.console))

    def _display(self, _screen: object, update: object) -> None:
        if isinstance(update, CompositorUpdate) and not self.wizard._batch_count:
            self.write(update.render_segments(self.wizard.console))

    def write(self, written: str) -> None:
        """Draws what is written to a terminal."""
        x = y = end = 0
        for piece in _PIECES.finditer(written):
            assert piece.start() == end, f"no paint: {written[end : end + 20]!r}"
            end = piece.end()
            row, column, text = piece.groups()
            if row:
                x, y = int(column) - 1, int(row) - 1
            # The end of an emoji at the start of a line belongs to the cell before; what it joins is drawn.
            if text and x and (joined := _JOINED.match(text)):
                self.cells[x - 1, y] += joined.group()
                text = text[joined.end() :]
            for start, stop, width in split_graphemes(text)[0] if text else ():
                if width:
                    self.cells[x, y] = text[start:stop]
                    for rest in range(1, width):
                        self.cells[x + rest, y] = ""
                    x += width
                elif x:
                    self.cells[x - 1, y] += text[start:stop]
        assert end == len(written), f"no paint: {written[end : end + 20]!r}"

    def forget(self) -> None:
        """Clears the screen, as a terminal does when its size changes."""
        self.cells.clear()

    def line(self, y: int, x: int, width: int) -> str:
        """The text of a line from a column on."""
        return "".join(self.cells.get((x + at, y), "") for at in range(width))


def differences(drawn: DrawnScreen) -> list[str]:
    """The lines of visible fields that show something else than their text, and what they should show."""
    screen = drawn.wizard.screen
    visible = screen._compositor.visible_widgets
    wrong = []
    for widget, (region, clip) in visible.items():
        if isinstance(widget, TextField):
            inside = region.shrink(widget.styles.gutter).shrink(widget.scrollbar_gutter)
            for number, text in enumerate(expected(widget, inside)):
                line = Region(inside.x, inside.y + number, inside.width, 1)
                if not clip.contains_region(line):
                    continue
                if {screen.get_widget_at(x, line.y)[0] for x in (line.x, line.right - 1)} != {widget}:
                    continue  # a bar covers it on a very small screen
                shown = drawn.line(line.y, line.x, line.width)
                if isinstance(text, TableRow):
                    if problem := text.problem(shown):
                        wrong.append(f"{widget.css_identifier} line {number}: {shown!r}: {problem}")
                elif shown.rstrip(" ") != text.rstrip(" ") and not (shown.rstrip(" ") == "▌" and not text):
                    wrong.append(f"{widget.css_identifier} line {number}: {shown!r} instead of {text!r}")
    return wrong


def expected(area: TextField, inside: Region) -> "Iterator[str | TableRow]":
    """What each line of a field must show: its text, wrapped again for its width; tables and pictures as drawn."""
    if not area.text:
        yield from [str(area.placeholder)[: inside.width]] + [""] * (inside.height - 1)
        return
    room = max(inside.width - 1, 1)
    rows: list[str | TableRow] = []
    lines = Document(area.text).lines
    blocks = drawn_lines(lines, room) if not area.one_line else {}
    for index, typed in enumerate(lines):
        block = blocks.get(index)
        if isinstance(block, TableRow):
            rows.append(block)
            continue
        line, tab = (typed, area.indent_width) if block is None else (block, 1)
        sections, hang = _wrapped(line, room, area), _hang(typed, room, area)
        if hang and len(sections) > 1:
            first = sections[0]
            sections = [first, *_wrapped(line.removeprefix(first), room - hang, area)]
        assert "".join(sections) == line
        widths = [width for _, width in get_tab_widths(line, tab) if width]
        for number, section in enumerate(sections):
            first, *others = section.split("\t")
            shown = _JOINED.sub("", first + "".join(" " * widths.pop(0) + each for each in others))
            rows.append(" " * hang * bool(number) + shown)
    top = area.scroll_offset.y
    yield from (rows + [""] * (top + inside.height))[top : top + inside.height]


_BEFORE = re.compile(r"[ \t\u00a0>]*")
_PICTURE = re.compile(r"(?<!\\)!\[((?:\\.|[^\[\]\\])*)\]\((?:<[^<>]*>|[^\s()<>\\]+)\)")
_BAR = re.compile(r"(?<!\\)\|")


@dataclass
class TableRow:
    """A row of a table: its cells must be shown, or a part of each with …, between bars below those of the heading."""

    cells: list[str]
    rule: bool
    bars: list[int]
    """Where the bars of the table are on the screen, once a row of it was seen."""

    def problem(self, shown: str) -> str:
        """What is wrong with a line of the screen; "" if nothing is."""
        if self.rule:
            return "" if re.match(r"[ \t\u00a0>]*├[─┼]*(┤ *$|─ (Table.* )?Enter to edit)", shown) else "no rule"
        drawn = shown.rstrip(" ").split("│")
        bars = [cell_len("│".join(drawn[: number + 1])) for number in range(len(drawn) - 1)]
        if self.bars and bars != self.bars:
            return f"bars at {bars} instead of {self.bars}"
        self.bars[:] = bars
        texts = [cell.strip(" ") for cell in drawn[1:-1]]
        for text, cell in zip_longest(texts, self.cells, fillvalue=""):
            part = text.removeprefix("…").removesuffix("…").strip(" ")
            if cell != text and (part == text or part not in cell):
                return f"{text!r} instead of {cell!r}"
        return ""


def drawn_lines(lines: list[str], room: int) -> "dict[int, str | TableRow]":
    """The lines that are drawn, of the whole text: as what, by their numbers."""
    drawn: dict[int, str | TableRow] = {}
    if room < 20:
        return drawn
    bare = [(0, _BEFORE.sub("", line, count=1)) for line in lines]
    number = 0
    while number < len(lines):
        rows = table_rows(bare, number)
        if not rows:
            if len(lines[number]) <= 2000 and _PICTURE.search(lines[number]):
                drawn[number] = _PICTURE.sub(_picture, lines[number]).replace("\t", " ")
            number += 1
            continue
        cells = [_cells(line) for _, line in bare[number : number + rows]]
        widths = [max(map(cell_len, column)) for column in zip_longest(*(cells[:1] + cells[2:]), fillvalue="")]
        before = max(len(line) - len(_BEFORE.sub("", line, count=1)) for line in lines[number : number + rows])
        if before + 1 + sum(min(width, 4) + 3 for width in widths) <= room:
            bars: list[int] = []
            for row in range(rows):
                drawn[number + row] = TableRow([cell.strip(" ") for cell in cells[row]], row == 1, bars)
        number += rows
        while number < len(lines) and not lines[number].strip(" \t"):
            number += 1
        if number < len(lines) and is_chart_line(bare[number][1]):
            start = len(lines[number]) - len(bare[number][1])
            drawn[number] = f"{lines[number][:start]}[{bare[number][1]}]".replace("\t", " ")
            number += 1
    return drawn


def _picture(match: re.Match[str]) -> str:
    description = re.sub(r"\\([\[\]|])", r"\1", match[1])
    return f"[Picture: {description if description.strip() else description + 'no description'}]"


def _cells(line: str) -> list[str]:
    """The cells of a row as they are drawn in full, with the spaces that are more than one at their beginning."""
    inner = line.rstrip(" \t").removeprefix("|")
    inner = re.sub(r"(?<!\\)\|$", "", inner)
    return [
        re.sub(r"\\([\[\]|])", r"\1", cell.removeprefix(" ").rstrip(" \t")).replace("\t", " ")
        for cell in _BAR.split(inner)
    ]


def _wrapped(line: str, room: int, area: TextField) -> list[str]:
    return WrappedDocument(Document(line), room, area.indent_width).get_sections(0)


def _hang(line: str, room: int, area: TextField) -> int:
    """The columns left free below the bullet or number of an item; 0 for other lines, and where a third is too little."""
    item = re.match(r"([ \u00a0]*)([-*]|[0-9][0-9]?[0-9]?[.)])([ \u00a0]+)[^\s]", line)
    if item is None or area.one_line or "\t" in line:
        return 0
    columns = len(item[1] + item[2] + item[3])
    return columns if 3 * columns <= room else 0
