"""Judges a path by its letters alone, before anything is asked of it: another machine's, a device, or neither."""

import ntpath
import posixpath
import re
from collections.abc import Iterator, Sequence
from itertools import chain
from pathlib import Path, PurePosixPath, PureWindowsPath

_ADDRESS = re.compile(r"[A-Za-z][A-Za-z0-9+.-]+:")
"""The scheme of a web or file address; a drive is one letter."""
# How Windows lets a path say that it is to be taken as it is, or that it means a device.
_PREFIX = re.compile(r"(?:/\?\?/|//[?.]/)(?:\./)*")
_UNC = re.compile(r"(?i)UNC/+")
_DRIVE = re.compile(r"[A-Za-z]:(?:/|$)")
_DEVICE = re.compile(r"(?i)(?:con|prn|aux|nul|conin\$|conout\$|clock\$|(?:com|lpt)[0-9¹²³])")
_SYSTEM = re.compile(r"/+(?:dev|proc|sys)(?:/|$)")
# Where Linux and macOS put the folders of other machines as soon as they are asked for.
_MOUNTED = re.compile(r"(?i)(?:/+System/+Volumes/+Data)?/+((?:net|afs|Network/+Servers)/+[^/]+)")


ON_ANOTHER_MACHINE = "is on another machine"


def share(path: str) -> str | None:
    """The shared folder of another machine that a path is in, as "//server/share" in small letters.

    None for a path that is on this machine. Every spelling of Windows is known, on every system.
    """
    text, _ = _bare(path)
    if found := _MOUNTED.match(posixpath.normpath(text)):
        return f"//{found[1]}".casefold()
    if not text.startswith("//"):
        return None
    server, _, rest = text.lstrip("/").partition("/")
    return f"//{server}/{rest.lstrip('/').partition('/')[0]}".casefold()


def no_folder(path: str) -> str:
    """Why a path can be no folder whatever is there: it names a device or is an address; "" for any other."""
    text, device = _bare(path)
    if _ADDRESS.match(text):
        return "is an address, and no folder"
    if "\0" in text:
        return "holds a character that no path has"
    parts = [re.split(r"[.:]", part)[0].strip() for part in text.split("/")]
    if device or _SYSTEM.match(posixpath.normpath(text)) or any(_DEVICE.fullmatch(part) for part in parts):
        return "names a device, and no folder"
    return ""


def _bare(path: str) -> tuple[str, bool]:
    """A path with slashes only, and without the prefix that lets it pass unchanged; and whether it means a device."""
    text = path.strip().replace("\\", "/")
    if not (prefix := _PREFIX.match(text)):
        return text, False
    inside = text[prefix.end() :]
    if unc := _UNC.match(inside):
        return f"//{inside[unc.end() :]}", False
    return inside, not _DRIVE.match(inside)


def within(path: str, folder: str) -> bool:
    """Whether a path is a folder or in it, by their letters, as Windows compares them."""
    inner, outer = (PureWindowsPath(ntpath.normpath(_bare(each)[0])) for each in (path, folder))
    return bool(folder.strip()) and inner.is_relative_to(outer)


def elsewhere(named: str, beside: Path, trusted: Sequence[str]) -> str:
    """Why a folder is not to be asked for: another machine, a device, no folder at all; "" where it may be asked for.

    `named` is the path as a draft has it, seen from the folder `beside`. What is on the same share as that folder,
    or in one of the `trusted` folders, may be asked for. Nothing that the path names is asked to find out.
    """
    try:
        whole = beside.absolute() / Path(named.strip()).expanduser()
    except RuntimeError:
        return "begins with the home folder of nobody"
    for path in chain((named, str(whole)), _followed(whole)):
        if why := no_folder(path):
            return why
        there = share(path)
        if there and there not in _shares(beside) and not any(within(path, each) for each in trusted):
            return ON_ANOTHER_MACHINE
    return ""


def _followed(path: Path, most: int = 40) -> Iterator[str]:
    """What symbolic links on the way make of a path, one after the other: none is followed before it was yielded."""
    for number in range(1, len(path.parts)):
        here = Path(*path.parts[: number + 1])
        try:
            target = here.readlink()
        except (OSError, ValueError):
            continue
        if most:
            further = Path(here.parent, target, *path.parts[number + 1 :])
            yield str(further)
            yield from _followed(further, most - 1)
        return


def _shares(folder: Path) -> set[str | None]:
    """The share that a folder is in, also where a letter of Windows stands for it."""
    try:
        return {share(str(folder.absolute())), share(str(folder.resolve()))}
    except (OSError, RuntimeError, ValueError):
        return {share(str(folder.absolute()))}


def inside(named: str, folder: Path) -> Path | None:
    """Where a file named in a folder is, links followed; None where that is not inside the folder.

    No machine, drive or device that the name may mean is asked.
    """
    windows = PureWindowsPath(named)
    if not named.strip() or windows.drive or windows.root or ":" in named or share(named) or no_folder(named):
        return None
    if PurePosixPath(named).is_absolute() or ".." in PurePosixPath(posixpath.normpath(windows.as_posix())).parts:
        return None
    try:
        whole, allowed = folder.absolute().joinpath(*windows.parts), _shares(folder)
        if any(share(each) not in {None, *allowed} for each in _followed(whole)):
            return None
        home = folder.resolve()
        found = home.joinpath(*windows.parts).resolve()
    except (OSError, RuntimeError, ValueError):
        return None
    return found if found != home and found.is_relative_to(home) else None
