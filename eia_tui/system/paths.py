"""Looks at what a path names, whatever is there, and never waits for it or takes all memory."""

import os
import stat
import unicodedata
from pathlib import Path

from eia_tui.system.errors import UserError, reason


def path_of(typed: str) -> Path:
    """The path that somebody wrote, where `~` is a home folder. Raises `UserError` where no path can be that."""
    if "\0" in typed:
        raise UserError(f"{typed} is no path: it has a character that no file name can have")
    try:
        return Path(typed).expanduser()
    except RuntimeError as error:
        who = Path(typed).parts[0]
        raise UserError(f"{typed} is not there: {who} is no home folder on this machine; write the path out") from error


def is_file(path: Path) -> bool:
    """Whether a path names a file; False also for what may not be asked, and a name that no system could hold."""
    return os.path.isfile(path)  # noqa: PTH113  Path.is_file raises for some of these


def is_folder(path: Path) -> bool:
    """Whether a path names a folder; False also as in `is_file`."""
    return os.path.isdir(path)  # noqa: PTH112  as above


def refuse_special(path: Path) -> None:
    """Raises `UserError` where a path names neither a file nor a folder, but a device, a pipe or a socket.

    What is written there would go nowhere, or take its place, for every other program too.
    """
    try:
        mode = path.stat().st_mode
    except (OSError, ValueError):
        return
    if not stat.S_ISREG(mode) and not stat.S_ISDIR(mode):
        raise UserError(f"{path} is not a file but a device, a pipe or a socket: choose another name")


def something_at(path: Path) -> bool:
    """Whether a path is taken, also by a link that points nowhere; False also as in `is_file`."""
    return os.path.lexists(path)


def followed(path: Path) -> Path:
    """The file that a symbolic link points to, link after link; a path that is no link as it is."""
    return Path(os.path.realpath(path)) if os.path.islink(path) else path  # noqa: PTH114  Path.resolve raises for a circle


def read_file(path: Path, most: int, expected: str = "") -> bytes:
    """The bytes of a file of at most `most` bytes.

    Raises `UserError` for what cannot be read, is larger, or is no file: a folder, a pipe that nobody writes into, a
    device that never ends. `expected` says what it should be.
    """
    rather = f": expected {expected}" if expected else ""
    try:
        found = path.stat()
        if not stat.S_ISREG(found.st_mode):
            raise UserError(f"{path} is not a file{rather}")
        content = b""
        if found.st_size <= most:
            with path.open("rb") as file:
                content = file.read(most + 1)
        if max(len(content), found.st_size) > most:
            raise UserError(f"{path} is larger than {most // 1_000_000 or 1} MB{rather}")
    except (OSError, ValueError) as error:
        raise UserError(f"{path} cannot be read: {reason(error)}") from error
    return content


def same_file(one: Path, other: Path) -> bool:
    """Whether two paths name one file, by whatever links and spellings; False where either cannot be asked."""
    try:
        return os.path.samefile(one, other)  # noqa: PTH121  as above
    except (OSError, ValueError):
        return False


def only_name(path: Path) -> str:
    """The one name of a file, however it was reached: by a link, a relative path, or in other letters.

    Where a file system tells no capitals from small letters, the letters are those in which its folders have them.
    """
    if "\0" in str(path):
        return str(path)
    real = os.path.realpath(path)
    folder, name = os.path.split(real)
    if name.swapcase() == name or not same_file(Path(real), Path(folder, name.swapcase())):
        return real
    spelt = Path(Path(real).anchor)
    for part in Path(real).parts[1:]:
        spelt /= _as_listed(spelt, part)
    return str(spelt)


def _as_listed(folder: Path, name: str) -> str:
    try:
        listed = os.listdir(folder)  # noqa: PTH208  names are enough
    except OSError:
        return name
    if name in listed:
        return name
    return next((each for each in listed if _plain(each) == _plain(name)), name)


def _plain(name: str) -> str:
    return unicodedata.normalize("NFC", name).casefold()
