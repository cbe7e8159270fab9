"""Drafts are found by name, path or folder, created in folders of their own, and opened without a change."""

import errno
from datetime import date, datetime
from pathlib import Path

import pytest

from eia_tui.commands.cli import main
from eia_tui.commands.doctor import examine
from eia_tui.exports.word.export import export
from eia_tui.form.definition import Form
from eia_tui.form.loading import load_form
from eia_tui.storage.archive import pack
from eia_tui.storage.catalogue import find_draft, list_drafts
from eia_tui.storage.draft_paths import draft_files, when_saved
from eia_tui.storage.drafts import new_draft, open_draft
from eia_tui.storage.operations import duplicate_draft
from eia_tui.storage.settings import drafts_folder
from eia_tui.system.errors import UserError
from tests.conftest import ROOT
from tests.form_counts import answered
from tests.other_systems import needs_modes
from tests.windows_files import tree


def test_a_new_draft_has_a_folder_of_its_own_and_its_name_answered(form: Form, home: Path):
    path = new_draft("Mobile library: timetable & stops", form)
    assert path == home / "drafts" / "mobile-library-timetable-stops" / "draft.toml"
    assert open_draft(path).name == "Mobile library: timetable & stops"
    assert sorted(each.name for each in path.parent.iterdir()) == ["draft.toml", "pictures"]
    assert new_draft("Mobile library timetable stops", form).parent.name == "mobile-library-timetable-stops-2"


@needs_modes
def test_a_new_draft_can_be_read_by_its_owner_only(form: Form):
    assert new_draft("A", form).stat().st_mode & 0o777 == 0o600


@pytest.mark.parametrize("name", ["../../x", "CON", "a/b\\c", "...", "نص عربي", "x" * 300, "\x1b[31m", "💥", "nul.txt"])
def test_any_name_makes_a_folder_in_the_drafts_folder(name: str, form: Form, home: Path):
    path = new_draft(name, form)
    assert path.parent.parent == home / "drafts"
    assert find_draft(path.parent.name) == path


