"""The plain prompts lose nothing, and overwrite no changes by other programs."""

import os
import re
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from eia_tui.approvals.audit_log import log_entries
from eia_tui.commands.cli import main
from eia_tui.draft.draft import Draft
from eia_tui.flows.dialogue import run_flow
from eia_tui.flows.open import open_draft as open_flow
from eia_tui.form.kinds import Prose, Rows
from eia_tui.form.values import Value
from eia_tui.plain.dialogue import LineDialogue
from eia_tui.plain.interview import Interview
from eia_tui.session.recovery import unsaved
from eia_tui.session.session import Session
from eia_tui.session.unfinished import unfinished_texts
from eia_tui.storage.drafts import open_draft
from eia_tui.storage.history import versions
from eia_tui.storage.operations import save_draft
from eia_tui.system.app_folders import draft_state_folder
from eia_tui.system.errors import UserError
from tests.conftest import ROOT, Run
from tests.plain.prompts import go_to, number, prompts, type_in, typed_lines
from tests.terminal import Terminal
from tests.word_document import WordDocument

pytestmark = pytest.mark.slow

Talk = Callable[..., str]


@pytest.fixture
def talk(eia: Run) -> Talk:
    """The output of the prompts for these typed lines."""

    def talk_(*lines: str, to: Path) -> str:
        completed = eia(to, typed="".join(f"{line}\n" for line in lines))
        assert (completed.returncode, completed.stderr) == (0, "")
        return completed.stdout

    return talk_


def killed_with_words(path: Path, address: str) -> None:
    session = Session.at(path)
    session.put(address, "never saved")
    assert session.draft_file
    session.draft_file.journal.write()
    session.draft_file.release()


def test_unsaved_answers_are_restored_and_a_line_says_so(path: Path, talk: Talk):
    address = list(open_draft(path).all_shown())[2].address
    killed_with_words(path, address)
    shown = talk("quit", to=path)
    assert "it is in the draft again, and saved. Type history to see what the draft was before." in shown
    assert open_draft(path).answer(address) == "never saved"
    assert "The program closed" not in talk("quit", to=path)


@pytest.mark.parametrize(("typed", "restored"), [("restore", "never saved"), ("keep", None)])
def test_for_unsaved_answers_of_a_draft_changed_since_the_officer_chooses(
    path: Path, talk: Talk, typed: str, restored: str | None
):
    address = list(open_draft(path).all_shown())[2].address
    killed_with_words(path, address)
    draft = open_draft(path)
    draft.put(next(iter(draft.form.questions)), "Another name")
    save_draft(draft, path)
    assert "With my typing: never saved" in talk("quit", to=path)
    talk(typed, "quit", to=path)
    assert open_draft(path).answer(address) == restored
    assert "The program closed" not in talk("quit", to=path)
    assert any(version.draft(path).answer(address) == "never saved" for version in versions(path)) or restored


def test_a_command_restores_unsaved_answers_and_says_so_on_stderr(path: Path, eia: Run):
    address = list(open_draft(path).all_shown())[2].address
    killed_with_words(path, address)
    completed = eia("check", path)
    assert "it is in the draft again, and saved. `eia-wizard history " in completed.stderr
    assert open_draft(path).answer(address) == "never saved"
    assert eia("check", path).stderr == ""
    killed_with_words(path, list(open_draft(path).all_shown())[3].address)
    draft = open_draft(path)
    draft.put(next(iter(draft.form.questions)), "Another name")
    save_draft(draft, path)
    completed = eia("check", path)
    assert "Open it to choose" in completed.stderr
    session = Session.at(path)
    assert eia("check", path).stderr == ""
    session.leave()


@pytest.fixture
def unwritable(path: Path, monkeypatch: pytest.MonkeyPatch) -> tuple[Path, str]:
    """A draft with unsaved answers that cannot be saved, and the address of one."""
    address = next(each.address for each in open_draft(path).all_shown() if isinstance(each.question, Prose))
    killed_with_words(path, address)

    def refuse(*_: object, **__: object) -> None:
        raise UserError("its folder is read-only")

    monkeypatch.setattr("eia_tui.storage.draft_file.write_whole", refuse)
    return path, address


def test_a_command_exports_unsaved_answers_that_cannot_be_saved(
    unwritable: tuple[Path, str], tmp_path: Path, capsys: pytest.CaptureFixture[str]
):
    path, _ = unwritable
    kept = len(list(draft_state_folder(path).glob("journal-*")))
    assert main(["export", str(path), "-o", str(tmp_path / "form.docx")]) == 0
    assert "never saved" in WordDocument(tmp_path / "form.docx").text
    assert "its folder is read-only" in capsys.readouterr().err
    assert len(list(draft_state_folder(path).glob("journal-*"))) == kept


