"""The bundle that is tried under Wine: `.ci/windows` builds it first."""

import os
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.conftest import ROOT, WORKER
from tests.windows.wine import WORK, Windows

BUNDLE = Path(os.environ.get("EIA_WIZARD_BUNDLE", "dist")).resolve()
"""The folder that the bundle was built into."""


@pytest.fixture(scope="session")
def windows() -> Iterator[Windows]:
    """A new Windows, one for each process that runs trials."""
    prefix = WORK / f"prefix-{WORKER or 'alone'}"
    shutil.rmtree(prefix, ignore_errors=True)
    WORK.mkdir(parents=True, exist_ok=True)
    made = Windows.make(prefix)
    yield made
    made.remove()


def only(pattern: str) -> Path:
    """The one file of the bundle with such a name."""
    (found,) = BUNDLE.glob(pattern)
    return found


def wheels() -> list[Path]:
    """The wheels that the program's folder was made from: those it needs, and its own."""
    fetched = ROOT / "build" / "bundle" / "wheels"
    return [*fetched.glob("any/*.whl"), *fetched.glob("windows-x64-3.13/*.whl"), only("*.whl")]
