"""An editing session: applies answers to a draft, saves it, and remembers the position in the form."""

import contextlib
import copy
import os
import threading
from collections.abc import Callable, Container, Iterator, Mapping
from pathlib import Path
from typing import NamedTuple, Self

from eia_tui.approvals.status import closed_reason
from eia_tui.draft.draft import ID, Draft, new_id
from eia_tui.form.address import Address
from eia_tui.form.library import templates_folder
from eia_tui.form.values import Value
from eia_tui.session.notes import Notes
from eia_tui.session.progress import REVIEW, Progress
from eia_tui.session.rows import RowEditor
from eia_tui.session.transaction import Transaction, changes
from eia_tui.session.unfinished import (
    UNFINISHED_TEXTS,
    UnfinishedTexts,
    lines_in_rows,
    unfinished_address,
    unfinished_texts,
)
from eia_tui.storage.draft_file import ChangedElsewhereError, DraftFile
from eia_tui.storage.draft_paths import saved_at
from eia_tui.storage.drafts import open_draft
from eia_tui.storage.journal import UNFINISHED
from eia_tui.storage.operations import put_note
from eia_tui.storage.position import last_position, save_position
from eia_tui.system.clock import now
from eia_tui.system.errors import UserError
from eia_tui.system.files import explain
from eia_tui.system.paths import canonical_name, resolve_link

EXAMPLE_CLOSED = "This is the worked example: you can only view it. To change it, copy it to a draft of your own."
_OPEN_ELSEWHERE = "It is open in another window: you can only view it here."


class Snapshot(NamedTuple):
    """A copy of the draft at one moment, saved while the officer types on."""

    draft: Draft
    revision: int


