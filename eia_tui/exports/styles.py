"""Finds how a paragraph, run or cell of a Word file looks, from its own properties and from all its styles."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from lxml import etree

from eia_tui.exports.ooxml import w

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

    def paragraph(self, paragraph: etree._Element) -> Iterator[Set]:
        """Where the properties (`w:pPr`) of a paragraph are set, the nearest first."""
        own = paragraph.find(w("pPr"))
        if own is not None:
            yield Set(own, "")
        yield from self._in_styles("pPr", "paragraph", own if own is None else own.find(w("pStyle")))
        yield from self._in_table_styles(paragraph, "pPr")
        yield from self._in_defaults("pPr")

    def run(self, run: etree._Element, paragraph: etree._Element) -> Iterator[Set]:
        """Where the properties (`w:rPr`) of a run in a paragraph are set, the nearest first."""
        own = run.find(w("rPr"))
        if own is not None:
            yield Set(own, "")
            if (named := own.find(w("rStyle"))) is not None:
                yield from self._in_styles("rPr", "character", named)
        yield from self._in_styles("rPr", "paragraph", paragraph.find(f"{w('pPr')}/{w('pStyle')}"))
        yield from self._in_table_styles(paragraph, "rPr")
        yield from self._in_defaults("rPr")

    def _in_styles(self, properties: str, kind: str, named: etree._Element | None) -> Iterator[Set]:
        for style in self.chain(kind, named):
            if (found := style.find(w(properties))) is not None:
                yield Set(found, named_style(style), kind)

    def _in_table_styles(self, inside: etree._Element, properties: str) -> Iterator[Set]:
        for style in self.of_table(inside):
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
        for each in self.paragraph(paragraph):
            spacing = each.properties.find(w("spacing"))
            if spacing is not None and (spacing.get(w("line")) or spacing.get(w("lineRule"))):
                line = str(spacing.get(w("line"), "240"))
                exact = spacing.get(w("lineRule")) == "exact"
                return (number(line), each.where) if exact else None
        return None


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
