"""One session of an officer at a draft: what they answer is kept, saved, and found again where they left it."""

import contextlib
import copy
import os
import threading
from collections.abc import Container, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Self

from eia_tui.approvals.status import why_closed
from eia_tui.draft.draft import Draft
from eia_tui.form.library import templates
from eia_tui.form.values import Value
from eia_tui.session.progress import Steps
from eia_tui.session.rows import RowChanges
from eia_tui.storage.draft_file import ChangedElsewhereError, DraftFile
from eia_tui.storage.drafts import open_draft, saved_at
from eia_tui.storage.operations import put_note
from eia_tui.storage.position import last_position, save_position
from eia_tui.storage.settings import drafts_folder
from eia_tui.system.errors import UserError
from eia_tui.system.folders import make_folders
from eia_tui.system.paths import followed, only_name

if TYPE_CHECKING:
    from eia_tui.exports.pictures import Exported
    from eia_tui.exports.publish import Published

_EXAMPLE = "This is the worked example, to look at. Duplicate it on the first screen to change it."
_LOOKING = "It is open in another window, and here to look at only."


@dataclass(frozen=True)
class Snapshot:
    """A draft as it stood at one moment, to be saved while the officer types on."""

    draft: Draft
    revision: int


@dataclass
class Session(RowChanges, Steps):
    """A draft in hand. Both the screens and the plain prompts answer through it, and so walk the same form."""

    draft: Draft
    path: Path
    draft_file: DraftFile | None
    """The draft's file, where this session may write it."""
    closed: str = ""
    """Why answers may only be looked at; "" where they may be changed."""
    saved: datetime | None = None
    """When it was last saved, as far as this session knows."""
    ignored: set[str] = field(default_factory=set)
    """Words that are not to be listed as misspelt in this session."""
    trouble: UserError | None = None
    """Why the last attempt to save failed; None where it did not."""
    _revision: int = 0
    _saved_revision: int = 0
    _place: str = ""
    _kept_place: str = ""
    _saving: threading.Lock = field(default_factory=threading.Lock)
    _removed: list[tuple[str, int, Mapping[str, Value]]] = field(default_factory=list)

    @classmethod
    def at(cls, path: Path, *, over: bool = False, read_only: bool = False) -> Self:
        """Opens the draft in a file, where it was left; with `over` even if another window has it.

        Raises `UserError`; `DraftInUseError` where another window has it.
        """
        path = followed(path)
        example = Path(only_name(path)).is_relative_to(only_name(templates()))
        if example or read_only:
            draft_file, draft, closed = None, open_draft(path), _EXAMPLE if example else _LOOKING
        else:
            draft_file, draft = DraftFile.take(path, over=over)
            if closed := why_closed(draft):
                draft_file.release()
                draft_file = None
        left = last_position(path)
        return cls(draft, path, draft_file, closed, saved_at(path), _place=left, _kept_place=left)

    @property
    def read_only(self) -> bool:
        """Whether answers may only be looked at, as those of the worked example."""
        return bool(self.closed)

    @property
    def unsaved(self) -> bool:
        """Whether anything was answered that is not on disk yet."""
        return self._revision != self._saved_revision

    @property
    def warning(self) -> str:
        """What went wrong besides, though the draft itself is saved; "" where nothing did."""
        return self.draft_file.history.trouble if self.draft_file else ""

    def put(self, address: str, value: Value | None) -> bool:
        """Answers a question or a cell of a row, or takes the answer back. Whether that changed anything.

        Raises `UserError` for a draft that may only be looked at.
        """
        if self.closed:
            if value == self.draft.answer(address):
                return False
            raise UserError(self.closed)
        changed = self.draft.put(address, value)
        self._revision += changed
        if changed and self.draft_file:
            whole = self.draft.whole(address)
            self.draft_file.note(whole, self.draft.answer(whole), self._revision)
        return changed

    @property
    def takes_notes(self) -> bool:
        """Whether the program's own notes may be changed: a finding is accepted even once the draft is signed off."""
        return not self.closed or self.closed == why_closed(self.draft)

    def keep_note(self, address: str, value: Value, *, at_once: bool = False) -> None:
        """Puts one of the program's own notes, which is no answer; `at_once` saves it, too. Raises `UserError`."""
        if self.closed and self.takes_notes:
            put_note(self.path, address, value)
            self.draft.put(address, value)
        elif at_once:
            self.enter({address: value})
        else:
            self.put(address, value)

    def enter(self, answers: Mapping[str, Value | None]) -> None:
        """Puts answers and saves them, all or none: a program that dies meanwhile has noted none of them.

        Raises `UserError`; the draft is as it was then. Where they are in the file and only might not outlive a flat
        battery, they are entered, and `trouble` says why until a save succeeds.
        """
        if self.closed:
            raise UserError(self.closed)
        before = {address: self.draft.answer(address) for address in answers}
        for address, value in answers.items():
            self._revision += self.draft.put(address, value)
        try:
            self.save(unnoted=answers)
        except UserError:
            if self.draft_file and self.draft_file.written_all_the_same():
                with contextlib.suppress(UserError):  # `trouble` says why
                    self.save(unnoted=answers)
                return
            for address, value in before.items():
                self._revision += self.draft.put(address, value)
                if self.draft_file and address in self.draft.form.questions:
                    self.draft_file.note(address, value, self._revision)
            raise

    def jot(self, address: str, text: str) -> None:
        """Notes an answer that is still being given, so that it outlives the program; the draft is as it was."""
        if self.draft_file:
            self.draft_file.note(address, text, self._revision)

    def forget_jotted(self) -> None:
        """Forgets what was jotted down, where the officer thought better of it."""
        if self.draft_file and not self.unsaved:
            self.draft_file.journal.saved(self._revision)

    def become(self, other: Draft) -> None:
        """Takes every answer from another draft of the form. What is in hand is not kept by this: see to it first."""
        self.draft.document = copy.deepcopy(other.document)
        self._removed.clear()
        self._revision += 1

    # --- saving ---

    def snapshot(self) -> Snapshot:
        """The draft as it stands now."""
        draft = Draft(self.draft.form, copy.deepcopy(self.draft.document), self.draft.folder)
        return Snapshot(draft, self._revision)

    def save(self, snapshot: Snapshot | None = None, *, unnoted: Container[str] = ()) -> None:
        """Saves what is not saved yet, and remembers the place. Raises `UserError`; why is `trouble` until it works.

        A snapshot may be saved from another thread; an older one never takes the place of a newer. Where it cannot be
        saved, every answer is noted on this machine, but those at the `unnoted` addresses.
        """
        snapshot = snapshot or self.snapshot()
        with self._saving:
            try:
                if self.draft_file and (snapshot.revision > self._saved_revision or not os.path.exists(self.path)):  # noqa: PTH110  Path.exists raises for what is not there to be asked
                    now = datetime.now().astimezone()
                    self.draft_file.save(snapshot.draft, snapshot.revision, now)
                    self._saved_revision = snapshot.revision
                    self.saved = now
                    self.trouble = None
                if self._place != self._kept_place:
                    place = self._place
                    with contextlib.suppress(UserError):  # no word is lost with it, and `doctor` says what is wrong
                        save_position(self.path, place)
                        self._kept_place = place
            except UserError as error:
                if self.trouble is None:
                    self._note_all(snapshot, unnoted)
                self.trouble = error
                raise

    def _note_all(self, snapshot: Snapshot, but: Container[str]) -> None:
        """Notes every answer: the draft's file may never be there again."""
        for address in snapshot.draft.form.questions:
            value = snapshot.draft.answer(address)
            if self.draft_file and value is not None and address not in but:
                self.draft_file.note(address, value, snapshot.revision)

    def look(self) -> bool:
        """Looks whether another program has changed the file: `trouble` says so. Whether that is news.

        While it is being saved nothing is news.
        """
        if not self._saving.acquire(blocking=False):
            return False
        try:
            known = isinstance(self.trouble, ChangedElsewhereError)
            if self.draft_file is None or (self.draft_file.untouched() and not known):
                return False
            try:
                changed = self.draft_file.changed_elsewhere() is not None
            except UserError:  # being written just now: the next look, or the next save, tells
                return False
            if changed != known:
                self.trouble = ChangedElsewhereError(self.path) if changed else None
            return changed != known
        finally:
            self._saving.release()

    def leave(self) -> None:
        """Keeps the draft as it is left as a version, where this session changed it, and lets others have it."""
        with self._saving:
            if self.draft_file:
                if not self.unsaved:
                    self.draft_file.history.leave(datetime.now().astimezone())
                self.draft_file.release()

    def move(self, path: Path, draft_file: DraftFile) -> None:
        """Goes on in another file, in which all is saved."""
        with self._saving:
            self.path, self.draft_file = path, draft_file
            self.draft.folder = path.parent
            self._saved_revision, self._kept_place = self._revision, ""
            self.trouble = None

    def close(self, why: str) -> None:
        """Lets nothing be changed any more."""
        self.closed = why
        if self.draft_file:
            self.draft_file.release()
            self.draft_file = None

    def export(self, name: str = "", *, overwrite: bool = False) -> "Exported":
        """Writes the Word form beside the draft, called `name` or after the policy. Raises `UserError`."""
        from eia_tui.exports.word.export import export  # 0.1 s, when the first export is asked for

        return export(self.snapshot().draft, self._folder() / name, overwrite=overwrite)

    def publish(self, suffix: str) -> "Published":
        """Writes the copy for publication beside the draft, as .docx or .html. Raises `UserError`."""
        from eia_tui.exports.publish import publish

        return publish(self.snapshot().draft, self._folder(), suffix=suffix)

    def _folder(self) -> Path:
        """Where exports go: beside the draft, or for the worked example into the drafts folder. Raises `UserError`."""
        folder = drafts_folder() if self.closed == _EXAMPLE else self.path.absolute().parent
        try:
            make_folders(folder)
        except OSError as error:
            raise UserError(f"{folder} cannot be made: {(error.strerror or str(error)).lower()}") from error
        return folder
