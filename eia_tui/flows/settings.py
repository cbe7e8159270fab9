"""Changes how the program appears: its theme, and whether it asks by plain prompts."""

from dataclasses import replace

from eia_tui.flows.dialogue import Dialogue
from eia_tui.storage.settings import ColourScheme, read_settings, save_settings


async def remember_colour_scheme(colour_scheme: ColourScheme) -> None:
    """Saves the colour scheme with which the program starts from now on. Raises `UserError`."""
    save_settings(replace(read_settings(), colour_scheme=colour_scheme))


async def prefer_plain_prompts(dialogue: Dialogue, *, plain: bool) -> None:
    """Starts with plain prompts from now on, or with the screens. Raises `UserError`."""
    save_settings(replace(read_settings(), plain=plain))
    await dialogue.report(
        "Next time, questions are asked as plain text, without screens."
        if plain
        else "Next time you get the full-screen version, unless this computer is set up to ask for plain prompts."
    )
