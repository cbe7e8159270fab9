"""A picture is stored in the draft's folder under a name from its content; anything else is refused."""

from pathlib import Path

import pytest

from eia_tui.prose.pictures import LARGEST, open_picture
from eia_tui.storage.pictures import add_picture, pictures_near, typed_path
from eia_tui.system.errors import UserError
from tests.images import jpeg, png
from tests.other_systems import needs_quoting


def test_a_picture_is_stored_once_whatever_its_name(tmp_path: Path):
    for name in ("chart.png", "copy of chart.jpg"):
        (tmp_path / name).write_bytes(png(3, 2))
    draft = tmp_path / "draft"
    first, again = add_picture(tmp_path / "chart.png", draft), add_picture(tmp_path / "copy of chart.jpg", draft)
    assert first == again
    assert [path.name for path in (draft / "pictures").iterdir()] == [Path(first).name]
    assert open_picture(first, draft).width == 3


def test_a_repaired_picture_is_stored_under_any_name(tmp_path: Path):
    (tmp_path / "photo.jfif").write_bytes(png(3, 2)[:-8] + b"\0")
    draft = tmp_path / "draft"
    assert [path.name for path in pictures_near(f"{tmp_path}/ph")] == ["photo.jfif"]
    assert (draft / add_picture(tmp_path / "photo.jfif", draft)).read_bytes() == png(3, 2)


@pytest.mark.parametrize(
    ("name", "content", "message"),
    [
        ("scan.pdf", b"%PDF-1.7", "is not a PNG or JPEG: save it as one of these"),
        ("photo.png", b"RIFF....WEBP", "is not a PNG or JPEG"),
        ("cut.png", png(3, 2)[:45], "is damaged"),
        ("large.jpg", bytes(LARGEST + 1), "10 MB is the most that email carries: save it smaller"),
    ],
)
def test_anything_else_is_refused_with_what_to_do_instead(tmp_path: Path, name: str, content: bytes, message: str):
    (tmp_path / name).write_bytes(content)
    with pytest.raises(UserError, match=message):
        add_picture(tmp_path / name, tmp_path / "draft")
    assert not (tmp_path / "draft").exists()


def test_a_folder_and_a_missing_file_are_reported(tmp_path: Path):
    with pytest.raises(UserError, match="is a folder"):
        add_picture(tmp_path, tmp_path)
    with pytest.raises(UserError, match="is not there"):
        add_picture(tmp_path / "none.png", tmp_path)


def test_a_path_is_completed_with_folders_and_pictures_only(tmp_path: Path):
    (tmp_path / "charts").mkdir()
    for name in ("Chart 1.PNG", "chart.txt", "photo.jpeg", ".hidden.png"):
        (tmp_path / name).write_bytes(jpeg(1, 1))
    assert [path.name for path in pictures_near(f"{tmp_path}/")] == ["charts", "Chart 1.PNG", "photo.jpeg"]
    assert [path.name for path in pictures_near(f"{tmp_path}/CH")] == ["charts", "Chart 1.PNG"]
    assert pictures_near(f"{tmp_path}/nowhere/x") == []
    assert pictures_near("\0") == []


def test_quotation_marks_around_a_pasted_path_are_ignored(tmp_path: Path):
    assert typed_path(f'"{tmp_path}/a b.png"') == tmp_path / "a b.png"


@pytest.mark.parametrize("before", ["", "{home}/", "{home}/Pictures/", "{home}/ "])
@pytest.mark.parametrize(
    "pasted", ["{path}", '"{path}"', pytest.param("'{path}'", marks=needs_quoting), "file://{address}", "file://localhost{address}"]
)  # fmt: skip
def test_an_absolute_path_replaces_the_text_before_it(tmp_path: Path, before: str, pasted: str):
    path = tmp_path / "a b.png"
    typed = (before + pasted).format(home=Path.home(), path=path, address=path.as_uri().removeprefix("file://"))
    assert typed_path(typed) == tmp_path / "a b.png"


@pytest.mark.parametrize(
    ("typed", "path"),
    [
        (r"C:\Users\jo\Pictures\D:\a.png", r"D:\a.png"),
        (r"C:\Users\jo\\\server\share\a.png", r"\\server\share\a.png"),
        (r'C:\Users\jo\"C:\my pictures\a.png"', r"C:\my pictures\a.png"),
        ("C:/Users/jo/file:///C:/a%20b.png", "C:/a b.png"),
        (r"\\server\share\a.png", r"\\server\share\a.png"),
        ("/home/jo/~/a.png", str(Path.home() / "a.png")),
    ],
)
def test_an_absolute_path_of_any_system_replaces_the_text_before_it(typed: str, path: str):
    assert typed_path(typed) == Path.home() / path


def test_a_doubled_slash_in_an_existing_path_changes_nothing(tmp_path: Path):
    (tmp_path / "a.png").touch()
    assert typed_path(f"{tmp_path}//a.png") == tmp_path / "a.png"
