r"""Writes blocks as the Markdown that is read as these blocks: the inverse of `markdown.read_prose`."""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import assert_never

from eia_tui.prose.blocks import Block, Break, Inline, Line, Listing, Paragraph, Picture, Quote, Table, Text
from eia_tui.prose.charts import chart_line
from eia_tui.prose.emphasis import BOLD, ITALIC
from eia_tui.prose.line_markers import BULLETS, indent_of, item_head
from eia_tui.prose.markdown import read_prose

_ESCAPED = re.compile(r"[*\[\]|]")
_ESCAPED_BUT_BARS = re.compile(r"[*\[\]]")
_LINE_MARKER = re.compile(rf"([ \t\u00a0]*[0-9]{{0,3}})(?=[#>\-+.)–—{BULLETS[2:]}])")
_BULLET = re.compile(r"[ \t\u00a0]*\*(?:[ \t\u00a0]|$)")
_BARE_NUMBER = re.compile(r"(?:> )*[0-9]{1,3}[.)] ?")
_RULES = {"left": ":--", "right": "--:", "center": ":-:"}
_TO_BRACKET = re.compile(r"[\s()<>]")


def write_prose(blocks: Sequence[Block]) -> str:
    """The Markdown of the blocks: `read_prose(write_prose(blocks)) == blocks` for blocks that Markdown can express.

    A paragraph without any content is left out. A marker is escaped only where it would otherwise be read as one.
    """
    text = _joined(blocks, [_lightest((block,)) for block in blocks])
    if read_prose(text) == tuple(blocks):
        return text
    return _joined(blocks, [_block(block, _careful) for block in blocks])


def _joined(blocks: Sequence[Block], written: Sequence[str]) -> str:
    """The written blocks; a list is indented as the paragraph below it, which would otherwise be in its last item."""
    texts = []
    for at, text in enumerate(written):
        below = written[at + 1] if at + 1 < len(written) else ""
        if isinstance(blocks[at], Listing) and (indent := " " * indent_of(below)):
            texts.append("\n".join(f"{indent}{line}" if line else "" for line in text.split("\n")))
        else:
            texts.append(text)
    return "\n\n".join(filter(None, texts))


def write_line(line: Line) -> str:
    """The Markdown of a line without line breaks, such as a cell."""
    return _lightest((Paragraph(line),))


def _lightest(blocks: tuple[Block, ...]) -> str:
    """The blocks as Markdown, with as few escapes as let it be read as the same blocks."""
    text = ""
    for write in (_plain, _escaping_markers, _escaping_all_but_bars, _careful):
        text = "\n\n".join(filter(None, (_block(block, write) for block in blocks)))
        if read_prose(text) == blocks:
            break
    return text


def _plain(text: str, *, line_start: bool) -> str:  # noqa: ARG001  the signature of a writer of text
    return text


def _escaping_markers(text: str, *, line_start: bool) -> str:
    """The text with a marker at the start of a line escaped."""
    if not line_start:
        return text
    if _BULLET.match(text):
        return text.replace("*", "\\*", 1)
    return _LINE_MARKER.sub(r"\1\\", text, count=1) if _LINE_MARKER.match(text) else text


def _careful(text: str, *, line_start: bool) -> str:
    """The text with everything escaped that could be a marker."""
    return _escaping(_ESCAPED, text, line_start=line_start)


def _escaping_all_but_bars(text: str, *, line_start: bool) -> str:
    r"""As `_careful`, but a line such as "a \| b" above one of dashes would be a table."""
    return _escaping(_ESCAPED_BUT_BARS, text, line_start=line_start)


def _escaping(markers: re.Pattern[str], text: str, *, line_start: bool) -> str:
    escaped = markers.sub(r"\\\g<0>", text)
    return (
        escaped if escaped.lstrip(" \t\u00a0").startswith("\\*") else _escaping_markers(escaped, line_start=line_start)
    )


_Write = Callable[..., str]
"""Writes a text, given whether it is at the start of a line."""


def _block(block: Block, write: _Write) -> str:
    match block:
        case Paragraph(line, heading):
            text = _line(line, write, line_start=not heading)
            if not heading:
                return text
            return f"## {text}{' ##' if text.endswith('#') else ''}"
        case Listing():
            return _listing(block, write)
        case Table():
            return _table(block, write)
        case Quote(blocks):
            return _prefixed("> ", _blocks(blocks, write))
        case _:
            assert_never(block)


def _blocks(blocks: Sequence[Block], write: _Write) -> str:
    return "\n\n".join(filter(None, (_block(each, write) for each in blocks)))


def _prefixed(prefix: str, text: str) -> str:
    # "> 1." would be a comparison, "> 1. " is a quotation.
    return "\n".join(
        f"{prefix}{line}".rstrip(" ") + " " * bool(_BARE_NUMBER.fullmatch(line)) for line in text.split("\n")
    )


def _listing(listing: Listing, write: _Write) -> str:
    items = []
    for number, blocks in enumerate(listing.items, start=listing.start or 0):
        marker = "- " if listing.start is None else f"{number}{listing.delimiter} "
        items.append(_item(marker, blocks, write))
    return "\n".join(items)


