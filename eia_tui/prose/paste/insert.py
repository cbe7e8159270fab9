"""Inserts a pasted text into an answer; blank lines separate lists, tables, quotations and headings from other text."""

import re
from dataclasses import dataclass

from eia_tui.prose.blocks import Block, Listing, Paragraph
from eia_tui.prose.edit import line_end, line_start
from eia_tui.prose.line_breaks import split_for_block
from eia_tui.prose.link_syntax import link_around, outside_link
from eia_tui.prose.list_lines import in_item, text_start
from eia_tui.prose.markdown import read_prose
from eia_tui.prose.paste.clean import INVISIBLE
from eia_tui.prose.styled_text import paragraph_range, split_at, stretches
from eia_tui.prose.tables import table_at

_BLANK_LINES = re.compile(r"\A(?:[ \t]*\n)+")
_BRACKET = re.compile(r"(?<!\\)[\[\]]")
_LAST_MARKER = re.compile(r"(?<![\\*])\*{1,3}\Z")
_FIRST_MARKER = re.compile(r"\*{1,3}(?!\*)")
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
        if not divides and "*" in words and not in_link:
            return _with_styled_words(rest, start, words)
        left, right = split_at(rest, start, keep_spaces=True) if divides else (rest[:start], rest[start:])
        return PasteResult(left + words + right, len(left) + len(words))
    start = start if table else outside_link(rest, start)
    # Words at either end join a line of plain text, but not an item, a quotation or a table.
    separate = bool(table) or _in_block(rest, start)
    above, below = _is_block(blocks[0]) or separate, _is_block(blocks[-1]) or separate
    before, after = split_for_block(rest, table.end if table else start)
    left, right = split_at(rest, start, keep_spaces=True)
    inserted = pasted.strip("\n").rstrip(" ") if below else pasted.strip("\n")
    # Words stay on lines of their own where the pasted text begins or ends with a line break.
    starts_line = pasted.startswith("\n") and bool(left.rpartition("\n")[2].strip())
    new_text = (_with_blank_line(before) if above else left + "\n" * starts_line) + inserted
    line = after.partition("\n")[0]
    if below and line.strip():
        return PasteResult(f"{new_text}\n\n{after}", len(new_text) + 2 + text_start(line))
    if line.strip():
        new_text += "\n" * pasted.endswith("\n")
        return PasteResult(new_text + right, len(new_text))
    after = _BLANK_LINES.sub("", after)
    return PasteResult(new_text + (f"\n\n{after}" if after.strip() else ""), len(new_text), below)


def _with_styled_words(text: str, at: int, words: str) -> PasteResult:
    """The text with words that may have styles; without these where other asterisks would be printed."""
    plain = "".join(stretch.characters for stretch in stretches(words))
    if plain == words:
        return PasteResult(text[:at] + words + text[at:], at + len(words))
    first, last = paragraph_range(text, at, at)
    left, right = split_at(text[first:last], at - first, keep_spaces=True)
    joined = _joined(left, words)
    styled = _joined(joined, right)
    if _printed_asterisks(styled) != sum(map(_printed_asterisks, (left, words, right))):
        return PasteResult(text[:at] + plain + text[at:], at + len(plain))
    return PasteResult(text[:first] + styled + text[last:], first + len(joined) - _meeting(joined, right))


def _printed_asterisks(text: str) -> int:
    return sum(stretch.characters.count("*") for stretch in stretches(text))


def _joined(above: str, below: str) -> str:
    """Two texts joined. A style that ends and begins again between them continues: its markers could be misread."""
    meeting = _meeting(above, below)
    return above[: len(above) - meeting] + below[meeting:]


def _meeting(above: str, below: str) -> int:
    """The number of asterisks at the end of a text that end the style that begins as the other one begins; often 0."""
    ends, begins = _LAST_MARKER.search(above), _FIRST_MARKER.match(below)
    if not ends or not begins or ends.group() != begins.group():
        return 0
    line_above, line_below = above[line_start(above, len(above)) :], below[: line_end(below, 0)]
    last, first = stretches(line_above)[-1:], stretches(line_below)[:1]
    are_markers = last and first and len(line_above) - 1 in last[0].markers and 0 in first[0].markers
    return len(begins.group()) if are_markers else 0


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
