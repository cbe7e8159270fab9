"""Writes files atomically, and never over another file by accident."""

import contextlib
import errno
import os
import stat
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

from eia_tui.system.errors import CLOUD_AWAY, TOO_LONG, UserError, is_cloud_away, is_too_long, reason
from eia_tui.system.file_names import numbered_names
from eia_tui.system.folders import make_folder, make_folders
from eia_tui.system.paths import is_folder, refuse_special, resolve_link, something_at
from eia_tui.system.windows import ON_WINDOWS

# Windows error codes while a virus scanner, OneDrive or a reader has the file open for a moment.
_IN_USE = {5, 32, 33}
_RETRIES = 8
FOLDER_GONE = "its folder is not there any more; put the stick or drive back, or choose another place"
"""The reason for a file whose folder was deleted, or whose drive was unplugged."""
# The Windows error codes of a new file or folder in a place that is there. Controlled folder access refuses it as if
# the place were not there: github.com/microsoft/WSL/issues/2594, github.com/marktext/marktext/issues/2663.
_NOT_FOUND, _DENIED = {2, 3}, {5}
# Error codes of systems that cannot flush a folder, or not one without read access: the file is saved all the same.
_CANNOT_FLUSH_FOLDER = {errno.EINVAL, errno.ENOSYS, errno.ENOTSUP, errno.EBADF, errno.EACCES, errno.EPERM}
# Error codes of a drive that was unplugged or is broken, of POSIX and of Windows: there also a share that is away.
_DRIVE_GONE = {errno.EIO, errno.ENODEV, errno.ENXIO, errno.ESTALE}
_WINDOWS_DRIVE_GONE = {21, 53, 55, 59, 64, 67, 121, 433, 1006, 1117, 1167, 1231, 1232}
# Without it Windows would change the line ends.
_BINARY = getattr(os, "O_BINARY", 0)
_LONGEST_TEMPORARY = len(".12345678901234567890-123456789012.tmp")


class ReadOnlyError(PermissionError):
    """A file that is marked as read-only, which Windows does not replace."""


class NameTakenError(UserError):
    """A path at which something exists already."""

    def __init__(self, path: Path) -> None:
        super().__init__(f"{path} is there already: choose another name")


def write_whole(
    path: Path,
    content: bytes,
    *,
    private: bool = True,
    make_folder: bool = True,
    overwrite: bool = True,
    accept: Callable[[Path], None] | None = None,
) -> None:
    """Writes `content` to `path` atomically: whatever happens, the whole old file or the whole new one is there.

    A symbolic link is followed: its target is written, and the link stays.
    `accept` is called with the finished temporary file, and may raise to leave `path` unchanged.
    If `private`, a new file or folder can be read by its owner only; a file that is replaced keeps its permissions.
    `make_folder` makes missing folders; without it a missing folder is an error, since its drive may be unplugged.
    Raises `UserError` if the system cannot write there, or if `path` is a device, a pipe or a socket; without
    `overwrite` also `NameTakenError` if anything exists at `path`.
    """
    temporary: Path | None = None
    if overwrite:
        refuse_special(path)
        path = resolve_link(path)
    try:
        if make_folder:
            make_folders(path.parent, private=private)
        name = _temporary_name(path)
        handle = os.open(name, os.O_WRONLY | os.O_CREAT | os.O_EXCL | _BINARY, 0o600 if private else 0o666)
        temporary = name
        try:
            write_and_flush(handle, content)
        finally:
            os.close(handle)
        if accept:
            accept(temporary)
        if not overwrite:
            _name_new(temporary, path)
        else:
            mode = path.stat().st_mode & 0o7777 if path.exists() else None
            if mode is not None:
                temporary.chmod(mode | stat.S_IWUSR)  # Windows would not delete a read-only one
            _replace(temporary, path)
            temporary = None
            if mode is not None and not mode & stat.S_IWUSR:
                path.chmod(mode)
        _flush_folder(path.parent)
    except OSError as error:
        if not overwrite and isinstance(error, FileExistsError) and something_at(path):
            raise NameTakenError(path) from error
        why = explain(error) if temporary else why_not_made(error)
        raise UserError(f"{path} cannot be written: {why}") from error
    finally:
        if temporary is not None:
            with contextlib.suppress(OSError):  # gone already, or its drive is; nothing looks for its name
                temporary.unlink()