@pytest.mark.parametrize("command", ["pack", "send", "record"])
def test_a_command_that_needs_the_file_refuses_while_unsaved_answers_cannot_be_saved(
    unwritable: tuple[Path, str], command: str, capsys: pytest.CaptureFixture[str]
):
    path, address = unwritable
    assert main([command, str(path), *{"send": ["1"], "record": ["1", "--outcome", "agreed"]}.get(command, [])]) != 0
    assert "Nothing was done: save the draft first" in capsys.readouterr().err
    found = unsaved(session := Session.at(path))
    assert found
    assert found.draft.answer(address) == "never saved"
    session.leave()


def test_restore_by_command_restores_unsaved_answers_first(path: Path, eia: Run):
    asked = [each.address for each in open_draft(path).all_shown() if isinstance(each.question, Prose)]
    for words in ("An earlier version", "Something else entirely"):
        session = Session.at(path)
        session.put(asked[0], words)
        session.save()
        session.leave()
    number = next(
        n
        for n, each in enumerate(reversed(versions(path)), 1)
        if each.draft(path).answer(asked[0]) == "An earlier version"
    )
    killed_with_words(path, asked[1])
    assert "it is in the draft again" in eia("restore", path, str(number)).stderr
    assert open_draft(path).answer(asked[0]) == "An earlier version"
    assert any(each.draft(path).answer(asked[1]) == "never saved" for each in versions(path))
    assert eia("check", path).stderr == ""


def test_the_prompts_offer_another_place_where_restored_answers_cannot_be_saved(
    unwritable: tuple[Path, str], monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
):
    path, _ = unwritable
    typed_lines(monkeypatch, "save", "later", "save", "later", "quit")
    session = run_flow(open_flow(LineDialogue(), path))
    assert session
    Interview(session).run()
    shown = capsys.readouterr().out
    assert shown.count("This draft is not saved.") == 2
    assert "The draft is saved, but" not in shown


def test_a_draft_that_is_open_elsewhere_can_be_viewed(path: Path, talk: Talk):
    session = Session.at(path)
    assert "This draft is open in another window." in talk("quit", to=path)
    output = talk("look", "quit", to=path)
    assert "you can only view it here" in output
    session.leave()


def test_versions_are_listed_and_one_is_restored(path: Path, talk: Talk):
    third = list(open_draft(path).all_shown())[2].address
    talk("go 3", "Some words of mine.", ".", to=path)
    talk("go 3", "Others.", ".", "replace", "quit", to=path)
    output = talk("history", "restore 9", "restore 2", "back", "restore 2", "restore", "history", "quit", to=path)
    assert "since then" in output
    assert re.search(r"The draft has \d+ earlier version", output)
    assert output.count("Restore version 2, from ") == 2
    assert output.count("The earlier version is restored.") == 1
    assert open_draft(path).answer(third) == "Some words of mine."


@pytest.mark.skipif(os.name == "nt", reason="a process that can be killed while it waits for a line")
def test_a_kill_in_the_middle_of_a_long_answer_loses_no_line(path: Path):
    third = list(open_draft(path).all_shown())[2].address
    process = subprocess.Popen(
        [sys.executable, "-m", "eia_tui", str(path)], stdin=subprocess.PIPE, stdout=subprocess.PIPE, cwd=ROOT
    )
    assert process.stdin
    process.stdin.write(b"go 3\nThe first line\nand the second\n")
    process.stdin.flush()
    for _ in range(100):
        time.sleep(0.05)
        if any(b"the second" in each.read_bytes() for each in draft_state_folder(path).glob("journal-*")):
            break
    process.kill()
    process.communicate()
    session = Session.at(path)
    found = unsaved(session)
    assert found
    assert found[0].answer(third) == "The first line\nand the second"
    session.leave()


@pytest.mark.skipif(os.name == "nt", reason="a terminal as Unix has it")
@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("", None),
        ("The first line\rand the second\rand a third", "The first line\nand the second\nand a third"),
        ("not ended by Enter", "not ended by Enter"),
        ("next", None),
    ],
)
def test_another_window_can_take_the_draft_over_from_a_waiting_prompt(path: Path, typed: str, kept: str | None):
    number_, asked = number(path, Prose)
    with prompts(path) as terminal:
        go_to(terminal, number_)
        terminal.send(typed)
        terminal.settle()
        theirs = Session.at(path, steal=True)
        assert theirs.draft.answer(asked.address) == kept
        assert unsaved(theirs) is None
        terminal.until("was taken over by")
        terminal.settle()
        type_in(terminal, "words that come too late")
        type_in(terminal, ".")
        terminal.until("was taken over by")
        terminal.settle()
        assert len(list(path.parents[1].iterdir())) == 1
        theirs.leave()


