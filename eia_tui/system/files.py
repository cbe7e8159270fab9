"""Writes a file whole or not at all, never over another that it was not meant for, under a name every system allows."""

import contextlib
import errno
import itertools
import os
import re
from collections.abc import Callable, Iterator
from pathlib import Path

from eia_tui.system.errors import UserError, reason
from eia_tui.system.folders import make_folder, make_folders
from eia_tui.system.paths import followed, is_folder, refuse_special, something_at

# What Windows answers while a virus scanner, OneDrive or a reader holds the file for a moment.
_HELD = {5, 32, 33}
_RETRIES = 8
GONE = "its folder is not there any more; put the stick or drive back, or choose another place"
"""What is said of a file whose folder was pulled out or deleted."""
# What Windows answers to a path of over 260 characters.
_TOO_LONG = 206
# What systems answer that cannot flush a folder, or not one that may not be read: the file is saved all the same.
_NOT_FOR_FOLDERS = {errno.EINVAL, errno.ENOSYS, errno.ENOTSUP, errno.EBADF, errno.EACCES, errno.EPERM}
# What a stick or drive answers that was pulled out, or is broken.
_NOT_THERE = {errno.EIO, errno.ENODEV, errno.ENXIO, errno.ESTALE}
# Without it Windows would change the line ends of what is written.
_BINARY = getattr(os, "O_BINARY", 0)
_FORBIDDEN = re.compile(r'[<>:"/\\|?*\x00-\x1f\x7f-\x9f\u200e\u200f\u202a-\u202e\u2066-\u2069]+')
_RESERVED = re.compile(r"(?i)^(con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³])(\.|$)")
_LONGEST_NAME = 80


class NameTakenError(UserError):
    """A name that something has already."""

    def __init__(self, path: Path) -> None:
        super().__init__(f"{path} is there already: choose another name")


def write_whole(
    path: Path,
    content: bytes,
    *,
    private: bool = True,
    make_folder: bool = True,
    over: bool = True,
    accept: Callable[[Path], None] | None = None,
) -> None:
    """Puts `content` at `path`, so that whatever happens there is the whole old file or the whole new one.

    Where a symbolic link is there, the file that it points to is written, and the link stays.
    `accept` may look at the finished temporary file, and raise to leave `path` as it was.
    A new file or folder can be read by its owner only, unless it is not `private`; a file that is replaced keeps its
    permissions.
    `make_folder` makes the folders that are missing; without it that is an error, as of a stick that was pulled out.
    Raises `UserError` where the system will not write there, or a device, a pipe or a socket is; without `over` also
    `NameTakenError` where anything is there.
    """
    temporary: Path | None = None
    if over:
        refuse_special(path)
        path = followed(path)
    try:
        if make_folder:
            make_folders(path.parent, private=private)
        name = path.with_name(f".{path.stem[:20]}-{os.urandom(6).hex()}.tmp")
        handle = os.open(name, os.O_WRONLY | os.O_CREAT | os.O_EXCL | _BINARY, 0o600 if private else 0o666)
        temporary = name
        try:
            write_all(handle, content)
        finally:
            os.close(handle)
        if accept:
            accept(temporary)
        if not over:
            _place(temporary, path)
        else:
            if path.exists():
                temporary.chmod(path.stat().st_mode & 0o7777)
            _replace(temporary, path)
            temporary = None
        _settle_folder(path.parent)
    except OSError as error:
        if not over and isinstance(error, FileExistsError) and something_at(path):
            raise NameTakenError(path) from error
        raise UserError(f"{path} cannot be written: {plainly(error)}") from error
    finally:
        if temporary is not None:
            with contextlib.suppress(OSError):  # gone already, or on a stick that is; no name that anybody looks for
                temporary.unlink()


def put_in_place(finished: Path, path: Path) -> None:
    """Gives a file that is written and flushed another name beside it. Raises `UserError`."""
    try:
        _replace(finished, path)
        _settle_folder(path.parent)
    except OSError as error:
        raise UserError(f"{path} cannot be written: {plainly(error)}") from error


def write_new(
    path: Path,
    content: bytes,
    numbered: str = "{} ({})",
    *,
    private: bool = True,
    accept: Callable[[Path], None] | None = None,
) -> Path:
    """Writes a file that was not there, to `path` or to the next free name, and says where; as `write_whole`.

    However many programs do so at once, none writes over what another wrote. Raises `UserError`.
    """
    for candidate in names(path, numbered):
        if not something_at(candidate):
            with contextlib.suppress(NameTakenError):
                write_whole(candidate, content, private=private, over=False, accept=accept)
                return candidate
    raise AssertionError


