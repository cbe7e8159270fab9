"""What the desktop around the terminal has: programs that open a file, the officer's own editor, the clipboard."""

import contextlib
import os
import shlex
import shutil
import signal
import subprocess
import sys
import tempfile
import threading
from collections.abc import Sequence
from pathlib import Path

from eia_tui.system.encodings import decoded
from eia_tui.system.errors import UserError, reason

_FROM_KEYS = [signal.Signals[name] for name in ("SIGINT", "SIGQUIT") if hasattr(signal, name)]
"""Signals that a key sends to every program in the terminal."""


def open_with_system(path: Path) -> None:
    """Opens a file or folder as a double click would, and does not wait. Raises `UserError` where nothing can."""
    if not os.path.exists(path):  # noqa: PTH110  Path.exists raises for a place that cannot be asked
        raise UserError(f"{path} is no longer there")
    if sys.platform == "win32":
        try:
            os.startfile(path)  # noqa: S606  what a double click does
        except OSError as error:
            raise UserError(f"Windows has nothing to open {path} with: {error}") from error
        return
    opener = shutil.which("open" if sys.platform == "darwin" else "xdg-open")
    if opener is None:
        raise UserError(f"This machine cannot open files from here. It is at {path}")
    opened = subprocess.Popen(  # noqa: S603  the system's own opener, and one path
        [opener, str(path)], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, start_new_session=True
    )
    threading.Thread(target=opened.wait, daemon=True).start()  # so that it leaves no zombie when it is done


def print_nowhere(*, errors_too: bool = True) -> None:
    """Has what is still to be printed go nowhere, once the terminal is gone: Python would fail over it at its end."""
    nowhere = os.open(os.devnull, os.O_WRONLY)
    for stream in (sys.__stdout__, sys.__stderr__ if errors_too else None):
        with contextlib.suppress(OSError, ValueError):  # a stream that is closed prints nothing anyway
            if stream:
                os.dup2(nowhere, stream.fileno())
    os.close(nowhere)


def clipboard() -> str | None:
    """The text on the system's clipboard, on Windows and macOS; None where it cannot be asked for, as on Linux.

    There a terminal brings it itself, and what could ask for it takes a second to start.
    """
    if not _has_clipboard():
        return None
    import pyperclip

    try:
        return str(pyperclip.paste())
    except pyperclip.PyperclipException:
        return None  # another program holds it for the moment


def _has_clipboard() -> bool:
    system: str = sys.platform
    return system in ("win32", "darwin")


def put_on_clipboard(text: str) -> None:
    """Puts a text on the system's clipboard, on Windows and macOS; elsewhere the terminal does."""
    if _has_clipboard():
        import pyperclip

        with contextlib.suppress(pyperclip.PyperclipException):  # held by another program; it is kept here as well
            pyperclip.copy(text)


def edit_text(text: str, name: str) -> str:
    """The text as the officer leaves it in their own editor: $VISUAL, $EDITOR, or Notepad on Windows.

    Waits until the editor is closed. Raises `UserError` where there is none, or it fails; the text is then as it was.
    """
    command = editor()
    if command is None:
        raise UserError("There is no editor to open: name one in EDITOR, or type the answer here")
    try:
        with tempfile.TemporaryDirectory(prefix="eia-wizard-") as folder:
            path = Path(folder) / f"{name}.txt"
            path.write_text(text, encoding="utf-8")
            _run([*command, str(path)])
            return decoded(path.read_bytes()).replace("\r\n", "\n").removesuffix("\n")
    except FileNotFoundError as error:
        what = f"The editor {command[0]} is not there" if error.filename == command[0] else "The editor saved no file"
        raise UserError(f"{what}; your answer has not changed") from error
    except OSError as error:
        raise UserError(
            f"The editor {command[0]} cannot be used ({reason(error)}); your answer has not changed"
        ) from error
    except subprocess.CalledProcessError as error:
        raise UserError(f"The editor {command[0]} was stopped or failed; your answer has not changed") from error
    except UnicodeDecodeError as error:
        raise UserError("The editor did not save text; your answer has not changed") from error


def _do_nothing(_number: int, _frame: object) -> None:
    pass


def _run(command: Sequence[str]) -> None:
    """Runs a program in the terminal to its end. Raises `OSError` and `subprocess.CalledProcessError`.

    What Ctrl+C and its like send goes to every program in the terminal: it is meant for that one, and does not end us.
    """
    found = {each: signal.getsignal(each) for each in _FROM_KEYS}
    wakeup = signal.set_wakeup_fd(-1)  # an event loop would otherwise act on them
    try:
        # The program inherits an ignored signal, but not a handler: it starts with the usual ones.
        for each, handler in found.items():
            if handler is not signal.SIG_IGN:
                signal.signal(each, _do_nothing)
        with subprocess.Popen(command) as running:  # noqa: S603  the officer's own choice of program
            for each in found:
                signal.signal(each, signal.SIG_IGN)
            signal.set_wakeup_fd(wakeup)
            code = running.wait()
    finally:
        signal.set_wakeup_fd(wakeup)
        for each, handler in found.items():
            signal.signal(each, handler)
    if code:
        raise subprocess.CalledProcessError(code, command)


def editor() -> list[str] | None:
    """The command of the officer's editor; None where there is none."""
    for variable in ("VISUAL", "EDITOR"):
        if chosen := os.environ.get(variable, "").strip():
            try:
                return [chosen] if os.name == "nt" else shlex.split(chosen)
            except ValueError:  # a quotation mark too many
                return [chosen]
    for usual in ("notepad",) if os.name == "nt" else ("nano", "vi"):
        if found := shutil.which(usual):
            return [found]
    return None
