"""Opens a draft: settles first who else has it open, what was never saved, and copies beside it."""

from pathlib import Path

from eia_tui.draft.diff import differences
from eia_tui.flows.dialogue import Comparison, Dialogue, Way
from eia_tui.flows.recover import recover
from eia_tui.flows.restore import restore_damaged
from eia_tui.session.conflict_copies import Copy, Unread, copies, has_same_content, keep_as_draft, keep_this, take_copy
from eia_tui.session.recovery import unsaved
from eia_tui.session.session import Session
from eia_tui.storage.codec import UnreadableDraftError
from eia_tui.storage.conflict_copies import copies_beside
from eia_tui.storage.history import versions
from eia_tui.storage.locks import DraftInUseError
from eia_tui.system.errors import UserError
from eia_tui.system.text import plural


def open_at_once(path: Path) -> Session | None:
    """Opens a draft where nothing has to be settled first; None where `open_draft` has something to ask.

    Raises `UserError`.
    """
    try:
        session = Session.at(path)
    except (DraftInUseError, UnreadableDraftError) as error:
        if isinstance(error, UnreadableDraftError) and not versions(path):
            raise
        return None
    if unsaved(session) or copies_beside(session.path):
        session.leave()
        return None
    return session


async def open_draft(dialogue: Dialogue, path: Path) -> Session | None:
    """Opens a draft, once everything is settled; None where the person decides not to. Raises `UserError`."""
    try:
        session = Session.at(path)
    except DraftInUseError as error:
        opened = await _open_in_use(dialogue, error)
        if opened is None or opened.read_only:
            return opened
        session = opened
    except UnreadableDraftError as error:
        return await _open_version(dialogue, path, error)
    try:
        if await recover(dialogue, session):
            await _settle_copies(dialogue, session)
            return session
    except BaseException:
        session.leave()
        raise
    session.leave()
    return None


async def _open_in_use(dialogue: Dialogue, error: DraftInUseError) -> Session | None:
    """Asks what to do about a draft that another window has open."""
    who = f"It is open there: {error.holder}." if error.holder else "It is open there."
    way = await dialogue.choose(
        "This draft is open in another window",
        f"{who} Two windows that write one draft would overwrite each other's changes. If you take it over, what was "
        "typed there is saved, and it can only be viewed there.",
        (Way("look", "Look at it"), Way("take", "Take it over"), Way("quit", "Leave it")),
    )
    match way:
        case "look":
            return Session.at(error.draft, read_only=True)
        case "take":
            return await dialogue.progress(
                "Taking it over. What was typed in the other window is being saved…",
                lambda: Session.at(error.draft, steal=True),
            )
        case _:
            return None


async def _open_version(dialogue: Dialogue, path: Path, error: UnreadableDraftError) -> Session | None:
    """Offers the earlier versions of a draft that cannot be read."""
    kept = versions(path)
    if not kept:
        raise error
    if await restore_damaged(dialogue, path, str(error)):
        return await open_draft(dialogue, path)
    there = plural(len(kept), "earlier version")
    raise UserError(f"{error}. It has {there}. Open it again to restore one") from error


async def _settle_copies(dialogue: Dialogue, session: Session) -> None:
    """Compares the draft with each copy that a program which synchronises folders left beside it."""
    for copy in copies(session):
        if isinstance(copy, Unread):
            await dialogue.report(f"{copy}.", "warning")
        elif has_same_content(session, copy):
            await dialogue.report(
                f"There is another copy of this draft beside it, {copy.path.name}, with the same content."
            )
        else:
            await _settle_copy(dialogue, session, copy)


async def _settle_copy(dialogue: Dialogue, session: Session, copy: Copy) -> None:
    found = differences(session.draft, copy.draft)
    text = (
        f"OneDrive and similar programs make one, {copy.path.name}, when a draft was changed in two places at once. "
        "Nothing is lost: a copy that you do not keep goes into the bin, and what this draft says now stays in "
        "its history."
    )
    if not found:
        text += " No answer differs: only notes about approvals, or text that the form does not ask for."
    ways = (
        Way("this", "Keep this one"),
        Way("copy", "Take the copy"),
        Way("both", "Keep both as two drafts"),
        Way("later", "Decide later"),
    )
    way = await dialogue.compare(
        "There is another copy of this draft beside it",
        text,
        Comparison(copy.draft, found, ("In this draft", "In the copy")),
        (Way("later", "Continue"),) if session.closed else ways,
    )
    try:
        match way:
            case "this":
                binned = keep_this(session, copy)
                await dialogue.report(f"The copy is in the bin: {binned}")
            case "copy":
                take_copy(session, copy)
                await dialogue.report(
                    "The draft now has the content of the copy. What it had before is in its history."
                )
            case "both":
                await dialogue.report(f"The copy is a draft of its own now: {keep_as_draft(session, copy)}")
    except UserError as error:
        await dialogue.report(str(error), "error")
