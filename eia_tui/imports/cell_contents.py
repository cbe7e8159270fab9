"""Divides the content of a cell between the answers that the form prints in it, and the form's own words."""

import re
from collections.abc import Container, Sequence
from copy import deepcopy
from dataclasses import dataclass, field

from lxml import etree

from eia_tui.imports.form_map import FormRow, Pattern, Slot, Variant, literal_text
from eia_tui.imports.label_matching import SIMILAR, folded, is_altered, likeness, plain
from eia_tui.imports.received_document import TextDocument
from eia_tui.word.ooxml import w

_SENTENCE = 3
"""The fewest words of the form that identify its paragraph when somebody has added to it."""


@dataclass
class Content:
    """What is in the place of an answer: paragraphs and tables, or words inside a paragraph of the form's."""

    slot: Slot
    elements: list[etree._Element] = field(default_factory=list)
    words: list[str] = field(default_factory=list)


def has_literal(text: str, literal: str) -> bool:
    """Whether a paragraph is one of the form's own."""
    return likeness(literal, text) >= SIMILAR and len(plain(text)) <= len(plain(literal)) / SIMILAR


def is_printed(variant: Variant, texts: Sequence[Sequence[str]]) -> bool:
    """Whether a row has exactly the words of this variant, as one of ticks must."""
    return all(_is_among(literal, texts[at]) for at, literal in variant.literals if 0 < at < len(texts))


def is_all_of(variant: Variant, texts: Sequence[Sequence[str]]) -> bool:
    """Whether the words of this variant are all that a row without answers has, apart from its label."""
    cells = list(zip(variant.cells, texts, strict=False))[1:]
    return all(plain(" ".join(found)) == plain(literal_text(pattern)) for pattern, found in cells)


def _is_among(literal: str, texts: Sequence[str]) -> bool:
    """Whether one of the paragraphs of a cell has exactly these words of the form."""
    return any(plain(text) == plain(literal) for text in texts)


def hints(row: FormRow, cell: int) -> list[str]:
    """The words that a cell prints while there is no answer."""
    return [
        literal
        for variant in row.variants
        if not variant.has_slot and not any(variant.chosen.values())
        for at, literal in variant.literals
        if at == cell
    ]


@dataclass
class Division:
    """The content of a cell, by answer."""

    contents: list[Content]
    """The content of each place for an answer."""
    left: list[etree._Element]
    """What belongs to none."""
    altered: list[tuple[str, str]]
    """The paragraphs of the form whose words were changed: as they are in the file, and as the form prints them."""


def divide(
    pattern: Pattern, elements: Sequence[etree._Element], document: TextDocument, also: Sequence[str] = (), *,
    sentences: Container[str] = (), strict: bool = False,
) -> Division:  # fmt: skip
    """Divides the elements of a cell between the places for answers, and the form's own words.

    `also` are more of the form's own words that may be there, `sentences` those of the pattern that are known to be
    altered. What somebody added to the form's own words goes to the nearest answer in the cell, as does what is not
    between them as it should be; with `strict`, to none.
    """
    contents = {id(slot): Content(slot) for line in pattern for slot in line if isinstance(slot, Slot)}
    lines = list(pattern)
    now: Content | None = None
    at = 0
    found = Division(list(contents.values()), [], [])
    waiting: list[etree._Element] = []
    order: dict[etree._Element, int] = {}
    for place, each in enumerate(elements):
        element: etree._Element | None = each
        text = document.text(each) if each.tag == w("p") else ""
        number = next((n for n in range(at, len(lines)) if _is_line(lines[n], text, sentences)), None)
        if number is not None:
            now = None
            words = _words(lines[number], text)
            for slot, part in zip([piece for piece in lines[number] if isinstance(piece, Slot)], words, strict=False):
                contents[id(slot)].words.append(part)
                now = contents[id(slot)]
            at = number + 1
            element = None if words else _beside(each, text, _literal(lines[number]), found.altered)
        elif text and (hint := next((hint for hint in also if _is_longer(text, hint)), None)):
            element = _beside(each, text, hint, found.altered)
        if element is None:
            continue
        order[element] = place
        target = now or _next_slot(lines, at, contents)
        if target is None:
            (found.left if strict or not contents else waiting).append(element)
        else:
            target.elements.append(element)
            now = target
            at = max(at, _line_of(lines, target) + 1)
    if waiting and found.contents:
        found.contents[-1].elements = sorted([*found.contents[-1].elements, *waiting], key=order.__getitem__)
    return found


def _literal(line: Sequence[str | Slot]) -> str:
    return " ".join(piece.strip() for piece in line if isinstance(piece, str))


def _is_longer(text: str, literal: str) -> bool:
    """Whether a text is one of the form's, or begins or ends with it and has more words."""
    if plain(text) == plain(literal):
        return True
    own, all_ = folded(literal).casefold(), folded(text).casefold()
    return len(own.split()) >= _SENTENCE and (all_.startswith(f"{own} ") or all_.endswith(f" {own}"))


def _beside(
    paragraph: etree._Element, text: str, literal: str, altered: list[tuple[str, str]]
) -> etree._Element | None:
    """What somebody added before or behind the form's own words in a paragraph; None if there is nothing.

    Other changes in the form's words are noted in `altered`.
    """
    if plain(text) == plain(literal):
        return None
    if not _is_longer(text, literal):
        altered.append((text, literal))
        return None
    rest = deepcopy(paragraph)
    own, is_first = folded(literal).casefold(), folded(text).casefold().startswith(folded(literal).casefold())
    letters = sum(not each.isspace() for each in own)
    parts = list(rest.iter(w("t")))
    for part in parts if is_first else reversed(parts):
        words = part.text or ""
        if not is_first:
            words = words[::-1]
        while words and (letters or words[0].isspace()):
            letters -= not words[0].isspace()
            words = words[1:]
        part.text = words if is_first else words[::-1]
        if words:
            break
    return rest


def _is_line(line: Sequence[str | Slot], text: str, sentences: Container[str]) -> bool:
    """Whether a text is this paragraph of the form, with or without answers inside it, or with other words."""
    if not text or all(isinstance(piece, Slot) for piece in line):
        return False
    if all(isinstance(piece, str) for piece in line):
        literal = _literal(line)
        if literal in sentences and is_altered(text, literal):
            return True
        return has_literal(text, literal) or _is_longer(text, literal)
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
