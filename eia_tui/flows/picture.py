"""Adds a picture to a draft: copies it into the draft's folder, and asks what it shows."""

from pathlib import Path

from eia_tui.flows.dialogue import Dialogue
from eia_tui.flows.reason import ask_reason
from eia_tui.prose.picture_syntax import picture_text
from eia_tui.session.session import Session
from eia_tui.storage.pictures import add_picture

WHAT_DOES_IT_SHOW = "What does the picture show?"
WHAT_IT_SHOWS = (
    "Say what the picture shows, as you would on the telephone: “Bar chart: two in three people at the stop are "
    "over 75.” People who cannot see it hear this instead, and the law asks for it."
)
"""Asks for the description of a picture."""


async def describe_picture(dialogue: Dialogue, session: Session, file: Path) -> str:
    """Copies a picture into the folder of the draft, and asks what it shows; how it is written in an answer.

    "" where the person goes back. Raises `UserError` for a file that is not a picture.
    """
    kept = add_picture(file, session.path.parent)
    what = f"description of {kept}"
    description = await ask_reason(dialogue, session, what, WHAT_DOES_IT_SHOW, "Insert", aside=WHAT_IT_SHOWS)
    if not description:
        return ""
    session.unfinished.forget(what)
    return picture_text(description, kept)
