"""The wizard in a console under Wine, seen from here: keys go in, and the text of the screen comes out."""

import json
import re
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pyte

from tests.windows.wine import PATIENCE, Windows, until

PROGRAM = Path(__file__).with_name("console_program.py")
SIZE = (80, 25)
"""Columns and lines of a new console under Wine."""
_QUESTIONS = re.compile(rb"\x1b\[[<>=][0-9;]*[a-zA-Z]")
"""Questions to the terminal, which pyte would print."""
_SWITCHES = re.compile(rb"\x1b\[\?1049([hl])")
"""To the second screen, which is empty then, and back to the first."""
_CUT = re.compile(rb"\x1b(\[[<>=?]?[0-9;]*)?\Z")
"""The beginning of a sequence whose rest is not written yet."""


class TwoScreens:
    """What a console shows: programs that fill it draw on a second screen, and leave the first as it was.

    pyte has one. There, what is printed after the second was left would begin in the middle of what was drawn.
    """

    def __init__(self) -> None:
        self._shown = self._first = self._new()
        self._rest = b""

    def feed(self, written: bytes) -> None:
        """Draws what was written since."""
        written = self._rest + written
        self._rest = cut.group() if (cut := _CUT.search(written)) else b""
        whole = written.removesuffix(self._rest)
        before, *switched = _SWITCHES.split(_QUESTIONS.sub(b"", whole))
        self._shown.feed(before)
        for to, after in zip(switched[::2], switched[1::2], strict=True):
            self._shown = self._new() if to == b"h" else self._first
            self._shown.feed(after)

    def text(self) -> str:
        """The text on the screen that is shown."""
        return "\n".join(line.rstrip() for line in self._shown.listener.display)

    def _new(self) -> pyte.ByteStream:
        screen = pyte.Screen(*SIZE)
        screen.set_mode(pyte.modes.LNM)  # a new line begins at the left
        return pyte.ByteStream(screen)


class Console:
    """A wizard in a console; `folder` is for what goes in and out."""

    def __init__(self, folder: Path, process: "subprocess.Popen[bytes]") -> None:
        self._output, self._input, self.process = folder / "output", folder / "input", process
        self._screens, self._read = TwoScreens(), 0

    def screen(self) -> str:
        """The text on the screen."""
        with self._output.open("rb") as output:
            output.seek(self._read)
            written = output.read()
        self._read += len(written)
        self._screens.feed(written)
        return self._screens.text()

    def has_every_colour(self) -> bool:
        """Whether it was drawn in 24-bit colours, and in no others."""
        output = self._output.read_bytes()
        return b"[38;2;" in output and b"[38;5;" not in output

    def until(self, text: str) -> str:
        """Waits until the screen shows a text; the screen."""
        until(lambda: text in self.screen(), lambda: f"{text!r} in\n{self.screen()}")
        return self.screen()

    def press(self, keys: str) -> None:
        """Types characters, or the escape sequences of other keys."""
        self._send(keys=keys)

    def paste(self, text: str) -> None:
        """Pastes as the classic console does: all at once, unmarked, with returns as line ends."""
        self._send(keys=text.replace("\n", "\r"))

    def die(self) -> None:
        """Ends the program as the Task Manager does."""
        self._send(die=True)
        self.process.wait(PATIENCE)

    def wait(self) -> None:
        """Waits until the program has ended by itself."""
        self.process.wait(PATIENCE)

    def _send(self, **what: object) -> None:
        with self._input.open("a", encoding="utf-8") as sent:
            sent.write(json.dumps(what) + "\n")


@contextmanager
def open_console(
    windows: Windows, python: Path, folder: Path, *arguments: str, **environment: str
) -> Iterator[Console]:
    """The wizard in a new console, started with these arguments and environment variables."""
    folder.mkdir()
    for name in ("output", "input"):
        (folder / name).write_bytes(b"")
    command = [windows.there(python), *(windows.there(each) for each in (PROGRAM, folder / "output", folder / "input"))]
    quoted = " ".join(f'"{part}"' for part in (*command, *arguments))
    start = folder / "start.cmd"
    start.write_bytes(f"@echo off\r\n{quoted}\r\n".encode())
    with subprocess.Popen(
        ["wine", "wineconsole", windows.there(start)],
        stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
        env=windows.environment | environment,
    ) as process:  # fmt: skip
        try:
            yield Console(folder, process)
        finally:
            process.kill()
