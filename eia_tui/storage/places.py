"""Where things are kept on this machine."""

import os
from pathlib import Path

HOME = "EIA_WIZARD_HOME"
"""The environment variable that puts drafts, state and settings under one folder."""


def drafts_folder() -> Path:
    """The folder of the officer's drafts; it may not be there yet."""
    if home := os.environ.get(HOME):
        return Path(home).expanduser() / "drafts"
    from platformdirs import user_documents_path  # finds the Documents folder that OneDrive has moved, too

    return user_documents_path() / "Equality impact assessments"


def state_folder() -> Path:
    """The folder of what the program notes for itself on this machine; it may not be there yet."""
    if home := os.environ.get(HOME):
        return Path(home).expanduser() / "state"
    from platformdirs import user_state_path

    return user_state_path("eia-wizard", appauthor=False)
