"""Joins the lines that a PDF reader or an e-mail broke at the width of its page."""

import re
from collections.abc import Container, Sequence
from itertools import pairwise
from typing import Literal, TypeAlias

from eia_tui.prose.paste.items import ITEM, TAB, Item, is_bare_sign, items
from eia_tui.prose.scrub import scrub

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


_IN_A_ROW = re.compile(r" *([•●▪◦‣]) +\S.*? \1 +\S")
_ALONE = re.compile(r"(?P<number>\d{1,3})[.)]|[a-z][.)]|[o·§–—-]")


def line_breaks(text: str) -> str:
    """The text with Word's line breaks (U+000B) as what they are: no paragraph begins in an item or a cell."""
    if "\v" not in text:
        return text
    paragraphs = [each.split("\v") for each in text.split("\n")]
    found = iter(items([scrub(line) for paragraph in paragraphs for line in paragraph]))
    return "\n".join(_with_breaks(paragraph, [next(found) for _ in paragraph]) for paragraph in paragraphs)


def _with_breaks(paragraph: Sequence[str], found: Sequence[Item | None]) -> str:
    first = found[0]
    cells = paragraph[0].strip().split("\t")
    rows = len({line.count("\t") for line in paragraph if line.strip()}) == 1
    if cells[1:] and not rows and not cells[0].rstrip().endswith((":", "?")) and not any(found):
        return " ".join(line.strip(" ") for line in paragraph)
    written = paragraph[0]
    for line, item in zip(paragraph[1:], found[1:], strict=True):
        inside = bool(first and first.kind and line.strip()) and item is None
        written += f"\n{' ' * (first.indent + TAB)}{line.strip()}" if inside and first else f"\n{line}"
    return written


def items_apart(lines: Sequence[str]) -> list[str]:
    """The lines with each item on its own where a line begins with a bullet and has the same between its words."""
    apart: list[str] = []
    for line in lines:
        row = None if "\t" in line.strip() else _IN_A_ROW.match(line)
        apart += re.sub(rf" +(?={row[1]} +\S)", "\n", line.strip()).split("\n") if row else [line]
    return apart


def signs_beside(lines: Sequence[str]) -> list[str]:
    """The lines with each bullet or number that stands on a line of its own before the text below it.

    PDF readers and some web pages copy lists so. A number or a dash by itself may be anything; several make a list.
    One below which there is no text, or beside others that have theirs on their line, is an item that was left empty.
    """
    signs = {at: line.strip() for at, line in enumerate(lines) if is_bare_sign(line) or _ALONE.fullmatch(line)}
    if signs and not "".join(lines[max(signs) + 1 :]).strip():
        signs.popitem()  # what was selected ends there
    if not signs or not _is_list(list(signs.values()), lines[: min(signs)]):
        return list(lines)
    texts = {at: below for at in signs if (below := _text_below(lines, at, signs))}
    apart = all(line[:1] not in signs.values() for line in lines if line.strip() not in signs.values())
    if len(texts) < len(signs) or not apart:
        return list(lines)
    taken = {each for at, below in texts.items() for each in range(at + 1, below + 1)}
    beside = {at: f"{sign}\t{lines[texts[at]].lstrip()}" for at, sign in signs.items()}
    return [beside.get(at, line) for at, line in enumerate(lines) if at not in taken]


def _is_list(signs: Sequence[str], above: Sequence[str]) -> bool:
    """Whether signs on lines of their own are those of a list: bullets, or several that begin below no other text."""
    if any(map(is_bare_sign, signs)):
        return True
    text = above[-1].strip() if above else ""
    numbers = [int(found["number"]) for each in signs if (found := _ALONE.fullmatch(each)) and found["number"]]
    counted = all(number == 1 or number - 1 in numbers[:at] for at, number in enumerate(numbers) if at)
    return len(signs) > 1 and counted and (not text or text.endswith(":"))


def _text_below(lines: Sequence[str], at: int, signs: Container[int]) -> int:
    """The line of the text below a sign, with at most one blank line between; 0 where there is none."""
    for below in range(at + 1, min(at + 3, len(lines))):
        if lines[below].strip():
            return 0 if below in signs or "\t" in lines[below].strip() else below
    return 0


def rejoined(lines: Sequence[str], found: Sequence[Item | None]) -> tuple[list[str], int]:
    """The lines with those joined that were one, and how many were. An officer's own line breaks stay.

    Lines were broken where at least two of them are about as long as the longest and go on with a small letter, and
    none is longer than a page is wide.
    """
    kinds = [_kind(line, item) for line, item in zip(lines, found, strict=True)]
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
