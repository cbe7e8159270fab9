"""Opens a draft by plain prompts: who has it already, what was never saved, and what stands in the way of saving."""

from collections.abc import Sequence
from pathlib import Path

from eia_tui.draft.diff import Difference, differences
from eia_tui.draft.draft import Draft
from eia_tui.plain.console import Ended, ask, ask_word, say
from eia_tui.session.conflict_copies import Copy, Unread, copies, keep_this, says_the_same, take_copy
from eia_tui.session.conflict_copies import keep_both as keep_copy
from eia_tui.session.recovery import (
    give_up,
    keep_both,
    keep_mine,
    leave_out,
    offered,
    put_in,
    save_in,
    take_theirs,
    theirs,
    unsaved,
)
from eia_tui.session.session import Session
from eia_tui.storage.codec import UnreadableDraftError
from eia_tui.storage.draft_file import ChangedElsewhereError
from eia_tui.storage.drafts import short_name, when_saved
from eia_tui.storage.history import now, versions
from eia_tui.storage.locks import DraftInUseError
from eia_tui.system.errors import UserError
from eia_tui.system.paths import path_of

_LONGEST = 300


def sit_down(path: Path) -> Session | None:
    """The draft in a file, once everything is asked that is to be asked; None where the officer leaves it.

    Raises `UserError`.
    """
    try:
        session = Session.at(path)
    except DraftInUseError as use:
        say(f"This draft is open in another window: {use.holder or 'it does not say whose'}.")
        match _choice("Type look to look at it, take to take it over, or quit:", ("look", "take", "quit")):
            case "look":
                return Session.at(path, read_only=True)
            case "take":
                session = Session.at(path, over=True)
            case _:
                return None
    except UnreadableDraftError as error:
        if kept := versions(path):
            name = short_name(path)
            raise UserError(
                f"{error}. It has {len(kept)} earlier version{'' if len(kept) == 1 else 's'}: "
                f"`eia-wizard history {name}` names them, `eia-wizard restore {name} 1` puts the newest back"
            ) from error
        raise
    return session if _told_of_unsaved(session) and _told_of_copies(session) else None


def _told_of_copies(session: Session) -> bool:
    """Compares the draft with each copy that is beside it. Whether to go on."""
    for copy in copies(session):
        if isinstance(copy, Unread):
            say(f"{copy}.")
        elif says_the_same(session, copy):
            say(f"Another copy of this draft is beside it, {copy.path.name}, and says just the same.")
        else:
            say(f"Another copy of this draft is beside it, {copy.path.name}. What differs:")
            found = differences(session.draft, copy.draft)
            _tell(session.draft, found, "here", "in the copy")
            if not found:
                say("No answer: only what is noted about approvals, or what the form does not ask for.")
            if not session.closed and not _chosen(session, copy):
                session.leave()
                return False
    return True


def _chosen(session: Session, copy: Copy) -> bool:
    """Asks which of the two is to go on, and does it. Whether to go on."""
    try:
        match _choice(
            "Type this to go on with this one, copy to go on with the copy, both to have two drafts, or later:",
            ("this", "copy", "both", "later", "quit"),
        ):
            case "this":
                say(f"The copy is in the bin: {keep_this(session, copy)}")
            case "copy":
                binned = take_copy(session, copy)
                say(f"This is the copy's now. What it was is version 1 of its history; the copy is at {binned}")
            case "both":
                say(f"The copy is a draft of its own: {keep_copy(session, copy)}")
            case "quit":
                return False
    except UserError as error:
        say(f"{error}.")
    return True


def _told_of_unsaved(session: Session) -> bool:
    """Offers what was never saved. Whether to go on."""
    found = unsaved(session)
    if not found:
        return True
    with_it, noted = found
    say(f"The program ended before all was saved, {when_saved(noted, now())}. What was typed was noted apart:")
    _tell(with_it, offered(session.draft, with_it), "saved", "typed")
    match _choice("Type in to put it in, out to leave it out, or quit to decide later:", ("in", "out", "quit")):
        case "in":
            put_in(session)
            say("It is all there again, and saved.")
        case "out":
            leave_out(session)
            say("It is left out. The draft's history has it as a version.")
        case _:
            session.leave()
            return False
    return True


def mend_saving(session: Session, why: UserError, before: UserError | None) -> None:
    """After a save that failed: says why, and asks what is to be done, once for each reason."""
    holder = session.draft_file.lost_to() if session.draft_file else None
    if holder:
        say(give_up(session, holder))
        return
    say(f"Not saved: {why}.")
    if str(why) == str(before or ""):
        return
    noted = session.draft_file.journal.trouble if session.draft_file else ""
    say(f"Nor can it be noted: {noted}." if noted else "What you answer is noted on this machine meanwhile.")
    try:
        if isinstance(why, ChangedElsewhereError):
            _choose(session)
        else:
            _elsewhere(session)
    except UserError as error:
        say(str(error))


def _choose(session: Session) -> None:
    other = theirs(session)
    if other is None:
        return
    say("What differs:")
    _tell(session.draft, differences(other, session.draft), "theirs", "yours")
    match _choice("Go on with mine, theirs, both as two drafts, or decide later:", ("mine", "theirs", "both", "later")):
        case "mine":
            keep_mine(session)
            say("Saved. Theirs is a version in the draft's history.")
        case "theirs":
            take_theirs(session)
            say("This is theirs now. Yours is a version in the draft's history.")
        case "both":
            say(f"Yours is at {keep_both(session)}. This is theirs now.")


def _elsewhere(session: Session) -> None:
    try:
        folder = ask("To save it in another folder, type the folder's whole path. Enter alone goes on:").strip()
    except Ended:
        return
    if folder:
        save_in(session, path_of(folder).absolute())
        say(f"Saved at {session.path}.")


def _choice(prompt: str, ways: Sequence[str]) -> str:
    """Which of the ways is typed; the last where nothing more will be."""
    while True:
        try:
            typed = ask_word(prompt).strip().lower()
        except Ended:
            return ways[-1]
        if typed in ways:
            return typed


def _tell(draft: Draft, found: Sequence[Difference], before: str, after: str) -> None:
    for difference in found:
        say(f"{draft.place(difference.address)}: {difference}.")
        for passage in difference.passages:
            for name, text in ((before, passage.removed), (after, passage.added)):
                if shown := " ".join(text.split()):
                    say(f"  {name}: {shown[:_LONGEST]}{'…' if len(shown) > _LONGEST else ''}")
