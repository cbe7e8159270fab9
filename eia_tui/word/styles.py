"""Finds the formatting of a paragraph, run or cell of a Word file, from its own properties and all its styles."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from lxml import etree

from eia_tui.word.ooxml import w

_MOST_BASES = 50
"""The most styles based on each other that are followed: in a damaged file they may form a circle."""
_OFF = ("0", "false", "off", "none")


@dataclass(frozen=True)
class PropertySet:
    """Properties that apply to an element, from itself, from a style, or from the document's defaults."""

    properties: etree._Element
    origin: str
    """Where they are set, as a person finds it in Word; "" for the element itself."""
    style_kind: str = ""
    """The kind of style they are from; "" for the element and the defaults. Toggle properties combine by kind."""


def is_on(flag: etree._Element | None) -> bool:
    """Whether a property such as `w:b`, which is on or off, is there and on."""
    return flag is not None and str(flag.get(w("val"), "1")).casefold() not in _OFF


class Styles:
    """The styles of a document. Every method gives what overrides the rest first."""

    def __init__(self, root: etree._Element | None) -> None:
        """Takes the root of styles.xml; None if the document has none."""
        self._root = root

    @cached_property
    def _by_id(self) -> dict[tuple[str, str], etree._Element]:
        found = [] if self._root is None else self._root.findall(w("style"))
        return {(str(each.get(w("type"), "paragraph")), str(each.get(w("styleId")))): each for each in found}

    @cached_property
    def _defaults(self) -> dict[str, str]:
        """The id of the default style of each kind."""
        return {
            kind: id_ for (kind, id_), style in self._by_id.items() if style.get(w("default")) in ("1", "true", "on")
        }

    def with_bases(self, kind: str, named: etree._Element | None) -> Iterator[etree._Element]:
        """The style that an element such as `w:pStyle` names, else the default one, then those it is based on."""
        id_ = None if named is None else str(named.get(w("val")))
        style = self._by_id.get((kind, id_ if id_ is not None else self._defaults.get(kind, "")))
        for _ in range(_MOST_BASES):
            if style is None:
                return
            yield style
            base = style.find(w("basedOn"))
            style = None if base is None else self._by_id.get((kind, str(base.get(w("val")))))

    def table_styles(self, inside: etree._Element) -> Iterator[etree._Element]:
        """The style of the table around an element, then those it is based on; none outside of tables."""
        table = inside if inside.tag == w("tbl") else next(inside.iterancestors(w("tbl")), None)
        if table is not None:
            yield from self.with_bases("table", table.find(f"{w('tblPr')}/{w('tblStyle')}"))

    def paragraph(self, paragraph: etree._Element, band: str = "") -> Iterator[PropertySet]:
        """The sets of paragraph properties (`w:pPr`) that apply to a paragraph.

        `band` is the row band of its table's style that applies, such as "band1Horz"; "" for none.
        """
        own = paragraph.find(w("pPr"))
        if own is not None:
            yield PropertySet(own, "")
        yield from self._in_styles("pPr", "paragraph", own if own is None else own.find(w("pStyle")))
        yield from self.table_properties(paragraph, "pPr", band)
        yield from self._in_defaults("pPr")

    def run(self, run: etree._Element, paragraph: etree._Element, band: str = "") -> Iterator[PropertySet]:
        """The sets of run properties (`w:rPr`) that apply to a run in a paragraph; `band` as in `paragraph`."""
        own = run.find(w("rPr"))
        if own is not None:
            yield PropertySet(own, "")
            if (named := own.find(w("rStyle"))) is not None:
                yield from self._in_styles("rPr", "character", named)
        yield from self._in_styles("rPr", "paragraph", paragraph.find(f"{w('pPr')}/{w('pStyle')}"))
        yield from self.table_properties(paragraph, "rPr", band)
        yield from self._in_defaults("rPr")

    def _in_styles(self, properties: str, kind: str, named: etree._Element | None) -> Iterator[PropertySet]:
        for style in self.with_bases(kind, named):
            if (found := style.find(w(properties))) is not None:
                yield PropertySet(found, style_title(style), kind)

    def table_properties(self, inside: etree._Element, properties: str, band: str = "") -> Iterator[PropertySet]:
        """The sets of properties from the style of the table around an element.

        Those for the cell's position, such as the first row, come before those for all cells.
        """
        styles = list(self.table_styles(inside))
        for part in (*_style_parts(inside), band) if styles else ():
            for style in styles:
                for each in style.findall(w("tblStylePr")):
                    if each.get(w("type")) == part and (found := each.find(w(properties))) is not None:
                        yield PropertySet(found, style_title(style), "table")
        for style in styles:
            if (found := style.find(w(properties))) is not None:
                yield PropertySet(found, style_title(style), "table")

    def _in_defaults(self, properties: str) -> Iterator[PropertySet]:
        if self._root is None:
            return
        found = self._root.find(f"{w('docDefaults')}/{w(f'{properties}Default')}/{w(properties)}")
        if found is not None:
            yield PropertySet(found, "the document's defaults")

    def exact_lines(self, paragraph: etree._Element) -> tuple[int, str] | None:
        """The exact line height of a paragraph in twentieths of a point, and its origin; None if it is not exact."""
        return self._lines(paragraph, exact=True)

    def multiple_lines(self, paragraph: etree._Element) -> tuple[int, str] | None:
        """The line height of a paragraph as a multiple of the font's, in 240ths, and its origin; None if exact."""
        return self._lines(paragraph, exact=False)

    def _lines(self, paragraph: etree._Element, *, exact: bool) -> tuple[int, str] | None:
        for each in self.paragraph(paragraph):
            spacing = each.properties.find(w("spacing"))
            if spacing is not None and (spacing.get(w("line")) or spacing.get(w("lineRule"))):
                rules = ("exact",) if exact else (None, "auto")
                line = number(str(spacing.get(w("line"), "240")))
                return (line, each.origin) if spacing.get(w("lineRule")) in rules else None
        return None


