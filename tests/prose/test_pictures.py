"""Pictures are PNG or JPEG files according to their bytes, and inside the draft's folder."""

from itertools import count
from pathlib import Path

import pytest

from eia_tui.prose.pictures import PictureError, measure, open_picture
from eia_tui.prose.strip_metadata import without_metadata
from tests.images import exif, jfif, jpeg, png
from tests.other_systems import needs_links


def test_the_size_of_a_png_and_a_jpeg_is_read():
    assert (measure(png(40, 30), "x").width, measure(png(40, 30), "x").height) == (40, 30)
    photo = measure(jpeg(64, 48), "x")
    assert (photo.format, photo.width, photo.height, photo.rotation) == ("jpeg", 64, 48, 0)
    assert measure(jpeg(64, 48, orientation=6), "x").rotation == 90


@pytest.mark.parametrize("content", [b"", b"GIF89a" + b"x" * 99, b"<svg/>", b"RIFF....WEBP", b"not a picture"])
def test_another_format_is_refused_with_advice(content: bytes):
    with pytest.raises(PictureError, match="not a PNG or JPEG: save it as one"):
        measure(content, "pictures/x.png")


@pytest.mark.parametrize(
    ("content", "kind"),
    [
        (b"GIF89a" + b"x" * 99, "it is a GIF: open it in Paint"),
        (b"BM" + b"\1\0\0\0" * 3 + b"\x28\0\0\0", "it is a BMP"),
        (b"MM\0\x2a\0\0\0\x08", "it is a TIFF"),
        (b"RIFF\1\2\3\4WEBPVP8 ", "it is a WebP"),
        (b"\0\0\0\x18ftypheic\0\0\0\0", "it is an HEIC photo, which iPhones take: open it in Photos"),
        (b"\0\0\0\x18ftypavif\0\0\0\0", "it is an AVIF"),
        (b"\0\0\0\x18ftypmp42\0\0\0\0", "it is a video"),
        (b'<?xml version="1.0"?>\n<!-- made -->\n<svg xmlns="x"/>', "it is an SVG drawing"),
        (b"\1\0\0\0" + b"x" * 36 + b" EMF", "it is an EMF drawing"),
        (b"\xd7\xcd\xc6\x9a\0\0", "it is a WMF drawing"),
        (b"%PDF-1.7", "it is a PDF"),
        (b"PK\x03\x04", "it is an Office document"),
        (b"<!doctype html><html>", "it is a web page"),
        (b"", "it is empty"),
    ],
    ids=count(),
)
def test_common_other_formats_are_named_in_one_line(content: bytes, kind: str):
    with pytest.raises(PictureError, match="not a PNG or JPEG: save it as one") as unusable:
        measure(content, "pictures/chart.png")
    assert kind in str(unusable.value)
    assert "\n" not in str(unusable.value)


@pytest.mark.parametrize(
    ("content", "printed"),
    [
        (png(40, 30), (96, 96)),
        (png(40, 30, per_metre=(2835, 2835)), (72, 72)),
        (png(40, 30, per_metre=(11811, 11811)), (300, 300)),
        (png(40, 30, per_metre=(8031, 3858)), (204, 98)),
        (png(40, 30, per_metre=(1, 1)), (96, 96)),
        (jpeg(40, 30), (96, 96)),
        (jpeg(40, 30, notes=jfif(1, 300, 300)), (300, 300)),
        (jpeg(40, 30, notes=jfif(2, 59, 59)), (149.86, 149.86)),
        (jpeg(40, 30, notes=jfif(0, 1, 1)), (96, 96)),
        (jpeg(40, 30, notes=jfif(1, 1, 1)), (96, 96)),
        (jpeg(40, 30, notes=exif(per_inch=180)), (180, 180)),
        (jpeg(40, 30, notes=exif(order=">", per_inch=180)), (180, 180)),
        (jpeg(40, 30, notes=exif(per_inch=100, unit=3)), (254, 254)),
        (jpeg(40, 30, notes=jfif(0, 1, 1) + exif(per_inch=72)), (72, 72)),
        (jpeg(40, 30, notes=jfif(1, 300, 300) + exif(per_inch=72)), (300, 300)),
    ],
    ids=count(),
)  # fmt: skip
def test_the_resolution_of_a_picture_is_read(content: bytes, printed: tuple[float, float]):
    assert measure(content, "x").density == pytest.approx(printed, rel=1e-3)


def test_a_picture_without_size_or_with_too_many_pixels_is_refused():
    for width, height in ((0, 10), (60_000, 60_000)):
        with pytest.raises(PictureError, match="is damaged"):
            measure(png(width, height, rows=1), "x.png")


@pytest.mark.parametrize(
    "path",
    [
        "../outside.png", "pictures/../../outside.png", "/etc/passwd", "C:\\x.png", "\\\\server\\x.png", "file:///x.png",
        "http://example.org/x.png", "%2e%2e/outside.png", "", "pictures",
        pytest.param("pictures/link.png", marks=needs_links),
    ],
)  # fmt: skip
def test_a_picture_outside_the_drafts_folder_is_refused(path: str, tmp_path: Path):
    folder = tmp_path / "draft"
    (folder / "pictures").mkdir(parents=True)
    (tmp_path / "outside.png").write_bytes(png(4, 4))
    if "link" in path:
        (folder / "pictures" / "link.png").symlink_to(tmp_path / "outside.png")
    with pytest.raises(PictureError, match="outside the draft's folder"):
        open_picture(path, folder)


def test_a_missing_or_large_picture_is_refused(tmp_path: Path):
    with pytest.raises(PictureError, match="is not there"):
        open_picture("pictures/none.png", tmp_path)
    (tmp_path / "big.png").write_bytes(png(4, 4) + b"\0" * 10_000_000)
    with pytest.raises(PictureError, match="larger than 10 MB"):
        open_picture("big.png", tmp_path)


def test_a_picture_with_an_encoded_space_in_its_name_is_found(tmp_path: Path):
    (tmp_path / "my chart.png").write_bytes(png(4, 4))
    assert open_picture("my%20chart.png", tmp_path).width == 4


def test_a_file_name_that_is_too_long_for_any_disk_is_refused(tmp_path: Path):
    with pytest.raises(PictureError):
        open_picture(f"pictures/{'x' * 400}.png", tmp_path)


@pytest.mark.parametrize("orientation", range(1, 9))
def test_a_picture_without_its_metadata_is_turned_as_before(orientation: int):
    for photo in (png(8, 4, orientation=orientation), jpeg(64, 48, orientation=orientation)):
        before = measure(photo, "x")
        after = measure(without_metadata(before).content, "x")
        assert (after.rotation, after.is_mirrored) == (before.rotation, before.is_mirrored)
        assert (before.rotation, before.is_mirrored) != (0, False) or orientation == 1
        assert len(after.content) <= len(photo)


def test_a_picture_that_was_pasted_as_text_is_named_in_few_words():
    with pytest.raises(PictureError) as pasted:
        open_picture(f"data:image/png;base64,{'iVBO' * 9999}", Path())
    assert str(pasted.value) == "there is a pasted picture: save it as a PNG file, and insert that"


def test_of_a_very_long_path_the_beginning_is_named(tmp_path: Path):
    with pytest.raises(PictureError) as missing:
        open_picture(f"pictures/{'a' * 200}.png", tmp_path)
    assert "pictures/aaa" in str(missing.value)
    assert len(str(missing.value)) < 250
