"""Starts the wizard from a stick: drafts are kept beside the program's folder, or in Documents if that is read-only."""

import os
import sys
from pathlib import Path

from eia_tui.commands.cli import main
from eia_tui.system.app_folders import HOME

PROGRAM = Path(__file__).parents[1]
"""The folder that was unpacked."""
NAME = "Equality impact assessments"


def folder_beside(program: Path) -> Path | None:
    """The folder beside the program's where drafts and settings are kept; None if it cannot be written.

    It is not inside, so that the program's folder can be replaced by a newer one.
    """
    folder = program.parent / NAME
    if os.path.lexists(folder) and not folder.is_dir():
        return None
    probe = (folder if folder.is_dir() else program.parent) / f".eia-wizard-{os.getpid()}"
    try:
        probe.mkdir()
        probe.rmdir()
    except OSError:
        return None
    return folder


if __name__ == "__main__":
    if not os.environ.get(HOME) and (folder := folder_beside(PROGRAM)):
        os.environ[HOME] = str(folder)
    sys.exit(main())