# What `w:tblLook` switches on in a table style: the attribute, its bit in the older spelling, the part of the table.
_LOOKS = (("firstColumn", 0x80, "firstCol"), ("lastColumn", 0x100, "lastCol"))
_ROW_LOOKS = (("firstRow", 0x20, "firstRow"), ("lastRow", 0x40, "lastRow"))


def _style_parts(inside: etree._Element) -> list[str]:
    """The parts of a table style, such as "firstRow", that apply to an element in the table, the strongest first."""
    cell = next((each for each in (inside, *inside.iterancestors()) if each.tag == w("tc")), None)
    row = None if cell is None else next(cell.iterancestors(w("tr")))
    table = None if row is None else next(row.iterancestors(w("tbl")))
    if cell is None or row is None or table is None:
        return []
    look = table_look(table)
    found = []
    for line, every, looks in (
        (cell, list(row.iterchildren(w("tc"))), _LOOKS),
        (row, table.findall(w("tr")), _ROW_LOOKS),
    ):
        for (name, bit, part), end in zip(looks, (0, -1), strict=True):
            if every and every[end] is line and table_look_has(look, name, bit):
                found.append(part)
    return found


def table_look(table: etree._Element) -> etree._Element | None:
    """What says which parts of its style a table uses, for `table_look_has`."""
    return table.find(f"{w('tblPr')}/{w('tblLook')}")


def table_look_has(look: etree._Element | None, name: str, bit: int) -> bool:
    """Whether a table's `w:tblLook` switches something on, by attribute or by the bit of its older spelling."""
    if look is None:
        return False
    value = look.get(w(name))
    if value is not None:
        return value not in _OFF
    try:
        return bool(int(str(look.get(w("val"), "0")), 16) & bit)
    except ValueError:
        return False


def style_title(style: etree._Element) -> str:
    """A style as it is called in a message: its name in Word, else its id."""
    name = style.find(w("name"))
    return f"the style “{style.get(w('styleId')) if name is None else name.get(w('val'))}”"


_UNITS = {"pt": 20.0, "in": 1440.0, "cm": 567.0, "mm": 56.7, "pc": 240.0, "pi": 240.0}
"""How many twentieths of a point a unit of a measure is."""


def number(text: str | None) -> int:
    """A number or measure of Word's; one with a unit, such as "12pt", in twentieths of a point. 0 if it is neither."""
    text = str(text or "").strip()
    factor = _UNITS.get(text[-2:])
    try:
        return round(float(text) if factor is None else float(text[:-2]) * factor)
    except ValueError:
        return 0
