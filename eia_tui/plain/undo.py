"""What `undo` undoes at the prompts: answers, and the settling of comments and changes."""

import contextlib
from collections.abc import Iterator

from eia_tui.draft.waiting import waiting_items
from eia_tui.flows.dialogue import run_flow
from eia_tui.flows.settle import undo_last
from eia_tui.form.values import Value, is_answered
from eia_tui.plain.console import say
from eia_tui.plain.dialogue import LineDialogue
from eia_tui.session.session import Session


class UndoSteps:
    """The steps of a session that can be undone, the last one first."""

    def __init__(self, session: Session) -> None:
        """Begins without any."""
        self._session = session
        self._steps: list[tuple[str, Value | None, Value | None] | None] = []
        """The address of each answer that changed, and what it was before and after; None for what was settled."""

    def changed(self, address: str, before: Value | None, after: Value | None) -> None:
        """Notes that an answer was changed."""
        self._steps.append((address, before, after))

    @contextlib.contextmanager
    def settling(self) -> Iterator[None]:
        """Notes what is settled meanwhile."""
        before = self._times()
        yield
        self._steps += [None] * len(self._times() - before)

    def _times(self) -> set[str]:
        return {item.settled for item in waiting_items(self._session.draft)}

    def undo(self) -> str:
        """Undoes the last step, and says so; the address of the answer that was restored, or ""."""
        draft = self._session.draft
        if not self._steps:
            say("There is nothing to undo yet.")
            return ""
        step = self._steps.pop()
        if step is None:
            self.undo_settled()
            return ""
        address, before, after = step
        if _without_blank(draft.answer(address)) != _without_blank(after):  # as where a row was deleted or moved
            say(f"{draft.label(address)} was changed since, and undo leaves it as it is now.")
            return ""
        self._session.put(address, before)
        say("Restored.")
        return address

    def undo_settled(self, number: int | None = None) -> None:
        """Opens again the item with a number, or what was settled last, also in an earlier session."""
        run_flow(undo_last(LineDialogue(), self._session, number))


def _without_blank(value: Value | None) -> Value | None:
    """An answer without the rows that are blank, which are removed when a row is done."""
    return [each for each in value if is_answered(each)] or None if isinstance(value, list) else value
