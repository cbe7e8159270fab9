"""What `undo` undoes at the prompts: answers, the order of rows, and the settling of comments and changes."""

import contextlib
from collections.abc import Collection, Iterator, Mapping
from typing import NamedTuple

from eia_tui.approvals.audit_log import last_sent
from eia_tui.draft.draft import Draft
from eia_tui.draft.waiting import WAITING, open_items, waiting_items, without_items
from eia_tui.flows.dialogue import run_flow
from eia_tui.flows.settle import undo_last
from eia_tui.form.kinds import Rows
from eia_tui.form.values import Value, all_rows, is_answered
from eia_tui.plain.console import say
from eia_tui.plain.dialogue import LineDialogue
from eia_tui.session.session import Session
from eia_tui.session.transaction import changes
from eia_tui.session.unfinished import unfinished_address


class _Import(NamedTuple):
    """What a Word form changed: the answers, each as it was before and after, and the numbers of what waits."""

    answers: Mapping[str, tuple[Value | None, Value | None]]
    items: Collection[int]


class _Rows(NamedTuple):
    """Rows that were copied, moved, added or deleted: their answer before and after."""

    address: str
    before: Value | None
    after: Value | None


class _Words(NamedTuple):
    """Words that waited for an answer, and were deleted."""

    address: str
    """Their address among the unfinished texts."""
    text: str


class _Restored(NamedTuple):
    """What an earlier version that was restored replaced: the answers and notes, each as it was before and after."""

    answers: Mapping[str, tuple[Value | None, Value | None]]


class UndoSteps:
    """The steps of a session that can be undone, the last one first."""

    def __init__(self, session: Session) -> None:
        """Begins without any."""
        self._session = session
        self._steps: list[tuple[str, Value | None, Value | None] | _Rows | _Words | _Import | _Restored | None] = []
        """The address of each answer that changed, and what it was before and after; None for what was settled."""
        self._sent = last_sent(session.draft)
        self._sent_meanwhile = False

    def _forget_what_was_sent(self) -> None:
        """Forgets the steps before a version was sent: undoing them would contradict it unseen."""
        sent = last_sent(self._session.draft)
        if sent != self._sent:
            self._sent, self._sent_meanwhile = sent, sent is not None
            self._steps.clear()

    def changed(self, address: str, before: Value | None, after: Value | None) -> None:
        """Notes that an answer was changed."""
        self._forget_what_was_sent()
        self._steps.append((address, before, after))

    @contextlib.contextmanager
    def settling(self) -> Iterator[None]:
        """Notes what is settled meanwhile."""
        self._forget_what_was_sent()
        before = self._times()
        yield
        self._steps += [None] * len(self._times() - before)

    @contextlib.contextmanager
    def importing(self) -> Iterator[None]:
        """Notes what a Word form changes meanwhile, as one step, and says how to undo it."""
        self._forget_what_was_sent()
        before = self._session.snapshot().draft
        yield
        now = self._session.draft
        answers = {
            each: (before.answer(each), now.answer(each)) for each in changes(before, now) if each in now.form.questions
        }
        known = {item.number for item in waiting_items(before)}
        step = _Import(answers, {item.number for item in waiting_items(now)} - known)
        if step.answers or step.items:
            self._steps.append(step)
            say("Type undo to restore the draft as it was before the file was read.")

    def deleted_words(self, what: str, text: str) -> None:
        """Notes that words were deleted that waited for an answer; `what` says what they are called there."""
        self._forget_what_was_sent()
        self._steps.append(_Words(unfinished_address(what), text))

    @contextlib.contextmanager
    def arranging(self, rows: str) -> Iterator[None]:
        """Notes how the rows of an answer are copied, moved, added or deleted meanwhile."""
        self._forget_what_was_sent()
        before = self._session.draft.answer(rows)
        yield
        after = self._session.draft.answer(rows)
        if after != before:
            self._steps.append(_Rows(rows, before, after))

    @contextlib.contextmanager
    def restoring(self) -> Iterator[None]:
        """Notes what an earlier version replaces meanwhile, as one step, and says how to undo it."""
        self._forget_what_was_sent()
        before = self._session.snapshot().draft
        yield
        now = self._session.draft
        if answers := {each: (before.answer(each), value) for each, value in changes(before, now).items()}:
            self._steps.append(_Restored(answers))
            say("Type undo to go back to the draft as it was before.")

    def _times(self) -> set[str]:
        return {item.settled for item in waiting_items(self._session.draft)}

    def undo(self) -> str:
        """Undoes the last step, and says so; the address of the answer that was restored, or ""."""
        draft = self._session.draft
        self._forget_what_was_sent()
        if not self._steps:
            since = f" since version {self._sent.version} was sent" if self._sent and self._sent_meanwhile else " yet"
            say(f"There is nothing to undo{since}.")
            return ""
        step = self._steps.pop()
        if step is None:
            self.undo_settled()
            return ""
        if isinstance(step, _Import):
            self._undo_import(step)
            return ""
        if isinstance(step, _Restored):
            self._put_back(step.answers)
            say("Restored. The draft is as it was before the earlier version was restored.")
            return ""
        if isinstance(step, _Words):
            since = str(draft.answer(step.address) or "")
            self._session.put(step.address, f"{step.text}\n{since}".strip())
            say("Restored. Your words are offered again where you typed them.")
            return ""
        address, before, after = step
        if _without_blank(draft.answer(address)) != _without_blank(after):  # as where a row was deleted or moved
            _say_left(draft, address)
            return ""
        question = draft.form.questions.get(address)
        if isinstance(step, _Rows) and isinstance(question, Rows):
            self._session.rows.put_back(address, all_rows(question, before))
        else:
            self._session.put(address, before)
        say("Restored.")
        return address

    def _undo_import(self, step: "_Import") -> None:
        """Restores the answers that a Word form changed, and takes back what of it is not settled yet."""
        self._put_back(step.answers, step.items)
        say("Restored. What the Word file changed is undone, and what it left for you to settle is removed.")

    def _put_back(self, answers: Mapping[str, tuple[Value | None, Value | None]], items: Collection[int] = ()) -> None:
        """Restores answers, and says which have changed since; takes back those of some items that are not settled."""
        with self._session.transaction() as transaction:
            draft = transaction.draft
            since = [each for each, (_, after) in answers.items() if draft.answer(each) != after]
            for address, (before, _) in answers.items():
                if address not in since:
                    draft.put(address, before)
            gone = [item for item in open_items(draft) if item.number in items]
            if gone:
                draft.put(WAITING, without_items(draft, gone))
        for address in since:
            if address in draft.form.questions:
                _say_left(draft, address)

    def undo_settled(self, number: int | None = None) -> None:
        """Opens again the item with a number, or what was settled last, also in an earlier session."""
        run_flow(undo_last(LineDialogue(), self._session, number))


def _say_left(draft: Draft, address: str) -> None:
    say(f"{draft.label(address)} has changed since then, so undo leaves it unchanged.")


def _without_blank(value: Value | None) -> Value | None:
    """An answer without the rows that are blank, which are removed when a row is done."""
    return [each for each in value if is_answered(each)] or None if isinstance(value, list) else value
