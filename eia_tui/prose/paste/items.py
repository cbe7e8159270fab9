"""Recognises the bullets and numbers of what was pasted: those of Word, Outlook, PDF readers and web pages."""

import re
import unicodedata
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from eia_tui.prose.symbol_fonts import TICKS, TICKS_AS_LETTERS

# Bullets wherever they begin a line, also right before a word.
_SURE = "•●‣►▶➢➤❖◆○◦▪■▫⦁⁃∙◘◙⚫⬤◉❍❑❒❏❐⬥⬧⧫▸▹▻◾◽⁌⁍"
LEVELS = {"•": 0, "·": 0, "●": 0, "o": 1, "○": 1, "◦": 1, "▪": 2, "§": 2, "■": 2, "▫": 2}
"""The levels that the signs of Word and Outlook tell, which set nothing in."""
_DASHES = "-–—‒―−‐‑"
# An empty box is a bullet before a tab; before a blank it is one to be ticked.
_BOXES = "□❑❒❏❐▢◻◽"
_LINE = re.compile(r"(?P<indent>[ \t]*)(?P<sign>\S[\ufe0e\ufe0f]?)(?P<gap>[ \t]*)(?P<said>[^\s\u200c\u200d].*)")
_OURS = re.compile(r"(?P<indent>[ \t]*)(?P<sign>[-*]|\d{1,3}[.)]) (?P<said>\S.*)")
_NUMBERED = re.compile(r"(?P<indent>[ \t]*)(?P<sign>\d{1,3}[.)])(?:\t| {2,})[ \t]*(?P<said>\S.*)")
_LABEL = (
    r"\(?(?:[A-Za-z]|[ivx]{2,5}|[IVX]{2,5})[.)]|\[(?:[A-Za-z ]?|\d{1,3})\]|§ ?\d{1,3}|\(\d{1,3}(?:\.\d{1,3})*[a-z]?\)"
    r"|\d{1,3}(?:\.\d{1,3})*(?:\.?[a-f]|\.?\([a-z]{1,4}\))[.):]?|§?\d{1,3}(?:\.\d{1,3})+[.):]?"
    r"|[A-Za-z]{1,2}\d{1,3}(?:\.\d{1,3})*[.):]|[A-Za-z]{1,2}\d{1,3}(?:\.\d{1,3})*(?=\s+\S+\s+\S+\s+\S|[^\t]*\t[^\t]*\?\s*$)"
    r"|[\u2460-\u24ff\u2776-\u2793]|#\d{1,3}[.):]?|\d{1,3} [.)]"
    r"|\d{1,3} ?[.)]?[-–°º]|\(?(?P<twice>[A-Za-z])(?P=twice)[.)]"
)
_LABELLED = re.compile(rf"(?P<indent>[ \t]*)(?P<label>{_LABEL})(?:\t| {{2,}})[ \t]*(?P<said>[^\s][^\t]*?)\s*")
# What a form, a law or a survey calls its parts, before a tab.
_NAMED = re.compile(
    r"(?P<indent>[ \t]*)(?P<label>(?:(?i:question|sec|section|part|para|paragraph|art|article|clause|point|step|no)"
    r"\.? ?|[Qq](?:\. ?| ))\d{1,3}(?:\.\d{1,3})*[a-z]?[.):]?) *\t[ \t]*(?P<said>[^\s][^\t]*?)\s*"
)
# A chapter, before a tab: its number has no full stop, as that of a row of a table has none.
_CHAPTER = re.compile(r"(?P<label>\d{1,3})\t(?P<said>[^\t]*[^\W\d_][^\t]*)")
_FIRST_PART = re.compile(r"\d{1,3}\.[01]\.?$")
# A word, and no Roman number: most lines begin with one, and are looked at no further.
_WORD = re.compile(r"[ \t]*(?:[^\W\d_ivxIVX][^\W\d_]|[^\W\d_][^\W\d_ivxIVX])[^\W\d_]")
_WIDE = re.compile(r"\s*\S[\ufe0e\ufe0f]?(?:\t|  )")
_RULE = re.compile(r"\s*(?:[-*_]\s*){3,}")
# Letters that Wingdings shows as bullets, as Word copies them; what else is a letter may begin a table's row.
_LETTERS_FOR_BULLETS = "lnqtuvwx"
# Before a blank these begin text, headings, quotations, tables and sums.
_TEXT_SIGNS = frozenset("#>|<=&%/\\:;,.…!?^_`@°′″§¶±×÷≤≥≈≠\"'()[]{}“”‘’„«&©®™℠№")
# What means nothing but that an item begins; a telephone, a warning or a question mark says something.
_SHAPES = re.compile(
    r"[\u2190-\u22ff\u2500-\u25ff\u2605\u2606\u261a-\u261f\u2666\u2719-\u274b\u2756\u2794-\u27be\u27f0-\u27ff\u2900-\u29ff"
    r"\u2b00-\u2bff\u26aa\u26ab\U0001f446-\U0001f449\U0001f534-\U0001f53d\U0001f780-\U0001f8ff"
    r"*+~#=><»›.,;:_^¶÷†‡¯´¸§·¤¬¦²³⁃‧・\u2010-\u2015\u2022-\u2027]|[^\W\d_x]"
)
ITEM = re.compile(r"^ *(?:[-*]|\d{1,3}[.)]) ")
"""An item as an answer has it."""
TAB = 4
"""Blanks in a tab, and by which an item is set in."""


