"""A draft goes through its approvals: it is clear which version each stage saw, and what it answered."""

import errno
import hashlib
import json
import os
import shutil
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

import pytest

from eia_tui.approvals.audit_log import AUDIT_LOG, log_entries
from eia_tui.approvals.status import is_signed_off, same_answers, sign_off_entry, stage_statuses
from eia_tui.draft.draft import Draft
from eia_tui.exports.changes import write_changes
from eia_tui.exports.publish import publish
from eia_tui.exports.template.scaffold import write_scaffold
from eia_tui.exports.word.export import export
from eia_tui.flows.dialogue import StageAnswer, run_flow
from eia_tui.flows.record import record_answer
from eia_tui.flows.revise import revise, start_revision
from eia_tui.flows.send import NotReadyError, send
from eia_tui.flows.stage_comments import StageComments
from eia_tui.flows.stages import find_stage
from eia_tui.form.definition import Form
from eia_tui.form.kinds import Prose
from eia_tui.form.loading import load_form
from eia_tui.form.stages import stage_addresses, stages
from eia_tui.form.values import all_rows, is_answered, parse_answer
from eia_tui.session.recovery import restore, save_in
from eia_tui.session.session import Session
from eia_tui.storage.catalogue import list_drafts, typed_name
from eia_tui.storage.codec import encode_draft
from eia_tui.storage.drafts import new_draft, open_draft, open_version
from eia_tui.storage.history import history_folder, keep_version, numbered_versions, restore_version, versions
from eia_tui.storage.operations import duplicate_draft, rename_draft, save_draft
from eia_tui.storage.sent_versions import changes_since, integrity_problems, sent_version
from eia_tui.system import files
from eia_tui.system.clock import now
from eia_tui.system.errors import UserError
from tests.approvals import SIGNER, answered, put, ready, sent, signed
from tests.conftest import ROOT, WORD, Run
from tests.flows.scripted import ScriptedDialogue
from tests.images import png
from tests.word_document import WordDocument

pytestmark = pytest.mark.slow

FIRST, LAST = 0, -1


@pytest.fixture
def path(form: Form) -> Path:
    """A draft without findings that prevent sending it."""
    path = new_draft("Mobile library timetable", form)
    ready(path, form)
    return path


@pytest.fixture
def prose(form: Form) -> str:
    """The address of a long answer outside the questions for the stages."""
    asks = stage_addresses(form)
    return next(
        address
        for address, question in form.questions.items()
        if isinstance(question, Prose) and question.role == "evidence" and address not in asks
    )


# --- stages ---


def test_the_councils_form_has_the_three_stages_that_it_asks_for(form: Form):
    roles = [sorted(stage.addresses) for stage in stages(form)]
    assert roles == [["comments", "considered"], ["comments"], ["officer", "signed"]]
    assert [stage.signs for stage in stages(form)] == [False, False, True]
    assert {address for stage in stages(form) for address in stage.addresses.values()} == stage_addresses(form)
    labels = [form.questions[stage.id].label for stage in stages(form)]
    assert all(stage.name in label for stage, label in zip(stages(form), labels, strict=True))


FORM = """
id = "elsewhere"
title = "Another form"
[[sections]]
id = "approvals"
title = "Approvals"
[[sections.questions]]
id = "{0}"
kind = "{1}"
role = "{2}"
label = "{6}"
[[sections.questions]]
id = "{3}"
kind = "{4}"
role = "{5}"
label = "{7}"
[[sections.questions]]
id = "second"
kind = "prose"
role = "comments"
label = "Panel"
stage = "The panel of residents"
"""


@pytest.mark.parametrize(
    "order",
    [
        ("one", "prose", "comments", "two", "date", "considered", "The board:", "Looked at on"),
        ("two", "date", "considered", "one", "prose", "comments", "Looked at on", "The board:"),
    ],
)
def test_another_councils_form_has_its_own_stages_in_any_order(tmp_path: Path, order: tuple[str, ...]):
    (tmp_path / "form.toml").write_text(FORM.format(*order), encoding="utf-8")
    first, second = stages(load_form(tmp_path))
    assert (first.id, set(first.addresses)) == (f"approvals.{order[0]}", {"comments", "considered"})
    assert first.name == "The board"
    assert (second.name, second.signs) == ("The panel of residents", False)


