"""Fits the pictures and charts of answers to their cell or page, so that they are not cut off."""

from collections.abc import Iterator

from docx.document import Document
from lxml import etree

from eia_tui.exports.word.media import RELATION
from eia_tui.word.ooxml import WP, A, C, R, w
from eia_tui.word.styles import Styles, number

_EMU_PER_TWIP = 635
_CELL_MARGIN = 115
_NARROWEST = 200
# A4 with margins of 2 cm, for a document without measures. All are in twentieths of a point.
_DEFAULT_PAGE = {"w": 11_906, "h": 16_838, "left": 1_134, "right": 1_134, "top": 1_134, "bottom": 1_134}
_SHARE_OF_HEIGHT = 0.82
"""The rest of a page is for the header rows that a table repeats on it, and for the text above a picture."""
_WPS = "http://schemas.microsoft.com/office/word/2010/wordprocessingShape"


def fit_pictures(document: Document) -> None:
    """Fits each picture and chart of an answer to its cell, column or text box, and lets its line grow with it.

    A picture is scaled down. A chart, whose letters keep their size, is only made narrower or less tall.
    """
    styles = Styles(document.styles.element)
    for inline in document.element.body.iter(f"{{{WP}}}inline"):
        ids = [
            *(blip.get(f"{{{R}}}embed") for blip in inline.iter(f"{{{A}}}blip")),
            *(chart.get(f"{{{R}}}id") for chart in inline.iter(f"{{{C}}}chart")),
        ]
        if any(str(id_).startswith(RELATION) for id_ in ids):
            _fit(inline, styles)
            _make_line_grow(next(inline.iterancestors(w("p"))), styles)


def _fit(inline: etree._Element, styles: Styles) -> None:
    extent = inline.find(f"{{{WP}}}extent")
    if extent is None:
        return
    width, height = int(extent.get("cx", 1)), int(extent.get("cy", 1))
    turned = any(frame.get("rot") in ("5400000", "16200000") for frame in inline.iter(f"{{{A}}}xfrm"))
    shown_width, shown_height = (height, width) if turned else (width, height)
    most_width = max(_NARROWEST, _available_width(inline) - _indents(inline, styles)) * _EMU_PER_TWIP
    most_height = _available_height(inline) * _EMU_PER_TWIP
    if next(inline.iter(f"{{{C}}}chart"), None) is not None:
        extent.set("cx", str(min(width, most_width)))
        extent.set("cy", str(min(height, most_height)))
        return
    scale = min(1.0, most_width / max(shown_width, 1), most_height / max(shown_height, 1))
    for size in (extent, *inline.iter(f"{{{A}}}ext")):
        if size.get("cx"):
            size.set("cx", str(max(1, int(width * scale))))
            size.set("cy", str(max(1, int(height * scale))))


def _make_line_grow(paragraph: etree._Element, styles: Styles) -> None:
    """Replaces an exact line height, which would show a strip of the picture, with single lines, which grow."""
    if styles.exact_lines(paragraph) is None:
        return
    spacing = paragraph.get_or_add_pPr().get_or_add_spacing()  # type: ignore[attr-defined]  # python-docx's elements
    spacing.set(w("line"), "240")
    spacing.set(w("lineRule"), "auto")


def _available_width(element: etree._Element) -> int:
    """The width for the content of the cell, text box or column around an element, in twentieths of a point."""
    for container in element.iterancestors(w("tc"), w("txbxContent")):
        if container.tag == w("tc"):
            return max(_NARROWEST, _width(container) - _cell_margins(container))
        if width := _box_width(container):
            return width
    page = _page(element)
    text_width = page["w"] - page["left"] - page["right"] - page.get("gutter", 0)
    columns = max(1, page.get("columns", 1))
    return (text_width - (columns - 1) * page.get("between", 720)) // columns


def _width(cell: etree._Element) -> int:
    """The width of a cell, in twentieths of a point: its own, or its share of its table's."""
    row, table = next(cell.iterancestors(w("tr"))), next(cell.iterancestors(w("tbl")))
    cells = _own_cells(row)
    widths = [_measure(each.find(f"{w('tcPr')}/{w('tcW')}")) for each in cells]
    own, share = widths[cells.index(cell)]
    nested = next(table.iterancestors(w("tc"), w("txbxContent")), None) is not None
    available = _available_width(table)
    whole, whole_share = _measure(table.find(f"{w('tblPr')}/{w('tblW')}"))
    whole = round(available * whole_share) if whole_share else whole
    if share:
        return round(share * (whole or available))
    if all(width for width, _ in widths):
        total = sum(width for width, _ in widths)
        return round(own * (whole if whole_share else min(total, available) if nested else total) / total)
    in_grid = _grid_width(cell, cells, table)
    return (min(in_grid, available) if nested else in_grid) or (whole or available) // len(cells)


