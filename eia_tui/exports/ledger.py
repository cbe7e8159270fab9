"""Keeps account of which answers a document owes its reader, which were printed, and where."""

from dataclasses import dataclass, field

from lxml import etree

from eia_tui.exports.ooxml import w

MARK = "eia"
"""The processing instruction that stands before each answer until the document is finished."""


BLANK = "eia-blank"
"""The processing instruction in a paragraph that stands only so that its place is not empty."""


@dataclass(frozen=True)
class Place:
    """A cell of a part of the document, or the part outside its tables."""

    part: str
    cell: int | None
    """Which of the part's cells, counted from 0 in the order of the document."""


@dataclass
class Ledger:
    """The answers that a document must hold, and the places where they were put."""

    owed: dict[str, str] = field(default_factory=dict)
    """What must be found again: each answer as typed, or as its words are printed."""
    consulted: set[str] = field(default_factory=set)
    """The choices that the template asked for to decide what to print."""
    printed: list[tuple[str, Place]] = field(default_factory=list)
    """The answers in the order of the document, each with its place."""

    def mark(self, address: str, xml: str) -> str:
        """The XML of an answer with a mark before it, by which its place is known once all is rendered."""
        return f"<?{MARK} {address}?>{xml}" if address in self.owed else xml

    def settle(self, part: str, root: etree._Element) -> None:
        """Notes the place of every marked answer in a part, and takes the marks and needless blanks away."""
        cells = {cell: number for number, cell in enumerate(root.iter(w("tc")))}
        for mark in list(root.iter(etree.ProcessingInstruction)):
            target = str(getattr(mark, "target", ""))
            if target == MARK:
                cell = next((cells[above] for above in mark.iterancestors(w("tc"))), None)
                self.printed.append((str(mark.text), Place(part, cell)))
                _lift(mark)
            elif target == BLANK:
                _settle_blank(mark)


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
