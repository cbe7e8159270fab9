"""The flows, run with scripted answers: screens, prompts and commands share them."""

from collections.abc import Callable
from pathlib import Path

import pytest

from eia_tui.approvals.audit_log import log_entries as audit_log
from eia_tui.approvals.status import sign_off_entry
from eia_tui.checks import findings
from eia_tui.checks.acceptance import acceptance
from eia_tui.draft.draft import Draft
from eia_tui.flows.accept import accept
from eia_tui.flows.approvals import handle_stage
from eia_tui.flows.compare import show_changes
from eia_tui.flows.dialogue import StageAnswer, run_flow
from eia_tui.flows.drafts import duplicate, rename
from eia_tui.flows.export import publish
from eia_tui.flows.import_returned import read_from_list
from eia_tui.flows.open import open_at_once, open_draft
from eia_tui.flows.pack import pack_draft
from eia_tui.flows.record import record, record_answer
from eia_tui.flows.recover import recover
from eia_tui.flows.restore import restore_earlier, restore_on_disk
from eia_tui.flows.save_problem import resolve_save_problem
from eia_tui.flows.send import send_to_stage
from eia_tui.flows.settings import prefer_plain_prompts
from eia_tui.flows.stage_comments import StageComments
from eia_tui.form.definition import Form
from eia_tui.form.kinds import Prose
from eia_tui.form.stages import stages
from eia_tui.session.session import Session
from eia_tui.session.unfinished import unfinished_in, unfinished_texts
from eia_tui.storage.archive import unpack
from eia_tui.storage.draft_file import ChangedElsewhereError
from eia_tui.storage.drafts import new_draft
from eia_tui.storage.drafts import open_draft as read_draft
from eia_tui.storage.history import versions
from eia_tui.storage.journal import has_journal, unsaved_answers
from eia_tui.storage.operations import save_draft
from eia_tui.storage.settings import read_settings
from eia_tui.system.app_folders import draft_state_folder
from eia_tui.system.clock import now
from eia_tui.system.errors import UserError
from tests.approvals import SIGNER, put, ready, sent, signed
from tests.flows.scripted import ScriptedDialogue


@pytest.fixture
def prose(form: Form) -> str:
    return next(address for address, question in form.questions.items() if isinstance(question, Prose))


@pytest.fixture
def path(form: Form) -> Path:
    path = new_draft("Mobile library timetable", form)
    ready(path, form)
    return path


def crashed(path: Path, address: str) -> None:
    """Leaves an answer in the journal of a draft, like a program that is killed before it saves."""
    session = Session.at(path)
    session.put(address, "never saved")
    assert session.draft_file
    session.draft_file.journal.write()
    session.draft_file.release()


def test_a_draft_with_nothing_to_settle_opens_without_a_question(path: Path):
    session = run_flow(open_draft(ScriptedDialogue(), path))
    assert session
    assert not session.read_only
    session.leave()


def test_unsaved_answers_are_restored_without_a_question(path: Path, prose: str):
    crashed(path, prose)
    assert open_at_once(path) is None
    dialogue = ScriptedDialogue()
    session = run_flow(open_draft(dialogue, path))
    assert session
    assert not session.unsaved
    assert session.draft.answer(prose) == "never saved"
    assert "it is in the draft again, and saved. The script shows what" in dialogue.reports[0]
    assert versions(path)[-1].draft(path).answer(prose) != "never saved"
    session.leave()
    assert run_flow(recover(ScriptedDialogue(), session))


def test_an_interrupted_save_is_not_a_conflict(path: Path, prose: str, monkeypatch: pytest.MonkeyPatch):
    session = Session.at(path)
    session.put(prose, "saved")
    assert session.draft_file
    session.draft_file.journal.write()
    # The file is replaced, and the program ends before the journal is emptied.
    monkeypatch.setattr(session.draft_file.journal, "saved", lambda _: None)
    session.save()
    session.put(prose, "saved, and more")
    session.draft_file.journal.write()
    session.draft_file.release()
    again = run_flow(open_draft(ScriptedDialogue(), path))
    assert again
    assert again.draft.answer(prose) == "saved, and more"
    again.leave()


