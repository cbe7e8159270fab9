"""Reads an answer's Markdown into blocks."""

import re
from collections.abc import Iterator

from markdown_it.token import Token

from eia_tui.prose import block_structure as structure
from eia_tui.prose.blocks import Block, Break, Inline, Line, Picture, Text, unsigned
from eia_tui.prose.dialect import tokens
from eia_tui.prose.emphasis import BOLD, ITALIC, resolved
from eia_tui.prose.line_markers import Lines
from eia_tui.prose.links import safe_link
from eia_tui.prose.scrub import scrub

# Without one of these, nothing inside a line is a sign.
_SIGN = re.compile(r"[*\[\\]")


def read_prose(text: str) -> tuple[Block, ...]:
    """The blocks of an answer, in order; none for a blank one. Every word of the text is in one of them."""
    return tuple(structure.blocks(scrub(text), read_line))


def read_line(lines: Lines) -> Line:
    """The parts of a paragraph or cell; neighbours in one style are one part."""
    text = "\n".join(line for _, line in lines)
    return _parts(tokens(text)) if _SIGN.search(text) else unsigned(text).line


def _said(found: list[Token]) -> Iterator[tuple[Token, str, int]]:
    """Each token with its text, and the styles that begin or end with it."""
    meant = resolved(found)
    for number, token in enumerate(found):
        if stars := meant.get(number):
            yield token, "*" * stars.first, 0
            yield token, "", stars.toggled
            yield token, "*" * stars.last, 0
        else:
            yield token, token.content, 0


def _parts(found: list[Token]) -> Line:
    parts: list[Inline] = []
    style = 0
    links: list[str] = []

    def say(text: str) -> None:
        here = Text(text, bool(style & BOLD), bool(style & ITALIC), links[-1] if links else "")
        if not here.text:
            return
        last = parts[-1] if parts else None
        if isinstance(last, Text) and (last.bold, last.italic, last.link) == (here.bold, here.italic, here.link):
            parts[-1] = Text(last.text + here.text, here.bold, here.italic, here.link)
        else:
            parts.append(here)

    unsafe: list[str] = []
    titles: list[tuple[str, int]] = []
    for token, text, toggled in _said(found):
        match token.type:
            case "text" | "text_special" | "stars":
                say(text)
                style ^= toggled
            case "softbreak":
                parts.append(Break())
            case "link_open":
                typed = _address(token, "href")
                links.append(safe_link(typed))
                unsafe.append("" if links[-1] else typed)
                titles.append((_title(token) if links[-1] else "", len(parts)))
                if not links[-1]:
                    say("[")
            case "link_close":
                links.pop()
                title, begun = titles.pop()
                if typed := unsafe.pop():
                    say(f"]({typed})")
                elif title:
                    say(_beside(title, _words(parts[begun:])))
            case "image":
                picture = Picture(_address(token, "src"), _alt(token))
                parts.append(picture)
                say(_beside(_title(token), picture.alt))
            case unknown:
                raise AssertionError(f"the dialect has no {unknown}")
    return tuple(parts)


def _title(token: Token) -> str:
    """The title of a link or picture, on one line: what a browser shows while the mouse is on it."""
    return " ".join(str(token.attrGet("title") or "").split())


def _beside(title: str, words: str) -> str:
    """What is printed of a title behind its link or picture; "" where the words there are the same."""
    return f" ({title})" if title and title.casefold() != " ".join(words.split()).casefold() else ""


def _words(parts: list[Inline]) -> str:
    return "".join(
        part.text if isinstance(part, Text) else part.alt if isinstance(part, Picture) else " " for part in parts
    )


def _alt(token: Token) -> str:
    """What a picture shows: the text between its brackets, without signs."""
    return "".join(
        text or ("" if toggled or each.type == "stars" else " ")
        for each, text, toggled in _said(token.children or [])
        if not each.nesting
    )


def _address(token: Token, key: str) -> str:
    address, title = str(token.attrGet(key) or ""), token.attrGet("title")
    return f'{address} "{title}"' if title and not safe_link(address) and key == "href" else address
