"""Each given file that came back, through the command: everything is as its case expects.

Whether a tracked deletion is one of words that another reviewer inserted is not compared: what waits does not say it.
"""

import shutil
import zipfile
from pathlib import Path

import pytest

from eia_tui.form.definition import Form
from tests.conftest import Run
from tests.imports.given_cases import CASES, FOLDER, Outcome, carrying, change_draft, expected, file_of, send_base


@pytest.fixture(scope="module")
def base(form: Form, tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    """The home folder in which the draft of all cases was sent, and the Word file that was sent."""
    home = tmp_path_factory.mktemp("returned")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("EIA_WIZARD_HOME", str(home))
        path, file = send_base(form)
    return path, file


@pytest.fixture
def path(base: tuple[Path, Path], home: Path) -> Path:
    """The draft, in the home folder of the test."""
    return Path(shutil.copytree(base[0].parent, home / "drafts" / "charges")) / base[0].name


@pytest.mark.parametrize("name", CASES)
def test_a_file_that_came_back_is_read_as_its_case_expects(eia: Run, path: Path, name: str):
    case = expected(name)
    if "now" in case.get("into", ""):
        change_draft(path, FOLDER / "base" / "draft-now.toml")
    assert Outcome(eia, file_of(name), path, case).problems() == []


def _whole(name: str) -> bool:
    return zipfile.is_zipfile(file_of(name)) and expected(name)["exit"] < 2


@pytest.mark.parametrize("name", [name for name in CASES if _whole(name)])
def test_a_file_that_carries_what_was_printed_is_read_in_the_same_way(
    eia: Run, path: Path, base: tuple[Path, Path], name: str, tmp_path: Path
):
    case = expected(name)
    if "now" in case.get("into", ""):
        change_draft(path, FOLDER / "base" / "draft-now.toml")
    file = tmp_path / f"{name}.docx"
    file.write_bytes(carrying(file_of(name), base[1]))
    assert Outcome(eia, file, path, case).problems() == []
