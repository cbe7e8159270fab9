"""Writes a file whole or not at all, and finds it a name that every system allows."""

import contextlib
import errno
import os
import re
from collections.abc import Callable, Iterator
from pathlib import Path

from eia_tui.refusal import Refused

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


def write_whole(
    path: Path,
    content: bytes,
    *,
    private: bool = True,
    make_folder: bool = True,
    accept: Callable[[Path], None] | None = None,
) -> None:
    """Puts `content` at `path`, so that whatever happens there is the whole old file or the whole new one.

    `accept` may look at the finished temporary file, and raise to leave `path` as it was.
    A new file can be read by its owner only, unless it is not `private`; one that is replaced keeps its permissions.
    `make_folder` makes the folders that are missing; without it that is an error, as of a stick that was pulled out.
    Raises `Refused` where the system will not write there.
    """
    temporary: Path | None = None
    try:
        if make_folder:
            path.parent.mkdir(parents=True, exist_ok=True)
        name = path.with_name(f".{path.stem[:20]}-{os.urandom(6).hex()}.tmp")
        handle = os.open(name, os.O_WRONLY | os.O_CREAT | os.O_EXCL | _BINARY, 0o600 if private else 0o666)
        temporary = name
        try:
            write_all(handle, content)
        finally:
            os.close(handle)
        if accept:
            accept(temporary)
        if path.exists():
            temporary.chmod(path.stat().st_mode & 0o7777)
        _replace(temporary, path)
        temporary = None
        _settle_folder(path.parent)
    except OSError as error:
        raise Refused(f"{path} cannot be written: {plainly(error)}") from error
    finally:
        if temporary is not None:
            with contextlib.suppress(OSError):  # gone already, or on a stick that is; no name that anybody looks for
                temporary.unlink()


def put_in_place(finished: Path, path: Path) -> None:
    """Gives a file that is written and flushed another name beside it. Raises `Refused`."""
    try:
        _replace(finished, path)
        _settle_folder(path.parent)
    except OSError as error:
        raise Refused(f"{path} cannot be written: {plainly(error)}") from error


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
    """Turns what the system refuses into `Refused`, which names the path."""
    try:
        yield
    except OSError as error:
        raise Refused(f"{path} cannot be used: {plainly(error)}") from error


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
    return f"{(error.strerror or str(error)).lower()}; choose another place"


def file_name(title: str) -> str:
    """A title as a file name that Windows, macOS and Linux allow, in the title's own words; never empty."""
    name = " ".join(_FORBIDDEN.sub(" ", title).split())[:_LONGEST_NAME].strip(" .")
    while len(name.encode()) > 2 * _LONGEST_NAME:
        name = name[:-1].rstrip(" .")
    if not name:
        return "Untitled"
    return f"{name} form" if _RESERVED.match(name) else name


def free_name(path: Path, numbered: str = "{} ({})") -> Path:
    """`path` itself, or the first of "name (2).docx", "name (3).docx" … that is not there yet.

    Raises `Refused` where the system does not say what is there.
    """
    candidate, number = path, 1
    with asking(path):
        while candidate.exists() or candidate.is_symlink():
            number += 1
            candidate = path.with_name(numbered.format(path.stem, number) + path.suffix)
    return candidate
