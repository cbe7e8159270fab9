"""Saves, renames and duplicates drafts; moves them to the bin and restores them."""

import contextlib
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from eia_tui.approvals.audit_log import AUDIT_LOG
from eia_tui.approvals.status import refuse_signed_off
from eia_tui.draft.draft import ID, Draft, new_id
from eia_tui.draft.read_forms import READ_FORMS
from eia_tui.draft.waiting import WAITING
from eia_tui.form.stages import stage_addresses
from eia_tui.form.values import Value
from eia_tui.storage.codec import comments_of, encode_draft
from eia_tui.storage.draft_paths import FILE, PICTURES, has_own_folder, short_name
from eia_tui.storage.drafts import (
    folder_for,
    make_pictures_folder,
    new_folder_for,
    open_version,
    read_content,
    set_form_folder,
)
from eia_tui.storage.history import keep_version
from eia_tui.storage.locks import acquire
from eia_tui.storage.settings import drafts_folder
from eia_tui.system.app_folders import draft_state_folder
from eia_tui.system.clock import now
from eia_tui.system.errors import UserError, reason
from eia_tui.system.file_names import named_after
from eia_tui.system.files import explain, move_to_new, refuse_read_only, write_new, write_whole
from eia_tui.system.folders import copy_folder, delete
from eia_tui.system.paths import is_file, is_folder, resolve_link, something_at

BIN = "Deleted assessments"
"""The bin: a folder in the drafts folder. No draft's own folder has this name, since those have no spaces."""


def save_draft(draft: Draft, path: Path, *, before: bytes | None = None) -> None:
    """Writes a draft to its file atomically, with the comments of its content `before`; by default that of the file.

    Raises `UserError`.
    """
    if before is None:
        before = read_content(path) if path.exists() else b""
    write_whole(path, encode_draft(draft, comments_of(before)))


def rename_draft(path: Path, name: str) -> Path:
    """Renames a draft: by its answer to the question for the name, or if the form has none, by its folder or file.

    Returns its path afterwards. Raises `UserError`; `DraftInUseError` if a window has it open.
    """
    with _locked(path):
        content = read_content(path)
        draft = open_version(path, content)
        refuse_signed_off(draft)
        questions = list(draft.form.with_role("name"))
        for asked in questions:
            draft.put(asked.address, name)
        if questions:
            refuse_read_only(path)
            keep_version(path, content, now())
            save_draft(draft, path)
            return path
    folder = folder_for(name)
    if not has_own_folder(path):
        return _move(path, path, folder.with_suffix(".toml"), "{}-{}")
    return _move(path, path.parent, folder, "{}-{}") / FILE


def put_note(path: Path, address: str, value: Value) -> None:
    """Writes one of the program's own notes to a draft file, even if the draft is signed off. No answer changes.

    Raises `UserError`; `DraftInUseError` if a window has the draft open.
    """
    with _locked(path):
        refuse_read_only(path)
        content = read_content(path)
        draft = open_version(path, content)
        if draft.put(address, value):
            keep_version(path, content, now())
            save_draft(draft, path)


@contextlib.contextmanager
def _locked(path: Path) -> Iterator[None]:
    """Holds the lock of a draft. Raises `DraftInUseError`."""
    lock = acquire(path)
    try:
        yield
    finally:
        if lock:
            lock.release()


def duplicate_draft(path: Path, draft: Draft | None = None) -> Path:
    """Creates a draft "Copy of …" with the answers and pictures of another. Returns its path. Raises `UserError`.

    `draft` has the answers, where the file does not have the latest ones; it is changed. The audit log, the answers
    of the stages and what reviewers said are left out, since nobody has seen the copy.
    """
    content = read_content(path)
    draft = draft or open_version(path, content)
    name = f"Copy of {draft.name or short_name(path)}"
    for address in (AUDIT_LOG, WAITING, READ_FORMS, *stage_addresses(draft.form)):
        draft.put(address, None)
    draft.put(ID, new_id())
    for asked in draft.form.with_role("name"):
        draft.put(asked.address, name)
    with new_folder_for(name) as folder:
        set_form_folder(draft)
        save_draft(draft, folder / FILE, before=content)
        path = resolve_link(path)
        pictures = path.parent / PICTURES
        if path.name == FILE and is_folder(pictures):
            try:
                copy_folder(pictures, folder / PICTURES)
            except OSError as error:
                raise UserError(f"The pictures of {name} could not be copied to {folder}: {explain(error)}") from error
        else:
            make_pictures_folder(folder)
    return folder / FILE


