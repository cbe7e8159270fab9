"""Reads what is typed and pasted at a terminal, byte by byte, on systems with Unix terminals."""

import contextlib
import os
import re
import select
import termios
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any, TypeAlias

from eia_tui.plain.signals import waiting
from eia_tui.system import escape_sequences
from eia_tui.system.encodings import WINDOWS
from eia_tui.system.escape_sequences import GOES_ON, LATE, LONGEST_KEY, QUICKLY, QUIET, in_bytes

_PASTE_BEGINS, _PASTE_ENDS = escape_sequences.PASTE_BEGINS.encode(), escape_sequences.PASTE_ENDS.encode()
_ASK_FOR_MARKS, _NO_MORE_MARKS = "\x1b[?2004h", "\x1b[?2004l"
_ASK_WHETHER_MARKED = "\x1b[?2004$p"
_MARKS = re.compile(rb"\x1b\[(?:200~|\?2004;[123]\$y)")
"""What only a terminal that marks pastes sends: a mark, or the answer to the question; many never answer."""
_LETTER_WITH_ALT = rb"\x1b[^\[O\x1b\x80-\xff](?![ -~\x80-\xff])"
"""A letter is one with Alt if no other follows: otherwise a whole word was typed after Esc."""
_ANY_SEQUENCE = re.compile(in_bytes(escape_sequences.SEQUENCE))
_SEQUENCE = re.compile(_ANY_SEQUENCE.pattern + b"|" + _LETTER_WITH_ALT)
_CUT_SEQUENCE = re.compile(in_bytes(escape_sequences.CUT_SEQUENCE))
_BROKEN_SEQUENCE = re.compile(in_bytes(escape_sequences.BROKEN_SEQUENCE))
_REST = re.compile(in_bytes(escape_sequences.REST) + b"|" + in_bytes(escape_sequences.CUT_REST))
"""What follows an Esc that was taken for the key, though it was the beginning of a sequence."""
_TEXT = re.compile(rb"[^\x00-\x08\x0a-\x1f\x7f]+")
_TEXT_AT_ONCE = re.compile(rb"(?![\x01\x05\x0b\x15\x17])(?:[^\x03\x04\x0a\x0d\x1b\x7f]|[\x03\x04](?!\Z))+")
"""In a long text that arrives at once, a control character is part of the text; before it, it may be an editing key."""
_CUT_CHARACTER = re.compile(rb"(?:[\xc2-\xdf]|[\xe0-\xef][\x80-\xbf]?|[\xf0-\xf4][\x80-\xbf]{0,2})\Z")
"""The beginning of a UTF-8 character; the rest may still arrive."""
_SOON, _SURELY = 0.1, LATE
"""Seconds within which the rest of a character or key sequence arrives: a possible one, and a certain one."""
_AFTER_A_KEY, _AFTER_A_LINE, _IN_A_PASTE = 0.05, 0.1, 0.3
"""Seconds within which a paste continues: after Enter alone, after a line that arrived at once, and later."""
_ASK_AGAIN = 1.0
"""Seconds between two times of asking whether to wait on for a key."""
_LINE_END = re.compile(rb"[\r\n]")
_LONGEST_CHARACTER = 4
"""Bytes."""
_LONG = 40
"""Bytes that must arrive together to be a text, not a key or a character."""
_CHUNK = 65_536
_KEYS = {
    b"\x01": "home", b"\x02": "left", b"\x03": "ctrl+c", b"\x04": "ctrl+d", b"\x05": "end", b"\x06": "right",
    b"\x08": "backspace", b"\x0a": "enter", b"\x0b": "cut to end", b"\x0c": "redraw", b"\x0d": "enter", b"\x0e": "down",
    b"\x10": "up", b"\x15": "cut to start", b"\x17": "cut word", b"\x19": "put back", b"\x1a": "ctrl+z",
    b"\x7f": "backspace",
    b"\x1b[A": "up", b"\x1b[B": "down", b"\x1b[C": "right", b"\x1b[D": "left", b"\x1b[F": "end", b"\x1b[H": "home",
    b"\x1bOA": "up", b"\x1bOB": "down", b"\x1bOC": "right", b"\x1bOD": "left", b"\x1bOF": "end", b"\x1bOH": "home",
    b"\x1b[1~": "home", b"\x1b[3~": "delete", b"\x1b[4~": "end", b"\x1b[7~": "home", b"\x1b[8~": "end",
    b"\x1b[1;5C": "next word", b"\x1b[1;5D": "word before", b"\x1b[1;3C": "next word", b"\x1b[1;3D": "word before",
    b"\x1bf": "next word", b"\x1bb": "word before", b"\x1b\x7f": "cut word", b"\x1b\x08": "cut word",
}  # fmt: skip


