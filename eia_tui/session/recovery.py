"""Resolves two contents of one draft: unsaved text, another program's changes, an earlier version. Neither is lost."""

import copy
from collections.abc import Iterator, Mapping
from datetime import datetime
from pathlib import Path
from typing import NamedTuple

from eia_tui.approvals.status import answers_to_version, describe_sent_version
from eia_tui.checks.acceptance import ACCEPTED, acceptances
from eia_tui.draft.diff import Difference, differences, summary
from eia_tui.draft.draft import Draft
from eia_tui.draft.read_forms import forms_read_between
from eia_tui.form.kinds import Rows
from eia_tui.form.library import DEFAULT
from eia_tui.form.values import all_rows
from eia_tui.session.session import Session
from eia_tui.session.unfinished import (
    forgotten_in,
    line_typed_at,
    unfinished_address,
    unfinished_in,
    unfinished_texts,
)
from eia_tui.storage.codec import encode_draft
from eia_tui.storage.draft_file import DraftFile
from eia_tui.storage.draft_paths import short_name, when_saved
from eia_tui.storage.drafts import form_of_draft, new_draft, open_draft, open_version, read_content
from eia_tui.storage.history import Version, keep_version, versions
from eia_tui.storage.journal import LostDraft, UnsavedAnswers, unsaved_answers
from eia_tui.storage.locks import Holder
from eia_tui.storage.operations import save_draft
from eia_tui.system.clock import now
from eia_tui.system.errors import UserError
from eia_tui.system.files import refuse_read_only
from eia_tui.system.text import plural, shortened

_TYPED_LINE = unfinished_address(line_typed_at(""))
_NOT_DONE = "Comments or a reason that you had started"
"""What a reason, or comments of a stage, are called among the answers that differ."""
_LONGEST_NAME = 40
"""How much of the name of a Word form is shown in a list of versions."""

# --- answers that were typed and never saved ---


class Unsaved(NamedTuple):
    """What earlier sessions wrote to their journals and never saved."""

    draft: Draft
    """The draft with it."""
    written_at: datetime
    """When the last of it was written to a journal."""
    conflicts: bool
    """Whether the draft may have been changed or signed off since, so that it might undo something."""


def unsaved(session: Session) -> Unsaved | None:
    """What earlier sessions wrote to their journals and never saved; None if it changes nothing."""
    left = _left(session)
    form = session.draft.form
    if not left:
        return None
    with_it = Draft(form, copy.deepcopy(session.draft.document), session.draft.folder)
    answers = left.answers_to(form)
    if isinstance(accepted := left.answers.get(ACCEPTED), list):  # the rest of its notes is saved, or not at all
        answers[ACCEPTED] = [row for row in accepted if isinstance(row, Mapping)]
    answers |= unfinished_in(left.answers)
    answers |= forgotten_in(left.answers)
    for address, value in answers.items():
        with_it.put(address, value)
    _put_cells(with_it, left)
    if not unsaved_differences(session.draft, with_it):
        left.forget(form)
        return None
    return Unsaved(with_it, left.written_at, not (session.draft_file and session.draft_file.is_base_of(left)))


def _put_cells(draft: Draft, left: UnsavedAnswers) -> None:
    """Puts the long answers of single cells into a draft, beside what is there; one of a row further on makes a row."""
    for address, text in left.cells_of(draft.form).items():
        rows = address.parent.parent
        question = draft.form.questions[rows]
        number = rows.row_number(address) or 1
        there = len(all_rows(question, draft.answer(rows))) if isinstance(question, Rows) else 0
        cell = rows.child(min(number, there + 1), address.name)
        answer = str(draft.answer(cell) or "")
        draft.put(cell, text if text.startswith(answer) else answer if text in answer else f"{answer}\n\n{text}")


def _left(session: Session) -> UnsavedAnswers | None:
    """The unsaved answers of earlier sessions, also where the draft has been signed off since."""
    if session.draft_file:
        return session.draft_file.unsaved_answers()
    return unsaved_answers(session.path) if session.allows_later_notes else None


def unsaved_differences(saved: Draft, with_it: Draft) -> list[Difference]:
    """The differences between a draft and the draft with what was not saved.

    They are in answers, in accepted findings, and in unfinished reasons and comments.
    """
    found = differences(saved, with_it)
    before, after = (_accepted(draft) | _unfinished(draft) for draft in (saved, with_it))
    for key in sorted({*before, *after}):
        if before.get(key) != after.get(key):
            found.append(Difference(key[0], before.get(key, ""), after.get(key, "")))
    return found


def only_unfinished(saved: Draft, with_it: Draft) -> bool:
    """Whether all that was not saved are unfinished reasons and comments, but no line: `quit` leaves those as well.

    A line that is in the draft already, as from an earlier crash, says nothing about how the program ended now.
    """
    before = unfinished_texts(saved).items()
    lines = any(address.startswith(_TYPED_LINE) for address, _ in unfinished_texts(with_it).items() - before)
    return not lines and not differences(saved, with_it) and _accepted(saved) == _accepted(with_it)


def _unfinished(draft: Draft) -> dict[tuple[str, str], str]:
    return {(_NOT_DONE, address): text for address, text in unfinished_texts(draft).items()}


def _accepted(draft: Draft) -> dict[tuple[str, str], str]:
    """The accepted findings as text, by address and check."""
    return {(each.address, each.check): f"Accepted: {each.reason}" for each in acceptances(draft)}


def restore_unsaved(session: Session) -> None:
    """Saves the draft with what was not saved; the draft without it becomes a version. Raises `UserError`."""
    found = unsaved(session)
    left = session.draft_file.unsaved_answers() if session.draft_file else None
    if found and left and session.draft_file:
        session.draft_file.recovered = left
        session.replace_content(found.draft)
        session.save()


