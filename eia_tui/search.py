"""Finds words across all answers of a draft."""

from collections.abc import Iterator
from dataclasses import dataclass

from eia_tui.draft import Draft
from eia_tui.form.kinds import Question
from eia_tui.form.words import words

_AROUND = 40


@dataclass(frozen=True)
class Match:
    """Where the words stand."""

    address: str
    question: Question
    start: int
    """Where in the answer's text they begin, in characters."""
    excerpt: str
    """The words with what stands around them, on one line."""


def search(draft: Draft, wanted: str) -> Iterator[Match]:
    """Every place where an answer that is shown holds the words, whatever the capitals; nothing for a blank."""
    sought = wanted.casefold().strip()
    if not sought:
        return
    for address, question, value in draft.texts():
        text = words(question, value)
        folded = text.casefold() if len(text.casefold()) == len(text) else text.lower()
        start = folded.find(sought)
        while start >= 0:
            yield Match(address, question, start, _excerpt(text, start, start + len(sought)))
            start = folded.find(sought, start + len(sought))


def _excerpt(text: str, start: int, end: int) -> str:
    before, after = max(0, start - _AROUND), min(len(text), end + _AROUND)
    said = " ".join(text[before:after].split())
    return f"{'…' if before else ''}{said}{'…' if after < len(text) else ''}"