def test_a_form_without_a_signature_is_signed_off_when_all_stages_agree(tmp_path: Path):
    (tmp_path / "form.toml").write_text(
        FORM.format("one", "prose", "comments", "two", "date", "considered", "The board:", "Looked at on"),
        encoding="utf-8",
    )
    draft = Draft(load_form(tmp_path), {"draft": {"format": 1, "form": "elsewhere"}}, tmp_path)
    status = {"step": "sent", "at": "2026-11-20T10:00:00+00:00", "version": 1, "hash": "x"}
    agreed = {**status, "step": "answered", "outcome": "agreed", "on": "2026-11-21"}
    both = [{**each, "stage": stage.id} for stage in stages(draft.form) for each in (status, agreed)]
    draft.put(AUDIT_LOG, both[:3])
    assert sign_off_entry(draft) is None
    draft.put(AUDIT_LOG, both)
    assert sign_off_entry(draft)


OTHER = """
id = "elsewhere"
title = "Another form"
[[sections]]
id = "about"
title = "About"
[[sections.questions]]
id = "title"
kind = "line"
role = "name"
label = "Title"
[[sections]]
id = "approvals"
title = "Approvals"
[[sections.questions]]
id = "board"
kind = "rows"
role = "comments"
label = "The board"
columns = [{ id = "said", kind = "prose", label = "What they said" }]
[[sections.questions]]
id = "when"
kind = "line"
role = "considered"
label = "Looked at on"
[[sections.questions]]
id = "head"
kind = "prose"
role = "officer"
label = "Head of service"
[[sections.questions]]
id = "day"
kind = "line"
role = "signed"
label = "Signed on"
[[sections.questions]]
id = "member"
kind = "line"
role = "officer"
label = "Cabinet member"
"""


def test_the_approval_chain_of_another_councils_form_can_be_completed(tmp_path: Path):
    (tmp_path / "form.toml").write_text(OTHER, encoding="utf-8")
    other = load_form(tmp_path)
    write_scaffold(other)
    path = new_draft("A policy", other)
    assert [(stage.name, stage.signs) for stage in stages(other)] == [
        ("The board", False),
        ("Head of service", True),
        ("Cabinet member", True),
    ]
    for stage in range(3):
        sent(path, stage)
        assert sign_off_entry(open_draft(path)) is None
        answered(path, stage, "agreed", "Fine\nwith us", by=SIGNER)
    draft = open_draft(path)
    assert sign_off_entry(draft)
    assert not list(integrity_problems(path, draft))
    (row,) = all_rows(other.questions["approvals.board"], draft.answer("approvals.board"))
    assert "Fine\nwith us" in str(row["said"])
    assert isinstance(draft.answer("approvals.board"), list)
    assert draft.answer("approvals.head") == draft.answer("approvals.member") == SIGNER
    shutil.copy(min(path.parent.glob("*.docx")), WORD / "elsewhere.docx")


def test_comments_that_are_broken_off_take_the_place_of_no_row_of_a_table(tmp_path: Path):
    (tmp_path / "form.toml").write_text(OTHER, encoding="utf-8")
    other = load_form(tmp_path)
    path = new_draft("A policy", other)
    put(path, "approvals.board", [{"said": "Fine."}])
    session = Session.at(path)
    board = stages(other)[0]
    StageComments(session, board).keep("And then")
    session.save()
    session.leave()
    draft = open_draft(path)
    assert draft.answer("approvals.board") == [{"said": "Fine."}]
    session = Session.at(path)
    assert StageComments(session, board).unfinished == "And then"
    session.leave()


def test_a_form_without_approvals_cannot_be_sent(other_form: Form):
    with pytest.raises(UserError, match="asks for no approvals"):
        find_stage(Draft(other_form), "1")


@pytest.fixture
def other_form() -> Form:
    return load_form(ROOT / "tests" / "forms" / "riverside")


def test_a_stage_is_named_by_its_number_its_id_or_its_name(form: Form, draft: Draft):
    for number, stage in enumerate(stages(form), 1):
        named = (
            str(number),
            stage.id,
            stage.short_id,
            stage.short_id.replace("_", "-").upper(),
            stage.name,
            stage.name[:9],
        )
        assert {find_stage(draft, name).id for name in named} == {stage.id}
    with pytest.raises(UserError, match=stages(form)[FIRST].short_id):
        find_stage(draft, "the moon")
    with pytest.raises(UserError, match="There is no stage"):
        find_stage(draft, "team and group")


# --- sending ---


def test_sending_freezes_the_version_and_writes_a_word_file_that_names_it(path: Path, form: Form):
    stage = stages(form)[FIRST]
    draft = open_draft(path)
    result = sent(path, FIRST)
    assert result.path == path.parent / f"{draft.name} - v1 for {stage.name}.docx"
    WordDocument(result.path)
    shutil.copy(result.path, WORD / "sent.docx")
    [version] = numbered_versions(path)
    assert version.number == 1
    assert same_answers(open_version(path, version.content()), draft)
    [entry] = log_entries(open_draft(path))
    assert (entry.event, entry.stage, entry.version, entry.file) == ("sent", stage.id, 1, result.path.name)
    assert entry.hash == hashlib.sha256(version.content()).hexdigest()
    assert stage_statuses(open_draft(path))[FIRST].state == "sent"


