"""Keeps account of which answers a document owes its reader, which were printed, and where."""

from dataclasses import dataclass, field
from typing import NamedTuple

from lxml import etree

from eia_tui.exports.word.tally import NOTHING, Read
from eia_tui.word.ooxml import w

MARK = "eia"
"""The processing instruction that stands before each answer until the document is finished."""


END = "eia-end"
"""The one that stands behind an answer whose list items, rows, bold and pictures are counted."""


BLANK = "eia-blank"
"""The processing instruction in a paragraph that stands only so that its place is not empty."""


class Place(NamedTuple):
    """A cell of a part of the document, or the part outside its tables."""

    part: str
    cell: int | None
    """Which of the part's cells, counted from 0 in the order of the document."""


class Stretch(NamedTuple):
    """The paragraphs in which an answer is printed."""

    address: str
    place: Place
    first: int
    """Which of the place's paragraphs, counted from 0 in the order of the document."""
    last: int


@dataclass
class Ledger:
    """The answers that a document must hold, and the places where they were put."""

    owed: dict[str, str] = field(default_factory=dict)
    """What must be found again: each answer as typed, or as its words are printed."""
    consulted: set[str] = field(default_factory=set)
    """The choices that the template asked for to decide what to print."""
    printed: list[tuple[str, Place]] = field(default_factory=list)
    """The answers in the order of the document, each with its place."""
    read: dict[str, Read] = field(default_factory=dict)
    """What each long answer that was printed has beside words."""
    rows: dict[str, str] = field(default_factory=dict)
    """For the address of each row, that of its question."""
    columns_looped: bool = False
    """Whether the template may print rows side by side."""
    stretches: list[Stretch] = field(default_factory=list)
    """Where the answers are that have anything beside words."""
    _marked: list[tuple[str, Place, etree._Element, list[etree._Element]]] = field(default_factory=list)

    def mark(self, address: str, xml: str) -> str:
        """The XML of an answer with a mark before it, by which its place is known once all is rendered."""
        return f"<?{MARK} {address}?>{xml}" if address in self.owed else xml

    def mark_prose(self, address: str, xml: str, read: Read) -> str:
        """The XML of a long answer with marks round it, by which what it has beside words can be counted."""
        if address in self.owed:
            self.read[address] = read
        return self.mark(address, xml if read == NOTHING else f"{xml}<?{END}?>")

    def settle(self, part: str, root: etree._Element) -> None:
        """Notes the place of every marked answer in a part, and takes the marks and needless blanks away."""
        cells = {cell: number for number, cell in enumerate(root.iter(w("tc")))}
        for mark in list(root.iter(etree.ProcessingInstruction)):
            target = str(getattr(mark, "target", ""))
            if target == MARK:
                cell = next(mark.iterancestors(w("tc")), None)
                address, place = str(mark.text), Place(part, None if cell is None else cells[cell])
                self.printed.append((address, place))
                if self.read.get(address, NOTHING) != NOTHING:
                    self._marked.append((address, place, root if cell is None else cell, _inside(mark)))
                _lift(mark)
            elif target == END:
                _lift(mark)
            elif target == BLANK:
                _settle_blank(mark)

    def locate(self) -> None:
        """Notes which paragraphs the answers of a part are, once nothing is put in or taken out any more."""
        for address, place, container, inside in self._marked:
            own = [paragraph for each in inside for paragraph in each.iter(w("p"))]
            first = next(number for number, each in enumerate(container.iter(w("p"))) if each is own[0])
            self.stretches.append(Stretch(address, place, first, first + len(own) - 1))
        self._marked.clear()


def _inside(mark: etree._Element) -> list[etree._Element]:
    """What stands between the marks of a long answer."""
    inside = []
    for each in mark.itersiblings():
        if isinstance(each.tag, str):
            inside.append(each)
        elif getattr(each, "target", "") == END:
            break
    return inside


def _settle_blank(mark: etree._Element) -> None:
    """Keeps a blank paragraph where it is alone: beside others it would be a gap that is read out as one."""
    paragraph = next(mark.iterancestors(w("p")))
    around = paragraph.getparent()
    alone = around is None or all(each is paragraph or each.tag == w("tcPr") for each in around)
    _lift(mark if alone else paragraph)


def _lift(mark: etree._Element) -> None:
    """Takes a mark out, and leaves the text behind it where it is."""
    parent, before, text = mark.getparent(), mark.getprevious(), mark.tail or ""
    if parent is None:
        return
    if not text:
        pass
    elif before is not None:
        before.tail = (before.tail or "") + text
    else:
        parent.text = (parent.text or "") + text
    mark.tail = None
    parent.remove(mark)
