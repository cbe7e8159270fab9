"""The room for content in a document: the width of a cell, text box or column, and the height of a page."""

from functools import cached_property

from lxml import etree

from eia_tui.word.ooxml import WPS, A, w
from eia_tui.word.styles import number

EMU_PER_TWIP = 635
"""Units of a drawing's size for each twentieth of a point."""
_CELL_MARGIN = 115
NARROWEST = 200
"""The least width that is assumed, in twentieths of a point."""
# A4 with margins of 2 cm, for a document without measures. All are in twentieths of a point.
_DEFAULT_PAGE = {"w": 11_906, "h": 16_838, "left": 1_134, "right": 1_134, "top": 1_134, "bottom": 1_134}
_SECTION_END = f"{w('pPr')}/{w('sectPr')}"


class PageRoom:
    """The room on the pages of a document's body, whose tables and sections must not change meanwhile."""

    def __init__(self, body: etree._Element) -> None:
        self._body = body
        self._tables: dict[etree._Element, int] = {}
        """What is available to each table, in twentieths of a point."""

    def available_width(self, element: etree._Element) -> int:
        """The width for the content of the cell, text box or column around an element, in twentieths of a point."""
        for container in element.iterancestors(w("tc"), w("txbxContent")):
            if container.tag == w("tc"):
                return max(NARROWEST, self._width(container) - _cell_margins(container))
            if width := _box_width(container):
                return width
        page = self._page(element)
        text_width = page["w"] - page["left"] - page["right"] - page.get("gutter", 0)
        columns = max(1, page.get("columns", 1))
        return (text_width - (columns - 1) * page.get("between", 720)) // columns

    def page_height(self, element: etree._Element) -> int:
        """The height for text on the page with an element of the body, in twentieths of a point."""
        page = self._page(element)
        return page["h"] - abs(page["top"]) - abs(page["bottom"])

    def _width(self, cell: etree._Element) -> int:
        """The width of a cell, in twentieths of a point: its own, or its share of its table's."""
        row, table = next(cell.iterancestors(w("tr"))), next(cell.iterancestors(w("tbl")))
        cells = _own_cells(row)
        widths = [_measure(each.find(f"{w('tcPr')}/{w('tcW')}")) for each in cells]
        own, share = widths[cells.index(cell)]
        nested = next(table.iterancestors(w("tc"), w("txbxContent")), None) is not None
        available = self._tables.get(table) or self._tables.setdefault(table, self.available_width(table))
        whole, whole_share = _measure(table.find(f"{w('tblPr')}/{w('tblW')}"))
        whole = round(available * whole_share) if whole_share else whole
        if share:
            return round(share * (whole or available))
        if all(width for width, _ in widths):
            total = sum(width for width, _ in widths)
            return round(own * (whole if whole_share else min(total, available) if nested else total) / total)
        in_grid = _grid_width(cell, cells, table)
        return (min(in_grid, available) if nested else in_grid) or (whole or available) // len(cells)

    def _page(self, element: etree._Element) -> dict[str, int]:
        """The measures of the page with an element of the body, in twentieths of a point."""
        sections = self._sections
        if len(sections) > 1:
            top = next(each for each in (element, *element.iterancestors()) if each.getparent() is self._body)
            place = self._body.index(top)
            sections = [(end, page) for end, page in sections if end >= place]
        return sections[0][1] if sections else _DEFAULT_PAGE

    @cached_property
    def _sections(self) -> list[tuple[int, dict[str, int]]]:
        """For each section, the place of its last element in the body, and the measures of its pages."""
        found = []
        for place, each in enumerate(self._body):
            section = each if each.tag == w("sectPr") else each.find(_SECTION_END)
            if section is not None:
                found.append((place, _page_measures(section)))
        return found


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


def _box_width(content: etree._Element) -> int:
    """The width inside a text box, in twentieths of a point; 0 if it has none."""
    for shape in content.iterancestors():
        if shape.tag == f"{{{WPS}}}wsp" and (size := shape.find(f".//{{{A}}}ext")) is not None:
            return int(size.get("cx", 0)) // EMU_PER_TWIP - 2 * _CELL_MARGIN
        for part in str(shape.get("style", "")).split(";"):
            name, _, value = part.partition(":")
            if name.strip() == "width":
                return max(0, number(value) - 2 * _CELL_MARGIN)
    return 0


def _page_measures(section: etree._Element) -> dict[str, int]:
    """The measures of a section's pages, in twentieths of a point."""
    page = dict(_DEFAULT_PAGE)
    for name in ("pgSz", "pgMar"):
        if (found := section.find(w(name))) is not None:
            page |= {etree.QName(str(key)).localname: number(str(value)) for key, value in found.attrib.items()}
    if (columns := section.find(w("cols"))) is not None:
        page["columns"], page["between"] = number(columns.get(w("num"), "1")), number(columns.get(w("space"), "720"))
    return page
