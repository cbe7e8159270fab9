"""Restores an earlier version of a draft, open or closed."""

from collections.abc import Callable
from pathlib import Path

from eia_tui.draft.draft import Draft
from eia_tui.draft.read_forms import forms_read_between
from eia_tui.flows.dialogue import Dialogue, Way
from eia_tui.flows.recover import recover_closed
from eia_tui.session.recovery import restore
from eia_tui.session.session import Session
from eia_tui.storage.codec import UnreadableDraftError
from eia_tui.storage.draft_paths import when_saved
from eia_tui.storage.drafts import open_draft
from eia_tui.storage.history import Version, restore_version, versions
from eia_tui.system.errors import UserError
from eia_tui.system.text import plural

NO_VERSIONS = "No earlier versions yet: one is kept as soon as something changes"
RESTORED = "The earlier version is restored. What it replaced is kept as the newest version."


def version_numbered(path: Path, number: int) -> Version:
    """The version with a number, as lists of versions show it: 1 is the newest. Raises `UserError` for any other."""
    kept = versions(path)
    if not 0 < number <= len(kept):
        raise UserError(f"The draft has {plural(len(kept), 'earlier version')}" if kept else NO_VERSIONS)
    return kept[-number]


def version_before_import(path: Path) -> int | None:
    """The number, as `version_numbered` counts, of the version from before the last Word form was read into a draft.

    None if none was, or the version is not there any more. Raises `UserError` if the draft cannot be read.
    """
    newer = open_draft(path)
    for number, version in enumerate(reversed(versions(path)), 1):
        try:
            draft = version.draft(path)
        except UnreadableDraftError:
            continue
        if forms_read_between(draft, newer):
            return number
        newer = draft
    return None


async def restore_earlier(dialogue: Dialogue, session: Session, number: int | None = None) -> bool:
    """Asks for an earlier version of the open draft and restores it. Whether it did.

    Of one whose number is given, asks only whether that is the one. Raises `UserError`.
    """
    if number is not None:
        version = version_numbered(session.path, number)
        words = plural(version.draft(session.path).count_words(), "word")
        way = await dialogue.choose(
            f"Restore version {number}, from {when_saved(version.saved)}, with {words}?",
            f"The draft has {plural(session.draft.count_words(), 'word')} now. It is kept as the newest version.",
            (Way("restore", "Restore that version"), Way("back", "Leave the draft as it is")),
        )
        if way != "restore":
            return False
        restore(session, version)
        await dialogue.report(RESTORED)
        return True
    return await _restore_picked(dialogue, session.path, session.draft, lambda version: restore(session, version))


async def restore_on_disk(dialogue: Dialogue, path: Path) -> bool:
    """Asks for an earlier version of a draft that is not open and restores it. Whether it did. Raises `UserError`."""
    present, problem = None, ""
    try:
        if not (await recover_closed(dialogue, path)).settled:
            return False
        present = open_draft(path)
    except UserError as error:
        problem = str(error)
    return await _restore_picked(dialogue, path, present, lambda version: restore_version(path, version), problem)


async def restore_damaged(dialogue: Dialogue, path: Path, problem: str) -> bool:
    """The same for a draft that cannot be read; `problem` says why."""
    return await _restore_picked(dialogue, path, None, lambda version: restore_version(path, version), problem)


async def _restore_picked(
    dialogue: Dialogue, path: Path, present: Draft | None, restore_: Callable[[Version], None], problem: str = ""
) -> bool:
    """Asks for a version until one can be read, and restores it with `restore_`. Whether it did."""
    if not versions(path):
        await dialogue.report(f"{NO_VERSIONS}.")
        return False
    while version := await dialogue.pick_version(path, present, problem):
        try:
            version.draft(path)
        except UnreadableDraftError as error:
            problem = f"{error}. Choose another version"
            continue
        restore_(version)
        await dialogue.report(RESTORED)
        return True
    return False
