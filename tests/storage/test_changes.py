"""Drafts are renamed, duplicated, binned and restored, and none is lost."""

import errno
import os
import shutil
from pathlib import Path

import pytest

from eia_tui.form.definition import Form
from eia_tui.storage.catalogue import find_draft
from eia_tui.storage.draft_paths import draft_files
from eia_tui.storage.drafts import new_draft, open_draft
from eia_tui.storage.operations import BIN, bin_draft, duplicate_draft, rename_draft, restore_from_bin
from eia_tui.storage.settings import Settings, drafts_folder, read_settings, save_settings
from eia_tui.system.errors import UserError


def test_a_duplicate_is_a_separate_draft_with_the_same_answers_and_pictures(form: Form):
    path = new_draft("Library", form)
    (path.parent / "pictures" / "a.png").write_bytes(b"a")
    copy = duplicate_draft(path)
    assert copy.parent.name == "copy-of-library"
    assert open_draft(copy).name == "Copy of Library"
    assert (copy.parent / "pictures" / "a.png").read_bytes() == b"a"
    assert open_draft(path).name == "Library"
    assert duplicate_draft(path).parent.name == "copy-of-library-2"


@pytest.mark.parametrize(
    ("code", "expected"),
    [
        (errno.ENOSPC, "there is no room left; make some, or choose another place"),
        (errno.ENOENT, "no such file or directory; choose another place"),
    ],
)
def test_pictures_that_cannot_be_copied_give_the_reason_and_what_to_do(
    form: Form, monkeypatch: pytest.MonkeyPatch, code: int, expected: str
):
    path = new_draft("Library", form)
    for name in ("a.png", "b.png"):
        (path.parent / "pictures" / name).write_bytes(b"a")

    def refuse(_source: str, target: str, **_: bool) -> None:
        raise OSError(code, os.strerror(code), target)

    monkeypatch.setattr(shutil, "copyfile", refuse)
    folder = drafts_folder() / "copy-of-library"
    with pytest.raises(UserError) as raised:
        duplicate_draft(path)
    assert str(raised.value) == f"The pictures of Copy of Library could not be copied to {folder}: {expected}"


def test_a_renamed_draft_keeps_its_folder(form: Form):
    path = new_draft("Library", form)
    assert rename_draft(path, "Van") == path
    assert find_draft("Van") == path


def test_two_drafts_of_one_name_can_both_be_binned_and_restored(form: Form):
    path = new_draft("Library", form)
    first = bin_draft(path)
    path = new_draft("Library", form)
    second = bin_draft(path)
    assert list(draft_files()) == []
    assert sorted(each.name for each in (drafts_folder() / BIN).iterdir()) == ["library", "library (2)"]
    restore_from_bin(first)
    restore_from_bin(second)
    assert len(list(draft_files())) == 2


@pytest.mark.parametrize("name", ["Deleted assessments", "deleted assessments", "bin"])
def test_no_draft_can_have_the_bins_name(name: str, form: Form):
    path = new_draft(name, form)
    assert path.parent.name.casefold() != BIN.casefold()
    bin_draft(path)
    assert list(draft_files()) == []


def test_a_missing_draft_is_reported_in_one_line(form: Form):
    path = new_draft("Library", form)
    path.unlink()
    path.with_name("pictures").rmdir()
    path.parent.rmdir()
    for change in (bin_draft, duplicate_draft, lambda gone: rename_draft(gone, "X")):
        with pytest.raises(UserError) as error:
            change(path)
        assert "\n" not in str(error.value)


def test_settings_are_read_back_unchanged(tmp_path: Path):
    assert read_settings() == Settings()
    chosen = Settings(drafts=str(tmp_path), colour_scheme="dark", plain=True)
    save_settings(chosen)
    assert read_settings() == chosen
    assert drafts_folder() == tmp_path


@pytest.mark.parametrize(
    "content", ["", "x = ", "drafts = 5\nlook = 'pink'\nplain = 'yes'", "\ufefflook = 'dark'", "\x00"]
)
def test_the_defaults_apply_if_the_settings_cannot_be_read(content: str, home: Path):
    home.mkdir(parents=True, exist_ok=True)
    (home / "settings.toml").write_text(content, encoding="utf-8")
    assert read_settings() in (Settings(), Settings(colour_scheme="dark"))