def test_a_long_name_is_shortened_if_the_path_is_too_long_for_windows(path: Path, form: Form):
    name = next(asked.address for asked in form.with_role("name"))
    put(path, name, "A policy with a name " + "that goes on " * 10)
    folder = path.parent.parent / ("a" * (190 - len(str(path.parent.parent))))
    path.parent.rename(folder)
    result = sent(folder / path.name, FIRST)
    assert len(str(result.path)) <= 255
    assert result.path.name.startswith("A policy with a")
    assert result.path.name.endswith(f" - v1 for {stages(form)[FIRST].name}.docx")


def test_the_history_says_to_whom_a_version_was_sent_and_when(path: Path, form: Form, eia: Run):
    for stage in (0, 1):
        sent(path, stage)
    output = eia("history", path).stdout
    first, second, _ = stages(form)
    assert (
        f"today {numbered_versions(path)[0].saved.astimezone():%H:%M}, sent to {first.name} and {second.name} as version 1"
        in output
    )


def test_blocking_findings_prevent_sending_unless_a_reason_is_given(path: Path, prose: str, form: Form):
    required = next(address for address, question in form.questions.items() if question.required and address != prose)
    put(path, required, "")
    before = path.read_bytes()
    with pytest.raises(NotReadyError) as stopped:
        sent(path, FIRST)
    assert len(stopped.value.why) == 1
    assert path.read_bytes() == before
    assert not numbered_versions(path)
    assert not list(path.parent.glob("*.docx"))
    sent(path, FIRST, anyway="They asked for it early")
    assert log_entries(open_draft(path))[0].reason == "They asked for it early"


def test_unchanged_text_keeps_its_version_number_and_changed_text_gets_the_next(path: Path, prose: str):
    assert sent(path, FIRST).version == 1
    again = sent(path, 1)
    assert again.version == 1
    assert len(numbered_versions(path)) == 1
    put(path, prose, "Something else, counted in May 2026 by the survey.")
    assert sent(path, 1).version == 2
    assert [version.number for version in numbered_versions(path)] == [1, 2]


def test_a_version_that_was_sent_is_never_thinned_out(path: Path):
    sent(path, FIRST)
    later = now() + timedelta(days=400)
    for hour in range(5):
        keep_version(path, f"# {hour}".encode() + path.read_bytes(), later + timedelta(minutes=10 * hour))
    keep_version(path, b"# last" + path.read_bytes(), later + timedelta(days=400))
    assert [version.number for version in numbered_versions(path)] == [1]


def test_the_stage_that_signs_is_sent_the_draft_last(path: Path, form: Form):
    sent(path, FIRST)
    with pytest.raises(NotReadyError) as stopped:
        sent(path, LAST)
    assert [stage.name in why for stage, why in zip(stages(form), stopped.value.why, strict=False)] == [True, True]


def test_a_draft_with_unsaved_answers_to_restore_is_not_sent(path: Path, prose: str):
    session = Session.at(path)
    session.put(prose, "never saved")
    assert session.draft_file
    session.draft_file.journal.write()
    session.draft_file.release()
    with pytest.raises(UserError, match="was typed and not saved"):
        sent(path, FIRST)
    assert not numbered_versions(path)


def test_a_draft_that_cannot_be_written_is_not_sent(path: Path, monkeypatch: pytest.MonkeyPatch):
    def full(*_: object, **__: object) -> None:
        raise UserError("no room")

    monkeypatch.setattr("eia_tui.flows.send.freeze", full)
    with pytest.raises(UserError, match="no room"):
        sent(path, FIRST)
    assert not log_entries(open_draft(path))


def test_sending_again_writes_a_missing_word_file(path: Path, monkeypatch: pytest.MonkeyPatch):
    with monkeypatch.context() as pulled_out:
        pulled_out.setattr("eia_tui.flows.send.rename_over", lambda *_: (_ for _ in ()).throw(UserError("no disk")))
        with pytest.raises(UserError, match=r"Version 1 is recorded as sent to .*, but no disk\. Send it again"):
            sent(path, FIRST)
    assert [(entry.event, entry.version) for entry in log_entries(open_draft(path))] == [("sent", 1)]
    assert not list(path.parent.glob("*.docx"))
    again = sent(path, FIRST)
    assert (again.version, again.path.name) == (1, log_entries(open_draft(path))[0].file)
    assert list(path.parent.glob("*.docx")) == [again.path]
    assert [(entry.event, entry.version) for entry in log_entries(open_draft(path))] == [("sent", 1)]
    assert [version.number for version in numbered_versions(path)] == [1]
    assert not list(integrity_problems(path, open_draft(path)))