def foreign(path: Path, address: str, value: str) -> None:
    """Changes an answer in a draft that is open, as another program does."""
    draft = read_draft(path)
    draft.put(address, value)
    save_draft(draft, path)


def killed_once_written(session: Session, change: Callable[[], object], monkeypatch: pytest.MonkeyPatch) -> None:
    """Makes a change; the file is written, and the program ends before the journal is emptied."""
    journal = session.require_file().journal
    journal.write()
    monkeypatch.setattr(journal, "saved", lambda _: (_ for _ in ()).throw(KeyboardInterrupt))
    with pytest.raises(KeyboardInterrupt):
        change()
    session.require_file().release()


def reopened(path: Path) -> Draft:
    """The draft, opened in a session for which nothing has to be restored or asked."""
    dialogue = ScriptedDialogue()
    session = run_flow(open_draft(dialogue, path))
    assert session
    session.leave()
    assert not dialogue.reports
    assert not has_journal(path)
    return session.draft


def test_a_version_whose_restoring_was_interrupted_is_whole(path: Path, prose: str, monkeypatch: pytest.MonkeyPatch):
    put(path, prose, "An earlier version")
    put(path, prose, "Something else")
    session = Session.at(path)
    session.put(prose, "never saved")
    number = next(n for n, each in enumerate(reversed(versions(path)), 1) if "An earlier" in str(each.draft(path)))
    killed_once_written(
        session, lambda: run_flow(restore_earlier(ScriptedDialogue("restore"), session, number)), monkeypatch
    )
    assert reopened(path).answer(prose) == "An earlier version"
    assert any(version.draft(path).answer(prose) == "never saved" for version in versions(path))


def test_the_other_version_that_was_taken_is_whole_after_an_interruption(
    path: Path, prose: str, monkeypatch: pytest.MonkeyPatch
):
    session = Session.at(path)
    session.put(prose, "Mine")
    foreign(path, prose, "Theirs")
    assert session.check_for_changes()
    killed_once_written(
        session, lambda: run_flow(resolve_save_problem(ScriptedDialogue("theirs"), session)), monkeypatch
    )
    assert reopened(path).answer(prose) == "Theirs"
    assert any(version.draft(path).answer(prose) == "Mine" for version in versions(path))


def test_comments_whose_recording_was_interrupted_are_recorded_once(path: Path, monkeypatch: pytest.MonkeyPatch):
    sent(path, 0)
    session = Session.at(path)
    stage = stages(session.draft.form)[0]
    StageComments(session, stage).write("Say more about carers")
    answer = StageAnswer("returned", now().date(), "Say more about carers")
    killed_once_written(session, lambda: record_answer(session, stage, answer), monkeypatch)
    draft = reopened(path)
    assert str(draft.answer(stage.addresses["comments"])).startswith("Returned on ")
    assert not unfinished_texts(draft)


def test_unfinished_comments_stay_in_the_journal_while_answers_are_saved(session: Session, prose: str):
    comments = StageComments(session, stages(session.draft.form)[0])
    comments.write("Say more about carers")
    session.put(prose, "An answer")
    session.save()
    session.require_file().journal.write()
    found = unsaved_answers(session.path)
    assert found
    assert list(unfinished_in(found.answers).values()) == ["Say more about carers"]
    comments.discard()
    session.save()
    session.require_file().journal.write()
    assert not unsaved_answers(session.path)


