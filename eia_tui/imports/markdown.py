"""Writes blocks from Word as Markdown, and leaves out the emphasis that Markdown cannot express."""

from collections.abc import Sequence
from dataclasses import replace

from eia_tui.imports.inline import normalised, without_bold
from eia_tui.prose.blocks import Block, Line, Listing, Paragraph, Quote, Table, Text
from eia_tui.prose.markdown import read_prose
from eia_tui.prose.markdown_writer import write_prose


def to_markdown(blocks: Sequence[Block]) -> str:
    """The Markdown that prints the blocks: a block whose emphasis would print asterisks is written without it."""
    text = write_prose(blocks)
    if read_prose(text) == tuple(blocks):
        return text
    return write_prose([each if read_prose(write_prose([each])) == (each,) else _plain(each) for each in blocks])


def _plain(block: Block) -> Block:
    match block:
        case Paragraph(line, heading):
            return Paragraph(_simplified(line), heading)
        case Listing(items):
            return replace(block, items=tuple(tuple(map(_plain, item)) for item in items))
        case Quote(blocks):
            return Quote(tuple(map(_plain, blocks)))
        case Table(header, rows):
            cells = tuple(tuple(map(_simplified, row)) for row in rows)
            return replace(block, header=tuple(map(_simplified, header)), rows=cells)


def _simplified(line: Line) -> Line:
    """The line itself if Markdown can express it; else without italics, else without bold as well."""
    upright = normalised([replace(part, italic=False) if isinstance(part, Text) else part for part in line])
    plain = without_bold(upright)
    fitting = (each for each in (line, upright) if read_prose(write_prose([Paragraph(each)])) == (Paragraph(each),))
    return next(fitting, plain)
