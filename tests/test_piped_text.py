"""What is piped into the program and out of it is UTF-8, also where the system's own encoding is another."""

import codecs
import os
import subprocess
import sys
from pathlib import Path

import pytest

from eia_tui.form.definition import Form
from eia_tui.storage.drafts import new_draft, open_draft
from tests.conftest import ROOT

AS_WINDOWS = """
import sys
for stream in (sys.stdin, sys.stdout, sys.stderr):
    stream.reconfigure(encoding="cp1252", errors="strict" if stream is sys.stdin else "replace")
"""
"""How Python opens pipes on a Windows of Western Europe."""
WORDS = "Communities – “Library” €5, Ωmega 日本 🙂"


@pytest.fixture
def windows(tmp_path: Path) -> dict[str, str]:
    """The environment of a program whose system's encoding is that of Windows."""
    site = tmp_path / "site"
    site.mkdir()
    (site / "sitecustomize.py").write_text(AS_WINDOWS, encoding="utf-8")
    return os.environ | {"PYTHONPATH": os.pathsep.join([str(site), str(ROOT)]), "PYTHONIOENCODING": ""}


def piped(windows: dict[str, str], folder: Path, *arguments: str, typed: bytes = b"") -> tuple[int, str, str]:
    """Runs a command. Its exit code, and what it printed, which must be UTF-8."""
    done = subprocess.run(
        [sys.executable, "-m", "eia_tui", *arguments],
        cwd=folder,
        env=windows,
        input=typed,
        capture_output=True,
        timeout=120,
        check=False,
    )
    return done.returncode, done.stdout.decode("utf-8"), done.stderr.decode("utf-8")


@pytest.mark.parametrize("mark", [b"", codecs.BOM_UTF8], ids=["without a mark", "with a mark"])
@pytest.mark.parametrize("line_end", ["\n", "\r\n"], ids=["Unix", "Windows"])
def test_utf_8_that_is_piped_to_the_plain_prompts_is_stored_as_it_is(
    mark: bytes, line_end: str, windows: dict[str, str], tmp_path: Path, form: Form
):
    path = new_draft("Library", form)
    typed = mark + line_end.join([WORDS, "quit", ""]).encode()
    code, printed, errors = piped(windows, tmp_path, "--plain", str(path), typed=typed)
    assert (code, errors) == (0, "")
    assert open_draft(path).name == WORDS
    assert "Saved" in printed


@pytest.mark.parametrize("mark", ["", "\ufeff"], ids=["without a mark", "with a mark"])
@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be"])
def test_utf_16_that_powershell_writes_is_stored_as_it_is(
    mark: str, encoding: str, windows: dict[str, str], tmp_path: Path, form: Form
):
    path = new_draft("Library", form)
    typed = f"{mark}{WORDS}\r\nquit\r\n".encode(encoding)
    code, printed, errors = piped(windows, tmp_path, "--plain", str(path), typed=typed)
    assert (code, errors) == (0, "")
    assert open_draft(path).name == WORDS
    assert "Saved" in printed


def test_what_windows_own_programs_pipe_in_is_read_as_well(windows: dict[str, str], tmp_path: Path, form: Form):
    path = new_draft("Library", form)
    piped(windows, tmp_path, "--plain", str(path), typed="Café – “£5”\nquit\n".encode("cp1252"))
    assert open_draft(path).name == "Café – “£5”"


def test_a_script_can_use_the_path_that_is_printed(windows: dict[str, str], tmp_path: Path):
    code, printed, _ = piped(windows, tmp_path, "new", WORDS)
    assert code == 0
    path = Path(printed.strip())
    assert path.is_file()
    assert "日本" in str(path)
    assert piped(windows, tmp_path, "list")[1].count(WORDS) == 1


def test_an_error_that_is_piped_out_is_utf_8(windows: dict[str, str], tmp_path: Path):
    assert f"There is no draft '{WORDS}'" in piped(windows, tmp_path, "export", WORDS)[2]


def test_an_encoding_that_is_set_for_python_is_kept(windows: dict[str, str], tmp_path: Path):
    windows |= {"PYTHONIOENCODING": "utf-16-le", "PYTHONPATH": str(ROOT)}
    done = subprocess.run(
        [sys.executable, "-m", "eia_tui", "--version"], cwd=tmp_path, env=windows, capture_output=True, check=True
    )
    assert done.stdout.decode("utf-16-le").startswith("eia-wizard")
