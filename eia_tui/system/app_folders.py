"""The folders that the program uses on this machine."""

import os
from pathlib import Path

from eia_tui.system.errors import UserError
from eia_tui.system.paths import canonical_name, parse_path

HOME = "EIA_WIZARD_HOME"
"""The environment variable that puts drafts, state and settings under one folder."""


def _home() -> Path | None:
    """The folder that the environment variable names, if it is set. Raises `UserError` if that is not a path."""
    try:
        return parse_path(home) if (home := os.environ.get(HOME)) else None
    except UserError as error:
        raise UserError(f"{HOME}: {error}") from error


def default_drafts_folder() -> Path:
    """The drafts folder unless the user chooses another; it may not exist yet."""
    if home := _home():
        return home / "drafts"
    from platformdirs import user_documents_path  # also finds a Documents folder that OneDrive has moved

    return user_documents_path() / "Equality impact assessments"


def user_folders() -> tuple[Path, Path]:
    """The user's own Documents and Desktop folders, also where OneDrive has moved them."""
    from platformdirs import user_desktop_path, user_documents_path

    return user_documents_path(), user_desktop_path()


def downloads_folder() -> Path:
    """The user's own Downloads folder."""
    from platformdirs import user_downloads_path

    return user_downloads_path()


def state_folder() -> Path:
    """The folder of the program's own state on this machine; it may not exist yet."""
    if home := _home():
        return home / "state"
    from platformdirs import user_state_path

    return user_state_path("eia-wizard", appauthor=False)


def draft_state_folder(draft: Path) -> Path:
    """The folder of the state that belongs to one draft file: lock, journal, position; it may not exist yet.

    Every name of the same file (a link, a relative path, other capitals) gives the same folder.
    """
    import hashlib  # needed for a draft alone, and slow to load

    key = hashlib.sha256(canonical_name(draft).encode(errors="surrogatepass")).hexdigest()[:24]
    return state_folder() / "drafts" / key


def settings_file() -> Path:
    """The settings file; it may not exist yet."""
    if home := _home():
        return home / "settings.toml"
    from platformdirs import user_config_path

    return user_config_path("eia-wizard", appauthor=False) / "settings.toml"
