"""The words that do something with the whole draft, whatever question is in hand."""

from collections.abc import Callable

from eia_tui.plain.approvals import of_approvals
from eia_tui.plain.console import say
from eia_tui.plain.reports import checked, found, listed, spelt
from eia_tui.plain.to_screens import want_screens
from eia_tui.session.recovery import restore, version_lines
from eia_tui.session.session import Session
from eia_tui.storage.history import versions
from eia_tui.system.errors import UserError


def of_the_whole(session: Session, save: Callable[[], None], word: str, rest: str) -> bool:
    """Does what a word means, with what follows it; `save` saves, and says so. Whether it means anything here."""
    match word.lower(), bool(rest):
        case "list", False:
            say(*listed(session))
        case "check", False:
            say(*checked(session))
        case "spell", False:
            say(*spelt(session.draft))
        case "find", True if word == "find":
            say(*found(session.draft, rest))
        case "export", False:
            save()
            _export(session)
        case "publish", False:
            save()
            _publish(session, ".docx")
        case "publish", True if rest.lower() == "page":
            save()
            _publish(session, ".html")
        case "history", False:
            say(*version_lines(session.path), "Type restore and a number to have one back.")
        case "restore", True if rest.isdecimal():
            _restore(session, int(rest))
        case "screens", False:
            want_screens()
        case _:
            return of_approvals(session, save, word, rest)
    return True


def _restore(session: Session, number: int) -> None:
    kept = versions(session.path)
    if not 0 < number <= len(kept):
        say(f"There are versions 1 to {len(kept)}." if kept else "There are no earlier versions yet.")
        return
    try:
        restore(session, kept[-number])
    except UserError as error:
        say(str(error))
    else:
        say("It is as it was then. What it was until now is version 1.")


def _export(session: Session) -> None:
    try:
        exported = session.export()
    except UserError as error:
        say(f"It was not exported. {error}")
        return
    say(*exported.warnings, f"The Word form is at {exported.path}")


def _publish(session: Session, suffix: str) -> None:
    try:
        published = session.publish(suffix)
    except UserError as error:
        say(f"{error}.")
        return
    say(*published.told, f"The copy for publication is at {published.path}")
