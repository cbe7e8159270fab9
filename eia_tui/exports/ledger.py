"""Keeps account of which answers a document owes its reader, which were printed, and where."""

from dataclasses import dataclass, field

from lxml import etree

MARK = "eia"
"""The processing instruction that stands before each answer until the document is finished."""


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

    def settle(self, part: str, root: etree._Element, cell_tag: str) -> None:
        """Notes the place of every marked answer in a part, and takes the marks away."""
        cells = {cell: number for number, cell in enumerate(root.iter(cell_tag))}
        for mark in list(root.iter(etree.ProcessingInstruction)):
            if str(getattr(mark, "target", "")) != MARK:
                continue
            cell = next((cells[above] for above in mark.iterancestors(cell_tag)), None)
            self.printed.append((str(mark.text), Place(part, cell)))
            _lift(mark)


def _lift(mark: etree._Element) -> None:
    """Takes a mark out, and leaves the text behind it where it is."""
    parent, before, text = mark.getparent(), mark.getprevious(), mark.tail or ""
    if parent is None:
        return
    if before is not None:
        before.tail = (before.tail or "") + text
    else:
        parent.text = (parent.text or "") + text
    mark.tail = None
    parent.remove(mark)
