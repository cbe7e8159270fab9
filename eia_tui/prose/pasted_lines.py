"""Joins the lines that a PDF reader or an e-mail broke at the width of its page."""

import re
from collections.abc import Sequence
from itertools import pairwise
from typing import Literal, TypeAlias

from eia_tui.prose.pasted_items import ITEM, Item

_NARROWEST, _WIDEST = 45, 130
"""Letters between which lines are as long as a page is wide."""
_NEARLY, _FULL = 0.7, 0.85
"""How full a line is that may go on in the next, and one that does even where the next begins with a capital."""
_SURE = 2
"""Lines that plainly go on from which on it is believed that the lines were broken."""
_STOP = re.compile(r"[.!?:;…][\"”’')\]]*$")
_LABEL = re.compile(r"\(?(?:[A-Za-z]|[ivx]{2,5})[.)](?:\s|$)")
_HYPHEN = re.compile(r"[^\W\d_]-$")


_Kind: TypeAlias = Literal["", "item", "small", "capital", "other"]


def rejoined(lines: Sequence[str], items: Sequence[Item | None]) -> tuple[list[str], int]:
    """The lines with those joined that were one, and how many were. An officer's own line breaks stay.

    Lines were broken where at least two of them are about as long as the longest and go on with a small letter, and
    none is longer than a page is wide.
    """
    kinds = [_kind(line, item) for line, item in zip(lines, items, strict=True)]
    goes_on = [_goes_on(*pair) for pair in pairwise(kinds)]
    width = max((len(line) for line, kind in zip(lines, kinds, strict=True) if kind), default=0)
    sure = sum(on and len(line) >= _NEARLY * width for line, on in zip(lines, goes_on, strict=False))
    broken = _NARROWEST <= width <= _WIDEST and sure >= _SURE
    joined: list[list[str]] = []
    many = so_far = 0
    first: _Kind = ""
    for at, line in enumerate(lines):
        kind, last = kinds[at], lines[at - 1]
        on = bool(joined) and bool(first) and kind == "small"
        # An item that is as long as a line of print goes on in small letters, whatever the rest looks like.
        small = on and ((broken and so_far >= _NEARLY * width) or (first == "item" and so_far >= _NARROWEST))
        full = broken and bool(joined) and bool(first) and len(last) >= _FULL * width
        if small or (full and kind == "capital" and not _STOP.search(last.rstrip())):
            joined[-1].append("" if kind == "small" and _HYPHEN.search(last) else " ")
            joined[-1].append(line.strip())
            so_far += len(line)
            many += 1
        else:
            joined.append([line])
            so_far, first = len(line), kind
    return ["".join(parts) for parts in joined], many


def _kind(line: str, item: Item | None) -> _Kind:
    """What a line is: an item, text that begins with a small letter, a capital or other; "" for none of these."""
    bare = line.strip()
    if not bare:
        return ""
    if item is not None or ITEM.match(line):
        return "item"
    if "\t" in bare or bare[0] in "|>#" or _LABEL.match(bare):
        return ""
    return "small" if bare[0].islower() else "capital" if bare[0].isupper() else "other"


def _goes_on(kind: _Kind, after: _Kind) -> bool:
    """Whether the line below plainly goes on with this one: it begins with a small letter."""
    return bool(kind) and after == "small"
