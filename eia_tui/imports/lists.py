"""The bullets and numbers of a received document: the list, the level and the number of each of its paragraphs."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from lxml import etree

from eia_tui.imports.styles import ReceivedStyles
from eia_tui.word.ooxml import w


@dataclass(frozen=True)
class ListPlace:
    """The place of a paragraph that has a bullet or a number."""

    level: int
    number: int | None
    """None for a bullet."""
    delimiter: str
    """The character after a number: "." or ")"."""
    left: int
    """Where its text begins, in twentieths of a point."""
    hanging: int


@dataclass
class _Level:
    format: str = "decimal"
    text: str = ""
    start: int = 1
    indent: etree._Element | None = None


@dataclass
class _List:
    """A list as the numbering part defines it: its levels, and the levels that begin with a number of its own."""

    abstract: str
    levels: dict[int, _Level]
    starts: dict[int, int] = field(default_factory=dict)


class Numbers:
    """Counts the numbers of a document's lists, in the order of its paragraphs."""

    def __init__(self, numbering: etree._Element | None, styles: ReceivedStyles) -> None:
        self._styles = styles
        self._lists = dict(_lists(numbering)) if numbering is not None else {}
        # The counters belong to the definition, which several lists may share. Each may begin anew at its first use.
        self._counters: dict[str, dict[int, int]] = {}
        self._used: set[tuple[str, int]] = set()

    def places(self, root: etree._Element) -> dict[etree._Element, ListPlace]:
        """The place of each paragraph with a bullet or a number."""
        found = ((paragraph, self._place(paragraph)) for paragraph in root.iter(w("p")))
        return {paragraph: place for paragraph, place in found if place}

    def _place(self, paragraph: etree._Element) -> ListPlace | None:
        level, id_ = self._styles.numbering(paragraph)
        own = self._lists.get(id_)
        if own is None or level not in own.levels:
            return None
        definition = own.levels[level]
        number = self._count(id_, own, level, definition)
        if definition.format == "none" or (definition.format != "bullet" and "%" not in definition.text):
            return None
        left, hanging = self._styles.indent(paragraph, definition.indent)
        delimiter = ")" if definition.text.endswith(")") else "."
        return ListPlace(level, None if definition.format == "bullet" else number, delimiter, left, hanging)

    def _count(self, id_: str, own: _List, level: int, definition: _Level) -> int:
        counters = self._counters.setdefault(own.abstract, {})
        if level in own.starts and (id_, level) not in self._used:
            counters[level] = own.starts[level]
        elif level in counters:
            counters[level] += 1
        else:
            counters[level] = definition.start
        self._used.add((id_, level))
        for deeper in [each for each in counters if each > level]:
            del counters[deeper]
        return counters[level]


def _lists(numbering: etree._Element) -> Iterator[tuple[str, _List]]:
    abstracts = {
        str(each.get(w("abstractNumId"))): {
            _int(level.get(w("ilvl")), 0): _level(level) for level in each.findall(w("lvl"))
        }
        for each in numbering.findall(w("abstractNum"))
    }
    for each in numbering.findall(w("num")):
        reference = each.find(w("abstractNumId"))
        abstract = "" if reference is None else str(reference.get(w("val")))
        own = _List(abstract, dict(abstracts.get(abstract, {})))
        for override in each.findall(w("lvlOverride")):
            level = _int(override.get(w("ilvl")), 0)
            if (changed := override.find(w("lvl"))) is not None:
                own.levels[level] = _level(changed)
            if (start := override.find(w("startOverride"))) is not None:
                own.starts[level] = _int(start.get(w("val")), 1)
        yield str(each.get(w("numId"))), own


def _level(element: etree._Element) -> _Level:
    def value(name: str, default: str) -> str:
        found = element.find(w(name))
        return default if found is None else str(found.get(w("val"), default))

    indent = element.find(f"{w('pPr')}/{w('ind')}")
    return _Level(value("numFmt", "decimal"), value("lvlText", ""), _int(value("start", "1"), 1), indent)


def _int(value: object, default: int) -> int:
    text = str(value)
    return int(text) if text.isdecimal() and len(text) < 7 else default
