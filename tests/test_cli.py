"""The commands, run as an officer runs them: as processes with output and an exit code."""

import json
import re
import shutil
import subprocess
import sys
from datetime import datetime
from pathlib import Path

import pytest

from eia_tui.commands.cli import main
from eia_tui.commands.parser import make_parser
from eia_tui.exports.word.export import export
from eia_tui.form.definition import Form
from eia_tui.form.library import DEFAULT, find_form
from eia_tui.storage.archive import pack
from eia_tui.storage.catalogue import find_draft
from eia_tui.storage.drafts import new_draft, open_draft
from eia_tui.storage.history import keep_version
from eia_tui.storage.operations import save_draft
from tests.approvals import put, ready, sent, signed
from tests.conftest import ROOT, WORD, Run
from tests.forked_program import OPENED_A_SOCKET
from tests.form_counts import answered
from tests.word_document import WordDocument

pytestmark = pytest.mark.slow

COMMANDS = {
    "open": ["example"],
    "doctor": [],
    "new": ["A policy"],
    "list": [],
    "check": ["example"],
    "accept": [],
    "comments": ["example"],
    "spell": ["example"],
    "pack": ["example"],
    "unpack": [],
    "export": ["example"],
    "import": [],
    "send": [],
    "record": [],
    "status": ["example"],
    "changes": [],
    "revise": [],
    "history": ["example"],
    "restore": [],
    "figures": ["Leicestershire"],
    "forms": [],
    "forms check": [str(ROOT / "templates" / "leicestershire-2024")],
    "forms scaffold": [str(ROOT / "tests" / "forms" / "riverside")],
}


def commands() -> set[str]:
    found = set()
    (choices,) = (action.choices for action in make_parser()._subparsers._group_actions)  # type: ignore[union-attr]
    for name, parser in choices.items():  # type: ignore[union-attr]
        found.add(name)
        for inner in parser._subparsers._group_actions if parser._subparsers else ():
            found |= {f"{name} {each}" for each in inner.choices}
    return found


def test_every_command_has_an_example_here():
    assert set(COMMANDS) == commands()


@pytest.mark.parametrize(
    ("typed", "help_"),
    [
        ("chekc example", "did you mean `check`?"),
        ("publish example", "use `eia-wizard export DRAFT --publish`"),
        ("publish example --help", "use `eia-wizard export DRAFT --publish`"),
        ("Parks for all", "put the name of a draft in quotes"),
    ],
)
def test_a_word_that_is_not_a_command_is_named_with_what_to_type(typed: str, help_: str, eia: Run):
    completed = eia(*typed.split())
    assert (completed.returncode, completed.stdout) == (2, "")
    assert f"“{typed.split(maxsplit=1)[0]}” is not a command" in completed.stderr
    assert help_ in completed.stderr


def test_what_is_typed_for_a_number_is_said_with_where_the_numbers_are(eia: Run):
    completed = eia("comments", "example", "take", "abc")
    expected = "eia-wizard: “abc” is not a number: `eia-wizard comments DRAFT` lists the numbers\n"
    assert (completed.returncode, completed.stderr) == (2, expected)


@pytest.mark.parametrize("command", ["", *COMMANDS])
def test_every_command_has_help(command: str, eia: Run):
    completed = eia(*command.split(), "--help")
    assert (completed.returncode, completed.stderr) == (0, "")
    written = command.removeprefix("open")  # which is left out
    assert completed.stdout.startswith(f"usage: eia-wizard {written}".rstrip())


@pytest.mark.parametrize("command", COMMANDS)
def test_no_command_opens_a_connection(command: str, tmp_path: Path, eia: Run):
    arguments = [*command.split(), *COMMANDS[command]]
    if command == "forms scaffold":
        folder = tmp_path / "form"
        folder.mkdir()
        (folder / "form.toml").write_bytes((Path(arguments[-1]) / "form.toml").read_bytes())
        arguments[-1] = str(folder)
    if command == "accept":
        path = new_draft("A policy", find_form(DEFAULT))
        address = next(asked.address for asked in find_form(DEFAULT).with_role("evidence"))
        put(path, address, "To follow.")
        arguments += [str(path), "awaiting", address, "--reason", "It comes in March"]
    if command in ("send", "record", "changes", "revise"):
        form = find_form(DEFAULT)
        path = new_draft("A policy", form)
        ready(path, form)
        if command != "send":
            sent(path, 0)
        if command == "revise":
            signed(path, form)
        other_arguments = {"send": ["1"], "record": ["1", "--outcome", "agreed"], "changes": ["-o", "x.docx"]}
        arguments += [str(path), *other_arguments.get(command, [])]
    if command == "unpack":
        arguments.append(str(pack(new_draft("A policy", find_form(DEFAULT)), tmp_path / "x.zip")))
    if command == "import":
        path = new_draft("A policy", find_form(DEFAULT))
        arguments += [str(export(open_draft(path), tmp_path / "x.docx").path), "-o", str(tmp_path / "new")]
    if command == "restore":
        path = new_draft("A policy", find_form(DEFAULT))
        keep_version(path, path.read_bytes(), datetime.now().astimezone())
        arguments += [str(path), "1"]
    completed = eia(*arguments)
    assert (completed.returncode, completed.stderr) == (0, "")


