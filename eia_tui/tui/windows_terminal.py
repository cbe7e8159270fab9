"""Reads what a console of Windows sends: any character, also one whose two halves come in two reads.

Textual's own thread ends at such a character, and leaves a window that takes no key any more.
"""

import codecs
import ctypes
import time
from collections.abc import Callable, Iterable
from ctypes import wintypes
from typing import Any

from textual import constants
from textual.drivers import win32
from textual.drivers.windows_driver import WindowsDriver
from textual.message import Message

from eia_tui.tui.input_lost import InputLost
from eia_tui.tui.paste_detection import HandOver, LearningParser

_MOST = 1024
"""Records that are read at once."""
_WAIT = 100
"""Milliseconds between two checks whether the program ends, or something waits for time to pass."""
_KEY, _RESIZED = 0x0001, 0x0004
"""The types of records that matter."""
_ALT = 0x12
"""The code of the key. The console gives a character that no key has where it is released: one that was typed by its
number, and each of those in a paste."""
_CLOSING = (2, 5, 6)
"""The window is closed, the person signs out, or Windows shuts down."""
_LAST_SECONDS = 4.5
"""How long the program may take to end then; Windows ends it after five."""
_HANDLERS: list[Any] = []
"""What Windows calls, which must not be collected as garbage."""


class ConsoleReader(win32.EventMonitor):
    """The thread that reads the console. If that fails, the program saves and ends."""

    def __init__(self, *arguments: Any) -> None:
        """As Textual begins it."""
        super().__init__(*arguments)
        self.hand_over = HandOver()

    def run(self) -> None:
        """Reads until the program ends."""
        try:
            self._read_until_exit()
        except Exception as error:  # noqa: BLE001  whatever it was, no key would be taken any more
            self.app.post_message(InputLost(error))

    def _read_until_exit(self) -> None:
        parser = LearningParser(constants.DEBUG, brackets=False, hand_over=self.hand_over)
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


class ConsoleDriver(WindowsDriver):
    """Textual's driver with our thread, which can be asked for a paste whose end has not come."""

    def finish_paste(self) -> None:
        """Asks for it; until it is passed on, `is_finishing_paste` says so."""
        if isinstance(self._event_thread, ConsoleReader):
            self._event_thread.hand_over.ask()

    @property
    def is_finishing_paste(self) -> bool:
        """Whether the thread that reads the console is to pass on a paste."""
        reader = self._event_thread
        return isinstance(reader, ConsoleReader) and reader.hand_over.is_asked and reader.is_alive()


def driver_with_our_thread() -> type[ConsoleDriver]:
    """The driver, after making Textual's part of it read the console with our thread."""
    win32.EventMonitor = ConsoleReader  # type: ignore[assignment, misc]
    return ConsoleDriver


def when_closed(end: Callable[[], object]) -> None:
    """Calls `end`, in a thread of Windows, when the window is closed, or Windows shuts down.

    Windows waits a moment then before it ends the program.
    """

    def handle(event: int) -> bool:
        if event not in _CLOSING:
            return False
        end()
        time.sleep(_LAST_SECONDS)  # the program ends meanwhile
        return True

    kind: Any = getattr(ctypes, "WINFUNCTYPE")  # noqa: B009  no other system has it
    _HANDLERS.append(kind(wintypes.BOOL, wintypes.DWORD)(handle))
    win32.KERNEL32.SetConsoleCtrlHandler(_HANDLERS[-1], True)  # noqa: FBT003  as Windows has it


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
            is_rest = key.dwControlKeyState and not key.wVirtualKeyCode
            # Shift and Alt alone have the character 0, also those that Windows adds to what is pasted.
            if key.uChar.UnicodeChar != "\0" and (key.wVirtualKeyCode == _ALT or (key.bKeyDown and not is_rest)):
                typed += key.uChar.UnicodeChar
        elif record.EventType == _RESIZED:
            window = record.Event.WindowBufferSizeEvent.dwSize
            size = window.X, window.Y
    return typed.encode("utf-16-le", "surrogatepass"), size
