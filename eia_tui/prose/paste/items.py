"""Recognises the list items in a pasted text from Word, Outlook, PDF readers and web pages."""

import re
import unicodedata
from collections import Counter
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from eia_tui.prose.line_markers import NUMBER, TAB
from eia_tui.prose.symbol_fonts import TICKS, TICKS_AS_LETTERS

# Always bullets at the start of a line, even without a space after them.
PASTED_BULLETS = "•●‣►▶➢➤❖◆◇◈○◦▪■▫⦁⁃∙◘◙⚫⬤◉❍❑❒❏❐⬥⬧⧫▸▹▻◾◽⁌⁍"
BULLET_LEVELS = {"•": 0, "·": 0, "●": 0, "o": 1, "○": 1, "◦": 1, "▪": 2, "§": 2, "■": 2, "▫": 2}
"""The levels of the bullets of Word and Outlook, which copy items without their indent."""
DASHES = "-–—‒―−‐‑"
# An empty box before a tab is a bullet; before a space it is a box to tick.
_BOXES = "□❑❒❏❐▢◻◽"
# Arrows that are typed with several characters.
_ARROWS = {"->": "→", "-->": "→", "=>": "⇒"}
_LINE = re.compile(
    r"(?P<indent>[ \t]*)(?P<marker>--?>|=>|\S[\ufe0e\ufe0f]?)(?P<gap>[ \t]*)(?P<text>[^\s\u200c\u200d].*)"
)
_MARKDOWN_LINE = re.compile(rf"(?P<indent>[ \t]*)(?P<marker>[-*]|{NUMBER}[.)]) (?P<text>\S.*)")
_NUMBERED = re.compile(rf"(?P<indent>[ \t]*)(?P<marker>{NUMBER}[.)])(?:\t| {{2,}})[ \t]*(?P<text>\S.*)")
_LABEL = (
    r"\(?(?:[A-Za-z]|[ivx]{2,5}|[IVX]{2,5})[.)]|\[(?:[A-Za-z ]?|\d{1,3})\]|§ ?\d{1,3}|\(\d{1,3}(?:\.\d{1,3})*[a-z]?\)"
    r"|\d{1,3}(?:\.\d{1,3})*(?:\.?[a-f]|\.?\([a-z]{1,4}\))[.):]?|§?\d{1,3}(?:\.\d{1,3})+[.):]?"
    r"|[A-Za-z]{1,2}\d{1,3}(?:\.\d{1,3})*[.):]|[A-Za-z]{1,2}\d{1,3}(?:\.\d{1,3})*(?=\s+\S+\s+\S+\s+\S|[^\t]*\t[^\t]*\?\s*$)"
    r"|[\u2460-\u24ff\u2776-\u2793]|#\d{1,3}[.):]?|\d{1,3} [.)]"
    r"|\d{1,3}(?:\.\d{1,3})* ?[.)]?[-–°º]|\(?(?P<twice>[A-Za-z])(?P=twice)[.)]"
    # A letter, or a number of several parts, in any script and with any brackets.
    r"|[A-Z]\.\d{1,3}(?:\.\d{1,3})*|\d{1,3}\.[A-Z]"
    r"|[(\[{<]?(?:[^\W\d_]|[A-Za-z]{0,2}\d{1,3})(?:[.-]?\d{1,3}|(?<=\d)[.-]?[A-Za-z])*[.)\]}>:．、）]{1,2}"
)
_LABELLED = re.compile(rf"(?P<indent>[ \t]*)(?P<label>{_LABEL})(?:\t| {{2,}})[ \t]*(?P<text>[^\s][^\t]*?)\s*")
# Names of the parts of a form, a law or a survey, before a tab.
_NAMED_LABEL = re.compile(
    r"(?P<indent>[ \t]*)(?P<label>(?:(?i:question|sec|section|part|para|paragraph|art|article|clause|point|step|no)"
    r"\.? ?|[Qq](?:\. ?| ))\d{1,3}(?:\.\d{1,3})*[a-z]?[.):]?) *\t[ \t]*(?P<text>[^\s][^\t]*?)\s*"
)
# The number of a chapter, before a tab. It has no full stop, like the number of a table row.
_CHAPTER = re.compile(r"(?P<label>[0-9]{1,3})\t(?P<text>[^\t]*[^\W\d_][^\t]*)")
_FIRST_PART = re.compile(r"\d{1,3}\.[01]\.?$")
# A word that is not a Roman number. Most lines start with one, and need no closer look.
_WORD = re.compile(r"[ \t]*(?:[^\W\d_ivxIVX][^\W\d_]|[^\W\d_][^\W\d_ivxIVX])[^\W\d_]")
_WIDE = re.compile(r"\s*\S[\ufe0e\ufe0f]?(?:\t|  )")
_RULE = re.compile(r"\s*(?![-*]\s+(?:--+|\*\*+)\s*$)(?:[-*_]\s*){3,}")
# Letters that Wingdings shows as bullets, which Word copies as letters. Other letters may start a row of a table.
_BULLET_LETTERS = "lnqtuvwx"
# Before a space these start text, headings, quotations, tables and sums.
_TEXT_CHARACTERS = frozenset("#>|<=&%/\\:;,.…!?^_`@°′″§¶±×÷≤≥≈≠\"'()[]{}“”‘’„«&©®™℠№")
# Bullets without a meaning of their own, unlike a telephone, a warning sign, a question mark, or a coloured circle.
_PLAIN_BULLETS = re.compile(
    r"(?!√)[\u2190-\u22ff\u2500-\u25ff\u2605\u2606\u261a-\u261f\u2666\u2719-\u274b\u2756\u2794-\u27be\u27f0-\u27ff\u2900-\u29ff"
    r"\u2b00-\u2bff\u26aa\u26ab\U0001f446-\U0001f449\U0001f536-\U0001f539\U0001f780-\U0001f7df\U0001f7f0-\U0001f8ff"
    r"*+~#=><»›.,;:_^¶÷†‡¯´¸§·¤¬¦²³⁃‧・\u2010-\u2015\u2022-\u2027]|[^\W\d_x]"
)
_SHAPE = re.compile(
    r"(?![▲△▴▵▼▽▾▿])[\u25a0-\u25ff\u2756\u2b1b-\u2b2f\u26aa\u26ab\U0001f534-\U0001f53d\U0001f780-\U0001f7ff•⦁]"
)
"""A shape, which is a bullet beside another shape. Stars may be marks that something was given."""
_UP_OR_DOWN = "↑↓⇧⇩⬆⬇▲△▴▵▼▽▾▿"
_CONTRASTS = (
    ("↑⇧⬆▲△▴▵", "↓⇩⬇▼▽▾▿", "←⇐⬅", "→⇒➔➡➜"),
    ("★⭐", "☆"),
    ("■", "□"),
    ("◉⦿", "○◯"),
)
"""Signs that mean something where others in the same row begin other lines: up and down, given and missing."""
_NO_SIGNS = "∗∘∙⋅⁃→←↔➔⇒⇨➜"
"""Mathematical characters that are bullets or arrows."""
_FIGURE = re.compile(r"[£$€]? ?[.,]?\d[\d.,]* ?[%kKmM]?")
MARKDOWN_ITEM = re.compile(rf"^ *(?:[-*]|{NUMBER}[.)]) ")
"""A list item in the Markdown of an answer."""


