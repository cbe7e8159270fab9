"""The approvals at the plain prompts: findings are accepted, versions sent, answers recorded, and revisions started by typing."""

import re
from pathlib import Path

import pytest

from eia_tui.approvals.audit_log import log_entries
from eia_tui.approvals.status import sign_off_entry, stage_statuses
from eia_tui.checks import findings
from eia_tui.checks.acceptance import acceptance
from eia_tui.checks.report import report_on
from eia_tui.flows.dialogue import run_flow
from eia_tui.flows.record import record
from eia_tui.flows.send import send
from eia_tui.flows.stage_comments import BegunAnswer, StageComments
from eia_tui.form.definition import Form
from eia_tui.form.kinds import Prose
from eia_tui.form.stages import stages
from eia_tui.plain.dialogue import LineDialogue
from eia_tui.plain.question_numbers import number_of
from eia_tui.plain.stage_answer import _ask_signer
from eia_tui.session.session import Session
from eia_tui.session.unfinished import (
    UNFINISHED_TEXTS,
    line_typed_at,
    unfinished_address,
    unfinished_texts,
    words_typed_at,
)
from eia_tui.storage.draft_file import ChangedElsewhereError
from eia_tui.storage.drafts import new_draft, open_draft
from eia_tui.storage.history import numbered_versions
from eia_tui.storage.operations import save_draft
from tests.approvals import SIGNER, answered, put, ready, sent, signed
from tests.conftest import Run
from tests.other_systems import needs_scripts
from tests.plain.prompts import prompts, type_in, typed_lines

pytestmark = pytest.mark.slow


@pytest.fixture
def path(form: Form) -> Path:
    """A draft without findings that prevent sending it."""
    path = new_draft("Mobile library timetable", form)
    ready(path, form)
    return path


def test_all_approvals_work_by_typed_commands(path: Path, form: Form, eia: Run):
    lines = ["status"]
    for number, stage in enumerate(stages(form), 1):
        lines += [
            "send" if number == 2 else f"send {number}",
            "send",
            "record" if number == 2 else f"record {number}",
            "perhaps",
            "agreed",
            "",
            *([SIGNER] if stage.signs else []),
            "Fine.",
            "With us.",
            ".",
            *(["yes"] if stage.signs else []),
        ]
    completed = eia("--plain", path, typed="\n".join([*lines, "changes", "status", "revise", "open", "quit", ""]))
    assert (completed.returncode, completed.stderr) == (0, "")
    draft = open_draft(path)
    assert sign_off_entry(draft)
    comments = [entry.comments for entry in log_entries(draft) if entry.event == "answered"]
    assert comments == ["Fine.\nWith us."] * len(stages(form))
    assert "“perhaps” is not one of them. Type a number from 1 to 3." in completed.stdout
    assert "It is signed off" in completed.stdout
    printed = " ".join(completed.stdout.split())
    assert (
        printed.count("Type send to send a version, or record to record what they said.") == 2 * len(stages(form)) - 1
    )
    assert "Type publish to make the copy for publication, review date to set the review date, or" in printed
    opened = completed.stdout.partition("The revision is at")[2]
    assert "Question 1 of" in opened
    assert "only view it" not in opened


def test_blocking_findings_are_listed_and_a_reason_is_asked_for(path: Path, form: Form, eia: Run):
    put(path, next(iter(form.questions)), "")
    completed = eia("--plain", path, typed="send 1\n\nsend 1\nThey asked for it early\nsend\nquit\n")
    assert "Some things need fixing first" in completed.stdout
    assert "It was not sent." in completed.stdout
    assert [version.number for version in numbered_versions(path)] == [1]
    assert log_entries(open_draft(path))[0].reason == "They asked for it early"


def test_an_interrupted_recording_records_nothing(path: Path, form: Form, eia: Run):
    eia("--plain", path, typed="send 1\nsend\nrecord 1\n")
    assert stage_statuses(open_draft(path))[0].state == "sent"


