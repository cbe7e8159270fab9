"""The program in a real pseudo-terminal: keys go in as a keyboard sends them, and the text of the screen comes out."""

import os
import re
import select
import signal
import struct
import sys
import time
from collections.abc import Callable, Iterable, Mapping, Sequence
from pathlib import Path
from typing import Self

import pyte

from tests.forked_program import forked_program

ROOT = Path(__file__).parents[1]
KEYS = {
    "enter": "\r", "tab": "\t", "shift+tab": "\x1b[Z", "escape": "\x1b", "up": "\x1b[A", "down": "\x1b[B",
    "right": "\x1b[C", "left": "\x1b[D", "home": "\x1b[H", "end": "\x1b[F", "delete": "\x1b[3~", "backspace": "\x7f",
    "f1": "\x1bOP", "f2": "\x1bOQ", "f3": "\x1bOR", "f4": "\x1bOS", "f5": "\x1b[15~", "f6": "\x1b[17~",
    "f7": "\x1b[18~", "f8": "\x1b[19~", "f9": "\x1b[20~", "f10": "\x1b[21~", "f11": "\x1b[23~", "f12": "\x1b[24~",
}  # fmt: skip
"""What a keyboard sends for a key."""
_COLOURS, _CUT_OFF = re.compile(rb"\x1b\[[\d;:]*m"), re.compile(rb"\x1b(?:\[[\d;:]*)?$")
"""What sets a colour or style, which is most of what a program writes and which no test reads; the beginning of one."""
PATIENCE = 60.0
"""Seconds until a wait fails, even on a busy machine."""


def eia(*arguments: str | Path) -> list[str]:
    """The command that runs the program from this checkout."""
    return [sys.executable, "-m", "eia_tui", *map(str, arguments)]


