"""Asks for a line where no draft has a journal, so that a crash does not lose it while it is typed."""

import contextlib

from eia_tui.flows.dialogue import Dialogue
from eia_tui.storage.kept_line import KeptLine
from eia_tui.system.errors import UserError


async def ask_line(
    dialogue: Dialogue, kept: KeptLine, question: str, button: str, *, text: str = "", aside: str = ""
) -> str | None:
    """The line that the person types, or None where they go back; the line is forgotten then.

    What was typed when the program closed is in it at first, otherwise `text`.
    """

    def note(typed: str) -> None:
        with contextlib.suppress(UserError):  # where it cannot be kept, as on a full disk, it is still on the screen
            kept.keep(typed)

    begun = kept.text
    typed = await dialogue.ask(question, button, text=begun or text, aside=aside, note=note, started=bool(begun))
    kept.forget()
    return typed
