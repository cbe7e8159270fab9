"""Where there are two contents for one draft: tells what differs, and lets the officer choose. Neither is ever lost."""

import copy
from collections.abc import Iterator, Mapping
from datetime import datetime
from pathlib import Path

from eia_tui.approvals.audit_log import RECORD
from eia_tui.approvals.status import sent_as
from eia_tui.checks.acceptance import ACCEPTED, acceptances
from eia_tui.draft.diff import Difference, differences, told
from eia_tui.draft.draft import Draft
from eia_tui.form.library import DEFAULT
from eia_tui.session.session import Sitting
from eia_tui.storage.codec import written
from eia_tui.storage.draft_file import ChangedElsewhere, Hold
from eia_tui.storage.drafts import (
    content_of,
    form_of_draft,
    new_draft,
    open_draft,
    open_version,
    short_name,
    when_saved,
)
from eia_tui.storage.history import Version, keep_version, now, versions
from eia_tui.storage.journal import Stranded
from eia_tui.storage.locks import Holder
from eia_tui.storage.operations import save_draft
from eia_tui.system.errors import Refused

# --- what was typed and never saved ---


def unsaved(sitting: Sitting) -> tuple[Draft, datetime] | None:
    """The draft with what an earlier sitting noted and never saved, and when; None where it says nothing else."""
    left = sitting.hold.left_behind() if sitting.hold else None
    form = sitting.draft.form
    if not sitting.hold or not left:
        return None
    with_it = Draft(form, copy.deepcopy(sitting.draft.document), sitting.draft.folder)
    noted = left.answers_to(form)
    if isinstance(accepted := left.answers.get(ACCEPTED), list):  # the rest of its notes is saved, or not at all
        noted[ACCEPTED] = [row for row in accepted if isinstance(row, Mapping)]
    for address, value in noted.items():
        with_it.put(address, value)
    if not offered(sitting.draft, with_it):
        left.forget(form)
        return None
    return with_it, left.noted


def offered(saved: Draft, with_it: Draft) -> list[Difference]:
    """What differs between a draft and the same with what was never saved: answers, and findings that were accepted."""
    found = differences(saved, with_it)
    before, after = (_accepted(draft) for draft in (saved, with_it))
    for key in sorted({*before, *after}):
        if before.get(key) != after.get(key):
            found.append(Difference(key[0], before.get(key, ""), after.get(key, "")))
    return found


def _accepted(draft: Draft) -> dict[tuple[str, str], str]:
    """What was accepted, in words, by the address and the check."""
    return {(each.address, each.check): f"Accepted: {each.reason}" for each in acceptances(draft)}


def put_in(sitting: Sitting) -> None:
    """Puts what was never saved into the draft, and saves it; as it was found it is a version. Raises `Refused`."""
    found = unsaved(sitting)
    left = sitting.hold.left_behind() if sitting.hold else None
    if found and left and sitting.hold:
        sitting.hold.owed = left
        sitting.become(found[0])
        sitting.save()


def leave_out(sitting: Sitting) -> None:
    """Leaves it out of the draft; with it, the draft is a version from which it can be had. Raises `Refused`."""
    found = unsaved(sitting)
    left = sitting.hold.left_behind() if sitting.hold else None
    if found and left:
        keep_version(sitting.path, written(found[0]), now())
        left.forget(sitting.draft.form)


# --- what another program wrote ---


def theirs(sitting: Sitting) -> Draft | None:
    """What another program made of the draft's file; None where none changed it.

    Raises `Refused`, also where it cannot be read.
    """
    content = sitting.hold.changed_elsewhere() if sitting.hold else None
    return None if content is None else open_version(sitting.path, content)


def keep_mine(sitting: Sitting) -> None:
    """Writes what is in hand over what the other program wrote, which is kept as a version. Raises `Refused`."""
    hold = _held(sitting)
    content = hold.changed_elsewhere()
    if content is not None:
        hold.accept(content, now())
    sitting.become(sitting.draft)
    sitting.save()