def test_a_word_file_that_somebody_edited_is_not_overwritten(path: Path):
    first = sent(path, FIRST).path
    first.write_bytes(b"their comments")
    again = sent(path, FIRST).path
    assert again != first
    assert first.read_bytes() == b"their comments"


def test_a_folder_that_cannot_be_flushed_after_the_log_is_saved_loses_no_version(
    path: Path, monkeypatch: pytest.MonkeyPatch
):
    flush = files._flush_folder

    def broken(folder: Path) -> None:
        if log_entries(open_draft(path)):
            raise OSError(errno.EIO, os.strerror(errno.EIO))
        flush(folder)

    with monkeypatch.context() as patch:
        patch.setattr(files, "_flush_folder", broken)
        with pytest.raises(UserError, match="Version 1 is recorded as sent to"):
            sent(path, FIRST)
    assert [version.number for version in numbered_versions(path)] == [1]
    assert not list(integrity_problems(path, open_draft(path)))
    assert sent(path, FIRST).version == 1
    assert len(log_entries(open_draft(path))) == 1


def test_a_version_without_a_number_in_its_name_is_recognised_by_its_content(path: Path):
    sent(path, FIRST)
    (version,) = numbered_versions(path)
    version.path.rename(version.path.with_name(version.path.name.replace("-v1", "")))
    assert not numbered_versions(path)
    assert not list(integrity_problems(path, open_draft(path)))
    assert (
        sent_version(path, open_draft(path)).content()
        == version.path.with_name(version.path.name.replace("-v1", "")).read_bytes()
    )
    Session.at(path).leave()
    assert [each.path for each in numbered_versions(path)] == [version.path]


# --- answers of the stages ---


def test_the_same_answer_recorded_twice_is_one_entry(path: Path):
    sent(path, FIRST)
    for _ in range(2):
        assert answered(path, FIRST, "returned", "Say more about carers.").state == "returned"
    assert [entry.event for entry in log_entries(open_draft(path))] == ["sent", "answered"]


def test_the_answer_of_a_stage_is_in_the_audit_log_and_below_the_text_in_its_boxes(path: Path, form: Form):
    stage = stages(form)[FIRST]
    box, day = stage.addresses["comments"], stage.addresses["considered"]
    put(path, box, "Typed by hand before.")
    sent(path, FIRST)
    answered(path, FIRST, "returned", "Say more about carers.\n\n- and about cost")
    sent(path, FIRST)
    status = answered(path, FIRST, "agreed with changes", "Better.")
    assert status.state == "agreed with changes"
    draft = open_draft(path)
    text = str(draft.answer(box))
    order = ["Typed by hand before.", "Returned on", "Say more about carers.", "Agreed with changes on", "Better."]
    assert sorted(order, key=text.index) == order
    assert draft.answer(day) == now().date()
    assert [(entry.event, entry.outcome, entry.comments) for entry in log_entries(draft)][1::2] == [
        ("answered", "returned", "Say more about carers.\n\n- and about cost"),
        ("answered", "agreed with changes", "Better."),
    ]
    assert not list(integrity_problems(path, draft))


def test_an_answer_to_a_version_that_was_not_sent_is_refused(path: Path):
    before = path.read_bytes()
    with pytest.raises(UserError, match="has not been sent to"):
        answered(path, FIRST, "agreed")
    assert path.read_bytes() == before


def test_a_version_whose_log_entry_cannot_be_saved_is_not_frozen(
    path: Path, form: Form, monkeypatch: pytest.MonkeyPatch
):
    session = Session.at(path)
    with monkeypatch.context() as full:
        full.setattr(session.draft_file, "save", lambda *_: (_ for _ in ()).throw(UserError("no room")))
        with pytest.raises(UserError, match="no room"):
            send(session, stages(form)[FIRST])
    assert not numbered_versions(path)
    assert not log_entries(session.draft)
    assert send(session, stages(form)[FIRST]).version == 1
    session.leave()
    assert not list(integrity_problems(path, open_draft(path)))


def test_another_picture_in_the_same_file_is_another_version(path: Path, prose: str):
    picture = path.parent / "pictures" / "x.png"
    picture.write_bytes(png(40, 20))
    put(path, prose, "![What it shows, by the survey of May 2026](pictures/x.png)")
    assert (sent(path, FIRST).version, sent(path, 1).version) == (1, 1)
    picture.write_bytes(png(41, 20))
    assert sent(path, FIRST).version == 2


