"""What the styles of a received document say about its paragraphs and characters."""

from collections.abc import Iterator, Sequence
from functools import cached_property

from lxml import etree

from eia_tui.word.ooxml import w
from eia_tui.word.styles import is_on

_HEADINGS = frozenset({"title", *(f"heading {level}" for level in range(1, 10))})
_QUOTATIONS = frozenset({"quote", "intense quote"})
"""The names of styles for headings and quotations, in small letters."""
_RUN_PROPERTIES, _PARAGRAPH_PROPERTIES = w("rPr"), w("pPr")
_FLAGS = {w(name): name for name in ("b", "i", "vanish", "strike", "dstrike")}
_NO_FLAGS: frozenset[str] = frozenset()


class ReceivedStyles:
    """The styles of a document, by id."""

    def __init__(self, root: etree._Element | None) -> None:
        self._root = root
        # What was found out about each style, by its id.
        self._chains: dict[str, Sequence[etree._Element]] = {}
        self._style_names: dict[str, frozenset[str]] = {}
        self._properties: dict[str, Sequence[etree._Element]] = {}
        self._flags: dict[str, frozenset[str]] = {}

    @cached_property
    def _by_id(self) -> dict[str, etree._Element]:
        styles = () if self._root is None else self._root.iter(w("style"))
        return {str(each.get(w("styleId"))): each for each in styles}

    def _chain(self, id_: str) -> Sequence[etree._Element]:
        """A style, then those that it is based on."""
        if id_ not in self._chains:
            chain: dict[str, etree._Element] = {}
            base = id_
            while base in self._by_id and base not in chain:
                chain[base] = self._by_id[base]
                base = _value(chain[base], "basedOn")
            self._chains[id_] = tuple(chain.values())
        return self._chains[id_]

    def _names(self, paragraph: etree._Element) -> frozenset[str]:
        """The names of the style of a paragraph, and of those that it is based on."""
        id_ = _value(paragraph.find(_PARAGRAPH_PROPERTIES), "pStyle")
        if id_ not in self._style_names:
            self._style_names[id_] = frozenset(_value(style, "name").casefold() for style in self._chain(id_))
        return self._style_names[id_]

    def _paragraph_properties(self, paragraph: etree._Element) -> Iterator[etree._Element]:
        """The properties of a paragraph: its own first, then those of its styles."""
        own = paragraph.find(_PARAGRAPH_PROPERTIES)
        if own is not None:
            yield own
        id_ = _value(own, "pStyle")
        if id_ not in self._properties:
            found = (style.find(_PARAGRAPH_PROPERTIES) for style in self._chain(id_))
            self._properties[id_] = [each for each in found if each is not None]
        yield from self._properties[id_]

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
        return not _HEADINGS.isdisjoint(self._names(paragraph))

    def is_quoted(self, paragraph: etree._Element) -> bool:
        """Whether a paragraph is marked as a quotation: by a line at its left, or by its style."""
        if paragraph.find(f"{w('pPr')}/{w('pBdr')}/{w('left')}") is not None:
            return True
        return not _QUOTATIONS.isdisjoint(self._names(paragraph))

    def flags(self, run: etree._Element) -> frozenset[str]:
        """The properties such as `b` that are on for a run: its own, and those of its character style."""
        own = run.find(_RUN_PROPERTIES)
        return _NO_FLAGS if own is None else _changed(self._style_flags(_value(own, "rStyle")), own)

    def _style_flags(self, id_: str) -> frozenset[str]:
        if id_ not in self._flags:
            flags = _NO_FLAGS
            for style in reversed(self._chain(id_)):
                if (properties := style.find(_RUN_PROPERTIES)) is not None:
                    flags = _changed(flags, properties)
            self._flags[id_] = flags
        return self._flags[id_]


def _changed(flags: frozenset[str], properties: etree._Element) -> frozenset[str]:
    """Flags with those that properties switch on, and without those that they switch off."""
    for each in properties:
        if (name := _FLAGS.get(str(each.tag))) is not None:
            flags = flags | {name} if is_on(each) else flags - {name}
    return flags


def _value(parent: etree._Element | None, name: str) -> str:
    found = None if parent is None else parent.find(w(name))
    return "" if found is None else str(found.get(w("val"), ""))
