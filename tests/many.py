"""Runs the program many times in little time: each command is a fork of one process that has loaded everything."""

import json
import os
import resource
import signal
import subprocess
import sys
import time
from pathlib import Path
from typing import IO, NamedTuple

from tests.conftest import ROOT

_LIMIT = 60
"""Seconds within which a command must end, however busy the machine is; what hangs never does."""
_MEMORY = 3 << 30


class Done(NamedTuple):
    """How a command ended; the code is that of a kill where it hung."""

    returncode: int
    stdout: str
    stderr: str


class Many:
    """The program, in the folder and with the drafts of the test that uses it."""

    def __init__(self) -> None:
        self.folder = Path()
        self._process = subprocess.Popen(
            [sys.executable, "-m", "tests.many"],
            cwd=ROOT,
            env=os.environ | {"PYTHONPATH": str(ROOT), "PYTHONIOENCODING": "utf-8"},
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )

    def __call__(self, *arguments: str | Path, typed: str = "", umask: int = 0o022) -> Done:
        """Runs one command."""
        assert self._process.stdin
        assert self._process.stdout
        asked = [str(self.folder), os.environ["EIA_WIZARD_HOME"], [*map(str, arguments)], typed, umask]
        print(json.dumps(asked), file=self._process.stdin, flush=True)
        code = json.loads(self._process.stdout.readline())
        return Done(code, *((self.folder / name).read_text("utf-8", "replace") for name in ("stdout", "stderr")))

    def close(self) -> None:
        """Ends the process."""
        self._process.communicate()


def serve(asked: IO[str]) -> None:
    """Runs the commands that are asked for, a line each, and prints the exit code of each."""
    import eia_tui.approval
    import eia_tui.commands.approvals
    import eia_tui.commands.drafts
    import eia_tui.doctor
    import eia_tui.exports.template.rules
    import eia_tui.exports.word
    import eia_tui.plain.home  # noqa: F401  loaded once, before the forks

    for line in asked:
        folder, home, arguments, typed, umask = json.loads(line)
        os.environ["EIA_WIZARD_HOME"] = home
        Path(folder, "stdin").write_text(typed, encoding="utf-8")
        child = os.fork()
        if not child:
            _run(Path(folder), arguments, umask)
        print(_waited_for(child), flush=True)


def _run(folder: Path, arguments: list[str], umask: int) -> None:
    code = 99
    try:
        for number, name in enumerate(("stdin", "stdout", "stderr")):
            way = os.O_RDONLY if number == 0 else os.O_WRONLY | os.O_CREAT | os.O_TRUNC
            os.dup2(os.open(folder / name, way, 0o600), number)
        sys.stdin = open(0, encoding="utf-8", closefd=False)  # noqa: SIM115  as a new process has them
        os.chdir(folder)
        resource.setrlimit(resource.RLIMIT_AS, (_MEMORY, _MEMORY))
        os.umask(umask)
        from eia_tui.cli import main

        code = main(arguments)
        sys.stdout.flush()
    finally:
        os._exit(code)


def _waited_for(child: int) -> int:
    end = time.monotonic() + _LIMIT
    while time.monotonic() < end:
        ended, status = os.waitpid(child, os.WNOHANG)
        if ended:
            return os.waitstatus_to_exitcode(status)
        time.sleep(0.002)
    os.kill(child, signal.SIGKILL)
    return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])


if __name__ == "__main__":
    serve(sys.stdin)
