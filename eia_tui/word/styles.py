"""Finds how a paragraph, run or cell of a Word file looks, from its own properties and from all its styles."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from lxml import etree

from eia_tui.word.ooxml import w

_LONGEST_CHAIN = 50
_OFF = ("0", "false", "off", "none")


@dataclass(frozen=True)
class Set:
    """A place where properties are set: on the element itself, in a style, or in the document's defaults."""

    properties: etree._Element
    where: str
    """As a person finds it in Word: "" for the element itself."""
    toggles: str = ""
    """The kind of style, whose on and off adds up with that of other kinds; "" for the element and the defaults."""


def on(flag: etree._Element) -> bool:
    """Whether a property that is on or off is on."""
    return flag.get(w("val"), "1") not in _OFF


class Styles:
    """The styles of a document. Wherever something is asked for, the nearest that is set comes first."""

    def __init__(self, root: etree._Element | None) -> None:
        """The root of styles.xml; None where the document has none."""
        self._root = root

    @cached_property
    def _by_id(self) -> dict[tuple[str, str], etree._Element]:
        found = [] if self._root is None else self._root.findall(w("style"))
        return {(str(each.get(w("type"), "paragraph")), str(each.get(w("styleId")))): each for each in found}

    @cached_property
    def _defaults(self) -> dict[str, str]:
        """For each kind of style, the id of the one that holds where none is named."""
        return {
            kind: id_ for (kind, id_), style in self._by_id.items() if style.get(w("default")) in ("1", "true", "on")
        }

    def chain(self, kind: str, named: etree._Element | None) -> Iterator[etree._Element]:
        """The style that an element such as `w:pStyle` names, or the default one, then those that it is based on."""
        id_ = None if named is None else str(named.get(w("val")))
        style = self._by_id.get((kind, id_ if id_ is not None else self._defaults.get(kind, "")))
        for _ in range(_LONGEST_CHAIN):
            if style is None:
                return
            yield style
            base = style.find(w("basedOn"))
            style = None if base is None else self._by_id.get((kind, str(base.get(w("val")))))

    def of_table(self, inside: etree._Element) -> Iterator[etree._Element]:
        """The styles of the table that something stands in, the nearest first; none outside of tables."""
        table = inside if inside.tag == w("tbl") else next(inside.iterancestors(w("tbl")), None)
        if table is not None:
            yield from self.chain("table", table.find(f"{w('tblPr')}/{w('tblStyle')}"))

    def paragraph(self, paragraph: etree._Element, band: str = "") -> Iterator[Set]:
        """Where the properties (`w:pPr`) of a paragraph are set, the nearest first; `band` is of its table's style."""
        own = paragraph.find(w("pPr"))
        if own is not None:
            yield Set(own, "")
        yield from self._in_styles("pPr", "paragraph", own if own is None else own.find(w("pStyle")))
        yield from self.in_table(paragraph, "pPr", band)
        yield from self._in_defaults("pPr")

    def run(self, run: etree._Element, paragraph: etree._Element, band: str = "") -> Iterator[Set]:
        """Where the properties (`w:rPr`) of a run in a paragraph are set, the nearest first."""
        own = run.find(w("rPr"))
        if own is not None:
            yield Set(own, "")
            if (named := own.find(w("rStyle"))) is not None:
                yield from self._in_styles("rPr", "character", named)
        yield from self._in_styles("rPr", "paragraph", paragraph.find(f"{w('pPr')}/{w('pStyle')}"))
        yield from self.in_table(paragraph, "rPr", band)
        yield from self._in_defaults("rPr")

    def _in_styles(self, properties: str, kind: str, named: etree._Element | None) -> Iterator[Set]:
        for style in self.chain(kind, named):
            if (found := style.find(w(properties))) is not None:
                yield Set(found, named_style(style), kind)

    def in_table(self, inside: etree._Element, properties: str, band: str = "") -> Iterator[Set]:
        """Where the style of a table sets properties of what is in a cell: for the cell's place, then for all cells."""
        chain = list(self.of_table(inside))
        for part in (*_parts(inside), band) if chain else ():
            for style in chain:
                for each in style.findall(w("tblStylePr")):
                    if each.get(w("type")) == part and (found := each.find(w(properties))) is not None:
                        yield Set(found, named_style(style), "table")
        for style in chain:
            if (found := style.find(w(properties))) is not None:
                yield Set(found, named_style(style), "table")

    def _in_defaults(self, properties: str) -> Iterator[Set]:
        if self._root is None:
            return
        found = self._root.find(f"{w('docDefaults')}/{w(f'{properties}Default')}/{w(properties)}")
        if found is not None:
            yield Set(found, "the document's defaults")

    def exact_lines(self, paragraph: etree._Element) -> tuple[int, str] | None:
        """The height of a paragraph's lines where it is exact, in twentieths of a point, and where that is set."""
        return self._lines(paragraph, exact=True)

    def multiple_lines(self, paragraph: etree._Element) -> tuple[int, str] | None:
        """The height of a paragraph's lines where it goes with the letters, 240 being theirs, and where that is set."""
        return self._lines(paragraph, exact=False)

    def _lines(self, paragraph: etree._Element, *, exact: bool) -> tuple[int, str] | None:
        for each in self.paragraph(paragraph):
            spacing = each.properties.find(w("spacing"))
            if spacing is not None and (spacing.get(w("line")) or spacing.get(w("lineRule"))):
                wanted = ("exact",) if exact else (None, "auto")
                line = number(str(spacing.get(w("line"), "240")))
                return (line, each.where) if spacing.get(w("lineRule")) in wanted else None
        return None