def test_a_full_stop_alone_is_no_comment(path: Path, monkeypatch: pytest.MonkeyPatch):
    sent(path, 0)
    session = Session.at(path)
    typed_lines(monkeypatch, "agreed", "", ".")
    run_flow(record(LineDialogue(), session, stages(session.draft.form)[0]))
    session.leave()
    answer = stage_statuses(open_draft(path))[0].answer
    assert answer
    assert answer.comments == ""


def test_comments_that_cannot_be_recorded_are_kept(path: Path, form: Form, monkeypatch: pytest.MonkeyPatch):
    sent(path, 0)
    session = Session.at(path)
    stage = stages(form)[0]
    typed_lines(monkeypatch, "returned", "", "Say more about carers.", ".")
    draft = open_draft(path)
    draft.put(next(iter(form.questions)), "Changed by another program")
    save_draft(draft, path)
    with pytest.raises(ChangedElsewhereError):
        run_flow(record(LineDialogue(), session, stage))
    assert StageComments(session, stage).unfinished == "Say more about carers."
    session.leave()


def test_a_stage_that_returns_instead_of_signing_is_asked_why_and_not_who_signs(path: Path, form: Form, eia: Run):
    last = len(stages(form))
    lines = [
        f"send {last}",
        "A first look",
        "send",
        f"record {last}",
        "agreed",
        "returned",
        "",
        "Ask the parents.",
        ".",
        "quit",
    ]
    completed = eia("--plain", path, typed="\n".join([*lines, ""]))
    assert "It cannot be signed off yet: " in completed.stdout
    assert "Who signs it off" not in completed.stdout
    assert log_entries(open_draft(path))[-1].comments == "Ask the parents."
    completed = eia("--plain", path, typed=f"record {last}\n\nquit\n")
    assert "It was not recorded." in completed.stdout


def test_a_finding_is_accepted_by_its_number_and_the_acceptance_withdrawn(path: Path, form: Form, eia: Run):
    put(path, next(asked.address for asked in form.with_role("evidence")), "To follow.")
    entries = report_on(open_draft(path)).entries
    number = next(entry.number for entry in entries if entry.finding.check == "awaiting")
    eia("--plain", path, typed=f"check\naccept {number}\nIt comes in March\nquit\n")
    draft = open_draft(path)
    accepted = [acceptance(draft, finding) for finding in findings(draft)]
    assert [each.reason for each in accepted if each] == ["It comes in March"]
    completed = eia("--plain", path, typed=f"accept {number}\nkeep\nquit\n")
    assert "Your reason: “It comes in March”." in completed.stdout
    assert "no longer accepted" not in completed.stdout
    completed = eia("--plain", path, typed=f"accept {number}\nwithdraw\naccept 999\nquit\n")
    assert "no longer accepted" in completed.stdout
    assert "There is no finding 999: check lists them with their numbers." in completed.stdout
    assert not any(acceptance(open_draft(path), finding) for finding in findings(open_draft(path)))


def test_a_reason_is_read_back_and_nothing_is_sent_before_send_is_typed(path: Path, form: Form, eia: Run):
    put(path, next(iter(form.questions)), "")
    shown = eia("--plain", path, typed="send 1\nrecord 3\nrecord 3\nback\n\nquit\n").stdout
    assert "“record 3” is a command, and does not work at this question." in shown
    assert "You typed: “record 3”." in shown
    assert "It was not sent." in shown
    assert log_entries(open_draft(path)) == []
    eia("--plain", path, typed="send 1\nWe say so\nchange\nA first look\nsend\nquit\n")
    (entry,) = log_entries(open_draft(path))
    assert entry.reason == "A first look"


