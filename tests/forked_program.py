"""Runs the program many times quickly: each run is a fork of one process that has imported everything."""

import gc
import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import IO, Any, NamedTuple

ROOT = Path(__file__).parents[1]
_LIMIT = 60
"""Seconds after which a command is taken to hang, and is killed."""
_MEMORY = 3 << 30
OPENED_A_SOCKET = 98
"""The exit code of a command that did."""


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
        streams = Path(self._streams.name)
        code = self._ask(
            "run",
            streams=str(streams),
            folder=str(folder),
            environment=dict(os.environ),
            arguments=[*map(str, arguments)],
            typed=typed,
            umask=umask,
        )
        return Completed(code, *((streams / name).read_text("utf-8", "replace") for name in ("stdout", "stderr")))

    def start(self, terminal: str, arguments: list[str], environment: Mapping[str, str]) -> int:
        """Starts the program in the terminal at a path. Returns the id of its process."""
        return int(self._ask("start", terminal=terminal, arguments=arguments, environment=dict(environment)))

    def exit_code(self, process: int) -> int | None:
        """The exit code of a process that was started in a terminal; None while it runs."""
        code: int | None = self._ask("exit_code", process=process)
        return code

    def _ask(self, what: str, **of: object) -> Any:
        assert self._process.stdin
        assert self._process.stdout
        print(json.dumps([what, of]), file=self._process.stdin, flush=True)
        return json.loads(self._process.stdout.readline())

    def close(self) -> None:
        """Ends the process."""
        self._process.communicate()
        self._streams.cleanup()


@cache
def forked_program() -> ForkedProgram:
    """The program, loaded once for all tests of this process."""
    return ForkedProgram()


def serve(asked: IO[str]) -> None:
    """Does what each line of `asked` says, a JSON list of a name and arguments, and prints the result."""
    import _strptime  # noqa: F401  as all of these: loaded once, before the forks
    import getpass  # noqa: F401

    import pydantic  # noqa: F401
    import tomli_w  # noqa: F401

    import eia_tui.commands.approvals
    import eia_tui.commands.dialogue
    import eia_tui.commands.doctor
    import eia_tui.commands.drafts
    import eia_tui.exports.publish
    import eia_tui.exports.template_check.check
    import eia_tui.exports.word.export
    import eia_tui.flows.import_form
    import eia_tui.flows.record
    import eia_tui.flows.revise
    import eia_tui.flows.send
    import eia_tui.plain.home
    import eia_tui.tui.app  # noqa: F401

    flush_nothing()
    warm_up()
    gc.collect()
    gc.freeze()  # no fork collects, and so copies, the shared memory
    does = {"run": _run, "start": _start, "exit_code": _exit_code}
    for line in asked:
        what, of = json.loads(line)
        print(json.dumps(does[what](**of)), flush=True)


@cache
def warm_up() -> None:
    """Fills the caches: the patterns of the checks, the form, the help, the words, the template, pydantic's validators."""
    from eia_tui.checks.report import report_on
    from eia_tui.exports.word.export import export
    from eia_tui.flows.form_maps import form_map
    from eia_tui.form.loading import load_form
    from eia_tui.storage.catalogue import find_draft
    from eia_tui.storage.drafts import open_draft

    example = open_draft(find_draft("example"))
    form_map(example.form)
    load_form(example.form.folder)
    report_on(example)
    with TemporaryDirectory() as folder:
        export(example, Path(folder, "example.docx"))


def _run(
    *, streams: str, folder: str, environment: dict[str, str], arguments: list[str], typed: str, umask: int
) -> int:
    Path(streams, "stdin").write_text(typed, encoding="utf-8")
    child = os.fork()
    if not child:
        _replace_environment(environment)
        _run_here(Path(streams), folder, arguments, umask)
    return _waited_for(child)


def _replace_environment(environment: dict[str, str]) -> None:
    os.environ.clear()
    os.environ.update(environment)


def _run_here(streams: Path, folder: str, arguments: list[str], umask: int) -> None:
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
        refuse_sockets()
        from eia_tui.commands.cli import main

        code = main(arguments)
        sys.stdout.flush()
    finally:
        os._exit(code)


def flush_nothing() -> None:
    """Lets this process flush no file to the disk from now on: no test cuts the power, and each flush takes a while."""
    os.fsync = os.fstat  # it refuses what is not an open file, as well


def refuse_sockets() -> None:
    """Ends this process if it opens a socket from now on: no command may."""

    def watch(event: str, _: object) -> None:
        if event.startswith("socket."):
            print("A SOCKET:", event, file=sys.stderr, flush=True)
            os._exit(OPENED_A_SOCKET)

    sys.addaudithook(watch)


def _start(*, terminal: str, arguments: list[str], environment: dict[str, str]) -> int:
    opened = os.open(terminal, os.O_RDWR | os.O_NOCTTY)
    child = os.fork()
    if not child:
        _replace_environment(environment)
        _start_here(opened, arguments)
    os.close(opened)
    return child


def _start_here(terminal: int, arguments: list[str]) -> None:
    code = 99
    try:
        os.login_tty(terminal)
        signal.signal(signal.SIGINT, signal.default_int_handler)
        for each in (signal.SIGQUIT, signal.SIGTERM, signal.SIGHUP):
            signal.signal(each, signal.SIG_DFL)
        sys.stdin = sys.__stdin__ = open(0, encoding="utf-8", closefd=False)  # noqa: SIM115  as a new process has them
        sys.stdout = sys.__stdout__ = open(1, "w", buffering=1, encoding="utf-8", closefd=False)  # noqa: SIM115
        sys.stderr = sys.__stderr__ = open(2, "w", buffering=1, encoding="utf-8", closefd=False)  # noqa: SIM115
        from eia_tui.commands.cli import main

        code = main(arguments)
        sys.stdout.flush()
    finally:
        os._exit(code)


def _exit_code(*, process: int) -> int | None:
    ended, status = os.waitpid(process, os.WNOHANG)
    return os.waitstatus_to_exitcode(status) if ended else None


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
