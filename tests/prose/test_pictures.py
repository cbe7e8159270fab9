"""Pictures are PNG or JPEG by their bytes, whole, and inside the draft's folder."""

from pathlib import Path

import pytest

from eia_tui.prose.pictures import Unusable, measure, open_picture
from tests.images import jpeg, png


def test_a_png_and_a_jpeg_are_measured():
    assert (measure(png(40, 30), "x").width, measure(png(40, 30), "x").height) == (40, 30)
    photo = measure(jpeg(64, 48), "x")
    assert (photo.format, photo.width, photo.height, photo.turned) == ("jpeg", 64, 48, 0)
    assert measure(jpeg(64, 48, orientation=6), "x").turned == 90


@pytest.mark.parametrize("content", [b"", b"GIF89a" + b"x" * 99, b"<svg/>", b"RIFF....WEBP", b"not a picture"])
def test_another_format_is_refused_with_what_to_do(content: bytes):
    with pytest.raises(Unusable, match="not a PNG or JPEG: save it as one"):
        measure(content, "pictures/x.png")


@pytest.mark.parametrize("cut", [9, 20, 40, -1])
def test_a_picture_cut_short_is_refused(cut: int):
    for whole in (png(40, 30), jpeg(64, 48)):
        with pytest.raises(Unusable, match="is damaged"):
            measure(whole[:cut], "x.png")


def test_a_picture_of_no_size_or_too_many_pixels_is_refused():
    for width, height in ((0, 10), (60_000, 60_000)):
        with pytest.raises(Unusable, match="is damaged"):
            measure(png(width, height, rows=1), "x.png")


@pytest.mark.parametrize(
    "path",
    [
        "../outside.png", "pictures/../../outside.png", "/etc/passwd", "C:\\x.png", "\\\\server\\x.png", "file:///x.png",
        "http://example.org/x.png", "data:image/png;base64,AAAA", "%2e%2e/outside.png", "pictures/link.png", "", "pictures",
    ],
)  # fmt: skip
def test_a_picture_outside_the_drafts_folder_is_refused(path: str, tmp_path: Path):
    folder = tmp_path / "draft"
    (folder / "pictures").mkdir(parents=True)
    (tmp_path / "outside.png").write_bytes(png(4, 4))
    (folder / "pictures" / "link.png").symlink_to(tmp_path / "outside.png")
    with pytest.raises(Unusable, match="outside the draft's folder"):
        open_picture(path, folder)


def test_a_missing_or_large_picture_is_refused(tmp_path: Path):
    with pytest.raises(Unusable, match="is not there"):
        open_picture("pictures/none.png", tmp_path)
    (tmp_path / "big.png").write_bytes(png(4, 4) + b"\0" * 10_000_000)
    with pytest.raises(Unusable, match="larger than 10 MB"):
        open_picture("big.png", tmp_path)


def test_a_picture_with_an_encoded_space_in_its_name_is_found(tmp_path: Path):
    (tmp_path / "my chart.png").write_bytes(png(4, 4))
    assert open_picture("my%20chart.png", tmp_path).width == 4
