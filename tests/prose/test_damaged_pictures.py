"""Pictures with faults that viewers ignore are repaired; pictures with missing parts are refused."""

import contextlib
import struct
import zlib
from collections.abc import Callable
from itertools import count

import pytest
from hypothesis import given
from hypothesis import strategies as st

from eia_tui.prose.pictures import PictureError, measure
from eia_tui.prose.strip_metadata import without_metadata
from tests.images import chunk, exif, jfif, jpeg, png


def shaded(width: int = 60, height: int = 60, *, interlaced: bool = False) -> bytes:
    """A PNG with its pixels in several chunks, after a text and a resolution."""
    sizes = [(width, height)]
    if interlaced:
        steps = ((0, 0, 8, 8), (4, 0, 8, 8), (0, 4, 4, 8), (2, 0, 4, 4), (0, 2, 2, 4), (1, 0, 2, 2), (0, 1, 1, 2))
        sizes = [((width - x + dx - 1) // dx, (height - y + dy - 1) // dy) for x, y, dx, dy in steps]
    rows = b"".join(b"\0" + bytes((x * y * 7 + x) % 251 for x in range(w)) for w, h in sizes for y in range(h))
    packed = zlib.compress(rows)
    header = struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, interlaced)
    begin = b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"pHYs", struct.pack(">IIB", 5906, 5906, 1))
    parts = [chunk(b"IDAT", packed[at : at + 400]) for at in range(0, len(packed), 400)]
    return begin + chunk(b"tEXt", b"Title\0note") + b"".join(parts) + chunk(b"IEND", b"")


def pixels(content: bytes) -> bytes:
    """The pixels of a PNG, strictly read: every checksum must be right, and nothing may follow the end."""
    at, packed = 8, b""
    while True:
        length, kind = struct.unpack(">I4s", content[at : at + 8])
        data, crc = content[at + 8 : at + 8 + length], content[at + 8 + length : at + 12 + length]
        assert struct.pack(">I", zlib.crc32(kind + data)) == crc, kind
        packed += data if kind == b"IDAT" else b""
        at += 12 + length
        if kind == b"IEND":
            assert at == len(content)
            return zlib.decompress(packed)


def wrong_crc(content: bytes, kind: bytes, *, last: bool = False) -> bytes:
    """The PNG with a wrong checksum after its first or last chunk of a kind."""
    at = content.rindex(kind) if last else content.index(kind)
    end = at + 4 + struct.unpack(">I", content[at - 4 : at])[0]
    return content[:end] + b"\x12\x34\x56\x78" + content[end + 4 :]


def with_packed(content: bytes, change: Callable[[bytes], bytes]) -> bytes:
    """The PNG with other compressed pixels, in a single chunk with the right checksum."""
    first, last = content.index(b"IDAT") - 4, content.index(b"IEND") - 4
    packed, at = b"", first
    while at < last:
        length = struct.unpack(">I", content[at : at + 4])[0]
        packed, at = packed + content[at + 8 : at + 8 + length], at + 12 + length
    return content[:first] + chunk(b"IDAT", change(packed)) + content[last:]


WHOLE = shaded()