def discard_unsaved(session: Session) -> None:
    """Discards what was not saved; the draft with it is kept as a version. Raises `UserError`."""
    found = unsaved(session)
    left = _left(session)
    if found and left:
        keep_version(session.path, encode_draft(found.draft), now())
        left.forget(session.draft.form)


# --- changes by another program ---


def foreign_draft(session: Session) -> Draft | None:
    """The draft as another program wrote it; None if none did. Raises `UserError`, also if it cannot be read."""
    content = session.draft_file.changed_elsewhere() if session.draft_file else None
    return None if content is None else open_version(session.path, content)


def keep_mine(session: Session) -> None:
    """Saves the session's content over the other program's, which is kept as a version. Raises `UserError`."""
    draft_file = session.require_file()
    content = draft_file.changed_elsewhere()
    if content is not None:
        draft_file.keep_foreign_content(content, now())
    session.replace_content(session.draft)
    session.save()


def kept_meanwhile(session: Session) -> str:
    """Where what is typed goes while the draft cannot be saved, if anywhere."""
    if session.draft_file and (why := session.draft_file.journal.trouble):
        return f"What you type cannot be kept on this machine either: {why}. Do not close this window."
    return "Until it is saved, what you type is kept on this machine, and restored when you open the draft again."


def take_theirs(session: Session) -> None:
    """Continues with the other program's content; the session's is kept as a version. Raises `UserError`."""
    refuse_read_only(session.path)
    draft_file, other = session.require_file(), foreign_draft(session)
    content = draft_file.changed_elsewhere()
    if other is None or content is None:
        return
    keep_version(session.path, encode_draft(session.draft), now())
    draft_file.keep_foreign_content(content, now())
    session.replace_content(other)
    session.save()


def keep_both(session: Session) -> Path:
    """Continues with the other program's content; the session's becomes another draft, at the path that is returned.

    Raises `UserError`.
    """
    refuse_read_only(session.path)
    path = save_copy(session, "mine")
    take_theirs(session)
    return path


def save_copy(session: Session, why: str) -> Path:
    """Writes the session's content as another draft beside this one; its path. Raises `UserError`."""
    return session.require_file().write_copy(session.draft, f"{short_name(session.path)}-{why}-{now():%H-%M}")


# --- another window ---


def give_up(session: Session, holder: Holder) -> str:
    """Saves everything for the window that took the draft over, and closes the session; a message that says so."""
    message = f"This draft was taken over by {holder}. You can only view it here."
    session.put_unfinished()
    if session.unsaved:
        try:
            session.save()
        except UserError:
            try:
                message += f" Your last changes here are kept at {save_copy(session, 'unsaved')}."
            except UserError as error:
                message += f" Your last changes here are restored when it is opened next: {error}"
            else:
                session.require_file().journal.saved(session.snapshot().revision)
    session.close(message)
    return message


# --- another place ---


def save_in(session: Session, folder: Path) -> None:
    """Continues with the draft in another folder, where its own cannot be written. Raises `UserError`."""
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
    session.replace_content(session.require_file().restore(version, session.draft, now()))
    session.save()


def recreate_draft(lost_draft: LostDraft) -> Path:
    """Starts a draft from the unsaved answers of one that is missing; its path. Raises `UserError`."""
    form = form_of_draft(lost_draft.form or DEFAULT, lost_draft.draft)
    named = [answered for each in form.with_role("name") if (answered := lost_draft.unsaved.answers.get(each.address))]
    path = new_draft(f"{named[0] if named else short_name(lost_draft.draft)} (recovered)", form)
    draft = open_draft(path)
    unsaved_texts = unfinished_in(lost_draft.unsaved.answers)
    for address, value in (lost_draft.unsaved.answers_to(form) | unsaved_texts).items():
        if value not in named:
            draft.put(address, value)
    _put_cells(draft, lost_draft.unsaved)
    save_draft(draft, path)
    lost_draft.unsaved.forget(form)
    return path


def version_lines(path: Path) -> Iterator[str]:
    """A line for each version of a draft, newest first and numbered from 1, with what changed after it."""
    newer: Draft | None = None
    try:
        newer = open_version(path, read_content(path))
    except UserError as error:
        yield f"now  {error}"
    present = newer
    for number, version in enumerate(reversed(versions(path)), 1):
        when = when_saved(version.saved)
        try:
            draft = version.draft(path)
        except UserError as error:
            yield f"{number}  {error}" if when in str(error) else f"{number}  {when}: {error}"
            continue
        what = what_became_of(version, draft, newer, present)
        yield f"{number}  {version_title(version, draft, newer, present)}{f'; {what}' if what else ''}"
        newer = draft


def what_became_of(version: Version, draft: Draft, newer: Draft | None, present: Draft | None) -> str:
    """What the stages said about a version that was sent, and what changed after it; the drafts as `version_title`."""
    said = answers_to_version(present or draft, version.number) if version.number else ""
    changed = summary(draft, differences(draft, newer), until_next=newer is not present) if newer else ""
    return "; ".join(filter(None, (said, changed)))


def version_title(version: Version, draft: Draft, newer: Draft | None, present: Draft | None) -> str:
    """When a version was saved, to whom it was sent, before which Word form it was kept, and how long it is.

    `draft` is the draft as it was then, `newer` the version after it, and `present` the draft of now; None where one
    cannot be read.
    """
    parts = [when_saved(version.saved)]
    if version.number:
        parts.append(describe_sent_version(present or draft, version.number))
    if newer:
        read = forms_read_between(draft, newer)
        parts += [f"before “{shortened(name, _LONGEST_NAME)}” was read" for name in read]
    return ", ".join([*parts, plural(draft.count_words(), "word")])
