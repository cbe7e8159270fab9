"""Inspects and reads paths from untrusted sources without blocking or using up memory."""

import contextlib
import os
import re
import shlex
import stat
from pathlib import Path

from eia_tui.system.errors import UserError, reason
from eia_tui.system.windows import on_share

_FILE_ADDRESS = re.compile(r"(?i)file:(?://(?:localhost)?(?=/))?(?:/(?=[a-z]:))?")
"""What comes before the path in a `file:` address; before a drive letter also a slash."""


def parse_path(typed: str) -> Path:
    """The path that a user typed, with `~` for a home folder. Raises `UserError` if it is not a valid path."""
    if "\0" in typed:
        raise UserError(f"{typed} is not a path: it has a character that no file name can have")
    try:
        return Path(typed).expanduser()
    except RuntimeError as error:
        home = Path(typed).parts[0]
        raise UserError(
            f"{typed} is not there: {home} is not a home folder on this machine; write the path out"
        ) from error


def dropped_path(text: str) -> Path:
    """The path that a file leaves when it is dropped on a terminal, or that was copied or typed.

    It may be in quotation marks, a `file:` address with `%20` for blanks, or, except on Windows, as a shell writes it.
    Where several readings are possible, that of a file that is there. Raises `UserError`.
    """
    text = text.strip()
    bare = text[1:-1] if len(text) > 1 and text[0] == text[-1] and text[0] in "\"'" else text
    readings = [bare, text]
    if address := _FILE_ADDRESS.match(bare):
        from urllib.parse import unquote

        readings = [unquote(bare[address.end() :]), bare[address.end() :], *readings]
    elif os.name != "nt":
        with contextlib.suppress(ValueError):  # a quotation mark that is not closed
            readings += [*words] if len(words := shlex.split(text)) == 1 else []
    there = (path for each in readings if is_file(path := parse_path(each)))
    return next(there, parse_path(readings[0]))


def is_file(path: Path) -> bool:
    """Whether a path names a file; False also without access, and for a name that no system allows."""
    return os.path.isfile(path)  # noqa: PTH113  Path.is_file raises in some of these cases


def is_folder(path: Path) -> bool:
    """Whether a path names a folder; False also as in `is_file`."""
    return os.path.isdir(path)  # noqa: PTH112  as above


def refuse_special(path: Path) -> None:
    """Raises `UserError` if a path names a device, a pipe or a socket.

    A write there would be lost, or would replace the device for every other program.
    """
    try:
        mode = path.stat().st_mode
    except (OSError, ValueError):
        return
    if not stat.S_ISREG(mode) and not stat.S_ISDIR(mode):
        raise UserError(f"{path} is not a file but a device, a pipe or a socket: choose another name")


def something_at(path: Path) -> bool:
    """Whether anything exists at a path, even a broken link; False also as in `is_file`."""
    return os.path.lexists(path)


def resolve_link(path: Path) -> Path:
    """The target of a symbolic link, through any further links; any other path unchanged."""
    return Path(os.path.realpath(path)) if os.path.islink(path) else path  # noqa: PTH114  Path.resolve raises for links in a circle


def read_file(path: Path, most: int, expected: str = "") -> bytes:
    """The content of a file of at most `most` bytes. `expected` describes it in the message of an error.

    Raises `UserError` if it cannot be read, is larger, or is not a file: a folder, a pipe that nobody writes into, a
    device that never ends.
    """
    expectation = f": expected {expected}" if expected else ""
    try:
        status = path.stat()
        if not stat.S_ISREG(status.st_mode):
            raise UserError(f"{path} is not a file{expectation}")
        content = b""
        if status.st_size <= most:
            with path.open("rb") as file:
                content = file.read(most + 1)
        if max(len(content), status.st_size) > most:
            raise UserError(f"{path} is larger than {most // 1_000_000 or 1} MB{expectation}")
    except (OSError, ValueError) as error:
        raise UserError(f"{path} cannot be read: {reason(error)}") from error
    return content


def same_file(one: Path, other: Path) -> bool:
    """Whether two paths name the same file, through any links and spellings; False without access to either."""
    try:
        return os.path.samefile(one, other)  # noqa: PTH121  as above
    except (OSError, ValueError):
        return False


def canonical_name(path: Path) -> str:
    """The canonical name of a file, whichever way it was named: by a link, a relative path, or in other capitals.

    On a file system that ignores case, the case is that of the folders' own listings. A network drive of Windows is
    the share that it stands for, also while that is away.
    """
    if "\0" in str(path):
        return str(path)
    real = on_share(os.path.realpath(path))
    folder, name = os.path.split(real)
    if name.swapcase() == name or not same_file(Path(real), Path(folder, name.swapcase())):
        return real
    canonical = Path(Path(real).anchor)
    for part in Path(real).parts[1:]:
        canonical /= _as_listed(canonical, part)
    return str(canonical)


def _as_listed(folder: Path, name: str) -> str:
    try:
        listed = os.listdir(folder)  # noqa: PTH208  names are enough
    except OSError:
        return name
    if name in listed:
        return name
    return next((each for each in listed if _folded(each) == _folded(name)), name)


def _folded(name: str) -> str:
    import unicodedata  # machine code, which may not load: without it, a command can still say so

    return unicodedata.normalize("NFC", name).casefold()
