"""Writes the blocks of a long answer as WordprocessingML: paragraphs, lists, tables, charts and pictures."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from math import sqrt
from typing import assert_never
from unicodedata import bidirectional

from eia_tui.exports.word.ledger import BLANK
from eia_tui.exports.word.media import Media
from eia_tui.prose.blocks import Block, Break, Line, Listing, Paragraph, Picture, Quote, Table, Text, line_text
from eia_tui.prose.charts import ChartData, chart_data
from eia_tui.prose.picture_file import PictureFile
from eia_tui.word.numbering import BULLET_STEP, DEEPEST, STEP, Numbering
from eia_tui.word.ooxml import LANGUAGE, R, attribute, text_xml

_TABLE_WIDTH = 9_000
"""The width of a table where Word does not fit it to the page, in twentieths of a point."""
_PICTURE_LENGTH = 60
"""Characters that need as much width in a table as a picture."""
_NARROW_PLACE = 48
"""Characters in a line of a narrow place for a table, such as the right column of a form."""
_LONGEST_UNBROKEN = 16
"""Characters of a word above which it may be broken, such as a web address."""
_CELL_MARGINS = 2
"""Characters that the margins of a cell take up."""
_EDGE = 'w:val="single" w:sz="4" w:space="0" w:color="7F7F7F"'
_BORDERS = "".join(f"<w:{side} {_EDGE}/>" for side in ("top", "left", "bottom", "right", "insideH", "insideV"))
_MARGINS = '<w:left w:w="80" w:type="dxa"/><w:right w:w="80" w:type="dxa"/>'
_AFTER_TABLE = '<w:spacing w:before="120"/>'
_BETWEEN_ITEMS = '<w:spacing w:after="60"/>'
_LINK_COLOUR = '<w:color w:val="0B4F9E"/>'
_MOST_UNBROKEN = 200
"""The most characters in a cell of a row that is kept on one page; a longer row might not fit on a page."""
_IN_CELL = '<w:spacing w:before="40" w:after="40"/>'
_DIRECTIONS = frozenset(("L", "R", "AL"))
"""The Unicode classes of letters with a direction: left to right, and right to left for Hebrew and for Arabic."""
_BESIDE_QUOTE = '<w:pBdr><w:left w:val="single" w:sz="12" w:space="8" w:color="7F7F7F"/></w:pBdr>'


@dataclass(frozen=True)
class ParagraphFormat:
    """The format of the paragraph with a template's tag, which its answer gets; each string is XML or empty."""

    style: str = ""
    spacing: str = ""
    indent: str = ""
    alignment: str = ""
    font: str = ""
    bold: bool = False
    italic: bool = False
    colour: str = ""
    size: str = ""


@dataclass(frozen=True)
class _Layout:
    """The layout of a paragraph in its answer."""

    level: int = 0
    """The number of lists it is in; for the first paragraph of a list item, the list's own level from 0."""
    indent: int = 0
    """In twentieths of a point; 0 for that of the template's paragraph."""
    numbered: int | None = None
    """The id of the list (`w:numId`) whose bullet or number it has."""
    hanging: int = 0
    """The width for that bullet or number, in twentieths of a point."""
    quoted: bool = False
    spacing: str = ""
    alignment: str = ""
    bold: bool = False
    keep: bool = False
    blank: bool = False