def in_a_cell(terminal: Terminal, path: Path) -> None:
    go_to(terminal, number(path, Rows)[0])
    terminal.send("add\r")
    terminal.until("Row 1, 1 of")
    terminal.settle()


def at_the_comments(terminal: Terminal, path: Path) -> None:
    terminal.settle()
    for typed, shown in (
        ("send 1", "Why"),
        ("A first look", "Type send to"),
        ("send", "is ready for"),
        ("record 1", "What was the outcome"),
        ("agreed", "On which date"),
        ("", "What did they say"),
    ):
        type_in(terminal, typed)
        terminal.until(shown)
        terminal.settle()


@pytest.mark.slow(8)
@pytest.mark.skipif(os.name == "nt", reason="a terminal as Unix has it")
@pytest.mark.parametrize("lines", [[], ["The first line"]])
@pytest.mark.parametrize("reach", [in_a_cell, at_the_comments])
def test_an_unfinished_answer_is_kept_in_rows_and_comments_too(
    path: Path, reach: Callable[[Terminal, Path], None], lines: list[str]
):
    with prompts(path) as terminal:
        reach(terminal, path)
        for line in lines:
            type_in(terminal, line)
            terminal.settle()
        for letter in "not ended":
            terminal.send(letter)
        terminal.settle()
        theirs = Session.at(path, steal=True)
        terminal.until("was taken over by")
        assert "\n".join([*lines, "not ended"]) in [*cells(theirs.draft), *unfinished_texts(theirs.draft).values()]
        assert "answered" not in [entry.event for entry in log_entries(theirs.draft)]
        theirs.leave()


@pytest.mark.skipif(os.name == "nt", reason="a terminal as Unix has it")
def test_a_reason_that_was_being_typed_when_another_window_takes_over_is_there_in_that_one(path: Path):
    with prompts(path) as terminal:
        terminal.settle()
        type_in(terminal, "send 1")
        terminal.until("Why")
        terminal.settle()
        terminal.send("because")
        terminal.settle()
        theirs = Session.at(path, steal=True)
        assert [*unfinished_texts(theirs.draft).values()] == ["because"]
        terminal.until("was taken over by")
        theirs.leave()


@pytest.mark.skipif(os.name == "nt", reason="a terminal as Unix has it")
def test_comments_interrupted_by_ctrl_c_are_kept_and_not_recorded(path: Path):
    with prompts(path) as terminal:
        at_the_comments(terminal, path)
        type_in(terminal, "The first line")
        terminal.settle()
        terminal.send("\x03")
        terminal.until("Press Ctrl+C again")
        terminal.send("\x03")
        terminal.until("It was not recorded.\nSaved")
        draft = open_draft(path)
        assert "The first line" in unfinished_texts(draft).values()
        assert [entry.event for entry in log_entries(draft)] == ["sent"]


def cells(draft: Draft) -> list[Value | None]:
    return [value for _, _, value in draft.answers()]


def test_for_a_draft_changed_by_another_program_the_officer_chooses(
    path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
):
    third = list(open_draft(path).all_shown())[2].address
    session = Session.at(path)
    session.put(third, "mine")
    draft = open_draft(path)
    draft.put(third, "theirs")
    save_draft(draft, path)
    typed = iter(["what?", "both"])
    monkeypatch.setattr("builtins.input", lambda _: next(typed))
    walk = Interview(session)
    walk.save()
    output = capsys.readouterr().out
    assert "was changed by another program" in output
    assert "In the other program: theirs" in output
    assert "Here: mine" in output
    assert "now has the other program's version" in output
    assert session.draft.answer(third) == "theirs"
    session.leave()


def test_if_the_draft_cannot_be_saved_another_folder_is_asked_for_once_or_by_save(
    path: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
):
    third = list(open_draft(path).all_shown())[2].address
    session = Session.at(path)
    session.put(third, "mine")
    path.parent.rename(path.parent.with_name("pulled-out"))
    typed = iter(["later", "elsewhere", str(tmp_path / "safe")])
    monkeypatch.setattr("builtins.input", lambda _: next(typed))
    walk = Interview(session)
    walk.save()
    walk.save()
    output = capsys.readouterr().out
    assert output.count("Until it is saved, what you type is kept on this machine") == 1
    walk.saving.save_now()
    assert open_draft(session.path).answer(third) == "mine"
    assert session.path.is_relative_to(tmp_path / "safe")
    session.leave()
