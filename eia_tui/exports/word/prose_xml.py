"""Writes the blocks of an answer as WordprocessingML: Word's own paragraphs, lists, tables and pictures."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from math import sqrt
from typing import assert_never

from eia_tui.exports.word.ledger import BLANK
from eia_tui.exports.word.media import Media
from eia_tui.prose.blocks import Block, Break, Line, Listing, Paragraph, Picture, Quote, Table, Text
from eia_tui.prose.picture_file import PictureFile
from eia_tui.word.numbering import BULLET_STEP, DEEPEST, STEP, Numbering
from eia_tui.word.ooxml import LANGUAGE, R, attribute, text_xml

_WIDTH = 9_000
_LETTERS_OF_PICTURE = 60
_EDGE = 'w:val="single" w:sz="4" w:space="0" w:color="7F7F7F"'
_BORDERS = "".join(f"<w:{side} {_EDGE}/>" for side in ("top", "left", "bottom", "right", "insideH", "insideV"))
_MARGINS = '<w:left w:w="80" w:type="dxa"/><w:right w:w="80" w:type="dxa"/>'
_AFTER_TABLE = '<w:spacing w:before="120"/>'
_BETWEEN_ITEMS = '<w:spacing w:after="60"/>'
_LINK_COLOUR = '<w:color w:val="0B4F9E"/>'
_KEPT_WHOLE = 200
"""Most characters in each cell of a row that is kept on one page; a longer row may not fit on a page."""
_IN_CELL = '<w:spacing w:before="40" w:after="40"/>'
_BESIDE_QUOTE = '<w:pBdr><w:left w:val="single" w:sz="12" w:space="8" w:color="7F7F7F"/></w:pBdr>'


@dataclass(frozen=True)
class ParagraphFormat:
    """How the paragraph of a template's tag looks, which its answer takes over: bits of XML, each complete."""

    style: str = ""
    spacing: str = ""
    indent: str = ""
    aligned: str = ""
    font: str = ""
    bold: bool = False
    italic: bool = False
    colour: str = ""
    size: str = ""


@dataclass(frozen=True)
class _Place:
    """Where a paragraph stands among its likes."""

    level: int = 0
    """How many lists it stands in."""
    indent: int = 0
    """How far in it begins, in twentieths of a point; 0 as the template's own paragraph does."""
    numbered: int | None = None
    """The list whose sign it bears."""
    sign: int = 0
    """The room for that sign, in twentieths of a point."""
    quoted: bool = False
    spacing: str = ""
    aligned: str = ""
    bold: bool = False
    keep: bool = False
    blank: bool = False


