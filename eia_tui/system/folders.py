"""Makes folders that only their owner can read, and copies folders."""

import contextlib
import shutil
from pathlib import Path

from eia_tui.system.paths import is_file, is_folder


def make_folders(folder: Path, *, private: bool = True) -> None:
    """Makes a folder and its parents if they are missing, for their owner only if `private`. Raises OSError."""
    try:
        make_folder(folder, private=private)
    except FileNotFoundError:
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
    """Copies a folder with its files and folders into `new`, overwriting there; no device or pipe. Raises OSError."""
    shutil.copytree(old, new, ignore=_special_files, dirs_exist_ok=True)


def _special_files(folder: str, names: list[str]) -> list[str]:
    """The names of entries that are neither file nor folder: reading a pipe or device may never end."""
    paths = {name: Path(folder, name) for name in names}
    return [name for name, path in paths.items() if not is_file(path) and not is_folder(path)]
