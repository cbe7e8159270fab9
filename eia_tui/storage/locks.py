"""Tells two windows on one machine that they have the same draft open; a lock dies with its process."""

import contextlib
import json
import os
import sys
import time
from dataclasses import asdict, dataclass
from datetime import datetime
from pathlib import Path
from typing import BinaryIO

from eia_tui.form.dates import show_date
from eia_tui.prose.scrub import one_line
from eia_tui.system.app_folders import notes_folder
from eia_tui.system.errors import UserError
from eia_tui.system.folders import make_folders
from eia_tui.system.paths import is_file, read_file, something_at

HANDOVER_SECONDS = 3.0
"""Seconds that whoever has a draft is given to save it before it is another's."""
_FILE = "open.lock"
_LARGEST = 100_000
# What is locked is far behind what is written, for Windows lets nobody read a stretch that is locked.
_FAR = 1 << 30

if sys.platform == "win32":
    import msvcrt

    def _seize(file: BinaryIO) -> None:
        file.seek(_FAR)
        msvcrt.locking(file.fileno(), msvcrt.LK_NBLCK, 1)
else:
    import fcntl

    def _seize(file: BinaryIO) -> None:
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)


@dataclass(frozen=True)
class Holder:
    """Who has a draft open."""

    who: str
    """The name they are logged in by."""
    since: datetime
    process: int
    token: str
    """What tells this session from every other."""

    def __str__(self) -> str:
        today = datetime.now().astimezone().date() == self.since.date()
        return f"{self.who}, since {self.since:%H:%M}" if today else f"{self.who}, since {show_date(self.since.date())}"


class DraftInUseError(UserError):
    """A draft that is open in another window."""

    def __init__(self, draft: Path, holder: Holder | None) -> None:
        by = f" by {holder}" if holder else ""
        super().__init__(f"{draft} is open in another window{by}: close it there first")
        self.draft = draft
        self.holder = holder


class Lock:
    """A draft that this process has open, or one that another has taken over. `acquire` makes it."""

    def __init__(self, path: Path, file: BinaryIO, holder: Holder) -> None:
        self._path = path
        self._file = file
        self.holder = holder

    def lost_to(self) -> Holder | None:
        """Who has taken the draft over since; None while it is ours."""
        holder = _read(self._path)
        return holder if holder and holder.token != self.holder.token else None

    def release(self) -> None:
        """Lets others have the draft."""
        if self._file.closed:
            return
        if self.lost_to() is None:
            with contextlib.suppress(OSError):  # whoever comes next sees that nobody holds it, whatever it says
                self._path.write_bytes(b"")
        self._file.close()


def acquire(draft: Path, *, over: bool = False) -> Lock | None:
    """Takes the lock of a draft; None where this machine lets nothing be noted, so that nobody can be told.

    With `over` the draft is claimed: its holder has `HANDOVER_SECONDS` seconds to save and let go, and loses it
    even if they do not answer. Raises `DraftInUseError` where another window has it, and it is not to be taken over.
    """
    path = notes_folder(draft) / _FILE
    holder = Holder(_logged_in(), datetime.now().astimezone(), os.getpid(), os.urandom(8).hex())
    try:
        make_folders(path.parent)
        if something_at(path) and not is_file(path):  # to open a pipe could wait for ever
            return None
        file = os.fdopen(os.open(path, os.O_RDWR | os.O_CREAT, 0o600), "r+b", buffering=0)
    except OSError:
        return None
    try:
        if not _seized(file):
            if not over:
                raise DraftInUseError(draft, _read(path))
            _write(path, holder)
            end = time.monotonic() + HANDOVER_SECONDS
            while not _seized(file) and time.monotonic() < end:
                time.sleep(0.05)
        _write(path, holder)
    except BaseException:
        file.close()
        raise
    return Lock(path, file, holder)


def holder_of(draft: Path) -> Holder | None:
    """Who has a draft open; None where nobody does."""
    try:
        lock = acquire(draft)
    except DraftInUseError as use:
        return use.holder or Holder("somebody", datetime.now().astimezone(), 0, "")
    if lock:
        lock.release()
    return None


def _seized(file: BinaryIO) -> bool:
    try:
        _seize(file)
    except OSError:
        return False
    return True


def _logged_in() -> str:
    import getpass

    try:
        return getpass.getuser()
    except (OSError, KeyError, ImportError):  # a machine that does not say
        return "somebody"


def _write(path: Path, holder: Holder) -> None:
    said = asdict(holder) | {"since": holder.since.isoformat(timespec="seconds")}
    with contextlib.suppress(OSError):  # a full disk: it is locked all the same, without saying by whom
        path.write_text(json.dumps(said), encoding="utf-8")


def _read(path: Path) -> Holder | None:
    try:
        said = json.loads(read_file(path, _LARGEST))
        since = datetime.fromisoformat(said["since"]).astimezone()
        return Holder(one_line(str(said["who"])), since, int(said["process"]), str(said["token"]))
    except (UserError, ValueError, TypeError, KeyError, OverflowError, RecursionError):
        return None  # nobody, or somebody who is just writing it
