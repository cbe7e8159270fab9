"""Notes what is typed, as it is typed, where it outlives the program; the draft itself is saved more seldom."""

import contextlib
import json
import os
import threading
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from eia_tui.draft.draft import NOTES
from eia_tui.form.definition import Form
from eia_tui.form.values import Value, answered
from eia_tui.prose.edit import between
from eia_tui.storage.drafts import saved_at
from eia_tui.storage.journal_file import JournalFile
from eia_tui.storage.journal_lines import read_lines
from eia_tui.system.app_folders import notes_folder, state_folder
from eia_tui.system.errors import UserError, reason
from eia_tui.system.paths import read_file

_NAMES = "journal-*.jsonl"
_ASIDE = "aside-"
_BETWEEN = 0.15
"""Seconds from one writing to the next while the officer types on; a kill loses no more than twice that."""
_AGAIN = 1.0
"""Seconds after which it is tried again where it could not be written."""
_MOST = 200_000_000
"""Bytes of a file that is read: more than any draft has."""
_DEEPEST = 6
"""Parts that no address has: section, group and question are three."""
_LONGEST = 4_000_000
"""Bytes from which on what is saved already is taken out, though something is not."""


class Journal:
    """What one session noted of one draft since it was saved. Threads of its own write, and no key waits for them.

    One thread writes, which outlives the program; another flushes what is written, so that it outlives a flat battery,
    too. A disk may take seconds to flush: what is typed meanwhile is written all the same.

    Each line is one answer: the first time whole, then only what changed in it. So what is read back does not hang on
    the draft: it is the answers themselves.
    """

    def __init__(self, draft: Path, form: str = "") -> None:
        """Nothing is written until something is noted. `form` is its id, or the path to its folder."""
        self._draft = draft
        self._form = form
        moment = datetime.now(UTC).strftime("%Y%m%dT%H%M%S%f")
        self._file = JournalFile(notes_folder(draft), f"journal-{moment}-{os.urandom(4).hex()}")
        self.trouble = ""
        """Why it could not be written the last time; "" where it could."""
        self._latest: dict[str, tuple[int, Value | None]] = {}
        """What is not saved yet: each answer with the revision in which it came to be so."""
        self._unwritten: set[str] = set()
        self._written: dict[str, str] = {}
        self._guard = threading.Lock()
        self._writing = threading.Lock()
        self._wanted = threading.Event()
        self._unflushed = threading.Event()
        self._closing = threading.Event()
        self._threads: list[threading.Thread] = []

    @property
    def path(self) -> Path:
        """Where it is written; it may not be there yet."""
        return self._file.path

    def note(self, address: str, value: Value | None, revision: int) -> None:
        """Notes an answer, unless a later one is noted already. The value must not be changed afterwards."""
        with self._guard:
            if self._latest.get(address, (0, None))[0] > revision:
                return
            self._latest[address] = (revision, value)
            self._unwritten.add(address)
        self._wanted.set()
        if not self._threads:
            for wanted, do in ((self._wanted, self.write), (self._unflushed, self.flush)):
                self._threads.append(threading.Thread(target=self._run, args=(wanted, do), name="journal", daemon=True))
                self._threads[-1].start()

    def saved(self, revision: int) -> None:
        """What was noted up to this revision is in the draft now, and is noted no longer."""
        with self._writing:
            with self._guard:
                self._latest = {address: each for address, each in self._latest.items() if each[0] > revision}
                self._unwritten &= set(self._latest)
            # Where something was typed meanwhile, what is saved may stand there with it for a while: it does no harm.
            anew = self._file.length > _LONGEST
            if anew or not self._latest:
                self._try(self._begin_again)
        if anew:
            self.flush()

    def write(self) -> None:
        """Writes what is noted and not written yet, without waiting for the disk."""
        with self._writing:
            self._try(self._begin_again if self._file.unreliable else self._go_on)

    def flush(self) -> None:
        """Waits until what is written would outlive a flat battery, while more is written."""
        try:
            self._file.flush()
        except OSError as error:
            self._fail(error)

    def close(self) -> None:
        """Writes what is left, and takes the file away where nothing in it is wanted any more."""
        self._closing.set()
        self._wanted.set()
        self._unflushed.set()
        while self._threads:
            self._threads.pop().join()
        self._closing.clear()
        self.write()
        if self._latest:
            self.flush()
        self._file.close(keep=bool(self._latest))
        self._written.clear()

    def _run(self, wanted: threading.Event, do: Callable[[], None]) -> None:
        while not self._closing.is_set():
            wanted.wait()
            wanted.clear()
            do()
            self._closing.wait(_AGAIN if self.trouble else _BETWEEN)

    def _try(self, write: Callable[[], None]) -> None:
        """Writes; where that cannot be done, `trouble` says why, and it is tried again."""
        try:
            write()
        except OSError as error:
            self._fail(error)
        else:
            self.trouble = ""
            self._unflushed.set()

    def _fail(self, error: OSError) -> None:
        self.trouble = reason(error)
        self._wanted.set()

    def _go_on(self) -> None:
        """Writes what is noted, and not written yet, behind the rest. Raises OSError; all of it is unwritten then."""
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

    def _begin_again(self) -> None:
        """Has nothing in the file but what is not saved. Raises OSError; the file as it was says all of it too."""
        with self._guard:
            left = dict(self._latest)
        if left or self._file.unreliable:
            before, self._written = self._written, {}
            lines = b"".join(self._line(address, value) for address, (_, value) in left.items())
            try:
                self._file.replace(self._first_line() + lines)
            except OSError:
                self._written = before
                raise
            with self._guard:
                self._unwritten = {each for each in self._unwritten if self._latest[each] is not left.get(each)}
        else:
            self._file.empty()
            self._written.clear()

    def _line(self, address: str, value: Value | None) -> bytes:
        said: dict[str, object] = {"address": address}
        before = self._written.pop(address, None)
        if isinstance(value, str):
            self._written[address] = value
            change = None if before is None else between(before, value)
            if before is not None and change is None:
                return b""
            said |= {"text": value} if change is None else {"at": change.start, "to": change.end, "put": change.text}
        elif value is not None:
            import tomli_w

            said["toml"] = tomli_w.dumps({"value": value})
        return json.dumps(said).encode() + b"\n"

    def _first_line(self) -> bytes:
        said = {"journal": 1, "draft": str(self._draft.absolute()), "form": self._form}
        return json.dumps(said).encode() + b"\n"


