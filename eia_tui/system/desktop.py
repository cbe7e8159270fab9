"""The desktop around the terminal: opening files, the user's own editor, the clipboard."""

import contextlib
import os
import re
import shlex
import shutil
import signal
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path, PurePath

from eia_tui.system.encodings import decode_text
from eia_tui.system.errors import UserError, reason
from eia_tui.system.paths import is_file
from eia_tui.system.windows import ON_WINDOWS

_FROM_KEYS = [signal.Signals[name] for name in ("SIGINT", "SIGQUIT") if hasattr(signal, name)]
"""Signals that a key press sends to every program in the terminal."""

_AT_ONCE = 2.0
"""Seconds within which nobody has read and closed a text in an editor."""


def open_with_system(path: Path) -> None:
    """Opens a file or folder as a double click would, without waiting. Raises `UserError` if nothing can open it."""
    if not os.path.exists(path):  # noqa: PTH110  Path.exists raises for a path without access
        raise UserError(f"{path} is no longer there")
    if sys.platform == "win32":
        try:
            os.startfile(path)  # noqa: S606  the same as a double click
        except OSError as error:
            raise UserError(f"Windows has nothing to open {path} with: {reason(error)}") from error
        return
    opener = shutil.which("open" if sys.platform == "darwin" else "xdg-open")
    if opener is None:
        raise UserError(f"This machine cannot open files from here. It is at {path}")
    opened = subprocess.Popen(  # noqa: S603  the system's own opener with one path
        [opener, str(path)], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, start_new_session=True
    )
    threading.Thread(target=opened.wait, daemon=True).start()  # reaps the process, or it would stay as a zombie


def discard_output(*, errors_too: bool = True) -> None:
    """Discards further output once the terminal is gone; flushing it at exit would make Python fail."""
    sink = os.open(os.devnull, os.O_WRONLY)
    for stream in (sys.__stdout__, sys.__stderr__ if errors_too else None):
        with contextlib.suppress(OSError, ValueError):  # a closed stream prints nothing anyway
            if stream:
                os.dup2(sink, stream.fileno())
    os.close(sink)


def read_clipboard() -> str | None:
    """The text on the system's clipboard; None if it cannot be read, and always on Linux.

    On Linux the terminal pastes by itself, and the programs that read the clipboard take a second to start.
    """
    if not _has_clipboard():
        return None
    import pyperclip

    try:
        return str(pyperclip.paste())
    except pyperclip.PyperclipException:
        return None  # another program is using it


def _has_clipboard() -> bool:
    system: str = sys.platform
    return system in ("win32", "darwin")


def write_clipboard(text: str) -> None:
    """Puts a text on the system's clipboard on Windows and macOS; elsewhere the terminal does that."""
    if _has_clipboard():
        import pyperclip

        with contextlib.suppress(pyperclip.PyperclipException):  # in use by another program; we keep the text as well
            pyperclip.copy(text)


def edit_text(text: str, name: str) -> str:
    """The text after the user has edited it in their own editor: $VISUAL, $EDITOR, or the system's usual one.

    `name` is that of the temporary file. Waits until the editor is closed; where it comes back with nothing changed,
    as one that passes the file on to a window that is open already, also until the user says that the text is saved.
    Raises `UserError` if there is no editor or it fails.
    """
    command = editor()
    if command is None:
        raise UserError("There is no editor to open: name one in EDITOR, or type the answer here")
    folder: Path | None = None
    path, given = Path(), b""
    try:
        folder = Path(tempfile.mkdtemp(prefix="eia-wizard-"))
        path = folder / f"{name}.txt"
        # Older versions of Notepad take UTF-8 without a mark for another encoding.
        path.write_text(text, encoding="utf-8-sig" if ON_WINDOWS else "utf-8")
        given = path.read_bytes()
        _run([*command, str(path)], partial(_wait_for_save, command[0], path, given, time.monotonic()))
        return decode_text(path.read_bytes()).replace("\r\n", "\n").removesuffix("\n")
    except _StillOpenError:
        folder = None  # what is saved there later is not lost
        raise
    except (OSError, subprocess.CalledProcessError, UnicodeDecodeError) as error:
        failed = f"{_failure(command[0], error)}; your answer has not changed"
        if not (given and _is_changed(path, given)):
            raise UserError(failed) from error
        folder = None  # nor is what was saved before
        raise UserError(f"{failed}. What you saved is in {path}") from error
    finally:
        if folder:
            shutil.rmtree(folder, ignore_errors=True)


