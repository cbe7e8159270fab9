"""Asks for a reason or a reply in a line, which a crash does not lose while it is typed."""

from eia_tui.flows.dialogue import Dialogue
from eia_tui.session.session import Session


async def ask_reason(
    dialogue: Dialogue,
    session: Session,
    what: str,
    question: str,
    button: str,
    *,
    aside: str,
    text: str = "",
    confirm: str = "",
) -> str | None:
    """The line that the person types; None where they cancel, and what they typed now is forgotten then.

    `what` says for which thing it is, so that what was typed before a crash is there when the same is asked again;
    otherwise `text` is.
    `confirm` is as for `Dialogue.ask`. Once the line is used, the caller forgets it with `session.unfinished`.
    """
    unfinished = session.unfinished
    before = now = unfinished.text(what)

    def note(typed: str) -> None:
        nonlocal now
        now = typed
        unfinished.write(what, typed)

    typed = await dialogue.ask(
        question, button, text=before or text, aside=aside, note=note, confirm=confirm, started=True
    )
    if typed is None and now != before:
        unfinished.forget(what)
    return typed