class BinnedDraft(NamedTuple):
    """A draft in the bin."""

    draft_file: Path
    """The original path of the draft's file."""
    original: Path
    """The original path of the folder or lone file that was moved."""
    in_bin: Path
    """The path of that folder or file in the bin."""


def bin_draft(path: Path) -> BinnedDraft:
    """Moves a draft with its folder to the bin. Raises `UserError`; `DraftInUseError` if a window has it open."""
    original = path.parent if has_own_folder(path) else path
    with _locked(path):  # released at once, since Windows cannot move a folder with an open file
        pass
    return BinnedDraft(path, original, _move(path, original, drafts_folder() / BIN / original.name))


def bin_copy(copy: Path, content: bytes, draft: Path) -> Path:
    """Moves a conflict copy of a draft to the bin. Returns its path there. `content` is what was read from the copy.

    Raises `UserError`, also if another program has written to the copy since; the copy is left in place then.
    """
    binned = write_new(named_after(short_name(draft), drafts_folder() / BIN, f" {copy.name}"), content)
    if read_content(copy) != content:
        raise UserError(f"{copy} was changed just now, and stays where it is: open the draft again to compare them")
    try:
        delete(copy)
    except OSError as error:
        raise UserError(f"{copy} cannot be moved into the bin: {reason(error)}") from error
    return binned


def bin_contents() -> list[Path]:
    """The files and folders in the bin, by name."""
    try:
        return sorted((drafts_folder() / BIN).iterdir())
    except OSError:
        return []


def binned_drafts() -> list[BinnedDraft]:
    """The drafts in the bin, by name, also those of earlier sessions; each would go into the drafts folder."""
    drafts = []
    for each in bin_contents():
        original = drafts_folder() / each.name
        if is_file(each / FILE):
            drafts.append(BinnedDraft(original / FILE, original, each))
        elif is_file(each) and each.suffix == ".toml":
            drafts.append(BinnedDraft(original, original, each))
    return drafts


def empty_bin() -> None:
    """Deletes everything in the bin for good. Raises `UserError` with all that could not be deleted."""
    problems: list[str] = []
    for each in bin_contents():
        try:
            delete(each)
        except OSError as error:
            problems.append(f"{each.name}: {reason(error)}")
    if problems:
        raise UserError(f"The bin is not empty yet: {'; '.join(problems)}")


def restore_from_bin(binned: BinnedDraft) -> Path:
    """Moves a draft from the bin to its original path, or to a free name beside it; its path. Raises `UserError`."""
    is_lone_file = binned.draft_file == binned.original
    new = _move(binned.in_bin if is_lone_file else binned.in_bin / FILE, binned.in_bin, binned.original)
    return new if is_lone_file else new / FILE


def _move(draft: Path, old: Path, new: Path, numbered: str = "{} ({})") -> Path:
    """Moves a draft file, or its folder `old`, to `new` or the next free name. Returns the new path of `old`.

    The draft's state on this machine (unsaved answers, and the versions of a lone file) is moved as well.
    Raises `UserError`.
    """
    before = draft_state_folder(draft)
    try:
        new = move_to_new(old, new, numbered)
    except OSError as error:
        raise UserError(f"{old} cannot be moved to {new}: {explain(error)}") from error
    after = draft_state_folder(new if draft == old else new / FILE)
    if is_folder(before) and not something_at(after):
        try:
            before.rename(after)
        except OSError as error:
            raise UserError(
                f"{new} was moved, but what this machine keeps of it stayed at {before}: {reason(error)}"
            ) from error
    return new