class Session:
    """An open draft. The screens and the plain prompts both apply answers through it."""

    def __init__(self, draft: Draft, path: Path, draft_file: DraftFile | None, closed: str = "") -> None:
        """`draft_file` is None where the draft may not be written; `closed` says why, "" where answers may change."""
        self.draft = draft
        self.path = path
        self.draft_file = draft_file
        self.closed = closed
        self.saved = saved_at(path)
        """When the draft was last saved, as far as this session knows."""
        self.ignored: set[str] = set()
        """Words that are not listed as misspelt during this session."""
        self.trouble: UserError | None = None
        """Why the last attempt to save failed; None where it did not."""
        self.rows = RowEditor(draft, self.put, self._renumber_unfinished)
        self.notes = Notes(draft, self._put_note, self._put_later_note)
        self.unfinished = UnfinishedTexts(
            draft, self.journal_unfinished, self._drop_unfinished, self._remove_unfinished
        )
        self.progress = Progress(draft)
        self._revision = self._saved_revision = 0
        self._unfinished_answers: dict[str, str] = {}
        """Unfinished answers, by address of the question or cell."""
        self._position = self._saved_position = last_position(path)
        self._saving = threading.Lock()

    @classmethod
    def at(cls, path: Path, *, steal: bool = False, read_only: bool = False) -> Self:
        """Opens the draft in a file at its last position; with `steal` also if another window has it open.

        Raises `UserError`; `DraftInUseError` where another window has it open.
        """
        path = resolve_link(path)
        if Path(canonical_name(path)).is_relative_to(canonical_name(templates_folder())):
            return cls(open_draft(path), path, None, EXAMPLE_CLOSED)
        if read_only:
            return cls(open_draft(path), path, None, _OPEN_ELSEWHERE)
        draft_file, draft = DraftFile.open(path, steal=steal)
        if closed := closed_reason(draft):
            draft_file.release()
            return cls(draft, path, None, closed)
        return cls(draft, path, draft_file)

    def require_file(self) -> DraftFile:
        """The draft's file, which this session may write. Raises `UserError` where it may not."""
        if self.draft_file is None:
            raise UserError(self.closed)
        return self.draft_file

    @property
    def read_only(self) -> bool:
        """Whether neither answers nor what is noted about them may change, as in the worked example."""
        return bool(self.closed)

    @property
    def is_example(self) -> bool:
        """Whether it is the worked example, which comes with the program."""
        return self.closed == EXAMPLE_CLOSED

    def refuse_read_only(self) -> None:
        """Raises `UserError`, which says why, where the draft is read-only."""
        if self.closed:
            raise UserError(self.closed)

    @property
    def unsaved(self) -> bool:
        """Whether any change is not on disk yet."""
        return self._revision != self._saved_revision

    @property
    def warning(self) -> str:
        """What failed although the draft itself is saved; "" where nothing did."""
        return self.draft_file.history.trouble if self.draft_file and not self.trouble else ""

    def forget_warning(self) -> None:
        """Forgets `warning`, once it was reported."""
        if self.draft_file:
            self.draft_file.history.trouble = ""

    def put(self, address: str, value: Value | None) -> bool:
        """Answers a question or a cell of a row; None removes the answer. Whether that changed anything.

        Raises `UserError` for a draft that may not change.
        """
        if self.closed:
            if value == self.draft.answer(address):
                return False
            raise UserError(self.closed)
        changed = self.draft.put(address, value)
        self._note_change(changed=changed)
        if changed and self.draft_file:
            answer_address = self.draft.answer_address(address)
            self.draft_file.add_to_journal(answer_address, self.draft.answer(answer_address), self._revision)
        self._drop_unfinished(address)
        return changed

    def _note_change(self, *, changed: bool) -> None:
        """Notes that something is to be saved; a draft of an earlier version gets its id with that."""
        self._revision += changed
        if changed and not self.draft.id:
            self.draft.put(ID, new_id())

    def give_id(self) -> None:
        """Gives a draft of an earlier version its id, so that its Word form is known when it comes back.

        One that may not change, or cannot be saved, keeps none.
        """
        if self.draft.id or self.closed:
            return
        with contextlib.suppress(UserError), self.transaction(save=True) as transaction:
            transaction.draft.put(ID, new_id())

    @property
    def allows_later_notes(self) -> bool:
        """Whether a note may change that is made after the sign-off, such as the date of the next review."""
        return not self.closed or self.closed == closed_reason(self.draft)

    def _put_note(self, address: str, value: Value, save: bool) -> None:  # noqa: FBT001  given by `Notes`
        """Writes a note. Raises `UserError`, also for a draft that may not change."""
        if save:
            with self.transaction(save=True) as transaction:
                transaction.draft.put(address, value)
        else:
            self.put(address, value)

    def _put_later_note(self, address: str, value: Value) -> None:
        """Writes a note that may be made after the sign-off; there it is saved at once. Raises `UserError`."""
        if self.closed and self.allows_later_notes:
            put_note(self.path, address, value)
            self.draft.put(address, value)
        else:
            self.put(address, value)

    @contextlib.contextmanager
    def transaction(self, *, save: bool = False) -> Iterator[Transaction]:
        """Applies every change that is made to the transaction's draft when the block ends, or none where it raises.

        With `save` they are also saved, or not applied: a program that dies meanwhile has applied none of them. Where
        they are in the file and only might not outlive a power cut, they are applied, and `trouble` says why until a
        save succeeds. `undo` undoes all of them. Raises `UserError`, also for a draft that may not change.
        """
        if self.closed:
            raise UserError(self.closed)
        transaction = Transaction(self.snapshot().draft)
        yield transaction
        after = changes(self.draft, transaction.draft)
        transaction.before = {address: self.draft.answer(address) for address in after}
        self._apply(after, transaction, save=save)

    def undo(self, transaction: Transaction) -> None:
        """Undoes everything that a transaction changed. Raises `UserError`."""
        with self.transaction() as back:
            for address, value in transaction.before.items():
                back.draft.put(address, value)

    def _apply(self, after: Mapping[str, Value | None], transaction: Transaction, *, save: bool) -> None:
        unjournalled = {*after, *transaction.finished}
        if not save:
            for address, value in after.items():
                self.put(address, value)
            self._drop_unfinished(*unjournalled)
            return
        for address, value in after.items():
            self._note_change(changed=self.draft.put(address, value))
        try:
            self.save(unjournalled=unjournalled)
            self._drop_unfinished(*unjournalled)
        except UserError:
            if self.draft_file and self.draft_file.was_written():
                with contextlib.suppress(UserError):  # `trouble` says why
                    self.save(unjournalled=unjournalled)
                    self._drop_unfinished(*unjournalled)
                return
            for address, value in transaction.before.items():
                self._revision += self.draft.put(address, value)
                if self.draft_file and address in self.draft.form.questions and not self._is_unfinished(address):
                    self.draft_file.add_to_journal(address, value, self._revision)
            raise

    @property
    def position(self) -> str:
        """The address of the current question, or `REVIEW`; at first the last position of the session before."""
        known = self._position == REVIEW or self.progress.step_of(self._position) is not None
        return self._position if known else self.draft.form.steps[0].asked[0].address

    @position.setter
    def position(self, address: str) -> None:
        self._position = address

    def journal_unfinished(self, address: str, text: str) -> None:
        """Writes an unfinished answer to the journal, so that a crash does not lose it; the draft does not change.

        That of a cell is there with its rows, as every answer is: a cell alone is no answer that is restored.
        """
        if self.draft_file:
            self._unfinished_answers[address] = text
            answer = self.draft.answer_with(address, text)
            self.draft_file.add_to_journal(self.draft.answer_address(address), answer, UNFINISHED)

    def _is_unfinished(self, address: str) -> bool:
        """Whether the journal has something unfinished for a question or one of its cells."""
        return any(self.draft.answer_address(each) == address for each in self._unfinished_answers)

    def _remove_unfinished(self, address: str) -> None:
        """Removes an unfinished text; a draft that is closed by now keeps what is in its notes."""
        if not self.closed:
            self.put(address, None)
            if self.draft.answer(UNFINISHED_TEXTS) == {}:
                self.put(UNFINISHED_TEXTS, None)

    def _renumber_unfinished(self, rows: str, number_now: Callable[[int], int | None]) -> None:
        """Has the unfinished lines in rows follow them; those of a row that is removed go with it."""
        if not (lines := lines_in_rows(self.draft, rows)):
            return
        texts = unfinished_texts(self.draft)
        for line in lines:
            texts.pop(unfinished_address(line.what))
        for line in lines:
            if number := number_now(line.number):
                texts[unfinished_address(line.called(number))] = line.text
        self.put(UNFINISHED_TEXTS, {Address(address).name: text for address, text in texts.items()} or None)

    def put_unfinished(self) -> bool:
        """Applies the unfinished answers, which cannot be finished now. Whether there were any. Raises `UserError`."""
        unfinished = list(self._unfinished_answers.items())
        for address, text in unfinished:
            self.put(address, text)
        return bool(unfinished)

    def forget_unfinished(self) -> None:
        """Removes unfinished answers from the journal, where the officer cancelled them."""
        self._drop_unfinished(*self._unfinished_answers)

    def _drop_unfinished(self, *addresses: str) -> None:
        """Removes unfinished answers from the journal; it keeps those of the draft that are not saved."""
        for address in [each for each in addresses if self._unfinished_answers.pop(each, None) is not None]:
            if self.draft_file:
                answer_address = self.draft.answer_address(address)
                self.draft_file.add_to_journal(answer_address, self.draft.answer(answer_address), self._revision)
                if not self.unsaved:
                    self.draft_file.journal.saved(self._revision)

    def replace_content(self, other: Draft) -> None:
        """Replaces the content of the draft by that of another draft of the form. Does not keep the old content."""
        known = self.draft.id
        self.draft.document = copy.deepcopy(other.document)
        self.draft.put(ID, self.draft.id or known)
        self.rows.forget_removed()
        self._revision += 1

    def keep_version(self) -> None:
        """Saves the draft, and keeps it as it is now as a version. Raises `UserError`."""
        self.save()
        with self._saving:
            if self.draft_file:
                self.draft_file.history.keep(now())

    # --- saving ---

    def snapshot(self) -> Snapshot:
        """A copy of the draft as it is now."""
        return Snapshot(self.draft.copy(), self._revision)

    def save(self, snapshot: Snapshot | None = None, *, unjournalled: Container[str] = ()) -> None:
        """Saves what is not saved yet, and the position. Raises `UserError`; `trouble` says why until a save succeeds.

        A snapshot may be saved from another thread; an older one never replaces a newer one. Where it cannot be saved,
        every answer is written to the journal, except those at the `unjournalled` addresses.
        """
        snapshot = snapshot or self.snapshot()
        with self._saving:
            try:
                if self.draft_file and (snapshot.revision > self._saved_revision or not os.path.exists(self.path)):  # noqa: PTH110  Path.exists raises for some paths
                    saved = now()
                    self.draft_file.save(snapshot.draft, snapshot.revision, saved, unjournalled)
                    self._saved_revision = snapshot.revision
                    self.saved = saved
                    self.trouble = None
                if self._position != self._saved_position:
                    position = self._position
                    with contextlib.suppress(UserError, OSError):  # no word is lost, and `doctor` says what is wrong
                        save_position(self.path, position)
                        self._saved_position = position
            except UserError as error:
                self._not_saved(error, snapshot, unjournalled)
                raise
            except OSError as error:  # nothing has foreseen it: it is shown, and the save tried again, like any other
                refused = UserError(f"{self.path} cannot be written: {explain(error)}")
                self._not_saved(refused, snapshot, unjournalled)
                raise refused from error

    def _not_saved(self, error: UserError, snapshot: Snapshot, unjournalled: Container[str]) -> None:
        if self.trouble is None:
            self._journal_all(snapshot, unjournalled)
        self.trouble = error

    def _journal_all(self, snapshot: Snapshot, but: Container[str]) -> None:
        """Writes every answer to the journal: the draft's file may never come back. Then its `trouble` is known too."""
        for address in snapshot.draft.form.questions:
            value = snapshot.draft.answer(address)
            if self.draft_file and value is not None and address not in but and not self._is_unfinished(address):
                self.draft_file.add_to_journal(address, value, snapshot.revision)
        if self.draft_file:
            self.draft_file.journal.write()

    def check_for_changes(self) -> bool:
        """Checks whether another program changed the file, and sets `trouble`. Whether `trouble` changed.

        Does nothing while the draft is being saved.
        """
        if not self._saving.acquire(blocking=False):
            return False
        try:
            known = isinstance(self.trouble, ChangedElsewhereError)
            if self.draft_file is None or (self.draft_file.seems_unchanged() and not known):
                return False
            try:
                changed = self.draft_file.changed_elsewhere() is not None
            except (UserError, OSError):  # another program is writing it: the next check, or the next save, finds out
                return False
            if changed != known:
                self.trouble = ChangedElsewhereError(self.path) if changed else None
            return changed != known
        finally:
            self._saving.release()

    def leave(self) -> None:
        """Ends the session: keeps a version of the draft where this session changed it, and releases the file."""
        with self._saving:
            if self.draft_file:
                if not self.unsaved:
                    self.draft_file.history.close(now())
                self.draft_file.release()

    def move(self, path: Path, draft_file: DraftFile) -> None:
        """Continues in another file, which has everything already."""
        with self._saving:
            self.path, self.draft_file = path, draft_file
            self.draft.folder = path.parent
            self._saved_revision, self._saved_position = self._revision, ""
            self.trouble = None

    def close(self, why: str) -> None:
        """Lets no answer change from now on; `why` is shown to whoever tries."""
        self.closed = why
        if self.draft_file:
            self.draft_file.release()
            self.draft_file = None