def _own_cells(row: etree._Element) -> list[etree._Element]:
    """The cells of a row, without those of tables inside them."""
    return [each for each in row.iter(w("tc")) if next(each.iterancestors(w("tr"))) is row]


def _measure(width: etree._Element | None) -> tuple[int, float]:
    """A width in twentieths of a point, or as a share of what is available; 0 for both if Word decides."""
    if width is None:
        return 0, 0.0
    text, kind = str(width.get(w("w"), "")), width.get(w("type"), "dxa")
    if text.endswith("%"):
        return 0, float(text[:-1] or 0) / 100
    return (number(text), 0.0) if kind == "dxa" else (0, number(text) / 5_000 if kind == "pct" else 0.0)


def _grid_width(cell: etree._Element, cells: list[etree._Element], table: etree._Element) -> int:
    """The width of the columns of its table's grid that a cell spans, in twentieths of a point; 0 if not known."""
    grid = [number(each.get(w("w"))) for each in table.findall(f"{w('tblGrid')}/{w('gridCol')}")]
    before = next(cell.iterancestors(w("tr"))).find(f"{w('trPr')}/{w('gridBefore')}")
    column = 0 if before is None else number(before.get(w("val")))
    for each in cells:
        span = each.find(f"{w('tcPr')}/{w('gridSpan')}")
        end = column + (1 if span is None else max(1, number(span.get(w("val")))))
        if each is cell:
            return sum(grid[column:end])
        column = end
    return 0


def _cell_margins(cell: etree._Element) -> int:
    """The left and right margin of a cell together: its own, its table's, or Word's default."""
    table = next(cell.iterancestors(w("tbl")))
    paths = (f"{w('tcPr')}/{w('tcMar')}", f"{w('tblPr')}/{w('tblCellMar')}")
    sets = [found for each, path in zip((cell, table), paths, strict=True) if (found := each.find(path)) is not None]
    return sum(_side(sets, names, _CELL_MARGIN) for names in (("left", "start"), ("right", "end")))


def _side(sets: list[etree._Element], names: tuple[str, ...], default: int) -> int:
    """The first margin that is set under one of these names."""
    for each in sets:
        for name in names:
            if (side := each.find(w(name))) is not None:
                return number(side.get(w("w")))
    return default


def _indents(inline: etree._Element, styles: Styles) -> int:
    """The left and right indent of a picture's paragraph together."""
    paragraph = next(inline.iterancestors(w("p")))
    sets = [found for each in styles.paragraph(paragraph) if (found := each.properties.find(w("ind"))) is not None]
    return sum(
        next((number(each.get(w(name))) for each in sets for name in names if each.get(w(name))), 0)
        for names in (("left", "start"), ("right", "end"))
    )


def _box_width(content: etree._Element) -> int:
    """The width inside a text box, in twentieths of a point; 0 if it has none."""
    for shape in content.iterancestors():
        if shape.tag == f"{{{_WPS}}}wsp" and (size := shape.find(f".//{{{A}}}ext")) is not None:
            return int(size.get("cx", 0)) // _EMU_PER_TWIP - 2 * _CELL_MARGIN
        for part in str(shape.get("style", "")).split(";"):
            name, _, value = part.partition(":")
            if name.strip() == "width":
                return max(0, number(value) - 2 * _CELL_MARGIN)
    return 0


def _available_height(element: etree._Element) -> int:
    """The most height for a picture on its page, in twentieths of a point."""
    page = _page(element)
    return round((page["h"] - abs(page["top"]) - abs(page["bottom"])) * _SHARE_OF_HEIGHT)


def _page(element: etree._Element) -> dict[str, int]:
    """The measures of the page with an element of the body, in twentieths of a point."""
    top = next(each for each in (element, *element.iterancestors()) if _parent_tag(each) == w("body"))
    for each in _with_following(top):
        section = each if each.tag == w("sectPr") else each.find(f"{w('pPr')}/{w('sectPr')}")
        if section is not None:
            break
    else:
        return dict(_DEFAULT_PAGE)
    page = dict(_DEFAULT_PAGE)
    for name in ("pgSz", "pgMar"):
        if (found := section.find(w(name))) is not None:
            page |= {etree.QName(str(key)).localname: number(str(value)) for key, value in found.attrib.items()}
    if (columns := section.find(w("cols"))) is not None:
        page["columns"], page["between"] = number(columns.get(w("num"), "1")), number(columns.get(w("space"), "720"))
    return page


def _with_following(element: etree._Element) -> Iterator[etree._Element]:
    yield element
    yield from element.itersiblings()


def _parent_tag(element: etree._Element) -> object:
    parent = element.getparent()
    return None if parent is None else parent.tag
