"""What can be done where a draft cannot be saved: choose between two contents, try again, or save it elsewhere."""

from collections.abc import Callable
from functools import partial
from pathlib import Path

from eia_tui.draft.diff import differences
from eia_tui.session.recovery import keep_both, keep_mine, save_in, take_theirs, theirs
from eia_tui.session.session import Session
from eia_tui.storage.draft_file import ChangedElsewhereError
from eia_tui.storage.settings import drafts_folder
from eia_tui.system.errors import UserError
from eia_tui.system.paths import path_of
from eia_tui.tui.dialogs.basic import AskScreen, WaysScreen
from eia_tui.tui.dialogs.compare import CompareScreen
from eia_tui.tui.saving import SavingApp

_MINE, _THEIRS = "Go on with mine", "Go on with theirs"
_CHANGED = "Another program changed this draft"
_ASIDE = (
    "It was changed by another window, another machine or an editor since it was opened here. Nothing is written over "
    "until you choose, and what you do not choose stays in the draft's history."
)


def offer_ways(app: SavingApp, session: Session) -> None:
    """Says what stands in the way of saving, and offers the ways out of it."""
    if isinstance(session.trouble, ChangedElsewhereError):
        _choose(app, session)
    elif session.trouble:
        _elsewhere(app, session, session.trouble)


def _choose(app: SavingApp, session: Session) -> None:
    def chosen(way: str | None) -> None:
        if way == "both":
            path: list[Path] = []
            if _done(app, lambda: path.append(keep_both(session))):
                app.show_draft(session)
                app.notify(f"This is what the other program wrote. Yours is at {path[0]}", timeout=20, markup=False)
        elif way and _done(app, partial(keep_mine if way == "mine" else take_theirs, session)):
            app.show_draft(session)
            app.notify("Saved. The other is a version in its history (F12).", markup=False)

    try:
        other = theirs(session)
    except UserError as error:
        ways = {_MINE: "mine"}
        app.push_screen(WaysScreen(_CHANGED, f"{_ASIDE} It cannot be read any more: {error}.", ways), chosen)
        return
    if other is not None:
        ways = {_MINE: "mine", _THEIRS: "theirs", "Keep both as two drafts": "both"}
        titles = ("As the other program left it", "As it is here")
        found = differences(other, session.draft)
        app.push_screen(
            CompareScreen(_CHANGED, _ASIDE, draft=session.draft, found=found, titles=titles, ways=ways), chosen
        )


def _elsewhere(app: SavingApp, session: Session, why: UserError) -> None:
    def chosen(way: str | None) -> None:
        if way == "again":
            app.run_worker(app.action_save_now())
        elif way == "elsewhere":
            aside = "Give the whole path of a folder: on this machine, on a stick, or on a drive of the council's."
            app.push_screen(AskScreen("In which folder?", "Save it there", str(drafts_folder()), aside), save)

    def save(folder: str | None) -> None:
        if folder and _done(app, lambda: save_in(session, path_of(folder).absolute())):
            app.show_draft(session)
            app.notify(f"Saved at {session.path}. From now on it is this one you write.", timeout=20, markup=False)

    noted = "What you type is noted on this machine meanwhile, and offered when the draft is opened again."
    if session.draft_file and session.draft_file.journal.trouble:
        noted = f"Nor can it be noted on this machine: {session.draft_file.journal.trouble}. Do not close this window."
    ways = {"Try again": "again", "Save it in another folder": "elsewhere", "Go on writing": "on"}
    app.push_screen(WaysScreen("This draft is not saved", f"{why}. {noted}", ways), chosen)


def _done(app: SavingApp, do: Callable[[], object]) -> bool:
    """Does it. Whether it could be done; it is said where not."""
    try:
        do()
    except UserError as error:
        app.notify(str(error), severity="error", timeout=20, markup=False)
        return False
    return True