def take_theirs(sitting: Sitting) -> None:
    """Goes on with what the other program wrote; what was in hand is kept as a version. Raises `Refused`."""
    hold, other = _held(sitting), theirs(sitting)
    content = hold.changed_elsewhere()
    if other is None or content is None:
        return
    keep_version(sitting.path, written(sitting.draft), now())
    hold.accept(content, now())
    sitting.become(other)
    sitting.save()


def keep_both(sitting: Sitting) -> Path:
    """Goes on with what the other program wrote; what was in hand is a draft of its own beside it, at the path.

    Raises `Refused`.
    """
    path = save_copy(sitting, "mine")
    take_theirs(sitting)
    return path


def save_copy(sitting: Sitting, why: str) -> Path:
    """Writes what is in hand as another draft beside the one it belongs to; its path. Raises `Refused`."""
    return _held(sitting).write_copy(sitting.draft, f"{short_name(sitting.path)}-{why}-{now():%H-%M}")


# --- another window ---


def give_up(sitting: Sitting, holder: Holder) -> str:
    """Lets whoever took the draft over have it, with all that was answered here; what became of it, in a line."""
    said = f"This draft was taken over by {holder}. Here it can be looked at."
    if sitting.unsaved:
        try:
            sitting.save()
        except Refused:
            try:
                said += f" The last of what was typed here is kept at {save_copy(sitting, 'unsaved')}."
            except Refused as refusal:
                said += f" The last of what was typed here is offered when it is opened next: {refusal}"
    sitting.close(said)
    return said


# --- another place ---


def save_in(sitting: Sitting, folder: Path) -> None:
    """Goes on with the draft in another folder, where the one it had cannot be written. Raises `Refused`."""
    old = _held(sitting)
    path = old.write_copy(sitting.draft, short_name(sitting.path), folder)
    hold, _ = Hold.take(path)
    sitting.move(path, hold)
    old.journal.saved(sitting.snapshot().revision)
    old.release()


# --- an earlier version ---


def restore(sitting: Sitting, version: Version) -> None:
    """Puts an earlier version in the draft's place; what is in hand is kept as a version.

    The record of what was sent goes on.

    Raises `Refused`; `ChangedElsewhere` where there are two contents already.
    """
    other = open_version(sitting.path, version.content())
    if _held(sitting).changed_elsewhere() is not None:
        raise ChangedElsewhere(sitting.path)
    keep_version(sitting.path, written(sitting.draft), now())
    other.put(RECORD, sitting.draft.answer(RECORD))
    sitting.become(other)
    sitting.save()


def take_in(stranded: Stranded) -> Path:
    """Begins a draft with what was noted of one that is gone; its path. Raises `Refused`."""
    form = form_of_draft(stranded.form or DEFAULT, stranded.draft)
    named = [answered for each in form.with_role("name") if (answered := stranded.left.answers.get(each.address))]
    path = new_draft(f"{named[0] if named else short_name(stranded.draft)} (rescued)", form)
    draft = open_draft(path)
    for address, value in stranded.left.answers_to(form).items():
        if value not in named:
            draft.put(address, value)
    save_draft(draft, path)
    stranded.left.forget(form)
    return path


def _held(sitting: Sitting) -> Hold:
    if sitting.hold is None:
        raise Refused(sitting.closed)
    return sitting.hold


def version_lines(path: Path) -> Iterator[str]:
    """The versions of a draft in lines, the newest first and numbered from 1, each with what changed after it."""
    newer: Draft | None = None
    try:
        newer = open_version(path, content_of(path))
    except Refused as refusal:
        yield f"now  {refusal}"
    present = newer
    for number, version in enumerate(reversed(versions(path)), 1):
        when = when_saved(version.saved.astimezone(), now())
        try:
            draft = open_version(path, version.content())
        except Refused as refusal:
            yield f"{number}  {when}: {refusal}"
            continue
        many = draft.count_words()
        said = f"; {told(draft, differences(draft, newer))}" if newer else ""
        when += f", {sent_as(present or draft, version.number)}" if version.number else ""
        yield f"{number}  {when}, {many:,} word{'' if many == 1 else 's'}{said}"
        newer = draft
