"""Notes which answers a document must contain, which were printed, and where."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from lxml import etree

from eia_tui.exports.word.tally import PLAIN, ProseTally
from eia_tui.prose.blocks import Block
from eia_tui.word.ooxml import w

START = "eia"
"""The processing instruction before each answer, until the document is postprocessed."""


END = "eia-end"
"""The processing instruction after an answer whose list items, rows, bold text and pictures are counted."""


BLANK = "eia-blank"
"""The processing instruction in the paragraph that is written for an empty answer."""


class Container(NamedTuple):
    """A table cell of a part of the document, or all of the part."""

    part: str
    cell: int | None
    """The number of the cell in the part, from 0 in the order of the document; None outside tables."""


class ParagraphRange(NamedTuple):
    """The paragraphs in which an answer is printed."""

    address: str
    container: Container
    first: int
    """The number of the first paragraph in the container, from 0 in the order of the document."""
    last: int


@dataclass
class Ledger:
    """The answers that a document must contain, and where they were printed."""

    expected: dict[str, str] = field(default_factory=dict)
    """The text that must be in the document for each address: a long answer as typed, others as printed."""
    compared: set[str] = field(default_factory=set)
    """The addresses that the template compared, such as a choice that decides what is printed."""
    printed: list[tuple[str, Container]] = field(default_factory=list)
    """The addresses in the order of the document, each with its container."""
    tallies: dict[str, ProseTally] = field(default_factory=dict)
    """The list items, rows, bold text and pictures of each long answer that was printed."""
    content: dict[str, Sequence[Block]] = field(default_factory=dict)
    """The content of each long answer that was printed."""
    rows: dict[str, str] = field(default_factory=dict)
    """For the address of each row, that of its question."""
    columns_looped: bool = False
    """Whether the template may print rows side by side."""
    ranges: list[ParagraphRange] = field(default_factory=list)
    """The paragraphs of the long answers that have more than plain text."""
    _marked: list[tuple[str, Container, etree._Element, list[etree._Element]]] = field(default_factory=list)
    """The same before they are counted: address, container, its element, and the elements of the answer."""

    def mark(self, address: str, xml: str) -> str:
        """The XML of an answer with a marker before it, which shows later where it was printed."""
        return f"<?{START} {address}?>{xml}" if address in self.expected else xml

    def mark_prose(self, address: str, xml: str, tally: ProseTally, content: Sequence[Block]) -> str:
        """The XML of a long answer with markers around it, unless it is plain text, whose parts are not counted."""
        if address in self.expected:
            self.tallies[address], self.content[address] = tally, content
        return self.mark(address, xml if tally == PLAIN else f"{xml}<?{END}?>")

    def collect(self, part: str, root: etree._Element) -> None:
        """Notes the container of every marked answer in a part, and removes markers and needless blank paragraphs."""
        cells = {cell: number for number, cell in enumerate(root.iter(w("tc")))}
        for marker in list(root.iter(etree.ProcessingInstruction)):
            target = str(getattr(marker, "target", ""))
            if target == START:
                cell = next(marker.iterancestors(w("tc")), None)
                address, container = str(marker.text), Container(part, None if cell is None else cells[cell])
                self.printed.append((address, container))
                if self.tallies.get(address, PLAIN) != PLAIN:
                    self._marked.append((address, container, root if cell is None else cell, _marked_elements(marker)))
                _remove(marker)
            elif target == END:
                _remove(marker)
            elif target == BLANK:
                _resolve_blank(marker)

    def number_paragraphs(self) -> None:
        """Fills in `ranges` for what was collected, once no paragraph is added or removed any more."""
        for address, container, element, marked in self._marked:
            own = [paragraph for each in marked for paragraph in each.iter(w("p"))]
            first = next(number for number, each in enumerate(element.iter(w("p"))) if each is own[0])
            self.ranges.append(ParagraphRange(address, container, first, first + len(own) - 1))
        self._marked.clear()


def _marked_elements(start: etree._Element) -> list[etree._Element]:
    """The elements between the markers of a long answer."""
    elements = []
    for each in start.itersiblings():
        if isinstance(each.tag, str):
            elements.append(each)
        elif getattr(each, "target", "") == END:
            break
    return elements


def _resolve_blank(marker: etree._Element) -> None:
    """Keeps the blank paragraph if it is alone in its cell: beside others it would be read aloud as a gap."""
    paragraph = next(marker.iterancestors(w("p")))
    parent = paragraph.getparent()
    alone = parent is None or all(each is paragraph or each.tag == w("tcPr") for each in parent)
    _remove(marker if alone else paragraph)


def _remove(marker: etree._Element) -> None:
    """Removes a node, and keeps the text after it."""
    parent, before, text = marker.getparent(), marker.getprevious(), marker.tail or ""
    if parent is None:
        return
    if not text:
        pass
    elif before is not None:
        before.tail = (before.tail or "") + text
    else:
        parent.text = (parent.text or "") + text
    marker.tail = None
    parent.remove(marker)