def test_unfinished_comments_stay_in_the_journal_when_they_cannot_be_recorded(
    path: Path, prose: str, monkeypatch: pytest.MonkeyPatch
):
    sent(path, 0)
    session = Session.at(path)
    stage = stages(session.draft.form)[0]
    StageComments(session, stage).write("Say more about carers")
    foreign(path, prose, "Theirs")
    with pytest.raises(ChangedElsewhereError):
        record_answer(session, stage, StageAnswer("returned", now().date(), "Say more about carers"))
    session.require_file().journal.write()
    found = unsaved_answers(path)
    assert found
    assert list(unfinished_in(found.answers).values()) == ["Say more about carers"]
    session.leave()


def test_unsaved_answers_are_restored_even_if_the_draft_cannot_be_saved(
    path: Path, prose: str, monkeypatch: pytest.MonkeyPatch
):
    crashed(path, prose)
    dialogue = ScriptedDialogue()
    with monkeypatch.context() as full:
        full.setattr(
            "eia_tui.storage.draft_file.write_whole", lambda *_, **__: (_ for _ in ()).throw(UserError("full"))
        )
        session = run_flow(open_draft(dialogue, path))
    assert session
    assert session.draft.answer(prose) == "never saved"
    assert "not saved yet: full" in dialogue.reports[0]
    session.leave()
    again = run_flow(open_draft(ScriptedDialogue(), path))
    assert again
    assert again.draft.answer(prose) == "never saved"
    again.leave()


def changed_since(path: Path) -> None:
    """Changes a draft as another program does."""
    put(path, next(iter(read_draft(path).form.questions)), "Another name")


@pytest.mark.parametrize(("choice", "restored"), [("restore", True), ("keep", False)])
def test_for_unsaved_answers_of_a_draft_changed_since_the_officer_chooses(
    choice: str, restored: bool, path: Path, prose: str
):
    crashed(path, prose)
    changed_since(path)
    assert open_at_once(path) is None
    dialogue = ScriptedDialogue(choice)
    session = run_flow(open_draft(dialogue, path))
    assert session
    assert (session.draft.answer(prose) == "never saved") is restored
    assert prose in dialogue.asked[0]
    session.leave()


@pytest.mark.parametrize("full", [False, True])
def test_unsaved_answers_of_a_draft_signed_off_since_are_kept_in_its_history(
    path: Path, prose: str, form: Form, full: bool, monkeypatch: pytest.MonkeyPatch
):
    crashed(path, prose)
    journals = {file: file.read_bytes() for file in draft_state_folder(path).glob("journal-*")}
    for file in journals:
        file.unlink()
    signed(path, form)  # on another machine, with the same folder
    for file, content in journals.items():
        file.write_bytes(content)
    if full:
        monkeypatch.setattr(
            "eia_tui.session.recovery.keep_version", lambda *_: (_ for _ in ()).throw(UserError("no room"))
        )
    dialogue = ScriptedDialogue()
    assert open_at_once(path) is None
    session = run_flow(open_draft(dialogue, path))
    assert session
    assert session.closed
    assert "signed off since" in dialogue.reports[0]
    assert ("no room" in dialogue.reports[0]) is full
    assert full is has_journal(path)
    assert full is not any(each.draft(path).answer(prose) == "never saved" for each in versions(path))
    session.leave()


def test_unsaved_answers_are_restored_before_a_draft_is_renamed(path: Path, prose: str):
    crashed(path, prose)
    dialogue = ScriptedDialogue("Mobile library routes")
    assert run_flow(rename(dialogue, path, "Mobile library timetable")) == path
    assert "it is in the draft again" in dialogue.reports[0]
    assert reopened(path).answer(prose) == "never saved"


def test_a_duplicate_has_unsaved_answers(path: Path, prose: str, monkeypatch: pytest.MonkeyPatch):
    crashed(path, prose)
    with monkeypatch.context() as read_only:
        read_only.setattr(
            "eia_tui.storage.draft_file.write_whole", lambda *_, **__: (_ for _ in ()).throw(UserError("read-only"))
        )
        copy = run_flow(duplicate(ScriptedDialogue("duplicate"), path))
    assert copy
    assert read_draft(copy).answer(prose) == "never saved"
    crashed(path, prose)
    copy = run_flow(duplicate(ScriptedDialogue("duplicate"), path))
    assert copy
    assert read_draft(copy).answer(prose) == "never saved"
    assert reopened(path).answer(prose) == "never saved"


