"""Writes what is typed to a journal within a fraction of a second, so that it survives a crash before the next save."""

import contextlib
import itertools
import json
import os
import sys
import threading
from collections.abc import Callable, Container
from datetime import UTC, datetime
from pathlib import Path
from typing import NamedTuple

from eia_tui.draft.draft import NOTES
from eia_tui.form.address import Address
from eia_tui.form.definition import Form
from eia_tui.form.kinds import Prose, Rows
from eia_tui.form.values import Value, is_answered
from eia_tui.prose.edit import smallest_change
from eia_tui.storage.draft_paths import saved_at
from eia_tui.storage.journal_file import JournalFile
from eia_tui.storage.journal_lines import read_lines
from eia_tui.system.app_folders import draft_state_folder, state_folder
from eia_tui.system.clock import EPOCH
from eia_tui.system.errors import UserError, reason
from eia_tui.system.paths import read_file

_NAMES = "journal-*.jsonl"
_ASIDE = "aside-"
_INTERVAL = 0.15
"""Seconds between two writes while the user types; a killed program loses at most twice that."""
_RETRY = 1.0
"""Seconds between two attempts if the journal cannot be written."""
_LARGEST = 200_000_000
"""The largest journal that is read, in bytes: more than any draft has."""
_TOO_MANY_PARTS = 6
"""A number of parts that no address has; section, group and question are three."""
UNFINISHED = sys.maxsize
"""The revision of an answer that is not finished, and so in no draft that is saved."""
_REWRITTEN_FROM = 4_000_000
"""The size in bytes from which saved answers are removed from the journal although others are not saved yet."""