def test_an_answer_from_the_future_is_refused(path: Path, form: Form):
    sent(path, FIRST)
    session = Session.at(path)
    with pytest.raises(UserError, match="is in the future"):
        record_answer(session, stages(form)[FIRST], StageAnswer("agreed", now().date() + timedelta(days=1)))
    assert not session.unsaved
    session.leave()


def test_a_new_version_waits_for_a_new_answer(path: Path, prose: str):
    sent(path, FIRST)
    answered(path, FIRST, "agreed")
    put(path, prose, "Another text, by the survey of May 2026.")
    sent(path, FIRST)
    assert stage_statuses(open_draft(path))[FIRST].state == "sent"


def test_an_answer_that_cannot_be_saved_is_not_recorded_and_can_be_recorded_again(
    path: Path, form: Form, monkeypatch: pytest.MonkeyPatch
):
    sent(path, FIRST)
    session = Session.at(path)
    with monkeypatch.context() as full:
        full.setattr(session.draft_file, "save", lambda *_: (_ for _ in ()).throw(UserError("no room")))
        with pytest.raises(UserError, match="no room"):
            record_answer(session, stages(form)[FIRST], StageAnswer("agreed", now().date(), "Fine"))
        assert len(log_entries(session.draft)) == 1
        assert not any(is_answered(session.draft.answer(each)) for each in stages(form)[FIRST].addresses.values())
    record_answer(session, stages(form)[FIRST], StageAnswer("agreed", now().date(), "Fine"))
    session.leave()
    draft = open_draft(path)
    assert [entry.event for entry in log_entries(draft)] == ["sent", "answered"]
    assert str(draft.answer(stages(form)[FIRST].addresses["comments"])).count("Fine") == 1


# --- signed off ---


def test_the_last_signature_closes_the_draft_and_removes_the_watermark(path: Path, form: Form, prose: str):
    assert "DRAFT" in _heads(export(open_draft(path), WORD / "unsigned.docx").path)
    signed(path, form)
    draft = open_draft(path)
    assert sign_off_entry(draft)
    assert is_signed_off(draft)
    assert not list(integrity_problems(path, draft))
    word = export(draft, WORD / "signed.docx").path
    assert "DRAFT" not in _heads(word)
    assert SIGNER in WordDocument(word).text
    session = Session.at(path)
    assert session.read_only
    with pytest.raises(UserError, match="was signed off on"):
        session.put(prose, "Something else")
    with pytest.raises(UserError, match="was signed off on"):
        rename_draft(path, "Another name")
    with pytest.raises(UserError, match="was signed off on"):
        restore_version(path, versions(path)[0])
    with pytest.raises(UserError, match="was signed off on"):
        sent(path, FIRST)
    with pytest.raises(UserError, match="was signed off on"):
        answered(path, FIRST, "returned")
    [entry] = list_drafts()
    assert entry.status == f"signed off, version {len(stages(form))}"


def test_the_files_of_a_signed_off_draft_have_names_that_no_earlier_file_has(path: Path, form: Form, eia: Run):
    """The draft that was exported before is "Name", so that the final form is not "Name (2)", to be guessed."""

    def made(*options: str) -> str:
        return Path(eia("export", path, *options, "-o", path.parent).stdout.strip()).name

    ready(path, form)
    name = open_draft(path).title
    assert made() == f"{name}.docx"
    signed(path, form)
    final = f"{name} - v{len(stages(form))} signed off"
    assert [made() for _ in range(2)] == [f"{final}.docx"] * 2  # the same document is there already
    assert made("--publish") == f"{final} - for publication.docx"
    assert "DRAFT" not in _heads(path.parent / f"{final}.docx")
    page = publish(open_draft(path), path.parent, suffix=".html", names="keep").path
    assert publish(open_draft(path), path.parent, suffix=".html", names="keep").path == page
    (path.parent / f"{final}.docx").write_bytes(b"another file")
    assert made() == f"{final} (2).docx"


def test_the_file_of_a_draft_that_was_signed_off_by_hand_is_named_so(path: Path, form: Form):
    for address in stage_addresses(form):
        put(path, address, parse_answer(form.questions[address], "23 November 2026"))
    draft = open_draft(path)
    assert export(draft, path.parent).path.name == f"{draft.title} - signed off.docx"


def _heads(word: Path) -> str:
    paper = WordDocument(word)
    return "".join(paper.part(name) for name in paper.parts() if name.startswith("word/header"))