def rename_over(finished: Path, path: Path) -> None:
    """Renames a file that is written and flushed to `path`, in the same folder. Raises `UserError`."""
    try:
        _replace(finished, path)
        _flush_folder(path.parent)
    except OSError as error:
        raise UserError(f"{path} cannot be written: {explain(error)}") from error


def write_new(
    path: Path,
    content: bytes,
    numbered: str = "{} ({})",
    *,
    private: bool = True,
    accept: Callable[[Path], None] | None = None,
) -> Path:
    """Writes a new file to `path` or the next free name, as `write_whole` does. Returns its path.

    Programs that do this at the same time never overwrite each other's files. Raises `UserError`.
    """
    for candidate in numbered_names(path, numbered):
        if not something_at(candidate):
            with contextlib.suppress(NameTakenError):
                write_whole(candidate, content, private=private, overwrite=False, accept=accept)
                return candidate
    raise AssertionError


def new_folder(path: Path, numbered: str = "{}-{}") -> Path:
    """Makes a new folder, `path` or the next free name. Returns its path. Raises `UserError`."""
    for candidate in numbered_names(path, numbered):
        try:
            make_folders(candidate.parent)
            make_folder(candidate)
        except OSError as error:
            if isinstance(error, FileExistsError) and something_at(candidate):
                continue
            why = why_not_made(error, "there is no such place; choose another one")  # nothing can be put back
            raise UserError(f"{candidate} cannot be made: {why}") from error
        else:
            return candidate
    raise AssertionError


def move_to_new(old: Path, path: Path, numbered: str = "{} ({})") -> Path:
    """Moves a file, a link or a folder to `path` or the next free name. Returns the new path. Raises OSError."""
    make_folders(path.parent)
    for candidate in numbered_names(path, numbered):
        try:
            if os.name != "nt" and is_folder(old) and not old.is_symlink():
                make_folder(candidate)  # fails if it exists; to rename a folder over an empty one would not
                try:
                    old.rename(candidate)
                except OSError:
                    candidate.rmdir()
                    raise
            else:
                _name_new(old, candidate)
                with contextlib.suppress(FileNotFoundError):  # renamed rather than linked
                    old.unlink()
        except FileExistsError:
            if not something_at(candidate):
                raise
        else:
            return candidate
    raise AssertionError


def write_and_flush(handle: int, content: bytes) -> None:
    """Writes all of `content` and flushes it to the disk, so that it survives a power cut. Raises OSError."""
    write_unflushed(handle, content)
    os.fsync(handle)


def write_unflushed(handle: int, content: bytes) -> None:
    """Writes all of `content`, so that it survives the end of the program but not a power cut. Raises OSError."""
    rest = memoryview(content)
    while rest:
        rest = rest[os.write(handle, rest) :]


def refuse_read_only(path: Path) -> None:
    """Raises `UserError` if Windows would not replace a file because it is marked as read-only.

    To be called before anything is written that only makes sense once the file is.
    """
    if ON_WINDOWS and is_read_only(path):
        raise UserError(f"{path} cannot be written: {explain(ReadOnlyError())}")


def is_read_only(path: Path) -> bool:
    """Whether a file is marked as read-only; False also without access to it."""
    try:
        return not path.stat().st_mode & stat.S_IWUSR
    except OSError:
        return False


def _temporary_name(path: Path) -> Path:
    """A new name beside a file, which is no longer than the file's own if that is long."""
    beginning = path.stem[: max(0, min(20, len(path.name) - _LONGEST_TEMPORARY + 20))]
    return path.with_name(f".{beginning}-{os.urandom(6).hex()}.tmp")


def _replace(temporary: Path, path: Path) -> None:
    import time

    if is_folder(path):  # Windows only says that it may not be replaced, as if it were in use
        raise IsADirectoryError(errno.EISDIR, os.strerror(errno.EISDIR), str(path))
    if ON_WINDOWS and is_read_only(path):
        raise ReadOnlyError(errno.EACCES, os.strerror(errno.EACCES), str(path))
    for attempt in range(_RETRIES + 1):
        try:
            temporary.replace(path)
        except OSError as error:
            if isinstance(error, PermissionError) and is_read_only(path):
                raise ReadOnlyError(*error.args[:2], str(path)) from error
            if getattr(error, "winerror", None) not in _IN_USE or attempt == _RETRIES:
                raise
            time.sleep(min(0.05 * 2**attempt, 0.5))
        else:
            return


