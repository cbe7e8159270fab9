"""A Windows of its own under Wine, and programs run in it."""

import contextlib
import os
import re
import selectors
import shutil
import subprocess
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Self

from tests.conftest import ROOT

WORK = ROOT / "build" / "windows-trial"
PATIENCE = 300.0
"""Seconds until a wait fails, even on a machine that is busy with ten other things."""
SETTINGS = {
    "WINEARCH": "win64", "WINEDEBUG": "-all",
    "WINEDLLOVERRIDES": "mscoree,mshtml=",  # or it asks to download these two
}  # fmt: skip


_SAYS_MODULES = ("-X", "importtime")
_MODULE = re.compile(r"^import time:.*\n", re.MULTILINE)
"""What Python says of each module that it loads, the first of them before any of ours: whether it has begun at all."""


class Windows:
    """A Windows in the folder `prefix`, which runs from `make` to `remove`.

    Without a program that waits all the time, Wine would start its services again with each program. They take the
    program's standard streams along, so that a pipe stays open for seconds after its program has ended, or for as long
    as any other program runs.
    """

    def __init__(self, prefix: Path) -> None:
        self.prefix = prefix
        self.environment = {name: value for name, value in os.environ.items() if name != "EIA_WIZARD_HOME"}
        self.environment |= SETTINGS | {"WINEPREFIX": str(prefix)}
        self._waiting: subprocess.Popen[bytes] | None = None

    @classmethod
    def make(cls, prefix: Path) -> Self:
        """A new Windows 10, whose folders are its own, and which has what every Windows has and Wine 8 has not."""
        made = cls(prefix)
        made._command("wineboot", "--init")
        made.run("winecfg", "-v", "win10")
        made._command("wineserver", "-w")  # until every program has ended
        made._wait()
        for each in made.user.iterdir():  # links to the folders of whoever runs the tests
            if each.is_symlink():
                each.unlink()
                each.mkdir()
        library = prefix / "drive_c" / "windows" / "system32" / "bcryptprimitives.dll"
        source = Path(__file__).with_name("bcryptprimitives.c")
        command = ["x86_64-w64-mingw32-gcc", "-shared", "-o", str(library), str(source), "-ladvapi32"]
        subprocess.run(command, check=True, timeout=PATIENCE)
        return made

    @property
    def user(self) -> Path:
        """The folder of the user, where we see it."""
        (user,) = [each for each in (self.prefix / "drive_c" / "users").iterdir() if each.name != "Public"]
        return user

    def here(self, path: str) -> Path:
        """Where we see a file or folder that a program named."""
        drive, _, rest = path.partition(":\\")
        start = Path("/") if drive.upper() == "Z" else self.prefix / "drive_c"
        return start.joinpath(*rest.split("\\"))

    def there(self, path: Path) -> str:
        """How programs name a file or folder of ours."""
        drive_c = self.prefix / "drive_c"
        drive, inside = (
            ("C", path.relative_to(drive_c)) if path.is_relative_to(drive_c) else ("Z", path.relative_to("/"))
        )
        return f"{drive}:\\" + str(inside).replace("/", "\\")

    def run(
        self,
        program: Path | str,
        *arguments: str,
        typed: bytes = b"",
        seconds: float = PATIENCE,
        folder: Path | None = None,
        **environment: str,
    ) -> "subprocess.CompletedProcess[str]":
        """Runs a program to its end. Its standard streams are pipes, which Wine wants.

        Its output is read as UTF-8. Other bytes, of which pytest prints some, are shown as escapes.
        """
        with subprocess.Popen(
            ["wine", str(program), *arguments],
            stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE,
            env=self.environment | environment, cwd=folder,
        ) as process:  # fmt: skip
            assert process.stdin
            with contextlib.suppress(BrokenPipeError):
                process.stdin.write(typed)
                process.stdin.close()
            printed = _printed(process, seconds)
        printed_text, errors = (each.decode("utf-8", "backslashreplace").replace("\r\n", "\n") for each in printed)
        errors = "".join(
            line for line in errors.splitlines(keepends=True) if "wine32" not in line and "apt-get" not in line
        )
        return subprocess.CompletedProcess(process.args, process.returncode, printed_text, errors)

    def run_python(self, python: Path, *arguments: str, typed: bytes = b"") -> "subprocess.CompletedProcess[str]":
        """Runs a Python to its end.

        Rarely Wine itself ends a program with code 1 before anything in it has begun. Then it is run again, once.
        """
        done = self.run(python, *_SAYS_MODULES, *arguments, typed=typed)
        if done.returncode and not done.stdout + done.stderr:
            done = self.run(python, *_SAYS_MODULES, *arguments, typed=typed)
        begun, done.stderr = done.stderr, _MODULE.sub("", done.stderr)
        if done.returncode and not done.stderr:  # where it ended, if that fails a trial
            print(f"{arguments}: {done.returncode}, after {begun.splitlines()[-1:]} and {done.stdout[-500:]!r}")
        return done

    @contextmanager
    def running(self, program: Path, *arguments: str) -> "Iterator[subprocess.Popen[bytes]]":
        """A program that waits for what is typed into its pipe, until the block ends."""
        with subprocess.Popen(
            ["wine", str(program), *arguments],
            stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, env=self.environment,
        ) as started:  # fmt: skip
            try:
                yield started
            finally:
                started.kill()

    def _wait(self) -> None:
        """Starts the program that waits."""
        self._waiting = subprocess.Popen(
            ["wine", "cmd", "/q", "/k", "echo ready"], env=self.environment,
            stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL,
        )  # fmt: skip
        assert first_line(self._waiting).strip() == b"ready"

    def _command(self, *command: str) -> None:
        """Runs one of Wine's own commands to its end. What it starts along with itself must not hold a pipe of ours."""
        nowhere = subprocess.DEVNULL
        subprocess.run(
            command, env=self.environment, check=True, timeout=PATIENCE, stdin=nowhere, stdout=nowhere, stderr=nowhere
        )

    def remove(self) -> None:
        """Ends every program in it, and deletes it."""
        with contextlib.suppress(subprocess.CalledProcessError):  # none runs
            self._command("wineserver", "-k")
        if self._waiting:
            self._waiting.kill()
            self._waiting.communicate(timeout=PATIENCE)
        shutil.rmtree(self.prefix)


