"""Every command of the prompts is in a table, is found by its name, explained, documented, and runs."""

import os
import re
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest

from eia_tui.form.definition import Form
from eia_tui.form.kinds import Line, Rows
from eia_tui.form.values import all_rows
from eia_tui.plain.command import Command, find, usage_of
from eia_tui.plain.commands import COMMANDS, help_lines
from eia_tui.plain.home import HOME_COMMANDS
from eia_tui.plain.input import Reply
from eia_tui.plain.interview import Interview
from eia_tui.plain.question_numbers import number_of
from eia_tui.plain.rows import CELL_COMMANDS, ROW_COMMANDS
from eia_tui.session.session import Session
from eia_tui.storage.catalogue import list_drafts
from eia_tui.storage.drafts import new_draft, open_draft
from tests.approvals import ready
from tests.conftest import ROOT, Run

pytestmark = pytest.mark.slow

AnyCommand = Command[Any, Any]
TABLES: dict[str, Sequence[AnyCommand]] = {
    "a question": COMMANDS,
    "rows": ROW_COMMANDS,
    "a row": CELL_COMMANDS,
    "the list of drafts": HOME_COMMANDS,
}
EVERY = [(place, command) for place, table in TABLES.items() for command in table]
USING = ROOT / "docs" / "using.md"
ARGUMENTS = {
    "go": "2", "file": "missing.txt", "say": "Library", "find": "library", "accept": "1", "send": "1", "record": "1",
    "restore": "1", "settle": "1", "import": "missing.docx",
    "picture": "missing.png",
}  # fmt: skip
"""What is typed after a command that needs something, at a question."""
NUMBERED = ("change", "copy", "delete", "up", "down", "take")
"""Commands for rows that need a number."""


def line_of(command: AnyCommand, arguments: dict[str, str]) -> str:
    return f"{command.name} {arguments.get(command.name, '')}".strip()


@pytest.fixture
def path(form: Form) -> Path:
    path = new_draft("Mobile library timetable", form)
    ready(path, form)
    return path


@pytest.mark.parametrize("table", TABLES.values(), ids=TABLES)
def test_no_two_commands_share_a_name(table: Sequence[AnyCommand]):
    names = [name for command in table for name in command.names]
    assert len(names) == len(set(names))


def test_the_help_on_each_command_begins_with_its_name():
    assert [command.name for _, command in EVERY if not command.help.startswith(command.name)] == []


def test_the_documented_commands_are_those_of_the_program():
    lines = [f"| {place} | {command.help} |" for place, command in EVERY]
    drawn = "\n".join(["| at | command |", "|---|---|", *lines])
    text = USING.read_text(encoding="utf-8")
    shown = re.search(r"^\| at \| command \|.*?(?=\n\n)", text, re.MULTILINE | re.DOTALL)
    assert shown
    if os.environ.get("UPDATE_COMMANDS"):
        USING.write_text(text.replace(shown[0], drawn), encoding="utf-8")
    else:
        assert shown[0] == drawn, "UPDATE_COMMANDS=1 python -m pytest tests/plain/test_command_table.py writes it"


@pytest.mark.parametrize("command", COMMANDS, ids=lambda each: each.name)
def test_each_command_at_a_question_is_found_and_says_how_it_is_typed(command: AnyCommand, path: Path):
    session = Session.at(path)
    interview = Interview(session)
    interview.asked = interview.navigation.current
    found = find(COMMANDS, interview, Reply(line_of(command, ARGUMENTS)))
    assert found == (command, Reply(ARGUMENTS.get(command.name, "")))
    assert (command.help in help_lines(session)) != command.closed_only
    if command.names != ("next", "keep", ""):
        assert usage_of(COMMANDS, f"{command.name} of all") == (command.usage or f"{command.name} alone")
    session.leave()


def test_in_a_read_only_draft_the_help_leaves_out_what_changes_it(path: Path):
    session = Session.at(path, read_only=True)
    listed = help_lines(session)
    assert [each.name for each in COMMANDS if each.help in listed] == [
        each.name for each in COMMANDS if not each.changes and not each.closed_only
    ]


@pytest.mark.parametrize("command", COMMANDS, ids=lambda each: each.name)
def test_each_command_at_a_question_runs_and_the_prompts_continue(
    command: AnyCommand, path: Path, eia: Run, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setenv("VISUAL", "true")  # an editor that changes nothing
    completed = eia("--plain", path, typed=f"{line_of(command, ARGUMENTS)}\n\n\nquit\n")
    assert (completed.returncode, completed.stderr) == (0, "")


def test_every_command_for_rows_runs_and_is_in_their_help(path: Path, form: Form, eia: Run):
    rows = next(form.with_role("actions"))
    assert isinstance(rows.question, Rows)
    before = len(all_rows(rows.question, open_draft(path).answer(rows.address)))
    cells = [f"{each.name}" for each in CELL_COMMANDS if each.name != "done"]
    lines = [f"go {number_of(open_draft(path), rows.address)}"]
    for command in ROW_COMMANDS:
        lines.append(f"{command.name} 1" if command.name in NUMBERED else command.name)
        lines += [*cells, "done"] if command.name in ("add", "change", "take") else []
        lines += ["undo"] if command.name == "delete" else []
    completed = eia("--plain", path, typed="\n".join([*lines, "quit", ""]))
    assert (completed.returncode, completed.stderr) == (0, "")
    assert [each.name for each in (*ROW_COMMANDS, *CELL_COMMANDS) if each.help not in completed.stdout] == []
    assert "is not a command" not in completed.stdout
    assert "Deleted. Type undo to restore it." in completed.stdout
    assert "Restored." in completed.stdout
    after = all_rows(rows.question, open_draft(path).answer(rows.address))
    assert len(after) == before + 2  # the copy, and the action that was taken; the empty row is not kept


@pytest.mark.usefixtures("path")
def test_every_command_at_the_list_of_drafts_runs_and_is_in_its_help(eia: Run):
    lines = []
    for command in HOME_COMMANDS:
        match command.name:
            case "new" | "example" | "quit":  # they leave the list
                continue
            case "import":
                lines.append("import missing.docx")
            case "rename":
                lines += ["rename 1", "Another name"]
            case "delete":
                lines += ["delete 1", "delete"]
            case "duplicate":
                lines += ["duplicate 1", "duplicate"]
            case word:
                lines.append(word)
    completed = eia("--plain", typed="\n".join([*lines, "quit", ""]))
    assert (completed.returncode, completed.stderr) == (0, "")
    assert [each.name for each in HOME_COMMANDS if each.help not in completed.stdout] == []
    assert "There is no text of a missing draft to recover." in completed.stdout
    names = [entry.name for entry in list_drafts()]
    assert len(names) == 2  # a draft and its copy, of which one was deleted and restored
    assert "Another name" in names


def test_lines_that_are_pasted_behind_new_are_its_name(form: Form, eia: Run):
    assert isinstance(form.questions[next(form.with_role("name")).address], Line)
    found = find(HOME_COMMANDS, None, Reply("new Mobile library\ntimetable", "new Mobile"))  # type: ignore[arg-type]
    assert found
    assert (found[0].name, found[1].text) == ("new", "Mobile library\ntimetable")


def test_a_short_line_that_begins_with_a_command_of_the_list_says_how_to_type_it(eia: Run):
    completed = eia("--plain", typed="rename it\nlist of buses and trams\nquit\n")
    assert "If you mean the command, type rename and a draft's number." in completed.stdout
    assert "type list alone" not in completed.stdout
