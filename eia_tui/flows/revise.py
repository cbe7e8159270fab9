"""Starts a revision of a draft that is signed off."""

import contextlib
import os
import shutil
from pathlib import Path

from eia_tui.approvals.audit_log import AUDIT_LOG, LogEntry, extended_log, log_entries, next_entry
from eia_tui.approvals.status import sign_off, sign_off_entry
from eia_tui.draft.draft import ID, REVIEW_DATE, Draft, new_id
from eia_tui.draft.waiting import WAITING, with_open_items
from eia_tui.flows.dialogue import Dialogue, Way
from eia_tui.flows.stage_comments import begun_name, comments_name
from eia_tui.form.stages import stage_addresses, stages
from eia_tui.session.unfinished import remove_unfinished
from eia_tui.storage.draft_paths import FILE, PICTURES, draft_files, short_name
from eia_tui.storage.drafts import folder_for, open_draft, open_version, read_content, set_form_folder
from eia_tui.storage.history import HISTORY, history_folder, keep_version, number_versions
from eia_tui.storage.operations import save_draft
from eia_tui.system.clock import now
from eia_tui.system.errors import UserError
from eia_tui.system.files import explain, move_to_new
from eia_tui.system.folders import copy_folder, make_folders
from eia_tui.system.paths import resolve_link

STARTS_EMPTY = "The approvals and the date of completion start empty."
STARTED_ALREADY = "A revision of this draft has already been started"


def require_revisable(draft: Draft) -> LogEntry:
    """The entry of the audit log that closed a draft. Raises `UserError` for one that can still be changed."""
    signed = sign_off(draft)
    if signed and signed.entry:
        return signed.entry
    raise UserError(
        "It was signed off by hand, and not with this program: you can still change it, or duplicate it"
        if signed
        else "It is not signed off. Until it is, change the draft itself, or duplicate it"
    )


async def start_revision(dialogue: Dialogue, path: Path) -> Path | None:
    """Starts a revision of a signed-off draft, or finds the one that was started already; its path.

    None where the person decides to do neither. Raises `UserError`.
    """
    earlier = earlier_revision(path)
    if earlier is None:
        return revise(path)
    way = await dialogue.choose(
        STARTED_ALREADY,
        f"It is at {earlier}.",
        (Way("open", "Open that one"), Way("new", "Start another one"), Way("leave", "Do neither")),
    )
    return earlier if way == "open" else revise(path) if way == "new" else None


def earlier_revision(path: Path) -> Path | None:
    """The draft in the drafts folder that was started last as a revision of the signed-off one at `path`, if any.

    Raises `UserError` where the draft at `path` cannot be read.
    """
    path = resolve_link(path)
    signed = sign_off_entry(open_draft(path))
    found: list[tuple[str, Path]] = []
    for other in draft_files() if signed else ():
        with contextlib.suppress(UserError):  # nobody can continue with a damaged revision
            found += [
                (entry.at, other)
                for entry in log_entries(open_draft(other))
                if signed and (entry.event, entry.hash) == ("revised", signed.hash)
            ]
    return max(found)[1] if found else None


def revise(path: Path) -> Path:
    """Starts a revision of a signed-off draft in a folder of its own: answers, pictures, history and log; its path.

    The answers of the stages and the date of completion start empty; what was settled, and what was started as an
    answer of a stage, is left out. The history has them. The folder gets its name once it is complete. Raises
    `UserError`; nothing is started then.
    """
    path = resolve_link(path)
    content = read_content(path)
    draft = open_version(path, content)
    try:
        signed = require_revisable(draft)
    except UserError as error:
        raise UserError(f"{path}: {str(error)[:1].lower()}{str(error)[1:]}") from error
    number_versions(path, draft)
    entry = next_entry(draft, "revised", now(), signed.version, signed.hash)
    draft.put(AUDIT_LOG, extended_log(draft, entry))
    for address in (*stage_addresses(draft.form), *(asked.address for asked in draft.form.with_role("completed"))):
        draft.put(address, None)
    draft.put(REVIEW_DATE, None)
    for stage in stages(draft.form):  # what was started for the version that is signed off
        for name in (comments_name, begun_name):
            remove_unfinished(draft, name(stage))
    draft.put(ID, new_id())
    draft.put(WAITING, with_open_items(draft))
    set_form_folder(draft)
    new = path.parent if path.name == FILE else folder_for(short_name(path))
    making = new.with_name(f".{new.name}-{os.urandom(4).hex()}")
    try:
        _copy_or_make(history_folder(path), making / HISTORY)
        if path.name == FILE:
            _copy_or_make(path.parent / PICTURES, making / PICTURES)
        else:
            make_folders(making / PICTURES)
        keep_version(making / FILE, content, now())
        save_draft(draft, making / FILE, before=content)
        new = move_to_new(making, new, "{}-{}")
    except (OSError, UserError) as error:
        shutil.rmtree(making, ignore_errors=True)
        why = explain(error) if isinstance(error, OSError) else error
        raise UserError(f"The revision could not be started in {new}: {why}") from error
    return new / FILE


def _copy_or_make(old: Path, new: Path) -> None:
    """Copies a folder, or makes an empty one if there is none. Raises OSError, also if that cannot be found out."""
    try:
        copy_folder(old, new)
    except FileNotFoundError:
        make_folders(new)