def test_a_draft_is_found_by_its_name_its_folder_or_its_path(
    form: Form, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    path = new_draft("Winter gritting", form)
    monkeypatch.chdir(tmp_path)
    for name in ("winter-gritting", "Winter gritting", "WINTER GRITTING", str(path), str(path.parent)):
        assert find_draft(name) == path
    lone = tmp_path / "lone.toml"
    lone.write_text("[policy]\nname = 'L'\n", encoding="utf-8")
    assert open_draft(find_draft("lone.toml")).name == "L"


@pytest.mark.parametrize("command", ["new Other", "unpack {}.zip", "import {}.docx", "duplicate"])
def test_no_folder_is_left_of_a_draft_that_could_not_be_written(
    command: str, path: Path, home: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    def full(*_: object) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    at = tmp_path / "sent"
    pack(path, at.with_suffix(".zip"))
    export(open_draft(path), at.with_suffix(".docx"))
    before = sorted((home / "drafts").iterdir())
    monkeypatch.setattr("eia_tui.system.files.write_and_flush", full)
    if command == "duplicate":
        with pytest.raises(UserError, match="there is no room left"):
            duplicate_draft(path)
    else:
        assert main(command.format(at).split()) == 2
    assert sorted((home / "drafts").iterdir()) == before


def test_doctor_says_once_why_nothing_can_be_saved_where_drafts_are(
    path: Path, home: Path, monkeypatch: pytest.MonkeyPatch
):
    def full(*_: object) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr("eia_tui.system.files.write_and_flush", full)
    before = tree(home)
    (line,) = [each.text for each in examine(date(2026, 11, 28)) if each.text.startswith("Drafts: ")]
    why = "there is no room left; make some, or choose another place"
    assert line == f"Drafts: {path.parents[1]}: nothing can be saved there: {why}"
    assert tree(home) == before


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le"])
def test_settings_are_read_as_notepad_and_powershell_save_them(encoding: str, home: Path, tmp_path: Path):
    home.mkdir(exist_ok=True)
    chosen = (tmp_path / "Assessments – é").as_posix()
    (home / "settings.toml").write_text(f'drafts = "{chosen}"\n', encoding=encoding)
    assert drafts_folder().as_posix() == chosen


@pytest.mark.parametrize("name", ["nowhere", "", "../x", "\0", "x" * 5000, "."])
def test_an_unknown_draft_is_reported_in_one_line(name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.chdir(tmp_path)
    with pytest.raises(UserError) as error:
        find_draft(name)
    assert "\n" not in str(error.value)


def test_two_drafts_of_the_same_name_are_named_by_path(form: Form):
    new_draft("Twice", form)
    new_draft("Twice", form)
    assert find_draft("twice").parent.name == "twice"
    new_draft("Same name", form).parent.rename(find_draft("twice").parent.parent / "other")
    new_draft("Same name", form).parent.rename(find_draft("twice").parent.parent / "another")
    with pytest.raises(UserError, match="2 drafts are called 'Same name': name one by its path"):
        find_draft("Same name")


def test_opening_a_draft_changes_no_byte(form: Form):
    path = new_draft("A", form)
    path.write_bytes(path.read_bytes() + b"# a note by hand\r\n")
    before = (path.read_bytes(), path.stat().st_mtime_ns)
    open_draft(path)
    assert (path.read_bytes(), path.stat().st_mtime_ns) == before


def test_the_list_names_every_draft_and_says_what_is_wrong_with_one(form: Form, home: Path):
    new_draft("Beta", form)
    (home / "drafts" / "broken").mkdir(parents=True)
    (home / "drafts" / "broken" / "draft.toml").write_text("x = ", encoding="utf-8")
    (home / "drafts" / "alone.toml").write_text("[policy]\nname='Alone'\ndepartment='D'\n", encoding="utf-8")
    listed = {entry.name: (entry.status, str(entry.progress)) for entry in list_drafts()}
    assert listed == {
        "Alone": ("drafting", answered(questions=2)),
        "Beta": ("just begun", answered(questions=1)),
        "broken": ("cannot be opened", "None"),
    }


def test_a_draft_opens_with_the_councils_own_form():
    other = load_form(ROOT / "tests" / "forms" / "riverside")
    draft = open_draft(new_draft("Quays", other))
    assert draft.form == other
    assert draft.name == "Quays"


def test_a_draft_reports_that_its_form_is_not_installed(tmp_path: Path):
    (tmp_path / "d.toml").write_text("[draft]\nform = 'gone-2020'\n", encoding="utf-8")
    with pytest.raises(UserError, match="'gone-2020' is not installed"):
        open_draft(tmp_path / "d.toml")


@pytest.mark.parametrize(
    ("saved", "expected"),
    [
        ("2026-11-23T10:42", "today 10:42"),
        ("2026-11-22T16:05", "yesterday 16:05"),
        ("2026-11-03T09:00", "3 November 2026"),
    ],
)
def test_a_time_is_shown_relative_to_now(saved: str, expected: str, monkeypatch: pytest.MonkeyPatch):
    noon = datetime.fromisoformat("2026-11-23T12:00").astimezone()
    monkeypatch.setattr("eia_tui.storage.draft_paths.now", lambda: noon)
    assert when_saved(datetime.fromisoformat(saved).astimezone()) == expected


def test_a_drafts_folder_on_a_drive_that_is_away_is_not_called_empty(form: Form, monkeypatch: pytest.MonkeyPatch):
    """On Windows H: may be a share that is not connected; here the top folder itself is taken away."""
    monkeypatch.setattr("eia_tui.storage.draft_paths.is_folder", lambda _: False)
    with pytest.raises(UserError, match="is away; connect it, and try again"):
        list(draft_files())
    with pytest.raises(UserError, match="is away; connect it, and try again"):
        new_draft("Library", form)
    missing = [each.text for each in examine(date(2026, 11, 27)) if each.level == "missing"]
    assert len(missing) == 1
    assert missing[0].endswith("is away; connect it, and try again")


def test_a_draft_that_is_named_by_its_path_on_such_a_drive_is_not_called_unknown(
    path: Path, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setattr("eia_tui.storage.draft_paths.is_folder", lambda _: False)
    with pytest.raises(UserError, match=r"cannot be reached: .* is away; connect it, and try again"):
        find_draft(str(path.parents[1] / "other" / "draft.toml"))
