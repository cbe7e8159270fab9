"""Keeps what belongs together on one page: short rows, a heading row and the row below it, and the document's end."""

from collections.abc import Iterator

from docx.document import Document
from lxml import etree

from eia_tui.exports.word.page_room import EMU_PER_TWIP, NARROWEST, PageRoom
from eia_tui.word.ooxml import WP, w
from eia_tui.word.styles import is_on, number

# Estimates for text of 11 points, in twentieths of a point. A wrong one moves a page break and loses nothing.
_CHARACTER = 115
_LINE = 280
_GAP = 160
"""The space above and below a paragraph together."""

_MARGINS = 230
"""The left and right margin of a cell together."""
_TEXT, _BREAK, _EXTENT = w("t"), w("br"), f"{{{WP}}}extent"
_CELL, _WIDTH, _TYPE, _MEASURE = w("tcPr"), w("tcW"), w("type"), w("w")
_UNBROKEN = 1 / 3
"""A row that takes at most this share of a page is not divided: the most that is left empty at the foot of a page."""
_END = 1 / 3
"""The share of a page that the document's last page should have at least."""
_TALLEST_KEPT = 1 / 2
"""A row or paragraph that takes at most this share of a page is moved to the last page as a whole."""


def arrange_pages(document: Document) -> None:
    """Sets where Word may begin a page, so that no page has one line of a row, and the last is not nearly empty.

    What the template itself says about a row or paragraph stays. Rows of tables inside answers are left alone.
    """
    body = document.element.body
    room = PageRoom(body)
    for table in _tables(body):
        most = room.page_height(table) * _UNBROKEN
        for row in _rows(table):
            if _height(row, room) <= most:
                _keep_whole(row)
    _fill_last_page(body, room)


def _tables(container: etree._Element) -> list[etree._Element]:
    """The tables in a container, without those inside cells."""
    return [table for table in container.iter(w("tbl")) if next(table.iterancestors(w("tc")), None) is None]


def _rows(container: etree._Element) -> list[etree._Element]:
    """The rows of the tables in a container, without those of tables inside cells."""
    return [row for row in container.iter(w("tr")) if next(row.iterancestors(w("tc")), None) is None]


def _is_first(row: etree._Element) -> bool:
    """Whether a row is its table's first below the heading rows.

    LibreOffice 7 shows nothing of the rest of a table whose first row cannot be divided and does not fit on the page.
    """
    above = row.getprevious()
    return above is None or above.tag != w("tr") or is_on(above.find(f"{w('trPr')}/{w('tblHeader')}"))


def _fill_last_page(body: etree._Element, room: PageRoom) -> None:
    """Keeps the last rows and paragraphs together, from the end upwards, until they are a good part of a page."""
    height = 0
    below = None
    for block in _from_the_end(body):
        page, own = room.page_height(block), _height(block, room)
        heads_table = block.tag == w("p") and below is not None and below.tag == w("tr")
        enough = height >= page * _END and not heads_table
        if enough or own > page * _TALLEST_KEPT or _ends_page(block, below):
            return
        _keep_whole(block)
        if below is not None:
            _keep_with_next(block)
        below, height = block, height + own


def _from_the_end(container: etree._Element) -> Iterator[etree._Element]:
    """The rows and paragraphs of a body's last section, the last one first."""
    for each in reversed(container):
        if each.tag == w("tbl"):
            yield from reversed(_rows(each))
        elif each.tag == w("sdt") and (content := each.find(w("sdtContent"))) is not None:
            yield from _from_the_end(content)
        elif each.tag == w("p"):
            if each.find(f"{w('pPr')}/{w('sectPr')}") is not None:
                return
            if _only_ends_table(each):
                _make_tiny(each)
            yield each