def test_before_a_version_is_sent_what_the_stages_have_not_seen_or_settled_is_listed_once(
    path: Path, form: Form, eia: Run
):
    ready(path, form)
    first, second, _ = (each.name for each in stages(form))
    sent(path, 0)
    answered(path, 0, "returned", "Say more about carers.\n\nName a source.")
    shown = eia("--plain", path, typed="send 2\nback\nquit\n").stdout
    assert shown.count(f"{first} returned version 1 and has not agreed since. Send them this version first.") == 1
    assert shown.count("2 comments and changes are not settled yet: type settle.") == 1
    sent(path, 0)
    answered(path, 0, "agreed")
    sent(path, 1)
    answered(path, 1, "agreed")
    assert "changed since" not in eia("--plain", path, typed="status\nsend 3\nback\nquit\n").stdout
    put(path, next(asked.address for asked in form.with_role("evidence")), "Another source altogether.")
    shown = eia("--plain", path, typed="status\nsend 3\nback\nquit\n").stdout
    for number, name in enumerate((first, second), 1):
        assert re.search(
            rf"{name} agreed to version \d\. 1 answer has changed since\. Send them this version first", shown
        )
        assert re.search(rf"{number} {name}: agreed on .*, version \d\. 1 answer has changed since\.", shown)
    assert "1 answer has changed since" in eia("status", path).stdout


@needs_scripts
def test_in_a_signed_off_draft_nothing_is_opened_to_be_changed(path: Path, form: Form, eia: Run):
    signed(path, form)
    at = next(n for n, each in enumerate(open_draft(path).all_shown(), 1) if isinstance(each.question, Prose))
    editor = path.with_name("editor.sh")
    editor.write_text(f"#!/bin/sh\ntouch {path.with_name('opened')}\n", encoding="utf-8")
    editor.chmod(0o755)
    typed = f"go {at}\nedit\nfile x.txt\nsay mine\nquit\n"
    shown = eia("--plain", path, typed=typed, EDITOR=str(editor), VISUAL="").stdout
    assert shown.count("It was signed off on") == 4  # when it is opened, and for each command
    assert not path.with_name("opened").exists()


def test_the_box_of_a_stage_says_who_fills_it_in_and_a_name_in_it_early_is_to_be_deleted(
    path: Path, form: Form, eia: Run
):
    ready(path, form)
    box = stages(form)[-1].addresses["officer"]
    at = number_of(open_draft(path), box)
    shown = eia("--plain", path, typed=f"go {at}\nJo Bloggs, Director\nwrite\ncheck\nquit\n").stdout
    assert f"This box is for {stages(form)[-1].called}. Leave it empty: record 3 fills it in." in shown
    assert f"Question {at}, Must fix: " in shown
    assert "If nobody has signed yet, delete it." in shown


def test_an_answer_that_starts_with_an_approvals_command_is_an_answer(path: Path, form: Form, eia: Run):
    name = next(asked.address for asked in form.with_role("name"))
    eia("--plain", path, typed="Send letters to every household in the county\nquit\n")
    assert open_draft(path).answer(name) == "Send letters to every household in the county"


@pytest.mark.parametrize("at", [["record 1"], ["record 1", "agreed"], ["record 1", "agreed", ""], ["send 1"]])
@pytest.mark.parametrize("word", ["quit", "back", "help"])
def test_quit_back_and_help_are_commands_at_every_question_of_the_approvals(
    at: list[str], word: str, path: Path, eia: Run
):
    eia("send", path, "1")
    before = log_entries(open_draft(path))
    completed = eia("--plain", path, typed="\n".join([*at, word, *(["back"] if word == "help" else []), "status", ""]))
    assert (completed.returncode, completed.stderr) == (0, "")
    assert log_entries(open_draft(path)) == before
    assert ("Type back to leave this question without" in completed.stdout) == (word == "help")
    assert (completed.stdout.count("Question 1 of") > 1) == (word != "quit")


def test_a_draft_without_earlier_versions_offers_none_to_restore(eia: Run, form: Form):
    path = new_draft("Mobile library timetable", form)
    shown = eia("--plain", path, typed="history\nquit\n").stdout
    assert eia("history", path).stdout.strip() in shown
    assert "Type restore" not in shown


def test_comments_that_are_broken_off_and_have_no_box_are_there_when_they_are_recorded(
    path: Path, form: Form, eia: Run
):
    last = len(stages(form))
    record = [f"record {last}", "returned", ""]
    shown = eia(
        "--plain", path, typed="\n".join([f"send {last}", "A first look", "send", *record, "Ask the parents.", ""])
    )
    assert "What you typed is kept, and is there when you record their answer again." in shown.stdout
    shown = eia("--plain", path, typed="\n".join([*record, "And the drivers.", ".", "quit", ""]))
    assert "You had started to type what they said: “Ask the parents.”" in shown.stdout
    assert log_entries(open_draft(path))[-1].comments == "Ask the parents.\nAnd the drivers."
    assert open_draft(path).answer(UNFINISHED_TEXTS) is None