@dataclass(frozen=True)
class Item:
    """A line that was an item where it comes from."""

    indent: int
    """Blanks before it."""
    sign: str
    """What makes it one of a list: its bullet, or what follows its number; ticks and crosses are all one."""
    head: str
    """What stands before it in an answer: "-", or its number or letter."""
    said: str
    kind: str
    """"bullet", "number", or "" for what has a letter or a section's number before it, which is text."""
    ours: bool = False
    """Whether it stood there as an answer has it."""

    @property
    def number(self) -> int | None:
        """The number of a numbered one."""
        return int(self.head[:-1]) if self.kind == "number" else None


def items(lines: Sequence[str]) -> list[Item | None]:
    """For each line the item that it is; None for text. What stands above and below tells a sign from a word."""
    found = [_labelled(_NAMED.fullmatch(line)) if _WORD.match(line) else _sure(line) for line in lines]
    for at, chapter in _chapters(lines, found):
        found[at] = chapter
    signs = [
        _sign(line) if item is None and not _WORD.match(line) else None for line, item in zip(lines, found, strict=True)
    ]
    told = [
        at
        for at, (line, item, sign) in enumerate(zip(lines, found, signs, strict=True))
        if line.strip() and (item or sign or not _continues(line))
    ]
    again = Counter(each.sign for each in signs if each and each.wide)
    opposed = any(line.lstrip()[:1] in _DASHES for line in lines if line.strip())
    quoted = any(each and each.sign == ">" and not each.wide for each in signs)

    def below(each: _Sign, beside: list[int]) -> bool:
        """Whether it is set in below an item, as the sums and the pros and cons that begin with a plus are not."""
        items_ = (item for near in beside if (item := found[near]) and item.kind)
        return not each.said[0].isdigit() and any(item.indent + 1 < each.indent for item in items_)

    def may(at: int, beside: list[int]) -> bool:
        each = signs[at]
        if each is not None and each.sign == "+" and below(each, beside):
            return True
        if each is None or (each.sign == "+" and opposed) or (each.sign == ">" and quoted):
            return False
        if each.wide and _before_a_tab(each.sign, again[each.sign]):
            return True
        set_in = each.sign == "o" and each.indent > 1
        if not set_in and not _before_a_blank(each.sign):
            return False
        if (set_in or each.sign in _DASHES) and any(found[other] and found[other].kind for other in beside):  # type: ignore[union-attr]
            return True
        return any((other := signs[near]) and other.sign == each.sign for near in beside if not set_in)

    # One that is an item makes one of the dash below it.
    changed = True
    while changed:
        changed = False
        for place, at in enumerate(told):
            if found[at] is None and may(at, told[max(0, place - 1) : place] + told[place + 1 : place + 2]):
                found[at], changed = _bullet(signs[at]), True
    for place, at in enumerate(told):
        item, beside = found[at], told[max(0, place - 1) : place] + told[place + 1 : place + 2]
        if item and item.sign == TICKS[0] and not any(found[each] for each in beside) and not _WIDE.match(lines[at]):
            found[at] = None  # one box by itself is an answer, and no list
    return found


def _continues(line: str) -> bool:
    """Whether a line without a sign goes on with the item above it, if there is one: it is set in, or begins small."""
    return line[0] == " " or line[0].islower()


def _chapters(lines: Sequence[str], found: Sequence[Item | None]) -> Iterator[tuple[int, Item]]:
    """The lines that a chapter's number begins, each with its place: 1 above 1.1, and what is counted on from it."""
    first = {item.head.partition(".")[0] for item in found if item and item.kind == "" and _FIRST_PART.match(item.head)}
    if not first:
        return
    all_ = [(at, match) for at, line in enumerate(lines) if (match := _CHAPTER.fullmatch(line))]
    sure = [match["label"] in first for _, match in all_]
    for order in (1, -1):  # on from those above, and from those below
        places = range(len(all_))[::order]
        for one, other in pairwise(places):
            sure[other] |= sure[one] and int(all_[other][1]["label"]) == int(all_[one][1]["label"]) + order
    for (at, match), is_chapter in zip(all_, sure, strict=True):
        if is_chapter:
            yield at, Item(0, match["label"], match["label"], match["said"].strip(), "")


