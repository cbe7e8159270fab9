"""Prints although standard streams may be closed or full, or nobody reads them any more."""

import contextlib
import os
import sys
from io import TextIOWrapper, UnsupportedOperation
from typing import IO

from eia_tui.prose.scrub import printable
from eia_tui.system.encodings import NEAREST, PIPED, register_error_handlers

_INPUT, _OUTPUT, _ERRORS = 0, 1, 2
_ENCODING = "PYTHONIOENCODING"


def prepare_streams() -> None:
    """Opens the standard streams that are closed, so that no file that is opened later takes the place of one.

    Nothing can be read from such an input. What is printed to such an output fails, as on a full disk; an error has
    nowhere else to go, and is dropped. What is piped in and out is UTF-8, unless Python is told another encoding; what
    PowerShell pipes in may be UTF-16.
    """
    for number, way in ((_INPUT, os.O_RDONLY), (_OUTPUT, os.O_RDONLY), (_ERRORS, os.O_WRONLY)):
        with contextlib.suppress(OSError):
            if _is_closed(number):
                os.open(os.devnull, way)  # takes the lowest number that is free, which is this one
    with contextlib.suppress(OSError):
        sys.stdin = sys.stdin or open(_INPUT, encoding="utf-8", closefd=False)  # noqa: SIM115  a number, kept open
        sys.stdout = sys.stdout or open(_OUTPUT, "w", encoding="utf-8", closefd=False)  # noqa: SIM115
        sys.stderr = sys.stderr or open(_ERRORS, "w", encoding="utf-8", closefd=False)  # noqa: SIM115
    register_error_handlers()
    for stream in (sys.stdin, sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            # A console knows its own encoding. That of Windows lacks most letters, and pipes take it by default.
            own = stream.isatty() or os.environ.get(_ENCODING)
            encoding = None if own else PIPED if stream is sys.stdin else "utf-8"
            # A name may hold characters that this console has no letters for: show what it can.
            with contextlib.suppress(UnsupportedOperation):  # something was read from it already
                stream.reconfigure(encoding=encoding, errors=None if stream is sys.stdin else NEAREST)


def print_error(line: str) -> None:
    """Prints a line beside what a command prints; where that cannot be, it is dropped."""
    try:
        print(f"eia-wizard: {printable(line)}", file=sys.stderr, flush=True)
    except OSError:
        _give_up(sys.stderr)


def why_unprinted(*, after_error: bool = False) -> OSError | None:
    """Why what was printed cannot be written to standard output; None where it can. Otherwise nothing more is printed.

    An error that was raised while something was printed may have left nothing to write: `after_error` tries a line end.
    """
    try:
        if after_error:
            sys.stdout.write("\n")
        sys.stdout.flush()
    except OSError as error:
        _give_up(sys.stdout)
        return error
    return None


def _is_closed(number: int) -> bool:
    try:
        os.fstat(number)
    except OSError:
        return True
    return False


def _give_up(stream: IO[str]) -> None:
    """Has the rest of what is printed go nowhere: Python would try it again at its end, and fail over it."""
    with contextlib.suppress(OSError, ValueError):
        nowhere = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nowhere, stream.fileno())
        os.close(nowhere)