@pytest.mark.parametrize(
    ("typed", "comments"),
    [
        ([""], "Ask the parents."),
        (["leave out", "", "yes"], ""),
        (["leave out", "Ask the drivers.", "."], "Ask the drivers."),
    ],
)
def test_unfinished_comments_are_recorded_or_left_out_and_begun_again(
    typed: list[str], comments: str, path: Path, form: Form, monkeypatch: pytest.MonkeyPatch
):
    session = Session.at(path)
    stage = stages(form)[-1]
    send(session, stage, anyway="A first look")
    StageComments(session, stage).keep("Ask the parents.")
    typed_lines(monkeypatch, "returned", "", *typed)
    run_flow(record(LineDialogue(), session, stage))
    session.leave()
    assert log_entries(open_draft(path))[-1].comments == comments
    assert open_draft(path).answer(UNFINISHED_TEXTS) is None


def test_after_quit_at_a_confirmation_the_reason_is_there_and_nothing_is_called_unexpected(
    path: Path, form: Form, eia: Run
):
    put(path, next(iter(form.questions)), "")
    eia("--plain", path, typed="send 1\nA first look\nquit\n")
    shown = eia("--plain", path, typed="send 1\n\nquit\n").stdout
    assert "closed unexpectedly" not in shown
    assert (
        "What you had started in a box, such as a reason, a reply or a comment, is there again when you open that box."
        in shown
    )
    assert "You had started to type: “A first look”" in shown


def test_back_at_a_confirmation_leaves_it_and_change_changes_the_reason(path: Path, form: Form, eia: Run):
    put(path, next(iter(form.questions)), "")
    shown = eia("--plain", path, typed="send 1\nA first look\nback\nstatus\nquit\n").stdout
    assert "It was not sent." in shown
    assert log_entries(open_draft(path)) == []
    eia("--plain", path, typed="send 1\nA first look\nchange\nAnother look\nsend\nquit\n")
    assert log_entries(open_draft(path))[-1].reason == "Another look"


def test_a_signature_without_a_name_is_asked_for_again_at_once(
    session: Session, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
):
    typed_lines(monkeypatch, "", "An officer, Director")
    kept = StageComments(session, stages(session.draft.form)[-1])
    assert _ask_signer(BegunAnswer(), kept) == "An officer, Director"
    assert "Enter the name and job title of the person signing off, or type back." in capsys.readouterr().out


def test_what_is_said_at_the_sign_off_is_said_to_be_in_no_box(path: Path, form: Form, eia: Run):
    ready(path, form)
    last = len(stages(form)) - 1
    for stage in range(last):
        sent(path, stage)
        answered(path, stage, "agreed")
    sent(path, last)
    lines = f"record {last + 1}", "1", "", SIGNER, "Look again in a year.", ".", "yes", "quit", ""
    shown = eia("--plain", path, typed="\n".join(lines)).stdout
    assert "The form has no box for what they said: it is kept in the draft, under comments and replies." in shown
    assert shown.count("has no box") == 1


def test_one_comment_is_to_be_settled(path: Path, form: Form, eia: Run):
    ready(path, form)
    sent(path, 0)
    answered(path, 0, "returned", "Say more about carers.")
    assert "Next: settle the comment (type settle), and then" in eia("--plain", path, typed="status\nquit\n").stdout


def test_a_chosen_outcome_and_date_survive_a_kill(path: Path):
    sent(path, 0)
    with prompts(path) as terminal:
        terminal.until("Question 1 of")
        terminal.settle()
        for typed, asked in (
            ("record 1", "What was the outcome"),
            ("3", "On which date?"),
            ("2 September 2026", "What did they say?"),
        ):
            type_in(terminal, typed)
            terminal.until(asked)
        terminal.settle()
        terminal.kill()
    with prompts(path) as terminal:
        terminal.until("Type record 1 to go on.")
        terminal.settle()
        for typed, asked in (
            ("record 1", "Enter alone means returned, as you chose before"),
            ("", "Enter alone means 2 September 2026"),
            ("", "What did they say?"),
            ("back", "It was not recorded."),
            ("record 1", "Enter alone goes back"),
            ("status", "“status” is a command, and does not work at this question. Type back to leave it."),
        ):
            type_in(terminal, typed)
            terminal.until(asked)