@dataclass(frozen=True)
class _Sign:
    """A line that begins with one sign by itself."""

    indent: int
    sign: str
    wide: bool
    """Whether a tab or several blanks follow, as no one types them after a word."""
    said: str


def _sign(line: str) -> _Sign | None:
    found = _LINE.fullmatch(line.rstrip())
    if not found or _RULE.fullmatch(line) or not found["gap"] or "\t" in found["said"]:
        return None
    if "\t" in found["gap"] and found["said"] in TICKS + _BOXES:
        return None  # two cells with a box each
    return _Sign(width(found["indent"]), found["sign"][0], _wide(found["gap"]), found["said"])


def is_bare_sign(line: str) -> bool:
    """Whether a line is a bullet without words, as Word copies an item that was left empty."""
    return len(line.strip()) == 1 and line.strip() in _SURE


def _wide(gap: str) -> bool:
    return "\t" in gap or len(gap) > 1


def width(blanks: str) -> int:
    """How far these blanks and tabs set a line in."""
    return len(blanks.expandtabs(TAB))


def _before_a_tab(sign: str, times: int) -> bool:
    """Whether a sign before a tab is a bullet that stands before so many lines."""
    kind = unicodedata.category(sign)
    if sign in TICKS_AS_LETTERS or sign in "§·⁃‧・ØÜàèð":
        return True
    if kind == "Sc" or kind[0] in "ZC" or (kind[0] == "N" and sign not in "²³") or sign in "|\"'([{)]}`“”‘’":
        return False
    if kind[0] in "LM":
        return times > 1 and ("\x7f" < sign <= "\xff" or sign in _LETTERS_FOR_BULLETS)
    return times > 1 or (sign > "\xbf" and kind in ("So", "Sm"))


def _before_a_blank(sign: str) -> bool:
    kind = unicodedata.category(sign)
    return kind != "Sc" and kind[0] not in "LMNZC" and sign not in _TEXT_SIGNS


def _bullet(each: _Sign | None) -> Item | None:
    if each is None:
        return None
    drawn = TICKS_AS_LETTERS.get(each.sign, each.sign)
    stays = drawn in TICKS or not _SHAPES.match(drawn)
    said = f"{drawn} {each.said}" if stays else each.said
    return Item(each.indent, TICKS[0] if stays else each.sign, "-", said.strip(), "bullet")


def _sure(line: str) -> Item | None:
    """The item that a line is whatever stands beside it."""
    if _RULE.fullmatch(line):
        return None
    if found := _OURS.fullmatch(line):
        return replace(_numbered_or_dash(found), ours=True)
    if found := _NUMBERED.fullmatch(line):
        return _numbered_or_dash(found)
    if found := (_LABELLED.fullmatch(line) or _NAMED.fullmatch(line)):
        return _labelled(found)
    if (found := _LINE.fullmatch(line)) is None:
        return None
    sign, gap, said = found["sign"][0], found["gap"], found["said"].strip()
    each = _Sign(width(found["indent"]), sign, _wide(gap), said)
    if sign in TICKS or (sign in _BOXES and gap == " "):
        # Several of them on a line are choices, which stay on their line.
        alone = not re.search(rf"[{TICKS}{_BOXES}]", said)
        return Item(each.indent, TICKS[0], "-", f"{found['sign']} {said}", "bullet") if gap and alone else None
    if sign in _SURE or (sign in "·⋅" and gap) or (sign in f"o*§{_DASHES}" and each.wide):
        return Item(each.indent, sign, "-", said, "bullet")
    return None


def _labelled(found: re.Match[str] | None) -> Item | None:
    """A line with a letter, a section's number or a question's before it; None for figures or names of columns."""
    if found is None or not re.search(r"[^\W\d_]", found["said"]) or _NAMED.fullmatch(f"{found['said']}\tx"):
        return None
    return Item(width(found["indent"]), found["label"], found["label"], found["said"].strip(), "")


def _numbered_or_dash(found: re.Match[str]) -> Item:
    sign, said = found["sign"], found["said"].strip()
    indent = width(found["indent"])
    if sign in "-*":
        return Item(indent, "-", "-", said, "bullet")
    return Item(indent, sign[-1], sign, said, "number")
