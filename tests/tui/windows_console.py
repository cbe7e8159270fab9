"""A console of Windows on any system: Textual's own driver for Windows reads records from it."""

import ctypes
import importlib
import sys
import threading
from collections.abc import Callable, Iterable
from types import ModuleType
from typing import Any, NamedTuple

import pytest

WAIT_TIMEOUT = 0x102
KEY, RESIZED = 1, 4


ALT = 0x12


class Released(NamedTuple):
    """The key Alt is released, after the number of a character was typed with it, or as one that is pasted."""

    character: str


class WindowsConsole:
    """The part of Windows that Textual's driver calls."""

    def __init__(
        self, reads: Iterable[list[str | Released | tuple[int, int]] | None], at_end: Callable[[], object]
    ) -> None:
        """Each of `reads` has the UTF-16 units and the window sizes that one read gives; None fails.

        `at_end` is called once there are no more.
        """
        self._reads = list(reads)
        self._at_end = at_end
        self.GetStdHandle = lambda _number: 1
        self.WaitForMultipleObjects = self._wait
        self.ReadConsoleInputW = self._read

    def _wait(self, *_: object) -> int:
        if self._reads:
            return 0
        self._at_end()
        return WAIT_TIMEOUT

    def _read(self, _console: object, records: Any, _most: int, count: Any) -> int:
        read = self._reads.pop(0)
        if read is None:
            return 0
        for record, each in zip(records._obj, read, strict=False):
            if isinstance(each, str | Released):
                record.EventType = KEY
                record.Event.KeyEvent.bKeyDown = isinstance(each, str)
                record.Event.KeyEvent.wVirtualKeyCode = 1 if isinstance(each, str) else ALT
                record.Event.KeyEvent.uChar.UnicodeChar = each if isinstance(each, str) else each.character
            else:
                record.EventType = RESIZED
                record.Event.WindowBufferSizeEvent.dwSize.X, record.Event.WindowBufferSizeEvent.dwSize.Y = each
        count._obj.value = len(read)
        return 1


def units(text: str) -> list[str]:
    """The UTF-16 units of a text, each as the character that the console gives for it."""
    encoded = text.encode("utf-16-le", "surrogatepass")
    return [encoded[at : at + 2].decode("utf-16-le", "surrogatepass") for at in range(0, len(encoded), 2)]


def pasted(text: str) -> list[str | Released]:
    """What the classic console gives for a paste: the keys that type it, and Alt for what no key types."""
    records: list[str | Released] = []
    for unit in units(text):
        if unit > "\x7f":
            records += ["\0", Released(unit)]
        else:
            records += ["\0", unit] if unit.isupper() else [unit]
    return records


def our_reader(monkeypatch: pytest.MonkeyPatch, console: WindowsConsole) -> type[threading.Thread]:
    """The class of the thread with which the wizard reads a console on Windows."""
    if sys.platform != "win32":
        monkeypatch.setitem(sys.modules, "msvcrt", ModuleType("msvcrt"))
    for name in ("textual.drivers.win32", "eia_tui.tui.windows_terminal"):
        monkeypatch.delitem(sys.modules, name, raising=False)
    from eia_tui.tui.terminal_app import TerminalApp

    with monkeypatch.context() as patched:
        patched.setattr(ctypes, "WinDLL", lambda *_, **__: console, raising=False)
        win32 = importlib.import_module("textual.drivers.win32")

    with monkeypatch.context() as patched:
        patched.setattr(sys, "platform", "win32")
        object.__new__(TerminalApp).get_driver_class()
    return win32.EventMonitor  # type: ignore[no-any-return]