def finish(process: "subprocess.Popen[bytes]", typed: bytes) -> int:
    """Types the last line that a program waits for; its exit code. Raises `subprocess.TimeoutExpired`."""
    assert process.stdin
    process.stdin.write(typed)
    process.stdin.close()
    return process.wait(PATIENCE)  # and not for the ends of its pipes: `_printed` says why


def first_line(process: "subprocess.Popen[bytes]", seconds: float = PATIENCE) -> bytes:
    """The first line that a program prints; "" if it ends before. Raises `subprocess.TimeoutExpired`."""
    assert process.stdout
    line = b""
    end = time.monotonic() + seconds
    with selectors.DefaultSelector() as waiting:
        waiting.register(process.stdout, selectors.EVENT_READ)
        while not line.endswith(b"\n"):
            if not waiting.select(max(0.0, end - time.monotonic())):
                process.kill()
                raise subprocess.TimeoutExpired(process.args, seconds, line)
            read = os.read(process.stdout.fileno(), 1)  # what follows stays in the pipe
            if not read:
                break
            line += read
    return line


def _printed(process: "subprocess.Popen[bytes]", seconds: float) -> tuple[bytes, bytes]:
    """What a program prints on its two outputs until it ends.

    Nobody waits for the ends of the pipes: what Wine starts along with a program, such as its desktop, keeps them open.
    """
    assert process.stdout
    assert process.stderr
    read: dict[int, bytes] = {}
    end = time.monotonic() + seconds
    with selectors.DefaultSelector() as waiting:
        for stream in (process.stdout, process.stderr):
            read[waiting.register(stream, selectors.EVENT_READ).fd] = b""
        while True:
            ended = process.poll() is not None  # before the last look, so that its last words are read
            ready = waiting.select(0 if ended else 0.05)
            for key, _ in ready:
                content = os.read(key.fd, 65536)
                read[key.fd] += content
                if not content:
                    waiting.unregister(key.fileobj)
            if ended and not ready:
                printed_text, errors = read.values()
                return printed_text, errors
            if time.monotonic() > end:
                process.kill()
                raise subprocess.TimeoutExpired(process.args, seconds, *read.values())


def until(condition: Callable[[], bool], what: Callable[[], str]) -> None:
    """Waits for a condition; after a generous time fails with what was waited for."""
    end = time.monotonic() + PATIENCE
    while not condition():
        assert time.monotonic() < end, f"waited in vain: {what()}"
        time.sleep(0.1)