@dataclass(frozen=True)
class PastedItem:
    """A pasted line that was a list item in its source."""

    indent: int
    """Columns before it."""
    marker: str
    """What items of one list share: the bullet, or the character after the number. Ticks and crosses count as one."""
    head: str
    """What comes before its text in an answer: "-", or its number or letter."""
    text: str
    kind: str
    """"bullet", "number", or "" for a line of text that starts with a letter or the number of a section."""
    is_markdown: bool = False
    """Whether it already was a Markdown item."""

    @property
    def number(self) -> int | None:
        """The number of a numbered item; None for others."""
        return int(self.head[:-1]) if self.kind == "number" else None


def find_items(lines: Sequence[str]) -> list[PastedItem | None]:
    """The item that each line is; None for text."""
    return _ItemFinder(lines).items


class _ItemFinder:
    """Finds the items in some lines. The lines above and below help to tell a bullet from a word."""

    def __init__(self, lines: Sequence[str]) -> None:
        self._lines = lines
        self.items = [
            _labelled_item(_NAMED_LABEL.fullmatch(line)) if _WORD.match(line) else _certain_item(line) for line in lines
        ]
        for at, chapter in _chapters(lines, self.items):
            self.items[at] = chapter
        self._candidates = [
            _marker_line(line) if item is None and not _WORD.match(line) else None
            for line, item in zip(lines, self.items, strict=True)
        ]
        self._relevant = [
            at
            for at, (line, item, candidate) in enumerate(zip(lines, self.items, self._candidates, strict=True))
            if line.strip() and (item or candidate or not _may_continue_item(line))
        ]
        """The lines that are not blank and do not continue an item."""
        self._times = Counter(candidate.marker for candidate in self._candidates if candidate and candidate.wide)
        self._has_dashes = any(line.lstrip()[:1] in DASHES for line in lines if line.strip())
        self._has_quotation = any(each and each.marker == ">" and not each.wide for each in self._candidates)
        self._contrasts = _contrasts({line.lstrip()[:1] for line in lines})
        self._find_bullets()
        self._drop_single_boxes()

    def _find_bullets(self) -> None:
        # A line that becomes an item can make the dash below it an item.
        changed = True
        while changed:
            changed = False
            for order, at in enumerate(self._relevant):
                candidate = self._candidates[at]
                if candidate and self.items[at] is None and self._is_item(candidate, self._neighbours(order)):
                    self.items[at], changed = _bullet(candidate), True
        for at, item in enumerate(self.items):
            if item and item.kind == "bullet" and item.marker in self._contrasts:
                self.items[at] = replace(item, marker=TICKS[0], text=f"{item.marker} {item.text}")

    def _drop_single_boxes(self) -> None:
        for order, at in enumerate(self._relevant):
            item = self.items[at]
            is_box = item is not None and item.marker == TICKS[0] and not _WIDE.match(self._lines[at])
            if is_box and not any(self.items[near] for near in self._neighbours(order)):
                self.items[at] = None  # a single box is an answer, not a list

    def _neighbours(self, order: int) -> list[int]:
        """The relevant lines right above and below one of them."""
        return self._relevant[max(0, order - 1) : order] + self._relevant[order + 1 : order + 2]

    def _is_item(self, candidate: "_MarkerLine", neighbours: list[int]) -> bool:
        items = [item for near in neighbours if (item := self.items[near]) and item.kind]
        if _is_sign_of_figure(candidate):
            return False
        beside = (self._candidates[near] or self.items[near] for near in neighbours)
        if _SHAPE.match(candidate.marker) and any(each and _SHAPE.match(each.marker) for each in beside):
            return True
        # A plus is a bullet below an item; otherwise it starts a sum, or one of the pros beside the cons.
        is_below_item = any(item.indent + 1 < candidate.indent for item in items)
        if candidate.marker == "+" and is_below_item:
            return True
        if (candidate.marker == "+" and self._has_dashes) or (candidate.marker == ">" and self._has_quotation):
            return False
        if candidate.wide and _is_bullet_before_tab(candidate.marker, self._times[candidate.marker]):
            return True
        if candidate.marker in self._contrasts and not candidate.wide:
            return False
        same = [other for near in neighbours if (other := self._candidates[near]) and other.marker == candidate.marker]
        # OneNote's bullets of lower levels. "§ 149" is a part of an act, unless the same sign is a bullet beside it.
        is_indented_o = candidate.indent > 1 and (
            candidate.marker == "o"
            or (candidate.marker == "§" and not all(each.text[0].isdigit() for each in (candidate, *same)))
        )
        if not is_indented_o and not _is_bullet_before_space(candidate.marker):
            return False
        if (is_indented_o or candidate.marker in DASHES) and items:
            return True
        return not is_indented_o and bool(same)


