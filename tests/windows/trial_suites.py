"""The project's own tests of forms, with Windows' Python: `.ci/windows` runs this under Wine."""

import re
import shutil
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from eia_tui import __version__
from tests.conftest import ROOT
from tests.windows.conftest import only
from tests.windows.wine import WORK, Windows

SUITES = ("form",)
FEWEST = 150
"""Tests that must have passed."""
EXTRA = (
    "pytest",
    "pygments",
    "iniconfig",
    "pluggy",
    "packaging",
    "colorama",
    "pytest-asyncio",
    "hypothesis",
    "sortedcontainers",
    "pyte",
    "wcwidth",
)
WINES_GAPS = """\
import _winapi
del _winapi.CopyFile2  # Wine 8 has none, and ends the program; Python then copies as it did before 3.12
"""


@pytest.fixture(scope="module")
def python() -> Path:
    """Windows' Python with the program's libraries and those of the tests, which runs the tests of this checkout."""
    folder = WORK / "suites"
    shutil.rmtree(folder, ignore_errors=True)
    with zipfile.ZipFile(only(f"eia-wizard-{__version__}-windows-x64.zip")) as packed:
        packed.extractall(folder)
    program = folder / "EIA wizard"
    shutil.rmtree(program / "app" / "eia_tui")  # that of the checkout is tested
    constraints = ["--constraint", str(ROOT / "constraints.txt")]
    platform = ["--platform", "win_amd64", "--python-version", "3.13", "--only-binary", ":all:"]
    command = [sys.executable, "-m", "pip", "install", "--quiet", "--no-deps", *platform, *constraints]
    subprocess.run([*command, "--target", str(folder / "site"), *EXTRA], check=True)
    (folder / "site" / "sitecustomize.py").write_text(WINES_GAPS, encoding="ascii")
    (paths,) = (program / "python").glob("*._pth")
    checkout = Windows(WORK / "prefix").there(ROOT)
    paths.write_text(f"python313.zip\n.\n..\\..\\site\n..\\app\n{checkout}\nimport site\n", encoding="utf-8")
    return program / "python" / "python.exe"


def test_the_suites_pass(windows: Windows, python: Path):
    options = ["-q", "-x", "-p", "no:cacheprovider", "-m", "not slow", "--override-ini", "addopts="]
    folders = [f"tests/{name}" for name in SUITES]
    done = windows.run(python, "-m", "pytest", *options, *folders, patience=300, CI="", PYTHONDONTWRITEBYTECODE="1")
    assert done.returncode == 0, done.stdout[-3000:]
    (passed,) = re.findall(r"(\d+) passed", done.stdout.splitlines()[-1])
    print(done.stdout.splitlines()[-1])
    assert int(passed) > FEWEST
