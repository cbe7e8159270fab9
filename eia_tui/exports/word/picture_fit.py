"""Fits the pictures of answers to the places where they stand: never cut off, never larger than they are."""

from collections.abc import Iterator

from docx.document import Document
from lxml import etree

from eia_tui.exports.word.media import RELATION
from eia_tui.word.ooxml import WP, A, R, w
from eia_tui.word.styles import Styles, number

_EMU_PER_TWIP = 635
_CELL_MARGIN = 115
_NARROWEST = 200
# A4 between margins of 2 cm, where a document does not say.
_PAGE = {"w": 11_906, "h": 16_838, "left": 1_134, "right": 1_134, "top": 1_134, "bottom": 1_134}
_SHARE_OF_HEIGHT = 0.82
"""The rest of a page is for the rows of headings that a table repeats on it, and for the words above a picture."""
_WPS = "http://schemas.microsoft.com/office/word/2010/wordprocessingShape"


def fit_pictures(document: Document) -> None:
    """Scales each picture of an answer down to its cell, column or text box, in lines that grow with it."""
    styles = Styles(document.styles.element)
    for inline in document.element.body.iter(f"{{{WP}}}inline"):
        if any(str(blip.get(f"{{{R}}}embed")).startswith(RELATION) for blip in inline.iter(f"{{{A}}}blip")):
            _fit(inline, styles)
            _grow(next(inline.iterancestors(w("p"))), styles)


def _fit(inline: etree._Element, styles: Styles) -> None:
    extent = inline.find(f"{{{WP}}}extent")
    if extent is None:
        return
    width, height = int(extent.get("cx", 1)), int(extent.get("cy", 1))
    turned = any(frame.get("rot") in ("5400000", "16200000") for frame in inline.iter(f"{{{A}}}xfrm"))
    across, down = (height, width) if turned else (width, height)
    room = max(_NARROWEST, _room(inline) - _indents(inline, styles)) * _EMU_PER_TWIP
    scale = min(1.0, room / max(across, 1), _height(inline) * _EMU_PER_TWIP / max(down, 1))
    for size in (extent, *inline.iter(f"{{{A}}}ext")):
        if size.get("cx"):
            size.set("cx", str(max(1, int(width * scale))))
            size.set("cy", str(max(1, int(height * scale))))


def _grow(paragraph: etree._Element, styles: Styles) -> None:
    """Lines of an exact height would show a strip of the picture: they become single ones, which grow."""
    if styles.exact_lines(paragraph) is None:
        return
    spacing = paragraph.get_or_add_pPr().get_or_add_spacing()  # type: ignore[attr-defined]  # python-docx's elements
    spacing.set(w("line"), "240")
    spacing.set(w("lineRule"), "auto")


def _room(inside: etree._Element) -> int:
    """The width that something has where it stands, in twentieths of a point."""
    for above in inside.iterancestors(w("tc"), w("txbxContent")):
        if above.tag == w("tc"):
            return max(_NARROWEST, _width(above) - _margins(above))
        if width := _box(above):
            return width
    page = _page(inside)
    across = page["w"] - page["left"] - page["right"] - page.get("gutter", 0)
    columns = max(1, page.get("columns", 1))
    return (across - (columns - 1) * page.get("between", 720)) // columns


def _width(cell: etree._Element) -> int:
    """The width of a cell: what it says, in a table that is as wide as the place where it stands allows."""
    row, table = next(cell.iterancestors(w("tr"))), next(cell.iterancestors(w("tbl")))
    cells = _cells(row)
    widths = [_measure(each.find(f"{w('tcPr')}/{w('tcW')}")) for each in cells]
    own, share = widths[cells.index(cell)]
    nested = next(table.iterancestors(w("tc"), w("txbxContent")), None) is not None
    room = _room(table)
    whole, whole_share = _measure(table.find(f"{w('tblPr')}/{w('tblW')}"))
    whole = round(room * whole_share) if whole_share else whole
    if share:
        return round(share * (whole or room))
    if all(width for width, _ in widths):
        total = sum(width for width, _ in widths)
        return round(own * (whole if whole_share else min(total, room) if nested else total) / total)
    of_grid = _of_grid(cell, cells, table)
    return (min(of_grid, room) if nested else of_grid) or (whole or room) // len(cells)


