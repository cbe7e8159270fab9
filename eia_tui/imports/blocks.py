"""Reads the paragraphs, lists, tables and pictures of a received document as the blocks of a long answer."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from lxml import etree

from eia_tui.imports.charts import ReceivedChart, charts_in, with_chart
from eia_tui.imports.inline import Aside, InlineReader, Look, normalised, plain_line, without_bold
from eia_tui.imports.lists import ListPlace, Numbers
from eia_tui.imports.pictures import Pictures
from eia_tui.imports.styles import ReceivedStyles
from eia_tui.prose.blocks import Block, Break, Inline, Line, Listing, Paragraph, Quote, Table, Text
from eia_tui.word.ooxml import C, w
from eia_tui.word.received import Received
from eia_tui.word.styles import is_on
from eia_tui.word.tables import rows

_NEAR = 30
"""Twentieths of a point by which programs move an indent when they save it again."""
_LAST_NUMBER = 999
_UPRIGHT = Look(bold=True, italic=True)
"""With this look no words are read as bold or italic, which takes less time."""
CHART_LINE = "the line for a chart that its table no longer allows"
"""An aside whose words are in the answer, and not in the document."""


@dataclass
class _OpenList:
    """A list that may still get items."""

    place: ListPlace
    items: list["_Container"]
    next_number: int = 0


@dataclass
class _Container:
    """The blocks of an answer, of a list item or of a quotation, as they are collected."""

    left: int = 0
    quote: bool = False
    content: list["Block | _OpenList | _Container"] = field(default_factory=list)


class BlockReader:
    """Reads the paragraphs and tables of one document, or of one view of it."""

    def __init__(self, root: etree._Element, received: Received, pictures: Pictures) -> None:
        self._received = received
        self._styles = ReceivedStyles(received.styles)
        self._inline = InlineReader(received, self._styles, pictures)
        self._places = Numbers(received.numbering, self._styles).places(root)

    def text(self, paragraph: etree._Element) -> str:
        """The text of a paragraph."""
        return plain_line(self._inline.line(paragraph, _UPRIGHT)[0])

    def look(self, paragraph: etree._Element) -> Look:
        """How the words of a paragraph of the form itself are printed."""
        line, _ = self._inline.line(paragraph, Look())
        texts = [part for part in line if isinstance(part, Text)]
        left = self._styles.indent(paragraph)[0]
        return Look(all(part.bold for part in texts), all(part.italic for part in texts), left) if texts else Look()

    def blocks(self, elements: Sequence[etree._Element], look: Look) -> tuple[tuple[Block, ...], list[Aside]]:
        """The blocks in paragraphs and tables, and what in them cannot be part of an answer."""
        builder = _Builder(self._styles, self._places, look)
        asides: list[Aside] = []
        charts: list[ReceivedChart] = []
        for at, element in enumerate(elements):
            if element.tag == w("tbl"):
                table, more = self._table(element, look)
                asides += more
                if table:
                    blocks, charts = _charted(table, charts, asides)
                    builder.add_table(blocks, elements[at + 1 :])
            elif element.tag == w("p"):
                line, more = self._inline.line(element, look)
                asides += more
                builder.add(element, line)
                own = charts_in(element, self._received)
                charts += own
                others = sum(1 for _ in element.iter(f"{{{C}}}chart")) - len(own)
                asides += [Aside("a chart of a kind that an answer cannot have", "")] * others
            else:
                asides.append(
                    Aside("a part in another format, which Word shows once the file has been saved in it", "")
                )
        asides += map(_lost_chart, charts)
        return builder.finish(), asides

    def _table(self, element: etree._Element, look: Look) -> tuple[Table | None, list[Aside]]:
        asides: list[Aside] = []
        simpler = False
        lines: list[list[Line]] = []
        for row in rows(element):
            cells: list[Line] = [()] * (row.cells[0].column if row.cells else 0)
            for cell in row.cells:
                paragraphs = list(cell.element.iter(w("p")))
                read = [self._inline.line(each, look) for each in paragraphs]
                asides += [aside for _, more in read for aside in more]
                filled = [line for line, _ in read if line]
                simpler |= len(filled) > 1 or cell.span > 1 or cell.continues or self._has_list(paragraphs)
                simpler |= cell.element.find(f".//{w('tbl')}") is not None
                cells += [_on_one_line(filled), *[()] * (cell.span - 1)]
            lines.append(cells)
        columns = max(map(len, lines), default=0)
        if not columns:
            return None, asides
        if simpler:
            asides.append(Aside("a table was made simpler: each cell is one line, and no cells are merged", ""))
        header, *body = [(*line, *[()] * (columns - len(line))) for line in lines]
        texts = [part for cell in header for part in cell if isinstance(part, Text)]
        if texts and all(part.bold for part in texts):
            header = tuple(without_bold(cell) for cell in header)
        return Table(header, tuple(body), self._sides(element, columns)), asides

    def _has_list(self, paragraphs: Sequence[etree._Element]) -> bool:
        return any(each in self._places for each in paragraphs)

    def _sides(self, element: etree._Element, columns: int) -> tuple[str, ...]:
        """The alignment of each column, if all of its cells agree; left is that of any table."""
        sides: list[set[str]] = [set() for _ in range(columns)]
        for row in rows(element):
            for cell in row.cells:
                for paragraph in cell.element.findall(w("p")):
                    jc = paragraph.find(f"{w('pPr')}/{w('jc')}")
                    side = (
                        ""
                        if jc is None
                        else {"right": "right", "end": "right", "center": "center"}.get(str(jc.get(w("val"))), "")
                    )
                    if cell.column < columns:
                        sides[cell.column].add(side)
        return tuple(next(iter(each)) if len(each) == 1 else "" for each in sides)


class _Builder:
    """Puts paragraphs into the lists and quotations that they belong to."""

    def __init__(self, styles: ReceivedStyles, places: dict[etree._Element, ListPlace], look: Look) -> None:
        self._styles = styles
        self._places = places
        self._look = look
        self._top = _Container(look.left)
        self._open: list[_OpenList] = []

    def add(self, element: etree._Element, line: Line) -> None:
        """Adds a paragraph."""
        place = self._places.get(element)
        if place is not None and (place.number or 0) <= _LAST_NUMBER:
            self._add_item(place, self._paragraph(element, line))
        elif line:
            self._add_paragraph(element, self._paragraph(element, line))

    def _paragraph(self, element: etree._Element, line: Line) -> Paragraph | None:
        if not line:
            return None
        texts = [part for part in line if isinstance(part, Text)]
        kept = is_on(element.find(f"{w('pPr')}/{w('keepNext')}"))
        heading = self._styles.is_heading(element) or (
            kept and bool(texts) and not self._look.bold and all(part.bold for part in texts)
        )
        if heading and not any(isinstance(part, Break) for part in line):
            return Paragraph(without_bold(line), heading=True)
        return Paragraph(line)

    def add_table(self, table: Sequence[Block], following: Sequence[etree._Element]) -> None:
        """Adds a table, and the line below it that asks for a chart.

        They go to the item above if that has no words, or if the list goes on below the table.
        """
        inside = bool(self._open) and (not self._open[-1].items[-1].content or self._goes_on(following))
        if not inside:
            self._open.clear()
        self._container().content.extend(table)

    def _goes_on(self, following: Sequence[etree._Element]) -> bool:
        below = next(
            (each for each in following if each.tag == w("p") and next(each.iter(w("t")), None) is not None), None
        )
        if below is None:
            return False
        place = self._places.get(below)
        if place is None:
            return self._styles.indent(below)[0] >= self._open[-1].place.left - _NEAR
        return place.number is not None and place.number == self._open[0].next_number

    def _container(self) -> _Container:
        return self._open[-1].items[-1] if self._open else self._top

    def _add_item(self, place: ListPlace, paragraph: Paragraph | None) -> None:
        while self._open and self._open[-1].place.level > place.level:
            self._open.pop()
        current = self._open[-1] if self._open and self._open[-1].place.level == place.level else None
        goes_on = (
            current is not None
            and (current.place.number is None) == (place.number is None)
            and current.place.delimiter == place.delimiter
            and (place.number is None or place.number == current.next_number)
        )
        if current is None or not goes_on:
            if current is not None:
                self._open.pop()
            current = _OpenList(place, [])
            self._list_container(place).content.append(current)
            self._open.append(current)
        current.items.append(_Container(place.left))
        current.next_number = (place.number or 0) + 1
        if paragraph:
            current.items[-1].content.append(paragraph)

    def _list_container(self, place: ListPlace) -> _Container:
        """Where a new list goes: also into a quotation right above it that is indented as far."""
        container = self._container()
        last = container.content[-1] if container.content else None
        if isinstance(last, _Container) and last.quote and place.left - place.hanging >= last.left - _NEAR:
            return last
        return container

    def _add_paragraph(self, element: etree._Element, paragraph: Paragraph | None) -> None:
        if paragraph is None:
            return
        left = self._styles.indent(element)[0]
        quoted = self._styles.is_quoted(element)
        while self._open and not self._is_inside(left, self._open[-1], quoted=quoted):
            self._open.pop()
        container = self._container()
        if quoted:
            container = self._quotation(container, left)
        container.content.append(paragraph)

    def _is_inside(self, left: int, list_: _OpenList, *, quoted: bool) -> bool:
        if left <= self._look.left + _NEAR or not list_.place.left:
            return False
        return left > list_.place.left + _NEAR if quoted else left >= list_.place.left - _NEAR

    def _quotation(self, container: _Container, left: int) -> _Container:
        """The quotation at this indent: the one above it, one inside that, or a new one."""
        while True:
            last = container.content[-1] if container.content else None
            inside = isinstance(last, _Container) and last.quote and left >= last.left - _NEAR
            if not inside or not isinstance(last, _Container):
                break
            container = last
            if left <= last.left + _NEAR:
                return container
        new = _Container(left, quote=True)
        container.content.append(new)
        return new

    def finish(self) -> tuple[Block, ...]:
        """The blocks of all that was added."""
        return tuple(_finished(self._top))


def _charted(
    table: Table, charts: Sequence[ReceivedChart], asides: list[Aside]
) -> tuple[Sequence[Block], list[ReceivedChart]]:
    """The table with the chart above it, and the charts that are not its own; notes a chart that it cannot have."""
    own = charts[-1] if charts and charts[-1].is_of(table) else None
    if own is None:
        return (table,), list(charts)
    blocks, line = with_chart(table, own)
    if line:
        asides.append(Aside(CHART_LINE, line))
    return blocks, list(charts[:-1])


def _lost_chart(chart: ReceivedChart) -> Aside:
    return Aside("a chart that is of no table below it", chart.chart.title)


def _finished(container: _Container) -> Iterator[Block]:
    for each in container.content:
        if isinstance(each, _OpenList):
            yield from _listings(each)
        elif isinstance(each, _Container):
            yield Quote(tuple(_finished(each)))
        else:
            yield each


def _listings(list_: _OpenList) -> Iterator[Listing]:
    """The list without empty items; the numbers of the others stay."""
    run: list[tuple[Block, ...]] = []
    start = first = list_.place.number
    for position, item in enumerate(list_.items):
        blocks = tuple(_finished(item))
        if blocks:
            if not run and first is not None:
                start = first + position
            run.append(blocks)
        elif run and first is not None:
            yield Listing(tuple(run), start, list_.place.delimiter)
            run = []
    if run:
        yield Listing(tuple(run), start, list_.place.delimiter)


def _on_one_line(lines: Sequence[Line]) -> Line:
    parts: list[Inline] = []
    for number, line in enumerate(lines):
        parts += [Text(" ")] if number else []
        parts += [Text(" ") if isinstance(part, Break) else part for part in line]
    return normalised(parts)
