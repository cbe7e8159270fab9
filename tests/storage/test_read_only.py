"""A read-only draft is reported in one line by every command, and nothing is left beside it."""

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from eia_tui.commands.cli import main
from eia_tui.exports.word.export import export
from eia_tui.form.definition import Form
from eia_tui.form.kinds import Prose
from eia_tui.form.stages import stages
from eia_tui.session.recovery import unsaved
from eia_tui.session.session import Session
from eia_tui.storage.draft_file import DraftFile
from eia_tui.storage.drafts import new_draft, open_draft
from eia_tui.storage.operations import bin_contents, bin_draft, duplicate_draft, empty_bin, put_note, rename_draft
from eia_tui.system.errors import UserError
from eia_tui.system.files import write_whole
from tests.approvals import ready
from tests.other_systems import needs_modes
from tests.windows_files import make_read_only, refuse_as_windows, tree

READ_ONLY = "cannot be written: it is read-only; untick Read-only in its Properties"


@pytest.fixture(autouse=True)
def windows(monkeypatch: pytest.MonkeyPatch) -> None:
    refuse_as_windows(monkeypatch)


@pytest.fixture
def path(form: Form) -> Path:
    """A draft that may be sent, with an earlier version."""
    path = new_draft("Mobile library", form)
    ready(path, form)
    session = Session.at(path)
    session.put(answer_of(form), "first")
    session.save()
    session.leave()
    return path


def answer_of(form: Form) -> str:
    return next(address for address, question in form.questions.items() if isinstance(question, Prose))


def test_a_read_only_file_is_reported_at_once_and_nothing_is_left(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr("time.sleep", lambda _: pytest.fail("it is not in use: waiting changes nothing"))
    path = tmp_path / "a.toml"
    path.write_bytes(b"old")
    make_read_only(path)
    with pytest.raises(UserError, match=READ_ONLY):
        write_whole(path, b"new")
    assert tree(tmp_path) == {"a.toml": b"old"}


@pytest.mark.skipif(os.name == "nt", reason="Windows refuses earlier")
def test_a_file_that_became_read_only_while_it_was_written_is_reported_as_well(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setattr("eia_tui.system.files.ON_WINDOWS", False, raising=False)
    monkeypatch.setattr("time.sleep", lambda _: pytest.fail("waiting changes nothing"))
    path = tmp_path / "a.toml"
    path.write_bytes(b"old")
    with pytest.raises(UserError, match=READ_ONLY):
        write_whole(path, b"new", accept=lambda _: make_read_only(path))
    assert tree(tmp_path) == {"a.toml": b"old"}


@needs_modes
def test_elsewhere_a_read_only_file_is_replaced_and_stays_read_only(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.undo()
    path = tmp_path / "a.toml"
    path.write_bytes(b"old")
    make_read_only(path)
    write_whole(path, b"new")
    assert path.read_bytes() == b"new"
    assert path.stat().st_mode & 0o777 == 0o444


def test_a_folder_in_the_place_of_a_file_is_reported_at_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    def refuse(*_: object) -> None:  # as Windows does, with a code that may also mean that a file is in use
        error = PermissionError(13, "Access is denied")
        error.winerror = 5  # type: ignore[attr-defined]
        raise error

    (tmp_path / "a.toml").mkdir()
    monkeypatch.setattr(os, "replace", refuse)
    monkeypatch.setattr("time.sleep", lambda _: pytest.fail("waiting changes nothing"))
    with pytest.raises(UserError, match="there is a folder where a file should be"):
        write_whole(tmp_path / "a.toml", b"new")


@pytest.mark.parametrize(
    "command",
    [
        "send {} {stage}",
        "record {} {stage} --outcome agreed",
        "record {} {stage} --outcome returned",  # without comments, which is doubted
        "restore {} 1",
        "accept {} 1 --reason known",
    ],
)
def test_a_command_reports_a_read_only_draft_in_one_line(
    command: str, path: Path, form: Form, capsys: pytest.CaptureFixture[str]
):
    first, *rest = command.format("DRAFT", stage=stages(form)[0].id).split()
    arguments = [first, *(str(path) if each == "DRAFT" else each for each in rest)]
    if first == "record":
        assert main(["send", str(path), stages(form)[0].id]) == 0
    make_read_only(path)
    before = tree(path.parent)
    capsys.readouterr()
    assert main(arguments) == 2
    printed = capsys.readouterr()
    assert READ_ONLY in printed.err
    assert printed.err.count("\n") == 1
    assert tree(path.parent) == before


def test_a_word_form_that_came_back_is_not_kept_beside_a_read_only_draft(
    path: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
):
    returned = export(open_draft(path), tmp_path / "back.docx").path
    make_read_only(path)
    before = tree(path.parent)
    capsys.readouterr()
    assert main(["import", str(returned), "--into", str(path)]) == 2
    assert READ_ONLY in capsys.readouterr().err
    assert tree(path.parent) == before


@pytest.mark.parametrize(
    "change",
    [lambda path: rename_draft(path, "Another name"), lambda path: put_note(path, "notes.word", "x")],
    ids=["rename", "note"],
)
def test_nothing_is_left_beside_a_read_only_draft_that_would_be_changed(change: Callable[[Path], object], path: Path):
    make_read_only(path)
    before = tree(path.parent)
    with pytest.raises(UserError, match=READ_ONLY):
        change(path)
    assert tree(path.parent) == before


def test_what_is_typed_into_a_read_only_draft_is_kept_and_saved_once_it_can_be(path: Path, form: Form):
    make_read_only(path)
    before = tree(path.parent)
    answer = answer_of(form)
    for words in ("some words", "some more words"):
        session = Session.at(path)
        session.put(answer, words)
        for _ in range(2):
            with pytest.raises(UserError, match=READ_ONLY):
                session.save()
        session.leave()
        assert tree(path.parent) == before
    path.chmod(0o644)
    session = Session.at(path)
    found = unsaved(session)
    assert found
    assert found.draft.answer(answer) == "some more words"
    session.leave()


@pytest.mark.parametrize("where", ["before_save", "after_save", "save"])
def test_any_error_of_the_system_during_a_save_is_reported_and_the_save_tried_again(
    where: str, path: Path, form: Form, monkeypatch: pytest.MonkeyPatch
):
    def refuse(*_: object, **__: object) -> None:
        raise OSError(1234, "The parameter is incorrect")

    session = Session.at(path)
    session.put(answer_of(form), "some words")
    with monkeypatch.context() as patched:
        patched.setattr(*((DraftFile, where) if where == "save" else (type(session.draft_file.history), where)), refuse)  # type: ignore[union-attr]
        with pytest.raises(UserError, match=r"draft\.toml cannot be written: the parameter is incorrect"):
            session.save()
    assert "the parameter is incorrect" in str(session.trouble)
    session.save()
    assert session.trouble is None
    session.leave()
    assert open_draft(path).answer(answer_of(form)) == "some words"


def test_read_only_pictures_are_copied_and_deleted_like_any_other_file(path: Path):
    picture = path.parent / "pictures" / "map.png"
    picture.write_bytes(b"a picture")
    make_read_only(picture)
    copy = duplicate_draft(path)
    copied = copy.parent / "pictures" / "map.png"
    assert copied.read_bytes() == b"a picture"
    assert copied.stat().st_mode & 0o200
    bin_draft(path)
    assert bin_contents()
    empty_bin()
    assert bin_contents() == []
