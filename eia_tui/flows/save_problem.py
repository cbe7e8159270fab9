"""Resolves why a draft cannot be saved: another program changed it, or its folder cannot be written."""

from eia_tui.draft.diff import differences
from eia_tui.flows.dialogue import Comparison, Dialogue, Way
from eia_tui.session.recovery import foreign_draft, keep_both, keep_mine, kept_meanwhile, save_in, take_theirs
from eia_tui.session.session import Session
from eia_tui.storage.draft_file import ChangedElsewhereError
from eia_tui.storage.settings import drafts_folder
from eia_tui.system.errors import UserError
from eia_tui.system.paths import parse_path

_CHANGED = "Another program changed this draft"
_MINE = Way("mine", "Keep mine")


async def resolve_save_problem(dialogue: Dialogue, session: Session) -> bool:
    """Asks what to do about the draft's `trouble`, and does it. Whether the draft has other content or another place.

    Raises `UserError`.
    """
    if isinstance(session.trouble, ChangedElsewhereError):
        return await _choose_content(dialogue, session)
    return session.trouble is not None and await _save_elsewhere(dialogue, session, session.trouble)


async def _choose_content(dialogue: Dialogue, session: Session) -> bool:
    text = (
        "Another window, another machine or an editor changed it since you opened it here. Nothing is overwritten "
        "until you choose, and what you do not choose stays in the draft's history."
    )
    try:
        other = foreign_draft(session)
    except UserError as error:
        way = await dialogue.choose(_CHANGED, f"{text} The other version cannot be read: {error}.", (_MINE,))
    else:
        if other is None:
            return False
        comparison = Comparison(session.draft, differences(other, session.draft), ("In the other program", "Here"))
        ways = (
            _MINE,
            Way("theirs", "Take theirs"),
            Way("both", "Keep both as two drafts"),
            Way("later", "Decide later"),
        )
        way = await dialogue.compare(_CHANGED, text, comparison, ways)
    match way:
        case "mine":
            keep_mine(session)
            await dialogue.report("Saved. The other version is in the draft's history.")
        case "theirs":
            take_theirs(session)
            await dialogue.report("The draft now has the other program's version. Yours is a version in its history.")
        case "both":
            path = keep_both(session)
            await dialogue.report(f"The draft now has the other program's version. Yours is at {path}")
        case _:
            return False
    return True


async def _save_elsewhere(dialogue: Dialogue, session: Session, why: UserError) -> bool:
    way = await dialogue.choose(
        "This draft is not saved",
        f"{why}. {kept_meanwhile(session)}",
        (Way("again", "Try again"), Way("elsewhere", "Save it in another folder"), Way("later", "Keep writing")),
    )
    if way == "again":
        session.save()
        await dialogue.report("Saved.")
        return False
    return way == "elsewhere" and await _save_in_folder(dialogue, session)


async def _save_in_folder(dialogue: Dialogue, session: Session) -> bool:
    """Asks for a folder until the draft can be saved in it. Whether it was."""
    folder, problem = str(drafts_folder()), ""
    aside = "Type the full path of a folder: on this machine, on a USB stick, or on one of the council's drives."
    while answer := await dialogue.ask("In which folder?", "Save it there", text=folder, aside=problem or aside):
        folder = answer
        try:
            save_in(session, parse_path(folder).absolute())
        except UserError as error:
            problem = f"It is not saved: {error}."
            continue
        await dialogue.report(f"Saved at {session.path}. From now on, you work on this copy.")
        return True
    return False
