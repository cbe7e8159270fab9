"""Other programs that read and write Word files."""

import os
import shutil
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

import pytest


def needed(name: str, package: str) -> str:
    """The path of a program; skips the test where it is not installed, except in CI on Linux."""
    path = shutil.which(name)
    if path is None:
        assert not (os.environ.get("CI") and sys.platform == "linux"), f"CI must have {name}: apt-get install {package}"
        pytest.skip(f"{name} is not installed")
    return path


def saved_by_libreoffice(files: Sequence[Path], folder: Path) -> list[Path]:
    """The Word files as LibreOffice saves them, in a new folder, in their order."""
    office = needed("soffice", "libreoffice-writer-nogui")
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    command = [office, profile, "--headless", "--convert-to", "docx", "--outdir", folder, *files]
    subprocess.run(command, capture_output=True, check=True, timeout=300)
    return [folder / file.name for file in files]
