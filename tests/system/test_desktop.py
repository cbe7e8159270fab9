"""Files are opened with the system's programs, and texts edited in the user's editor."""

import sys
import tempfile
from pathlib import Path
from types import SimpleNamespace

import pyperclip
import pytest

from eia_tui.system.desktop import edit_text, editor, open_with_system, read_clipboard, write_clipboard
from eia_tui.system.errors import UserError
from tests.other_systems import needs_scripts


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


@needs_scripts
def test_a_machine_that_cannot_open_files_shows_the_path(programs: Path, tmp_path: Path):
    with pytest.raises(UserError, match=str(tmp_path)):
        open_with_system(tmp_path)
    with pytest.raises(UserError, match="no longer there"):
        open_with_system(tmp_path / "gone.docx")


@needs_scripts
def test_the_users_own_editor_is_preferred(programs: Path, monkeypatch: pytest.MonkeyPatch):
    assert editor() is None
    program(programs / "nano", "exit 0")
    assert editor() == [str(programs / "nano")]
    monkeypatch.setenv("EDITOR", "my editor --wait")
    assert editor() == ["my", "editor", "--wait"]
    monkeypatch.setenv("VISUAL", "other")
    assert editor() == ["other"]


@needs_scripts
def test_a_text_is_edited_in_the_editor(programs: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv("EDITOR", str(program(programs / "ed", 'printf "\\357\\273\\277new\\r\\ntext\\r\\n" > "$1"')))
    assert edit_text("old – text", "answer") == "new\ntext"


@needs_scripts
def test_an_editor_that_changes_nothing_returns_the_same_text(programs: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv("EDITOR", str(program(programs / "ed", "exit 0")))
    assert edit_text("“as – it was”\n\n- two", "answer") == "“as – it was”\n\n- two"


class Person:
    """Somebody at a terminal, who saves in the window of the editor before they press Enter."""

    def __init__(self, saves: bytes | None) -> None:
        self.saves = saves
        self.asked: list[str] = []

    def answer(self, prompt: str) -> str:
        self.asked.append(prompt)
        [path] = Path(tempfile.gettempdir()).glob("eia-wizard-*/answer.txt")
        if self.saves is not None:
            path.write_bytes(self.saves)
        return ""


@pytest.fixture
def hands_over(programs: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An editor that passes the text on to a window that is open already, and ends at once."""
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    monkeypatch.setenv("EDITOR", str(program(programs / "ed", "exit 0")))
    return tmp_path


def at_terminal(person: Person, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("builtins.input", person.answer)
    monkeypatch.setattr(sys, "stdin", SimpleNamespace(isatty=lambda: True))


@pytest.mark.parametrize("windows", [False, True])
@pytest.mark.parametrize("saves", [b"\xef\xbb\xbfsaved in the other window\r\n", None])
@needs_scripts
def test_an_editor_that_comes_back_at_once_is_not_taken_for_closed(
    saves: bytes | None, windows: bool, hands_over: Path, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setattr("eia_tui.system.desktop.ON_WINDOWS", windows, raising=False)
    if windows:
        monkeypatch.setenv("EDITOR", f'"{hands_over / "programs" / "ed"}"')
    person = Person(saves)
    at_terminal(person, monkeypatch)
    assert edit_text("as it was", "answer") == ("saved in the other window" if saves else "as it was")
    assert person.asked == ["If your answer is still open in it, save it there, and then press Enter here: "]
    assert list(hands_over.glob("eia-wizard-*")) == []


@needs_scripts
def test_where_nobody_can_be_asked_the_text_stays_where_the_editor_may_save_it(
    hands_over: Path, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setattr("eia_tui.system.desktop.ON_WINDOWS", True, raising=False)
    with pytest.raises(UserError, match="If your answer is still open in it, save it there; it is in") as raised:
        edit_text("as it was", "answer")
    [left] = hands_over.glob("eia-wizard-*/answer.txt")
    assert str(raised.value).endswith(str(left))


@needs_scripts
def test_an_editor_that_saved_a_change_is_believed(programs: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv("EDITOR", str(program(programs / "ed", 'echo new > "$1"')))
    person = Person(None)
    at_terminal(person, monkeypatch)
    assert edit_text("old", "answer") == "new"
    assert person.asked == []


@pytest.mark.parametrize(
    ("command", "expected"),
    [
        ("code --wait", ["{}/code", "--wait"]),
        ('"{}/with spaces/ed.exe" -n "two words"', ["{}/with spaces/ed.exe", "-n", "two words"]),
        ("{}/with spaces/ed.exe -multiInst", ["{}/with spaces/ed.exe", "-multiInst"]),
        ("{}/with spaces/ed.exe", ["{}/with spaces/ed.exe"]),
        (r"C:\gone\ed.exe --wait", [r"C:\gone\ed.exe", "--wait"]),
    ],
)
@needs_scripts
def test_on_windows_an_editor_may_have_arguments_and_a_path_with_spaces(
    command: str, expected: list[str], programs: Path, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setattr("eia_tui.system.desktop.ON_WINDOWS", True, raising=False)
    program(programs / "code", "")
    (programs / "with spaces").mkdir()
    program(programs / "with spaces" / "ed.exe", "")
    monkeypatch.setenv("EDITOR", command.format(programs))
    assert editor() == [each.format(programs) for each in expected]


@pytest.mark.parametrize(
    "saved",
    [r"caf\351 \2435 \223q\224\n", r"\377\376c\0a\0f\0\351\0 \0\243\0005\0 \0\034 q\0\035 \r\0\n\0"],
    ids=["Windows", "UTF-16"],
)
@needs_scripts
def test_text_that_an_editor_saves_in_another_encoding_is_kept(
    saved: str, programs: Path, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setenv("EDITOR", str(program(programs / "ed", f"printf '{saved}' > \"$1\"")))
    assert edit_text("old", "answer") == "café £5 “q”"


def test_an_editor_that_is_not_there_is_named(programs: Path, monkeypatch: pytest.MonkeyPatch):
    def gone(*_: object, **__: object) -> None:  # as on Windows, whose error does not say which file it is about
        raise FileNotFoundError(2, "The system cannot find the file specified")

    monkeypatch.setenv("EDITOR", str(programs / "ed"))
    with pytest.raises(UserError, match=r"The editor .*ed was not found; your answer has not changed"):
        edit_text("old", "answer")
    monkeypatch.setattr("subprocess.Popen", gone)
    with pytest.raises(UserError, match=r"The editor .*ed was not found; your answer has not changed"):
        edit_text("old", "answer")


@pytest.mark.parametrize("does", ["exit 3", 'printf "\\377\\376" > "$1"', 'rm "$1"'])
@needs_scripts
def test_an_editor_that_fails_leaves_the_answer_unchanged(does: str, programs: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv("PATH", f"{programs}:/bin:/usr/bin")
    monkeypatch.setenv("EDITOR", str(program(programs / "ed", does)))
    with pytest.raises(UserError, match="your answer has not changed"):
        edit_text("old", "answer")


@pytest.mark.parametrize(
    ("does", "why"),
    [
        ('printf "Saved." > "$1"; exit 1', "was stopped or failed"),
        ('printf "Saved." > "$1"; kill -9 $$', "was stopped or failed"),
        ('printf "Saved.\\000\\377" > "$1"', "did not save text"),
    ],
)
@needs_scripts
def test_what_was_saved_before_an_editor_failed_is_kept(
    does: str, why: str, programs: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    monkeypatch.setenv("EDITOR", str(program(programs / "ed", does)))
    with pytest.raises(UserError, match=rf"{why}; your answer has not changed\. What you saved is in "):
        edit_text("old", "answer")
    (kept,) = tmp_path.glob("eia-wizard-*/answer.txt")
    assert kept.read_bytes().startswith(b"Saved.")


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


@pytest.mark.skipif(sys.platform in ("win32", "darwin"), reason="there is a clipboard")
def test_on_other_systems_the_terminal_pastes_by_itself():
    assert read_clipboard() is None