def test_nothing_is_renamed_duplicated_or_restored_before_a_conflict_is_settled(path: Path, prose: str):
    crashed(path, prose)
    changed_since(path)
    before = path.read_bytes()
    assert run_flow(rename(ScriptedDialogue(None), path, "Mobile library timetable")) is None
    assert run_flow(duplicate(ScriptedDialogue(None), path)) is None
    assert run_flow(restore_on_disk(ScriptedDialogue(None), path)) is False
    assert path.read_bytes() == before


def test_cancelling_the_choice_about_unsaved_answers_keeps_both(path: Path, prose: str):
    crashed(path, prose)
    changed_since(path)
    assert run_flow(open_draft(ScriptedDialogue(None), path)) is None
    again = run_flow(open_draft(ScriptedDialogue("restore"), path))
    assert again
    assert again.draft.answer(prose) == "never saved"
    again.leave()


def test_a_draft_that_is_open_elsewhere_is_viewed_taken_over_or_left(path: Path):
    holder = Session.at(path)
    viewed = run_flow(open_draft(ScriptedDialogue("look"), path))
    assert viewed
    assert viewed.read_only
    assert run_flow(open_draft(ScriptedDialogue("quit"), path)) is None
    session_taken_over = run_flow(open_draft(ScriptedDialogue("take"), path))
    assert session_taken_over
    assert not session_taken_over.read_only
    session_taken_over.leave()
    holder.leave()


def test_a_damaged_draft_is_replaced_by_a_version_that_is_picked(path: Path, prose: str):
    put(path, prose, "first")
    session = Session.at(path)
    session.put(prose, "second")
    session.save()
    session.leave()
    path.write_text("not = TOML [", encoding="utf-8")
    with pytest.raises(UserError, match=r"earlier version.* Open it again to restore one"):
        run_flow(open_draft(ScriptedDialogue(None), path))
    opened = run_flow(open_draft(ScriptedDialogue(1), path))
    assert opened
    assert opened.draft.answer(prose) in ("first", "second")
    opened.leave()


def test_a_damaged_version_is_named_and_another_one_can_be_picked(path: Path, prose: str):
    for text in ("first", "second"):
        session = Session.at(path)
        session.put(prose, text)
        session.save()
        session.leave()
    versions(path)[-1].path.write_text("not = TOML [", encoding="utf-8")
    path.write_text("not = TOML [", encoding="utf-8")
    dialogue = ScriptedDialogue(1, 2)
    opened = run_flow(open_draft(dialogue, path))
    assert opened
    assert "The version from today" in dialogue.asked[1]
    assert "is damaged and cannot be read. Choose" in dialogue.asked[1]
    assert "Choose another version" in dialogue.asked[1]
    assert str(path) not in dialogue.asked[1].partition(": ")[2]
    opened.leave()
    dialogue = ScriptedDialogue(1, None)
    versions(path)[-1].path.write_text("not = TOML [", encoding="utf-8")
    assert not run_flow(restore_on_disk(dialogue, path))
    assert "The version from today" in dialogue.asked[1]
    assert "is damaged and cannot be read. Choose" in dialogue.asked[1]


@pytest.mark.parametrize(("choice", "answer"), [("mine", "mine"), ("theirs", "theirs"), ("both", "theirs")])
def test_the_officer_chooses_between_two_contents_of_a_draft(choice: str, answer: str, session: Session, prose: str):
    session.put(prose, "mine")
    other = read_draft(session.path)
    other.put(prose, "theirs")
    save_draft(other, session.path)
    with pytest.raises(UserError):
        session.save()
    dialogue = ScriptedDialogue(choice)
    assert run_flow(resolve_save_problem(dialogue, session))
    assert session.draft.answer(prose) == answer
    assert session.trouble is None
    assert prose in dialogue.asked[0]


