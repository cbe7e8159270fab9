"""The markers at the start of lines: bullets, numbers and the > of quotations."""

import re
from collections.abc import Callable, Sequence
from typing import TypeAlias

from eia_tui.prose.blocks import Line

Lines: TypeAlias = Sequence[tuple[int, str]]
"""Lines of an answer, each with its position in the text (characters from the start)."""
LineReader: TypeAlias = Callable[[Lines], Line]
"""Reads the lines of a paragraph, heading or cell, given without the markers before them."""

QUOTE = re.compile(r"[ \t]*>(?!=)[ \t]?")
"""The marker of a line in a quotation."""
TAB = 4
"""The width of a tab, and the indent of a level of pasted items, in columns."""
BLANKS = " \t\u00a0"
"""The characters that may come before a marker. A no-break space is one: it looks like a space."""
BULLETS = "-*•◦▪●○■‣"
"""The bullets of items: those of Markdown, and those that have no other meaning."""
NUMBER = "(?:0|[1-9][0-9]{0,2})"
"""The number of an item. One such as 01 stays text, since a list prints it as 1."""
_ITEM = re.compile(
    rf"(?P<indent>[{BLANKS}]*)(?P<marker>[-*]|[{BULLETS}](?!\t)|(?P<number>{NUMBER})(?P<after>[.)]))"
    rf"(?P<gap>[ \t]+|\u00a0[{BLANKS}]*|$)"
)
_DASHES = re.compile(r"[ \t]*(?![-*][ \t]+(?:--+|\*\*+)[ \t]*$)(?:(?:-[ \t]*){3,}|(?:\*[ \t]*){3,})$")
_LONG_DASH = re.compile(rf"(?P<before>[{BLANKS}>]*)(?P<dash>[–—])[{BLANKS}]+[^{BLANKS}]")
_COMPARISON = re.compile(r"[ \t]*>(?![ \t]*[0-9]{1,3}[.)][ \t])=?[ \t]*[0-9£$€]")
_MIN_INDENT = 2


def is_comparison(line: str) -> bool:
    """Whether a line starts with a comparison such as "> 65 years", which alone is not a quotation ("> 1. Item" is)."""
    return _COMPARISON.match(line) is not None


def level_of(open_: Sequence[int], indent: int) -> int:
    """The level, from 0, of an item with this indent; `open_` has the indent of the last item of each level above it.

    An item that is indented by at least two columns more than another is below it; otherwise it is on the same level
    or a higher one.
    """
    level = len(open_)
    while level and open_[level - 1] > indent:
        level -= 1
    return level - 1 if level and indent < open_[level - 1] + _MIN_INDENT else level


def indent_of(line: str) -> int:
    """The indent of a line in columns; a tab goes to the next multiple of four."""
    return len(line[: len(line) - len(line.lstrip(BLANKS))].expandtabs(TAB))


def item_head(line: str) -> re.Match[str] | None:
    """The marker of a list item with the blanks around it; None if the line is not an item, such as a row of dashes."""
    match = _ITEM.match(line)
    return match if match and not _DASHES.match(line) else None


def dashes_as_bullets(text: str) -> str:
    """The text, as long as before, with - for a longer dash that two lines or more begin with, one below the other.

    On a single line such a dash may begin a remark.
    """
    if "–" not in text and "—" not in text:
        return text
    lines = text.split("\n")
    found = [_LONG_DASH.match(line) for line in lines]
    dashes = ["", *(match["dash"] if match else "" for match in found), ""]
    for at, match in enumerate(found):
        if match and dashes[at + 1] in (dashes[at], dashes[at + 2]):
            lines[at] = f"{match['before']}-{lines[at][match.end('dash') :]}"
    return "\n".join(lines)


def is_blank(line: str) -> bool:
    """Whether a line has only spaces and tabs."""
    return not line.strip(" \t")


def before_block(line: str) -> str:
    """What is before a table or a chart in a list or quotation."""
    return line[: len(line) - len(line.lstrip(f"{BLANKS}>"))]


def trimmed(line: tuple[int, str]) -> tuple[int, str]:
    """A line without the spaces and tabs at its ends, with its new position."""
    at, text = line
    bare = text.lstrip(" \t")
    return at + len(text) - len(bare), bare.rstrip(" \t")