def _may_continue_item(line: str) -> bool:
    """Whether a line without a marker may continue the item above it: it is indented, or starts with a small letter."""
    return line[0] == " " or line[0].islower()


def _chapters(lines: Sequence[str], items: Sequence[PastedItem | None]) -> Iterator[tuple[int, PastedItem]]:
    """The lines that start with the number of a chapter, with their index: 1 above 1.1, and the numbers after it."""
    first = {item.head.partition(".")[0] for item in items if item and item.kind == "" and _FIRST_PART.match(item.head)}
    if not first:
        return
    matches = [(at, match) for at, line in enumerate(lines) if (match := _CHAPTER.fullmatch(line))]
    are_chapters = [match["label"] in first for _, match in matches]
    for order in (1, -1):  # following a chapter above, then preceding one below
        places = range(len(matches))[::order]
        for one, other in pairwise(places):
            are_chapters[other] |= (
                are_chapters[one] and int(matches[other][1]["label"]) == int(matches[one][1]["label"]) + order
            )
    for (at, match), is_chapter in zip(matches, are_chapters, strict=True):
        if is_chapter:
            yield at, PastedItem(0, match["label"], match["label"], match["text"].strip(), "")


@dataclass(frozen=True)
class _MarkerLine:
    """A line that starts with a single character that may be a marker."""

    indent: int
    marker: str
    wide: bool
    """Whether a tab or several spaces follow, which nobody types after a word."""
    text: str


def _marker_line(line: str) -> _MarkerLine | None:
    match = _LINE.fullmatch(line.rstrip())
    if not match or _RULE.fullmatch(line) or not match["gap"] or "\t" in match["text"]:
        return None
    if "\t" in match["gap"] and match["text"] in TICKS + _BOXES:
        return None  # two cells, each with a box
    return _MarkerLine(indent_width(match["indent"]), _sign(match), _wide(match["gap"]), match["text"])


def _sign(line: re.Match[str]) -> str:
    return _ARROWS.get(line["marker"], line["marker"][0])


