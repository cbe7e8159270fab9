"""Finds text across all answers of a draft, and replaces it."""

from collections.abc import Iterator
from dataclasses import dataclass

from eia_tui.draft.draft import Draft
from eia_tui.form.kinds import Line, Prose, Question
from eia_tui.form.values import answer_text
from eia_tui.prose.excerpt import excerpt
from eia_tui.system.text import capitalised


@dataclass(frozen=True)
class Match:
    """A position in an answer where the sought text is."""

    address: str
    question: Question
    start: int
    """Where the match begins in the answer's text, in characters."""
    end: int
    text: str
    """The whole answer."""

    @property
    def excerpt(self) -> str:
        """The match with the text around it, on one line. A draft may have thousands, of which a few are shown."""
        return excerpt(self.text, self.start, self.end)


@dataclass(frozen=True)
class ReplacedAnswer:
    """An answer before and after a replacement."""

    address: str
    before: str
    after: str


def search(draft: Draft, text: str) -> Iterator[Match]:
    """All matches of a text in the shown answers, ignoring case; none for a blank text."""
    sought = text.casefold().strip()
    if not sought:
        return
    for address, question, value in draft.answers():
        answer = answer_text(question, value)
        # Matches are positions in the answer, so the folded answer must be as long: "ß" would become "ss".
        folded = answer.casefold() if len(answer.casefold()) == len(answer) else answer.lower()
        start = folded.find(sought)
        while start >= 0:
            yield Match(address, question, start, start + len(sought), answer)
            start = folded.find(sought, start + len(sought))


def replaced_answers(draft: Draft, text: str, new_text: str, only: Match | None = None) -> list[ReplacedAnswer]:
    """The answers of the kinds line and prose in which a text is replaced by another, before and after.

    With `only`, only that match is replaced. If the old text begins with a capital, as at the start of a sentence, so
    does the new one. The draft is unchanged.
    """
    length, matches = len(text.strip()), [only] if only else list(search(draft, text))
    texts: dict[str, tuple[str, str]] = {}
    for match in reversed(matches):  # from the last, so that the positions of the earlier ones stay valid
        if not isinstance(match.question, Line | Prose):
            continue
        before = answer_text(match.question, draft.answer(match.address))
        _, after = texts.get(match.address, (before, before))
        old = after[match.start : match.start + length]
        is_capitalised = len(old) > 1 and old[0].isupper() and old[1:].islower()
        new = capitalised(new_text) if is_capitalised else new_text
        texts[match.address] = before, after[: match.start] + new + after[match.start + length :]
    return [ReplacedAnswer(address, before, after) for address, (before, after) in texts.items()]
