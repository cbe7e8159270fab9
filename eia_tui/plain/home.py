"""The list of drafts at the plain prompts: opens one, or starts a new one."""

import contextlib
from datetime import datetime
from pathlib import Path

from eia_tui.flows.dialogue import run_flow
from eia_tui.flows.open import open_draft
from eia_tui.form.definition import Form
from eia_tui.plain.commands import use_screens
from eia_tui.plain.console import Ended, ask, ask_reply, one_line, refuse_lines, say, without_word
from eia_tui.plain.dialogue import LineDialogue
from eia_tui.plain.input import prepared
from eia_tui.plain.interview import Interview
from eia_tui.plain.signals import refuse_unprinted
from eia_tui.session.recovery import recreate_draft
from eia_tui.storage.catalogue import CatalogueEntry, find_draft, list_drafts
from eia_tui.storage.drafts import new_draft, when_saved
from eia_tui.storage.journal import lost_drafts
from eia_tui.storage.settings import drafts_folder, settings_problem
from eia_tui.system.errors import UserError
from eia_tui.system.text import plural


def ask_plainly(form: Form, path: Path | None = None) -> None:
    """Asks the questions of the draft at `path`, or of a chosen one; `form` is for new drafts. Raises `UserError`."""
    with prepared(), contextlib.suppress(Ended):
        path = path or _chosen(form)
        if path and (session := run_flow(open_draft(LineDialogue(), path))):
            Interview(session).run()
    refuse_unprinted()


def _chosen(form: Form) -> Path | None:
    """The draft that the officer opens or starts; None if they leave."""
    say(f"Equality impact assessments, in {drafts_folder()}.")
    if why := settings_problem():
        say(f"{why}.")
    entries = sorted(list_drafts(), key=lambda entry: entry.saved, reverse=True)
    now = datetime.now().astimezone()
    say(*(_line(number, entry, now) for number, entry in enumerate(entries, 1)))
    if not entries:
        say("There are no drafts yet.")
    gone = lost_drafts()
    if gone:
        say(f"Unsaved text from {plural(len(gone), 'missing draft')} can be recovered: type rescue.")
    while True:
        reply = ask_reply("A draft's number, new, example, screens or quit:")
        typed = reply.text.strip()
        if reply.pasted and reply.before.strip().lower().startswith("new"):
            typed = f"new {one_line(without_word(reply, 'new'))}"
        elif reply.pasted:
            refuse_lines(reply)
            continue
        word, _, rest = typed.partition(" ")
        try:
            match word.lower():
                case "quit":
                    return None
                case "screens":
                    use_screens()
                case "example":
                    return find_draft("example")
                case "rescue" if gone:
                    return recreate_draft(gone.pop())
                case "new":
                    if name := rest.strip() or ask("What is being assessed?").strip():
                        return new_draft(name, form)
                case number if number.isdecimal() and 0 < int(number) <= len(entries):
                    return entries[int(number) - 1].path
                case _ if typed:
                    return find_draft(typed)
        except UserError as error:
            say(str(error))


def _line(number: int, entry: CatalogueEntry, now: datetime) -> str:
    rest = entry.trouble or f"{entry.progress}, saved {when_saved(entry.saved, now)}, {entry.status}"
    beside = f". {entry.copies_notice}" if entry.copies else ""
    return f"{number} {entry.name}: {rest}{beside}"
