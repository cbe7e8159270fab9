"""Reads what a console of Windows sends: any character, also one whose two halves come in two reads.

Textual's own thread ends at such a character, and leaves a window that takes no key any more.
"""

import codecs
import ctypes
from collections.abc import Iterable
from ctypes import wintypes

from textual import constants
from textual.drivers import win32
from textual.message import Message

from eia_tui.tui.input_lost import InputLost
from eia_tui.tui.paste_detection import LearningParser

_MOST = 1024
"""Records that are read at once."""
_WAIT = 100
"""Milliseconds between two checks whether the program ends, or something waits for time to pass."""
_KEY, _RESIZED = 0x0001, 0x0004
"""The types of records that matter."""


class ConsoleReader(win32.EventMonitor):
    """The thread that reads the console. If that fails, the program saves and ends."""

    def run(self) -> None:
        """Reads until the program ends."""
        try:
            self._read_until_exit()
        except Exception as error:  # noqa: BLE001  whatever it was, no key would be taken any more
            self.app.post_message(InputLost(error))

    def _read_until_exit(self) -> None:
        parser = LearningParser(constants.DEBUG, brackets=False)
        decoder = codecs.getincrementaldecoder("utf-16-le")("replace")
        console = win32.GetStdHandle(win32.STD_INPUT_HANDLE)
        records = (win32.INPUT_RECORD * _MOST)()
        while not self.exit_event.is_set():
            self._pass_on(parser.tick())
            if win32.wait_for_handles([console], _WAIT) is None:
                continue
            typed, size = _parts(records[: _read(console, records)])
            if text := decoder.decode(typed):
                self._pass_on(parser.feed(text))
            if size:
                self.on_size_change(*size)
        self._pass_on(parser.feed(""))  # what may be a paste still waits for its end

    def _pass_on(self, messages: Iterable[Message]) -> None:
        for message in messages:
            self.process_event(message)  # type: ignore[arg-type]


def read_with_our_thread() -> None:
    """Makes Textual's driver for Windows read the console with our thread, from the next start of an app on."""
    win32.EventMonitor = ConsoleReader  # type: ignore[misc]


def _read(console: int, records: "ctypes.Array[win32.INPUT_RECORD]") -> int:
    """Reads records that are there. Returns how many. Raises OSError where the console is gone."""
    count = wintypes.DWORD(0)
    if not win32.KERNEL32.ReadConsoleInputW(console, ctypes.byref(records), _MOST, ctypes.byref(count)):
        raise OSError("The console does not answer")
    return count.value


def _parts(records: "list[win32.INPUT_RECORD]") -> tuple[bytes, tuple[int, int] | None]:
    """What was typed, as UTF-16 that may begin and end inside a character; and the new size of the window, if any."""
    typed, size = "", None
    for record in records:
        if record.EventType == _KEY:
            key = record.Event.KeyEvent
            # A code of 0 with Ctrl or Shift is what is left of a key that was sent as a sequence already.
            if key.bKeyDown and not (key.dwControlKeyState and not key.wVirtualKeyCode):
                typed += key.uChar.UnicodeChar
        elif record.EventType == _RESIZED:
            window = record.Event.WindowBufferSizeEvent.dwSize
            size = window.X, window.Y
    return typed.encode("utf-16-le", "surrogatepass"), size
