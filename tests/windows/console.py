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


class Console:
    """A wizard in a console; `folder` is for what goes in and out."""

    def __init__(self, folder: Path, process: "subprocess.Popen[bytes]") -> None:
        self._output, self._input, self.process = folder / "output", folder / "input", process

    def screen(self) -> str:
        """The text on the screen."""
        screen = pyte.Screen(*SIZE)
        # Questions to the terminal, which pyte would print.
        shown = re.sub(rb"\x1b\[[<>=][0-9;]*[a-zA-Z]", b"", self._output.read_bytes())
        pyte.ByteStream(screen).feed(shown)
        return "\n".join(line.rstrip() for line in screen.display)

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
