"""Inserts a pasted text into an answer; blank lines separate lists, tables, quotations and headings from other text."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from eia_tui.prose.blocks import Block, Listing, Paragraph
from eia_tui.prose.edit import line_end, line_start
from eia_tui.prose.emphasis import BOLD, ITALIC
from eia_tui.prose.line_breaks import split_for_block
from eia_tui.prose.link_syntax import link_around, outside_link
from eia_tui.prose.list_lines import in_item, text_start
from eia_tui.prose.markdown import read_prose
from eia_tui.prose.paste.clean import INVISIBLE
from eia_tui.prose.styled_joining import StyledText, joined, styles_of
from eia_tui.prose.styled_text import paragraph_range, split_at
from eia_tui.prose.tables import table_at

_BLANK_LINES = re.compile(r"\A(?:[ \t]*\n)+")
_BRACKET = re.compile(r"(?<!\\)[\[\]]")
_TYPED = "§"
"""What is typed to find out what a word would look like there; it changes no asterisk beside it, as a letter may."""
_PARAGRAPH_END = re.compile(r"\n[ \t]*\n")


@dataclass(frozen=True)
class PasteResult:
    """An answer after a paste."""

    text: str
    cursor: int
    """The position of the cursor in the text, in characters."""
    below_block: bool = False
    """Whether the cursor is right after a block, so that typing must start a paragraph below it."""


def with_outer_blanks(cleaned: str, raw: str) -> str:
    """A cleaned text, beginning and ending with a line break or space as the raw text does, so that no words join."""
    shown = INVISIBLE.sub("", raw)
    start, end = shown[: len(shown) - len(shown.lstrip())], shown[len(shown.rstrip()) :]
    return "\n" * ("\n" in start) + cleaned + ("\n" if "\n" in end else " " * bool(end))


def insert_paste(text: str, start: int, end: int, pasted: str, *, became_block: bool) -> PasteResult:
    """Replaces the selection from `start` to `end` with a pasted text, which has been cleaned.

    Words are inserted at the cursor. A block is put between blank lines, below a table if the cursor was in one; the
    text after the cursor stays below the block. `became_block` says that cleaning changed the pasted text into a
    block: an unchanged line such as "1. May" may be only words.
    """
    rest = text[:start] + text[end:]
    table = table_at(rest, start)
    blocks = _blocks(pasted, became_block=became_block)
    if not any(map(_is_block, blocks)):
        words = _one_line(pasted) if table else pasted
        # No style spans paragraphs, and no link is in another: their markers would be printed. A second line does not
        # belong to an item or a quotation, or to the address of a link.
        in_link = link_around(rest, start) is not None
        divides = (
            _PARAGRAPH_END.search(words)
            or ("\n" in words and (in_link or _in_block(rest, start)))
            or (_BRACKET.search(words) and in_link)
        )
        if in_link and not divides:
            return PasteResult(rest[:start] + words + rest[start:], start + len(words))
        return _with_words(rest, start, words, divides=bool(divides))
    return _with_blocks(rest, start if table else outside_link(rest, start), pasted, blocks)


def _with_blocks(text: str, at: int, pasted: str, blocks: Sequence[Block]) -> PasteResult:
    """The text with a pasted text that has other `blocks` than one paragraph."""
    table = table_at(text, at)
    # Words at either end join a line of plain text, but not an item, a quotation or a table.
    separate = bool(table) or _in_block(text, at)
    above, below = _is_block(blocks[0]) or separate, _is_block(blocks[-1]) or separate
    before, after = split_for_block(text, table.end if table else at)
    left, right = split_at(text, at, keep_spaces=True)
    line = after.partition("\n")[0]
    goes_on = bool(line.strip()) and not below
    inserted = (
        pasted.strip("\n").rstrip(" ") if below else pasted.strip("\n") + "\n" * (pasted.endswith("\n") and goes_on)
    )
    # Words stay on lines of their own where the pasted text begins or ends with a line break.
    starts_line = pasted.startswith("\n") and bool(left.rpartition("\n")[2].strip())
    first = 0 if above else paragraph_range(left, len(left), len(left))[0]
    last = paragraph_range(right, 0, 0)[1] if goes_on else 0
    start = _with_blank_line(before) if above else left[:first]
    beside = "" if above else left[first:] + "\n" * starts_line, right[:last]
    new, end = _with_joined_ends(beside[0], inserted, beside[1])
    new, end = start + new, len(start) + end
    if goes_on:
        return PasteResult(new + right[last:], end)
    if line.strip():
        return PasteResult(f"{new}\n\n{after}", len(new) + 2 + text_start(line))
    after = _BLANK_LINES.sub("", after)
    return PasteResult(new + (f"\n\n{after}" if after.strip() else ""), len(new), below)


def _with_joined_ends(above: str, inserted: str, below: str) -> tuple[str, int]:
    """An inserted text between two others, and where it ends. Only the paragraphs beside them may change styles."""
    breaks = list(_PARAGRAPH_END.finditer(inserted))
    if not breaks:
        return _beside(above, inserted, below)
    head, _ = _beside(above, inserted[: breaks[0].start()], "")
    tail, end = _beside("", inserted[breaks[-1].end() :], below)
    head += inserted[breaks[0].start() : breaks[-1].end()]
    return head + tail, len(head) + end


def _beside(above: str, words: str, below: str) -> tuple[str, int]:
    if above + below and "*" in above + words + below:
        return _joined(above, StyledText.of(words), below)
    return above + words + below, len(above + words)


def _with_words(text: str, at: int, words: str, *, divides: bool) -> PasteResult:
    """The text with words in their own styles. Without any they take that of the cursor, unless they divide it."""
    first, last = paragraph_range(text, at, at)
    if "*" not in text[first:last] + words:
        left, right = split_at(text, at, keep_spaces=True) if divides else (text[:at], text[at:])
        return PasteResult(left + words + right, len(left) + len(words))
    pasted = StyledText.of(words)
    if not (divides or any(pasted.styles)):
        pasted = pasted.with_style(styles_of(f"{text[first:at]}{_TYPED}{text[at:last]}")[at - first])
    left, right = split_at(text[first:last], at - first, keep_spaces=True)
    new, end = _joined(left, pasted, right)
    return PasteResult(text[:first] + new + text[last:], first + end)


def _joined(above: str, pasted: StyledText, below: str) -> tuple[str, int]:
    """A pasted text between two others, and where it ends.

    Where no markers can express the styles, such as those of words right behind a word in italic, the words of the
    pasted text beside the others take their styles, or it loses its own.
    """
    left, right = StyledText.of(above), StyledText.of(below)
    ends, begins = left.styles[-1] if left.styles else 0, right.styles[0] if right.styles else 0
    plain = pasted.without_style(BOLD | ITALIC)
    for each in (
        pasted,
        pasted.with_styles_of_words_beside(ends, 0),
        pasted.with_styles_of_words_beside(0, begins),
        pasted.with_styles_of_words_beside(ends, begins),
        pasted.without_style(ITALIC),
        plain,
        plain.with_style(ends),
        plain.with_style(begins),
    ):
        if made := joined(left + each, right):
            return made
    return above + plain.plain + below, len(above + plain.plain)


def _one_line(words: str) -> str:
    """Words as one line for a table cell, with | escaped."""
    return " ".join(line.strip() for line in words.split("\n") if line.strip()).replace("|", r"\|")


def _blocks(pasted: str, *, became_block: bool) -> tuple[Block, ...]:
    """The blocks of a pasted text; none for a line that may be only words."""
    blocks = read_prose(pasted)
    one_line = "\n" not in pasted.strip("\n")
    return () if one_line and not became_block and blocks and isinstance(blocks[0], Listing) else blocks


def _is_block(block: Block) -> bool:
    return not isinstance(block, Paragraph) or block.heading


def _in_block(text: str, at: int) -> bool:
    """Whether a position is in a list item with words, or in a quotation."""
    start = line_start(text, at)
    line = text[start : line_end(text, at)]
    words_at = text_start(line)
    return bool(line[words_at:].strip()) and (words_at > 0 or in_item(text, start))


def _with_blank_line(text: str) -> str:
    """A text with a blank line after it; "" if it is blank."""
    return text.rstrip(" \n") + "\n\n" if text.strip() else ""
