"""Runs the program many times quickly: each command is a fork of one process that has imported everything."""

import gc
import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import IO, NamedTuple

ROOT = Path(__file__).parents[1]
_LIMIT = 60
"""Seconds after which a command is taken to hang, and is killed."""
_MEMORY = 3 << 30


class Completed(NamedTuple):
    """The result of a command; if it hung, the exit code is that of a kill."""

    returncode: int
    stdout: str
    stderr: str


class ForkedProgram:
    """The program, run in any folder, with the environment of the test."""

    def __init__(self) -> None:
        self._streams = TemporaryDirectory()
        self._process = subprocess.Popen(
            [sys.executable, "-m", "tests.forked_program"],
            cwd=ROOT,
            env=os.environ | {"PYTHONPATH": str(ROOT), "PYTHONIOENCODING": "utf-8"},
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )

    def __call__(self, folder: Path, *arguments: str | Path, typed: str = "", umask: int = 0o022) -> Completed:
        """Runs one command in a folder."""
        assert self._process.stdin
        assert self._process.stdout
        streams = Path(self._streams.name)
        asked = [str(streams), str(folder), dict(os.environ), [*map(str, arguments)], typed, umask]
        print(json.dumps(asked), file=self._process.stdin, flush=True)
        code = json.loads(self._process.stdout.readline())
        return Completed(code, *((streams / name).read_text("utf-8", "replace") for name in ("stdout", "stderr")))

    def close(self) -> None:
        """Ends the process."""
        self._process.communicate()
        self._streams.cleanup()


def serve(asked: IO[str]) -> None:
    """Runs a command for each line of `asked`, a JSON list, and prints its exit code."""
    import eia_tui.commands.approvals
    import eia_tui.commands.doctor
    import eia_tui.commands.drafts
    import eia_tui.exports.word.export
    import eia_tui.flows.import_form
    import eia_tui.flows.record
    import eia_tui.flows.revise
    import eia_tui.flows.send
    import eia_tui.plain.home  # noqa: F401  loaded once, before the forks
    from eia_tui.exports.template_check.check import check_template
    from eia_tui.flows.form_maps import form_map
    from eia_tui.form.library import DEFAULT, find_form
    from eia_tui.form.loading import load_form

    check_template(load_form(find_form(DEFAULT).folder))  # fills the caches before the forks
    form_map(find_form(DEFAULT))
    gc.collect()
    gc.freeze()  # no fork collects, and so copies, the shared memory
    for line in asked:
        streams, folder, environment, arguments, typed, umask = json.loads(line)
        Path(streams, "stdin").write_text(typed, encoding="utf-8")
        child = os.fork()
        if not child:
            os.environ.clear()
            os.environ.update(environment)
            _run(Path(streams), folder, arguments, umask)
        print(_waited_for(child), flush=True)


def _run(streams: Path, folder: str, arguments: list[str], umask: int) -> None:
    import resource  # not on Windows, which cannot fork either

    code = 99
    try:
        for number, name in enumerate(("stdin", "stdout", "stderr")):
            flags = os.O_RDONLY if number == 0 else os.O_WRONLY | os.O_CREAT | os.O_TRUNC
            os.dup2(os.open(streams / name, flags, 0o600), number)
        sys.stdin = open(0, encoding="utf-8", closefd=False)  # noqa: SIM115  as a new process has them
        os.chdir(folder)
        resource.setrlimit(resource.RLIMIT_AS, (_MEMORY, _MEMORY))
        os.umask(umask)
        from eia_tui.commands.cli import main

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
