"""Recognises kinds of sentences by the slots that they fill: who, does what, to whom, whatever the words and the order.

The words of each slot, and the kinds, are in templates/checks, in slots.toml and the files beside it.
"""

from collections.abc import Iterable
from functools import cache, lru_cache
from typing import Any, NamedTuple

from eia_tui.checks.methods.declining import spares_people
from eia_tui.checks.methods.patterns import LazyPattern
from eia_tui.checks.methods.phrase_list import PhraseList
from eia_tui.checks.methods.phrases import words
from eia_tui.checks.methods.sentences import sentences
from eia_tui.form.library import own_table


class _Kind(NamedTuple):
    """What a sentence of a kind has, in any order or in a row, and what it does not have."""

    all: tuple[PhraseList, ...]
    row: tuple[PhraseList, ...]
    none: tuple[PhraseList, ...]
    gap: int
    """Words at most between two slots of the row."""


_BETWEEN = 2
"""Words at most between a preposition and its noun: "outside a special school"."""
_FILES = ("slots.toml", "covenant.toml", "work.toml", "unhelpful.toml", "in_the_making.toml")


@cache
def _table() -> dict[str, Any]:
    """The slots and the kinds of all files."""
    tables = [own_table("checks", file) for file in _FILES]
    return {part: {name: each for table in tables for name, each in table[part].items()} for part in ("slot", "said")}


@cache
def words_of(name: str) -> PhraseList:
    """The words and phrases of a slot."""
    return words(_table()["slot"][name])


@cache
def _kind(name: str) -> _Kind:
    said = _table()["said"][name]
    every, row, none = (tuple(map(words_of, said.get(part, ()))) for part in ("all", "row", "none"))
    return _Kind(every, row, none, said.get("gap", 0))


@lru_cache(maxsize=8192)
def says(kind: str, sentence: str) -> bool:
    """Whether a sentence is of a kind in these files."""
    slots = _kind(kind)
    return (
        all(each.search(sentence) for each in slots.all)
        and (not slots.row or _is_in_row(slots, sentence))
        and not any(each.search(sentence) for each in slots.none)
    )


def without(text: str, name: str, *, behind: tuple[str, ...] = ()) -> str:
    """A text without the phrases of a slot, or only without those behind words of other slots: "near a school"."""
    ends = {found.end() for each in behind for found in words_of(each).finditer(text)}
    for found in reversed(list(words_of(name).finditer(text))):
        if not behind or _is_near(text, found.start(), ends):
            text = f"{text[: found.start()]} {text[found.end() :]}"
    return text


def _is_near(text: str, position: int, ends: Iterable[int]) -> bool:
    """Whether at most two words are between one of the ends and a position."""
    return any(end <= position and len(text[end:position].split()) <= _BETWEEN for end in ends)


def first_that_says(kind: str, text: str) -> str:
    """The first sentence of a text that is of a kind; "" if there is none."""
    return next((each.text for each in sentences(text) if not each.is_row and says(kind, each.text)), "")


def begins_with(slot: str, text: str) -> bool:
    """Whether a text begins with a phrase of a slot."""
    found = words_of(slot).search(text)
    return found is not None and found.start() == 0


def _is_in_row(slots: _Kind, sentence: str) -> bool:
    """Whether the slots of the row follow each other, with few words between."""
    ends = {found.end() for found in slots.row[0].finditer(sentence)}
    for slot in slots.row[1:]:
        ends = {
            found.end()
            for found in slot.finditer(sentence)
            for end in ends
            if end <= found.start() and len(sentence[end : found.start()].split()) <= slots.gap
        }
    return bool(ends)


_NO_MEASURES = (
    "only-values", "only-as-before", "only-counts", "left-to-them", "most-gain", "few-lose", "help-declined",
    "declines-help", "no-help", "no-way", "only-hedged", "has-it-anyway",
)  # fmt: skip
_REFUSALS = ("help-declined", "declines-help", "no-help", "no-way")
_AGE_OR_YEAR = LazyPattern(
    r"(?i)\b(?:(?:over|under|aged?|from|post|to|key stage|years?)[\s-]*\d{1,2}s?\b|"
    r"\d{1,2}\s?(?:\+|to \d\d\b|or (?:over|more)|year olds?)|(?:19|20)\d\d(?:[/-]\d\d)?\b)"
)
_FIGURE = LazyPattern(r"\d")


def declines(sentence: str) -> bool:
    """Whether a sentence declines a measure: "Exemptions have been rejected"."""
    return any(says(kind, sentence) for kind in _REFUSALS) and not spares_people(sentence)


@lru_cache(maxsize=8192)
def is_no_measure(sentence: str) -> bool:
    """Whether a sentence stands where a measure should: a value, a rule that is there, a count, a refusal, a comfort.

    One with a figure is taken to be a measure, for values have none.
    """
    has_figure = _FIGURE.search(_AGE_OR_YEAR.sub(" ", sentence)) is not None
    return not has_figure and not spares_people(sentence) and any(says(kind, sentence) for kind in _NO_MEASURES)