# What a table's look switches on in its style: the attribute, its bit where all are one number, the part of the table.
_LOOKS = (("firstColumn", 0x80, "firstCol"), ("lastColumn", 0x100, "lastCol"))
_ROW_LOOKS = (("firstRow", 0x20, "firstRow"), ("lastRow", 0x40, "lastRow"))


def _parts(inside: etree._Element) -> list[str]:
    """The parts of a table's style that hold for a place in it, the strongest first."""
    cell = next((each for each in (inside, *inside.iterancestors()) if each.tag == w("tc")), None)
    row = None if cell is None else next(cell.iterancestors(w("tr")))
    table = None if row is None else next(row.iterancestors(w("tbl")))
    if cell is None or row is None or table is None:
        return []
    look = table.find(f"{w('tblPr')}/{w('tblLook')}")
    found = []
    for line, every, looks in (
        (cell, list(row.iterchildren(w("tc"))), _LOOKS),
        (row, table.findall(w("tr")), _ROW_LOOKS),
    ):
        for (name, bit, part), end in zip(looks, (0, -1), strict=True):
            if every and every[end] is line and look_has(look, name, bit):
                found.append(part)
    return found


def look_has(look: etree._Element | None, name: str, bit: int) -> bool:
    """Whether the look of a table (`w:tblLook`) says so, by name or by the bit of its older spelling."""
    if look is None:
        return False
    said = look.get(w(name))
    if said is not None:
        return said not in _OFF
    try:
        return bool(int(str(look.get(w("val"), "0")), 16) & bit)
    except ValueError:
        return False


def named_style(style: etree._Element) -> str:
    """A style as a person knows it."""
    name = style.find(w("name"))
    return f"the style “{style.get(w('styleId')) if name is None else name.get(w('val'))}”"


def number(text: str | None) -> int:
    """A measure of Word's in twentieths of a point, which may also be written as "12pt"; 0 where it is none."""
    units = {"pt": 20.0, "in": 1440.0, "cm": 567.0, "mm": 56.7, "pc": 240.0, "pi": 240.0}
    text = str(text or "").strip()
    by = units.get(text[-2:], 1.0)
    try:
        return round(float(text[:-2] if text[-2:] in units else text) * by)
    except ValueError:
        return 0