def test_the_guard_of_every_command_detects_a_socket():
    code = "from tests.forked_program import refuse_sockets; refuse_sockets(); import socket; socket.socket()"
    completed = subprocess.run([sys.executable, "-c", code], capture_output=True, check=False, cwd=ROOT)
    assert completed.returncode == OPENED_A_SOCKET


@pytest.mark.parametrize(
    "command", [["--help"], ["list"], ["check", "example"], ["new", "X"], ["figures", "Leicestershire"]]
)
def test_quick_commands_import_no_large_packages(command: list[str]):
    code = (
        "import sys; from eia_tui.commands.cli import main\n"
        "try: main(sys.argv[1:])\nexcept SystemExit: pass\n"
        "print([m for m in ('textual', 'docxtpl', 'docx', 'lxml', 'jinja2', 'pydantic') if m in sys.modules], file=sys.stderr)"
    )
    completed = subprocess.run(
        [sys.executable, "-c", code, *command], capture_output=True, text=True, check=True, cwd=ROOT
    )
    assert completed.stderr.strip() == "[]"


def test_drafts_that_were_listed_before_are_listed_without_what_reads_drafts_and_forms(eia: Run):
    eia("new", "Mobile library timetable")
    assert "Mobile library timetable" in eia("list").stdout
    code = (
        "import sys; from eia_tui.commands.cli import main; main(['list'])\n"
        "print([m for m in ('eia_tui.draft.draft', 'eia_tui.form.loading', 'dataclasses') if m in sys.modules])"
    )
    again = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, cwd=ROOT).stdout
    assert "Mobile library timetable" in again
    assert again.splitlines()[-1] == "[]"


def test_a_draft_goes_from_new_to_its_word_document(eia: Run):
    made = eia("new", "Mobile library timetable")
    assert made.returncode == 0
    path = Path(made.stdout.strip())
    assert path.is_file()
    listed = eia("list")
    assert listed.stdout.startswith(f"Mobile library timetable: {answered(questions=1)}, saved today ")
    assert listed.stdout.rstrip().endswith("just begun (leicestershire-2024)")
    checked = eia("check", "mobile-library-timetable")
    assert checked.returncode == 1
    assert "Must fix: Age: there is no answer about this group" in checked.stdout
    completed = eia("export", "mobile-library-timetable")
    assert (completed.returncode, completed.stderr) == (0, "")
    written = Path(completed.stdout.strip())
    assert written.name == "Mobile library timetable.docx"
    assert WordDocument(written).cell("Name of policy").text == "Mobile library timetable"


def test_json_is_for_other_programs(eia: Run):
    eia("new", "Zebra “crossing”")
    (entry,) = json.loads(eia("list", "--json").stdout)
    assert (entry["name"], entry["status"], entry["form"]) == ("Zebra “crossing”", "just begun", "leicestershire-2024")
    found = json.loads(eia("check", "zebra-crossing", "--json").stdout)
    assert all(set(each) == {"check", "severity", "address", "message"} for each in found)
    assert json.loads(eia("check", "example", "--json").stdout) == []


def test_check_goes_by_section_and_leaves_names_and_addresses_to_verbose(eia: Run):
    eia("new", "Zebra crossing")
    found = json.loads(eia("check", "zebra-crossing", "--json").stdout)
    text, verbose = (eia("check", "zebra-crossing", *more).stdout for more in ([], ["--verbose"]))
    assert text.startswith("Not ready: ")
    headings = re.findall(r"(?m)^Section (\d): ", text)
    assert headings == sorted(headings)
    for finding in found:
        assert finding["address"] not in text
        assert f"({finding['check']}: {finding['address']})" in verbose
    assert [int(number) for number in re.findall(r"(?m)^(\d+)\. ", text.partition("Section 1: ")[2])] == list(
        range(1, len(found) + 1)
    )