@dataclass(frozen=True)
class TypedText:
    """Characters on one line."""

    text: str
    by_hand: bool
    """Whether they arrived alone, as from a key, and not together with others."""


@dataclass(frozen=True)
class PastedText:
    """Text that the terminal marked as pasted."""

    text: str


@dataclass(frozen=True)
class Key:
    """A key without a character of its own."""

    name: str


Token: TypeAlias = TypedText | PastedText | Key

STOPPED = Key("stopped")
"""No key: the wait for one was stopped."""


class Keyboard:
    """The keyboard of a terminal, for as long as `set_up`."""

    def __init__(self, handle: int, encoding: str, write: Callable[[str], object]) -> None:
        """`handle` is the terminal's file descriptor; characters arrive in `encoding`; `write` writes to it."""
        self._handle = handle
        self._write = write
        self._encoding = encoding
        self._found = termios.tcgetattr(handle)
        self._waiting = b""
        """Bytes that arrived and were not read yet."""
        self._aside = b""
        """Bytes that were set aside until it is known what they are."""
        self._together = 0
        """How many bytes arrived together the last time."""
        self._line_end = b""
        """What the last Enter was sent as."""
        self.marks_pastes = False
        """Whether the terminal marked a paste, or answered that it does: everything without marks was typed."""
        self._escape_was_key = -LATE
        """When an Esc was taken for the key that may have been the beginning of a sequence."""
        self._paste_goes_on_until = 0.0
        """Until when the rest of a paste may come that had no end."""
        self.on_pause: Callable[[str], object] = lambda _: None
        """Called with what has come of a marked paste whenever it pauses."""

    @property
    def dumb(self) -> bool:
        """Whether the terminal has no sequences, neither to mark pastes nor to move the cursor."""
        return os.environ.get("TERM", "dumb") in ("", "dumb")

    @contextlib.contextmanager
    def set_up(self) -> Iterator[None]:
        """Sets the terminal up, and restores it afterwards.

        The system's own line reading would drop what goes beyond 4,095 bytes of a line, and take some bytes for
        commands.
        """
        self._found = termios.tcgetattr(self._handle)
        self.take()
        self._say_marks(_ASK_FOR_MARKS)
        if os.environ.get("TERM_PROGRAM") != "Apple_Terminal":  # that one would show the question
            self._say_marks(_ASK_WHETHER_MARKED)
        try:
            yield
        finally:
            if not (self._together or self.dumb):  # what asks for commands next is not to be given the answer
                with contextlib.suppress(EOFError):
                    self._read(_SOON)
            self._give_back()

    @contextlib.contextmanager
    def suspended(self) -> Iterator[None]:
        """Restores the terminal while another program uses it."""
        self._give_back()
        try:
            yield
        finally:
            self.take()
            self._say_marks(_ASK_FOR_MARKS)

    def take(self) -> None:
        """Delivers bytes unchanged, without echo. None is a signal: Ctrl+C in a paste or during a save ends nothing.

        Bytes that arrived are kept.
        """
        mode = list(self._found)
        mode[0] &= ~(termios.ICRNL | termios.INLCR | termios.IGNCR | termios.ISTRIP | termios.IXON)
        mode[3] &= ~(termios.ICANON | termios.ECHO | termios.IEXTEN | termios.ISIG)
        mode[6] = [*mode[6]]
        mode[6][termios.VMIN], mode[6][termios.VTIME] = 1, 0
        self._put_mode(termios.TCSANOW, mode)

    def next(self, stop: Callable[[], bool]) -> Token:
        """The next input; waits for it, or until `stop` says not to, which it is asked every second.

        Raises EOFError if nothing more can come.
        """
        while not self._waiting:
            if stop():
                return STOPPED
            self._read(_ASK_AGAIN)
        if time.monotonic() < self._paste_goes_on_until and self._paste_goes_on():
            return PastedText(self._pasted())
        if time.monotonic() < self._escape_was_key + LATE and _REST.match(self._waiting):
            self._waiting = b"\x1b" + self._waiting
        if self._waiting.startswith(b"\x1b"):
            return self._sequence()
        at_once = self._together > _LONG and not self.marks_pastes
        text = (_TEXT_AT_ONCE if at_once else _TEXT).match(self._waiting)
        if text:
            return self._characters(text.end())
        key = self._take(2 if self._waiting.startswith(b"\r\n") else 1)
        if self._together > 1 and key not in _KEYS and key[:1] not in _KEYS:
            return TypedText(self._decoded(key), by_hand=False)  # a part of what was pasted, which may divide two words
        self._line_end = key
        return Key(_KEYS.get(key[:1], ""))

    def rest_of_paste(self) -> str | None:
        """The rest of an unmarked paste, which follows a line end faster than anyone types.

        None if nothing follows, and if the terminal marks pastes.
        """
        if not self.marks_pastes:
            self._read_at_once()
        if self.marks_pastes:  # as what has come now may show
            return None
        rest = self._take(len(self._waiting))
        if self._line_end == b"\r":  # the second half of CR LF
            rest = rest.removeprefix(b"\n")
        return _one_kind_of_line_end(self._decoded(_SEQUENCE.sub(b"", rest))) if rest else None

    def set_aside(self) -> str:
        """Takes the lines that arrived together with the last line end, from a terminal that marks pastes.

        They are typed ahead, or pasted by a program that writes no marks. "" where there is no whole line, or a key.
        """
        if self.marks_pastes:
            with contextlib.suppress(EOFError):  # what came before the terminal was closed is there all the same
                while (
                    self._read(_AFTER_A_LINE if self._waiting else _AFTER_A_KEY) and self._together > _LONGEST_CHARACTER
                ):
                    pass
        if not self.marks_pastes or b"\x1b" in self._waiting or not _LINE_END.search(self._waiting):
            return ""
        self._aside = self._take(len(self._waiting))
        return _one_kind_of_line_end(self._decoded(self._aside))

    def bring_back(self) -> None:
        """Gives what was set aside as the next input."""
        self._waiting, self._aside = self._aside + self._waiting, b""

    def _read_at_once(self) -> None:
        """Reads what follows a line end at once."""
        patience = _IN_A_PASTE if self._waiting else _AFTER_A_KEY if self._together == 1 else _AFTER_A_LINE
        with contextlib.suppress(EOFError):  # what came before the terminal was closed is there all the same
            while self._read(patience):
                patience = _IN_A_PASTE

    def _give_back(self) -> None:
        self._say_marks(_NO_MORE_MARKS)
        self._put_mode(termios.TCSADRAIN, self._found)

    def _put_mode(self, when: int, mode: list[Any]) -> None:
        with contextlib.suppress(termios.error):  # the terminal was closed: the next reading says so
            termios.tcsetattr(self._handle, when, mode)

    def _say_marks(self, sequence: str) -> None:
        if not self.dumb:
            self._write(sequence)

    def _read(self, wait: float | None) -> bool:
        """Waits some seconds (None: for ever) for more bytes. Whether any came. Raises EOFError."""
        with waiting():  # no signal comes between what is read and where it is kept
            ready, _, _ = select.select([self._handle], [], [], wait)
        if not ready:
            return False
        try:
            arrived = os.read(self._handle, _CHUNK)
        except OSError as error:  # the terminal was closed
            raise EOFError from error
        if not arrived:
            raise EOFError
        self._together = len(arrived)
        self._waiting += arrived
        self.marks_pastes = self.marks_pastes or bool(_MARKS.search(self._waiting))
        return True

    def _take(self, many: int) -> bytes:
        taken, self._waiting = self._waiting[:many], self._waiting[many:]
        return taken

    def _characters(self, end: int) -> TypedText:
        by_hand = self._together <= _LONGEST_CHARACTER
        # A key sends its character as a whole. A text is cut anywhere, and on a poor line the rest takes its time.
        patience = _SOON if by_hand else _SURELY
        while end == len(self._waiting) and _CUT_CHARACTER.search(self._waiting) and self._read(patience):
            found = _TEXT.match(self._waiting)
            end = found.end() if found else end
        return TypedText(self._decoded(self._take(end)), by_hand)

    def _sequence(self) -> Token:
        while _CUT_SEQUENCE.match(self._waiting) and self._read(_SOON if self._waiting == b"\x1b" else _SURELY):
            pass
        if found := _SEQUENCE.match(self._waiting) or _BROKEN_SEQUENCE.match(self._waiting):
            sequence = self._take(found.end())
        else:
            sequence = self._take(1)  # the Escape key alone
            self._escape_was_key = time.monotonic() if not self._waiting else -LATE
        if sequence == _PASTE_BEGINS:
            return PastedText(self._pasted())
        return Key(_KEYS.get(sequence, ""))

    def _paste_goes_on(self) -> bool:
        """Whether what waits is the rest of a paste that had no end."""
        return _PASTE_ENDS in self._waiting or (self._together > _LONG and b"\x1b" not in self._waiting)

    def _pasted(self) -> str:
        """The text up to the mark of its end; without that mark, all that arrived before a pause."""
        parts, end, rest = [], b"", b""
        arrived, tail = self._waiting, b""
        paste_grew_at = last = time.monotonic()
        self._waiting, self._paste_goes_on_until = b"", 0.0
        with contextlib.suppress(EOFError):  # what came before the terminal was closed is there all the same
            while True:
                # Only the last bytes are looked at again: a paste may be long, and come in many parts.
                text, end, rest = (tail + arrived).partition(_PASTE_ENDS)
                tail = b"" if end else text[-len(_PASTE_ENDS) :]
                parts.append(text[: len(text) - len(tail)])
                if end:
                    break
                if not self._more_of_paste([*parts, tail], paste_grew_at + QUIET):
                    break
                arrived = self._take(len(self._waiting))
                if len(arrived) > LONGEST_KEY or time.monotonic() - last < QUICKLY:
                    paste_grew_at = time.monotonic()
                last = time.monotonic()
        if not end:
            self._paste_goes_on_until = time.monotonic() + GOES_ON
            if (cut := _CUT_SEQUENCE.search(tail)) and _PASTE_ENDS.startswith(cut.group()):
                tail, rest = tail[: cut.start()], cut.group()
        self._waiting = rest
        return self._without_sequences([*parts, tail])

    def _more_of_paste(self, so_far: Sequence[bytes], until: float) -> bool:
        """Waits for more of a marked paste, and reports what has come if that takes a moment. Whether more came."""
        if self._read(min(_IN_A_PASTE, max(0.0, until - time.monotonic()))):
            return True
        self.on_pause(self._without_sequences(so_far))
        return self._read(max(0.0, until - time.monotonic()))

    def _without_sequences(self, pasted: Sequence[bytes]) -> str:
        return _one_kind_of_line_end(self._decoded(_ANY_SEQUENCE.sub(b"", b"".join(pasted))))

    def _decoded(self, content: bytes) -> str:
        return content.decode(self._encoding, WINDOWS)


def _one_kind_of_line_end(text: str) -> str:
    return text.replace("\r\n", "\n").replace("\r", "\n")
