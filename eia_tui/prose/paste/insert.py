"""Puts a pasted text into an answer: a list, table, quotation or heading stands apart from what is beside it."""

import re
from dataclasses import dataclass

from eia_tui.prose.blocks import Block, Listing, Paragraph
from eia_tui.prose.edit import line_end, line_start
from eia_tui.prose.line_breaks import torn
from eia_tui.prose.list_lines import in_item, words_at
from eia_tui.prose.markdown import read_prose
from eia_tui.prose.styled_text import parted
from eia_tui.prose.tables import table_at

_BLANK_LINES = re.compile(r"\A(?:[ \t]*\n)+")


@dataclass(frozen=True)
class Placed:
    """An answer into which something was pasted."""

    text: str
    place: int
    """Where the cursor is, in letters from the start."""
    below: bool = False
    """Whether the cursor is right behind a block, and typing goes on in a paragraph below it."""


def placed(text: str, start: int, end: int, pasted: str, *, turned: bool) -> Placed:
    """The text with what was pasted in place of a selection.

    Words go in where the cursor is. A block stands between blank lines, below the table in which the cursor was; words
    behind the cursor stay below the block. `turned` says that cleaning made a block of it: a line such as "1. May" that
    came as it is may be only words.
    """
    rest = text[:start] + text[end:]
    table = table_at(rest, start)
    blocks = _blocks(pasted, turned=turned)
    if not any(map(_is_block, blocks)):
        words = _one_line(pasted) if table else pasted
        return Placed(rest[:start] + words + rest[start:], start + len(words))
    # Words at its ends go on in a line of plain text; in an item, a quotation or a table they would be part of it.
    apart = bool(table) or _in_block(rest, start)
    above, below = _is_block(blocks[0]) or apart, _is_block(blocks[-1]) or apart
    before, behind = torn(rest, table.end if table else start)
    left, right = parted(rest, start)
    whole = (_set_apart(before) if above else left + _blanks(rest[:start][::-1])) + pasted.strip("\n")
    line = behind.partition("\n")[0]
    if below and line.strip():
        return Placed(f"{whole}\n\n{behind}", len(whole) + 2 + words_at(line))
    if line.strip():
        return Placed(whole + _blanks(rest[start:]) + right, len(whole))
    behind = _BLANK_LINES.sub("", behind)
    return Placed(whole + (f"\n\n{behind}" if behind.strip() else ""), len(whole), below)


def _one_line(words: str) -> str:
    """Words as a cell holds them."""
    return " ".join(line.strip() for line in words.split("\n") if line.strip()).replace("|", r"\|")


def _blocks(pasted: str, *, turned: bool) -> tuple[Block, ...]:
    """The blocks of a pasted text; none where it is a line that may be only words."""
    blocks = read_prose(pasted)
    one_line = "\n" not in pasted.strip("\n")
    return () if one_line and not turned and blocks and isinstance(blocks[0], Listing) else blocks


def _is_block(block: Block) -> bool:
    return not isinstance(block, Paragraph) or block.heading


def _in_block(text: str, at: int) -> bool:
    """Whether a place is in an item that has words, or in a quotation."""
    start = line_start(text, at)
    line = text[start : line_end(text, at)]
    words = words_at(line)
    return bool(line[words:].strip()) and (words > 0 or in_item(text, start))


def _set_apart(text: str) -> str:
    """A text with a blank line below it; "" where it is blank."""
    return text.rstrip(" \n") + "\n\n" if text.strip() else ""


def _blanks(text: str) -> str:
    """The blanks at the beginning of a text."""
    return text[: len(text) - len(text.lstrip(" "))]