def test_a_sentence_in_a_signed_off_draft_is_kept_and_offered_in_the_revision(path: Path, form: Form, eia: Run):
    signed(path, form)
    place = next(each for each in open_draft(path).all_shown() if isinstance(each.question, Prose))
    at, words = number_of(open_draft(path), place.address), "Please add that the Deaf Club objects"
    rows = next(form.with_role("actions"))
    go_rows = f"go {number_of(open_draft(path), rows.address)}"
    typed = f"go {at}\n{words}\nback\ngo {at}\n{go_rows}\nAdd that the lift is missing from this list\nstatus\nquit\n"
    output = eia("--plain", path, typed=typed).stdout
    assert output.count("Your words are kept. If you start a revision, it offers them at") == 2
    assert output.count(f"You typed “{words}” here. It is not in the answer, and is kept for a revision.") == 1
    assert "up arrow" not in output
    assert "was changed after it was signed off" not in output
    answers = open_draft(path).answer(place.address)
    output = eia("--plain", path, typed=f"revise\nopen\ngo {at}\nquit\n").stdout
    assert f"You typed “{words}\nAdd that the lift is missing from this list”" in output
    assert open_draft(path).answer(place.address) == answers


def test_after_the_sign_off_no_notice_says_that_words_are_in_the_line(path: Path, form: Form):
    signed(path, form)
    draft = open_draft(path)
    place = next(each for each in draft.all_shown() if isinstance(each.question, Prose))
    draft.put(unfinished_address(words_typed_at(place.address)), "The Deaf Club objects")
    draft.put(unfinished_address(line_typed_at(place.address)), "So does the school")
    save_draft(draft, path)
    with prompts(path) as terminal:
        terminal.until("Command:")
        terminal.settle()
        type_in(terminal, f"go {number_of(draft, place.address)}")
        terminal.until(
            "You had typed “So does the school”. It is not in the answer", "kept for a revision.", "Command:"
        )
        terminal.settle()
        assert "up arrow" not in terminal.text
        assert "in the line below" not in terminal.text
        type_in(terminal, "quit")
        assert terminal.ended() == 0
    assert len(unfinished_texts(open_draft(path))) == 2


def test_a_sentence_in_the_example_is_said_not_to_be_kept(eia: Run):
    output = eia("--plain", "example", typed="Please add that the Deaf Club objects\nquit\n").stdout
    assert "What you typed is not kept. Copy it to where you need it." in output


def test_undo_does_not_reach_beyond_what_was_sent(path: Path, form: Form, eia: Run):
    address = next(form.with_role("department")).address
    before = open_draft(path).answer(address)
    assert before
    output = eia("--plain", path, typed="go 2\nLibraries\nsend 1\nsend\nundo\nquit\n").stdout
    assert "There is nothing to undo since version 1 was sent." in output
    assert open_draft(path).answer(address) == "Libraries"


def test_a_draft_and_its_revision_are_told_apart_in_the_list(path: Path, form: Form, eia: Run):
    signed(path, form)
    name, version = open_draft(path).name, log_entries(open_draft(path))[-1].version
    shown = eia("--plain", path, typed=f"revise\nopen\nhome\n{name}\ndelete 2\nkeep\nquit\n").stdout
    listed = shown.rpartition("Equality impact assessments, in")[2]
    assert f"Revision: {name}. " in shown
    assert f"1 {name}, revision of version {version}: " in listed
    assert f"2 {name}, signed off, version {version}: " in listed
    assert f"“{name}” is in the names of 2 drafts: 1 {name}, revision of version {version}, saved today" in listed
    assert f"Delete “{name}, signed off, version {version}”?" in listed