def new_folder(path: Path, numbered: str = "{}-{}") -> Path:
    """Makes a folder that was not there, `path` or one of the next free name, and says which. Raises `UserError`."""
    for candidate in names(path, numbered):
        try:
            make_folders(candidate.parent)
            make_folder(candidate)
        except OSError as error:
            if not isinstance(error, FileExistsError) or not something_at(candidate):
                raise UserError(f"{candidate} cannot be written: {plainly(error)}") from error
        else:
            return candidate
    raise AssertionError


def move_to_new(old: Path, path: Path, numbered: str = "{} ({})") -> Path:
    """Moves a file, a link or a folder to `path` or the next free name, and says where. Raises OSError."""
    make_folders(path.parent)
    for candidate in names(path, numbered):
        try:
            if os.name != "nt" and is_folder(old) and not old.is_symlink():
                make_folder(candidate)  # which is exclusive; to move a folder over an empty one is not
                try:
                    old.rename(candidate)
                except OSError:
                    candidate.rmdir()
                    raise
            else:
                _place(old, candidate)
                with contextlib.suppress(FileNotFoundError):  # moved at once
                    old.unlink()
        except FileExistsError:
            if not something_at(candidate):
                raise
        else:
            return candidate
    raise AssertionError


def write_all(handle: int, content: bytes) -> None:
    """Writes it all, and waits until it would outlive a flat battery. Raises OSError."""
    write_out(handle, content)
    os.fsync(handle)


def write_out(handle: int, content: bytes) -> None:
    """Writes it all; it outlives the program then, and not yet a flat battery. Raises OSError."""
    rest = memoryview(content)
    while rest:
        rest = rest[os.write(handle, rest) :]


def _replace(temporary: Path, path: Path) -> None:
    import time

    for attempt in range(_RETRIES + 1):
        try:
            temporary.replace(path)
        except OSError as error:
            if getattr(error, "winerror", None) not in _HELD or attempt == _RETRIES:
                raise
            time.sleep(min(0.05 * 2**attempt, 0.5))
        else:
            return


def _place(temporary: Path, path: Path) -> None:
    """Gives a file a name that nothing has yet; it may have its old one, too. Raises FileExistsError, OSError."""
    if os.name == "nt":
        temporary.rename(path)  # which Windows does over nothing
        return
    try:
        os.link(temporary, path, follow_symlinks=False)
    except FileExistsError:
        raise
    except OSError:  # a stick that has no links: an empty file keeps the name free until the real one takes its place
        os.close(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600))
        try:
            temporary.replace(path)
        except OSError:
            path.unlink()
            raise


def _settle_folder(folder: Path) -> None:
    """Makes the new name itself outlive a flat battery, where the system lets a folder be flushed."""
    if os.name == "nt":
        return
    try:
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)
    except OSError as error:
        if error.errno not in _NOT_FOR_FOLDERS:
            raise


@contextlib.contextmanager
def asking(path: Path) -> Iterator[None]:
    """Turns what the system refuses into `UserError`, which names the path."""
    try:
        yield
    except OSError as error:
        raise UserError(f"{path} cannot be used: {plainly(error)}") from error


def plainly(error: OSError) -> str:
    """Why the system refused, and what to do, in words for an officer."""
    if isinstance(error, PermissionError):
        return "it is read-only, or open in another program; close it there, or choose another place"
    if isinstance(error, (IsADirectoryError, NotADirectoryError, FileExistsError)):
        return "a folder stands where a file should, or a file where a folder should; choose another name"
    if isinstance(error, FileNotFoundError):
        return GONE
    if error.errno in _NOT_THERE:
        return "the disk does not answer; put the stick or drive back, or choose another place"
    if error.errno in (errno.ENOSPC, errno.EDQUOT):
        return "there is no room left; make some, or choose another place"
    if error.errno == errno.ENAMETOOLONG or getattr(error, "winerror", None) == _TOO_LONG:
        return "its path is too long for this system; choose a place nearer to the top, or a shorter name"
    return f"{reason(error)}; choose another place"


def file_name(title: str) -> str:
    """A title as a file name that Windows, macOS and Linux allow, in the title's own words; never empty."""
    name = " ".join(_FORBIDDEN.sub(" ", title).split())[:_LONGEST_NAME].strip(" .")
    while len(name.encode()) > 2 * _LONGEST_NAME:
        name = name[:-1].rstrip(" .")
    if not name:
        return "Untitled"
    return f"{name} form" if _RESERVED.match(name) else name


def names(path: Path, numbered: str = "{} ({})") -> Iterator[Path]:
    """`path` itself, then "name (2).docx", "name (3).docx" … without end."""
    yield path
    for number in itertools.count(2):
        yield path.with_name(numbered.format(path.stem, number) + path.suffix)


def free_name(path: Path, numbered: str = "{} ({})") -> Path:
    """The first of the names from `path` on that nothing has. To take it for certain, use `write_new`, `new_folder`.

    Raises `UserError` where the system does not say what is there.
    """
    with asking(path):
        return next(each for each in names(path, numbered) if not each.exists() and not each.is_symlink())
