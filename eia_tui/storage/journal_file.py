"""The file of a journal: lines are put behind it at once, and outlive a flat battery as soon as the disk allows."""

import contextlib
import errno
import os
import threading
from pathlib import Path

from eia_tui.system.files import write_out
from eia_tui.system.folders import make_folders

_CANNOT_FLUSH = {errno.EINVAL, errno.ENOSYS, errno.ENOTSUP}
"""What a system answers that has no way to flush: nothing went wrong then."""
_KEPT = 2
"""Files that are kept beside the one in use while nothing can be flushed."""


class JournalFile:
    """Lines that are put behind one another, in a file in whose place another can come.

    Only one thread at a time may write; another may flush meanwhile, and a disk may take seconds for that.
    """

    def __init__(self, folder: Path, name: str) -> None:
        """Nothing is made until something is written. Of its files, the later comes later by the alphabet."""
        self._folder = folder
        self._name = name
        self._number = 0
        self.path = self._next_path()
        self.length = 0
        """Bytes in the file."""
        self.unreliable = False
        """Whether the file may not hold what was written to it, so that another has to come in its place."""
        self._handle: int | None = None
        self._replaced: list[tuple[int, Path]] = []
        """The files before it, which are taken away once it is flushed."""
        self._guard = threading.Lock()
        self._flushing = threading.Lock()

    def append(self, content: bytes) -> None:
        """Puts whole lines behind those that are there. Raises OSError; nothing is added then, or it is `doubtful`."""
        if self._handle is None:
            self._handle = _opened(self.path)
        try:
            write_out(self._handle, content)
        except OSError:
            try:
                os.ftruncate(self._handle, self.length)
            except OSError:  # a line half written, behind which nothing would be read
                self.unreliable = True
            raise
        self.length += len(content)

    def empty(self) -> None:
        """Takes out all that is in it. Raises OSError; it is there as it was then."""
        if self._handle is not None:
            os.ftruncate(self._handle, 0)
        self.length = 0

    def replace(self, content: bytes) -> None:
        """Begins another file in its place. Raises OSError; the one that was goes on then."""
        path = self._next_path()
        handle = _opened(path)
        try:
            write_out(handle, content)
        except OSError:
            _remove(handle, path)
            raise
        with self._guard:
            if self._handle is not None:
                self._replaced.append((self._handle, self.path))
            while len(self._replaced) > _KEPT:
                _remove(*self._replaced.pop(1))
            self.path, self._handle = path, handle
        self.length, self.unreliable = len(content), False

    def flush(self) -> None:
        """Waits until all that is written would outlive a flat battery. Raises OSError; it is `doubtful` then."""
        with self._flushing:
            with self._guard:
                handle, before = self._handle, list(self._replaced)
            if handle is None:
                return
            try:
                os.fsync(handle)
            except OSError as error:
                if error.errno not in _CANNOT_FLUSH:
                    self.unreliable = True
                    raise
            with self._guard:
                for each in before:
                    if each in self._replaced:
                        self._replaced.remove(each)
                        _remove(*each)

    def close(self, *, keep: bool) -> None:
        """Lets go of it; unless it is to be kept it is taken away, with what was there before it."""
        with self._flushing, self._guard:
            files = [*self._replaced, *([(self._handle, self.path)] if self._handle is not None else [])]
            self._replaced, self._handle, self.length = [], None, 0
            for handle, path in files:
                if keep:
                    with contextlib.suppress(OSError):
                        os.close(handle)
                else:
                    _remove(handle, path)

    def _next_path(self) -> Path:
        self._number += 1
        return self._folder / f"{self._name}-{self._number:04}.jsonl"


def _opened(path: Path) -> int:
    make_folders(path.parent)
    return os.open(path, os.O_WRONLY | os.O_CREAT | os.O_APPEND | getattr(os, "O_BINARY", 0), 0o600)


def _remove(handle: int, path: Path) -> None:
    # It says nothing that is not true, and what comes after it is read later.
    with contextlib.suppress(OSError):
        os.close(handle)
    with contextlib.suppress(OSError):
        path.unlink()