def _cells(row: etree._Element) -> list[etree._Element]:
    """The cells of a row, and not those of the tables in them."""
    return [each for each in row.iter(w("tc")) if next(each.iterancestors(w("tr"))) is row]


def _measure(width: etree._Element | None) -> tuple[int, float]:
    """A width in twentieths of a point, or as a share of its place; neither where Word finds it out by itself."""
    if width is None:
        return 0, 0.0
    text, kind = str(width.get(w("w"), "")), width.get(w("type"), "dxa")
    if text.endswith("%"):
        return 0, float(text[:-1] or 0) / 100
    return (number(text), 0.0) if kind == "dxa" else (0, number(text) / 5_000 if kind == "pct" else 0.0)


def _of_grid(cell: etree._Element, cells: list[etree._Element], table: etree._Element) -> int:
    """The width of the columns of its table's grid that a cell spans."""
    grid = [number(each.get(w("w"))) for each in table.findall(f"{w('tblGrid')}/{w('gridCol')}")]
    before = next(cell.iterancestors(w("tr"))).find(f"{w('trPr')}/{w('gridBefore')}")
    at = 0 if before is None else number(before.get(w("val")))
    for each in cells:
        span = each.find(f"{w('tcPr')}/{w('gridSpan')}")
        end = at + (1 if span is None else max(1, number(span.get(w("val")))))
        if each is cell:
            return sum(grid[at:end])
        at = end
    return 0


def _margins(cell: etree._Element) -> int:
    """The room at both sides of what stands in a cell: its own, its table's, or Word's."""
    table = next(cell.iterancestors(w("tbl")))
    places = (f"{w('tcPr')}/{w('tcMar')}", f"{w('tblPr')}/{w('tblCellMar')}")
    sets = [found for of, path in zip((cell, table), places, strict=True) if (found := of.find(path)) is not None]
    return sum(_side(sets, names, _CELL_MARGIN) for names in (("left", "start"), ("right", "end")))


def _side(sets: list[etree._Element], names: tuple[str, ...], otherwise: int) -> int:
    for each in sets:
        for name in names:
            if (side := each.find(w(name))) is not None:
                return number(side.get(w("w")))
    return otherwise


def _indents(inline: etree._Element, styles: Styles) -> int:
    """How far in the paragraph of a picture begins and ends."""
    paragraph = next(inline.iterancestors(w("p")))
    sets = [found for each in styles.paragraph(paragraph) if (found := each.properties.find(w("ind"))) is not None]
    return sum(
        next((number(each.get(w(name))) for each in sets for name in names if each.get(w(name))), 0)
        for names in (("left", "start"), ("right", "end"))
    )


def _box(content: etree._Element) -> int:
    """The width inside a text box; 0 where it does not say."""
    for shape in content.iterancestors():
        if shape.tag == f"{{{_WPS}}}wsp" and (size := shape.find(f".//{{{A}}}ext")) is not None:
            return int(size.get("cx", 0)) // _EMU_PER_TWIP - 2 * _CELL_MARGIN
        for part in str(shape.get("style", "")).split(";"):
            name, _, value = part.partition(":")
            if name.strip() == "width":
                return max(0, number(value) - 2 * _CELL_MARGIN)
    return 0


def _height(inside: etree._Element) -> int:
    page = _page(inside)
    return round((page["h"] - abs(page["top"]) - abs(page["bottom"])) * _SHARE_OF_HEIGHT)


def _page(inside: etree._Element) -> dict[str, int]:
    """The measures of the page that something in the body stands on."""
    top = next(each for each in (inside, *inside.iterancestors()) if _parent_tag(each) == w("body"))
    for each in _from(top):
        section = each if each.tag == w("sectPr") else each.find(f"{w('pPr')}/{w('sectPr')}")
        if section is not None:
            break
    else:
        return dict(_PAGE)
    page = dict(_PAGE)
    for name in ("pgSz", "pgMar"):
        if (found := section.find(w(name))) is not None:
            page |= {etree.QName(str(key)).localname: number(str(value)) for key, value in found.attrib.items()}
    if (columns := section.find(w("cols"))) is not None:
        page["columns"], page["between"] = number(columns.get(w("num"), "1")), number(columns.get(w("space"), "720"))
    return page


def _from(element: etree._Element) -> Iterator[etree._Element]:
    yield element
    yield from element.itersiblings()


def _parent_tag(element: etree._Element) -> object:
    parent = element.getparent()
    return None if parent is None else parent.tag
