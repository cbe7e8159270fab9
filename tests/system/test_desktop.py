"""Files are opened with the system's programs, and texts edited in the user's editor."""

from pathlib import Path

import pyperclip
import pytest

from eia_tui.system.desktop import edit_text, editor, open_with_system, read_clipboard, write_clipboard
from eia_tui.system.errors import UserError


@pytest.fixture
def programs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty folder that is the whole PATH."""
    folder = tmp_path / "programs"
    folder.mkdir()
    monkeypatch.setenv("PATH", str(folder))
    for variable in ("VISUAL", "EDITOR"):
        monkeypatch.delenv(variable, raising=False)
    return folder


def program(path: Path, does: str) -> Path:
    path.write_text(f"#!/bin/sh\n{does}\n", encoding="utf-8")
    path.chmod(0o755)
    return path


def test_a_machine_that_cannot_open_files_shows_the_path(programs: Path, tmp_path: Path):
    with pytest.raises(UserError, match=str(tmp_path)):
        open_with_system(tmp_path)
    with pytest.raises(UserError, match="no longer there"):
        open_with_system(tmp_path / "gone.docx")


def test_the_users_own_editor_is_preferred(programs: Path, monkeypatch: pytest.MonkeyPatch):
    assert editor() is None
    program(programs / "nano", "exit 0")
    assert editor() == [str(programs / "nano")]
    monkeypatch.setenv("EDITOR", "my editor --wait")
    assert editor() == ["my", "editor", "--wait"]
    monkeypatch.setenv("VISUAL", "other")
    assert editor() == ["other"]


def test_a_text_is_edited_in_the_editor(programs: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv("EDITOR", str(program(programs / "ed", 'printf "\\357\\273\\277new\\r\\ntext\\r\\n" > "$1"')))
    assert edit_text("old – text", "answer") == "new\ntext"


def test_an_editor_that_changes_nothing_returns_the_same_text(programs: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv("EDITOR", str(program(programs / "ed", "exit 0")))
    assert edit_text("“as – it was”\n\n- two", "answer") == "“as – it was”\n\n- two"


@pytest.mark.parametrize(
    "saved",
    [r"caf\351 \2435 \223q\224\n", r"\377\376c\0a\0f\0\351\0 \0\243\0005\0 \0\034 q\0\035 \r\0\n\0"],
    ids=["Windows", "UTF-16"],
)
def test_text_that_an_editor_saves_in_another_encoding_is_kept(
    saved: str, programs: Path, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setenv("EDITOR", str(program(programs / "ed", f"printf '{saved}' > \"$1\"")))
    assert edit_text("old", "answer") == "café £5 “q”"


@pytest.mark.parametrize("does", ["exit 3", 'printf "\\377\\376" > "$1"', 'rm "$1"'])
def test_an_editor_that_fails_leaves_the_answer_unchanged(does: str, programs: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv("PATH", f"{programs}:/bin:/usr/bin")
    monkeypatch.setenv("EDITOR", str(program(programs / "ed", does)))
    with pytest.raises(UserError, match="your answer has not changed"):
        edit_text("old", "answer")


def test_the_windows_clipboard_is_read_and_written(monkeypatch: pytest.MonkeyPatch):
    clipboard = ["from Word"]
    monkeypatch.setattr("sys.platform", "win32")
    monkeypatch.setattr("pyperclip.paste", lambda: clipboard[-1])
    monkeypatch.setattr("pyperclip.copy", clipboard.append)
    assert read_clipboard() == "from Word"
    write_clipboard("back")
    assert read_clipboard() == "back"


def test_a_clipboard_in_use_by_another_program_is_not_an_error(monkeypatch: pytest.MonkeyPatch):
    def in_use(*_: str) -> str:
        raise pyperclip.PyperclipException("held")

    monkeypatch.setattr("sys.platform", "win32")
    monkeypatch.setattr("pyperclip.paste", in_use)
    monkeypatch.setattr("pyperclip.copy", in_use)
    write_clipboard("x")
    assert read_clipboard() is None


def test_on_other_systems_the_terminal_pastes_by_itself():
    assert read_clipboard() is None
