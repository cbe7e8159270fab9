"""Reads an answer's Markdown into blocks."""

import re
from collections.abc import Iterator

from markdown_it.token import Token

from eia_tui.prose.blocks import Block, Break, Inline, Line, Listing, Paragraph, Picture, Quote, Table, Text, unsigned
from eia_tui.prose.dialect import TYPED_AGAIN, tokens
from eia_tui.prose.links import safe_link
from eia_tui.prose.scrub import scrub

_BLANK_LINES = re.compile(r"\n(?:[ \t]*\n)+")
# What the dialect may take for a sign, and blanks that it would drop.
_SIGN = re.compile(r"[*\[\]|\\]|^[ \t+#>-]|^\d+[.)]|[ \t]$", re.MULTILINE)


def read_prose(text: str) -> tuple[Block, ...]:
    """The blocks of an answer, in order; none for a blank one. Every word of the text is in one of them."""
    blocks: list[Block] = []
    signed: list[str] = []

    def parse() -> None:
        if signed:
            blocks.extend(_blocks(iter(tokens("\n\n".join(signed)))))
            signed.clear()

    # A paragraph without signs is one wherever it stands, and most are: they need no parser.
    for piece in _BLANK_LINES.split(scrub(text)):
        if _SIGN.search(piece) or piece != piece.strip():
            signed.append(piece)
        elif piece:
            parse()
            blocks.append(unsigned(piece))
    parse()
    return tuple(blocks)


def _blocks(stream: Iterator[Token], end: str = "") -> Iterator[Block]:
    """The blocks up to the token that closes what they stand in."""
    for token in stream:
        match token.type:
            case "paragraph_open" | "heading_open":
                yield Paragraph(_line(next(stream)), heading=token.type == "heading_open")
                next(stream)
            case "bullet_list_open":
                yield Listing(tuple(item for _, item in _items(stream, "bullet_list_close")))
            case "ordered_list_open":
                yield from _counted(list(_items(stream, "ordered_list_close")), token.markup)
            case "blockquote_open":
                yield Quote(tuple(_blocks(stream, "blockquote_close")))
            case "table_open":
                yield _table(stream)
            case closing if closing == end:
                return
            case unknown:
                raise AssertionError(f"the dialect has no {unknown}")


def _items(stream: Iterator[Token], end: str) -> Iterator[tuple[str, tuple[Block, ...]]]:
    for token in stream:
        if token.type == end:
            return
        yield token.info, tuple(_blocks(stream, "list_item_close"))


def _counted(items: list[tuple[str, tuple[Block, ...]]], mark: str) -> Iterator[Listing]:
    """Numbered items as lists that print the numbers as typed: one that does not follow on starts a list of its own.

    Where the same number stands before every item, as Markdown allows, they are counted.
    """
    numbers = [int(number) for number, _ in items]
    if len(set(numbers)) == 1:
        numbers = list(range(numbers[0], numbers[0] + len(numbers)))
    begin = 0
    for at in range(1, len(items) + 1):
        if at == len(items) or numbers[at] != numbers[at - 1] + 1:
            yield Listing(tuple(item for _, item in items[begin:at]), start=numbers[begin], mark=mark)
            begin = at


def _table(stream: Iterator[Token]) -> Table:
    rows: list[list[Line]] = []
    aligned: list[str] = []
    for token in stream:
        match token.type:
            case "tr_open":
                rows.append([])
            case "th_open":
                aligned.append(str(token.attrGet("style") or "").removeprefix("text-align:"))
            case "inline":
                rows[-1].append(_line(token))
            case "table_close":
                break
    header, *body = (tuple(row) for row in rows)
    return Table(header, tuple(body), tuple(aligned))


def _line(inline: Token) -> Line:
    """The parts of one line of text; neighbours in one style are one part."""
    parts: list[Inline] = []
    bold = italic = 0
    links: list[str] = []

    def say(text: str) -> None:
        here = Text(text.translate(TYPED_AGAIN), bold > 0, italic > 0, links[-1] if links else "")
        if not here.text:
            return
        last = parts[-1] if parts else None
        if isinstance(last, Text) and (last.bold, last.italic, last.link) == (here.bold, here.italic, here.link):
            parts[-1] = Text(last.text + here.text, here.bold, here.italic, here.link)
        else:
            parts.append(here)

    unsafe: list[str] = []
    for token in inline.children or ():
        match token.type:
            case "text" | "text_special":
                say(token.content)
            case "softbreak" | "hardbreak":
                parts.append(Break())
            case "strong_open" | "strong_close":
                bold += token.nesting
            case "em_open" | "em_close":
                italic += token.nesting
            case "link_open":
                typed = _address(token, "href")
                links.append(safe_link(typed))
                unsafe.append("" if links[-1] else typed)
                if not links[-1]:
                    say("[")
            case "link_close":
                links.pop()
                if typed := unsafe.pop():
                    say(f"]({typed})")
            case "image":
                parts.append(Picture(_address(token, "src"), _alt(token)))
            case unknown:
                raise AssertionError(f"the dialect has no {unknown}")
    return tuple(parts)


def _alt(token: Token) -> str:
    """What a picture shows: the text between its brackets, without signs."""
    return "".join(each.content or " " for each in token.children or () if not each.nesting).translate(TYPED_AGAIN)


def _address(token: Token, key: str) -> str:
    address, title = str(token.attrGet(key) or ""), token.attrGet("title")
    typed = f'{address} "{title}"' if title and not safe_link(address) and key == "href" else address
    return typed.translate(TYPED_AGAIN)
