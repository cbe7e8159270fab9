"""Divides the content of a cell between the answers that the form prints in it, and the form's own words."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field

from lxml import etree

from eia_tui.imports.document import TextDocument
from eia_tui.imports.form_map import FormRow, Pattern, Slot, Variant
from eia_tui.imports.matching import SIMILAR, likeness, plain
from eia_tui.word.ooxml import w

NOTHING = frozenset({"n/a", "na", "none", "nil", "not applicable", "-", "x"})
"""What people type where there is nothing to say: it decides nothing, though a form may print it as well."""


@dataclass
class Content:
    """What is in the place of an answer: paragraphs and tables, or words inside a paragraph of the form's."""

    slot: Slot
    elements: list[etree._Element] = field(default_factory=list)
    words: list[str] = field(default_factory=list)


def literal_paragraphs(pattern: Pattern) -> list[str]:
    """The paragraphs of a cell that hold only the form's own words."""
    return [
        " ".join(str(piece).strip() for piece in paragraph)
        for paragraph in pattern
        if all(isinstance(piece, str) for piece in paragraph)
    ]


def has_literal(text: str, literal: str) -> bool:
    """Whether a paragraph is one of the form's own."""
    return likeness(literal, text) >= SIMILAR and len(plain(text)) <= len(plain(literal)) / SIMILAR


def best_variant(row: FormRow, texts: Sequence[Sequence[str]]) -> Variant:
    """What a row prints: the variant whose own words are all there; of several, the one with the most.

    Words that only one variant prints decide, also where somebody typed over others of its words.

    `texts` are the texts of the paragraphs in each of its cells.
    """
    # The blank variant has no place for answers and no option chosen: it only says which hints are printed.
    filled = [each for each in row.variants if _has_slot(each) or any(each.chosen.values())] or row.variants
    common = Counter(each for variant in filled for each in {*_literals(variant, texts)})

    def score(variant: Variant) -> tuple[bool, int, int, int]:
        literals = _literals(variant, texts)
        says = [each for each in literals if common[each] == 1 and each[1].casefold() not in NOTHING]
        own = any(_is_among(literal, texts[at]) for at, literal in says)
        hits = sum(any(has_literal(text, literal) for text in texts[at]) for at, literal in literals)
        exact = sum(_is_among(literal, texts[at]) for at, literal in literals)
        return own and len(filled) > 1, hits - len(literals), exact, hits

    return max(filled, key=score)


def is_printed(variant: Variant, texts: Sequence[Sequence[str]]) -> bool:
    """Whether a row has exactly the words of this variant, as one of ticks must."""
    literals = _literals(variant, texts)
    return all(_is_among(literal, texts[at]) for at, literal in literals if at)


def _is_among(literal: str, texts: Sequence[str]) -> bool:
    """Whether one of the paragraphs of a cell has exactly these words of the form."""
    return any(plain(text) == plain(literal) for text in texts)


def _literals(variant: Variant, texts: Sequence[Sequence[str]]) -> list[tuple[int, str]]:
    """The form's own paragraphs in each cell of a variant, with the cell's number."""
    return [
        (at, literal)
        for at, pattern in enumerate(variant.cells[: len(texts)])
        for literal in literal_paragraphs(pattern)
    ]


def _has_slot(variant: Variant) -> bool:
    return any(isinstance(piece, Slot) for pattern in variant.cells for line in pattern for piece in line)


def hints(row: FormRow, cell: int) -> list[str]:
    """The words that a cell prints while there is no answer."""
    return [
        literal
        for variant in row.variants
        if not _has_slot(variant) and not any(variant.chosen.values()) and cell < len(variant.cells)
        for literal in literal_paragraphs(variant.cells[cell])
    ]


def divide(
    pattern: Pattern, elements: Sequence[etree._Element], document: TextDocument, also: Sequence[str] = (), *,
    strict: bool = False,
) -> tuple[list[Content], list[etree._Element]]:  # fmt: skip
    """The content of each place for an answer, and what belongs to none.

    `also` are more of the form's own words that may stand there. What is not between the form's own words as it
    should be goes to the nearest answer in the cell; with `strict`, to none.
    """
    contents = {id(slot): Content(slot) for line in pattern for slot in line if isinstance(slot, Slot)}
    lines = list(pattern)
    now: Content | None = None
    at = 0
    left: list[etree._Element] = []
    waiting: list[etree._Element] = []
    for element in elements:
        text = document.text(element) if element.tag == w("p") else ""
        found = next((number for number in range(at, len(lines)) if _is_line(lines[number], text)), None)
        if found is not None:
            now = None
            words = _words(lines[found], text)
            for slot, part in zip([each for each in lines[found] if isinstance(each, Slot)], words, strict=False):
                contents[id(slot)].words.append(part)
                now = contents[id(slot)]
            at = found + 1
            continue
        if text and any(has_literal(text, literal) for literal in also):
            continue
        target = now or _next_slot(lines, at, contents)
        if target is None:
            (left if strict or not contents else waiting).append(element)
        else:
            target.elements.append(element)
            now = target
            at = max(at, _line_of(lines, target) + 1)
    last = list(contents.values())
    if waiting and last:
        last[-1].elements += waiting
    return last, left


def _is_line(line: Sequence[str | Slot], text: str) -> bool:
    """Whether a text is this paragraph of the form, with or without answers inside it."""
    if not text or all(isinstance(piece, Slot) for piece in line):
        return False
    if all(isinstance(piece, str) for piece in line):
        return has_literal(text, " ".join(str(piece).strip() for piece in line))
    return _expression(line).fullmatch(text) is not None


def _words(line: Sequence[str | Slot], text: str) -> list[str]:
    """The answers inside a paragraph of the form's."""
    if all(isinstance(piece, str) for piece in line):
        return []
    match = _expression(line).fullmatch(text)
    return [each.strip() for each in match.groups()] if match else []


def _expression(line: Sequence[str | Slot]) -> re.Pattern[str]:
    pieces = [
        r"\s*".join(re.escape(word) for word in piece.split()) if isinstance(piece, str) else "(.*?)" for piece in line
    ]
    return re.compile(r"\s*".join(pieces), re.IGNORECASE | re.DOTALL)


def _next_slot(lines: Sequence[Sequence[str | Slot]], at: int, contents: dict[int, Content]) -> Content | None:
    """The next place for an answer, before any further words of the form's own."""
    for line in lines[at:]:
        if len(line) == 1 and isinstance(line[0], Slot):
            return contents[id(line[0])]
        return None
    return None


def _line_of(lines: Sequence[Sequence[str | Slot]], content: Content) -> int:
    return next(number for number, line in enumerate(lines) if any(piece is content.slot for piece in line))