def test_accept_takes_the_number_that_check_prints(eia: Run, form: Form):
    path = Path(eia("new", "Zebra crossing").stdout.strip())
    draft = open_draft(path)
    draft.put(next(form.with_role("engagement")).address, "Awaiting the replies of the parishes.")
    save_draft(draft, path)
    text = eia("check", path).stdout
    number, message = re.findall(r"(?m)^(\d+)\. Likely to be returned: (.+)$", text)[0]
    assert "eia-wizard accept zebra-crossing NUMBER --reason REASON" in text
    completed = eia("accept", path, number, "--reason", "It comes in March")
    assert (completed.returncode, completed.stdout, completed.stderr) == (0, f"Accepted: {message}\n", "")
    assert re.search(rf"(?m)^{number}\. Accepted: {re.escape(message)} .*It comes in March$", eia("check", path).stdout)
    assert eia("accept", path, number, "--take-back").stdout == f"No longer accepted: {message}\n"
    assert f"\n{number}. Likely to be returned: {message}\n" in eia("check", path).stdout
    again = eia("accept", path, number, "--take-back")
    assert (again.returncode, again.stdout) == (2, "")
    assert again.stderr == f"eia-wizard: You have not accepted this, so nothing was changed: {message}\n"
    first = eia("accept", path, "1", "--reason", "Why not")
    assert (first.returncode, first.stdout) == (2, "")
    assert "must be fixed before" in first.stderr


def test_accept_refuses_a_number_that_check_gave_another_finding(eia: Run, form: Form):
    path = Path(eia("new", "Zebra crossing").stdout.strip())
    draft = open_draft(path)
    engagement, evidence = (next(form.with_role(role)).address for role in ("engagement", "evidence"))
    draft.put(engagement, "Awaiting the replies of the parishes.")
    save_draft(draft, path)
    number = re.findall(r"(?m)^(\d+)\. Likely to be returned", eia("check", path).stdout)[0]
    draft.put(evidence, "We counted 400 visits in May 2026 (library system).")
    save_draft(draft, path)
    refused = eia("accept", path, number, "--reason", "It comes in March")
    assert (refused.returncode, refused.stdout) == (2, "")
    assert refused.stderr == (
        f"eia-wizard: The draft has changed since you ran check, so {number} may be another finding. Run check again.\n"
    )
    draft.put(evidence, None)
    save_draft(draft, path)
    assert eia("accept", path, number, "--reason", "It comes in March").returncode == 0


def test_the_numbers_of_check_are_good_for_one_acceptance_after_the_other(eia: Run, form: Form):
    path = Path(eia("new", "Zebra crossing").stdout.strip())
    draft = open_draft(path)
    for role in ("engagement", "evidence"):
        draft.put(next(form.with_role(role)).address, "Awaiting the replies of the parishes.")
    save_draft(draft, path)
    listed = re.findall(r"(?m)^(\d+)\. Likely to be returned: (.+)$", eia("check", path).stdout)
    for number, message in listed:
        assert eia("accept", path, number, "--reason", "It comes in March").stdout == f"Accepted: {message}\n"


def test_a_finding_that_was_accepted_keeps_its_reason_until_it_is_taken_back(eia: Run, form: Form):
    path = Path(eia("new", "Zebra crossing").stdout.strip())
    draft = open_draft(path)
    draft.put(next(form.with_role("engagement")).address, "Awaiting the replies of the parishes.")
    save_draft(draft, path)
    number = re.findall(r"(?m)^(\d+)\. Likely to be returned", eia("check", path).stdout)[0]
    assert eia("accept", path, number, "--reason", "It comes in March").returncode == 0
    again = eia("accept", path, number, "--reason", "It comes in May")
    assert (again.returncode, again.stdout) == (2, "")
    assert "You have accepted this already, with the reason “It comes in March”" in again.stderr
    assert "--take-back" in again.stderr
    assert "It comes in March" in eia("check", path).stdout
    assert eia("accept", path, number, "--reason", "It comes in March").returncode == 0


def test_spell_lists_possible_misspellings_and_what_is_hard_to_read(eia: Run, form: Form):
    path = Path(eia("new", "Mobile library timetable").stdout.strip())
    assert eia("spell", path).stdout == "Nothing to check.\n"
    draft = open_draft(path)
    draft.put(next(form.with_role("evidence")).address, "We recieve BAME views of the JSNA. " + "and so on " * 10)
    save_draft(draft, path)
    completed = eia("spell", path)
    assert completed.returncode == 0
    for message in (
        "recieve: receive",
        "In: We recieve BAME",
        "“BAME”: It hides",
        "“BAME” and “JSNA” are not spelt out",
        "37 words",
        "4 things",
    ):
        assert message in completed.stdout, message


