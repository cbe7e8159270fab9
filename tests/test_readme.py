"""What the README and CONTRIBUTING say is so."""

import re
import shlex
from pathlib import Path

import pytest

from eia_tui.form.library import DEFAULT, find_form
from eia_tui.storage.catalogue import find_draft
from tests.approvals import put, signed
from tests.conftest import ROOT, Run
from tests.test_cli import commands

pytestmark = pytest.mark.slow

README = (ROOT / "README.md").read_text(encoding="utf-8")


def test_every_command_stands_in_the_readme():
    for command in commands() - {"open"}:  # what a draft's name alone means
        assert f"| `eia-wizard {command}" in README, command


def test_the_commands_of_the_readme_work_in_their_order(eia: Run, tmp_path: Path):
    council = tmp_path / "desk" / "my-council"
    council.mkdir()
    (council / "form.toml").write_bytes((ROOT / "tests" / "forms" / "riverside" / "form.toml").read_bytes())
    (tmp_path / "desk" / "said.txt").write_text("Say more about carers.", encoding="utf-8")
    (tmp_path / "desk" / "templates").symlink_to(ROOT / "templates")
    for command in re.findall(r"^\| `eia-wizard (.+?)` \|", README, re.MULTILINE):
        if command.startswith("accept"):
            put(find_draft("mobile-library-timetable"), shlex.split(command)[3], "To follow.")
        if command.startswith("revise"):
            signed(find_draft("mobile-library-timetable"), find_form(DEFAULT))
        if command.startswith("history"):  # something must have changed meanwhile
            eia("--plain", "mobile-library-timetable", typed="go 2\nLibraries\nquit\n")
        done = eia(*shlex.split(command))
        expected = 1 if command.startswith("check") else 0
        assert (done.returncode, done.stderr) == (expected, ""), command


@pytest.mark.parametrize("name", ["README.md", "CONTRIBUTING.md"])
def test_every_file_that_is_named_is_there(name: str):
    text = (ROOT / name).read_text(encoding="utf-8")
    for path in re.findall(r"`((?:tests|eia_tui|templates|\.ci)/[\w./-]+)`", text):
        assert (ROOT / path).exists(), path
    for path in re.findall(r"`((?:exports|checks|storage|form|prose|tui|plain)/[\w./-]*)`", text):
        assert (ROOT / "eia_tui" / path).exists(), path
    for path in re.findall(r"\]\((\w+(?:\.md)?)\)", text):
        assert (ROOT / path).exists(), path


def test_every_promise_names_a_test_that_is_there():
    promises = (ROOT / "docs" / "promises.md").read_text(encoding="utf-8")
    rows = re.findall(r"^\| (?!we promise|---)(.+?) \| (.+) \|$", promises, re.MULTILINE)
    assert len(rows) > 15
    for promised, held in rows:
        named = re.findall(r"`(tests/[\w/]+\.py)(?:::(\w+))?`", held)
        assert named, promised
        for path, test in named:
            source = (ROOT / path).read_text(encoding="utf-8")
            assert not test or re.search(rf"(?:def {test}\(|^{test} = )", source, re.MULTILINE), (path, test)


def test_both_commands_are_one_line_each():
    blocks = re.findall(r"```console\n(.*?)```", README, re.DOTALL)
    assert [block.count("\n") for block in blocks[:2]] == [1, 1]
