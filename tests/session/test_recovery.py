"""If a draft has two contents, the differences are listed, either can be chosen, and neither is lost."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from eia_tui.approvals.audit_log import AUDIT_LOG
from eia_tui.commands.doctor import examine
from eia_tui.draft.diff import differences
from eia_tui.form.definition import Form
from eia_tui.form.kinds import Prose, Rows
from eia_tui.session.recovery import (
    discard_unsaved,
    foreign_draft,
    keep_both,
    keep_mine,
    recreate_draft,
    restore,
    restore_unsaved,
    save_in,
    take_theirs,
    unsaved,
    version_lines,
)
from eia_tui.session.session import Session
from eia_tui.session.unfinished import unfinished_texts
from eia_tui.storage.draft_file import ChangedElsewhereError
from eia_tui.storage.drafts import new_draft, open_draft, open_version
from eia_tui.storage.history import versions
from eia_tui.storage.journal import Journal, lost_drafts
from eia_tui.system.app_folders import draft_state_folder
from eia_tui.system.errors import UserError
from tests.other_systems import needs_links


@pytest.fixture
def answers(form: Form) -> list[str]:
    return [address for address, question in form.questions.items() if isinstance(question, Prose)]


@pytest.fixture
def killed(path: Path, answers: list[str]) -> Path:
    """A draft whose program was killed with unsaved answers in the journal."""
    session = Session.at(path)
    session.put(answers[0], "saved")
    session.save()
    session.put(answers[0], "saved and more")
    session.put(answers[1], "never saved")
    assert session.draft_file
    session.draft_file.journal.write()
    session.draft_file.release()
    return path


@pytest.fixture
def mine(path: Path, answers: list[str]) -> Iterator[Session]:
    """A session with unsaved answers, whose draft another program has changed."""
    session = Session.at(path)
    session.put(answers[0], "my words")
    path.write_bytes(
        path.read_bytes() + f'[{answers[1].split(".")[0]}]\n{answers[1].split(".")[1]} = "theirs"\n'.encode()
    )
    with pytest.raises(ChangedElsewhereError, match="was changed by another program"):
        session.save()
    yield session
    session.leave()


def kept(path: Path, address: str) -> list[object]:
    """The answers in the versions of a draft."""
    return [open_version(path, version.content()).answer(address) for version in versions(path)]


def test_unsaved_answers_are_offered_with_the_differences(killed: Path, answers: list[str]):
    session = Session.at(killed)
    found = unsaved(session)
    assert found
    listed = [(each.address, each.before, each.after) for each in differences(session.draft, found[0])]
    assert listed == [(answers[0], "saved", "saved and more"), (answers[1], "", "never saved")]
    assert session.draft.answer(answers[1]) is None
    session.leave()


def test_restored_answers_are_saved_and_not_offered_again(killed: Path, answers: list[str]):
    session = Session.at(killed)
    restore_unsaved(session)
    session.leave()
    assert open_draft(killed).answer(answers[1]) == "never saved"
    assert "saved" in kept(killed, answers[0])
    again = Session.at(killed)
    assert unsaved(again) is None
    again.leave()


def test_restored_answers_that_cannot_be_saved_are_offered_until_they_are(killed: Path, answers: list[str]):
    session = Session.at(killed)
    aside = killed.parent.with_name("aside")
    killed.parent.rename(aside)
    with pytest.raises(UserError):
        restore_unsaved(session)
    aside.rename(killed.parent)
    assert session.draft.answer(answers[1]) == "never saved"
    assert session.draft_file
    assert session.draft_file.unsaved_answers()
    session.put(answers[1], "never saved, and more")
    session.save()
    session.leave()
    again = Session.at(killed)
    assert unsaved(again) is None
    assert again.draft.answer(answers[1]) == "never saved, and more"
    again.leave()


def test_discarded_answers_become_a_version_and_are_not_offered_again(killed: Path, answers: list[str]):
    before = killed.read_bytes()
    session = Session.at(killed)
    discard_unsaved(session)
    assert unsaved(session) is None
    session.leave()
    assert killed.read_bytes() == before
    assert "never saved" in kept(killed, answers[1])


def test_after_a_postponed_decision_they_are_offered_again(killed: Path):
    for _ in range(2):
        session = Session.at(killed)
        assert unsaved(session)
        session.leave()


@pytest.mark.parametrize(
    ("there", "noted", "restored"),
    [
        ("", "Write to carers\nRing them", "Write to carers\nRing them"),
        ("Write to carers", "Write to carers\n\nRing them", "Write to carers\n\nRing them"),
        ("Write to all carers", "Write", "Write to all carers"),
        ("Something else", "Ring them", "Something else\n\nRing them"),
    ],
)
def test_a_cell_that_an_earlier_version_noted_alone_is_restored(
    path: Path, form: Form, there: str, noted: str, restored: str
):
    rows, question = next((a, q) for a, q in form.questions.items() if isinstance(q, Rows))
    column = question.columns[0].id
    session = Session.at(path)
    if there:
        session.put(rows, [{column: there}])
        session.save()
    assert session.draft_file
    session.draft_file.journal.add(f"{rows}.{1 if there else 7}.{column}", noted, 99)
    session.draft_file.journal.write()
    session.draft_file.release()
    again = Session.at(path)
    if found := unsaved(again):
        assert not found.conflicts
        restore_unsaved(again)
    again.leave()
    assert open_draft(path).answer(rows) == [{column: restored}]
    assert list(draft_state_folder(path).glob("*journal-*.jsonl")) == []


def test_unsaved_values_that_are_not_on_the_form_change_nothing_and_are_set_aside(path: Path):
    journal = Journal(path)
    journal.add("policy.of_another_form", "never saved", 1)
    journal.close()
    session = Session.at(path)
    assert unsaved(session) is None
    session.leave()
    (aside,) = draft_state_folder(path).glob("aside-journal-*.jsonl")
    assert "never saved" in aside.read_text(encoding="utf-8")
    assert any(str(aside.parent) in sign.text for sign in examine(date(2026, 11, 26)))


def test_unsaved_notes_of_the_program_are_not_offered(path: Path):
    journal = Journal(path)
    journal.add(AUDIT_LOG, [{"step": "sent"}], 1)
    journal.close()
    session = Session.at(path)
    assert unsaved(session) is None
    session.leave()


def test_a_journal_without_differences_is_not_offered(killed: Path, answers: list[str]):
    draft = open_draft(killed)
    session = Session.at(killed)
    restore_unsaved(session)
    assert session.draft_file
    session.draft_file.journal.add(answers[1], "never saved", 0)
    session.draft_file.journal.write()
    session.draft_file.release()
    again = Session.at(killed)
    assert unsaved(again) is None
    assert again.draft.answer(answers[0]) != draft.answer(answers[0])
    again.leave()


def test_a_draft_changed_by_another_program_is_never_overwritten(mine: Session, path: Path, answers: list[str]):
    content = path.read_bytes()
    for _ in range(3):
        with pytest.raises(ChangedElsewhereError):
            mine.save()
    assert path.read_bytes() == content
    assert mine.draft.answer(answers[0]) == "my words"
    other = foreign_draft(mine)
    assert other
    assert {each.address for each in differences(other, mine.draft)} == {answers[0], answers[1]}


def test_keeping_mine_makes_theirs_a_version(mine: Session, path: Path, answers: list[str]):
    keep_mine(mine)
    assert open_draft(path).answer(answers[0]) == "my words"
    assert "theirs" in kept(path, answers[1])
    assert mine.trouble is None


def test_keeping_theirs_makes_mine_a_version(mine: Session, path: Path, answers: list[str]):
    take_theirs(mine)
    assert mine.draft.answer(answers[1]) == open_draft(path).answer(answers[1]) == "theirs"
    assert "my words" in kept(path, answers[0])
    mine.put(answers[0], "on top of theirs")
    mine.save()
    assert open_draft(path).answer(answers[0]) == "on top of theirs"


def test_keeping_both_makes_two_drafts(mine: Session, path: Path, answers: list[str]):
    copy = keep_both(mine)
    assert copy.parent.parent == path.parent.parent
    assert open_draft(copy).answer(answers[0]) == "my words"
    assert open_draft(path).answer(answers[1]) == "theirs"


def test_a_file_that_another_program_made_unreadable_is_kept_too(path: Path, answers: list[str]):
    session = Session.at(path)
    session.put(answers[0], "my words")
    path.write_bytes(b"[broken\n")
    with pytest.raises(ChangedElsewhereError):
        session.save()
    with pytest.raises(UserError, match="is not a draft"):
        foreign_draft(session)
    keep_mine(session)
    session.leave()
    assert open_draft(path).answer(answers[0]) == "my words"
    assert b"[broken\n" in [version.content() for version in versions(path)]


def test_a_change_by_another_program_is_noticed_without_anything_to_save(path: Path):
    session = Session.at(path)
    assert not session.check_for_changes()
    content = path.read_bytes()
    path.write_bytes(content + b'[extra]\nx = "theirs"\n')
    assert session.check_for_changes()
    assert isinstance(session.trouble, ChangedElsewhereError)
    assert not session.check_for_changes()
    path.write_bytes(content)
    assert session.check_for_changes()
    assert session.trouble is None
    session.leave()


def test_a_draft_that_cannot_be_saved_continues_in_another_folder(
    path: Path, answers: list[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    (path.parent / "pictures" / "a.png").write_bytes(b"a")
    session = Session.at(path)
    session.put(answers[0], "before the stick was pulled")
    moved = path.parent.with_name("gone")
    path.parent.rename(moved)
    with pytest.raises(UserError, match="its folder is not there any more; put the stick or drive back"):
        session.save()
    assert not path.parent.exists()
    session.put(answers[0], "and typed on")
    save_in(session, tmp_path / "elsewhere")
    assert open_draft(session.path).answer(answers[0]) == "and typed on"
    assert session.path.is_relative_to(tmp_path / "elsewhere")
    session.put(answers[1], "and on")
    session.save()
    session.leave()
    assert open_draft(session.path).answer(answers[1]) == "and on"


def test_another_folder_that_cannot_be_written_either_is_an_error_and_changes_nothing(
    path: Path, answers: list[str], tmp_path: Path
):
    session = Session.at(path)
    session.put(answers[0], "words")
    (tmp_path / "file").write_text("", encoding="utf-8")
    with pytest.raises(UserError, match="a file where a folder should be"):
        save_in(session, tmp_path / "file")
    session.save()
    session.leave()
    assert open_draft(path).answer(answers[0]) == "words"


@needs_links
def test_unsaved_text_of_a_draft_on_a_drive_that_is_away_is_found(form: Form, tmp_path: Path):
    """A drive of the network has another name while it is away: here a link, which is gone with the drive."""
    share, drive = tmp_path / "share", tmp_path / "drive"
    share.mkdir()
    drive.symlink_to(share)
    path = drive / "draft.toml"
    path.write_bytes(new_draft("Library", form).read_bytes())
    session = Session.at(path)
    session.put(next(iter(form.questions)), "words on a drive")
    session.leave()
    drive.unlink()
    [lost_draft] = lost_drafts()
    assert lost_draft.draft == path
    assert "words on a drive" in lost_draft.unsaved.answers.values()


def test_the_journal_of_a_missing_draft_becomes_a_draft(path: Path, answers: list[str]):
    session = Session.at(path)
    session.put(answers[0], "saved before")
    session.save()
    path.parent.rename(path.parent.with_name("lost"))
    session.put(answers[1], "typed after")
    session.unfinished.write("reason to accept it", "half a reason")
    with pytest.raises(UserError):
        session.save()
    assert session.draft_file
    session.draft_file.release()
    [lost_draft] = lost_drafts()
    assert lost_draft.draft == path
    again = open_draft(recreate_draft(lost_draft))
    assert (again.answer(answers[0]), again.answer(answers[1])) == ("saved before", "typed after")
    assert list(unfinished_texts(again).values()) == ["half a reason"]
    assert again.name == "Mobile library timetable (recovered)"
    assert lost_drafts() == []


def test_a_version_is_restored_and_the_current_content_is_kept(path: Path, answers: list[str]):
    session = Session.at(path)
    for text in ("the first words of all", "other words"):
        session.put(answers[0], text)
        session.save()
    restore(session, versions(path)[-1])
    assert session.draft.answer(answers[0]) == open_draft(path).answer(answers[0]) == "the first words of all"
    assert "other words" in kept(path, answers[0])
    assert "1 " in next(version_lines(path))
    session.leave()