def test_signing_needs_the_version_that_was_sent_a_name_and_all_earlier_stages(path: Path, form: Form, prose: str):
    last = len(stages(form)) - 1
    sent(path, LAST, anyway="Cabinet meets tonight")
    with pytest.raises(UserError, match="Record first that they agree"):
        answered(path, LAST, "agreed", by=SIGNER)
    for stage in range(last):
        sent(path, stage)
        answered(path, stage, "agreed")
    sent(path, LAST)
    with pytest.raises(UserError, match="Enter the name and job title of the person signing off"):
        answered(path, LAST, "agreed")
    put(path, prose, "Changed in the last minute, by the survey of May 2026.")
    with pytest.raises(UserError, match="Send it again"):
        answered(path, LAST, "agreed", by=SIGNER)
    assert sign_off_entry(open_draft(path)) is None
    sent(path, LAST)
    answered(path, LAST, "agreed", by=SIGNER)
    assert sign_off_entry(open_draft(path))


def test_a_signing_stage_that_returns_the_draft_has_not_signed(path: Path, form: Form):
    for stage in range(len(stages(form)) - 1):
        sent(path, stage)
        answered(path, stage, "agreed")
    sent(path, LAST)
    status = answered(path, LAST, "returned", "Not yet")
    assert (status.state, sign_off_entry(open_draft(path))) == ("returned", None)
    assert not any(is_answered(open_draft(path).answer(each)) for each in stages(form)[LAST].addresses.values())


def test_boxes_that_were_filled_in_by_hand_count_as_answered(path: Path, form: Form):
    draft = open_draft(path)
    for stage in stages(form)[:LAST]:
        for role, address in stage.addresses.items():
            draft.put(address, now().date() if role == "considered" else "Agreed by email.")
    save_draft(draft, path)
    sent(path, LAST)
    answered(path, LAST, "agreed", by=SIGNER)
    assert sign_off_entry(open_draft(path))


def test_a_revision_continues_from_the_signed_draft_with_its_history(path: Path, form: Form):
    signed(path, form)
    before = encode_draft(open_draft(path))
    new = revise(path)
    assert path.read_bytes() == before
    old, draft = open_draft(path), open_draft(new)
    cleared = stage_addresses(form) | {asked.address for asked in form.with_role("completed")}
    assert {address for address in form.questions if draft.answer(address) != old.answer(address)} == cleared
    assert not any(is_answered(draft.answer(address)) for address in cleared)
    assert [version.number for version in numbered_versions(new)] == [
        version.number for version in numbered_versions(path)
    ]
    assert [entry.event for entry in log_entries(draft)] == [*(entry.event for entry in log_entries(old)), "revised"]
    assert not list(integrity_problems(new, draft))
    assert {status.state for status in stage_statuses(draft)} == {"not sent"}
    completed = next(asked.address for asked in form.with_role("completed"))
    session = Session.at(new)
    session.put(completed, now().date())
    session.save()
    session.leave()
    assert sent(new, FIRST).version == len(stages(form)) + 1
    with pytest.raises(UserError, match="is not signed off"):
        revise(new)


def test_a_second_revision_is_started_only_on_request(path: Path, form: Form):
    signed(path, form)
    first = run_flow(start_revision(ScriptedDialogue(), path))
    assert first
    assert run_flow(start_revision(ScriptedDialogue("open"), path)) == first
    assert run_flow(start_revision(ScriptedDialogue("leave"), path)) is None
    assert run_flow(start_revision(ScriptedDialogue(None), path)) is None
    second = run_flow(start_revision(ScriptedDialogue("new"), path))
    assert second not in (None, first)
    dialogue = ScriptedDialogue("open")
    assert run_flow(start_revision(dialogue, path)) == second
    assert str(second) in dialogue.asked[0]


# --- changes ---


def test_a_revision_that_cannot_be_written_leaves_nothing_behind(
    path: Path, form: Form, monkeypatch: pytest.MonkeyPatch
):
    signed(path, form)
    before = sorted(path.parents[1].iterdir())
    with monkeypatch.context() as full:
        full.setattr("eia_tui.flows.revise.save_draft", lambda *_, **__: (_ for _ in ()).throw(UserError("no room")))
        with pytest.raises(UserError, match=r"The revision could not be started in .*: no room"):
            revise(path)
    assert sorted(path.parents[1].iterdir()) == before
    assert revise(path).is_file()


def test_changes_since_a_stage_last_saw_the_draft_are_listed_by_question(path: Path, form: Form, prose: str):
    put(path, prose, "The survey of May 2026 had forty answers in all.")
    sent(path, FIRST)
    put(path, prose, "The survey of May 2026 had sixty answers in all.")
    draft = open_draft(path)
    version = sent_version(path, draft, stage=stages(form)[FIRST])
    [changed] = changes_since(path, draft, version)
    assert (changed.address, changed.added, changed.removed) == (prose, 1, 1)
    word = write_changes(path, draft, target=WORD / "changes.docx")
    text = WordDocument(word).text
    assert "Removed: forty" in text
    assert "Added: sixty" in text
    plain = write_changes(path, draft, 1, path.parent / "changes.txt").read_text(encoding="utf-8-sig")
    assert "removed: forty" in plain
    with pytest.raises(UserError, match="no version 7"):
        sent_version(path, draft, 7)
    with pytest.raises(UserError, match="has not been sent to"):
        sent_version(path, draft, stage=stages(form)[1])