def _item(marker: str, blocks: Sequence[Block], write: _Write) -> str:
    """An item: its first paragraph behind the marker, the rest indented below it."""
    indent = " " * len(marker)
    if blocks and isinstance(first := blocks[0], Paragraph):
        text = _block(first, write)
        head, *following = f"{marker}{text}".split("\n")
        if item_head(head) is None:  # "- ---" would be a row of dashes
            head = head.replace("-", "*", 1)
        lines, rest = [head, *(f"{indent}{line}" for line in following)], blocks[1:]
    else:
        lines, rest = [marker.rstrip()], blocks
    text = "\n".join(lines)
    for block in rest:
        below = "\n".join(f"{indent}{line}" if line else "" for line in _block(block, write).split("\n"))
        text += ("\n" if isinstance(block, Listing) else "\n\n") + below
    return text


def _table(table: Table, write: _Write) -> str:
    def row(cells: Sequence[str]) -> str:
        return f"| {' | '.join(cells)} |"

    def cells(line: Sequence[Line]) -> list[str]:
        return [_cell(each, write) for each in line]

    sides = (*table.alignments, *[""] * (len(table.header) - len(table.alignments)))
    rule = row([_RULES.get(side, "---") for side in sides])
    chart = [_line((Text(chart_line(table.chart)),), write, line_start=False)] if table.chart else []
    return "\n".join([row(cells(table.header)), rule, *(row(cells(each)) for each in table.rows), *chart])


def _cell(line: Line, write: _Write) -> str:
    """A cell on one line, with its bars escaped."""
    text = _line(tuple(Text(" ") if isinstance(part, Break) else part for part in line), write, line_start=False)
    return re.sub(r"(?<!\\)\|", r"\\|", text)


# --- the parts of a line ---


@dataclass(frozen=True)
class _Piece:
    """A part of a line, and the styles it has; None for a line break or picture, which have none of their own."""

    written: str
    style: int | None


def _line(line: Line, write: _Write, *, line_start: bool) -> str:
    """The parts of a line, with markers where a style or a link starts or ends."""
    pieces: list[_Piece] = []
    at_start, style = line_start, 0
    for link, group in _by_link(line):
        if link:
            pieces.append(_link(link, group, write))
            at_start = False
            continue
        for part in group:
            # A marker of a style comes before the text, which is then not at the start of the line.
            starts_style = isinstance(part, Text) and bool(_style(part) & ~style)
            pieces.append(_piece(part, write, line_start=at_start and not starts_style))
            style = _style(part) if isinstance(part, Text) else style
            # The lines after the first are at the start of a line in an item or heading, too.
            at_start = isinstance(part, Break)
    return "".join(_with_markers(pieces, 0))


def _by_link(line: Line) -> Iterator[tuple[str, list[Inline]]]:
    """The parts of each link together, and those between links; a link whose style changes in a word is split there."""
    group: list[Inline] = []
    link = ""
    for part in line:
        own = part.link if isinstance(part, Text) else ""
        last = group[-1] if group else None
        if link and isinstance(part, Picture) and isinstance(last, Text) and last.text.endswith("\\"):
            group.append(part)  # a backslash before the closing bracket would escape it
            continue
        in_word = isinstance(last, Text) and isinstance(part, Text) and (last.text[-1:] + part.text[:1]).isalnum()
        if group and (own != link or (link and in_word)):
            yield link, group
            group = []
        link = own
        group.append(part)
    if group:
        yield link, group


def _piece(part: Inline, write: _Write, *, line_start: bool) -> _Piece:
    match part:
        case Text(text):
            return _Piece(write(text, line_start=line_start), _style(part))
        case Break():
            return _Piece("\n", None)
        case Picture(path, alt):
            return _Piece(f"![{_careful(alt, line_start=False)}]({_destination(path)})", None)
        case _:
            assert_never(part)


def _link(link: str, parts: Sequence[Inline], write: _Write) -> _Piece:
    """A link; a style that all of its text has starts before it, and others within it."""
    common = BOLD | ITALIC
    for part in parts:
        common &= _style(part) if isinstance(part, Text) else common
    pieces = [_piece(part, write, line_start=False) for part in parts]
    return _Piece(f"[{''.join(_with_markers(pieces, common))}]({_destination(link)})", common)


def _destination(address: str) -> str:
    return f"<{address}>" if _TO_BRACKET.search(address) else address


def _style(text: Text) -> int:
    return BOLD * text.bold | ITALIC * text.italic


def _with_markers(pieces: Sequence[_Piece], outer: int) -> Iterator[str]:
    """The pieces with asterisks where a style starts or ends; the styles of `outer` are on before and after them.

    A style ends right after the last text that has it, and starts right before the first one.
    """
    styles = _extended(pieces)
    now = outer
    for at, piece in enumerate(pieces):
        style = styles[at]
        if style is not None:
            yield "*" * (style & ~now)
            now = style
        yield piece.written
        following = next((style for style in styles[at + 1 :] if style is not None), outer)
        if style is not None:
            yield "*" * (now & ~following)
            now &= following


def _extended(pieces: Sequence[_Piece]) -> list[int | None]:
    """The style of each piece, with that of a text that ends or starts with a blank extended over a picture there.

    Beside a blank an asterisk would not be a marker, and behind a backslash neither.
    """
    styles = [piece.style for piece in pieces]
    for order in (range(len(pieces)), range(len(pieces) - 1, -1, -1)):
        open_: int | None = 0
        edge = -1 if order.step == 1 else 0
        for at in order:
            written = pieces[at].written
            if pieces[at].style is not None:
                open_ = pieces[at].style if not written[edge:][:1].strip("\\").strip() else 0
            elif written != "\n" and open_ and styles[at] is None:
                styles[at], open_ = open_, 0
    return styles