@pytest.mark.parametrize(
    "damaged",
    [
        wrong_crc(WHOLE, b"tEXt"),
        wrong_crc(WHOLE, b"pHYs"),
        wrong_crc(WHOLE, b"IHDR"),
        wrong_crc(WHOLE, b"IDAT"),
        wrong_crc(WHOLE, b"IDAT", last=True),
        wrong_crc(WHOLE, b"IEND"),
        WHOLE[:-1],
        WHOLE[:-12],
        WHOLE[:-13],
        WHOLE[:-20],
        WHOLE + b"\0" * 50,
        WHOLE + b"<html>" + WHOLE,
        WHOLE[:-12] + b"\0" * 40,
        WHOLE[:-12] + b"\r\n",
        WHOLE[:-12] + chunk(b"tEXt", b"Comment\0cut")[:-6],
        wrong_crc(WHOLE[:-12], b"tEXt") + b"\r\n",
        WHOLE.replace(b"tEXtTitle", b"abCdTitle"),
        with_packed(WHOLE, lambda packed: packed[:-4] + b"\1\2\3\4"),
        with_packed(WHOLE, lambda packed: packed[:-4]),
        with_packed(WHOLE, lambda packed: packed[:-1]),
        with_packed(WHOLE, lambda packed: zlib.compress(zlib.decompress(packed) + bytes(9))),
        with_packed(WHOLE, lambda packed: packed[:-4])[:-12],
        b"\r\n" + WHOLE,
        b"HTTP/1.1 200 OK\r\nContent-Type: image/png\r\n\r\n" + WHOLE,
    ],
    ids=count(),
)  # fmt: skip
def test_a_png_with_faults_that_viewers_ignore_is_repaired(damaged: bytes):
    picture = measure(damaged, "x")
    assert (picture.width, picture.height, picture.doubt) == (60, 60, "")
    assert pixels(picture.content) == pixels(WHOLE)
    assert pixels(without_metadata(picture).content) == pixels(WHOLE)


def test_an_intact_picture_is_used_byte_for_byte():
    photo = jpeg(64, 48, notes=jfif(1, 300, 300) + exif(per_inch=72))
    assert (measure(WHOLE, "x").content, measure(photo, "x").content) == (WHOLE, photo)


@pytest.mark.parametrize("interlaced", [False, True])
def test_a_png_without_its_last_rows_keeps_the_others_and_says_so(interlaced: bool):
    whole = shaded(interlaced=interlaced)
    picture = measure(whole[:-60], "x")
    assert picture.doubt == "its last rows are missing"
    shown, expected = pixels(picture.content), pixels(whole)
    assert len(shown) == len(expected)
    same = next(
        (at for at, (one, other) in enumerate(zip(shown, expected, strict=True)) if one != other), len(expected)
    )
    assert same > 0.95 * len(expected)


@given(st.data())
def test_a_png_cut_off_anywhere_is_complete_doubtful_or_refused(data: st.DataObject):
    at = data.draw(st.integers(0, len(WHOLE)))
    try:
        picture = measure(WHOLE[:at], "x")
    except PictureError:
        assert at < len(WHOLE) * 0.97
    else:
        assert picture.doubt or pixels(picture.content) == pixels(WHOLE)
        assert at > len(WHOLE) * 0.85
        pixels(picture.content)


@given(at=st.integers(0, WHOLE.count(b"") - 2), bit=st.integers(0, 7))
def test_a_png_with_one_wrong_bit_is_complete_doubtful_or_refused(at: int, bit: int):
    damaged = bytearray(WHOLE)
    damaged[at] ^= 1 << bit
    with contextlib.suppress(PictureError):
        picture = measure(bytes(damaged), "a.png")
        same = pixels(picture.content) == pixels(WHOLE)
        assert picture.doubt or same or (picture.width, picture.height) != (60, 60)


def test_a_png_with_too_many_pixels_is_doubtful():
    header = struct.pack(">IIBBBBB", 4, 4, 8, 0, 0, 0, 0)
    longer = zlib.compress(b"\0" * 5 * 9)
    content = b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", longer, crc=1) + chunk(b"IEND", b"")
    picture = measure(content, "a.png")
    assert (len(pixels(picture.content)), picture.doubt) == (4 * 5, "a part of it may be wrong")


@given(st.binary(max_size=60), st.integers(0, 400), st.sampled_from([WHOLE, jpeg(64, 48, notes=jfif(1, 96, 96))]))
def test_no_bytes_cause_any_other_error(noise: bytes, at: int, whole: bytes):
    for content in (whole[:at] + noise, whole[:at] + noise + whole[at:], whole[:at] + noise + whole[at + len(noise) :]):
        with contextlib.suppress(PictureError):
            picture = measure(content, "x")
            assert measure(without_metadata(picture).content, "x").width == picture.width