def _name_new(temporary: Path, path: Path) -> None:
    """Gives a file a name that is free; it may keep its old one as well. Raises FileExistsError, OSError."""
    if os.name == "nt":
        temporary.rename(path)  # Windows never renames over another file
        return
    try:
        os.link(temporary, path, follow_symlinks=False)
    except FileExistsError:
        raise
    except OSError:  # a file system without links: an empty file reserves the name until the real one replaces it
        os.close(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600))
        try:
            temporary.replace(path)
        except OSError:
            path.unlink()
            raise


def _flush_folder(folder: Path) -> None:
    """Flushes a folder, so that a new name in it survives a power cut, if the system allows that. Raises OSError."""
    if os.name == "nt":
        return
    try:
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)
    except OSError as error:
        if error.errno not in _CANNOT_FLUSH_FOLDER:
            raise


@contextlib.contextmanager
def as_user_error(path: Path) -> Iterator[None]:
    """Turns an OSError in its block into a `UserError` that names the path."""
    try:
        yield
    except OSError as error:
        raise UserError(f"{path} cannot be used: {explain(error)}") from error


def explain(error: OSError) -> str:
    """Why the system refused, and what to do, in words for the user; `reason` has only the system's own words."""
    if isinstance(error, ReadOnlyError):
        return "it is read-only; untick Read-only in its Properties if you can, or choose another place"
    if is_too_long(error):
        return TOO_LONG
    if is_cloud_away(error):
        return CLOUD_AWAY
    if error.errno in _DRIVE_GONE or getattr(error, "winerror", None) in _WINDOWS_DRIVE_GONE:
        return "the disk does not answer; put the stick or drive back, or choose another place"
    if isinstance(error, PermissionError):
        return "it is read-only, or open in another program; close it there, or choose another place"
    if isinstance(error, (IsADirectoryError, NotADirectoryError, FileExistsError)):
        return "there is a folder where a file should be, or a file where a folder should be; choose another name"
    if isinstance(error, FileNotFoundError):
        return FOLDER_GONE
    if error.errno in (errno.ENOSPC, errno.EDQUOT):
        return "there is no room left; make some, or choose another place"
    return f"{reason(error)}; choose another place"


def why_not_made(error: OSError, gone: str = FOLDER_GONE) -> str:
    """Why the system made no new file or folder, and what to do; `gone` is the reason if its folder is not there."""
    if is_too_long(error):
        return TOO_LONG
    missing = isinstance(error, FileNotFoundError)
    if getattr(error, "winerror", None) in (_NOT_FOUND if missing else _DENIED) and _could_be_made(error.filename):
        return (
            "Windows does not let this program add anything in that folder. Either you may only view it, or Controlled "
            f"folder access of Windows Security protects it: ask IT to allow {sys.executable}, or choose another place"
        )
    return gone if missing else explain(error)


def why_not_writable(folder: Path) -> str:
    """Why no file can be written in a folder, and what to do; "" if one can. Leaves no file behind."""
    probe = _temporary_name(folder / "probe")
    try:
        handle = os.open(probe, os.O_WRONLY | os.O_CREAT | os.O_EXCL | _BINARY, 0o600)
        try:
            write_and_flush(handle, b"written")  # an empty file takes no room on a full disk
        finally:
            os.close(handle)
            probe.unlink()
    except OSError as error:
        return why_not_made(error)
    return ""


def _could_be_made(name: object) -> bool:
    """Whether nothing is at a path, and its folder is there."""
    return isinstance(name, str) and not something_at(Path(name)) and is_folder(Path(name).parent)


def free_name(path: Path, numbered: str = "{} ({})") -> Path:
    """The first of the numbered names that is free now; only `write_new` and `new_folder` reserve one.

    Raises `UserError` if the system does not tell whether something exists.
    """
    with as_user_error(path):
        return next(each for each in numbered_names(path, numbered) if not each.exists() and not each.is_symlink())
