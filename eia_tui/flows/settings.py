"""Changes the settings: the theme, whether it asks by plain prompts, and where drafts are kept."""

from pathlib import Path

from eia_tui.flows.ask_again import ask_until_right
from eia_tui.flows.dialogue import Dialogue
from eia_tui.storage.settings import ColourScheme, absolute_path, drafts_folder, read_settings, save_settings
from eia_tui.system.errors import UserError
from eia_tui.system.files import why_not_made
from eia_tui.system.folders import make_folders


async def remember_colour_scheme(colour_scheme: ColourScheme) -> None:
    """Saves the colour scheme with which the program starts from now on. Raises `UserError`."""
    save_settings(read_settings()._replace(colour_scheme=colour_scheme))


async def prefer_plain_prompts(dialogue: Dialogue, *, plain: bool) -> None:
    """Starts with plain prompts from now on, or with the screens. Raises `UserError`."""
    save_settings(read_settings()._replace(plain=plain))
    await dialogue.report(
        "Next time, questions are asked as plain text, without screens."
        if plain
        else "Next time you get the full-screen version, unless this computer is set up to ask for plain prompts."
    )


async def change_drafts_folder(dialogue: Dialogue) -> bool:
    """Asks where drafts are kept from now on. Whether that was answered. Raises `UserError`."""
    folder = await ask_until_right(
        dialogue,
        "Where are drafts kept?",
        "Keep them there",
        _keep_drafts_in,
        text=str(drafts_folder()),
        aside="Drafts that are elsewhere stay there. Type the full path of a folder.",
    )
    return folder is not None


def _keep_drafts_in(folder: str) -> Path:
    """Keeps drafts in another folder from now on; its path. Raises `UserError`."""
    path = absolute_path(folder)
    try:
        make_folders(path)
    except OSError as error:
        raise UserError(f"{folder} cannot be made: {why_not_made(error)}") from error
    save_settings(read_settings()._replace(drafts=str(path)))
    return path