@pytest.mark.parametrize(
    ("content", "why"),
    [
        (WHOLE[: len(WHOLE) // 2], "a part of it is missing"),
        (WHOLE[:60], "there is no picture in it"),
        (WHOLE[:20], "its first lines are missing"),
        (png(40, 30, rows=20)[:-12], "a part of it is missing"),
        (png(40, 30, rows=20), "a part of it is missing"),
        (with_packed(WHOLE, lambda packed: packed[: len(packed) // 2]), "a part of it is missing"),
        (with_packed(WHOLE, lambda packed: b"\0\0" + packed[2:]), "its picture is wrong in a place"),
        (wrong_crc(WHOLE, b"IDAT").replace(WHOLE[600:604], b"\xff\xff\xff\xff"), "its picture is wrong in a place"),
        (b"\x89PNG\r\n\x1a\n" + chunk(b"CgBI", b"\x50\0\x20\2") + WHOLE[8:], "its first lines are missing"),
        (jpeg(64, 48)[:9], "there is no picture in it"),
        (jpeg(64, 48)[:-8], "most of it is missing"),
        (jpeg(64, 48).replace(b"\xff\xc0", b"\xff\xc3"), "of a kind of JPEG that Word does not show"),
        (jpeg(64, 48)[:2] + jpeg(64, 48), "there is no picture in it"),
    ],
    ids=count(),
)  # fmt: skip
def test_a_picture_that_no_viewer_can_show_is_refused_with_the_fault(content: bytes, why: str):
    with pytest.raises(PictureError, match=why) as unusable:
        measure(content, "x.png")
    assert "open it, save it again as PNG or JPEG" in str(unusable.value)


PHOTO = jpeg(64, 48, notes=jfif(1, 300, 300))
FRAME = PHOTO.index(b"\xff\xc0")


@pytest.mark.parametrize(
    "damaged",
    [
        PHOTO + b"\0" * 50,
        PHOTO + PHOTO,
        b"\0" * 128 + PHOTO,
        b"\xef\xbb\xbf" + PHOTO + b"\r\n--boundary--",
        PHOTO + b"\0\0\0\x18ftypmp42" + b"\xff\xd9",
        PHOTO[:FRAME] + b"\0\x12\0" + PHOTO[FRAME:],
        PHOTO[:FRAME] + b"\xff\xff\xff" + PHOTO[FRAME:],
        PHOTO[:FRAME] + b"\xff\xd0" + PHOTO[FRAME:],
        PHOTO[:2] + b"\xff\xe1\0\0" + PHOTO[2:],
        PHOTO[:2] + b"\xff\xe1\xff\xff" + PHOTO[2:],
    ],
    ids=count(),
)
def test_a_jpeg_with_faults_that_viewers_ignore_is_repaired(damaged: bytes):
    picture = measure(damaged, "x")
    assert (picture.width, picture.height, picture.doubt) == (64, 48, "")
    assert picture.content.replace(b"\xff\xe1\0\0", b"") == PHOTO
    assert without_metadata(picture).content == PHOTO


@pytest.mark.parametrize("damaged", [PHOTO[:-1], PHOTO[:-2], PHOTO[:-2] + b"\xff", PHOTO[:-2] + PHOTO], ids=count())
def test_a_jpeg_without_its_end_gets_one_and_is_doubtful(damaged: bytes):
    picture = measure(damaged, "x")
    assert (picture.content, picture.doubt) == (PHOTO, "its end is missing")


def test_invalid_exif_data_rotates_nothing():
    for odd in (b"", b"II*\0", b"MM\0*\xff\xff\xff\xff", b"II*\0\x08\0\0\0\xff\xff" + b"\x12\1\3\0" * 5):
        block = b"\xff\xe1" + struct.pack(">H", len(odd) + 8) + b"Exif\0\0" + odd
        assert measure(jpeg(64, 48, notes=block), "x").rotation in (0, 90, 180, 270)