def test_a_draft_that_cannot_be_saved_is_saved_in_another_folder(session: Session, prose: str, tmp_path: Path):
    session.put(prose, "kept")
    session.path.parent.rename(session.path.parent.with_name("pulled-out"))
    with pytest.raises(UserError):
        session.save()
    assert not run_flow(resolve_save_problem(ScriptedDialogue("later"), session))
    assert not run_flow(resolve_save_problem(ScriptedDialogue("elsewhere", None), session))
    (tmp_path / "file").touch()
    dialogue = ScriptedDialogue("elsewhere", str(tmp_path / "file" / "in it"), None)
    assert not run_flow(resolve_save_problem(dialogue, session))
    assert "It is not saved: " in dialogue.asked[-1]
    assert str(tmp_path / "file" / "in it") in dialogue.asked[-1]
    assert run_flow(resolve_save_problem(ScriptedDialogue("elsewhere", str(tmp_path / "safe")), session))
    assert session.path.is_relative_to(tmp_path / "safe")
    assert read_draft(session.path).answer(prose) == "kept"


def test_a_form_that_is_not_ready_is_sent_only_with_a_reason(path: Path, form: Form):
    put(path, next(iter(form.questions)), "")
    session = Session.at(path)
    first = stages(form)[0]
    dialogue = ScriptedDialogue(None, "They asked for it early")
    assert run_flow(send_to_stage(dialogue, session, first)) is None
    assert "information: It was not sent." in dialogue.reports
    sent = run_flow(send_to_stage(dialogue, session, first))
    assert sent
    assert sent.path.exists()
    assert audit_log(session.draft)[0].reason == "They asked for it early"
    session.leave()


def test_a_draft_is_sent_recorded_and_signed_off(session: Session, form: Form):
    for stage in stages(form):
        answer = StageAnswer("agreed", now().date(), "" if stage.signs else "Fine.", SIGNER if stage.signs else "")
        assert run_flow(send_to_stage(ScriptedDialogue("back"), session, stage)) is None
        assert run_flow(send_to_stage(asked := ScriptedDialogue("send"), session, stage))
        assert "to " + stage.called in asked.asked[0]
        assert "will be locked" in asked.asked[0]
        if stage.signs:
            assert run_flow(record(ScriptedDialogue(answer, None), session, stage)) is None
            assert not sign_off_entry(session.draft)
        dialogue = ScriptedDialogue(answer, *(["yes"] if stage.signs else []))
        assert run_flow(record(dialogue, session, stage))
        assert "Next: " in dialogue.reports[-1]
        if not stage.signs:
            assert "Next: send it to " in dialogue.reports[-1]
    assert sign_off_entry(session.draft)
    assert session.closed
    assert "signed off" in dialogue.reports[-1]


def test_a_stage_offers_what_can_be_done_with_it(session: Session, form: Form):
    first = stages(form)[0]

    async def save() -> bool:
        session.save()
        return True

    assert run_flow(handle_stage(ScriptedDialogue("back"), session, first, save)) == ""
    with pytest.raises(AssertionError):
        run_flow(handle_stage(ScriptedDialogue("record"), session, first, save))
    assert run_flow(handle_stage(ScriptedDialogue("send", "send"), session, first, save)) == "changed"
    assert run_flow(handle_stage(ScriptedDialogue("changes", "back"), session, first, save)) == ""
    assert run_flow(handle_stage(ScriptedDialogue("record", None), session, first, save)) == ""