class Journal:
    """The answers of one session that are not saved in the draft yet. Threads write them, so that no key waits.

    One thread writes, so that the answers survive the program. Another flushes, so that they survive a power cut; a
    disk may take seconds for that, and writing continues meanwhile.

    Each line holds one answer: in full the first time, then only what changed in it. So the journal can be read without
    the draft. It also has the digests of the content that the draft's file may have while these are the last changes.
    """

    def __init__(self, draft: Path, form: str = "", base: str = "") -> None:
        """Nothing is written before the first `add`. `form` is the form's id, or the path of its folder.

        `base` is the digest of the draft's content.
        """
        self._draft = draft
        self._form = form
        self._bases = [base]
        """The digests of the draft's content as it was last saved, and as it is about to be."""
        moment = datetime.now(UTC).strftime("%Y%m%dT%H%M%S%f")
        self._file = JournalFile(draft_state_folder(draft), f"journal-{moment}-{os.urandom(4).hex()}")
        self.trouble = ""
        """Why the last write failed; "" if it succeeded."""
        self._latest: dict[str, tuple[int, Value | None]] = {}
        """The answers that are not saved yet, each with its revision."""
        self._unwritten: set[str] = set()
        """The addresses of those that are not in the file yet."""
        self._written: dict[str, str] = {}
        """The texts that reading the file would give."""
        self._guard = threading.Lock()
        self._writing = threading.Lock()
        self._changed = threading.Event()
        self._unflushed = threading.Event()
        self._closing = threading.Event()
        self._threads: list[threading.Thread] = []

    @property
    def path(self) -> Path:
        """The path of its file, which may not exist yet."""
        return self._file.path

    def add(self, address: str, value: Value | None, revision: int) -> None:
        """Adds an answer, unless it has a later revision already. The value must not be mutated afterwards.

        A finished answer replaces one with the revision `UNFINISHED`.
        """
        with self._guard:
            if revision < self._latest.get(address, (0, None))[0] < UNFINISHED:
                return
            self._latest[address] = (revision, value)
            self._unwritten.add(address)
        self._changed.set()
        if not self._threads:
            for event, work in ((self._changed, self.write), (self._unflushed, self.flush)):
                self._threads.append(
                    threading.Thread(target=self._run, args=(event, work), name="journal", daemon=True)
                )
                self._threads[-1].start()

    def expect(self, base: str, revision: int, replaced: Container[str] = ()) -> None:
        """Records that the draft is about to be saved; `base` is the digest of its new content, with a revision.

        Once the file has that content, the answers up to this revision, and those at the `replaced` addresses, are not
        put into it again: it has them, or others in their place.
        """
        with self._writing:
            self._bases = [self._bases[0], base]
            self._try(lambda: self._append_expected(base, revision, replaced))

    def _append_expected(self, base: str, revision: int, replaced: Container[str]) -> None:
        (self._rewrite if self._file.unreliable else self._append)()
        with self._guard:
            later = [each for each, (noted, _) in self._latest.items() if noted > revision and each not in replaced]
        if self._file.length:
            self._file.append(json.dumps({"bases": self._bases, "content": base, "besides": later}).encode() + b"\n")

    def saved(self, revision: int) -> None:
        """Removes the answers up to this revision, since they are saved in the draft."""
        with self._writing:
            self._bases = self._bases[-1:]
            with self._guard:
                self._latest = {address: each for address, each in self._latest.items() if each[0] > revision}
                self._unwritten &= set(self._latest)
            # If something was typed meanwhile, saved answers may stay in the file for a while, which does no harm.
            too_long = self._file.length > _REWRITTEN_FROM
            if too_long or not self._latest:
                self._try(self._rewrite)
        if too_long:
            self.flush()

    def write(self) -> None:
        """Writes what is not written yet, without flushing."""
        with self._writing:
            self._try(self._rewrite if self._file.unreliable else self._append)

    def flush(self) -> None:
        """Flushes the file, so that what is written survives a power cut. Another thread may write meanwhile."""
        try:
            self._file.flush()
        except OSError as error:
            self._fail(error)

    def close(self) -> None:
        """Writes what is left, and ends the threads. Deletes the file if all answers are saved."""
        self._closing.set()
        self._changed.set()
        self._unflushed.set()
        while self._threads:
            self._threads.pop().join()
        self._closing.clear()
        self.write()
        if self._latest:
            self.flush()
        with self._writing:  # a save that is under way may be recording what it is about to write
            self._file.close(keep=bool(self._latest))
            self._written.clear()

    def _run(self, event: threading.Event, work: Callable[[], None]) -> None:
        while not self._closing.is_set():
            event.wait()
            event.clear()
            work()
            self._closing.wait(_RETRY if self.trouble else _INTERVAL)

    def _try(self, write: Callable[[], None]) -> None:
        """Calls `write`; if it fails, `trouble` gives the reason and it is tried again later."""
        try:
            write()
        except OSError as error:
            self._fail(error)
        else:
            self.trouble = ""
            self._unflushed.set()

    def _fail(self, error: OSError) -> None:
        self.trouble = reason(error)
        self._changed.set()

    def _append(self) -> None:
        """Appends what is not written yet. Raises OSError; all of it counts as unwritten then."""
        with self._guard:
            changed = {address: self._latest[address][1] for address in self._unwritten}
            self._unwritten = set()
        before = {address: self._written.get(address) for address in changed}
        lines = b"".join(self._line(address, value) for address, value in changed.items())
        try:
            if lines:
                self._file.append(lines if self._file.length else self._first_line() + lines)
        except OSError:
            for address, text in before.items():
                self._written.pop(address, None)
                if text is not None:
                    self._written[address] = text
            with self._guard:
                self._unwritten |= set(changed) & set(self._latest)
            raise

    def _rewrite(self) -> None:
        """Replaces the file by one with only the unsaved answers. Raises OSError; the old file has them too."""
        with self._guard:
            unsaved = dict(self._latest)
        if unsaved or self._file.unreliable:
            before, self._written = self._written, {}
            lines = b"".join(self._line(address, value) for address, (_, value) in unsaved.items())
            try:
                self._file.replace(self._first_line() + lines)
            except OSError:
                self._written = before
                raise
            with self._guard:
                self._unwritten = {
                    address for address in self._unwritten if self._latest[address] is not unsaved.get(address)
                }
        else:
            self._file.empty()
            self._written.clear()

    def _line(self, address: str, value: Value | None) -> bytes:
        """The line for an answer: in full, or what changed in its text since it was last written."""
        entry: dict[str, object] = {"address": address}
        before = self._written.pop(address, None)
        if isinstance(value, str):
            self._written[address] = value
            change = None if before is None else smallest_change(before, value)
            if before is not None and change is None:
                return b""
            entry |= {"text": value} if change is None else {"at": change.start, "to": change.end, "put": change.text}
        elif value is not None:
            import tomli_w

            entry["toml"] = tomli_w.dumps({"value": value})
        return json.dumps(entry).encode() + b"\n"

    def _first_line(self) -> bytes:
        header = {"journal": 1, "draft": str(self._draft.absolute()), "form": self._form, "bases": self._bases}
        return json.dumps(header).encode() + b"\n"


class UnsavedAnswers(NamedTuple):
    """The answers to one draft that are in the journals of earlier sessions, and were never saved."""

    answers: dict[str, Value | None]
    written_at: datetime
    """When the last of them was written to a journal."""
    files: tuple[Path, ...]
    """Their journals."""
    bases: frozenset[str]
    """The digests of the draft's content that all of them belong to."""

    def answers_to(self, form: Form) -> dict[str, Value | None]:
        """The answers to the questions of a form. A journal that was tampered with may have any other address."""
        return {address: value for address, value in self.answers.items() if _may_answer(address, form)}

    def cells_of(self, form: Form) -> dict[Address, str]:
        """The long answers of single cells of a form, which earlier versions noted without their rows."""
        return {
            Address(address): value
            for address, value in self.answers.items()
            if isinstance(value, str) and _is_long_cell(address, form)
        }

    def forget(self, form: Form | None = None) -> None:
        """Deletes the journals, once their answers are saved or kept elsewhere.

        If they have an answer that `form` does not ask for, which is nowhere else, the journals are renamed instead.
        """
        rename = form is not None and any(
            is_answered(value)
            and not _may_answer(address, form)
            and address not in self.cells_of(form)
            and Address(address).section != NOTES
            for address, value in self.answers.items()
        )
        for file in self.files:
            with contextlib.suppress(OSError):  # they are offered again, so nothing is lost
                if rename:
                    file.rename(file.with_name(f"{_ASIDE}{file.name}"))
                else:
                    file.unlink()


