"""Exclusive access to a draft file during a session: no foreign change is overwritten, and no answer is lost."""

import contextlib
import hashlib
import os
from collections.abc import Container
from datetime import datetime, timedelta
from pathlib import Path
from typing import Self

from eia_tui.draft.draft import Draft
from eia_tui.form.library import form_name
from eia_tui.form.values import Value
from eia_tui.storage.codec import comments_of, encode_draft, joined_comments
from eia_tui.storage.draft_paths import FILE, PICTURES, saved_at
from eia_tui.storage.drafts import open_version, read_content, set_form_folder
from eia_tui.storage.history import (
    RETURNED,
    History,
    Version,
    carry_over_log,
    history_folder,
    keep_version,
    number_versions,
    returned_files,
    sent_versions,
)
from eia_tui.storage.journal import Journal, UnsavedAnswers, unsaved_answers
from eia_tui.storage.locks import HANDOVER_SECONDS, Holder, Lock, acquire
from eia_tui.system.errors import UserError, reason
from eia_tui.system.files import FOLDER_GONE, explain, new_folder, refuse_read_only, write_whole
from eia_tui.system.folders import copy_folder
from eia_tui.system.paths import is_folder, resolve_link


class ChangedElsewhereError(UserError):
    """Another program has changed the file since it was opened here. The file is left unchanged."""

    def __init__(self, path: Path) -> None:
        super().__init__(
            f"{path} was changed by another program since it was opened here; nothing is lost: "
            "choose which version to keep"
        )