class Terminal:
    """A program in a terminal; `size` is columns and lines."""

    def __init__(
        self, command: Sequence[str], size: tuple[int, int] = (120, 40), environment: Mapping[str, str] | None = None
    ) -> None:
        import fcntl  # neither is on Windows
        import termios

        self.screen = pyte.Screen(*size)
        self._stream = pyte.ByteStream(self.screen)
        self._waiting = b""
        """The beginning of a sequence whose rest is not read yet."""
        self._closed = False
        self._ended: int | None = None
        """The exit code of the program, once it has ended."""
        self.started = time.perf_counter()
        self.process, self.keyboard = self._start(
            command, {"TERM": "xterm-256color", "COLORTERM": "truecolor", "LANG": "C.UTF-8", **(environment or {})}
        )
        fcntl.ioctl(self.keyboard, termios.TIOCSWINSZ, struct.pack("HHHH", size[1], size[0], 0, 0))

    def _start(self, command: Sequence[str], environment: Mapping[str, str]) -> tuple[int, int]:
        """Starts the command. Returns its process and the terminal's end of the line."""
        import pty

        process, keyboard = pty.fork()
        if process == 0:
            for each in (signal.SIGINT, signal.SIGQUIT, signal.SIGTERM, signal.SIGHUP):
                signal.signal(each, signal.SIG_DFL)  # as in any terminal, however the tests were started
            os.chdir(ROOT)
            os.execvpe(command[0], command, _without_size(os.environ | environment))  # noqa: S606  the program under test
        return process, keyboard

    def exit_code(self) -> int | None:
        """The exit code of the program; None while it runs."""
        if self._ended is None:
            ended, status = os.waitpid(self.process, os.WNOHANG)
            self._ended = os.waitstatus_to_exitcode(status) if ended else None
        return self._ended

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.kill()

    def kill(self) -> None:
        """Kills the program, as a flat battery does."""
        if self.exit_code() is None:
            os.kill(self.process, signal.SIGKILL)
        while self.exit_code() is None:
            time.sleep(0.002)
        self.hang_up()

    def hang_up(self) -> None:
        """Closes the terminal's window."""
        if not self._closed:
            os.close(self.keyboard)
        self._closed = True

    def read(self, wait: float) -> bytes:
        """What the program writes within so many seconds; b"" if nothing."""
        if self._closed:
            time.sleep(wait)
            return b""
        if not select.select([self.keyboard], [], [], wait)[0]:
            return b""
        try:
            return os.read(self.keyboard, 1 << 20)
        except OSError:  # it has ended
            return b""

    def _draw(self, written: bytes) -> None:
        written = self._waiting + written
        cut_off = _CUT_OFF.search(written)
        end = cut_off.start() if cut_off else len(written)
        self._waiting = written[end:]
        self._stream.feed(_COLOURS.sub(b"", written[:end]))

    def send(self, text: str) -> None:
        """Sends characters as a keyboard does."""
        os.write(self.keyboard, text.encode())

    def send_all(self, text: str) -> None:
        """Sends a text of any length, as fast as the program reads it."""
        data = text.encode()
        while data:
            data = data[os.write(self.keyboard, data[:4096]) :]

    def press(self, *keys: str) -> None:
        """Presses keys, each after the screen shows the effect of the one before."""
        for key in keys:
            self.send(KEYS.get(key) or (chr(ord(key[-1]) - 96) if key.startswith("ctrl+") else key))
            self.settle()

    def choose_command(self, command: str) -> None:
        """Chooses from the wizard's list of commands (Ctrl+P)."""
        self.press("ctrl+p")
        self.until("Search for commands")
        self.send(command.partition(" ")[2])
        self.until(command)
        self.settle()
        self.press("enter")

    def settle(self, quiet: float = 0.15) -> None:
        """Reads until the program has been silent for so many seconds."""
        while written := self.read(quiet):
            self._draw(written)

    def until(self, *texts: str, seconds: float = PATIENCE) -> str:
        """Reads until all the texts are on the screen. Returns the screen."""
        return self._until(texts, all, seconds)

    def until_any(self, *texts: str, seconds: float = PATIENCE) -> str:
        """Reads until one of the texts is on the screen. Returns the screen."""
        return self._until(texts, any, seconds)

    def _until(self, texts: Sequence[str], enough: Callable[[Iterable[bool]], bool], seconds: float) -> str:
        end, shown = time.perf_counter() + seconds, self.text
        while not enough(text in shown for text in texts):
            if time.perf_counter() > end:
                raise AssertionError(f"{texts} did not appear. On the screen:\n{shown}")
            if written := self.read(0.2):
                self._draw(written)
                shown = self.text
        return shown

    def ended(self, seconds: float = PATIENCE) -> int:
        """Waits for the program to end. Returns its exit code."""
        end = time.perf_counter() + seconds
        while time.perf_counter() < end:
            if written := self.read(0.05):
                self._draw(written)
            code = self.exit_code()
            if code is not None:
                return code
        raise AssertionError(f"The program did not end. On the screen:\n{self.text}")

    @property
    def text(self) -> str:
        """The text on the screen."""
        rows, columns = range(self.screen.lines), range(self.screen.columns)
        drawn = self.screen.buffer  # behind a wide character is an empty one
        return "\n".join("".join(drawn[row][column].data for column in columns).rstrip() for row in rows)


class ForkedTerminal(Terminal):
    """This program in a terminal, with these arguments: a fork of one process that has loaded it, so it starts sooner."""

    def _start(self, command: Sequence[str], environment: Mapping[str, str]) -> tuple[int, int]:
        keyboard, theirs = os.openpty()
        process = forked_program().start(os.ttyname(theirs), [*command], _without_size(os.environ | environment))
        os.close(theirs)
        return process, keyboard

    def exit_code(self) -> int | None:
        """The exit code of the program; None while it runs."""
        if self._ended is None:
            self._ended = forked_program().exit_code(self.process)
        return self._ended


def _without_size(environment: Mapping[str, str]) -> dict[str, str]:
    """The environment without the size that GNU readline sets if it was loaded: the program must ask the terminal."""
    return {name: value for name, value in environment.items() if name not in {"LINES", "COLUMNS"}}
