"""Shows the copies that a program which synchronises folders left beside a draft, and lets the officer choose."""

from collections.abc import Callable, Sequence

from eia_tui.draft.diff import differences
from eia_tui.session.conflict_copies import Copy, Unread, copies, keep_both, keep_this, says_the_same, take_copy
from eia_tui.session.session import Session
from eia_tui.system.errors import UserError
from eia_tui.tui.dialogs.compare import CompareScreen
from eia_tui.tui.saving import SavingApp

_HEADING = "Another copy of this draft is beside it"
_ASIDE = (
    "OneDrive and its like make one, {name}, when a draft was changed in two places at once. Nothing of either is "
    "lost: a copy that you do not go on with is put in the bin, and this draft as it is now stays in its history."
)
_TITLES = "As it is in this draft", "As it is in the copy"
_WAYS = {
    "Keep this one": "this",
    "Take the copy": "copy",
    "Keep both as two drafts": "both",
    "Decide later": "later",
}


def offer_copies(app: SavingApp, session: Session, then: Callable[[], object]) -> None:
    """Compares the draft with each copy that differs from it, one after the other, and goes on with `then`."""
    _offer(app, session, copies(session), then)


def _offer(app: SavingApp, session: Session, left: Sequence[Copy | Unread], then: Callable[[], object]) -> None:
    if not left:
        then()
        return
    copy, *rest = left
    if isinstance(copy, Unread):
        app.notify(f"{copy}.", severity="warning", timeout=20, markup=False)
        _offer(app, session, rest, then)
        return
    if says_the_same(session, copy):
        app.notify(f"{_HEADING}, {copy.path.name}, and says just the same.", timeout=15, markup=False)
        _offer(app, session, rest, then)
        return

    def chosen(way: str | None) -> None:
        try:
            _do(app, session, copy, way)
        except UserError as error:
            app.notify(str(error), severity="error", timeout=20, markup=False)
        _offer(app, session, rest, then)

    ways = {"Go on": "later"} if session.closed else _WAYS
    found = differences(session.draft, copy.draft)
    aside = _ASIDE.format(name=copy.path.name)
    if not found:
        aside += " No answer differs: only what is noted about approvals, or what the form does not ask for."
    app.push_screen(CompareScreen(_HEADING, aside, draft=copy.draft, found=found, titles=_TITLES, ways=ways), chosen)


def _do(app: SavingApp, session: Session, copy: Copy, way: str | None) -> None:
    match way:
        case "this":
            keep_this(session, copy)
            app.notify(f"{copy.path.name} is in the bin, a folder beside the drafts.", timeout=15, markup=False)
        case "copy":
            take_copy(session, copy)
            app.notify("This is what the copy says. What it was is in its history (F12).", timeout=15, markup=False)
        case "both":
            app.notify(f"The copy is a draft of its own: {keep_both(session, copy)}", timeout=20, markup=False)
