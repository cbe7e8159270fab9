"""What the styles of a received document say about its paragraphs and characters."""

from collections.abc import Iterator
from functools import cached_property

from lxml import etree

from eia_tui.word.ooxml import w

_OFF = ("0", "false", "off", "none")
_HEADING_LEVELS = 9


class Styles:
    """The styles of a document, by id."""

    def __init__(self, root: etree._Element | None) -> None:
        self._root = root

    @cached_property
    def _by_id(self) -> dict[str, etree._Element]:
        styles = () if self._root is None else self._root.iter(w("style"))
        return {str(each.get(w("styleId"))): each for each in styles}

    def _chain(self, id_: str) -> Iterator[etree._Element]:
        """A style, then those that it is based on."""
        seen: set[str] = set()
        while id_ in self._by_id and id_ not in seen:
            seen.add(id_)
            style = self._by_id[id_]
            yield style
            id_ = _value(style, "basedOn")

    def _paragraph_properties(self, paragraph: etree._Element) -> Iterator[etree._Element]:
        """The properties of a paragraph: its own first, then those of its styles."""
        own = paragraph.find(w("pPr"))
        if own is not None:
            yield own
        for style in self._chain(_value(own, "pStyle")):
            if (properties := style.find(w("pPr"))) is not None:
                yield properties

    def numbering(self, paragraph: etree._Element) -> tuple[int, str]:
        """The level and the id of the list that a paragraph is in; the id is "" or "0" for none."""
        level, id_ = None, None
        for properties in self._paragraph_properties(paragraph):
            numbering = properties.find(w("numPr"))
            if numbering is None:
                continue
            if level is None and (text := _value(numbering, "ilvl")).isdecimal():
                level = int(text)
            if id_ is None and (text := _value(numbering, "numId")):
                id_ = text
        return level or 0, id_ or ""

    def indent(self, paragraph: etree._Element, of_list: etree._Element | None = None) -> tuple[int, int]:
        """Where the text of a paragraph begins, and how far its first line hangs out, in twentieths of a point."""
        own = paragraph.find(f"{w('pPr')}/{w('ind')}")
        styled = (each.find(w("ind")) for each in self._paragraph_properties(paragraph))
        sources = [each for each in (own, of_list, *styled) if each is not None]

        def first(*names: str) -> int:
            values = (each.get(w(name)) for each in sources for name in names)
            found = next((str(value) for value in values if value is not None), "0").lstrip("-")
            return int(found) if found.isdecimal() and len(found) < 7 else 0

        return first("left", "start"), first("hanging")

    def is_heading(self, paragraph: etree._Element) -> bool:
        """Whether the style of a paragraph is one for headings."""
        for style in self._chain(_value(paragraph.find(w("pPr")), "pStyle")):
            name = _value(style, "name").casefold()
            if name == "title" or any(name == f"heading {level}" for level in range(1, _HEADING_LEVELS + 1)):
                return True
        return False

    def is_quoted(self, paragraph: etree._Element) -> bool:
        """Whether a paragraph is marked as a quotation: by a line at its left, or by its style."""
        if paragraph.find(f"{w('pPr')}/{w('pBdr')}/{w('left')}") is not None:
            return True
        styles = self._chain(_value(paragraph.find(w("pPr")), "pStyle"))
        return any(_value(style, "name").casefold() in ("quote", "intense quote") for style in styles)

    def is_on(self, run: etree._Element, name: str) -> bool:
        """Whether a run has a property such as `b`: its own, or that of its character style."""
        own = run.find(w("rPr"))
        if own is not None and (flag := own.find(w(name))) is not None:
            return is_on(flag)
        for style in self._chain(_value(own, "rStyle")):
            flag = style.find(f"{w('rPr')}/{w(name)}")
            if flag is not None:
                return is_on(flag)
        return False


def is_on(flag: etree._Element) -> bool:
    """Whether a property that can be switched off is on."""
    return str(flag.get(w("val"), "1")).casefold() not in _OFF


def _value(parent: etree._Element | None, name: str) -> str:
    found = None if parent is None else parent.find(w(name))
    return "" if found is None else str(found.get(w("val"), ""))
