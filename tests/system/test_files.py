"""Files are written atomically."""

import os
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from eia_tui.system.errors import UserError
from eia_tui.system.file_names import file_name
from eia_tui.system.files import free_name, new_folder, write_new, write_whole
from eia_tui.system.paths import read_file
from tests.other_systems import needs_modes


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir() if path.is_file())


def test_only_the_new_file_is_left_after_a_write(tmp_path: Path):
    write_whole(tmp_path / "new" / "a.toml", b"one")
    write_whole(tmp_path / "new" / "a.toml", b"two")
    assert (tmp_path / "new" / "a.toml").read_bytes() == b"two"
    assert names(tmp_path / "new") == ["a.toml"]


@needs_modes
def test_permissions_are_kept(tmp_path: Path):
    path = tmp_path / "a"
    write_whole(path, b"one")
    assert path.stat().st_mode & 0o777 == 0o600
    write_whole(tmp_path / "shared", b"one", private=False)
    assert (tmp_path / "shared").stat().st_mode & 0o600 == 0o600
    path.chmod(0o644)
    write_whole(path, b"two")
    assert path.stat().st_mode & 0o777 == 0o644


@pytest.mark.parametrize("step", ["fsync", "replace"])
def test_the_old_file_is_unchanged_if_the_write_fails(step: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    path = tmp_path / "a"
    path.write_bytes(b"old")

    def refuse(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(*((os, "fsync") if step == "fsync" else (Path, "replace")), refuse)
    with pytest.raises(UserError, match="cannot be written: there is no room left; make some, or choose another place"):
        write_whole(path, b"new")
    assert path.read_bytes() == b"old"
    assert names(tmp_path) == ["a"]


def test_a_file_that_is_not_accepted_is_not_written(tmp_path: Path):
    def refuse(written: Path) -> None:
        assert written.read_bytes() == b"new"
        raise UserError("no")

    with pytest.raises(UserError, match=r"^no$"):
        write_whole(tmp_path / "a", b"new", accept=refuse)
    assert names(tmp_path) == []


def test_a_file_in_use_on_windows_is_tried_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    tries = []
    really = Path.replace

    def in_use(self: Path, target: Path) -> Path:
        tries.append(self)
        if len(tries) < 3:
            error = PermissionError(13, "held")
            error.winerror = 32  # type: ignore[attr-defined]
            raise error
        return really(self, target)

    monkeypatch.setattr(Path, "replace", in_use)
    monkeypatch.setattr("time.sleep", lambda _: None)
    write_whole(tmp_path / "a", b"x")
    assert (len(tries), names(tmp_path)) == (3, ["a"])


def test_a_folder_without_write_access_is_reported(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    def refuse(*_: object, **__: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(os, "open", refuse)
    with pytest.raises(UserError, match="it is read-only, or open in another program"):
        write_whole(tmp_path / "a", b"x")


def test_a_folder_where_the_file_should_be_is_reported(tmp_path: Path):
    (tmp_path / "a").mkdir()
    with pytest.raises(UserError, match="cannot be written"):
        write_whole(tmp_path / "a", b"x")
    (tmp_path / "file").touch()
    with pytest.raises(UserError, match="cannot be written"):
        write_whole(tmp_path / "file" / "b", b"x")


def test_a_free_name_has_the_next_number(tmp_path: Path):
    assert free_name(tmp_path / "a b.docx").name == "a b.docx"
    for expected in ("a b.docx", "a b (2).docx", "a b (3).docx"):
        path = free_name(tmp_path / "a b.docx")
        assert path.name == expected
        path.touch()


@given(st.text(st.characters(exclude_categories=["Cs"])))
def test_any_title_gives_a_file_name_that_windows_allows(title: str):
    name = file_name(title)
    assert name
    assert not set('<>:"/\\|?*') & set(name)
    assert not name.endswith((" ", "."))
    assert len(name) <= 90
    assert name.split(".")[0].upper() not in {"CON", "PRN", "AUX", "NUL", "COM1", "LPT9"}


@pytest.mark.parametrize("code", [21, 53, 64, 67, 121, 1231])
def test_a_network_drive_that_is_away_is_not_called_read_only(
    code: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    """Windows has a code of its own for each way in which a share goes away; Python takes some for a lack of rights."""

    def refuse(*_: object, **__: object) -> None:
        error = PermissionError(13, "The device is not ready")
        error.winerror = code  # type: ignore[attr-defined]
        raise error

    monkeypatch.setattr(os, "open", refuse)
    with pytest.raises(UserError, match="the disk does not answer; put the stick or drive back"):
        write_whole(tmp_path / "a", b"x")


@pytest.mark.parametrize(("kind", "code"), [(FileNotFoundError, 2), (FileNotFoundError, 3), (PermissionError, 5)])
@pytest.mark.parametrize("make", [lambda path: write_whole(path, b"x"), lambda path: write_new(path, b"x"), new_folder])
def test_a_folder_that_windows_protects_is_not_called_gone_nor_open_in_another_program(
    make: Callable[[Path], object], kind: type[OSError], code: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    """Controlled folder access refuses what is new in Documents in one of these ways, although the folder is there."""

    def refuse(path: object, *_: object, **__: object) -> None:
        error = kind(2 if kind is FileNotFoundError else 13, "The system refuses it", str(path))
        error.winerror = code  # type: ignore[attr-defined]
        raise error

    monkeypatch.setattr(os, "open", refuse)
    monkeypatch.setattr(Path, "mkdir", refuse)
    for path in (tmp_path / "Library", tmp_path / "New" / "Library"):
        with pytest.raises(UserError, match="Controlled folder access") as refusal:
            make(path)
        assert f"ask IT to allow {sys.executable}" in str(refusal.value)


@pytest.mark.parametrize("code", [362, 388, 426])
@pytest.mark.parametrize("use", [lambda path: read_file(path, 9), lambda path: write_whole(path, b"x")])
def test_a_file_that_is_only_in_onedrive_is_said_to_be_there(
    use: Callable[[Path], object], code: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    """Windows lists it, and refuses it while OneDrive does not run or has no network."""
    (tmp_path / "draft.toml").touch()

    def refuse(path: object, *_: object, **__: object) -> None:
        error = OSError(22, "The cloud file provider is not running", str(path))
        error.winerror = code  # type: ignore[attr-defined]
        raise error

    monkeypatch.setattr(os, "open", refuse)
    monkeypatch.setattr(Path, "open", refuse)
    with pytest.raises(UserError, match="it is kept in OneDrive, which does not answer; start OneDrive"):
        use(tmp_path / "draft.toml")


@pytest.mark.skipif(os.name == "nt", reason="Windows does not delete the current folder")
def test_a_folder_that_cannot_be_made_is_reported(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    """For example in the current folder after it was deleted: it exists, but nothing can be created in it."""
    deleted = tmp_path / "gone"
    deleted.mkdir()
    monkeypatch.chdir(deleted)
    deleted.rmdir()
    with pytest.raises(UserError, match="its folder is not there any more"):
        write_whole(Path("new/draft.toml"), b"")
