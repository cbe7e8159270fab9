"""Restores an earlier version of a draft, open or closed."""

from pathlib import Path

from eia_tui.draft.draft import Draft
from eia_tui.flows.dialogue import Dialogue
from eia_tui.session.recovery import restore
from eia_tui.session.session import Session
from eia_tui.storage.drafts import open_draft
from eia_tui.storage.history import Version, restore_version, versions
from eia_tui.system.errors import UserError

RESTORED = "The earlier version is restored. The draft as it was until now is the newest version."


def restore_closed(path: Path, version: Version) -> None:
    """Restores a version of a draft that no session has open. Raises `UserError`."""
    restore_version(path, version)


def version_numbered(path: Path, number: int) -> Version:
    """The version with a number, as lists of versions show it: 1 is the newest. Raises `UserError` for any other."""
    kept = versions(path)
    if not 0 < number <= len(kept):
        raise UserError(f"There are versions 1 to {len(kept)}" if kept else "There are no earlier versions yet")
    return kept[-number]


async def restore_earlier(dialogue: Dialogue, session: Session) -> bool:
    """Asks for an earlier version of the open draft and restores it. Whether it did. Raises `UserError`."""
    version = await _pick(dialogue, session.path, session.draft)
    if version:
        restore(session, version)
        await dialogue.report(RESTORED)
    return version is not None


async def restore_on_disk(dialogue: Dialogue, path: Path) -> bool:
    """Asks for an earlier version of a draft that is not open and restores it. Whether it did. Raises `UserError`."""
    present, problem = None, ""
    try:
        present = open_draft(path)
    except UserError as error:
        problem = str(error)
    version = await _pick(dialogue, path, present, problem)
    if version:
        restore_closed(path, version)
        await dialogue.report(RESTORED)
    return version is not None


async def _pick(dialogue: Dialogue, path: Path, present: Draft | None, problem: str = "") -> Version | None:
    if not versions(path):
        await dialogue.report("There are no earlier versions yet: one is kept as soon as something changes.")
        return None
    return await dialogue.pick_version(path, present, problem)