@dataclass(frozen=True)
class LeftBehind:
    """What sessions noted of a draft that ended before it was saved."""

    answers: dict[str, Value | None]
    noted: datetime
    files: tuple[Path, ...]

    def answers_to(self, form: Form) -> dict[str, Value | None]:
        """The answers to the questions of a form; a file that was tampered with may hold anything else."""
        return {address: value for address, value in self.answers.items() if _may_answer(address, form)}

    def forget(self, form: Form | None = None) -> None:
        """Takes the notes away, once they are kept elsewhere.

        Those that answer what the `form` does not ask for (any more) are nowhere else: their files are set aside.
        """
        aside = form is not None and any(
            answered(value) and not _may_answer(address, form) and not address.startswith(f"{NOTES}.")
            for address, value in self.answers.items()
        )
        for file in self.files:
            with contextlib.suppress(OSError):  # it is offered again, which is no loss
                if aside:
                    file.rename(file.with_name(f"{_ASIDE}{file.name}"))
                else:
                    file.unlink()


def _may_answer(address: str, form: Form) -> bool:
    """Whether something can be answered at an address; while the form is not there, wherever its tables could be."""
    parts = address.split(".")
    unknown = bool(form.missing) and 1 < len(parts) < _DEEPEST and parts[0] != NOTES
    return address in form.questions or (unknown and not any(part.isdecimal() for part in parts))


def left_behind(draft: Path, besides: Path | None = None) -> LeftBehind | None:
    """What was noted of a draft and never saved, `besides` what a session that goes on is noting; None for nothing."""
    answers: dict[str, Value | None] = {}
    files = [file for file in _journals(notes_folder(draft), _NAMES) if file != besides]
    noted = datetime.fromtimestamp(0).astimezone()
    for file in files:
        with contextlib.suppress(UserError):
            read_lines(read_file(file, _MOST), answers)
            noted = max(noted, saved_at(file) or noted)
    if not answers:
        return None
    return LeftBehind(answers, noted, tuple(files))


@dataclass(frozen=True)
class LostDraft:
    """What was noted of a draft that is not where it was any more."""

    draft: Path
    form: str
    """The id of its form, or the path to the form's folder."""
    left: LeftBehind


def lost_drafts() -> list[LostDraft]:
    """Whatever was noted and never saved of drafts that are gone: deleted, or on a stick that is not there."""
    found: dict[Path, str] = {}
    for file in _journals(state_folder() / "drafts", f"*/{_NAMES}"):
        with contextlib.suppress(UserError, ValueError, KeyError, TypeError, RecursionError):
            first = json.loads(read_file(file, _MOST).partition(b"\n")[0])
            draft = Path(str(first["draft"]))
            if not os.path.exists(draft):  # noqa: PTH110  Path.exists raises for a place that cannot be asked
                found[draft] = str(first.get("form", ""))
    kept = ((draft, form, left_behind(draft)) for draft, form in found.items())
    return [LostDraft(draft, form, left) for draft, form, left in kept if left]


def set_aside() -> list[Path]:
    """The files of notes that answer what the form did not ask for, of all drafts."""
    return _journals(state_folder() / "drafts", f"*/{_ASIDE}{_NAMES}")


def _journals(folder: Path, named: str) -> list[Path]:
    """The journals in a folder, the oldest first; none where it cannot be read."""
    try:
        return sorted(folder.glob(named))
    except OSError:
        return []
