"""Text is read in the encoding that it certainly has."""

import codecs
import io

import pytest

from eia_tui.system.encodings import PIPED, WINDOWS, decode_unicode, register_error_handlers

WORDS = "Zoë’s view – “carers” 🙂\r\nquit\r\n"


def piped(*chunks: bytes) -> io.TextIOWrapper:
    """A stream of what arrives in these chunks."""
    arriving = iter(chunks)

    class Pipe(io.RawIOBase):
        def readable(self) -> bool:
            return True

        def readinto(self, buffer: bytearray) -> int:  # type: ignore[override]
            chunk = next(arriving, b"")
            buffer[: len(chunk)] = chunk
            return len(chunk)

    register_error_handlers()
    return io.TextIOWrapper(io.BufferedReader(Pipe()), encoding=PIPED, errors=WINDOWS)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_text_that_is_piped_in_byte_by_byte_is_read(encoding: str):
    content = WORDS.encode(encoding)
    assert piped(*(content[at : at + 1] for at in range(len(content)))).read() == WORDS.replace("\r", "")


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be"])
def test_utf_16_without_a_mark_is_read(encoding: str):
    content = WORDS.encode(encoding)
    assert decode_unicode(content) == WORDS
    assert piped(content[:7], content[7:]).read() == WORDS.replace("\r", "")


def test_a_line_is_read_before_the_next_one_is_sent():
    stream = piped(b"\n", "Café\n".encode())
    assert [stream.readline(), stream.readline()] == ["\n", "Café\n"]
    assert stream.readline() == ""


@pytest.mark.parametrize(
    "content", [b"", codecs.BOM_UTF16_LE[:1], b"abc\0def\n", b"\0\0", b"\0\0\0x", b"a\0\0b", b"\0\xff", b"\0\1"]
)
def test_what_is_not_certainly_utf_16_is_read_as_before(content: bytes):
    assert piped(content).read() == content.decode("latin-1")


def test_half_a_character_at_the_end_of_utf_16_is_shown_as_missing():
    assert piped("Library".encode("utf-16") + b"x").read() == "Library\ufffd"