def _may_answer(address: str, form: Form) -> bool:
    """Whether an answer can be put at an address; if the form is missing, at any address that its tables could have."""
    parts = Address(address).parts
    unknown = bool(form.missing) and 1 < len(parts) < _TOO_MANY_PARTS and parts[0] != NOTES
    return address in form.questions or (unknown and not any(part.isdecimal() for part in parts))


def _is_long_cell(address: str, form: Form) -> bool:
    """Whether an address is that of a cell with a long answer."""
    cell = Address(address)
    question, number = form.questions.get(cell.parent.parent), cell.parent.parent.row_number(cell)
    columns = question.columns if isinstance(question, Rows) and number else ()
    return any(column.id == cell.name and isinstance(column, Prose) for column in columns)


def has_journal(draft: Path) -> bool:
    """Whether there is any journal of a draft: of a session that ended without saving, or that has it open."""
    return bool(_journals(draft_state_folder(draft), _NAMES))


def unsaved_answers(draft: Path, besides: Path | None = None, present: str = "") -> UnsavedAnswers | None:
    """The unsaved answers to a draft, without those of the session with the journal `besides`; None if there are none.

    `present` is the digest of the draft's content, which may have replaced all of them; then there are journals only.
    """
    return _unsaved_answers_in(draft_state_folder(draft), besides, present)


def _unsaved_answers_in(folder: Path, besides: Path | None = None, present: str = "") -> UnsavedAnswers | None:
    answers: dict[str, Value | None] = {}
    files: list[Path] = []
    latest = EPOCH
    bases: set[str] | None = None
    for session, of_session in itertools.groupby(_journals(folder, _NAMES), _session_of):
        if besides and session == _session_of(besides):
            continue
        noted, replaced = dict[str, Value | None](), set[str]()
        for file in of_session:
            with contextlib.suppress(UserError):
                bases_of_file = read_lines(read_file(file, _LARGEST), noted, present, replaced)
                if noted:  # or else it is not deleted: it may be damaged
                    files.append(file)
                    bases = bases_of_file if bases is None else bases & bases_of_file
                    latest = max(latest, saved_at(file) or latest)
        answers |= {address: value for address, value in noted.items() if address not in replaced}
    if not files:
        return None
    return UnsavedAnswers(answers, latest, tuple(files), frozenset(bases or ()))


class LostDraft(NamedTuple):
    """A draft whose file is gone, with its unsaved answers."""

    draft: Path
    form: str
    """The id of its form, or the path of the form's folder."""
    unsaved: UnsavedAnswers


def lost_drafts() -> list[LostDraft]:
    """The drafts with unsaved answers whose files are gone: deleted, or on a drive that is unplugged.

    They are looked for by their journals: a network drive that is away may give its draft another folder of state.
    """
    lost: dict[Path, tuple[Path, str]] = {}
    for file in _journals(state_folder() / "drafts", f"*/{_NAMES}"):
        with contextlib.suppress(UserError, ValueError, KeyError, TypeError, RecursionError):
            header = json.loads(read_file(file, _LARGEST).partition(b"\n")[0])
            draft = Path(str(header["draft"]))
            if not os.path.exists(draft):  # noqa: PTH110  Path.exists raises for a path without access
                lost[file.parent] = draft, str(header.get("form", ""))
    candidates = ((draft, form, _unsaved_answers_in(folder)) for folder, (draft, form) in lost.items())
    return [LostDraft(draft, form, unsaved) for draft, form, unsaved in candidates if unsaved]


def journals_set_aside() -> list[Path]:
    """The journals of all drafts that were renamed, not deleted, because of answers that the form does not ask for."""
    return _journals(state_folder() / "drafts", f"*/{_ASIDE}{_NAMES}")


def _session_of(journal: Path) -> str:
    """What identifies the session of a journal, which may have several files."""
    return journal.name.rpartition("-")[0]


def _journals(folder: Path, pattern: str) -> list[Path]:
    """The journals in a folder, the oldest first; an empty list if it cannot be read."""
    try:
        return sorted(folder.glob(pattern))
    except OSError:
        return []
