"""Where things are kept on this machine."""

import hashlib
import os
from pathlib import Path

from eia_tui.system.errors import UserError
from eia_tui.system.paths import only_name, path_of

HOME = "EIA_WIZARD_HOME"
"""The environment variable that puts drafts, state and settings under one folder."""


def _home() -> Path | None:
    """The folder that the environment names. Raises `UserError` where it can be none."""
    try:
        return path_of(home) if (home := os.environ.get(HOME)) else None
    except UserError as error:
        raise UserError(f"{HOME}: {error}") from error


def usual_drafts_folder() -> Path:
    """Where drafts are kept unless the officer chooses another folder; it may not be there yet."""
    if home := _home():
        return home / "drafts"
    from platformdirs import user_documents_path  # finds the Documents folder that OneDrive has moved, too

    return user_documents_path() / "Equality impact assessments"


def state_folder() -> Path:
    """The folder of what the program notes for itself on this machine; it may not be there yet."""
    if home := _home():
        return home / "state"
    from platformdirs import user_state_path

    return user_state_path("eia-wizard", appauthor=False)


def notes_folder(draft: Path) -> Path:
    """The folder of what the program notes about one draft file, apart from the file; it may not be there yet.

    It is the same whichever way the file is named: by a link, a relative path, in capitals.
    """
    key = hashlib.sha256(only_name(draft).encode(errors="surrogatepass")).hexdigest()[:24]
    return state_folder() / "drafts" / key


def settings_file() -> Path:
    """The file of what the officer chose; it may not be there yet."""
    if home := _home():
        return home / "settings.toml"
    from platformdirs import user_config_path

    return user_config_path("eia-wizard", appauthor=False) / "settings.toml"
