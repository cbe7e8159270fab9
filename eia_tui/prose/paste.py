"""Turns what Word, Outlook, Excel, PDF readers and web pages put on a clipboard into an answer's own Markdown."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from eia_tui.prose.scrub import scrub

# Seen by no reader; after other than Latin letters, and in emoji, the joiners have a meaning and stay.
_UNSEEN = re.compile("[\u00ad\u200b\u2060\ufeff]")
_JOINERS = re.compile("(?<![\u02b0-\U0010ffff])[\u200c\u200d]+")
_SPACES = re.compile("[\u00a0\u202f\u2007]")
# What Word, Outlook and web pages set before an item, by level where the sign tells it.
_BULLETS = {
    "•": 0, "●": 0, "·": 0, "‣": 0, "\uf0b7": 0,
    "○": 1, "◦": 1, "\uf06f": 1,
    "▪": 2, "■": 2, "§": 2, "\uf0a7": 2,
}  # fmt: skip
_BULLET = re.compile(rf"^(?P<indent>[ \t]*)(?P<sign>[{''.join(_BULLETS)}])[ \t]+(?P<said>\S.*)$")
# These are bullets only where a tab follows: an "o" or a dash may begin a sentence.
_TABBED = re.compile(r"^(?P<indent>[ \t]*)(?P<sign>[o–—*-])\t[ \t]*(?P<said>\S.*)$")
_DASHED = re.compile(r"^(?P<indent>[ \t]*)(?P<sign>[–—])[ ]+(?P<said>\S.*)$")
_NUMBERED = re.compile(r"^(?P<indent>[ \t]*)(?P<number>\d{1,3})(?P<after>[.)])\t[ \t]*(?P<said>\S.*)$")
_ITEM = re.compile(r"^ *(?:[-*]|\d{1,3}[.)]) ")
_WIDTH = 4
"""Spaces in a tab, and by which an item is set in."""


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
    lines = [line.rstrip(" ") for line in _SPACES.sub(" ", plain).split("\n")]
    count = _Count()
    written = "\n".join(_blocks(lines, count)).strip("\n")
    done = count.said()
    if gone:
        done.append(f"{gone} invisible character{'' if gone == 1 else 's'} taken out")
    return Cleaned(written, tuple(done))


class _Count:
    """What was turned into what."""

    def __init__(self) -> None:
        self.bullets = self.numbers = self.tables = 0

    def said(self) -> list[str]:
        counted = (("bullet", self.bullets), ("number", self.numbers), ("table", self.tables))
        return [f"{many} {what}{'' if many == 1 else 's'}" for what, many in counted if many]


def _blocks(lines: Sequence[str], count: _Count) -> Iterator[str]:
    """The lines, with rows of cells as a table and signs before items as ours; lists and tables stand apart."""
    at, before, after_item = 0, "", False
    while at < len(lines):
        end = _table_end(lines, at)
        if end > at:
            if before.strip():
                yield ""
            yield from _table(lines[at:end])
            count.tables += 1
            if end < len(lines) and lines[end].strip():
                yield ""
            at, before, after_item = end, "", False
            continue
        line, item = _item(lines, at, count)
        text = bool(line.strip())
        if (item and before.strip() and not _ITEM.match(before)) or (after_item and text and not _ITEM.match(line)):
            yield ""
        yield line
        before, after_item = line, item
        at += 1


def _item(lines: Sequence[str], at: int, count: _Count) -> tuple[str, bool]:
    """A line as an item of ours where it is one of theirs, and whether it is now."""
    line = lines[at]
    found = _BULLET.match(line) or _TABBED.match(line)
    if not found and _DASHED.match(line) and any(_DASHED.match(each) for each in _beside(lines, at)):
        found = _DASHED.match(line)
    if found:
        count.bullets += 1
        sign = found["sign"]
        level = max(_BULLETS.get(sign, 1 if sign == "o" else 0), len(found["indent"].expandtabs(_WIDTH)) // _WIDTH)
        return f"{' ' * _WIDTH * level}- {found['said']}", True
    if numbered := _NUMBERED.match(line):
        count.numbers += 1
        level = len(numbered["indent"].expandtabs(_WIDTH)) // _WIDTH
        return f"{' ' * _WIDTH * level}{numbered['number']}{numbered['after']} {numbered['said']}", True
    return line, False


def _beside(lines: Sequence[str], at: int) -> Iterator[str]:
    yield from (lines[number] for number in (at - 1, at + 1) if 0 <= number < len(lines))


def _table_end(lines: Sequence[str], at: int) -> int:
    """The line after the last of the rows that begin here; `at` itself where none do.

    Rows are two lines or more with the same number of cells, at least two; somewhere two of them must say something,
    and somewhere the first.
    """
    cells, end = _cells(lines[at]), at
    while cells > 1 and end < len(lines) and _cells(lines[end]) == cells:
        end += 1
    rows = [line.split("\t") for line in lines[at:end]]
    told = any(sum(bool(cell.strip()) for cell in row) > 1 for row in rows) and any(row[0].strip() for row in rows)
    return end if len(rows) > 1 and told else at


def _cells(line: str) -> int:
    """How many cells a line has, between tabs; one where it is an item."""
    item = any(each.match(line) for each in (_BULLET, _TABBED, _NUMBERED, _ITEM))
    return 1 if item else line.count("\t") + 1


def _table(lines: Sequence[str]) -> Iterator[str]:
    """Rows between tabs as a Markdown table, the first of them its header."""
    for number, line in enumerate(lines):
        cells = [cell.replace("|", r"\|").strip(" ") for cell in line.split("\t")]
        yield f"| {' | '.join(cells)} |"
        if number == 0:
            yield "|" + " --- |" * len(cells)
