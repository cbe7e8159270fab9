"""The words that do something with the whole draft, whatever question is in hand."""

from collections.abc import Callable

from eia_tui.plain.approvals import of_approvals
from eia_tui.plain.console import say
from eia_tui.plain.reports import checked, found, listed, spelt
from eia_tui.plain.to_screens import want_screens
from eia_tui.session.recovery import restore, version_lines
from eia_tui.session.session import Sitting
from eia_tui.storage.history import versions
from eia_tui.system.errors import Refused


def of_the_whole(sitting: Sitting, save: Callable[[], None], word: str, rest: str) -> bool:
    """Does what a word means, with what follows it; `save` saves, and says so. Whether it means anything here."""
    match word.lower(), bool(rest):
        case "list", False:
            say(*listed(sitting))
        case "check", False:
            say(*checked(sitting))
        case "spell", False:
            say(*spelt(sitting.draft))
        case "find", True if word == "find":
            say(*found(sitting.draft, rest))
        case "export", False:
            save()
            _export(sitting)
        case "publish", False:
            save()
            _publish(sitting, ".docx")
        case "publish", True if rest.lower() == "page":
            save()
            _publish(sitting, ".html")
        case "history", False:
            say(*version_lines(sitting.path), "Type restore and a number to have one back.")
        case "restore", True if rest.isdecimal():
            _restore(sitting, int(rest))
        case "screens", False:
            want_screens()
        case _:
            return of_approvals(sitting, save, word, rest)
    return True


def _restore(sitting: Sitting, number: int) -> None:
    kept = versions(sitting.path)
    if not 0 < number <= len(kept):
        say(f"There are versions 1 to {len(kept)}." if kept else "There are no earlier versions yet.")
        return
    try:
        restore(sitting, kept[-number])
    except Refused as refusal:
        say(str(refusal))
    else:
        say("It is as it was then. What it was until now is version 1.")


def _export(sitting: Sitting) -> None:
    try:
        exported = sitting.export()
    except Refused as refusal:
        say(f"It was not exported. {refusal}")
        return
    say(*exported.warnings, f"The Word form is at {exported.path}")


def _publish(sitting: Sitting, suffix: str) -> None:
    try:
        published = sitting.publish(suffix)
    except Refused as refusal:
        say(f"{refusal}.")
        return
    say(*published.told, f"The copy for publication is at {published.path}")
