"""The wizard of the bundle on Textual's own driver for Windows: `.ci/windows` runs this under Wine."""

import contextlib
import json
import shutil
import zipfile
from pathlib import Path

import pytest

from eia_tui import __version__
from tests.windows.conftest import only
from tests.windows.console import open_console
from tests.windows.wine import WORK, Windows, until

pytestmark = pytest.mark.xdist_group("installed")

F8, TAB, ENTER, CONTROL_P, CONTROL_Q = "\x1b[19~", "\t", "\r", "\x10", "\x11"
PASTED = (
    "• Opening hours – “late” on Thursdays\n• 1,240 visits a month, 37% by bus\nAsk about the café and the naïve 😀"
)


@pytest.fixture(scope="module")
def python() -> Path:
    """The Python of the program, from the zip."""
    folder = WORK / "wizard"
    shutil.rmtree(folder, ignore_errors=True)
    with zipfile.ZipFile(only(f"eia-wizard-{__version__}-windows-x64.zip")) as packed:
        packed.extractall(folder)
    return folder / "EIA wizard" / "python" / "python.exe"


def is_kept(windows: Windows, draft: Path, words: str) -> bool:
    """Whether words are in a draft, or in the journal of what is not saved yet."""
    written = json.dumps(words)[1:-1]
    with contextlib.suppress(FileNotFoundError):  # it was saved meanwhile, and the journal removed
        if any(written in journal.read_text(encoding="utf-8") for journal in windows.user.rglob("journal-*.jsonl")):
            return True
    return words in draft.read_text(encoding="utf-8")


def test_the_wizard_takes_keys_and_a_paste_dies_and_has_the_text_again(windows: Windows, python: Path, tmp_path: Path):
    made = windows.run_python(python, "-m", "eia_tui", "new", "Library opening hours").stdout.strip()
    draft = windows.here(made)
    with open_console(windows, python, tmp_path / "first", made) as wizard:
        wizard.until("Library opening hours")
        assert wizard.has_every_colour()
        wizard.press(F8 + F8)
        wizard.until("Data and engagement")
        wizard.press(TAB)
        wizard.press("Typed by hand. ")
        wizard.until("Typed by hand.")
        until(lambda: "Typed by hand." in draft.read_text(encoding="utf-8"), lambda: "saved")
        wizard.paste(PASTED)
        wizard.until("naïve")
        until(lambda: is_kept(windows, draft, "naïve 😀"), lambda: "the paste in the draft, or in the journal")
        wizard.die()
    with open_console(windows, python, tmp_path / "second", made) as wizard:
        wizard.until("Typed by hand.")
        wizard.until("late")
        until(lambda: "1,240 visits" in draft.read_text(encoding="utf-8"), lambda: "saved again")
        wizard.press(CONTROL_Q)
        wizard.wait()
    saved = draft.read_text(encoding="utf-8")
    for words in ("Opening hours – “late” on Thursdays", "37% by bus", "café and the naïve 😀"):
        assert words in saved


def test_text_in_an_editor_that_ends_at_once_is_waited_for(windows: Windows, python: Path, tmp_path: Path):
    """As Notepad of Windows 11 does, where a window of it is open already."""
    made = windows.run_python(python, "-m", "eia_tui", "new", "Library editor").stdout.strip()
    draft = windows.here(made)
    editor = f'"{windows.there(python)}" -c "import sys"'
    with open_console(windows, python, tmp_path / "edited", made, EDITOR=editor) as wizard:
        wizard.until("Library editor")
        wizard.press(F8 + F8)
        wizard.until("Data and engagement")
        wizard.press(TAB)
        wizard.press("Before. ")
        wizard.until("Before.")
        wizard.press(CONTROL_P)
        wizard.until("Search for commands")
        wizard.press("your own editor")
        wizard.until("Open in your own editor")
        wizard.press(ENTER)
        wizard.until("nothing is changed yet")
        assert "Before." in draft.read_text(encoding="utf-8")
        (given,) = windows.user.rglob("eia-wizard-*/answer.txt")
        given.write_text("Saved later – in “Notepad”.", encoding="utf-8-sig", newline="\r\n")
        wizard.press(ENTER)
        wizard.until("Saved later")
        until(lambda: "Saved later – in “Notepad”." in draft.read_text(encoding="utf-8"), lambda: "saved")
        wizard.press(CONTROL_Q)
        wizard.wait()
    assert not given.parent.exists()
