"""The signs before the lines of an answer, and the lines themselves with where they stand."""

import re
from collections.abc import Callable, Sequence
from typing import TypeAlias

from eia_tui.prose.blocks import Line

Lines: TypeAlias = Sequence[tuple[int, str]]
"""Lines of an answer, each with the number of the letter at which it begins there."""
LineReader: TypeAlias = Callable[[Lines], Line]
"""Reads the text of a paragraph, a heading or a cell, without the signs before its lines."""

QUOTE = re.compile(r"[ \t]*>[ \t]?")
"""What stands before a line of a quotation."""
TAB = 4
"""Blanks in a tab."""
BLANKS = " \t\u00a0"
"""What may stand before a sign: a no-break space looks like any other there. So it does right behind one."""
_ITEM = re.compile(
    rf"(?P<indent>[{BLANKS}]*)(?P<sign>[-*]|(?P<number>[0-9]{{1,3}})(?P<after>[.)]))(?P<gap>[ \t]+|\u00a0[{BLANKS}]*|$)"
)
_DASHES = re.compile(r"[ \t]*(?:(?:-[ \t]*){3,}|(?:\*[ \t]*){3,})$")
_COMPARED = re.compile(r"[ \t]*>(?![ \t]*[0-9]{1,3}[.)][ \t])=?[ \t]*[0-9£$€]")
_SET_IN = 2


def compared(line: str) -> bool:
    """Whether a line begins with a comparison, as "> 65 years": that is no quotation by itself, as "> 1. Item" is."""
    return _COMPARED.match(line) is not None


def level_open(open_: Sequence[int], indent: int) -> int:
    """The level, counted from 0, of an item that is so far set in, where `open_` has how far those above it are.

    An item set in by two blanks or more stands below the other; by one, or further out, beside it or one above it.
    """
    level = len(open_)
    while level and open_[level - 1] > indent:
        level -= 1
    return level - 1 if level and indent < open_[level - 1] + _SET_IN else level


def set_in(line: str) -> int:
    """By how many blanks a line is set in; a tab counts as those to the next fourth column."""
    return len(line[: len(line) - len(line.lstrip(BLANKS))].expandtabs(TAB))


def item_head(line: str) -> re.Match[str] | None:
    """What stands before the text of an item; None where the line is none. A row of dashes is none."""
    found = _ITEM.match(line)
    return found if found and not _DASHES.match(line) else None


def blank(line: str) -> bool:
    """Whether there is nothing in the line but blanks and tabs."""
    return not line.strip(" \t")


def trimmed(line: tuple[int, str]) -> tuple[int, str]:
    """A line without the blanks at its ends."""
    at, text = line
    bare = text.lstrip(" \t")
    return at + len(text) - len(bare), bare.rstrip(" \t")
