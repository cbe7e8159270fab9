"""Where drafts are: the files in the drafts folder, their names, and when they were saved."""

import contextlib
import os
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

from eia_tui.form.dates import show_date
from eia_tui.storage.settings import drafts_folder
from eia_tui.system.clock import local_time, now, time_of_file
from eia_tui.system.errors import UserError
from eia_tui.system.files import as_user_error
from eia_tui.system.paths import is_folder, same_file

FILE = "draft.toml"
"""The name of the file of a draft in a folder of its own."""
PICTURES = "pictures"
"""The folder beside that file for the draft's pictures."""


def short_name(path: Path) -> str:
    """The name of a draft in the drafts folder: that of its own folder, or of its file without the suffix."""
    return path.parent.name if path.name == FILE else path.stem


def has_own_folder(path: Path) -> bool:
    """Whether a draft file is in a folder of its own: not one of another name, or in the drafts folder itself."""
    if path.name != FILE:
        return False
    with contextlib.suppress(UserError):  # the settings do not name a folder
        return not same_file(path.parent, drafts_folder())
    return True


def draft_files() -> Iterator[Path]:
    """The draft files in the drafts folder: each in a folder of its own, or a lone .toml.

    They are found by name only, so they include drafts that cannot be opened. Raises `UserError` if the folder itself
    cannot be read.
    """
    folder = drafts_folder()
    with as_user_error(folder):
        if not folder.is_dir():
            refuse_if_away(folder)
            return
        # Text instead of paths: with thousands of drafts the paths would take most of the time.
        with os.scandir(folder) as found:
            entries = sorted((entry.name, entry.path) for entry in found)
    for name, path in entries:
        if os.path.isdir(path):  # noqa: PTH112  as above
            if _may_exist(f"{path}{os.sep}{FILE}"):
                yield Path(path, FILE)
        elif name.endswith(".toml") and name != ".toml":
            yield Path(path)


def refuse_if_away(path: Path) -> None:
    """Raises `UserError` if the drive or the network share that a path begins with is away."""
    if path.anchor and not is_folder(Path(path.anchor)):
        raise UserError(f"{path} cannot be reached: {path.anchor} is away; connect it, and try again")


def _may_exist(path: str) -> bool:
    """Whether something exists at a path; True also without access to it."""
    try:
        os.lstat(path)
    except (FileNotFoundError, NotADirectoryError):
        return False
    except OSError:
        pass
    return True


def saved_at(path: Path) -> datetime | None:
    """When a file was last written; None if it is gone, or its time is outside the calendar."""
    try:
        return time_of_file(path.stat().st_mtime)
    except (OSError, OverflowError, ValueError):
        return None


def when_saved(saved: datetime) -> str:
    """A time, which has a time zone, in local time and words: "today 10:42", "yesterday 16:05", "3 November 2026"."""
    saved = local_time(saved)
    days = (now().date() - saved.date()).days
    if days in (0, 1):
        return f"{('today', 'yesterday')[days]} {saved:%H:%M}"
    return show_date(saved.date())
