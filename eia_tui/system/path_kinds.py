"""Tells from the text of a path alone whether it is on another machine or names a device, before it is accessed."""

import ntpath
import posixpath
import re
from collections.abc import Iterator, Sequence
from itertools import chain
from pathlib import Path, PurePosixPath, PureWindowsPath

_SCHEME = re.compile(r"[A-Za-z][A-Za-z0-9+.-]+:")
"""The scheme of a URL; a drive has one letter only."""
# Windows prefixes of a literal path (`\\?\`) and of a device (`\\.\`).
_PREFIX = re.compile(r"(?:/\?\?/|//[?.]/)(?:\./)*")
_UNC = re.compile(r"(?i)UNC/+")
_DRIVE = re.compile(r"[A-Za-z]:(?:/|$)")
_DEVICE = re.compile(r"(?i)(?:con|prn|aux|nul|conin\$|conout\$|clock\$|(?:com|lpt)[0-9¹²³])")
_SYSTEM = re.compile(r"/+(?:dev|proc|sys)(?:/|$)")
# Where Linux and macOS mount the folders of other machines on first access.
_MOUNTED = re.compile(r"(?i)(?:/+System/+Volumes/+Data)?/+((?:net|afs|Network/+Servers)/+[^/]+)")


ON_ANOTHER_MACHINE = "is on another machine"


def share(path: str) -> str | None:
    """The network share that a path is on, as "//server/share" in small letters; None for a path on this machine.

    All the spellings that Windows accepts are recognised on every system.
    """
    text, _ = _bare(path)
    if mounted := _MOUNTED.match(posixpath.normpath(text)):
        return f"//{mounted[1]}".casefold()
    if not text.startswith("//"):
        return None
    server, _, rest = text.lstrip("/").partition("/")
    return f"//{server}/{rest.lstrip('/').partition('/')[0]}".casefold()


def why_no_folder(path: str) -> str:
    """Why a path cannot be a folder, whatever exists there: it names a device or is a URL; "" if it can."""
    text, device = _bare(path)
    if _SCHEME.match(text):
        return "is an address, and no folder"
    if "\0" in text:
        return "holds a character that no path has"
    parts = [re.split(r"[.:]", part)[0].strip() for part in text.split("/")]
    if device or _SYSTEM.match(posixpath.normpath(text)) or any(_DEVICE.fullmatch(part) for part in parts):
        return "names a device, and no folder"
    return ""


def _bare(path: str) -> tuple[str, bool]:
    """A path with forward slashes and without a Windows prefix; and whether that prefix names a device."""
    text = path.strip().replace("\\", "/")
    if not (prefix := _PREFIX.match(text)):
        return text, False
    rest = text[prefix.end() :]
    if unc := _UNC.match(rest):
        return f"//{rest[unc.end() :]}", False
    return rest, not _DRIVE.match(rest)


def is_within(path: str, folder: str) -> bool:
    """Whether a path is a folder or inside it, by their text, compared as Windows does."""
    inner, outer = (PureWindowsPath(ntpath.normpath(_bare(each)[0])) for each in (path, folder))
    return bool(folder.strip()) and inner.is_relative_to(outer)


def why_untrusted(named: str, beside: Path, trusted: Sequence[str]) -> str:
    """Why a folder must not be accessed: it is on another machine, names a device, or is not a folder; "" if it may be.

    `named` is the path as a draft has it, relative to the folder `beside`. Folders on the same share as `beside`, and
    those inside one of the `trusted` folders, may be accessed. To find out, nothing that the path names is accessed.
    """
    try:
        path = beside.absolute() / Path(named.strip()).expanduser()
    except RuntimeError:
        return "begins with the home folder of an unknown user"
    for candidate in chain((named, str(path)), _link_targets(path)):
        if why := why_no_folder(candidate):
            return why
        on_share = share(candidate)
        if on_share and on_share not in _shares(beside) and not any(is_within(candidate, each) for each in trusted):
            return ON_ANOTHER_MACHINE
    return ""


def _link_targets(path: Path, most: int = 40) -> Iterator[str]:
    """A path with its symbolic links resolved one by one; a target is not accessed before it was yielded."""
    for number in range(1, len(path.parts)):
        link = Path(*path.parts[: number + 1])
        try:
            target = link.readlink()
        except (OSError, ValueError):
            continue
        if most:
            resolved = Path(link.parent, target, *path.parts[number + 1 :])
            yield str(resolved)
            yield from _link_targets(resolved, most - 1)
        return


def _shares(folder: Path) -> set[str | None]:
    """The share that a folder is on, also if Windows has mapped it to a drive letter; {None} on this machine."""
    try:
        return {share(str(folder.absolute())), share(str(folder.resolve()))}
    except (OSError, RuntimeError, ValueError):
        return {share(str(folder.absolute()))}


def path_inside(named: str, folder: Path) -> Path | None:
    """The path of a file that is named relative to a folder, links resolved; None if it is not inside the folder.

    No other machine, drive or device that the name may refer to is accessed.
    """
    windows = PureWindowsPath(named)
    if not named.strip() or windows.drive or windows.root or ":" in named or share(named) or why_no_folder(named):
        return None
    if PurePosixPath(named).is_absolute() or ".." in PurePosixPath(posixpath.normpath(windows.as_posix())).parts:
        return None
    try:
        whole, allowed = folder.absolute().joinpath(*windows.parts), _shares(folder)
        if any(share(each) not in {None, *allowed} for each in _link_targets(whole)):
            return None
        root = folder.resolve()
        path = root.joinpath(*windows.parts).resolve()
    except (OSError, RuntimeError, ValueError):
        return None
    return path if path != root and path.is_relative_to(root) else None
