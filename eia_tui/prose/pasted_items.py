"""Recognises the bullets and numbers of what was pasted: those of Word, Outlook, PDF readers and web pages."""

import re
from dataclasses import dataclass

# What stands before an item, by level where the sign tells it. Word and Outlook take theirs from symbol fonts, whose
# signs arrive as letters for private use: which of those it is says no more than that it is a sign.
_LEVELS = {
    "•": 0,
    "●": 0,
    "‣": 0,
    "►": 0,
    "▶": 0,
    "➢": 0,
    "➤": 0,
    "❖": 0,
    "◆": 0,
    "○": 1,
    "◦": 1,
    "▪": 2,
    "■": 2,
    "▫": 2,
}
_SYMBOLS = {"\uf0b7": 0, "\uf06f": 1, "\uf0a7": 2}
_SURE = re.compile(rf"^(?P<indent>[ \t]*)(?P<sign>[{''.join(_LEVELS)}\uf020-\uf0ff])[ \t]*(?P<said>[^\s‌‍].*)$")
# A middle dot stands in figures, a paragraph sign before them: these are bullets only before a blank.
_APART = re.compile(r"^(?P<indent>[ \t]*)(?P<sign>·|§(?=\t))[ \t]+(?P<said>\S.*)$")
# These are bullets only where a tab or several blanks follow: an "o" or a dash may begin a sentence.
_TABBED = re.compile(r"^(?P<indent>[ \t]*)(?P<sign>[o–—*-])(?:\t| {2,}(?! ))[ \t]*(?P<said>\S.*)$")
_DASHED = re.compile(r"^(?P<indent>[ \t]*)(?P<sign>[–—])[ ]+(?P<said>\S.*)$")
# A tick or a cross says something besides: it stays.
_TICKED = re.compile(r"^(?P<indent>[ \t]*)(?P<said>(?P<sign>[✓✔☑☐☒✗✘✅❌])[ \t]+\S.*)$")
_NUMBERED = re.compile(r"^(?P<indent>[ \t]*)(?P<number>\d{1,3})(?P<after>[.)])\t[ \t]*(?P<said>\S.*)$")
_LETTERED = re.compile(r"^(?P<indent>[ \t]*)(?P<label>\(?(?:[A-Za-z]|[ivx]{2,5})[.)])\t[ \t]*(?P<said>[^\s][^\t]*)$")
ITEM = re.compile(r"^ *(?:[-*]|\d{1,3}[.)]) ")
"""An item as an answer has it."""
_WIDTH = 4
"""Blanks in a tab, and by which an item is set in."""
_DEEPEST = 8


@dataclass(frozen=True)
class Item:
    """A line that was an item where it comes from, as an answer has it."""

    line: str
    kind: str
    """"bullet", "number", or "" for what has a letter before it, which stays."""


def item(line: str, before: str, after: str) -> Item | None:
    """The line as an item of ours; None where it is none. What stands above and below tells a dash from a bullet."""
    found = _SURE.match(line) or _APART.match(line) or _TABBED.match(line) or _TICKED.match(line)
    if not found and _DASHED.match(line) and (_DASHED.match(before) or _DASHED.match(after)):
        found = _DASHED.match(line)
    if found:
        sign = found["sign"]
        told = _LEVELS.get(sign, _SYMBOLS.get(sign, 1 if sign == "o" else 0))
        return Item(f"{_indent(found['indent'], told)}- {found['said'].strip()}", "bullet")
    if numbered := _NUMBERED.match(line):
        head = f"{numbered['number']}{numbered['after']}"
        return Item(f"{_indent(numbered['indent'])}{head} {numbered['said'].strip()}", "number")
    if lettered := _LETTERED.match(line):
        return Item(f"{lettered['indent'].expandtabs(_WIDTH)}{lettered['label']} {lettered['said']}", "")
    return None


def _indent(blanks: str, told: int = 0) -> str:
    """How far an item is set in: as its sign tells, or as its blanks do where they are more."""
    return " " * _WIDTH * min(max(told, len(blanks.expandtabs(_WIDTH)) // _WIDTH), _DEEPEST)
