"""Makes folders that only their owner can read, copies folders, and deletes what is marked as read-only as well."""

import contextlib
import shutil
import stat
from pathlib import Path

from eia_tui.system.paths import is_file, is_folder


def make_folders(folder: Path, *, private: bool = True) -> None:
    """Makes a folder and its parents if they are missing, for their owner only if `private`. Raises OSError."""
    try:
        make_folder(folder, private=private)
    except FileNotFoundError:
        if is_folder(folder):  # Windows says so of what it protects
            return
        if folder.parent == folder:
            raise
        make_folders(folder.parent, private=private)
        try:
            make_folder(folder, private=private)
        except FileExistsError:  # another program has made it meanwhile
            if not is_folder(folder):
                raise
    except OSError:
        if not is_folder(folder):
            raise


def make_folder(folder: Path, *, private: bool = True) -> None:
    """Makes a folder that its owner can use, whatever the umask. Raises OSError, also if it exists."""
    folder.mkdir(0o700 if private else 0o777)
    with contextlib.suppress(OSError):  # the folder exists; only an odd umask makes this necessary
        mode = folder.stat().st_mode & 0o7777
        if mode & 0o700 != 0o700:
            folder.chmod(mode | 0o700)


def copy_folder(old: Path, new: Path) -> None:
    """Copies a folder with its files and folders into `new`, overwriting there; no device or pipe.

    No copy is read-only, even if the file is: it may be from a CD. Raises `FileNotFoundError` if there is no folder
    `old`, or else OSError, with the system's reason for the first file that could not be copied.
    """
    errors: list[OSError] = []

    def copy(source: str, target: str) -> None:
        try:
            _copy_file(source, target)
        except OSError as error:
            errors.append(error)
            raise

    try:
        shutil.copytree(old, new, ignore=_special_files, dirs_exist_ok=True, copy_function=copy)
    except shutil.Error as error:  # has the errors of all files as one text, which is not a message for an officer
        if errors:
            error.errno, error.strerror = errors[0].errno, errors[0].strerror
        raise


def delete(path: Path) -> None:
    """Deletes a file, a link, or a folder with all that is in it. Raises OSError."""
    try:
        _delete(path)
    except PermissionError:  # Windows deletes nothing that is read-only
        for each in (path, *(path.rglob("*") if is_folder(path) and not path.is_symlink() else ())):
            if not each.is_symlink():
                _allow_writing(each)
        _delete(path)


def _delete(path: Path) -> None:
    if is_folder(path) and not path.is_symlink():
        shutil.rmtree(path)
    else:
        path.unlink()


def _copy_file(old: str, new: str) -> None:
    shutil.copy2(old, new)
    _allow_writing(Path(new))


def _allow_writing(path: Path) -> None:
    """Removes the mark of read-only; where that cannot be, whatever is done next reports it."""
    with contextlib.suppress(OSError):
        mode = path.stat().st_mode & 0o7777
        if not mode & stat.S_IWUSR:
            path.chmod(mode | stat.S_IWUSR)


def _special_files(folder: str, names: list[str]) -> list[str]:
    """The names of entries that are neither file nor folder: reading a pipe or device may never end."""
    paths = {name: Path(folder, name) for name in names}
    return [name for name, path in paths.items() if not is_file(path) and not is_folder(path)]
