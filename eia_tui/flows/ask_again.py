"""Asks for a line until it can be used."""

from collections.abc import Callable

from eia_tui.flows.dialogue import Dialogue, Result
from eia_tui.system.errors import UserError


async def ask_until_right(
    dialogue: Dialogue, question: str, button: str, use: Callable[[str], Result], *, text: str = "", aside: str = ""
) -> Result | None:
    """What `use` makes of the line that the person types; None where they cancel.

    Where `use` raises `UserError`, its message is shown beside the line, which keeps what was typed.
    """
    problem = ""
    while typed := await dialogue.ask(question, button, text=text, aside=f"{problem} {aside}".strip()):
        try:
            return use(typed)
        except UserError as error:
            problem, text = f"{error}.", typed
    return None