class Fragments:
    """Writes answers for one document, whose lists, links and pictures they share."""

    def __init__(self, numbering: Numbering, media: Media, open_picture: Callable[[str], PictureFile | None]) -> None:
        self._numbering = numbering
        self._media = media
        self._open_picture = open_picture
        self.missing: set[str] = set()
        """The paths of the pictures that could not be opened."""

    def write(self, blocks: Sequence[Block], look: ParagraphFormat) -> str:
        """The blocks as XML that stands where a paragraph may; one that is marked as blank where there are none."""
        return self._blocks(blocks, look, _Place()) or self._paragraph((), look, _Place(blank=True))

    def _blocks(self, blocks: Sequence[Block], look: ParagraphFormat, place: _Place) -> str:
        written: list[str] = []
        below: Block | None = None
        for block in blocks:
            here = replace(place, spacing=_AFTER_TABLE) if isinstance(below, Table) else place
            match block:
                case Paragraph(line, heading):
                    at = replace(here, bold=True, keep=True) if heading else here
                    written.append(self._paragraph(line, look, at))
                case Listing():
                    written.append(self._listing(block, look, here))
                case Quote(inner):
                    written.append(self._blocks(inner, look, replace(here, quoted=True, indent=here.indent + STEP)))
                case Table():
                    if isinstance(below, Table):  # Word would join the two
                        written.append(self._paragraph((), look, here))
                    written.append(self._table(block, look))
                case _:
                    assert_never(block)
            below = block
        return "".join(written)

    def _listing(self, listing: Listing, look: ParagraphFormat, place: _Place) -> str:
        level = min(place.level, DEEPEST)
        number = (
            self._numbering.bullets()
            if listing.start is None
            else self._numbering.numbers(listing.start, level, listing.mark)
        )
        sign = BULLET_STEP if listing.start is None else STEP
        inside = replace(place, level=place.level + 1, indent=place.indent + sign, spacing="")
        written = []
        for at, item in enumerate(listing.items, start=1):
            match item:
                case (Paragraph() as first, *rest):
                    pass
                case _:  # A table or a quotation: the sign stands before an empty line above it.
                    first, rest = Paragraph(()), [*item]
            gap = _BETWEEN_ITEMS if at < len(listing.items) or rest else place.spacing
            at_sign = replace(inside, level=level, numbered=number, sign=sign, spacing=gap, bold=first.heading)
            written.append(self._paragraph(first.line, look, at_sign))
            written.append(self._blocks(rest, look, inside))
        return "".join(written)

    def _paragraph(self, line: Line, look: ParagraphFormat, place: _Place) -> str:
        # In the order that the schema demands.
        properties = [look.style, "<w:keepNext/>" if place.keep else ""]
        indent = look.indent
        if place.numbered is not None:
            properties.append(f'<w:numPr><w:ilvl w:val="{place.level}"/><w:numId w:val="{place.numbered}"/></w:numPr>')
            indent = f'<w:ind w:left="{place.indent}" w:hanging="{place.sign}"/>'
        elif place.indent:
            indent = f'<w:ind w:left="{place.indent}"/>'
        properties += [
            _BESIDE_QUOTE if place.quoted and place.numbered is None else "",
            place.spacing or look.spacing,
            indent,
            place.aligned or look.aligned,
        ]
        runs = f"<?{BLANK}?>" if place.blank else self._runs(line, look, bold=place.bold)
        return f"<w:p>{_wrapped('pPr', ''.join(properties))}{runs}</w:p>"

    def _runs(self, line: Line, look: ParagraphFormat, *, bold: bool) -> str:
        runs: list[str] = []
        for part in line:
            match part:
                case Text():
                    strong = bold or part.bold or look.bold
                    properties = _run_properties(
                        look, bold=strong, italic=part.italic or look.italic, link=bool(part.link)
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
                        runs.append(self._runs((Text(f"[Picture missing: {alt or path}]"),), look, bold=bold))
                    else:
                        runs.append(self._media.picture(picture, alt or path))
                case _:
                    assert_never(part)
        return "".join(runs)

    def _table(self, table: Table, look: ParagraphFormat) -> str:
        widths = _widths(table)
        grid = "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)
        titles = ", ".join(filter(None, (_plain(cell) for cell in table.header)))
        described = f"A table of {len(table.rows)} rows with the columns {titles}" if titles else "A table"
        properties = (
            f'<w:tblW w:w="5000" w:type="pct"/><w:tblBorders>{_BORDERS}</w:tblBorders>'
            f"<w:tblCellMar>{_MARGINS}</w:tblCellMar>"
            f'<w:tblLook w:val="0020" w:firstRow="1" w:lastRow="0" w:firstColumn="0" w:lastColumn="0"'
            f' w:noHBand="1" w:noVBand="1"/>'
            f'<w:tblCaption w:val="Table"/><w:tblDescription w:val={attribute(described[:250])}/>'
        )
        rows = [self._row(table.header, table.aligned, widths, look, header=True)]
        rows += (self._row(row, table.aligned, widths, look, header=False) for row in table.rows)
        return f"<w:tbl><w:tblPr>{properties}</w:tblPr><w:tblGrid>{grid}</w:tblGrid>{''.join(rows)}</w:tbl>"

    def _row(
        self,
        cells: Sequence[Line],
        aligned: Sequence[str],
        widths: Sequence[int],
        look: ParagraphFormat,
        *,
        header: bool,
    ) -> str:
        shade = '<w:shd w:val="clear" w:color="auto" w:fill="F2F2F2"/>' if header else ""
        written = []
        for cell, side, width in zip(cells, aligned, widths, strict=True):
            jc = f'<w:jc w:val="{side}"/>' if side else '<w:jc w:val="left"/>'
            paragraph = self._paragraph(cell, look, _Place(spacing=_IN_CELL, aligned=jc, bold=header))
            written.append(f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/>{shade}</w:tcPr>{paragraph}</w:tc>')
        whole = "<w:cantSplit/>" if all(len(_plain(cell)) <= _KEPT_WHOLE for cell in cells) else ""
        flags = _wrapped("trPr", f"{whole}{'<w:tblHeader/>' if header else ''}")
        return f"<w:tr>{flags}{''.join(written)}</w:tr>"


def _wrapped(name: str, inside: str) -> str:
    return f"<w:{name}>{inside}</w:{name}>" if inside else ""


def _run_properties(look: ParagraphFormat, *, bold: bool, italic: bool, link: bool) -> str:
    """In the order that the schema demands."""
    parts = [
        look.font,
        "<w:b/>" if bold else "",
        "<w:i/>" if italic else "",
        _LINK_COLOUR if link else look.colour,
        look.size,
        '<w:u w:val="single"/>' if link else "",
        f'<w:lang w:val="{LANGUAGE}"/>',
    ]
    return f"<w:rPr>{''.join(parts)}</w:rPr>"


def _widths(table: Table) -> list[int]:
    """Columns as wide as their text and pictures ask for, the long ones held back."""
    columns = list(zip(table.header, *table.rows, strict=True))
    wishes = [sqrt(max(4, *map(_length, column))) if column else 2.0 for column in columns]
    return [max(300, round(_WIDTH * wish / sum(wishes))) for wish in wishes]


def _length(line: Line) -> int:
    """How many letters would need as much room."""
    return len(_plain(line)) + sum(_LETTERS_OF_PICTURE for part in line if isinstance(part, Picture))


def _plain(line: Line) -> str:
    return "".join(part.text for part in line if isinstance(part, Text))
