"""Standard streams that are closed, full or unread: one clear line, and the command still does its work."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from eia_tui.form.definition import Form
from eia_tui.form.kinds import Prose
from eia_tui.storage.draft_paths import draft_files
from eia_tui.storage.drafts import new_draft, open_draft
from tests.conftest import ROOT

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(os.name == "nt", reason="a shell of Unix closes them"),
]
COMMANDS = [
    "new Library",
    "list",
    "list --json",
    "--plain",
    "--plain parks",
    "doctor",
    "export parks -o x.docx",
    "--help",
]
UNPRINTED = "eia-wizard: what this prints cannot be written: "


def shell(line: str, folder: Path, **environment: str) -> "subprocess.CompletedProcess[str]":
    """Runs a shell command where `eia` is the program."""
    eia = f"{sys.executable} -m eia_tui"
    return subprocess.run(
        ["sh", "-c", line.replace("eia", eia, 1)],
        cwd=folder,
        env=os.environ | {"PYTHONPATH": str(ROOT)} | environment,
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )


@pytest.fixture
def draft_file(form: Form) -> Path:
    return new_draft("Parks", form)


@pytest.mark.parametrize("unbuffered", ["", "1"], ids=["buffered", "unbuffered"])
@pytest.mark.parametrize("output", [">&-", "> /dev/full"])
@pytest.mark.parametrize("command", ["new Library", "list", "--plain parks", "--help"])
def test_an_output_that_cannot_be_written_is_reported_in_one_line(
    command: str, output: str, unbuffered: str, draft_file: Path, tmp_path: Path
):
    if (command, unbuffered) == ("--help", "1"):
        return  # argparse ignores it in some versions of Python
    completed = shell(f"eia {command} {output}", tmp_path, PYTHONUNBUFFERED=unbuffered)
    assert (completed.returncode, completed.stdout) == (2, "")
    assert completed.stderr.startswith(UNPRINTED)
    assert completed.stderr.count("\n") == 1
    assert len(list(draft_files())) == 1 + (command == "new Library")


@pytest.mark.parametrize("streams", ["2>&-", "<&-", "2> /dev/full", "<&- 2>&-"])
@pytest.mark.parametrize("command", ["new Library", "--plain parks", "check nothing"])
def test_commands_work_with_stdin_or_stderr_closed(command: str, streams: str, draft_file: Path, tmp_path: Path):
    completed = shell(f"eia {command} {streams}", tmp_path)
    assert completed.returncode == (2 if command == "check nothing" else 0)
    assert "mistake" not in completed.stdout + completed.stderr
    assert bool(completed.stdout) == (command != "check nothing")
    assert len(list(draft_files())) == 1 + (command == "new Library")


def test_with_all_streams_closed_no_file_is_used_as_one(draft_file: Path, form: Form, tmp_path: Path):
    answer = next(address for address, question in form.questions.items() if isinstance(question, Prose))
    completed = shell("eia accept parks unanswered " + answer + " --reason x >&- 2>&- <&-", tmp_path)
    assert completed.returncode == 2
    completed = shell("eia new Library >&- 2>&- <&-", tmp_path)
    assert completed.returncode == 2
    assert sorted(open_draft(path).name for path in draft_files()) == ["Library", "Parks"]


@pytest.mark.parametrize("command", ["list", "--plain parks", "doctor", "export parks -o x.docx"])
def test_a_closed_pipe_is_not_an_error(command: str, draft_file: Path, tmp_path: Path):
    completed = shell(f"{{ eia {command}; echo $? >&2; }} | :", tmp_path, PYTHONUNBUFFERED="1")
    assert completed.stderr in ("0\n", f"0\n{''}")
    assert (tmp_path / "x.docx").exists() == command.startswith("export")


def test_a_closed_stderr_loses_nothing_of_the_output(draft_file: Path, tmp_path: Path):
    process = subprocess.Popen(
        [sys.executable, "-m", "eia_tui", "list"],
        cwd=tmp_path,
        env=os.environ | {"PYTHONPATH": str(ROOT)},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )
    assert process.stderr
    process.stderr.close()
    assert process.stdout
    assert "Parks" in process.stdout.read()
    assert process.wait() == 0
    process.stdout.close()