class DraftFile:
    """A draft's file with its lock, journal and history."""

    def __init__(self, path: Path, content: bytes, draft: Draft, lock: Lock | None) -> None:
        """`content` was read from the file, and `draft` is its draft. Use `take` instead."""
        self.path = path
        self.lock = lock
        self.journal = Journal(path, form_name(draft.form), _digest(content))
        self.history = History(path, content, draft.document)
        self._known_digest = self._opened_digest = _digest(content)
        """The digest of the content that was last read or written here, and of the content that was opened."""
        self._comments = comments_of(content)
        self.recovered: UnsavedAnswers | None = None
        """Answers of earlier sessions that were put into the draft; their journals are deleted when it is saved."""
        self._attempted_digest = ""
        """The digest of the content of the last save; the file may have it although the save failed."""
        self._stamp = _stamp(path)

    @classmethod
    def open(cls, path: Path, *, steal: bool = False) -> tuple[Self, Draft]:
        """Opens a draft for editing; with `steal` even if another window has it open. A link is followed.

        Raises `UserError`, `DraftInUseError`.
        """
        path = resolve_link(path)
        lock = acquire(path, steal=steal)
        try:
            content = read_content(path)
            draft = open_version(path, content)
            number_versions(path, draft)
        except BaseException:
            if lock:
                lock.release()
            raise
        return cls(path, content, draft, lock), draft

    def add_to_journal(self, address: str, value: Value | None, revision: int) -> None:
        """Adds an answer to the journal, which writes it in the background."""
        self.journal.add(address, value, revision)

    def save(self, draft: Draft, revision: int, now: datetime, replaced: Container[str] = ()) -> None:
        """Writes the draft. Raises `ChangedElsewhereError`, `UserError`; the file is unchanged then.

        At the `replaced` addresses, it has other answers than the journal, which are not restored once it is written.
        A session that lost its lock may still save for `HANDOVER_SECONDS`, for which the new holder waits.
        """
        if (holder := self.taken_over_by()) and now - holder.since > timedelta(seconds=HANDOVER_SECONDS):
            raise UserError(f"{self.path} was taken over by {holder}: it is saved there now")
        if not os.path.isdir(self.path.parent):  # noqa: PTH112  or the history would make the folder again
            raise UserError(f"{self.path} cannot be written: {FOLDER_GONE}")
        refuse_read_only(self.path)  # or the history would get a version
        content = encode_draft(draft, self._comments)
        self._refuse_foreign_change(content)
        self.history.before_save(draft.document, now)
        self._attempted_digest = _digest(content)
        self.journal.expect(self._attempted_digest, revision, replaced)
        write_whole(self.path, content, make_folder=False, accept=lambda _: self._refuse_foreign_change(content))
        self._known_digest, self._stamp = _digest(content), _stamp(self.path)
        self.history.after_save(content, draft.document, now)
        self.journal.saved(revision)
        if self.recovered:
            self.recovered.forget(draft.form)
            self.recovered = None

    def _refuse_foreign_change(self, ours: bytes) -> None:
        """Raises `ChangedElsewhereError` if the file has neither the known content nor `ours`."""
        if self.changed_elsewhere() not in (None, ours):
            raise ChangedElsewhereError(self.path)

    def changed_elsewhere(self) -> bytes | None:
        """The content that another program has written to the file; None if it is unchanged or gone.

        Raises `UserError` if it cannot be read.
        """
        try:
            self.path.stat()
        except FileNotFoundError:
            return None
        except OSError as error:
            raise UserError(f"{self.path} cannot be read: {reason(error)}") from error
        content = read_content(self.path)
        digest = _digest(content)
        if digest == self._attempted_digest:
            self._known_digest = digest
        return None if digest == self._known_digest else content

    def was_written(self) -> bool:
        """After a failed save: whether the file has the new content all the same; a power cut might still undo it."""
        try:
            return _digest(read_content(self.path)) == self._attempted_digest
        except UserError:
            return False

    def seems_unchanged(self) -> bool:
        """Whether the file seems unchanged since it was last read or written, by its time and size alone."""
        return _stamp(self.path) == self._stamp

    def keep_foreign_content(self, content: bytes, now: datetime) -> None:
        """Keeps what another program wrote as a version, so that the file may be overwritten. Raises `UserError`."""
        refuse_read_only(self.path)
        keep_version(self.path, content, now)
        self.add_comments(content)
        self._known_digest, self._stamp = _digest(content), _stamp(self.path)

    def add_comments(self, content: bytes) -> None:
        """Keeps the comments of another content of the draft, too, from the next save on."""
        self._comments = joined_comments(self._comments, content)

    def restore(self, version: Version, present: Draft, now: datetime) -> Draft:
        """Prepares to continue with an earlier version: keeps `present`, the session's draft, as a version.

        Returns the draft of the version, with the audit log of `present`; the session saves it.
        Raises `ChangedElsewhereError`, `UserError`.
        """
        refuse_read_only(self.path)
        draft = version.draft(self.path)
        if self.changed_elsewhere() is not None:
            raise ChangedElsewhereError(self.path)
        keep_version(self.path, encode_draft(present, self._comments), now)
        carry_over_log(draft, present)
        self.add_comments(version.content())
        return draft

    def taken_over_by(self) -> Holder | None:
        """The session that has taken over the lock; None if this session still has it."""
        return self.lock.taken_over_by() if self.lock else None

    def unsaved_answers(self) -> UnsavedAnswers | None:
        """The answers of earlier sessions that were never saved; None if there are none."""
        return unsaved_answers(self.path, self.journal.path, self._opened_digest)

    def is_base_of(self, unsaved: UnsavedAnswers) -> bool:
        """Whether the file has the content that unsaved answers belong to, and so nothing that they would undo."""
        if not unsaved.bases:  # a journal of version 0.2.0 or earlier
            saved = saved_at(self.path)
            return saved is not None and saved <= unsaved.written_at
        return self._known_digest in unsaved.bases

    def write_copy(self, draft: Draft, name: str, folder: Path | None = None, *, content: bytes | None = None) -> Path:
        """Writes the draft to a new folder called `name`, beside it or in `folder`.

        Its pictures, sent versions and the Word forms that came back go with it. The comments are those of `content`,
        or else of this file. Returns the path of the new file. Raises `UserError`.
        """
        beside = self.path.parent.parent if self.path.name == FILE else self.path.parent
        path = new_folder((folder or beside) / name) / FILE
        set_form_folder(draft)
        write_whole(path, encode_draft(draft, self._comments if content is None else comments_of(content)))
        self._copy_pictures(path)
        for version in sent_versions(self.path, draft):  # one that cannot be read is reported as missing
            with contextlib.suppress(UserError):
                write_whole(history_folder(path) / version.path.name, version.content())
        if returned_files(self.path):
            with contextlib.suppress(OSError):  # what waits can then be settled by hand
                copy_folder(history_folder(self.path) / RETURNED, history_folder(path) / RETURNED)
        return path

    def _copy_pictures(self, path: Path) -> None:
        """Copies the pictures, if there are any; a missing one is reported by the export. Raises `UserError`."""
        pictures = self.path.parent / PICTURES
        try:
            if self.path.name == FILE and is_folder(pictures):
                copy_folder(pictures, path.parent / PICTURES)
        except OSError as error:
            why = f"its pictures could not be copied there: {explain(error)}"
            raise UserError(f"The draft is at {path}, but {why}") from error

    def release(self) -> None:
        """Closes the journal, which keeps what is not saved, and releases the lock."""
        self.journal.close()
        if self.lock:
            self.lock.release()


def _stamp(path: Path) -> tuple[int, int] | None:
    """The time and size of a file; None if it cannot be accessed."""
    try:
        status = path.stat()
    except OSError:
        return None
    return status.st_mtime_ns, status.st_size


def _digest(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()