def test_changes_since_a_version_are_shown_and_written(session: Session, form: Form, prose: str):
    run_flow(send_to_stage(ScriptedDialogue("send"), session, stages(form)[0]))
    session.put(prose, "quite different")
    session.save()
    dialogue = ScriptedDialogue("word")
    run_flow(show_changes(dialogue, session))
    assert prose in dialogue.asked[0]
    assert "The changes are at" in dialogue.reports[0]


def test_a_finding_is_accepted_with_a_reason_and_the_acceptance_withdrawn(session: Session, prose: str, form: Form):
    evidence = next(asked.address for asked in form.with_role("evidence"))
    session.put(evidence, "To follow.")
    finding = next(each for each in findings(session.draft) if each.check == "awaiting")
    assert not run_flow(accept(ScriptedDialogue(None), session, finding))
    assert run_flow(accept(ScriptedDialogue("It comes in March"), session, finding))
    accepted = acceptance(session.draft, finding)
    assert accepted
    assert accepted.reason == "It comes in March"
    assert not run_flow(accept(ScriptedDialogue("keep"), session, finding))
    assert run_flow(accept(ScriptedDialogue("withdraw"), session, finding))
    assert acceptance(session.draft, finding) is None


def test_a_finding_that_must_be_fixed_cannot_be_accepted(path: Path, form: Form):
    put(path, next(iter(form.questions)), "")
    session = Session.at(path)
    finding = next(each for each in findings(session.draft) if each.severity == "block")
    dialogue = ScriptedDialogue()
    assert not run_flow(accept(dialogue, session, finding))
    assert "cannot be accepted" in dialogue.reports[0]
    session.leave()


def test_where_nothing_changed_no_word_file_of_it_is_offered(path: Path, form: Form, prose: str):
    ready(path, form)
    sent(path, 0)
    session = Session.at(path)
    dialogue = ScriptedDialogue("back", "back")
    run_flow(show_changes(dialogue, session))
    session.put(prose, "Something else.")
    run_flow(show_changes(dialogue, session))
    session.leave()
    assert [len(ways) for ways in dialogue.offered] == [1, 2]


def test_an_earlier_version_of_an_open_or_closed_draft_is_restored(session: Session, prose: str):
    session.put(prose, "first")
    session.save()
    session.put(prose, "second " * 80)
    session.save()
    session.put(prose, "third")
    session.save()
    count = len(versions(session.path))
    assert count
    assert not run_flow(restore_earlier(ScriptedDialogue(None), session))
    assert run_flow(restore_earlier(ScriptedDialogue(1), session))
    assert session.draft.answer(prose) != "third"
    session.leave()
    assert run_flow(restore_on_disk(ScriptedDialogue(1), session.path))
    assert len(versions(session.path)) > count


def test_a_copy_for_publication_is_made_in_the_chosen_format(session: Session):
    dialogue = ScriptedDialogue("back", "html", "back", "html", "none")
    for _ in range(2):
        run_flow(publish(dialogue, session))
        assert dialogue.reports == []
    run_flow(publish(dialogue, session))
    assert ".html" in dialogue.reports[1]
    assert "Left out of this copy" in dialogue.reports[2]


def test_a_draft_is_packed_beside_itself_including_unsaved_text(session: Session, prose: str):
    session.put(prose, "Just typed")
    dialogue = ScriptedDialogue()
    for _ in range(2):
        run_flow(pack_draft(dialogue, session))
    packed = sorted(session.path.parent.glob("*packed draft*.zip"))
    assert len(packed) == 2
    assert read_draft(unpack(packed[0])).answer(prose) == "Just typed"
    unpacked = run_flow(read_from_list(ScriptedDialogue(), None, "", str(packed[0])))
    assert unpacked
    assert read_draft(unpacked).answer(prose) == "Just typed"


def test_whether_to_use_plain_prompts_is_remembered():
    for plain in (True, False):
        run_flow(prefer_plain_prompts(dialogue := ScriptedDialogue(), plain=plain))
        assert read_settings().plain is plain
        assert "Next time" in dialogue.reports[0]
