"""The file of a journal: lines are appended at once, and flushed as soon as the disk allows."""

import contextlib
import errno
import os
import threading
from pathlib import Path

from eia_tui.system.files import write_unflushed
from eia_tui.system.folders import make_folders

_CANNOT_FLUSH = {errno.EINVAL, errno.ENOSYS, errno.ENOTSUP}
"""Error codes of a system that cannot flush, which is not a failure."""
_MOST_REPLACED = 2
"""The most replaced files that are kept while nothing can be flushed."""


class JournalFile:
    """An append-only file that can be replaced by a new one.

    Only one thread at a time may write. Another may flush meanwhile, which can take seconds.
    """

    def __init__(self, folder: Path, name: str) -> None:
        """No file is made before the first write. The names of its files sort in the order of their creation."""
        self._folder = folder
        self._name = name
        self._number = 0
        self.path = self._next_path()
        self.length = 0
        """The size of the file in bytes."""
        self.unreliable = False
        """Whether the file may lack something that was written to it, so that it must be replaced."""
        self._handle: int | None = None
        self._replaced: list[tuple[int, Path]] = []
        """The earlier files, which are deleted once the present one is flushed."""
        self._guard = threading.Lock()
        self._flushing = threading.Lock()

    def append(self, content: bytes) -> None:
        """Appends whole lines. Raises OSError; nothing was appended then, or the file is `unreliable`."""
        if self._handle is None:
            self._handle = _opened(self.path)
        try:
            write_unflushed(self._handle, content)
        except OSError:
            try:
                os.ftruncate(self._handle, self.length)
            except OSError:  # an incomplete line, after which nothing would be read
                self.unreliable = True
            raise
        self.length += len(content)

    def empty(self) -> None:
        """Removes all content. Raises OSError; the content is unchanged then."""
        if self._handle is not None:
            os.ftruncate(self._handle, 0)
        self.length = 0

    def replace(self, content: bytes) -> None:
        """Continues with a new file of this content. Raises OSError; the present file stays in use then."""
        path = self._next_path()
        handle = _opened(path)
        try:
            write_unflushed(handle, content)
        except OSError:
            _remove(handle, path)
            raise
        with self._guard:
            if self._handle is not None:
                self._replaced.append((self._handle, self.path))
            while len(self._replaced) > _MOST_REPLACED:
                _remove(*self._replaced.pop(1))
            self.path, self._handle = path, handle
        self.length, self.unreliable = len(content), False

    def flush(self) -> None:
        """Flushes all that was written, so that it survives a power cut. Raises OSError; it is `unreliable` then."""
        with self._flushing:
            with self._guard:
                handle, replaced = self._handle, list(self._replaced)
            if handle is None:
                return
            try:
                os.fsync(handle)
            except OSError as error:
                if error.errno not in _CANNOT_FLUSH:
                    self.unreliable = True
                    raise
            with self._guard:
                for file in replaced:
                    if file in self._replaced:
                        self._replaced.remove(file)
                        _remove(*file)

    def close(self, *, keep: bool) -> None:
        """Closes the file. Unless it is to be kept, it is deleted, and the files that it replaced too."""
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
    # If it cannot be deleted, the newer files are read after it, so that it does no harm.
    with contextlib.suppress(OSError):
        os.close(handle)
    with contextlib.suppress(OSError):
        path.unlink()
