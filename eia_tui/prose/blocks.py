"""The parts of a long answer after its Markdown has been read."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import zip_longest
from typing import Literal, TypeAlias


@dataclass(frozen=True)
class Text:
    """Characters in one style, without a line break."""

    text: str
    bold: bool = False
    italic: bool = False
    link: str = ""
    """The web or mail address of a link; "" for text that is not a link."""


@dataclass(frozen=True)
class Break:
    """A line break within a paragraph."""


@dataclass(frozen=True)
class Picture:
    """A picture, which is in a file."""

    path: str
    """As in the answer: relative to the draft's folder."""
    alt: str
    """The description for readers who cannot see the picture."""


Inline: TypeAlias = Text | Break | Picture
Line: TypeAlias = tuple[Inline, ...]


@dataclass(frozen=True)
class Paragraph:
    """Text between blank lines or other blocks."""

    line: Line
    heading: bool = False
    """Whether it is a heading, which is printed as a bold paragraph."""


@dataclass(frozen=True)
class Listing:
    """A list with bullets, or with numbers from `start` on."""

    items: tuple["tuple[Block, ...]", ...]
    start: int | None = None
    """The first number; None for bullets."""
    delimiter: str = "."
    """The character after a number: "." or ")"."""


ChartKind = Literal["bars", "columns"]


@dataclass(frozen=True)
class Chart:
    """A chart of a table, which is printed above it."""

    kind: ChartKind
    title: str = ""


@dataclass(frozen=True)
class Table:
    """A table with a header row; every row has as many cells as the header."""

    header: tuple[Line, ...]
    rows: tuple[tuple[Line, ...], ...]
    alignments: tuple[str, ...] = ()
    """The alignment of each column: "left", "right", "center" or ""."""
    chart: Chart | None = None
    """The chart that the line below it asks for, if one can be made of it."""


@dataclass(frozen=True)
class Quote:
    """A quotation."""

    blocks: "tuple[Block, ...]"


Block: TypeAlias = Paragraph | Listing | Table | Quote


def plain_paragraph(text: str) -> Paragraph:
    """A paragraph with the lines of a text unchanged: nothing in it is read as Markdown."""
    line: list[Inline] = []
    for number, piece in enumerate(text.split("\n")):
        line += [Break(), Text(piece)] if number else [Text(piece)]
    return Paragraph(tuple(line))


def with_next(blocks: Sequence[Block]) -> Iterator[tuple[Block, Block | None]]:
    """Every block with the one after it, in reading order; those in lists and quotations come after the list itself."""
    for block, after in zip_longest(blocks, blocks[1:]):
        yield block, after
        match block:
            case Listing(items):
                for item in items:
                    yield from with_next(item)
            case Quote(inner):
                yield from with_next(inner)


def lines(blocks: Sequence[Block]) -> Iterator[Line]:
    """All lines of text in the blocks, in reading order, including those in lists, tables and quotations."""
    for block, _ in with_next(blocks):
        match block:
            case Paragraph(line):
                yield line
            case Table(header, rows):
                yield from header
                for row in rows:
                    yield from row


def pictures(blocks: Sequence[Block]) -> Iterator[Picture]:
    """All pictures in the blocks, in reading order."""
    return (part for line in lines(blocks) for part in line if isinstance(part, Picture))


def words(blocks: Sequence[Block]) -> str:
    """The words in the blocks, in reading order and with nothing between them."""
    return "".join(map(line_text, lines(blocks)))


def line_text(line: Line, gap: str = "") -> str:
    """The words of a line, with `gap` where it has a line break or a picture."""
    return "".join(part.text if isinstance(part, Text) else gap for part in line)
