"""Asks about a path that is typed or dropped at a question, and is that of a Word form."""

from pathlib import Path

from eia_tui.flows.dialogue import Way, run_flow
from eia_tui.flows.import_returned import read_into_draft
from eia_tui.plain.console import say
from eia_tui.plain.dialogue import LineDialogue
from eia_tui.plain.saving import Saving
from eia_tui.session.session import Session
from eia_tui.system.errors import UserError


def read_dropped(session: Session, saving: Saving, form: Path) -> bool:
    """Asks whether a path is that of a Word form to be read, or an answer. Whether it was not an answer."""
    dialogue = LineDialogue()
    ways = (Way("read", "Read it into this draft"), Way("answer", "Use its path as the answer"))
    way = run_flow(dialogue.choose(f"“{form.name}” is a document", "Is it a Word form that came back?", ways))
    if way == "read":
        try:
            run_flow(read_into_draft(dialogue, session, str(form)))
        except UserError as error:
            say(f"{str(error).rstrip('.')}.")
        else:
            saving.save()
    return way != "answer"
