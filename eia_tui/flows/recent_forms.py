"""The files in the user's own folders that may be a form that came back."""

import os
from collections.abc import Collection, Iterator
from pathlib import Path

from eia_tui.storage.settings import drafts_folder
from eia_tui.system.app_folders import downloads_folder, user_folders
from eia_tui.system.errors import UserError

_MOST = 200


def recent_files(suffixes: Collection[str]) -> list[Path]:
    """The files with one of the suffixes in Documents, Downloads, on the Desktop and beside the drafts.

    The newest comes first; at most 200. A folder that is away or cannot be read has none.
    """
    found: dict[Path, float] = {}
    for folder in _folders():
        for entry in _entries(folder):
            # Word's own "~$form.docx" is there while a document is open.
            if entry.name.lower().endswith(tuple(suffixes)) and not entry.name.startswith(("~$", ".")):
                try:
                    found[Path(entry.path)] = entry.stat().st_mtime
                except OSError:  # it was deleted meanwhile
                    continue
    return sorted(found, key=lambda path: -found[path])[:_MOST]


def _folders() -> Iterator[Path]:
    yield from (*user_folders(), downloads_folder())
    try:
        drafts = drafts_folder()
    except UserError:  # the settings do not name a folder
        return
    yield drafts
    yield from (Path(entry.path) for entry in _entries(drafts) if entry.is_dir())


def _entries(folder: Path) -> list[os.DirEntry[str]]:
    try:
        with os.scandir(folder) as entries:
            return list(entries)
    except (OSError, ValueError):
        return []
