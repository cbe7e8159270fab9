"""`.ci/run` runs the commands in the README, and fails if it finds none."""

import re
import subprocess
import sys

import pytest

from tests.conftest import ROOT

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="needs a Unix shell")
SCRIPT = (ROOT / ".ci" / "run").read_text(encoding="utf-8")
HEADINGS = re.findall(r'^readme "([^"]+)"', SCRIPT, re.MULTILINE)


def readme(heading: str) -> "subprocess.CompletedProcess[str]":
    """Runs the function `readme` of `.ci/run` for a heading of the README, without running the command it finds."""
    function = re.search(r"^readme\(\) \{.*?^\}$", SCRIPT, re.MULTILINE | re.DOTALL)
    assert function
    dry = function.group().replace('bash -euo pipefail -c "$command"', "true")
    return subprocess.run(
        ["bash", "-euo", "pipefail", "-c", f'{dry}\nreadme "{heading}"'],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )


def test_ci_runs_the_test_command_and_the_main_command():
    assert len(HEADINGS) == 2
    commands = [readme(heading).stdout for heading in HEADINGS]
    assert "pytest" in commands[0]
    assert "export example" in commands[1]


@pytest.mark.parametrize("heading", HEADINGS)
def test_ci_finds_one_command_under_each_heading(heading: str):
    completed = readme(heading)
    assert (completed.returncode, completed.stdout.count("\n")) == (0, 1)


def test_a_heading_that_was_renamed_fails_the_run():
    completed = readme("Test it, please")
    assert completed.returncode == 1
    assert "no command under" in completed.stdout


@pytest.mark.parametrize(("second", "code"), [("uname", 0), ("cat /nowhere", 1)])
def test_a_program_that_fails_beside_others_fails_the_run_and_all_that_they_wrote_is_shown(second: str, code: int):
    function = re.search(r"^side_by_side\(\) \{.*?^\}$", SCRIPT, re.MULTILINE | re.DOTALL)
    assert function
    own = function.group().replace(".ci-venv/bin/python -m $1", "$1")
    script = f'{own}\nside_by_side "echo one" "{second}" "echo three" && echo passed'
    completed = subprocess.run(["bash", "-euo", "pipefail", "-c", script], capture_output=True, text=True, check=False)
    assert bool(completed.returncode) == bool(code)
    assert "\none\n" in completed.stdout
    assert "\nthree\n" in completed.stdout
    assert ("\npassed" in completed.stdout) == (not code)


def test_pip_installs_the_versions_of_constraints_txt_in_every_environment():
    before, _, after = SCRIPT.partition("export PIP_CONSTRAINT=")
    assert "venv" not in before
    assert after.splitlines()[0].endswith('/constraints.txt"')
    assert "PIP_CONSTRAINT" not in after


def test_pre_commit_runs_the_same_static_checks():
    hooks = (ROOT / ".pre-commit-config.yaml").read_text(encoding="utf-8")
    assert re.findall(r"entry: \.venv/bin/(.+)", hooks) == ["ruff format", "ruff check", "mypy", "lint-imports"]
    for tool in re.findall(r"entry: \.venv/bin/([\w-]+)", hooks):
        assert f".ci-venv/bin/{tool}" in SCRIPT


def test_every_action_is_pinned_by_its_commit():
    workflows = sorted((ROOT / ".github" / "workflows").glob("*.yml"))
    used = [line for path in workflows for line in re.findall(r"uses: (.+)", path.read_text(encoding="utf-8"))]
    assert len(used) >= 10
    assert [line for line in used if not re.fullmatch(r"[\w-]+/[\w-]+@[0-9a-f]{40} # v[\d.]+", line)] == []
