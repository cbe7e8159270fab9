"""Finds the option that a row of a form prints: only the form's exact words choose one."""

from collections import Counter
from collections.abc import Container, Mapping, Sequence
from dataclasses import replace

from eia_tui.imports.expected_answers import ExpectedAnswers
from eia_tui.imports.form_map import FormRow, Pattern, Slot, Variant
from eia_tui.imports.label_matching import folded, is_altered, plain
from eia_tui.imports.returned_form import Doubt

NO_ANSWER = frozenset({"n/a", "na", "none", "nil", "not applicable", "-", "x"})
"""What people type where there is nothing to say: it decides nothing, though a form may print it as well."""
TABLE = "\0"
"""Stands for a table among the texts of a cell."""

Texts = Sequence[Sequence[str]]
"""For each cell of a row the texts of its paragraphs, without blank ones, and `TABLE` for a table."""
_Literal = tuple[int, str]
"""A paragraph of the form's own words, with the number of its cell."""


def printed_variant(
    row: FormRow, texts: Texts, expected: ExpectedAnswers, unknown: Container[int] = ()
) -> tuple[Variant, Doubt | None, frozenset[str]]:
    """The variant by which a row is read, what a person must decide about it, and sentences that were altered.

    An option is chosen where the row has all of its words, exactly. Where it has not, the row is read by the option
    that is `expected`; but a cell that has neither its words nor its answers, as if no option had words.
    Cells that are `unknown`, as they were merged or deleted, say nothing.
    """
    # The blank variant has no place for answers and no option chosen: it only says which hints are printed.
    filled = [each for each in row.variants if each.has_slot or any(each.chosen.values())] or row.variants
    own = _Own(filled, unknown)
    fitting = [each for each in filled if own.is_printed(each, texts)]
    best = max(fitting, key=lambda each: len(own.of(each)), default=None)
    if best and (own.of(best) or len(filled) == 1):
        return best, own.contradiction(best, texts), frozenset()
    wanted = next((each for each in filled if _is_expected(each, expected)), None)
    if wanted in fitting and own.is_hidden(wanted):
        return wanted, None, frozenset()
    if best is None:
        likely = max(filled, key=lambda each: (own.hits(each, texts), -len(own.of(each))))
        best = wanted if wanted and own.of(wanted) else likely
    elif wanted:
        best = wanted if own.of(wanted) else best
    else:
        best = next((each for each in filled if own.is_likely(each, texts)), best)
    doubt = own.doubt(best, wanted, texts)
    sentences = frozenset(literal for _, literal in own.of(best)) if doubt else frozenset[str]()
    return own.read_as(best, texts, expected), doubt, sentences


def is_no_answer(text: str) -> bool:
    """Whether a text is what people type where there is nothing to say."""
    return plain(text) in NO_ANSWER


