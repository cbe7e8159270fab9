"""Locks a draft for one window on this machine; a lock ends with its process."""

import contextlib
import json
import os
import sys
import time
from datetime import datetime
from pathlib import Path
from typing import BinaryIO, NamedTuple

from eia_tui.form.dates import show_date
from eia_tui.prose.scrub import display_line
from eia_tui.system.app_folders import draft_state_folder
from eia_tui.system.clock import now
from eia_tui.system.errors import UserError
from eia_tui.system.folders import make_folders
from eia_tui.system.paths import is_file, read_file, something_at

HANDOVER_SECONDS = 3.0
"""Seconds in which the holder of a lock may save the draft before another takes it over."""
_FILE = "open.lock"
_LARGEST = 100_000
# The byte that is locked, far behind the content: Windows lets nobody read locked bytes.
_LOCKED_BYTE = 1 << 30

if sys.platform == "win32":
    import msvcrt

    def _lock(file: BinaryIO) -> None:
        file.seek(_LOCKED_BYTE)
        msvcrt.locking(file.fileno(), msvcrt.LK_NBLCK, 1)
else:
    import fcntl

    def _lock(file: BinaryIO) -> None:
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)


class Holder(NamedTuple):
    """A session that has a draft open."""

    who: str
    """The login name of the user."""
    since: datetime
    process: int
    token: str
    """Random text that identifies the session."""

    def __str__(self) -> str:
        today = now().date() == self.since.date()
        return f"{self.who}, since {self.since:%H:%M}" if today else f"{self.who}, since {show_date(self.since.date())}"


class DraftInUseError(UserError):
    """A draft is open in another window."""

    def __init__(self, draft: Path, holder: Holder | None) -> None:
        by = f" by {holder}" if holder else ""
        super().__init__(f"{draft} is open in another window{by}: close it there first")
        self.draft = draft
        self.holder = holder


class Lock:
    """The lock of a draft that this process has acquired; another may have taken it over since. Use `acquire`."""

    def __init__(self, path: Path, file: BinaryIO, holder: Holder) -> None:
        self._path = path
        self._file = file
        self.holder = holder

    def taken_over_by(self) -> Holder | None:
        """The session that has taken over the lock; None if it is still ours."""
        holder = _read(self._path)
        return holder if holder and holder.token != self.holder.token else None

    def release(self) -> None:
        """Releases the lock."""
        if self._file.closed:
            return
        if self.taken_over_by() is None:
            with contextlib.suppress(OSError):  # the next session sees that it is not locked, whatever its content
                self._path.write_bytes(b"")
        with contextlib.suppress(OSError):  # its drive is gone
            self._file.close()


def acquire(draft: Path, *, steal: bool = False) -> Lock | None:
    """Acquires the lock of a draft; None if the lock file cannot be created, so that the draft cannot be locked.

    With `steal` it is taken over from another window, which has `HANDOVER_SECONDS` to save and release it, and loses it
    after that in any case. Without `steal`, raises `DraftInUseError` if another window has it.
    """
    path = draft_state_folder(draft) / _FILE
    holder = Holder(_logged_in(), now(), os.getpid(), os.urandom(8).hex())
    try:
        make_folders(path.parent)
        if something_at(path) and not is_file(path):  # opening a pipe could block for ever
            return None
        file = os.fdopen(os.open(path, os.O_RDWR | os.O_CREAT, 0o600), "r+b", buffering=0)
    except OSError:
        return None
    try:
        if not _try_lock(file):
            if not steal:
                raise DraftInUseError(draft, _read(path))
            _write(path, holder)
            end = time.monotonic() + HANDOVER_SECONDS
            while not _try_lock(file) and time.monotonic() < end:
                time.sleep(0.05)
        _write(path, holder)
    except BaseException:
        file.close()
        raise
    return Lock(path, file, holder)


def _try_lock(file: BinaryIO) -> bool:
    try:
        _lock(file)
    except OSError:
        return False
    return True


def _logged_in() -> str:
    import getpass

    try:
        return getpass.getuser()
    except (OSError, KeyError, ImportError):  # the system does not know
        return "somebody"


def _write(path: Path, holder: Holder) -> None:
    content = holder._asdict() | {"since": holder.since.isoformat(timespec="seconds")}
    with contextlib.suppress(OSError):  # a full disk: the draft is locked all the same, but not by name
        path.write_text(json.dumps(content), encoding="utf-8")


def _read(path: Path) -> Holder | None:
    try:
        content = json.loads(read_file(path, _LARGEST))
        since = datetime.fromisoformat(content["since"]).astimezone()
        return Holder(display_line(str(content["who"])), since, int(content["process"]), str(content["token"]))
    except (UserError, OSError, ValueError, TypeError, KeyError, OverflowError, RecursionError):
        return None  # not held, or just being written