def is_bare_bullet(line: str) -> bool:
    """Whether a line is a bullet without text, which is how Word copies an empty item."""
    return len(line.strip()) == 1 and line.strip() in PASTED_BULLETS


def _wide(gap: str) -> bool:
    return "\t" in gap or len(gap) > 1


def indent_width(blanks: str) -> int:
    """The width of spaces and tabs, in columns."""
    return len(blanks.expandtabs(TAB))


def _is_bullet_before_tab(marker: str, times: int) -> bool:
    """Whether a character before a tab is a bullet, if `times` lines start with it."""
    kind = unicodedata.category(marker)
    if marker in TICKS_AS_LETTERS or marker in "§·⁃‧・ØÜàèð":
        return True
    if kind == "Sc" or kind[0] in "ZC" or (kind[0] == "N" and marker not in "²³") or marker in "|\"'([{)]}`“”‘’":
        return False
    if kind[0] in "LM":
        return times > 1 and ("\x7f" < marker <= "\xff" or marker in _BULLET_LETTERS)
    return times > 1 or (marker > "\xbf" and kind in ("So", "Sm"))


def _is_bullet_before_space(marker: str) -> bool:
    """Whether a character before a space can be a bullet."""
    kind = unicodedata.category(marker)
    return kind != "Sc" and kind[0] not in "LMNZC" and marker not in _TEXT_CHARACTERS


def _contrasts(signs: Collection[str]) -> frozenset[str]:
    """The signs that mean something, since lines begin with another of the same row, too."""
    return frozenset(
        sign
        for row in _CONTRASTS
        if sum(any(sign in same for sign in signs if sign) for same in row) > 1
        for sign in "".join(row)
    )


def _is_sign_of_figure(line: _MarkerLine) -> bool:
    """Whether a marker is a sign of the figure after it, as in "~ 5". Before a tab, a figure has no other words."""
    is_mathematical = unicodedata.category(line.marker) == "Sm" and line.marker not in _NO_SIGNS
    is_sign = line.marker in _UP_OR_DOWN or (is_mathematical and not _SHAPE.match(line.marker))
    figure = _FIGURE.match(line.text)
    return is_sign and figure is not None and (not line.wide or figure.end() == len(line.text))


def _bullet(line: _MarkerLine) -> PastedItem:
    shown = TICKS_AS_LETTERS.get(line.marker, line.marker)
    is_kept = shown in TICKS or not _PLAIN_BULLETS.match(shown)
    text = f"{shown} {line.text}" if is_kept else line.text
    return PastedItem(line.indent, TICKS[0] if is_kept else line.marker, "-", text.strip(), "bullet")


def _certain_item(line: str) -> PastedItem | None:
    """The item that a line is regardless of the lines around it; None if it is not one."""
    if _RULE.fullmatch(line):
        return None
    if match := _MARKDOWN_LINE.fullmatch(line):
        return replace(_numbered_or_dash(match), is_markdown=True)
    if match := _NUMBERED.fullmatch(line):
        return _numbered_or_dash(match)
    if match := (_LABELLED.fullmatch(line) or _NAMED_LABEL.fullmatch(line)):
        return _labelled_item(match)
    if (match := _LINE.fullmatch(line)) is None:
        return None
    marker, gap, text = _sign(match), match["gap"], match["text"].strip()
    marker_line = _MarkerLine(indent_width(match["indent"]), marker, _wide(gap), text)
    if marker in TICKS or (marker in _BOXES and gap == " "):
        # Several on a line are options to choose from, which stay on their line.
        is_single = not re.search(rf"[{TICKS}{_BOXES}]", text)
        return (
            PastedItem(marker_line.indent, TICKS[0], "-", f"{match['marker']} {text}", "bullet")
            if gap and is_single
            else None
        )
    if marker in PASTED_BULLETS or (marker in "·⋅" and gap) or (marker in f"o*§{DASHES}" and marker_line.wide):
        return PastedItem(marker_line.indent, marker, "-", text, "bullet")
    return None


def _labelled_item(match: re.Match[str] | None) -> PastedItem | None:
    """A line that starts with a letter or the number of a section or question; None for figures and column names."""
    if match is None or not re.search(r"[^\W\d_]", match["text"]) or _NAMED_LABEL.fullmatch(f"{match['text']}\tx"):
        return None
    return PastedItem(indent_width(match["indent"]), match["label"], match["label"], match["text"].strip(), "")


def _numbered_or_dash(match: re.Match[str]) -> PastedItem:
    marker, text = match["marker"], match["text"].strip()
    indent = indent_width(match["indent"])
    if marker in "-*":
        return PastedItem(indent, "-", "-", text, "bullet")
    return PastedItem(indent, marker[-1], marker, text, "number")
