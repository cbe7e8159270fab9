"""The officer's editor is opened from the wizard in a real terminal; whatever happens to it, the wizard continues."""

import os
import sys
from pathlib import Path

import pytest

from eia_tui.form.definition import Form
from eia_tui.form.kinds import Prose
from eia_tui.storage.drafts import new_draft, open_draft
from eia_tui.storage.position import save_position
from tests.terminal import ForkedTerminal

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(sys.platform == "win32", reason="Windows has no pseudo-terminal in Python"),
]

EDITORS = {
    "not there": ("", "was not found"),
    "fails": ("exit 3", "was stopped or failed"),
    "killed": ("kill -9 $$", "was stopped or failed"),
    "saves no text": (r'printf "\000\377" > "$1"', "did not save text"),
    "takes the file away": ('rm "$1"', "saved no file"),
    "works": ('printf "from the editor" > "$1"', "from the editor"),
}


@pytest.mark.parametrize("editor", EDITORS)
def test_the_wizard_continues_whatever_happens_to_the_editor(editor: str, form: Form, home: Path, tmp_path: Path):
    does, seen = EDITORS[editor]
    path = new_draft("Mobile library", form)
    answer = next(address for address, question in form.questions.items() if isinstance(question, Prose))
    save_position(path, answer)
    command = tmp_path / "my-ed"
    if does:
        command.write_text(f"#!/bin/sh\n{does}\n", encoding="utf-8")
        command.chmod(0o755)
    environment = {
        "EIA_WIZARD_HOME": str(home), "EDITOR": "my-ed", "VISUAL": "", "PATH": f"{tmp_path}:{os.environ['PATH']}",
    }  # fmt: skip
    with ForkedTerminal([str(path)], (120, 40), environment) as terminal:
        terminal.until("Step 1 of")
        terminal.settle()
        terminal.send("words")
        terminal.until("words")
        terminal.choose_command("Open in your own editor")
        terminal.until(seen)
        terminal.send(" and more")
        terminal.until("and more")
        terminal.press("ctrl+q")
        assert terminal.ended() == 0
    assert open_draft(path).answer(answer) == ("from the editor and more" if editor == "works" else "words and more")


def test_what_is_saved_after_the_editor_came_back_at_once_is_the_answer(form: Form, home: Path, tmp_path: Path):
    """As Notepad on Windows 11 does where a window is open already."""
    path = new_draft("Mobile library", form)
    answer = next(address for address, question in form.questions.items() if isinstance(question, Prose))
    save_position(path, answer)
    command, save, saved = tmp_path / "my-ed", tmp_path / "save", tmp_path / "saved"
    later = f'while [ ! -e {save} ]; do sleep 0.05; done; printf "from the other window" > "$1"; touch {saved}'
    command.write_text(f"#!/bin/sh\n({later}) </dev/null >/dev/null 2>&1 &\n", encoding="utf-8")
    command.chmod(0o755)
    environment = {"EIA_WIZARD_HOME": str(home), "EDITOR": str(command), "VISUAL": ""}
    with ForkedTerminal([str(path)], (120, 40), environment) as terminal:
        terminal.until("Step 1 of")
        terminal.settle()
        terminal.choose_command("Open in your own editor")
        terminal.until("save it there, and then press Enter here")
        save.touch()
        while not saved.exists():
            terminal.settle()
        terminal.press("enter")
        terminal.until("from the other window")
        terminal.press("ctrl+q")
        assert terminal.ended() == 0
    assert open_draft(path).answer(answer) == "from the other window"
