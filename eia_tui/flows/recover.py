"""Recovers what was typed and not saved when the program ended; asks only where the draft was changed since."""

from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

from eia_tui.draft.diff import differences
from eia_tui.draft.draft import Draft
from eia_tui.flows.dialogue import Comparison, Dialogue, Way
from eia_tui.flows.typed_lines import typed_lines
from eia_tui.session.recovery import (
    Unsaved,
    discard_unsaved,
    only_unfinished,
    restore_unsaved,
    unsaved,
    unsaved_differences,
)
from eia_tui.session.session import Session
from eia_tui.session.unfinished import unfinished_texts
from eia_tui.storage.draft_paths import when_saved
from eia_tui.storage.journal import has_journal
from eia_tui.storage.locks import DraftInUseError
from eia_tui.system.errors import UserError
from eia_tui.system.text import plural

CLOSED_UNEXPECTEDLY = "The program closed unexpectedly"
_NOT_SAVED = "What you typed last is in the draft again, and kept on this machine, but it is not saved yet"
_UNFINISHED = (
    "What you had started in a box, such as a reason, a reply or a comment, is there again when you open that box."
)


class Recovered(NamedTuple):
    """How it went to recover a draft that is not open."""

    settled: bool = True
    """Whether nothing is left to choose."""
    unsaved: Draft | None = None
    """The draft with what was restored, where it cannot be saved."""


async def recover(dialogue: Dialogue, session: Session) -> bool:
    """Restores what was typed and never saved, and saves it. Whether to continue with the draft.

    Where the draft was changed since, the person chooses; they may also decide to do neither now.
    """
    found = unsaved(session)
    if not found:
        return True
    if session.closed:
        await _keep_in_history(dialogue, session, found)
        return True
    if not found.conflicts:
        await _restore(dialogue, session, found)
        return True
    way = await dialogue.compare(
        CLOSED_UNEXPECTEDLY,
        f"{_kept_but(found, 'changed')} Whichever you choose, the other is kept in the draft's history.",
        Comparison(
            found.draft, unsaved_differences(session.draft, found.draft), ("The saved version", "With my typing")
        ),
        (Way("restore", "Restore my typing"), Way("keep", "Keep the saved version")),
    )
    match way:
        case "restore":
            await _restore(dialogue, session, found)
        case "keep":
            discard_unsaved(session)
            await dialogue.report("The saved version is kept. What you typed is a version in the draft's history.")
        case _:
            return False
    return True


async def recover_closed(dialogue: Dialogue, path: Path) -> Recovered:
    """Recovers a draft that is about to be used without being opened, unless a window has it open.

    Raises `UserError`.
    """
    if not has_journal(path):
        return Recovered()
    try:
        session = Session.at(path)
    except DraftInUseError:
        return Recovered()  # what is in its journal is not lost
    try:
        settled = await recover(dialogue, session)
        return Recovered(settled, session.draft if session.unsaved else None)
    finally:
        if session.draft_file:  # the journals that were not saved are still there
            session.draft_file.journal.saved(session.snapshot().revision)
        session.leave()


async def _restore(dialogue: Dialogue, session: Session, found: Unsaved) -> None:
    """Restores what was typed, and continues where that was."""
    nothing_unexpected = only_unfinished(session.draft, found.draft)
    before = [*typed_lines(session.draft)]
    lines = [each for each in typed_lines(found.draft) if each not in before]
    begun = unfinished_texts(found.draft).items() - unfinished_texts(session.draft).items()
    changed = differences(session.draft, found.draft)
    typed_at = [each.address for each in lines] + [each.address for each in changed]
    places = list(dict.fromkeys(map(found.draft.answer_address, typed_at)))
    if places:
        session.position = places[0]
    try:
        restore_unsaved(session)
    except UserError as error:  # it is offered each time until it can be saved, however the program was closed
        await dialogue.report(f"{_NOT_SAVED}: {error}.", "warning")
    else:
        if nothing_unexpected:
            if begun:  # else what was begun was used or discarded before
                await dialogue.report(_UNFINISHED)
            return
        restored = f"{CLOSED_UNEXPECTEDLY}. We kept what you typed{_at(session.draft, places)}"
        unfinished = f" {_UNFINISHED}" if len(begun) > len(lines) else ""
        if changed:
            seen = dialogue.history_hint(session.path)
            restored += f": it is in the draft again, and saved. {seen} what the draft was before"
        await dialogue.report(f"{restored}.{unfinished}")


def _at(draft: Draft, places: Sequence[str]) -> str:
    """At which questions, as the end of a sentence."""
    if not places:
        return ""
    more = f" and at {plural(len(places) - 1, 'other question')}" if len(places) > 1 else ""
    return f" at “{draft.label(places[0], briefly=True)}”{more}"


async def _keep_in_history(dialogue: Dialogue, session: Session, found: Unsaved) -> None:
    """Keeps what was typed in the history of a draft that can no longer be changed."""
    since = f"{CLOSED_UNEXPECTEDLY}. {_kept_but(found, 'signed off')}"
    try:
        discard_unsaved(session)
    except UserError as error:
        await dialogue.report(f"{since} It cannot be kept in the draft's history yet: {error}.", "warning")
    else:
        seen = dialogue.history_hint(session.path)
        await dialogue.report(f"{since} What you typed is a version in the draft's history. {seen} it.")


def _kept_but(found: Unsaved, change: str) -> str:
    """Says that a copy was kept, and that the draft was changed or signed off since."""
    typed = when_saved(found.written_at)
    return f"We kept a copy of what you typed {typed}, but the draft has been {change} since."
