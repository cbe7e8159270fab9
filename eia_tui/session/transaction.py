"""Several changes to a draft that are applied together, and can be undone together."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from eia_tui.draft.draft import NOTES, Draft
from eia_tui.form.values import Value
from eia_tui.session.unfinished import remove_unfinished, unfinished_address


@dataclass
class Transaction:
    """Changes to a working copy of a draft."""

    draft: Draft
    """The working copy. What is put into it is applied to the real draft when the transaction ends."""
    before: Mapping[str, Value | None] = field(default_factory=dict)
    """The answers and notes that it changed, by address, as they were; empty until it has ended."""
    finished: set[str] = field(default_factory=set)
    """The addresses of unfinished texts that are used now."""

    def finish(self, what: str) -> None:
        """Removes an unfinished text, which is used now; `what` says what it is, as in `unfinished_address`."""
        remove_unfinished(self.draft, what)
        self.finished.add(unfinished_address(what))


def changes(before: Draft, after: Draft) -> dict[str, Value | None]:
    """The answers and notes that differ between two drafts of a form, by address, as they are in `after`."""
    return {
        address: after.answer(address)
        for address in dict.fromkeys((*before.form.questions, *_notes(before), *_notes(after)))
        if before.answer(address) != after.answer(address)
    }


def _notes(draft: Draft) -> Iterator[str]:
    notes = draft.document.get(NOTES)
    yield from (f"{NOTES}.{key}" for key in notes) if isinstance(notes, Mapping) else ()