def _only_ends_table(paragraph: etree._Element) -> bool:
    """Whether it is the empty paragraph that Word requires between a table and the end of the document."""
    above, below = paragraph.getprevious(), paragraph.getnext()
    between = above is not None and above.tag == w("tbl") and (below is None or below.tag == w("sectPr"))
    return between and all(each.tag in (w("pPr"), w("proofErr")) for each in paragraph)


def _make_tiny(paragraph: etree._Element) -> None:
    """Gives an empty paragraph the height of a point, so that it is never alone on a page."""
    properties = paragraph.get_or_add_pPr()  # type: ignore[attr-defined]  # python-docx's elements, here and below
    spacing = properties.get_or_add_spacing()
    for name, value in {"before": "0", "after": "0", "line": "20", "lineRule": "exact"}.items():
        spacing.set(w(name), value)


def _ends_page(block: etree._Element, below: etree._Element | None) -> bool:
    """Whether the template itself begins a page in a block or between it and the one below it."""
    in_block = any(each.get(w("type")) == "page" for each in block.iter(w("br")))
    return in_block or (below is not None and any(map(is_on, below.iter(w("pageBreakBefore")))))


def _keep_whole(block: etree._Element) -> None:
    """Has a row or a paragraph begin on the next page where it would be divided."""
    if block.tag == w("p"):
        block.get_or_add_pPr().get_or_add_keepLines()  # type: ignore[attr-defined]
    elif not _is_first(block) and block.find(f"{w('trPr')}/{w('cantSplit')}") is None:
        block.get_or_add_trPr().insert(0, etree.Element(w("cantSplit")))  # type: ignore[attr-defined]


def _keep_with_next(block: etree._Element) -> None:
    """Has a row or a paragraph begin on the next page where what is below it would begin there."""
    paragraphs = (
        [block]
        if block.tag == w("p")
        else [p for cell in block.iterchildren(w("tc")) for p in cell.iterchildren(w("p"))]
    )
    for each in paragraphs:  # Word looks at all paragraphs of a row, LibreOffice at the first
        each.get_or_add_pPr().get_or_add_keepNext()  # type: ignore[attr-defined]


def _height(block: etree._Element, room: PageRoom) -> int:
    """The estimated height of a row or a paragraph, in twentieths of a point."""
    if block.tag == w("p"):
        return _paragraph_height(block, room.available_width(block))
    exact = block.find(f"{w('trPr')}/{w('trHeight')}")
    given = 0 if exact is None else number(exact.get(w("val")))
    return max(given, *(_cell_height(each, room) for each in block.iterchildren(w("tc"))), 0)


def _cell_height(cell: etree._Element, room: PageRoom) -> int:
    width = _own_width(cell) or (room.available_width(cell[0]) if len(cell) else NARROWEST)
    height = sum(_paragraph_height(each, width) for each in cell.iterchildren(w("p")))
    return height + sum(_height(row, room) for row in cell.iterfind(f"{w('tbl')}/{w('tr')}"))


def _paragraph_height(paragraph: etree._Element, width: int) -> int:
    in_line = max(1, width // _CHARACTER)
    characters = breaks = pictures = 0
    for each in paragraph.iter(_TEXT, _BREAK, _EXTENT):
        if each.tag == _TEXT:
            characters += len(each.text or "")
        elif each.tag == _BREAK:
            breaks += 1
        else:
            pictures += int(each.get("cy", 0))
    if not (characters or breaks or pictures) and _only_ends_table(paragraph):
        return 0
    lines = max(1, -(-characters // in_line)) + breaks
    return lines * _LINE + _GAP + pictures // EMU_PER_TWIP


def _own_width(cell: etree._Element) -> int:
    """The width that a cell itself has for its content, in twentieths of a point; 0 if it has none of its own."""
    # Several times as fast as `find` with a path, for each cell of the document.
    width = next((each for properties in cell.iterchildren(_CELL) for each in properties.iterchildren(_WIDTH)), None)
    if width is None or width.get(_TYPE, "dxa") != "dxa":
        return 0
    return max(0, number(width.get(_MEASURE)) - _MARGINS)
