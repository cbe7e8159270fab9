"""Asks for a line where no draft has a journal, so that a crash does not lose it while it is typed."""

import contextlib
from functools import partial

from eia_tui.flows.dialogue import Dialogue
from eia_tui.storage.kept_line import KeptLine
from eia_tui.system.errors import UserError


def keep(kept: KeptLine, typed: str) -> None:
    """Keeps what is typed so far, or was refused; where that fails, as on a full disk, it is still on the screen."""
    with contextlib.suppress(UserError):
        kept.keep(typed)


async def ask_line(
    dialogue: Dialogue, kept: KeptLine, question: str, button: str, *, text: str = "", aside: str = ""
) -> str | None:
    """The line that the person types, or None where they go back; the line is forgotten then.

    What was typed when the program closed is in it at first, otherwise `text`.
    """
    begun = kept.text
    typed = await dialogue.ask(
        question, button, text=begun or text, aside=aside, note=partial(keep, kept), started=begun not in ("", text)
    )
    kept.forget()
    return typed