class ProseWriter:
    """Writes long answers for one document, with its lists, links and pictures."""

    def __init__(self, numbering: Numbering, media: Media, open_picture: Callable[[str], PictureFile | None]) -> None:
        self._numbering = numbering
        self._media = media
        self._open_picture = open_picture
        self.missing: set[str] = set()
        """The paths of the pictures that could not be opened."""

    def write(self, blocks: Sequence[Block], format_: ParagraphFormat) -> str:
        """The blocks as XML to replace a paragraph with; without any, a paragraph that is marked as blank."""
        return self._blocks(blocks, format_, _Layout()) or self._paragraph((), format_, _Layout(blank=True))

    def _blocks(self, blocks: Sequence[Block], format_: ParagraphFormat, layout: _Layout) -> str:
        written: list[str] = []
        previous: Block | None = None
        for block in blocks:
            own = replace(layout, spacing=_AFTER_TABLE) if isinstance(previous, Table) else layout
            match block:
                case Paragraph(line, heading):
                    own = replace(own, bold=True, keep=True) if heading else own
                    written.append(self._paragraph(line, format_, own))
                case Listing():
                    written.append(self._listing(block, format_, own))
                case Quote(inner):
                    written.append(self._blocks(inner, format_, replace(own, quoted=True, indent=own.indent + STEP)))
                case Table():
                    if block.chart:
                        written.append(self._chart(chart_data(block, block.chart), format_, own))
                    elif isinstance(previous, Table):  # otherwise Word joins the two
                        written.append(self._paragraph((), format_, own))
                    written.append(self._table(block, format_))
                case _:
                    assert_never(block)
            previous = block
        return "".join(written)

    def _listing(self, listing: Listing, format_: ParagraphFormat, layout: _Layout) -> str:
        level = min(layout.level, DEEPEST)
        number = (
            self._numbering.bullets()
            if listing.start is None
            else self._numbering.numbers(listing.start, level, listing.delimiter)
        )
        hanging = BULLET_STEP if listing.start is None else STEP
        inside = replace(layout, level=layout.level + 1, indent=layout.indent + hanging, spacing="")
        written = []
        for position, item in enumerate(listing.items, start=1):
            match item:
                case (Paragraph() as first, *rest):
                    pass
                case _:  # A table or a quotation: an empty paragraph before it has the bullet or number.
                    first, rest = Paragraph(()), [*item]
            spacing = _BETWEEN_ITEMS if position < len(listing.items) or rest else layout.spacing
            own = replace(inside, level=level, numbered=number, hanging=hanging, spacing=spacing, bold=first.heading)
            written.append(self._paragraph(first.line, format_, own))
            written.append(self._blocks(rest, format_, inside))
        return "".join(written)

    def _paragraph(self, line: Line, format_: ParagraphFormat, layout: _Layout) -> str:
        # In the order that the schema requires.
        properties = [format_.style, "<w:keepNext/>" if layout.keep else ""]
        indent = format_.indent
        if layout.numbered is not None:
            properties.append(
                f'<w:numPr><w:ilvl w:val="{layout.level}"/><w:numId w:val="{layout.numbered}"/></w:numPr>'
            )
            indent = f'<w:ind w:left="{layout.indent}" w:hanging="{layout.hanging}"/>'
        elif layout.indent:
            indent = f'<w:ind w:left="{layout.indent}"/>'
        properties += [
            _BESIDE_QUOTE if layout.quoted and layout.numbered is None else "",
            "<w:bidi/>" if _is_right_to_left(line_text(line)) else "",
            layout.spacing or format_.spacing,
            indent,
            layout.alignment or format_.alignment,
        ]
        runs = f"<?{BLANK}?>" if layout.blank else self._runs(line, format_, bold=layout.bold)
        return f"<w:p>{_element('pPr', ''.join(properties))}{runs}</w:p>"

    def _runs(self, line: Line, format_: ParagraphFormat, *, bold: bool) -> str:
        runs: list[str] = []
        for part in line:
            match part:
                case Text():
                    strong = bold or part.bold or format_.bold
                    properties = _run_properties(
                        format_, bold=strong, italic=part.italic or format_.italic, link=bool(part.link)
                    )
                    run = f'<w:r>{properties}<w:t xml:space="preserve">{text_xml(part.text)}</w:t></w:r>'
                    if part.link:
                        run = f'<w:hyperlink xmlns:r="{R}" r:id="{self._media.link(part.link)}">{run}</w:hyperlink>'
                    runs.append(run)
                case Break():
                    runs.append("<w:r><w:br/></w:r>")
                case Picture(path, alt):
                    picture = self._open_picture(path)
                    if picture is None:
                        self.missing.add(path)
                        runs.append(self._runs((Text(f"[Picture missing: {alt or path}]"),), format_, bold=bold))
                    else:
                        runs.append(self._media.picture(picture, alt or path))
                case _:
                    assert_never(part)
        return "".join(runs)

    def _chart(self, data: ChartData, format_: ParagraphFormat, layout: _Layout) -> str:
        """A paragraph with a chart, on the same page as the beginning of the table below it."""
        spacing = layout.spacing or format_.spacing
        return f"<w:p><w:pPr>{format_.style}<w:keepNext/>{spacing}</w:pPr>{self._media.chart(data)}</w:p>"

    def _table(self, table: Table, format_: ParagraphFormat) -> str:
        widths = _widths(table)
        grid = "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)
        titles = ", ".join(filter(None, (line_text(cell) for cell in table.header)))
        description = f"A table of {len(table.rows)} rows with the columns {titles}" if titles else "A table"
        properties = (
            f'<w:tblW w:w="5000" w:type="pct"/><w:tblBorders>{_BORDERS}</w:tblBorders>'
            f"<w:tblCellMar>{_MARGINS}</w:tblCellMar>"
            f'<w:tblLook w:val="0020" w:firstRow="1" w:lastRow="0" w:firstColumn="0" w:lastColumn="0"'
            f' w:noHBand="1" w:noVBand="1"/>'
            f'<w:tblCaption w:val="Table"/><w:tblDescription w:val={attribute(description[:250])}/>'
        )
        rows = [self._row(table.header, table.alignments, widths, format_, header=True)]
        for number, row in enumerate(table.rows):
            rows.append(self._row(row, table.alignments, widths, format_, header=False, below_header=number == 0))
        return f"<w:tbl><w:tblPr>{properties}</w:tblPr><w:tblGrid>{grid}</w:tblGrid>{''.join(rows)}</w:tbl>"

    def _row(
        self,
        cells: Sequence[Line],
        alignments: Sequence[str],
        widths: Sequence[int],
        format_: ParagraphFormat,
        *,
        header: bool,
        below_header: bool = False,
    ) -> str:
        shade = '<w:shd w:val="clear" w:color="auto" w:fill="F2F2F2"/>' if header else ""
        written = []
        for cell, side, width in zip(cells, alignments, widths, strict=True):
            jc = f'<w:jc w:val="{side}"/>' if side else '<w:jc w:val="left"/>'
            paragraph = self._paragraph(cell, format_, _Layout(spacing=_IN_CELL, alignment=jc, bold=header))
            written.append(f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/>{shade}</w:tcPr>{paragraph}</w:tc>')
        is_short = all(len(line_text(cell)) <= _MOST_UNBROKEN for cell in cells)
        # LibreOffice cuts off the row below a repeated header at the end of a page if it must not be divided there.
        unbroken = "<w:cantSplit/>" if is_short and not below_header else ""
        flags = _element("trPr", f"{unbroken}{'<w:tblHeader/>' if header else ''}")
        return f"<w:tr>{flags}{''.join(written)}</w:tr>"


def _element(name: str, inside: str) -> str:
    return f"<w:{name}>{inside}</w:{name}>" if inside else ""


def _run_properties(format_: ParagraphFormat, *, bold: bool, italic: bool, link: bool) -> str:
    """The properties of a run, in the order that the schema requires."""
    parts = [
        format_.font,
        # bCs and iCs are for Arabic, Hebrew and the scripts of India.
        "<w:b/><w:bCs/>" if bold else "",
        "<w:i/><w:iCs/>" if italic else "",
        _LINK_COLOUR if link else format_.colour,
        format_.size,
        '<w:u w:val="single"/>' if link else "",
        f'<w:lang w:val="{LANGUAGE}"/>',
    ]
    return f"<w:rPr>{''.join(parts)}</w:rPr>"


def _widths(table: Table) -> list[int]:
    """The widths of columns: room for their longest word or number, so that it is not broken, and a share of the rest.

    The share is by the square root of the longest cell, so that long texts do not take it all.
    """
    columns = list(zip(table.header, *table.rows, strict=True))
    words = [min(_longest_word(column), _LONGEST_UNBROKEN) + _CELL_MARGINS for column in columns]
    weights = [sqrt(max(4, *map(_length, column))) if column else 2.0 for column in columns]
    rest = max(_NARROW_PLACE - sum(words), 0) / sum(weights)
    shares = [word + rest * weight for word, weight in zip(words, weights, strict=True)]
    return [max(300, round(_TABLE_WIDTH * share / sum(shares))) for share in shares]


def _longest_word(column: Sequence[Line]) -> int:
    """The number of characters of the longest word or number in a column."""
    return max((len(word) for cell in column for word in line_text(cell).split()), default=1)


def _length(line: Line) -> int:
    """The number of characters that need as much width."""
    return len(line_text(line)) + sum(_PICTURE_LENGTH for part in line if isinstance(part, Picture))


def _is_right_to_left(text: str) -> bool:
    """Whether the first letter is written from right to left, as in Arabic, Hebrew or Urdu."""
    return not text.isascii() and next(filter(_DIRECTIONS.__contains__, map(bidirectional, text)), "L") != "L"
