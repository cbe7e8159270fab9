"""A packed draft is complete on another machine, and nothing but a draft is unpacked."""

import io
import os
import zipfile
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from eia_tui.form.definition import Form
from eia_tui.storage.archive import pack, unpack
from eia_tui.storage.drafts import new_draft, open_draft
from eia_tui.storage.history import numbered_versions, versions
from eia_tui.storage.sent_versions import integrity_problems
from eia_tui.storage.settings import drafts_folder
from eia_tui.system.errors import UserError
from tests.approvals import signed
from tests.conftest import Run

only_a_name = pytest.mark.skipif(os.name == "nt", reason=r"Windows' zipfile reads \ as /: this is a version then")


def files_of(path: Path) -> dict[str, bytes]:
    """Every file in the folder of a draft, except the Word files that were sent."""
    files = (each for each in path.parent.rglob("*") if each.is_file() and each.suffix != ".docx")
    return {str(each.relative_to(path.parent)): each.read_bytes() for each in files}


def test_a_signed_draft_arrives_with_its_pictures_history_and_approvals(
    form: Form, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    path = new_draft("Mobile library", form)
    (path.parent / "pictures" / "chart.png").write_bytes(b"png")
    signed(path, form)
    packed = pack(path, tmp_path / "handover.zip")
    before = files_of(path)
    monkeypatch.setenv("EIA_WIZARD_HOME", str(tmp_path / "other machine"))
    unpacked = unpack(packed)
    assert unpacked.is_relative_to(tmp_path / "other machine")
    assert files_of(unpacked) == before
    assert len(versions(unpacked)) == len(versions(path))
    assert numbered_versions(unpacked)
    assert list(integrity_problems(unpacked, open_draft(unpacked))) == []


def test_unpacking_overwrites_no_draft(form: Form, tmp_path: Path):
    path = new_draft("Mobile library", form)
    packed = pack(path, tmp_path / "x.zip")
    assert unpack(packed) != unpack(packed) != path
    assert len(list(drafts_folder().iterdir())) == 3
    with pytest.raises(UserError):
        pack(path, packed)
    assert pack(path, packed, overwrite=True) == packed


def test_a_single_file_draft_is_packed_with_its_history(form: Form, tmp_path: Path):
    path = new_draft("Mobile library", form)
    lone = path.rename(tmp_path / "lone.toml")
    assert open_draft(unpack(pack(lone, tmp_path / "x.zip"))).name == "Mobile library"


@pytest.mark.parametrize(
    "name",
    ["../evil.toml", "/etc/passwd", "history/../../evil.toml", "history/x.exe", "pictures/a/b.png", "C:evil",
     "pictures/..\\evil", "draft.toml/x", "other.txt", pytest.param("history\\x.toml", marks=only_a_name)],
)  # fmt: skip
def test_an_archive_with_other_files_is_refused_and_nothing_is_written(name: str, form: Form, tmp_path: Path):
    content = new_draft("Mobile library", form).read_bytes()
    file = tmp_path / "x.zip"
    with zipfile.ZipFile(file, "w") as archive:
        archive.writestr("draft.toml", content)
        archive.writestr(name, b"x")
    before = sorted(drafts_folder().rglob("*"))
    with pytest.raises(UserError, match="is not a packed draft"):
        unpack(file)
    assert sorted(drafts_folder().rglob("*")) == before


@given(content=st.binary(max_size=300), in_zip=st.booleans())
def test_any_bytes_that_are_not_a_packed_draft_are_refused(
    content: bytes, in_zip: bool, tmp_path_factory: pytest.TempPathFactory
):
    file = tmp_path_factory.mktemp("any") / "x.zip"
    if in_zip:
        packed = io.BytesIO()
        with zipfile.ZipFile(packed, "w") as archive:
            archive.writestr("draft.toml", content + b"\n[")
        content = packed.getvalue()
    file.write_bytes(content)
    with pytest.raises(UserError):
        unpack(file)


def test_pack_and_unpack_hand_a_draft_over(form: Form, eia: Run):
    new_draft("Mobile library", form)
    packed = eia("pack", "mobile-library")
    assert packed.stdout.strip().endswith("Mobile library - packed draft.zip")
    completed = eia("unpack", packed.stdout.strip())
    assert open_draft(Path(completed.stdout.strip())).name == "Mobile library"
    assert eia("unpack", "nowhere.zip").returncode == 2


def test_a_zip_file_with_a_word_form_is_to_be_opened_first(tmp_path: Path):
    zipped = tmp_path / "reply.zip"
    with zipfile.ZipFile(zipped, "w") as archive:
        archive.writestr("Their form.docx", b"x")
    with pytest.raises(UserError, match=r"take 'Their form\.docx' out of the zip file first"):
        unpack(zipped)