class _Own:
    """The words of the form that only some variants of a row print."""

    def __init__(self, variants: Sequence[Variant], unknown: Container[int]) -> None:
        self._variants, self._unknown = variants, unknown
        literals = [set(each.literals) for each in variants]
        self._common = Counter(each for found in literals for each in found)

    def of(self, variant: Variant) -> list[_Literal]:
        """Those of one variant in cells that can be read, in the order in which they are printed."""
        return [each for each in self._all(variant) if each[0] not in self._unknown]

    def is_hidden(self, variant: Variant) -> bool:
        """Whether all words of a variant are in cells that cannot be read."""
        return bool(self._all(variant)) and not self.of(variant)

    def _all(self, variant: Variant) -> list[_Literal]:
        return [each for each in variant.literals if self._common[each] < len(self._variants)]

    def is_printed(self, variant: Variant, texts: Texts) -> bool:
        """Whether a row is exactly what a variant prints, apart from the answers."""
        cells = {at for each in self._variants for at, _ in self.of(each)}
        return all(self._has_cell(variant, at, texts[at]) for at in cells if at < min(len(variant.cells), len(texts)))

    def _has_cell(self, variant: Variant, at: int, texts: Sequence[str]) -> bool:
        """Whether a cell is what a variant prints, or says as little as it beside a sentence that says the option."""
        if _fits(variant.cells[at], texts):
            return True
        own = self.of(variant)
        here = [words for where, words in own if where == at]
        is_elsewhere = not all(is_no_answer(words) for _, words in own)
        return bool(here) and is_elsewhere and all(map(is_no_answer, (*here, *texts)))

    def read_as(self, variant: Variant, texts: Texts, expected: ExpectedAnswers) -> Variant:
        """A variant, with nothing but places for answers in the cells that have neither its words nor its answers."""
        cells = [
            pattern if at >= len(texts) else self._read_cell(variant, at, texts[at], expected)
            for at, pattern in enumerate(variant.cells)
        ]
        return replace(variant, cells=tuple(cells))

    def _read_cell(self, variant: Variant, at: int, texts: Sequence[str], expected: ExpectedAnswers) -> Pattern:
        pattern = variant.cells[at]
        own = [words for where, words in self.of(variant) if where == at]
        others = (each.cells[at] for each in self._variants if at < len(each.cells))
        places = next((each for each in others if each and all(map(_is_place, each))), ())
        if not own or not places or all(map(is_no_answer, texts)):
            return pattern
        answers = [piece.target.address for line in pattern for piece in line if isinstance(piece, Slot)]
        if not any(_found(words, texts) for words in own):
            is_left = any(expected.has(address, text) for address in answers for text in texts)
            return pattern if is_left else places
        return pattern if answers else (*pattern, *places)

    def hits(self, variant: Variant, texts: Texts) -> int:
        """How many of its own words are there, exactly, altered or with others behind them."""
        return sum(_found(literal, texts[at]) is not None for at, literal in self.of(variant) if at < len(texts))

    def is_likely(self, variant: Variant, texts: Texts) -> bool:
        """Whether more than half of its own words are there, and a cell with a sentence is exactly as it prints it."""
        as_printed = (
            _fits(variant.cells[at], texts[at])
            for at, words in self.of(variant)
            if at < len(texts) and plain(words) not in NO_ANSWER
        )
        return any(as_printed) and self.hits(variant, texts) * 2 > len(self.of(variant))

    @staticmethod
    def _instead(literal: str, texts: Sequence[str]) -> str:
        """What a cell has instead of a paragraph of the form's: that paragraph, altered, or else all of its text."""
        found = _found(literal, texts)
        return found if found and folded(found) != folded(literal) else _row_text([texts])

    def doubt(self, variant: Variant, wanted: Variant | None, texts: Texts) -> Doubt | None:
        """What is to be decided about a row that is read by a variant, though it does not have its exact words."""
        if literals := [each for each in self.of(variant) if each[0] < len(texts)]:
            changed = [each for each in literals if not self._has_cell(variant, each[0], texts[each[0]])] or literals
            instead = (self._instead(printed, texts[at]) for at, printed in changed)
            printed = " | ".join(words for _, words in changed)
            return Doubt(printed, " | ".join(filter(None, instead)), self._chosen(variant, texts))
        if wanted and self.of(wanted):
            cells = {at for at, _ in self.of(wanted) if at < len(texts)}
            own = " | ".join(words for _, words in self.of(wanted))
            return Doubt(own, _row_text([texts[at] for at in sorted(cells)]), self._chosen(wanted, texts))
        for other in self._variants:
            for at, words in self.of(other):
                found = _exactly_found(words, texts[at]) if at < len(texts) else None
                if found and plain(words) not in NO_ANSWER:
                    return Doubt("", found, self._chosen(variant, texts))
        return None

    def contradiction(self, variant: Variant, texts: Texts) -> Doubt | None:
        """What is to be decided about a row that prints a variant, and a sentence of another one beside its answers."""
        own = {words for _, words in self.of(variant)}
        for other in self._variants:
            for at, words in self.of(other):
                is_there = at < len(texts) and any(folded(words) == folded(text) for text in texts[at])
                if is_there and words not in own and plain(words) not in NO_ANSWER:
                    return Doubt("", words)
        return None

    def _chosen(self, variant: Variant, texts: Texts) -> Mapping[str, str]:
        """The options of the one other variant that has a sentence of its own in the row, word for word."""
        others = [
            each
            for each in self._variants
            if each is not variant
            and any(
                folded(words) == folded(text)
                for at, words in self.of(each)
                if at < len(texts) and plain(words) not in NO_ANSWER
                for text in texts[at]
            )
        ]
        return others[0].chosen if len(others) == 1 else {}


def _fits(pattern: Pattern, texts: Sequence[str]) -> bool:
    """Whether the paragraphs of a cell are exactly those of a pattern, with any answers in its places."""
    at, is_open = 0, False
    for text in texts:
        lines = pattern[at:]
        following = next((n for n, line in enumerate(lines) if not _is_place(line)), len(lines))
        if following < len(lines) and _is_line(lines[following], text):
            at, is_open = at + following + 1, False
        elif following or is_open:
            at, is_open = at + following, True
        else:
            return False
    return all(_is_place(line) for line in pattern[at:])


def _is_place(line: Sequence[str | Slot]) -> bool:
    """Whether a paragraph of a pattern is nothing but places for answers."""
    return all(isinstance(piece, Slot) for piece in line)


def _is_line(line: Sequence[str | Slot], text: str) -> bool:
    """Whether a text is a paragraph of a pattern: that with answers among its words begins with the first of them."""
    if any(isinstance(piece, Slot) for piece in line):
        words = [folded(piece) for piece in line if isinstance(piece, str)]
        return all(each.casefold() in folded(text).casefold() for each in words)
    return folded(text) == folded(" ".join(str(piece).strip() for piece in line))


def _found(literal: str, texts: Sequence[str]) -> str | None:
    """The text that is a paragraph of the form's: exactly, altered, or with more words."""
    return _exactly_found(literal, texts) or next((text for text in texts if is_altered(text, literal)), None)


def _exactly_found(literal: str, texts: Sequence[str]) -> str | None:
    """The text that is a paragraph of the form's, exactly or with more words behind it."""
    exact = next((text for text in texts if folded(text) == folded(literal)), None)
    return exact or next((text for text in texts if folded(text).startswith(f"{folded(literal)} ")), None)


def _row_text(texts: Texts) -> str:
    cells = (" ".join(text for text in cell if text != TABLE) for cell in texts)
    return " | ".join(filter(None, cells))


def _is_expected(variant: Variant, expected: ExpectedAnswers) -> bool:
    return any(option and expected.option(address) == option for address, option in variant.chosen.items())
