"""Joins and splits pasted lines: wrapped lines of PDF readers and emails, bullets on their own, Word's line breaks."""

import re
from collections.abc import Container, Sequence
from itertools import pairwise
from typing import Literal, TypeAlias

from eia_tui.prose.line_markers import TAB
from eia_tui.prose.paste.items import MARKDOWN_ITEM, PastedItem, find_items, is_bare_bullet
from eia_tui.prose.scrub import scrub

_NARROWEST, _WIDEST = 45, 130
"""The fewest and most characters of the longest line if lines were broken at the width of a page."""
_NEARLY_FULL, _FULL = 0.7, 0.85
"""How full, compared with the longest line, a line is that continues with a small letter, or with a capital."""
_ENOUGH_BROKEN = 2
"""The number of lines with a clear continuation that shows that lines were broken."""
_SENTENCE_END = re.compile(r"[.!?:;…][\"”’')\]]*$")
_LABEL = re.compile(r"\(?(?:[^\W\d_]|[ivx]{2,5})[.)](?:\s|$)")
_HYPHEN = re.compile(r"[^\W\d_]-$")


_Kind: TypeAlias = Literal["", "item", "small", "capital", "other"]


_INLINE_BULLETS = re.compile(r" *([•●▪◦‣]) +\S.*? \1 +\S")
_NOTE = re.compile(r"\*(?= \S)")
# An asterisk that refers to a note, after those around words in bold or italics are left out; and a second note.
_STYLED = re.compile(r"(?<!\w)(\*{1,3})[^\s*](?:[^*]*[^\s*])?\1(?!\w)")
_REFERENCE = re.compile(r"[^\s*(\[]\*(?![\w*])")
_SECOND_NOTE = re.compile(r"\*\*(?: \S|[^*\s][^*]*$)")
_BARE_MARKER = re.compile(r"(?P<number>[0-9]{1,3})[.)]|[a-z][.)]|[o·§–—-]")


def convert_line_breaks(text: str) -> str:
    """The text with Word's line breaks (U+000B) as line breaks in the same item, or as spaces in a table cell."""
    if "\v" not in text:
        return text
    paragraphs = [paragraph.split("\v") for paragraph in text.split("\n")]
    items = iter(find_items([scrub(line) for paragraph in paragraphs for line in paragraph]))
    return "\n".join(_split_at_breaks(paragraph, [next(items) for _ in paragraph]) for paragraph in paragraphs)


def _split_at_breaks(paragraph: Sequence[str], items: Sequence[PastedItem | None]) -> str:
    first = items[0]
    cells = paragraph[0].strip().split("\t")
    is_even = len({line.count("\t") for line in paragraph if line.strip()}) == 1
    if cells[1:] and not is_even and not cells[0].rstrip().endswith((":", "?")) and not any(items):
        return " ".join(line.strip(" ") for line in paragraph)
    result = paragraph[0]
    for line, item in zip(paragraph[1:], items[1:], strict=True):
        is_continuation = bool(first and first.kind and line.strip()) and item is None
        result += f"\n{' ' * (first.indent + TAB)}{line.strip()}" if is_continuation and first else f"\n{line}"
    return result


def split_inline_bullets(lines: Sequence[str]) -> list[str]:
    """The lines, with each line that has several items after the same bullet split into these items."""
    result: list[str] = []
    for line in lines:
        match = None if "\t" in line.strip() else _INLINE_BULLETS.match(line)
        result += re.sub(rf" +(?={match[1]} +\S)", "\n", line.strip()).split("\n") if match else [line]
    return result


def escape_note(lines: Sequence[str]) -> list[str]:
    r"""The lines, with `\*` before a note such as "* without VAT", which the asterisk in "£5*" above refers to.

    It is not an item: only one line begins with an asterisk, and one above has an asterisk of its own, or two begin the
    line below.
    """
    result = list(lines)
    notes = [at for at, line in enumerate(lines) if line.lstrip().startswith(("* ", "*\t"))]
    if len(notes) == 1 and _NOTE.match(lines[at := notes[0]]):
        below = "".join(lines[at + 1 : at + 2])
        if _SECOND_NOTE.match(below) or any(_REFERENCE.search(_STYLED.sub("", line)) for line in lines[:at]):
            result[at] = f"\\{lines[at]}"
    return result


def join_bare_markers(lines: Sequence[str]) -> list[str]:
    """The lines, with each bullet or number on a line of its own joined to the text below it.

    PDF readers and some web pages copy lists like this. A single number or dash may be anything; several are a list.
    If one has no text below it, or other markers have their text on the same line, the lone markers are empty items,
    and nothing changes.
    """
    markers = {
        at: line.strip() for at, line in enumerate(lines) if is_bare_bullet(line) or _BARE_MARKER.fullmatch(line)
    }
    if markers and not "".join(lines[max(markers) + 1 :]).strip():
        markers.popitem()  # the selection ended there
    if not markers or not _is_list(list(markers.values()), lines[: min(markers)]):
        return list(lines)
    texts = {at: below for at in markers if (below := _text_below(lines, at, markers))}
    no_other_items = all(line[:1] not in markers.values() for line in lines if line.strip() not in markers.values())
    if len(texts) < len(markers) or not no_other_items:
        return list(lines)
    moved = {line_number for at, below in texts.items() for line_number in range(at + 1, below + 1)}
    joined = {at: f"{marker}\t{lines[texts[at]].lstrip()}" for at, marker in markers.items()}
    return [joined.get(at, line) for at, line in enumerate(lines) if at not in moved]


