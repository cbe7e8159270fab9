"""Whatever bytes a terminal sends, and however they are split, they are read as characters."""

import itertools
import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such driver")
ENCODINGS = st.sampled_from(["utf-8", "latin-1", "cp1252", "ascii", "koi8-r", "no such encoding"])


def decoded(data: bytes, cuts: list[int], encoding: str) -> str:
    from eia_tui.tui.terminal import decoder_for

    decoder = decoder_for(encoding)
    edges = [0, *sorted(cut % (len(data) + 1) for cut in cuts), len(data)]
    pieces = [data[start:end] for start, end in itertools.pairwise(edges)]
    return "".join(map(decoder.decode, pieces)) + decoder.decode(b"", final=True)


@given(st.text(st.characters(exclude_categories=["Cs"])), st.lists(st.integers(0, 500)), ENCODINGS)
def test_characters_arrive_wherever_their_bytes_are_split(text: str, cuts: list[int], encoding: str):
    assert decoded(text.encode(), cuts, encoding) == text


@given(st.binary(), st.lists(st.integers(0, 500)), ENCODINGS)
def test_bytes_that_are_not_characters_do_not_stop_the_reader(data: bytes, cuts: list[int], encoding: str):
    assert decoded(data + b"end", cuts, encoding).endswith("end")
    assert decoded(data, cuts, encoding) == decoded(data, [], encoding)


@pytest.mark.parametrize(
    ("data", "encoding", "expected"),
    [
        (b"\xa35", "utf-8", "£5"),
        (b"\xa35", "latin-1", "£5"),
        (b"\x80 \x93a\x94", "cp1252", "€ “a”"),
        (b"caf\xe9", "latin-1", "café"),
        (b"\xe2\x82x", "utf-8", "\ufffdx"),
        ("£ – 漢🙂".encode(), "cp1252", "£ – 漢🙂"),
    ],
)
def test_a_byte_that_is_not_utf_8_is_decoded_in_the_terminals_encoding(data: bytes, encoding: str, expected: str):
    assert decoded(data, [1, 2, 3], encoding) == expected
