"""Splits an answer at the cursor, so that the text after it stays in its list item or quotation."""

from eia_tui.prose.edit import TextEdit, line_end, line_start
from eia_tui.prose.line_markers import is_blank
from eia_tui.prose.list_lines import continued_item, item_of, next_item, quote_of, renumbered, text_start
from eia_tui.prose.styled_text import split_at


def insert_line_break(text: str, at: int) -> TextEdit:
    """Inserts a line break that starts no new item: the text after it stays in its item or quotation."""
    start, end = line_start(text, at), line_end(text, at)
    line = text[start:end]
    item = item_of(line)
    if item and start < at < start + item.text_at - 1:
        at = start  # not inside the marker, which would be broken
    elif item and at > start:
        indent = item.quote + " " * (len(item.head) - len(item.quote))
        return TextEdit(at, at, f"\n{indent}", (at + 1 + len(indent),) * 2)
    elif at > start and (blanks := line[: len(line) - len(line.lstrip(" \t"))]) and continued_item(text, start):
        return TextEdit(at, at, f"\n{blanks}", (at + 1 + len(blanks),) * 2)
    quote = quote_of(line) if text[at:end].strip() and at > start else ""
    return TextEdit(at, at, f"\n{quote}", (at + 1 + len(quote),) * 2)


def split_for_block(text: str, at: int) -> tuple[str, str]:
    """The text before and after a block to be inserted at `at`; the text after it stays in its item or quotation.

    An item without words is left out: the block replaces it.
    """
    start, end = line_start(text, at), line_end(text, at)
    line = text[start:end]
    words_at = start + text_start(line)
    if is_blank(text[words_at:end]):
        return text[:start], text[end:]
    if at <= words_at:
        return text[:start], text[start:]
    before, after = split_at(text, at)
    if after.partition("\n")[0].strip():
        item = item_of(line) or continued_item(text, start)
        after = renumbered((next_item(item).head if item else quote_of(line)) + after, 0)[0]
    return before, after
