"""Saves, renames and duplicates drafts, and puts them in the bin and back."""

import shutil
from dataclasses import dataclass
from pathlib import Path

from eia_tui.draft import Draft
from eia_tui.files import free_name, write_whole
from eia_tui.refusal import Refused
from eia_tui.storage.documents import written
from eia_tui.storage.drafts import FILE, PICTURES, folder_for, open_draft, short_name
from eia_tui.storage.settings import drafts_folder

BIN = "Deleted assessments"
"""The bin: a folder in the drafts folder. No draft has a folder of that name, for its own never has a space."""


def save_draft(draft: Draft, path: Path) -> None:
    """Puts a draft into its file, whole or not at all. Raises `Refused`."""
    write_whole(path, written(draft))


def rename_draft(path: Path, name: str) -> Path:
    """Gives a draft another name: the answer that names it, or where its form asks for none, its folder or file.

    Where it is afterwards. Raises `Refused`.
    """
    draft = open_draft(path)
    named = list(draft.form.with_role("name"))
    for asked in named:
        draft.put(asked.address, name)
    if named:
        save_draft(draft, path)
        return path
    folder = folder_for(name)
    lone = path.name != FILE
    _move(_whole(path), folder.with_suffix(".toml") if lone else folder)
    return folder.with_suffix(".toml") if lone else folder / FILE


def duplicate_draft(path: Path) -> Path:
    """Begins another draft with a draft's answers and pictures, called "Copy of" it; its path. Raises `Refused`."""
    draft = open_draft(path)
    name = f"Copy of {draft.name or short_name(path)}"
    for asked in draft.form.with_role("name"):
        draft.put(asked.address, name)
    folder = folder_for(name)
    save_draft(draft, folder / FILE)
    pictures = path.parent / PICTURES
    try:
        if path.name == FILE and pictures.is_dir():
            shutil.copytree(pictures, folder / PICTURES)
        else:
            (folder / PICTURES).mkdir()
    except OSError as error:
        raise Refused(f"The pictures of {name} could not be copied to {folder}: {error}") from error
    return folder / FILE


@dataclass(frozen=True)
class Binned:
    """A draft that was put in the bin."""

    was: Path
    """The folder or lone file that it was."""
    now: Path
    """Where it is in the bin."""


def bin_draft(path: Path) -> Binned:
    """Puts a draft, with all that is in its folder, into the bin. Raises `Refused`."""
    whole = _whole(path)
    binned = Binned(whole, free_name(drafts_folder() / BIN / whole.name))
    _move(whole, binned.now)
    return binned


def take_back(binned: Binned) -> None:
    """Takes a draft out of the bin, back to where it was or to a free name beside it. Raises `Refused`."""
    _move(binned.now, free_name(binned.was))


def _whole(path: Path) -> Path:
    """What a draft is on disk: its own folder, or a lone file."""
    return path.parent if path.name == FILE and path.parent != drafts_folder() else path


def _move(old: Path, new: Path) -> None:
    try:
        new.parent.mkdir(parents=True, exist_ok=True)
        old.rename(new)
    except OSError as error:
        raise Refused(f"{old} cannot be moved to {new}: {error.strerror or error}; close it elsewhere first") from error
