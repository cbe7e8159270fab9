"""The drive of a draft is unplugged while text is typed: the program reports it, and saves once the drive is back."""

import os
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from eia_tui.form.definition import Form
from eia_tui.storage.drafts import new_draft, open_draft
from eia_tui.storage.journal import unsaved_answers
from eia_tui.storage.settings import drafts_folder
from tests.terminal import PATIENCE, Terminal

pytestmark = [pytest.mark.slow(20), pytest.mark.skipif(os.name == "nt", reason="a pseudo-terminal")]


def until(condition: Callable[[], bool]) -> None:
    end = time.monotonic() + PATIENCE
    while not condition():
        assert time.monotonic() < end
        time.sleep(0.02)


@pytest.mark.parametrize("below", ["the drafts", "everything"])
def test_the_wizard_reports_an_unplugged_drive_and_saves_once_it_is_back(
    below: str, form: Form, home: Path, tmp_path: Path
):
    path, out = new_draft("Mobile library", form), tmp_path / "out"
    drive = drafts_folder() if below == "the drafts" else home
    faulty = [
        sys.executable,
        "-m",
        "tests.torture.faulty_disk",
        "--drive",
        str(drive),
        "--out",
        str(out),
        "--",
        str(path),
    ]
    with Terminal(faulty, (100, 30), {"EIA_WIZARD_HOME": str(home)}) as terminal:
        terminal.until("Step ")
        terminal.send(" of ours")
        until(lambda: open_draft(path).name == "Mobile library of ours")
        terminal.until("Mobile library of ours", " Saved ")
        out.touch()
        terminal.send(", new")
        terminal.until("Mobile library of ours, new", "NOT SAVED")
        if below == "the drafts":
            until(
                lambda: (
                    (left := unsaved_answers(path)) is not None
                    and "Mobile library of ours, new" in left.answers.values()
                )
            )
        for key in ("f1", "escape", "f2", "escape", "f12", "escape"):  # no screen ends the program
            terminal.press(key)
        terminal.until("NOT SAVED")
        assert open_draft(path).name == "Mobile library of ours"
        out.unlink()
        terminal.until(" Saved ")
        until(lambda: open_draft(path).name == "Mobile library of ours, new")
