"""Finds words across all answers of a draft, and puts others in their place."""

from collections.abc import Iterator
from dataclasses import dataclass

from eia_tui.draft.draft import Draft
from eia_tui.form.kinds import Line, Prose, Question
from eia_tui.form.values import words
from eia_tui.prose.excerpt import excerpt


@dataclass(frozen=True)
class Match:
    """Where the words stand."""

    address: str
    question: Question
    start: int
    """Where in the answer's text they begin, in characters."""
    excerpt: str
    """The words with what stands around them, on one line."""


@dataclass(frozen=True)
class Replacement:
    """An answer in which words were put in the place of others."""

    address: str
    before: str
    after: str


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
            yield Match(address, question, start, excerpt(text, start, start + len(sought)))
            start = folded.find(sought, start + len(sought))


def replaced(draft: Draft, wanted: str, by: str, only: Match | None = None) -> list[Replacement]:
    """The written answers with other words put in everywhere, or at one place alone.

    Where the old words began with a capital, as at the start of a sentence, so do the new ones.
    """
    length, found = len(wanted.strip()), [only] if only else list(search(draft, wanted))
    texts: dict[str, tuple[str, str]] = {}
    for match in reversed(found):  # from the last on, so that those before it stay where they were found
        if not isinstance(match.question, Line | Prose):
            continue
        before = words(match.question, draft.answer(match.address))
        _, after = texts.get(match.address, (before, before))
        old = after[match.start : match.start + length]
        new = by[:1].upper() + by[1:] if len(old) > 1 and old[0].isupper() and old[1:].islower() else by
        texts[match.address] = before, after[: match.start] + new + after[match.start + length :]
    return [Replacement(address, before, after) for address, (before, after) in texts.items()]
