"""The program on a stick keeps drafts beside its folder, or in Documents where it cannot write there."""

import os
import runpy
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.conftest import ROOT

START = ROOT / "scripts" / "bundle" / "eia_wizard_stick.py"
pytestmark = pytest.mark.slow


@pytest.fixture
def stick(tmp_path: Path) -> Path:
    """A stick with the file that starts the program in its place."""
    app = tmp_path / "stick" / "EIA wizard" / "app"
    app.mkdir(parents=True)
    shutil.copy(START, app)
    return tmp_path / "stick"


def new_draft(stick: Path, tmp_path: Path, **environment: str) -> Path:
    """Makes a draft with the program on the stick; its path."""
    kept = {name: value for name, value in os.environ.items() if name != "EIA_WIZARD_HOME"}
    made = subprocess.run(
        [sys.executable, stick / "EIA wizard" / "app" / START.name, "new", "Mobile library"],
        env=kept | {"PYTHONPATH": str(ROOT), "HOME": str(tmp_path / "officer")} | environment,
        check=True, capture_output=True, text=True,
    )  # fmt: skip
    return Path(made.stdout.strip())


def test_drafts_are_beside_the_programs_folder(stick: Path, tmp_path: Path):
    path = new_draft(stick, tmp_path)
    assert path.is_relative_to(stick / "Equality impact assessments")
    shutil.rmtree(stick / "EIA wizard")  # as for a newer version
    assert path.exists()


@pytest.mark.parametrize("there_already", [True, False])
def test_where_the_stick_cannot_be_written_drafts_are_in_documents(
    stick: Path, monkeypatch: pytest.MonkeyPatch, there_already: bool
):
    if there_already:
        (stick / "Equality impact assessments").mkdir()
    start = runpy.run_path(str(START), run_name="imported")

    def refuse(folder: Path) -> None:
        raise PermissionError(13, "Permission denied", str(folder))

    assert start["folder_beside"](stick / "EIA wizard") == stick / "Equality impact assessments"
    monkeypatch.setattr(Path, "mkdir", refuse)
    assert start["folder_beside"](stick / "EIA wizard") is None


def test_a_file_in_the_folders_place_sends_drafts_to_documents(stick: Path, tmp_path: Path):
    (stick / "Equality impact assessments").write_text("A note.", encoding="utf-8")
    assert new_draft(stick, tmp_path).is_relative_to(tmp_path / "officer")
    assert (stick / "Equality impact assessments").read_text(encoding="utf-8") == "A note."


def test_a_home_that_is_set_is_used(stick: Path, tmp_path: Path):
    assert new_draft(stick, tmp_path, EIA_WIZARD_HOME=str(tmp_path / "set")).is_relative_to(tmp_path / "set")
    assert not (stick / "Equality impact assessments").exists()
