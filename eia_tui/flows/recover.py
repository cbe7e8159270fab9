"""Recovers what was typed and not saved when the program ended; asks only where the draft was changed since."""

from pathlib import Path

from eia_tui.flows.dialogue import Comparison, Dialogue, Way
from eia_tui.session.recovery import discard_unsaved, restore_unsaved, unsaved, unsaved_differences
from eia_tui.session.session import Session
from eia_tui.storage.drafts import short_name, when_saved
from eia_tui.storage.history import now
from eia_tui.storage.journal import has_journal
from eia_tui.storage.locks import DraftInUseError
from eia_tui.system.errors import UserError

_HEADING = "The program closed unexpectedly"


async def recover(dialogue: Dialogue, session: Session) -> bool:
    """Restores what was typed and never saved, and saves it. Whether to go on with the draft.

    Where the draft was changed since, the person chooses; they may also decide to do neither now.
    """
    found = unsaved(session)
    if not found:
        return True
    if not found.conflicts:
        await _restore(dialogue, session)
        return True
    way = await dialogue.compare(
        _HEADING,
        f"We kept a copy of what you typed {when_saved(found.noted, now())}, but the draft has been changed since. "
        "Whichever you choose, the other is kept in the draft's history.",
        Comparison(
            found.draft, unsaved_differences(session.draft, found.draft), ("The saved version", "With my typing")
        ),
        (Way("restore", "Restore my typing"), Way("keep", "Keep the saved version")),
    )
    match way:
        case "restore":
            await _restore(dialogue, session)
        case "keep":
            discard_unsaved(session)
            await dialogue.report("The saved version is kept. What you typed is a version in the draft's history.")
        case _:
            return False
    return True


async def recover_closed(dialogue: Dialogue, path: Path) -> None:
    """Recovers a draft that a command is about to use, unless a window has it open. Raises `UserError`."""
    if not has_journal(path):
        return
    try:
        session = Session.at(path)
    except DraftInUseError:
        return  # what is noted there is not lost
    try:
        if not await recover(dialogue, session):
            await dialogue.report(
                f"{_HEADING}, and we kept a copy of what you typed; but the draft has been changed since. "
                f"Open it to choose: `eia-wizard {short_name(path)}`.",
                "warning",
            )
    finally:
        session.leave()


async def _restore(dialogue: Dialogue, session: Session) -> None:
    restored = f"{_HEADING}. We kept what you typed: it is in the draft again"
    try:
        restore_unsaved(session)
    except UserError as error:
        await dialogue.report(f"{restored}, but not saved yet: {error}.", "warning")
    else:
        seen = dialogue.history_hint(session.path)
        await dialogue.report(f"{restored}, and saved. {seen} what the draft was before.")
