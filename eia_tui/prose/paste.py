"""Turns what Word, Outlook, Excel, PDF readers and web pages put on a clipboard into an answer's own Markdown."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from eia_tui.prose.pasted_items import ITEM, item
from eia_tui.prose.pasted_lines import rejoined
from eia_tui.prose.pasted_rows import rows_end, table, unquoted
from eia_tui.prose.scrub import scrub

# Seen by no reader; after other than Latin letters, and in emoji, the joiners have a meaning and stay.
_UNSEEN = re.compile("[\u00ad\u200b\u2060\ufeff]")
_JOINERS = re.compile("(?<![\u02b0-\U0010ffff])[\u200c\u200d]+")
_SPACES = re.compile("[\u00a0\u2000-\u200a\u202f\u3000]")
# Two letters that a PDF's font draws as one.
_LIGATURES = {0xFB00: "ff", 0xFB01: "fi", 0xFB02: "fl", 0xFB03: "ffi", 0xFB04: "ffl"}
# A bullet that follows a tab in the midst of a line began a line of its own.
_MIDWAY = re.compile("(?<=\\S\\S)\t+(?=[•▪\uf0b7\uf0a7]\t)")


@dataclass(frozen=True)
class Cleaned:
    """A pasted text as it goes into the answer, and what was done to it."""

    text: str
    done: tuple[str, ...]
    """As "3 bullets", "1 table"; empty where it went in as it was."""


def clean(text: str) -> Cleaned:
    """What was pasted, as Markdown: bullets, numbers and tables become ours, and what cannot be seen or kept goes.

    No word is lost, and cleaning again changes nothing more.
    """
    plain, unseen = _UNSEEN.subn("", scrub(text))
    plain, joiners = _JOINERS.subn("", plain)
    gone = unseen + joiners
    plain = unquoted(_SPACES.sub(" ", plain).translate(_LIGATURES))
    lines = [line.rstrip(" ") for line in _MIDWAY.sub("\n", plain).split("\n")]
    count = _Count()
    lines, count.lines = rejoined(lines)
    written = "\n".join(_single_blanks(_blocks(lines, count))).strip("\n")
    done = count.said()
    if gone:
        done.append(f"{gone} invisible character{'' if gone == 1 else 's'} taken out")
    return Cleaned(written, tuple(done))


class _Count:
    """What was turned into what."""

    def __init__(self) -> None:
        self.bullets = self.numbers = self.tables = self.lines = 0

    def said(self) -> list[str]:
        counted = (("bullet", self.bullets), ("number", self.numbers), ("table", self.tables))
        said = [f"{many} {what}{'' if many == 1 else 's'}" for what, many in counted if many]
        return said + ([f"{self.lines} line{'' if self.lines == 1 else 's'} joined"] if self.lines else [])


def _single_blanks(lines: Iterator[str]) -> Iterator[str]:
    """The lines with one blank line where there were several; a tab in one is nothing, or it would begin a row."""
    before = ""
    for line in lines:
        if line.strip() or before.strip():
            yield line if line.strip() else ""
        before = line


def _blocks(lines: Sequence[str], count: _Count) -> Iterator[str]:
    """The lines, with rows of cells as a table and signs before items as ours; lists and tables stand apart."""
    at, before, after_item = 0, "", False
    while at < len(lines):
        if not lines[at]:
            yield ""
            at, before = at + 1, ""
            continue
        end = rows_end(lines, at)
        if end > at:
            if before.strip():
                yield ""
            yield from table(lines[at:end])
            count.tables += 1
            if end < len(lines) and lines[end].strip():
                yield ""
            at, before, after_item = end, "", False
            continue
        line, ours = _item(lines, at, count)
        text = bool(line.strip())
        if (ours and before.strip() and not ITEM.match(before)) or (after_item and text and not ITEM.match(line)):
            yield ""
        yield line
        before, after_item = line, ours
        at += 1
        # Word sets items apart with blank lines, which are none of a list's.
        if ours and (following := _after_blanks(lines, at)) and _kind(lines, following) == _kind(lines, at - 1):
            at = following


def _after_blanks(lines: Sequence[str], at: int) -> int:
    """The line after the blank ones that stand here; 0 where none do."""
    end = at
    while end < len(lines) and not lines[end].strip():
        end += 1
    return end if at < end < len(lines) else 0


def _kind(lines: Sequence[str], at: int) -> str:
    found = item(lines[at], "", "")
    return found.kind if found else ""


def _item(lines: Sequence[str], at: int, count: _Count) -> tuple[str, bool]:
    """A line as an item of ours where it is one of theirs, and whether it is now."""
    before, after = lines[at - 1] if at else "", lines[at + 1] if at + 1 < len(lines) else ""
    found = item(lines[at], before, after)
    if found is None:
        return lines[at], False
    count.bullets += found.kind == "bullet"
    count.numbers += found.kind == "number"
    return found.line, bool(found.kind)
