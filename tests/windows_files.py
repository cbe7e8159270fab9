"""Has this system refuse what Windows refuses for a file that is marked as read-only."""

import os
import stat
from pathlib import Path
from typing import Any

import pytest

_WINDOWS_DENIED = 5


def refuse_as_windows(monkeypatch: pytest.MonkeyPatch) -> None:
    """From now on no read-only file is replaced or deleted. On Windows itself nothing has to be changed."""
    if os.name == "nt":
        return
    replace, unlink = os.replace, os.unlink

    def refusing_replace(old: Any, new: Any, **named: Any) -> None:
        if Path(new).is_file():
            _refuse_read_only(new)
        replace(old, new, **named)

    def refusing_unlink(path: Any, **named: Any) -> None:
        _refuse_read_only(path, **named)
        unlink(path, **named)

    monkeypatch.setattr(os, "replace", refusing_replace)
    monkeypatch.setattr(os, "unlink", refusing_unlink)
    monkeypatch.setattr("eia_tui.system.files.ON_WINDOWS", True, raising=False)


def _refuse_read_only(path: Any, **named: Any) -> None:
    if not os.lstat(path, **named).st_mode & stat.S_IWUSR:
        error = PermissionError(13, "Access is denied", str(path))
        error.winerror = _WINDOWS_DENIED  # type: ignore[attr-defined]
        raise error


def make_read_only(path: Path) -> None:
    """As Windows does for a file of a library that may only be viewed, or of a CD."""
    path.chmod(0o444)


def tree(folder: Path) -> dict[str, bytes]:
    """Everything in a folder: the content of each file, by its path; a folder has none."""
    return {
        each.relative_to(folder).as_posix(): each.read_bytes() if each.is_file() else b""
        for each in sorted(folder.rglob("*"))
    }
