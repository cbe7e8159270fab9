"""Microsoft's Open XML SDK, from npm, for the Word files that the tests write."""

import hashlib
import json
import os
import re
import shutil
import subprocess
import zipfile
from collections.abc import Sequence
from pathlib import Path

_FOLDER = Path(__file__).parent
_PATIENCE = 120
"""Seconds after which the validator is taken to hang."""
_BUILD = _FOLDER.parent.parent / "build"
_KNOWN = _BUILD / "valid-word-files"
"""An empty file for each content that was found valid, so that the next run need not ask again."""
_KNOWN_IN_CI = _BUILD / "word" / "valid"
"""The same for CI, which asks once in each run: `tests/conftest.py` empties this folder at its start."""
_TIME = re.compile(rb"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ")
_START = {"DOTNET_TieredPGO": "0", "DOTNET_TC_CallCounting": "0"}
"""For .NET: compiles nothing a second time, which is not worth it for one file."""
NO_NODE = "Node is not installed: Microsoft's validator comes from npm"


_NODE = shutil.which("npm") and shutil.which("node")
"""Looked for before any test runs: some of them take the programs of this machine away."""


def node() -> str | None:
    """The command for Node; None if it is not installed, which is an error in CI."""
    assert _NODE or not os.environ.get("CI"), f"{NO_NODE}. In CI every Word file is validated"
    return _NODE


def install(folder: Path = _FOLDER) -> None:
    """Installs the packages of a folder's `package.json`, once, before any worker starts."""
    if node() and not (folder / "node_modules").is_dir():
        quiet = ["--silent", "--no-fund", "--no-audit", "--no-package-lock"]
        subprocess.run(["npm", "install", *quiet], cwd=folder, check=True, shell=os.name == "nt")


def invalid(files: Sequence[Path]) -> str:
    """The errors of Word files, one line each; "" if they are valid or Node is not installed."""
    return "\n".join(filter(None, map(_wrong, files))) if _NODE else ""


def _wrong(file: Path) -> str:
    known = (_KNOWN_IN_CI if os.environ.get("CI") else _KNOWN) / _digest(file)
    if known.exists():
        return ""
    wrong = _checked(file)
    if not wrong:
        known.parent.mkdir(parents=True, exist_ok=True)
        known.touch()
    return wrong


def _digest(file: Path) -> str:
    """The SHA-256 of the validator's version and of all parts of a Word file, but for the time at which it was written."""
    digest = hashlib.sha256((_FOLDER / "package.json").read_bytes())
    if not zipfile.is_zipfile(file):
        digest.update(file.read_bytes())
        return digest.hexdigest()
    with zipfile.ZipFile(file) as package:
        for part in package.infolist():
            content = package.read(part)
            if part.filename == "docProps/core.xml":
                content = _TIME.sub(b"", content)
            digest.update(f"{part.filename} {len(content)} ".encode() + content)
    return digest.hexdigest()


def _checked(file: Path) -> str:
    # The validator itself, not through Node, which takes as long to start as the check takes.
    [program] = (_FOLDER / "node_modules" / "@xarsh").glob("ooxml-validator-*/ooxml-validator*")
    completed = subprocess.run(
        [program, file], env=os.environ | _START, capture_output=True, encoding="utf-8", check=False, timeout=_PATIENCE
    )
    result = json.loads(completed.stdout)
    return "" if result["ok"] else f"{file}: {json.dumps(result['errors'][:10])}"
