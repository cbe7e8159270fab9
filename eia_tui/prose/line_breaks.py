"""Line breaks in an answer that leave what follows in its item or quotation."""

from eia_tui.prose.edit import Change, line_end, line_start
from eia_tui.prose.line_markers import blank
from eia_tui.prose.list_lines import counted, goes_on, item_of, next_item, quote_of, words_at
from eia_tui.prose.styled_text import parted


def broken(text: str, at: int) -> Change:
    """A line break that begins no item: what follows stays in the item or quotation in which it stands."""
    start, end = line_start(text, at), line_end(text, at)
    line = text[start:end]
    item = item_of(line)
    if item and start < at < start + item.behind - 1:
        at = start  # inside what stands before its words, it would tear that
    elif item and at > start:
        below = item.quote + " " * (len(item.head) - len(item.quote))
        return Change(at, at, f"\n{below}", (at + 1 + len(below),) * 2)
    elif at > start and (blanks := line[: len(line) - len(line.lstrip(" \t"))]) and goes_on(text, start):
        return Change(at, at, f"\n{blanks}", (at + 1 + len(blanks),) * 2)
    quote = quote_of(line) if text[at:end].strip() and at > start else ""
    return Change(at, at, f"\n{quote}", (at + 1 + len(quote),) * 2)


def torn(text: str, at: int) -> tuple[str, str]:
    """The text before and behind a place where a block is put between: what follows stays in its item or quotation.

    An item without words is taken out: the block stands in its place.
    """
    start, end = line_start(text, at), line_end(text, at)
    line = text[start:end]
    words = start + words_at(line)
    if blank(text[words:end]):
        return text[:start], text[end:]
    if at <= words:
        return text[:start], text[start:]
    before, behind = parted(text, at)
    if behind.partition("\n")[0].strip():
        item = item_of(line) or goes_on(text, start)
        behind = counted((next_item(item).head if item else quote_of(line)) + behind, 0)[0]
    return before, behind