def test_export_never_overwrites_a_file_without_force(eia: Run, tmp_path: Path):
    first = Path(eia("export", "example").stdout.strip())
    second = Path(eia("export", "example").stdout.strip())
    assert second.name == f"{first.stem} (2).docx"
    named = tmp_path / "named.docx"
    for _ in range(2):
        assert Path(eia("export", "example", "-o", named, "--force").stdout.strip()) == named
    assert Path(eia("export", "example", "-o", tmp_path / "folder.docx").stdout.strip()).parent == tmp_path


def test_a_missing_picture_is_one_line_on_stderr_and_the_document_is_written(eia: Run, tmp_path: Path):
    path = tmp_path / "d.toml"
    path.write_text("[objectives]\nproposal = 'See ![the rise](pictures/gone.png)'\n", encoding="utf-8")
    completed = eia("export", path)
    assert completed.returncode == 0
    assert Path(completed.stdout.strip()).is_file()
    (line,) = completed.stderr.splitlines()
    assert line.startswith("eia-wizard: objectives.proposal: the picture pictures/gone.png is not there")
    assert '"check": "picture"' in eia("check", path, "--json").stdout


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["export", "nowhere"], "There is no draft 'nowhere'"),
        (["check", "nowhere"], "There is no draft 'nowhere'"),
        (["export"], "missing: DRAFT; see `eia-wizard export --help`"),
        (["send"], "missing: DRAFT, STAGE; see"),
        (["send", "example", "1", "2"], "“2” is not expected here"),
        (["changes", "example", "--since"], "--since needs a value after it"),
        (["export", "example", "--publish", "--include", "all"], "“all” is not one of the choices: "),
        (["dance"], "There is no draft 'dance'"),
        (["new", "  "], "A draft needs a name"),
        (["new", "X", "--form", "nowhere"], "The form 'nowhere' is not installed"),
        (["export", "example", "-o", "x.pdf"], "ends in .docx"),
        (["forms", "check", "nowhere"], "form.toml"),
        (["forms", "scaffold", "nowhere"], "form.toml"),
        (["forms", "scaffold", str(ROOT / "templates" / "leicestershire-2024")], "is there already"),
    ],
)
def test_an_error_is_one_line_and_exit_code_two(arguments: list[str], message: str, eia: Run):
    completed = eia(*arguments)
    assert completed.returncode == 2
    assert completed.stdout == ""
    (line,) = completed.stderr.splitlines()
    assert line.startswith("eia-wizard: ")
    assert message in line


def test_a_bug_is_reported_in_one_line_and_in_full_in_a_file(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], home: Path
):
    def broken() -> None:
        raise ZeroDivisionError("ours")

    monkeypatch.setattr("eia_tui.storage.catalogue.list_drafts", broken)
    assert main(["list"]) == 2
    (line,) = capsys.readouterr().err.splitlines()
    kept = home / "state" / "last-error.txt"
    assert (
        line
        == f"eia-wizard: Sorry, something went wrong. Details are in {kept}; please send them to whoever supports this program"
    )
    assert "ZeroDivisionError: ours" in kept.read_text(encoding="utf-8")


def test_a_name_cannot_control_the_terminal(eia: Run):
    eia("new", "\x1b]0;gone\x07\x1b[2Jred‮")
    for completed in (eia("list"), eia("export", "x\x1b[31m")):
        assert "\x1b" not in completed.stdout + completed.stderr
        assert "\u202e" not in completed.stdout + completed.stderr


def test_the_backslashes_of_a_path_are_shown_as_they_were_typed(eia: Run, tmp_path: Path):
    assert r"There is no draft 'C:\nope\draft.toml' in" in eia("export", r"C:\nope\draft.toml").stderr
    folder = tmp_path / "form"
    shutil.copytree(ROOT / "tests" / "forms" / "riverside", folder)
    form = folder / "form.toml"
    form.write_text(f"template = 'C:\\form.docx'\n{form.read_text(encoding='utf-8')}", encoding="utf-8")
    assert r"'C:\form.docx'" in eia("forms", "check", folder).stderr


def test_a_console_with_few_characters_does_not_stop_a_command(eia: Run):
    eia("new", "Gŵyl — 💥")
    assert eia("list", PYTHONIOENCODING="cp437").returncode == 0


def test_the_example_is_the_file_that_is_installed(eia: Run):
    assert Path(eia("export", "example").stdout.strip()).is_file()
    assert open_draft(find_draft("example")).unknown_addresses() == []
    export(open_draft(find_draft("example")), WORD / "example.docx")
