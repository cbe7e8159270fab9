"""The parts that a long answer is made of once it has been read."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TypeAlias


@dataclass(frozen=True)
class Text:
    """A run of characters in one style; no line break inside."""

    text: str
    bold: bool = False
    italic: bool = False
    link: str = ""
    """The web or mail address it leads to; "" where it leads nowhere."""


@dataclass(frozen=True)
class Break:
    """The start of a new line in the same paragraph."""


@dataclass(frozen=True)
class Picture:
    """A picture in a file of its own."""

    path: str
    """As typed: relative to the draft's folder."""
    alt: str
    """What it shows, for a reader who cannot see it."""


Inline: TypeAlias = Text | Break | Picture
Line: TypeAlias = tuple[Inline, ...]


@dataclass(frozen=True)
class Paragraph:
    """Text between blank lines."""

    line: Line
    heading: bool = False
    """Whether it was typed as a heading; printed as a bold paragraph."""


@dataclass(frozen=True)
class Listing:
    """Bullets, or numbers counted from `start`."""

    items: tuple["tuple[Block, ...]", ...]
    start: int | None = None
    """The first number; None for bullets."""
    mark: str = "."
    """What follows a number: "." or ")"."""


@dataclass(frozen=True)
class Table:
    """A table with a header row; every row has as many cells as the header."""

    header: tuple[Line, ...]
    rows: tuple[tuple[Line, ...], ...]
    aligned: tuple[str, ...] = ()
    """For each column "left", "right", "center" or ""."""


@dataclass(frozen=True)
class Quote:
    """Somebody else's words, set in."""

    blocks: "tuple[Block, ...]"


Block: TypeAlias = Paragraph | Listing | Table | Quote


def unsigned(text: str) -> Paragraph:
    """A paragraph of a text in which nothing is a sign: its lines as they are."""
    line: list[Inline] = []
    for at, each in enumerate(text.split("\n")):
        line += [Break(), Text(each)] if at else [Text(each)]
    return Paragraph(tuple(line))


def lines(blocks: Sequence[Block]) -> Iterator[Line]:
    """Every line of text in the blocks, in reading order, whatever it stands in."""
    for block in blocks:
        match block:
            case Paragraph(line):
                yield line
            case Listing(items):
                for item in items:
                    yield from lines(item)
            case Table(header, rows):
                yield from header
                for row in rows:
                    yield from row
            case Quote(inner):
                yield from lines(inner)


def pictures(blocks: Sequence[Block]) -> Iterator[Picture]:
    """Every picture in the blocks, in reading order."""
    return (part for line in lines(blocks) for part in line if isinstance(part, Picture))
