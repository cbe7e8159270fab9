"""Reads the Markdown of an answer into blocks."""

import re
from collections.abc import Iterator
from functools import lru_cache

from markdown_it.token import Token

from eia_tui.prose import block_structure
from eia_tui.prose.blocks import Block, Break, Inline, Line, Picture, Text, plain_paragraph
from eia_tui.prose.dialect import tokens
from eia_tui.prose.emphasis import BOLD, ITALIC, resolved
from eia_tui.prose.line_markers import Lines
from eia_tui.prose.links import safe_link
from eia_tui.prose.scrub import scrub

# Text without one of these has no markers inside its lines.
_MARKER = re.compile(r"[*\[\\]")


@lru_cache(maxsize=256)
def read_prose(text: str) -> tuple[Block, ...]:
    """The blocks of an answer, in order; none if it is blank. Every word of the text is in one of them.

    Those of a whole draft are remembered, since whoever writes, compares or proves an answer reads it several times.
    """
    return tuple(block_structure.blocks(scrub(text), read_line))


def read_line(lines: Lines) -> Line:
    """The parts of a paragraph or cell; adjacent text in the same style is one part."""
    text = "\n".join(line for _, line in lines)
    return _parts(tokens(text)) if _MARKER.search(text) else plain_paragraph(text).line


def _texts(line_tokens: list[Token]) -> Iterator[tuple[Token, str, int]]:
    """Each token with its text, and the styles that start or end with it. Asterisks are split in three."""
    resolved_stars = resolved(line_tokens)
    for number, token in enumerate(line_tokens):
        if stars := resolved_stars.get(number):
            yield token, "*" * stars.first, 0
            yield token, "", stars.toggled
            yield token, "*" * stars.last, 0
        else:
            yield token, token.content, 0


def _parts(line_tokens: list[Token]) -> Line:
    parts: list[Inline] = []
    style = 0
    links: list[str] = []

    def add_text(text: str) -> None:
        part = Text(text, bool(style & BOLD), bool(style & ITALIC), links[-1] if links else "")
        if not part.text:
            return
        last = parts[-1] if parts else None
        if isinstance(last, Text) and (last.bold, last.italic, last.link) == (part.bold, part.italic, part.link):
            parts[-1] = Text(last.text + part.text, part.bold, part.italic, part.link)
        else:
            parts.append(part)

    unsafe: list[str] = []
    titles: list[tuple[str, int]] = []
    for token, text, toggled in _texts(line_tokens):
        match token.type:
            case "text" | "text_special" | "stars":
                add_text(text)
                style ^= toggled
            case "softbreak":
                parts.append(Break())
            case "link_open":
                typed = _address(token, "href")
                links.append(safe_link(typed))
                unsafe.append("" if links[-1] else typed)
                titles.append((_title(token) if links[-1] else "", len(parts)))
                if not links[-1]:
                    add_text("[")
            case "link_close":
                links.pop()
                title, start = titles.pop()
                if typed := unsafe.pop():
                    add_text(f"]({typed})")
                elif title:
                    add_text(_title_suffix(title, _words(parts[start:])))
            case "image":
                picture = Picture(_address(token, "src"), _alt(token))
                parts.append(picture)
                add_text(_title_suffix(_title(token), picture.alt))
            case unknown:
                raise AssertionError(f"the dialect has no {unknown}")
    return tuple(parts)


def _title(token: Token) -> str:
    """The title of a link or picture, on one line. A browser shows it under the mouse pointer."""
    return " ".join(str(token.attrGet("title") or "").split())


def _title_suffix(title: str, words: str) -> str:
    """The title as it is printed after its link or picture; "" if the words there are the same."""
    return f" ({title})" if title and title.casefold() != " ".join(words.split()).casefold() else ""


def _words(parts: list[Inline]) -> str:
    return "".join(
        part.text if isinstance(part, Text) else part.alt if isinstance(part, Picture) else " " for part in parts
    )


def _alt(token: Token) -> str:
    """The description of a picture: the text between its brackets, without markers."""
    return "".join(
        text or ("" if toggled or part.type == "stars" else " ")
        for part, text, toggled in _texts(token.children or [])
        if not part.nesting
    )


def _address(token: Token, key: str) -> str:
    address, title = str(token.attrGet(key) or ""), token.attrGet("title")
    return f'{address} "{title}"' if title and not safe_link(address) and key == "href" else address
