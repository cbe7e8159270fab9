"""Where there are two contents for one draft: tells what differs, and lets the officer choose. Neither is ever lost."""

import copy
from collections.abc import Iterator, Mapping
from datetime import datetime
from pathlib import Path

from eia_tui.approvals.status import describe_sent_version
from eia_tui.checks.acceptance import ACCEPTED, acceptances
from eia_tui.draft.diff import Difference, differences, summary
from eia_tui.draft.draft import Draft
from eia_tui.form.library import DEFAULT
from eia_tui.session.session import Session
from eia_tui.storage.codec import encode_draft
from eia_tui.storage.draft_file import DraftFile
from eia_tui.storage.drafts import (
    form_of_draft,
    new_draft,
    open_draft,
    open_version,
    read_content,
    short_name,
    when_saved,
)
from eia_tui.storage.history import Version, keep_version, now, versions
from eia_tui.storage.journal import LostDraft
from eia_tui.storage.locks import Holder
from eia_tui.storage.operations import save_draft
from eia_tui.system.errors import UserError
from eia_tui.system.text import plural

# --- what was typed and never saved ---


def unsaved(session: Session) -> tuple[Draft, datetime] | None:
    """The draft with what an earlier session noted and never saved, and when; None where it says nothing else."""
    left = session.draft_file.unsaved_notes() if session.draft_file else None
    form = session.draft.form
    if not session.draft_file or not left:
        return None
    with_it = Draft(form, copy.deepcopy(session.draft.document), session.draft.folder)
    noted = left.answers_to(form)
    if isinstance(accepted := left.answers.get(ACCEPTED), list):  # the rest of its notes is saved, or not at all
        noted[ACCEPTED] = [row for row in accepted if isinstance(row, Mapping)]
    for address, value in noted.items():
        with_it.put(address, value)
    if not offered(session.draft, with_it):
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


def put_in(session: Session) -> None:
    """Puts what was never saved into the draft, and saves it; as it was found it is a version. Raises `UserError`."""
    found = unsaved(session)
    left = session.draft_file.unsaved_notes() if session.draft_file else None
    if found and left and session.draft_file:
        session.draft_file.recovered = left
        session.become(found[0])
        session.save()


def leave_out(session: Session) -> None:
    """Leaves it out of the draft; with it, the draft is a version from which it can be had. Raises `UserError`."""
    found = unsaved(session)
    left = session.draft_file.unsaved_notes() if session.draft_file else None
    if found and left:
        keep_version(session.path, encode_draft(found[0]), now())
        left.forget(session.draft.form)


# --- what another program wrote ---


def theirs(session: Session) -> Draft | None:
    """What another program made of the draft's file; None where none changed it.

    Raises `UserError`, also where it cannot be read.
    """
    content = session.draft_file.changed_elsewhere() if session.draft_file else None
    return None if content is None else open_version(session.path, content)


def keep_mine(session: Session) -> None:
    """Writes what is in hand over what the other program wrote, which is kept as a version. Raises `UserError`."""
    draft_file = session.require_file()
    content = draft_file.changed_elsewhere()
    if content is not None:
        draft_file.accept(content, now())
    session.become(session.draft)
    session.save()


def take_theirs(session: Session) -> None:
    """Goes on with what the other program wrote; what was in hand is kept as a version. Raises `UserError`."""
    draft_file, other = session.require_file(), theirs(session)
    content = draft_file.changed_elsewhere()
    if other is None or content is None:
        return
    keep_version(session.path, encode_draft(session.draft), now())
    draft_file.accept(content, now())
    session.become(other)
    session.save()


def keep_both(session: Session) -> Path:
    """Goes on with what the other program wrote; what was in hand is a draft of its own beside it, at the path.

    Raises `UserError`.
    """
    path = save_copy(session, "mine")
    take_theirs(session)
    return path


def save_copy(session: Session, why: str) -> Path:
    """Writes what is in hand as another draft beside the one it belongs to; its path. Raises `UserError`."""
    return session.require_file().write_copy(session.draft, f"{short_name(session.path)}-{why}-{now():%H-%M}")


# --- another window ---


def give_up(session: Session, holder: Holder) -> str:
    """Lets whoever took the draft over have it, with all that was answered here; what became of it, in a line."""
    said = f"This draft was taken over by {holder}. Here it can be looked at."
    if session.unsaved:
        try:
            session.save()
        except UserError:
            try:
                said += f" The last of what was typed here is kept at {save_copy(session, 'unsaved')}."
            except UserError as error:
                said += f" The last of what was typed here is offered when it is opened next: {error}"
    session.close(said)
    return said


# --- another place ---


def save_in(session: Session, folder: Path) -> None:
    """Goes on with the draft in another folder, where the one it had cannot be written. Raises `UserError`."""
    old = session.require_file()
    path = old.write_copy(session.draft, short_name(session.path), folder)
    draft_file, _ = DraftFile.open(path)
    session.move(path, draft_file)
    old.journal.saved(session.snapshot().revision)
    old.release()


# --- an earlier version ---


def restore(session: Session, version: Version) -> None:
    """Restores an earlier version of the open draft; the present content is kept as a version.

    Raises `UserError`; `ChangedElsewhereError` where another program changed the file.
    """
    session.become(session.require_file().restore(version, session.draft, now()))
    session.save()


def recreate_draft(lost_draft: LostDraft) -> Path:
    """Begins a draft with what was noted of one that is gone; its path. Raises `UserError`."""
    form = form_of_draft(lost_draft.form or DEFAULT, lost_draft.draft)
    named = [answered for each in form.with_role("name") if (answered := lost_draft.left.answers.get(each.address))]
    path = new_draft(f"{named[0] if named else short_name(lost_draft.draft)} (rescued)", form)
    draft = open_draft(path)
    for address, value in lost_draft.left.answers_to(form).items():
        if value not in named:
            draft.put(address, value)
    save_draft(draft, path)
    lost_draft.left.forget(form)
    return path


def version_lines(path: Path) -> Iterator[str]:
    """The versions of a draft in lines, the newest first and numbered from 1, each with what changed after it."""
    newer: Draft | None = None
    try:
        newer = open_version(path, read_content(path))
    except UserError as error:
        yield f"now  {error}"
    present = newer
    for number, version in enumerate(reversed(versions(path)), 1):
        when = when_saved(version.saved.astimezone(), now())
        try:
            draft = open_version(path, version.content())
        except UserError as error:
            yield f"{number}  {when}: {error}"
            continue
        many = draft.count_words()
        said = f"; {summary(draft, differences(draft, newer))}" if newer else ""
        when += f", {describe_sent_version(present or draft, version.number)}" if version.number else ""
        yield f"{number}  {when}, {plural(many, 'word')}{said}"
        newer = draft
