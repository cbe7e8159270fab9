r"""Runs the wizard in a console of Wine, on Textual's own driver for Windows: `console_program.py OUTPUT INPUT ARGUMENTS`.

Wine's console knows no escape sequences. So what the driver writes goes into the file OUTPUT, and each line of the file
INPUT becomes the records that a console of Windows makes of keys, pastes and a resized window. Everything between
these two is the real thing. This runs inside Windows, in the Python of the bundle.
"""

import contextlib
import ctypes
import io
import json
import os
import sys
import threading
import time
from collections.abc import Iterator
from ctypes import wintypes
from pathlib import Path
from typing import TYPE_CHECKING

# When this runs, only after the program: Textual reads its settings when it is loaded.
if TYPE_CHECKING:
    from textual.drivers import win32

OUTPUT, INPUT, *ARGUMENTS = sys.argv[1:]
AT_ONCE = 512
"""Records that are written at once."""
KEY, SIZE = 1, 4
"""Kinds of records."""
ENTER = 0x0D
"""The code of the key, which ends a line that Windows itself reads."""


class ToFile(io.TextIOBase):
    """A console's output that is written to a file."""

    encoding = "utf-8"

    def __init__(self, console: io.TextIOBase) -> None:
        self._console, self._file = console, Path(OUTPUT).open("ab", buffering=0)  # noqa: SIM115  until the process ends

    def write(self, text: str) -> int:
        self._file.write(text.encode("utf-8", "replace"))
        return len(text)

    def isatty(self) -> bool:
        return True

    def fileno(self) -> int:
        return self._console.fileno()


def write_records(records: "ctypes.Array[win32.INPUT_RECORD]") -> None:
    """Puts records into the console's input."""
    from textual.drivers import win32

    written = wintypes.DWORD()
    handle = win32.GetStdHandle(win32.STD_INPUT_HANDLE)
    win32.KERNEL32.WriteConsoleInputW(handle, ctypes.byref(records), len(records), ctypes.byref(written))


def press(keys: str) -> None:
    """Sends characters and escape sequences, one record for each UTF-16 unit, as a console does."""
    from textual.drivers import win32

    content = keys.encode("utf-16-le", "surrogatepass")
    units = [content[at : at + 2].decode("utf-16-le", "surrogatepass") for at in range(0, len(content), 2)]
    for start in range(0, len(units), AT_ONCE):
        part = units[start : start + AT_ONCE]
        records = (win32.INPUT_RECORD * len(part))()
        for record, unit in zip(records, part, strict=True):
            record.EventType = KEY
            event = record.Event.KeyEvent
            event.bKeyDown, event.wRepeatCount = 1, 1
            event.uChar.UnicodeChar = unit
            event.wVirtualKeyCode = ENTER if unit == "\r" else 0
        write_records(records)


def resize(columns: int, lines: int) -> None:
    """Says that the window has another size."""
    from textual.drivers import win32

    records = (win32.INPUT_RECORD * 1)()
    records[0].EventType = SIZE
    size = records[0].Event.WindowBufferSizeEvent.dwSize
    size.X, size.Y = columns, lines
    write_records(records)


def lines_of(path: Path) -> Iterator[str]:
    """The lines of a file, as they are added to it."""
    read = 0
    while True:
        with contextlib.suppress(OSError):
            *lines, _ = path.read_bytes()[read:].split(b"\n")
            for line in lines:
                read += len(line) + 1
                yield line.decode("utf-8")
        time.sleep(0.03)


def run_line() -> None:
    """Does what the lines of the input say."""
    for line in lines_of(Path(INPUT)):
        match json.loads(line):
            case {"keys": keys}:
                press(keys)
            case {"size": [columns, lines]}:
                resize(columns, lines)
            case {"die": _}:
                os.kill(os.getpid(), 9)  # TerminateProcess


if __name__ == "__main__":
    threading.Thread(target=run_line, daemon=True).start()
    sys.stdout = sys.__stdout__ = ToFile(sys.__stdout__)  # type: ignore[misc, assignment, arg-type]
    from eia_tui.commands.cli import main

    code = main(ARGUMENTS)
    Path(f"{OUTPUT}.code").write_text(str(code), encoding="ascii")
