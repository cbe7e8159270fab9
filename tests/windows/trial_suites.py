"""The project's own tests of files and of what is in them, with Windows' Python: `.ci/windows` runs this under Wine."""

import os
import re
import shutil
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from eia_tui import __version__
from tests.conftest import ROOT
from tests.windows.conftest import only, wheels
from tests.windows.wine import Windows

SUITES = {("form", "system", "session", "storage"): 500, ("prose", "checks", "exports"): 2000}
"""Which suites run one after another, and how many of their tests must have passed at least."""
LEFT_OUT = ("storage/test_wrong_clocks.py", "storage/test_tampered_journal.py")
"""Write thousands of files, which takes Wine minutes; what they write, `storage/test_history.py` and
`storage/test_journal.py` write as well. They pass: `python -m pytest tests/storage` on Windows runs them.
"""
SAME_EVERYWHERE = [
    f"tests/storage/test_faults.py::test_a_session_loses_no_word_to_a_fault_at_any_call[{fault}]"
    for fault in ("interrupted", "written in part")
]
"""Faults that Windows does not know."""
LONGEST = 1800.0
"""Seconds that suites may take, on a machine that does much else."""
LONGEST_REPORT = 30_000
"""Characters of what pytest prints that are shown where tests fail: of all five."""
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
WINES_GAPS = "import _winapi; vars(_winapi).pop('CopyFile2', None)"
"""Wine 8 ends a program that calls this; without it, Python copies as it did before 3.12."""


@pytest.fixture(
    scope="session",
    params=[
        pytest.param((number, *each), marks=pytest.mark.xdist_group(each[0][0]), id=" ".join(each[0]))
        for number, each in enumerate(SUITES.items())
    ],
)
def suites(request: pytest.FixtureRequest) -> tuple[tuple[str, ...], int]:
    """Suites that run one after another, and how many of their tests must have passed, on a core of their own.

    Each file that Wine opens is asked of its server: on another core that takes twice as long. What is asked for after
    this, such as a Windows, keeps to the same core.
    """
    number, names, fewest = request.param
    cores = sorted(os.sched_getaffinity(0))
    os.sched_setaffinity(0, {cores[number % len(cores)]})
    return names, fewest


@pytest.fixture(scope="module")
def python(windows: Windows) -> Path:
    """Windows' Python with the program's libraries and those of the tests, which runs the tests of this checkout.

    It is not shut off from PYTHONPATH as that of the bundle is: some tests put modules of their own before ours.
    """
    folder = windows.prefix.with_name(f"suites-for-{windows.prefix.name}")
    shutil.rmtree(folder, ignore_errors=True)
    with zipfile.ZipFile(only(f"eia-wizard-{__version__}-windows-x64.zip")) as packed:
        packed.extractall(folder, [name for name in packed.namelist() if "/python/" in name])
    program = folder / "EIA wizard" / "python"
    (paths,) = program.glob("*._pth")
    paths.unlink()
    site = program / "Lib" / "site-packages"
    platform = ["--platform", "win_amd64", "--python-version", "3.13", "--only-binary", ":all:"]
    pinned = ["--constraint", str(ROOT / "constraints.txt")]
    command = [sys.executable, "-m", "pip", "install", "--quiet", "--no-deps", "--no-compile", *platform, *pinned]
    subprocess.run([*command, "--target", str(site), *map(str, wheels()), *EXTRA], check=True)
    shutil.rmtree(site / "eia_tui")  # that of the checkout is tested
    (site / "checkout.pth").write_text(f"{windows.there(ROOT)}\n{WINES_GAPS}\n", encoding="utf-8")
    return program / "python.exe"


def test_the_suites_pass(suites: tuple[tuple[str, ...], int], windows: Windows, python: Path):
    names, fewest = suites
    options = [
        "-q",
        "--maxfail=5",
        "--tb=short",
        "-p",
        "no:cacheprovider",
        "-m",
        "not slow",
        "-k",
        "not quickly",
        "--override-ini",
        "addopts=",
    ]
    options += ["--hypothesis-profile", "few", *(f"--ignore=tests/{name}" for name in LEFT_OUT)]
    options += [option for test in SAME_EVERYWHERE for option in ("--deselect", test)]
    folders = [f"tests/{name}" for name in names]
    compiled = windows.there(python.parents[2] / "compiled")
    done = windows.run(python, "-m", "pytest", *options, *folders, seconds=LONGEST, CI="", PYTHONPYCACHEPREFIX=compiled)
    assert done.returncode == 0, done.stdout[-LONGEST_REPORT:]
    (passed,) = re.findall(r"(\d+) passed", done.stdout.splitlines()[-1])
    print(done.stdout.splitlines()[-1])
    assert int(passed) >= fewest