def test_restoring_an_earlier_version_keeps_the_audit_log(path: Path, prose: str):
    put(path, prose, "As it was, by the survey of May 2026.")
    sent(path, FIRST)
    answered(path, FIRST, "returned")
    kept = log_entries(open_draft(path))
    session = Session.at(path)
    restore(session, numbered_versions(path)[0])
    session.leave()
    assert log_entries(open_draft(path)) == kept
    restore_version(path, numbered_versions(path)[0])
    assert log_entries(open_draft(path)) == kept
    assert not list(integrity_problems(path, open_draft(path)))


def test_a_duplicate_has_none_of_the_answers_of_the_stages(path: Path, form: Form):
    signed(path, form)
    copy = open_draft(duplicate_draft(path))
    assert not log_entries(copy)
    assert not any(is_answered(copy.answer(address)) for address in stage_addresses(form))


def test_a_draft_saved_in_another_folder_keeps_the_versions_that_were_sent(path: Path, tmp_path: Path):
    sent(path, FIRST)
    session = Session.at(path)
    save_in(session, tmp_path / "elsewhere")
    assert session.path != path
    assert not list(integrity_problems(session.path, session.draft))
    assert [version.number for version in numbered_versions(session.path)] == [1]
    session.leave()


# --- changes outside the program ---


def _touch(draft: Draft, path: Path, change: Callable[[list[dict[str, object]]], object]) -> None:
    rows = [entry.as_table() for entry in log_entries(draft)]
    change(rows)  # type: ignore[arg-type]
    draft.put(AUDIT_LOG, rows)
    save_draft(draft, path)


@pytest.mark.parametrize(
    "change",
    [
        lambda rows: rows[1].update(outcome="agreed"),
        lambda rows: rows[-1].update(on="2025-01-01"),
        lambda rows: rows.pop(0),
        lambda rows: rows.pop(1),
        lambda rows: rows.reverse(),
        lambda rows: rows[0].pop("seal"),
    ],
)
def test_an_audit_log_that_was_changed_by_hand_is_reported(path: Path, prose: str, change: Callable[..., object]):
    sent(path, FIRST)
    answered(path, FIRST, "returned")
    put(path, prose, "Better now, by the survey of May 2026.")
    sent(path, FIRST)
    draft = open_draft(path)
    assert not list(integrity_problems(path, draft))
    _touch(draft, path, change)
    assert any("changed by hand" in each for each in integrity_problems(path, open_draft(path)))


def test_a_version_that_was_changed_or_deleted_is_reported(path: Path):
    sent(path, FIRST)
    [version] = numbered_versions(path)
    content = version.content()
    version.path.write_bytes(content + b"# a word more\n")
    assert any("not what was sent" in each for each in integrity_problems(path, open_draft(path)))
    version.path.unlink()
    assert any("not in the draft's history" in each for each in integrity_problems(path, open_draft(path)))
    version.path.write_bytes(content)
    (history_folder(path) / version.path.name.replace("-v1", "-v2")).write_bytes(content)
    assert any("does not say" in each for each in integrity_problems(path, open_draft(path)))


def test_a_picture_that_was_changed_is_reported(path: Path, prose: str):
    picture = path.parent / "pictures" / "x.png"
    picture.write_bytes(png(40, 20))
    put(path, prose, "![What it shows, by the survey of May 2026](pictures/x.png)")
    sent(path, FIRST)
    assert not list(integrity_problems(path, open_draft(path)))
    picture.write_bytes(png(41, 20))
    assert any("A picture of version 1" in each for each in integrity_problems(path, open_draft(path)))


def test_a_signed_draft_that_was_changed_outside_the_program_is_reported(path: Path, form: Form, prose: str):
    signed(path, form)
    draft = open_draft(path)
    draft.put(prose, "A word that nobody signed.")
    save_draft(draft, path)
    assert any("changed after it was signed off" in each for each in integrity_problems(path, open_draft(path)))


def test_an_entry_of_the_audit_log_can_have_any_text(path: Path):
    odd = "Zoë’s view:\t“no”\x0b\x00 \u202e[draft]\n\n= 'quoted' \"\"\" ''' \\ \r\nend   "
    sent(path, FIRST)
    answered(path, FIRST, "returned", odd)
    assert not list(integrity_problems(path, open_draft(path)))
    assert "Zoë’s view:" in log_entries(open_draft(path))[-1].comments


