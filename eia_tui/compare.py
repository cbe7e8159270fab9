"""Tells what differs between two drafts of one form, answer by answer."""

from collections.abc import Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from eia_tui.draft import Draft
from eia_tui.form.words import words


@dataclass(frozen=True)
class Difference:
    """An answer that is another now."""

    address: str
    before: str
    """As it was, in words; "" where there was none."""
    after: str

    @property
    def added(self) -> int:
        """How many words came."""
        return sum(end - start for kind, _, _, start, end in self._changes() if kind != "equal")

    @property
    def removed(self) -> int:
        """How many words went."""
        return sum(end - start for kind, start, end, _, _ in self._changes() if kind != "equal")

    def _changes(self) -> Sequence[tuple[str, int, int, int, int]]:
        return SequenceMatcher(None, self.before.split(), self.after.split()).get_opcodes()


def differences(old: Draft, new: Draft) -> list[Difference]:
    """The answers that differ, in the form's order; those of questions that are hidden too."""
    found = []
    for address, question in new.form.questions.items():
        before, after = (words(question, draft.answer(address)) for draft in (old, new))
        if before != after:
            found.append(Difference(address, before, after))
    return found