def _is_list(markers: Sequence[str], above: Sequence[str]) -> bool:
    """Whether markers on lines of their own are a list: bullets, or several consecutive numbers without text above."""
    if any(map(is_bare_bullet, markers)):
        return True
    text = above[-1].strip() if above else ""
    numbers = [
        int(match["number"]) for marker in markers if (match := _BARE_MARKER.fullmatch(marker)) and match["number"]
    ]
    is_counted = all(number == 1 or number - 1 in numbers[:at] for at, number in enumerate(numbers) if at)
    return len(markers) > 1 and is_counted and (not text or text.endswith(":"))


def _text_below(lines: Sequence[str], at: int, markers: Container[int]) -> int:
    """The index of the text below a marker, at most one blank line further down; 0 if there is none."""
    for below in range(at + 1, min(at + 3, len(lines))):
        if lines[below].strip():
            return 0 if below in markers or "\t" in lines[below].strip() else below
    return 0


def join_wrapped_lines(lines: Sequence[str], items: Sequence[PastedItem | None]) -> tuple[list[str], int]:
    """The lines with wrapped lines joined, and the number of joins. The officer's own line breaks stay.

    Lines count as wrapped if none is longer than the width of a page, and at least two are about as long as the longest
    with a small letter below them. The first word there must not have fitted, unless that is rare.
    """
    kinds = [_kind(line, item) for line, item in zip(lines, items, strict=True)]
    width = max((len(line) for line, kind in zip(lines, kinds, strict=True) if kind), default=0)
    are_full = [_is_full(line, below, width) for line, below in pairwise([*lines, ""])]
    above_small = [at for at, (kind, below) in enumerate(pairwise(kinds)) if kind and below == "small"]
    broken = sum(are_full[at] for at in above_small)
    short = sum(not are_full[at] and not _SENTENCE_END.search(lines[at].rstrip()) for at in above_small)
    are_broken = _NARROWEST <= width <= _WIDEST and broken >= _ENOUGH_BROKEN and broken > 2 * short
    points = _points_below_colon(lines, kinds)
    joined: list[list[str]] = []
    joins = 0
    first: _Kind = ""
    for at, line in enumerate(lines):
        kind, last = kinds[at], lines[at - 1]
        may_join = bool(joined) and bool(first) and at not in points
        # An item that is as long as a printed line continues with a small letter, whatever the other lines are like.
        is_item_full = first == "item" and len(last) >= _NARROWEST
        joins_small = may_join and kind == "small" and ((are_broken and are_full[at - 1]) or is_item_full)
        joins_capital = may_join and are_broken and len(last) >= _FULL * width
        if joins_small or (joins_capital and kind == "capital" and not _SENTENCE_END.search(last.rstrip())):
            joined[-1].append("" if kind == "small" and _HYPHEN.search(last) else " ")
            joined[-1].append(line.strip())
            joins += 1
        else:
            joined.append([line])
            first = kind
    return ["".join(parts) for parts in joined], joins


def _is_full(line: str, below: str, width: int) -> bool:
    """Whether a line may have been broken: the first word below it would hardly have fitted, or is the rest of one."""
    word = below.split(maxsplit=1)[:1]
    if word and _HYPHEN.search(line):
        return True
    return len(line) >= _NEARLY_FULL * width and bool(word) and len(line) + 1 + len(word[0]) >= _FULL * width


def _points_below_colon(lines: Sequence[str], kinds: Sequence[_Kind]) -> set[int]:
    """The indexes of lines below one with a colon that all start with a small letter, and end without a full stop.

    They are the points of a list, which browsers copy without bullets.
    """
    points: set[int] = set()
    for at, line in enumerate(lines):
        if not line.rstrip().endswith(":"):
            continue
        start = end = at + 1 if kinds[at + 1 : at + 2] != [""] else at + 2
        while end < len(lines) and kinds[end] == "small":
            end += 1
        if end - start > 1 and not any(_SENTENCE_END.search(each.rstrip()) for each in lines[start:end]):
            points.update(range(start, end))
    return points


def _kind(line: str, item: PastedItem | None) -> _Kind:
    """What a line starts with: a list marker, a small letter, a capital or another character; "" for other lines."""
    bare = line.strip()
    if not bare:
        return ""
    if item is not None or MARKDOWN_ITEM.match(line):
        return "item"
    if "\t" in bare or bare[0] in "|>#" or _LABEL.match(bare):
        return ""
    return "small" if bare[0].islower() else "capital" if bare[0].isupper() else "other"
