"""Asks for a reason or a reply in a line, which a crash does not lose while it is typed."""

from eia_tui.flows.dialogue import Dialogue
from eia_tui.session.session import Session


async def ask_reason(
    dialogue: Dialogue, session: Session, what: str, question: str, button: str, *, aside: str, text: str = ""
) -> str | None:
    """The line that the person types; None where they cancel, and what they typed is forgotten then.

    `what` says for which thing it is, so that what was typed before a crash is there when the same is asked again;
    otherwise `text` is.
    Once the line is used, the caller forgets it with `session.unfinished`.
    """
    unfinished = session.unfinished
    typed = await dialogue.ask(
        question,
        button,
        text=unfinished.text(what) or text,
        aside=aside,
        note=lambda text: unfinished.write(what, text),
    )
    if typed is None:
        unfinished.forget(what)
    return typed
