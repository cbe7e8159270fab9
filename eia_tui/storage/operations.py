"""Saves, renames and duplicates drafts, and puts them in the bin and back."""

import contextlib
import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from eia_tui.approvals.audit_log import RECORD
from eia_tui.approvals.status import refuse_signed_off
from eia_tui.draft.draft import Draft
from eia_tui.form.stages import approvals
from eia_tui.form.values import Value
from eia_tui.storage.codec import comments_of, written
from eia_tui.storage.drafts import (
    FILE,
    PICTURES,
    content_of,
    folder_for,
    has_own_folder,
    make_pictures_folder,
    name_form_anywhere,
    new_folder_for,
    open_draft,
    open_version,
    short_name,
)
from eia_tui.storage.history import keep_version, now
from eia_tui.storage.locks import acquire
from eia_tui.storage.settings import drafts_folder
from eia_tui.system.app_folders import notes_folder
from eia_tui.system.errors import UserError, reason
from eia_tui.system.files import move_to_new, write_new, write_whole
from eia_tui.system.folders import copy_folder
from eia_tui.system.paths import followed, is_folder, something_at

BIN = "Deleted assessments"
"""The bin: a folder in the drafts folder. No draft has a folder of that name, for its own never has a space."""


def save_draft(draft: Draft, path: Path) -> None:
    """Puts a draft into its file, whole or not at all; comments that somebody wrote there stay. Raises `UserError`."""
    comments = comments_of(content_of(path)) if path.exists() else ()
    write_whole(path, written(draft, comments))


def rename_draft(path: Path, name: str) -> Path:
    """Gives a draft another name: the answer that names it, or where its form asks for none, its folder or file.

    Where it is afterwards. Raises `UserError`; `DraftInUseError` where a window has it open.
    """
    with _held(path):
        content = content_of(path)
        draft = open_version(path, content)
        refuse_signed_off(draft)
        named = list(draft.form.with_role("name"))
        for asked in named:
            draft.put(asked.address, name)
        if named:
            keep_version(path, content, now())
            save_draft(draft, path)
            return path
    folder = folder_for(name)
    if not has_own_folder(path):
        return _move(path, path, folder.with_suffix(".toml"), "{}-{}")
    return _move(path, path.parent, folder, "{}-{}") / FILE


def put_note(path: Path, address: str, value: Value) -> None:
    """Puts one of the program's own notes into a draft, also one that is signed off; its answers stay as they are.

    Raises `UserError`; `DraftInUseError` where a window has it open.
    """
    with _held(path):
        content = content_of(path)
        draft = open_version(path, content)
        if draft.put(address, value):
            keep_version(path, content, now())
            save_draft(draft, path)


@contextlib.contextmanager
def _held(path: Path) -> Iterator[None]:
    """While nobody else has the draft open. Raises `DraftInUseError`."""
    lock = acquire(path)
    try:
        yield
    finally:
        if lock:
            lock.release()


def duplicate_draft(path: Path) -> Path:
    """Begins another draft with a draft's answers and pictures, called "Copy of" it; its path. Raises `UserError`.

    What others have said of that draft, they have not said of this one.
    """
    draft = open_draft(path)
    name = f"Copy of {draft.name or short_name(path)}"
    for address in (RECORD, *approvals(draft.form)):
        draft.put(address, None)
    for asked in draft.form.with_role("name"):
        draft.put(asked.address, name)
    folder = new_folder_for(name)
    name_form_anywhere(draft)
    save_draft(draft, folder / FILE)
    path = followed(path)
    pictures = path.parent / PICTURES
    if path.name == FILE and is_folder(pictures):
        try:
            copy_folder(pictures, folder / PICTURES)
        except OSError as error:
            raise UserError(f"The pictures of {name} could not be copied to {folder}: {error}") from error
    else:
        make_pictures_folder(folder)
    return folder / FILE


@dataclass(frozen=True)
class Binned:
    """A draft that was put in the bin."""

    draft: Path
    """The draft's file, as it was."""
    was: Path
    """The folder or lone file that it was."""
    now: Path
    """Where it is in the bin."""


def bin_draft(path: Path) -> Binned:
    """Puts a draft and its folder into the bin. Raises `UserError`; `DraftInUseError` where it is open."""
    whole = path.parent if has_own_folder(path) else path
    with _held(path):  # asked, and let go: Windows moves nothing that is held
        pass
    return Binned(path, whole, _move(path, whole, drafts_folder() / BIN / whole.name))


def bin_copy(copy: Path, content: bytes, draft: Path) -> Path:
    """Puts a copy that is beside a draft into the bin, and says where; `content` is what it held when it was read.

    Raises `UserError`, also where another program has written it since: it stays then.
    """
    kept = write_new(drafts_folder() / BIN / f"{short_name(draft)} {copy.name}", content)
    if content_of(copy) != content:
        raise UserError(f"{copy} was changed just now, and stays where it is: open the draft again to compare them")
    try:
        copy.unlink()
    except OSError as error:
        raise UserError(f"{copy} cannot be moved into the bin: {reason(error)}") from error
    return kept


def in_the_bin() -> list[Path]:
    """What is in the bin, by name."""
    try:
        return sorted((drafts_folder() / BIN).iterdir())
    except OSError:
        return []


def empty_bin() -> None:
    """Deletes what is in the bin, for good. Raises `UserError` for what cannot be; the rest is deleted then."""
    left: list[str] = []
    for each in in_the_bin():
        try:
            if is_folder(each) and not each.is_symlink():
                shutil.rmtree(each)
            else:
                each.unlink()
        except OSError as error:
            left.append(f"{each.name}: {reason(error)}")
    if left:
        raise UserError(f"The bin is not empty yet: {'; '.join(left)}")


def restore_from_bin(binned: Binned) -> None:
    """Takes a draft out of the bin, back to where it was or to a free name beside it. Raises `UserError`."""
    file = binned.now / FILE if binned.draft != binned.was else binned.now
    _move(file, binned.now, binned.was)


def _move(draft: Path, old: Path, new: Path, numbered: str = "{} ({})") -> Path:
    """Moves a draft file, or with `old` its folder, and what is noted of it apart; where it is now.

    That is a lone file's versions, and what was never saved. A name that is taken is left alone: the next is used.
    """
    before = notes_folder(draft)
    try:
        new = move_to_new(old, new, numbered)
    except OSError as error:
        raise UserError(f"{old} cannot be moved to {new}: {reason(error)}; close it elsewhere first") from error
    after = notes_folder(new if draft == old else new / FILE)
    if is_folder(before) and not something_at(after):
        try:
            before.rename(after)
        except OSError as error:
            raise UserError(f"{new} was moved, but its notes stayed at {before}: {reason(error)}") from error
    return new
