"""Leaves the plain prompts for the screens, from the next start on."""

from dataclasses import replace

from eia_tui.plain.talk import say
from eia_tui.refusal import Refused
from eia_tui.storage.settings import keep_settings, read_settings


def want_screens() -> None:
    """Keeps the choice, and says so; or says why it cannot be kept."""
    try:
        keep_settings(replace(read_settings(), plain=False))
    except Refused as refusal:
        say(str(refusal))
    else:
        say("From the next start on there are screens, unless ACCESSIBLE or --plain asks for plain prompts.")
