"""A draft's file in the hands of one session: nobody else's change is written over, and no word is lost."""

import contextlib
import hashlib
import os
from datetime import datetime, timedelta
from pathlib import Path
from typing import Self

from eia_tui.draft.draft import Draft
from eia_tui.form.library import form_name
from eia_tui.form.values import Value
from eia_tui.storage.codec import comments_of, written
from eia_tui.storage.drafts import FILE, PICTURES, content_of, name_form_anywhere, open_version
from eia_tui.storage.history import History, history_folder, keep_version, number_versions, sent_versions
from eia_tui.storage.journal import Journal, LeftBehind, left_behind
from eia_tui.storage.locks import HANDOVER_SECONDS, Holder, Lock, acquire
from eia_tui.system.errors import UserError, reason
from eia_tui.system.files import FOLDER_GONE, new_folder, write_whole
from eia_tui.system.folders import copy_folder
from eia_tui.system.paths import followed, is_folder


class ChangedElsewhereError(UserError):
    """A draft that another program has changed since it was opened here. It is left as that program wrote it."""

    def __init__(self, path: Path) -> None:
        super().__init__(
            f"{path} was changed by another program since it was opened here; nothing of either is lost, "
            "but which is to go on must be chosen"
        )


class DraftFile:
    """The file, its lock, its journal and its history."""

    def __init__(self, path: Path, content: bytes, draft: Draft, lock: Lock | None) -> None:
        """What was read from the file; `draft` is what it holds. Use `take`."""
        self.path = path
        self.lock = lock
        self.journal = Journal(path, form_name(draft.form))
        self.history = History(path, content, draft.document)
        self._seen = _mark(content)
        self._comments = comments_of(content)
        self.owed: LeftBehind | None = None
        """What earlier sessions noted, once it is put into the draft: forgotten when that is saved."""
        self._tried = b""
        """What was being written when the system refused: it may stand there all the same."""
        self._signs = _signs(path)

    @classmethod
    def take(cls, path: Path, *, over: bool = False) -> tuple[Self, Draft]:
        """Opens a draft to change it; with `over` even if another window has it. Raises `UserError`, `DraftInUseError`.

        Where the path is a link, the draft is the file that it points to.
        """
        path = followed(path)
        lock = acquire(path, over=over)
        try:
            content = content_of(path)
            draft = open_version(path, content)
            number_versions(path, draft)
        except BaseException:
            if lock:
                lock.release()
            raise
        return cls(path, content, draft, lock), draft

    def note(self, address: str, value: Value | None, revision: int) -> None:
        """Notes an answer in the journal, without waiting for it."""
        self.journal.note(address, value, revision)

    def save(self, draft: Draft, revision: int, now: datetime) -> None:
        """Writes the draft. Raises `ChangedElsewhereError`, `UserError`; the file is as it was then.

        Who has taken the draft over waits a moment for the last of it to be saved, and has it after that.
        """
        if (holder := self.lost_to()) and now - holder.since > timedelta(seconds=HANDOVER_SECONDS):
            raise UserError(f"{self.path} was taken over by {holder}: it is saved there now")
        if not os.path.isdir(self.path.parent):  # noqa: PTH112  before its history makes the folder anew
            raise UserError(f"{self.path} cannot be written: {FOLDER_GONE}")
        content = written(draft, self._comments)
        self._look(content)
        self.history.before_save(draft.document, now)
        self._tried = _mark(content)
        write_whole(self.path, content, make_folder=False, accept=lambda _: self._look(content))
        self._seen, self._signs = _mark(content), _signs(self.path)
        self.history.after_save(content, draft.document, now)
        self.journal.saved(revision)
        if self.owed:
            self.owed.forget(draft.form)
            self.owed = None

    def _look(self, ours: bytes) -> None:
        """Raises `ChangedElsewhereError` where the file is neither as it was seen last nor as it is to be."""
        if self.changed_elsewhere() not in (None, ours):
            raise ChangedElsewhereError(self.path)

    def changed_elsewhere(self) -> bytes | None:
        """What another program has made of the file; None where none has, or where the file is gone.

        Raises `UserError` where it cannot be read.
        """
        try:
            self.path.stat()
        except FileNotFoundError:
            return None
        except OSError as error:
            raise UserError(f"{self.path} cannot be read: {reason(error)}") from error
        content = content_of(self.path)
        mark = _mark(content)
        if mark == self._tried:
            self._seen = mark
        return None if mark == self._seen else content

    def written_all_the_same(self) -> bool:
        """After a save that failed: whether the file holds it, so that only a flat battery could take it back."""
        try:
            return _mark(content_of(self.path)) == self._tried
        except UserError:
            return False

    def untouched(self) -> bool:
        """Whether the file looks as it did when it was last read or written, by its size and time alone."""
        return _signs(self.path) == self._signs

    def accept(self, content: bytes, now: datetime) -> None:
        """Takes note of what another program wrote: kept as a version, it may be written over. Raises `UserError`."""
        keep_version(self.path, content, now)
        self._comments += [each for each in comments_of(content) if each not in self._comments]
        self._seen, self._signs = _mark(content), _signs(self.path)

    def lost_to(self) -> Holder | None:
        """Who has taken the draft over; None where nobody has."""
        return self.lock.lost_to() if self.lock else None

    def left_behind(self) -> LeftBehind | None:
        """What earlier sessions noted and never saved."""
        return left_behind(self.path, besides=self.journal.path)

    def write_copy(self, draft: Draft, named: str, folder: Path | None = None) -> Path:
        """Writes the draft into a folder of its own, beside the one it has or in another `folder`; where.

        Raises `UserError`.
        """
        here = self.path.parent.parent if self.path.name == FILE else self.path.parent
        path = new_folder((folder or here) / named) / FILE
        name_form_anywhere(draft)
        write_whole(path, written(draft, self._comments))
        self._copy_pictures(path)
        for version in sent_versions(self.path, draft):  # one that cannot be read is told to be missing
            with contextlib.suppress(UserError):
                write_whole(history_folder(path) / version.path.name, version.content())
        return path

    def _copy_pictures(self, path: Path) -> None:
        """Copies the pictures too, where they can be read still; a missing one is told of when it is printed."""
        pictures = self.path.parent / PICTURES
        try:
            if self.path.name == FILE and is_folder(pictures):
                copy_folder(pictures, path.parent / PICTURES)
        except OSError as error:
            raise UserError(f"The draft is at {path}, but its pictures could not be copied there: {error}") from error

    def release(self) -> None:
        """Lets others have the draft; what is noted and not saved stays in the journal."""
        self.journal.close()
        if self.lock:
            self.lock.release()


def _signs(path: Path) -> tuple[int, int] | None:
    try:
        found = path.stat()
    except OSError:
        return None
    return found.st_mtime_ns, found.st_size


def _mark(content: bytes) -> bytes:
    return hashlib.sha256(content).digest()
