"""Every command of the prompts is in one table, has help, is found by its name, and runs."""

from pathlib import Path

import pytest

from eia_tui.form.definition import Form
from eia_tui.plain.commands import COMMANDS, Command, find_command, help_lines, slip
from eia_tui.plain.interview import Interview
from eia_tui.session.session import Session
from eia_tui.storage.drafts import new_draft
from tests.approvals import ready
from tests.conftest import Run

ARGUMENTS = {
    "go": "2", "file": "missing.txt", "say": "Library", "find": "library", "accept": "1", "send": "1", "record": "1",
    "restore": "1", "settle": "1", "import": "missing.docx",
    "picture": "missing.png",
}  # fmt: skip
"""What is typed after a command that needs something."""


def named(command: Command) -> str:
    return command.names[0]


@pytest.fixture
def path(form: Form) -> Path:
    path = new_draft("Mobile library timetable", form)
    ready(path, form)
    return path


def test_no_two_commands_share_a_name():
    names = [name for command in COMMANDS for name in command.names]
    assert len(names) == len(set(names))


@pytest.mark.parametrize("command", COMMANDS, ids=named)
def test_each_command_is_explained_and_says_how_it_is_typed(command: Command, path: Path):
    session = Session.at(path)
    interview = Interview(session)
    interview.asked = interview.navigation.current
    line = f"{named(command)} {ARGUMENTS.get(named(command), '')}".strip()
    found = find_command(interview, line)
    assert found == (command, ARGUMENTS.get(named(command), ""))
    assert command.help.startswith(named(command))
    assert (command.help in help_lines(session)) == (named(command) != "revise")  # only once it is signed off
    if command.names != ("next", "keep", ""):
        assert slip(f"{named(command)} of all") == (command.usage or f"{named(command)} alone")
    session.leave()


@pytest.mark.parametrize("command", COMMANDS, ids=named)
def test_each_command_runs_and_the_prompts_continue(
    command: Command, path: Path, eia: Run, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setenv("VISUAL", "true")  # an editor that changes nothing
    line = f"{named(command)} {ARGUMENTS.get(named(command), '')}".strip()
    completed = eia("--plain", path, typed=f"{line}\n\n\nquit\n")
    assert (completed.returncode, completed.stderr) == (0, "")
