"""Leaves the plain prompts for the screens, from the next start on."""

from dataclasses import replace

from eia_tui.plain.console import say
from eia_tui.storage.settings import keep_settings, read_settings
from eia_tui.system.errors import UserError


def want_screens() -> None:
    """Keeps the choice, and says so; or says why it cannot be kept."""
    try:
        keep_settings(replace(read_settings(), plain=False))
    except UserError as error:
        say(str(error))
    else:
        say("From the next start on there are screens, unless ACCESSIBLE or --plain asks for plain prompts.")
