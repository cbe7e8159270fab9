"""Files are named so that Windows and Word can open them in a folder with a long path; what is too long is called so."""

import errno
import os
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from eia_tui.commands.cli import main
from eia_tui.draft.waiting import waiting_items
from eia_tui.form.definition import Form
from eia_tui.form.stages import stages
from eia_tui.storage.catalogue import find_draft
from eia_tui.storage.drafts import folder_for, new_draft, open_draft
from eia_tui.storage.settings import drafts_folder
from eia_tui.system.errors import UserError
from eia_tui.system.file_names import named_after
from eia_tui.system.files import new_folder, write_whole
from eia_tui.system.paths import read_file
from tests.approvals import ready
from tests.imports.sent_back import SentBack, council_map, p

LONGEST = 259
"""The most characters of a path that Word opens."""
ONEDRIVE = "OneDrive - Leicestershire County Council/Documents/Equality impact assessments"
TITLE = "Changes to the mobile library timetable in the rural districts and market towns from April"
INSERTED = '<w:ins w:id="900" w:author="A. Colleague" w:date="2026-11-01T10:00:00Z">'
TOO_LONG = "its path is too long for this system; choose a place nearer to the top, or a shorter name"


def in_folder_of(length: int) -> Path:
    """A path of so many characters, from the top of the drive."""
    top = Path.cwd().anchor
    rest = length - len(top)
    return Path(top, *["f" * 40] * (rest // 41), "g" * (rest % 41))


@given(
    st.text(st.characters(exclude_categories=["Cs"]), max_size=300),
    st.integers(5, 235),
    st.sampled_from([".docx", ".html", " - changes since v12.docx", f" - v3 for {'Equalities Group ' * 6}.docx"]),
)
def test_a_named_file_and_its_numbered_copies_are_never_too_long(title: str, length: int, ending: str):
    folder = in_folder_of(length)
    path = named_after(title, folder, ending)
    assert path.parent == folder
    assert path.name.endswith(ending[ending.rindex(".") :])
    assert len(path.stem) >= 1
    assert len(str(path).encode("utf-16-le")) // 2 + len(" (99)") <= LONGEST


def test_the_title_is_shortened_between_words_and_the_version_stays():
    ending = " - v1 for Departmental Equalities Group.docx"
    assert named_after("A short title", Path("a"), ending).name == f"A short title{ending}"
    name = named_after(TITLE, in_folder_of(166), ending).name
    assert name == f"Changes to the mobile library timetable in{ending}"
    assert named_after(TITLE, in_folder_of(225), ending).name == "Changes to the - v1 for.docx"


@pytest.fixture
def onedrive(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A drafts folder of 170 characters, as that of an officer with a long name."""
    folder = tmp_path / ("x" * max(1, 170 - len(str(tmp_path)) - len(f"//{ONEDRIVE}/drafts"))) / ONEDRIVE
    monkeypatch.setenv("EIA_WIZARD_HOME", str(folder))
    return folder


def test_every_file_that_is_named_after_the_policy_can_be_opened_by_word(
    onedrive: Path, form: Form, monkeypatch: pytest.MonkeyPatch
):
    path = new_draft(TITLE, form)
    names = {asked.address: TITLE for asked in form.with_role("name")}
    ready(path, form, besides=names)
    monkeypatch.chdir(path.parent)
    stage = stages(form)[0].id
    commands = [["export"], ["export"], ["export", "--publish"], ["send", stage], ["changes"], ["pack"]]
    for command, *rest in commands:
        at = [str(path), *rest] if command != "export" else [*rest, str(path)]
        assert main([command, *at]) == 0, command
    written = {each for each in path.parent.iterdir() if each.suffix in (".docx", ".html", ".zip")}
    assert len(written) >= len(commands) - 1
    assert [len(str(each)) for each in written if len(str(each)) > LONGEST] == []
    assert all(each.name.startswith("Changes to") for each in written)


def test_the_folder_of_a_draft_leaves_room_for_the_files_in_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    for length, expected in ((139, 60), (160, 39), (190, 9), (215, 8)):
        monkeypatch.setattr("eia_tui.storage.drafts.drafts_folder", lambda length=length: in_folder_of(length))
        name = folder_for("Libraries in rural districts and in each of the market towns from April").name
        assert 4 < len(name) <= expected
        assert "libraries-in-rural-districts-and-in-each-of-the-market-towns".startswith(name)


def test_a_form_that_came_back_with_a_long_name_is_kept_and_read_again(onedrive: Path, form: Form, tmp_path: Path):
    path = new_draft(TITLE, form)
    ready(path, form)
    assert main(["send", str(path), stages(form)[0].id]) == 0
    (word,) = path.parent.glob("*.docx")
    (asked,) = form.with_role("department")
    back = SentBack.opened(word, open_draft(path), council_map())
    back.put(
        asked.question.label.partition("\n")[0],
        p("Libraries").replace("<w:r>", f"{INSERTED}<w:r>").replace("</w:r>", "</w:r></w:ins>"),
    )
    returned = back.save(tmp_path / f"{word.stem} (002) comments of two colleagues, and of a third who came later.docx")
    assert main(["import", str(returned), "--into", str(path)]) == 1
    assert main(["import", str(returned)]) == 1
    drafts = list(drafts_folder().glob("*/draft.toml"))
    assert len(drafts) == 2
    for draft in drafts:
        (kept,) = (draft.parent / "history" / "returned").iterdir()
        assert len(str(kept)) <= LONGEST
        assert {item.file for item in waiting_items(open_draft(draft))} == {kept.name}
    assert main(["comments", str(drafts[0]), "take", "--all"]) == 0


def test_a_draft_whose_path_is_too_long_is_not_called_missing(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr("eia_tui.storage.catalogue.ON_WINDOWS", True, raising=False)
    with pytest.raises(UserError, match=TOO_LONG):
        find_draft(str(in_folder_of(260)))
    with pytest.raises(UserError, match="There is no draft"):
        find_draft(str(in_folder_of(259)))


def test_a_temporary_file_is_no_longer_than_the_file_itself(tmp_path: Path):
    for name in ("a.docx", "a much longer name - v1 for Sign-off.docx", "draft.toml"):
        seen: list[Path] = []
        write_whole(tmp_path / name, b"x", accept=seen.append)
        assert len(seen[0].name) <= max(len(name), len(".-123456789012.tmp"))


@pytest.mark.parametrize("code", [3, 206])
def test_a_path_that_windows_does_not_find_for_its_length_is_called_too_long(
    code: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    def refusing(call: Callable[..., object]) -> Callable[..., object]:
        def refuse(path: object, *arguments: object, **named: object) -> object:
            if len(str(path)) <= LONGEST:
                return call(path, *arguments, **named)
            error = FileNotFoundError(errno.ENOENT, "The system cannot find the path specified", str(path))
            error.winerror = code  # type: ignore[attr-defined]
            raise error

        return refuse

    monkeypatch.setattr("eia_tui.system.errors.ON_WINDOWS", True, raising=False)
    for name in ("open", "mkdir", "stat"):
        monkeypatch.setattr(os, name, refusing(getattr(os, name)))
    deep = tmp_path / "/".join(["f" * 90] * 3)
    with pytest.raises(UserError, match=f"cannot be written: {TOO_LONG}"):
        write_whole(deep / "draft.toml", b"", make_folder=False)
    with pytest.raises(UserError, match=f"cannot be made: {TOO_LONG}"):
        new_folder(deep / "draft")
    with pytest.raises(UserError, match=f"cannot be read: {TOO_LONG}"):
        read_file(deep / "draft.toml", 1000)
    with pytest.raises(UserError, match="its folder is not there any more"):
        write_whole(tmp_path / "gone" / "draft.toml", b"", make_folder=False)