# --- commands ---


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "cp1252"])
def test_comments_from_a_file_are_kept_in_whatever_encoding_notepad_saved_them(
    encoding: str, path: Path, form: Form, eia: Run, tmp_path: Path
):
    comments = tmp_path / "comments.txt"
    comments.write_text("Say more – “carers” first.", encoding=encoding)
    name = stages(form)[0].short_id
    assert eia("send", path, name).returncode == 0
    assert eia("record", path, name, "--outcome", "returned", "--comments-file", comments).returncode == 0
    assert log_entries(open_draft(path))[-1].comments == "Say more – “carers” first."


def test_all_approvals_work_by_commands(path: Path, form: Form, eia: Run, tmp_path: Path):
    comments = tmp_path / "comments.txt"
    comments.write_text("Say more about carers.", encoding="utf-8")
    names = [stage.short_id for stage in stages(form)]
    for name in names[:LAST]:
        assert eia("send", path, name).returncode == 0
        assert (
            eia("record", path, name, "--outcome", "agreed-with-changes", "--comments-file", comments).returncode == 0
        )
    status = json.loads(eia("status", path, "--json").stdout)
    assert [stage["state"] for stage in status["stages"]] == ["agreed with changes"] * (len(names) - 1) + ["not sent"]
    assert status["altered"] == []
    completed = eia("send", path, names[LAST])
    assert Path(completed.stdout.strip()).is_file()
    unsigned = eia("record", path, names[LAST], "--outcome", "agreed")
    assert (unsigned.returncode, "--by" in unsigned.stderr) == (2, True)
    assert eia("record", path, names[LAST], "--outcome", "agreed", "--by", SIGNER).returncode == 0
    assert "signed off" in eia("status", path).stdout
    assert "signed off, version" in eia("list").stdout
    revised = eia("revise", path)
    assert open_draft(Path(revised.stdout.strip())).name == open_draft(path).name


def test_the_commands_report_errors_in_one_line(path: Path, form: Form, eia: Run):
    stage = stages(form)[FIRST].short_id
    for arguments, message in (
        (("send", path, "moon"), "There is no stage"),
        (("send", "example", stage), "worked example"),
        (("record", path, stage, "--outcome", "perhaps"), "not an outcome"),
        (("record", path, stage, "--outcome", "agreed", "--date", "soon"), "is not a date"),
        (("record", path, stage, "--outcome", "agreed", "--comments-file", "none.txt"), "cannot be read"),
        (("record", path, stage, "--outcome", "agreed"), "has not been sent"),
        (("changes", path), "has not been sent"),
        (("revise", path), "not signed off"),
    ):
        completed = eia(*arguments)
        assert (completed.returncode, completed.stderr.count("\n")) == (2, 1), completed.stderr
        assert message in completed.stderr
    put(path, next(iter(form.questions)), "")
    completed = eia("send", path, stage)
    assert (completed.returncode, completed.stdout.startswith("Must fix: ")) == (1, True)
    assert "--anyway" in completed.stderr
    assert eia("send", path, stage, "--anyway", "They know").returncode == 0
    assert eia("changes", path, "-o", "x.pdf").returncode == 2
    assert eia("changes", path).stdout.startswith("0 answers changed since version 1.")


def test_no_revision_is_started_if_the_history_cannot_be_listed(
    path: Path, form: Form, monkeypatch: pytest.MonkeyPatch
):
    signed(path, form)
    before = sorted(path.parents[1].iterdir())
    with monkeypatch.context() as broken:
        broken.setattr("os.path.isdir", lambda _: False)
        broken.setattr("shutil.copytree", lambda *_, **__: (_ for _ in ()).throw(OSError(errno.EIO, "broken")))
        with pytest.raises(UserError, match="The revision could not be started"):
            revise(path)
    assert sorted(path.parents[1].iterdir()) == before


def test_the_commands_say_what_is_next_as_the_screens_do(path: Path, eia: Run):
    sent(path, FIRST)
    recorded = eia("record", path, "1", "--outcome", "agreed")
    assert "Next: " in recorded.stdout
    assert f"See `eia-wizard status {typed_name(path)}`." in recorded.stdout
    assert recorded.stderr == ""


def test_a_version_that_is_not_sent_by_command_says_how_to_send_it(path: Path, form: Form, eia: Run):
    put(path, next(iter(form.questions)), "")
    stopped = eia("send", path, "1")
    assert stopped.returncode == 1
    assert "Must fix: " in stopped.stdout
    assert "It was not sent." in stopped.stderr
    assert "--anyway REASON" in stopped.stderr
    assert not log_entries(open_draft(path))