def _failure(program: str, error: Exception) -> str:
    """What went wrong with an editor."""
    match error:
        case FileNotFoundError():
            return "The editor saved no file"
        case OSError():
            return f"The editor {program} cannot be used ({reason(error)})"
        case UnicodeDecodeError():
            return "The editor did not save text"
        case _:
            return f"The editor {program} was stopped or failed"


def _is_changed(path: Path, given: bytes) -> bool:
    """Whether an editor has saved something else than it was given, or may have."""
    try:
        return path.read_bytes() not in (given, b"")
    except FileNotFoundError:
        return False
    except OSError:
        return True


class _StillOpenError(UserError):
    """An editor may have the text open still, and nobody can be asked whether it has."""

    def __init__(self, program: str, path: Path) -> None:
        open_there = "If your answer is still open in it, save it there; it is in"
        super().__init__(f"{program} came back with nothing changed. {open_there} {path}")


def _wait_for_save(program: str, path: Path, before: bytes, started: float) -> None:
    """Waits until the user says that the text is saved, if the editor came back with the text that it was given.

    Notepad on Windows 11 may pass it on to a window that is open already, and so do editors that need to be told to
    wait. Raises `UserError` if nobody can be asked.
    """
    if path.read_bytes() != before or not (ON_WINDOWS or time.monotonic() - started < _AT_ONCE):
        return
    if sys.stdin.isatty():
        print(f"{PurePath(program).stem.capitalize()} came back, and nothing is changed yet.")
        with contextlib.suppress(EOFError):
            input("If your answer is still open in it, save it there, and then press Enter here: ")
    elif ON_WINDOWS:  # Git Bash on Windows has no terminal either
        raise _StillOpenError(program, path)


def _do_nothing(_number: int, _frame: object) -> None:
    pass


def _started(command: Sequence[str]) -> "subprocess.Popen[bytes]":
    """Starts an editor. Raises OSError, and `UserError` where there is no such program, which Windows does not name."""
    try:
        return subprocess.Popen(command)  # noqa: S603  the user's own choice of program
    except FileNotFoundError as error:
        raise UserError(f"The editor {command[0]} was not found; your answer has not changed") from error


def _run(command: Sequence[str], after: Callable[[], object]) -> None:
    """Runs an editor in the terminal until it ends, then `after`. Raises OSError, `subprocess.CalledProcessError`.

    The signal of Ctrl+C reaches every program in the terminal. It is meant for the editor, and must not end us.
    """
    handlers = {number: signal.getsignal(number) for number in _FROM_KEYS}
    wakeup = signal.set_wakeup_fd(-1)  # or an event loop would act on the signals
    try:
        # A child inherits ignored signals but not handlers, so the editor starts with the default ones.
        for number, handler in handlers.items():
            if handler is not signal.SIG_IGN:
                signal.signal(number, _do_nothing)
        with _started(command) as running:
            for number in handlers:
                signal.signal(number, signal.SIG_IGN)
            signal.set_wakeup_fd(wakeup)
            code = running.wait()
        if not code:
            after()
    finally:
        signal.set_wakeup_fd(wakeup)
        for number, handler in handlers.items():
            signal.signal(number, handler)
    if code:
        raise subprocess.CalledProcessError(code, command)


def editor() -> list[str] | None:
    """The command of the user's editor; None if there is no editor."""
    for variable in ("VISUAL", "EDITOR"):
        if chosen := os.environ.get(variable, "").strip():
            if ON_WINDOWS:
                return _split_on_windows(chosen)
            try:
                return shlex.split(chosen)
            except ValueError:  # an unbalanced quotation mark
                return [chosen]
    for usual in ("notepad",) if ON_WINDOWS else ("nano", "vi"):
        if found := shutil.which(usual):
            return [found]
    return None


def _split_on_windows(command: str) -> list[str]:
    """A program and its arguments: backslashes are part of a path, which may have spaces without quotation marks.

    The program is given by its path, since Windows does not look for a name such as "code" that stands for a code.cmd.
    """
    if quoted := re.match(r'"([^"]+)"', command):
        program, rest = quoted[1], command[quoted.end() :]
    else:
        words = command.split(" ")
        beginnings = [" ".join(words[:count]) for count in range(len(words), 0, -1)]
        program = next((each for each in beginnings if is_file(Path(each)) or shutil.which(each)), words[0])
        rest = command[len(program) :]
    arguments = [quoted or plain for quoted, plain in re.findall(r'"([^"]*)"|(\S+)', rest)]
    return [shutil.which(program) or program, *arguments]
