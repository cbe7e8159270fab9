"""Makes folders that are their owner's, and copies them."""

import contextlib
import shutil
from pathlib import Path

from eia_tui.system.paths import is_file, is_folder


def make_folders(folder: Path, *, private: bool = True) -> None:
    """Makes a folder and those above it where they are missing, for their owner only if `private`. Raises OSError."""
    try:
        make_folder(folder, private=private)
    except FileNotFoundError:
        if folder.parent == folder:
            raise
        make_folders(folder.parent, private=private)
        try:
            make_folder(folder, private=private)
        except FileExistsError:  # made by another program meanwhile
            if not is_folder(folder):
                raise
    except OSError:
        if not is_folder(folder):
            raise


def make_folder(folder: Path, *, private: bool = True) -> None:
    """Makes a folder that its owner can use, even where the umask takes that away. Raises OSError."""
    folder.mkdir(0o700 if private else 0o777)
    with contextlib.suppress(OSError):  # it is made; the command itself takes no such umask
        mode = folder.stat().st_mode & 0o7777
        if mode & 0o700 != 0o700:
            folder.chmod(mode | 0o700)


def copy_folder(old: Path, new: Path) -> None:
    """Copies a folder with its files and folders, over those that are in `new`; no device or pipe. Raises OSError."""
    shutil.copytree(old, new, ignore=_no_files, dirs_exist_ok=True)


def _no_files(folder: str, names_there: list[str]) -> list[str]:
    """The names of what would be read for ever, or cannot be."""
    paths = {name: Path(folder, name) for name in names_there}
    return [name for name, path in paths.items() if not is_file(path) and not is_folder(path)]
