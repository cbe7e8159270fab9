"""The files in the user's own folders that may be a form that came back."""

import os
import re
import zipfile
import zlib
from collections.abc import Collection, Iterator
from datetime import datetime
from pathlib import Path

from eia_tui.storage.draft_paths import saved_at, when_saved
from eia_tui.storage.settings import drafts_folder
from eia_tui.system.app_folders import downloads_folder, user_folders
from eia_tui.system.errors import UserError
from eia_tui.system.paths import is_file

_MOST = 200
_PROPERTIES = "docProps/core.xml"
_MODIFIED = re.compile(rb"<dcterms:modified[^>]*>([^<]{1,40})<")
_MOST_BYTES = 100_000
"""Bytes of the properties of a Word file that are read."""
_AT_ONCE = 10
"""Seconds in which an export is written after the time that it says of itself."""


def recent_files(suffixes: Collection[str]) -> list[Path]:
    """The files with one of the suffixes in Documents, Downloads, on the Desktop and beside the drafts.

    The newest comes first; at most 200. A folder that is away or cannot be read has none. What this program wrote
    beside a draft, and nobody changed since, has not come back.
    """
    found: dict[Path, float] = {}
    for folder in (*user_folders(), downloads_folder()):
        found |= _files(folder, suffixes)
    for folder in _drafts_folders():
        found |= {path: saved for path, saved in _files(folder, suffixes).items() if not _is_as_exported(path, saved)}
    return sorted(found, key=lambda path: -found[path])[:_MOST]


def when_changed(path: Path) -> str:
    """When a file was changed last, as "today 10:42"; "" if it is not there any more."""
    if saved := saved_at(path):
        return when_saved(saved)
    return "at an unknown time" if is_file(path) else ""


def _files(folder: Path, suffixes: Collection[str]) -> dict[Path, float]:
    """The files in a folder with one of the suffixes, and when each was saved."""
    found: dict[Path, float] = {}
    for entry in _entries(folder):
        # Word's own "~$form.docx" is there while a document is open.
        if entry.name.lower().endswith(tuple(suffixes)) and not entry.name.startswith(("~$", ".")):
            try:
                found[Path(entry.path)] = entry.stat().st_mtime
            except OSError:  # it was deleted meanwhile
                continue
    return found


def _is_as_exported(path: Path, saved: float) -> bool:
    """Whether a file was saved last when it was exported: that is the time of its last change that it names itself."""
    try:
        with zipfile.ZipFile(path) as file, file.open(_PROPERTIES) as properties:
            found = _MODIFIED.search(properties.read(_MOST_BYTES))
        return found is not None and abs(datetime.fromisoformat(found[1].decode()).timestamp() - saved) <= _AT_ONCE
    except (OSError, KeyError, ValueError, zlib.error, zipfile.BadZipFile, NotImplementedError, RuntimeError):
        return False  # it is not a Word file, or one of another program


def _drafts_folders() -> Iterator[Path]:
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
