"""Ends the prompts when the system asks the program to end, or when the terminal is gone; everything is saved."""

import contextlib
import errno
import signal
from collections.abc import Iterator, Sequence

from eia_tui.system.desktop import discard_output
from eia_tui.system.errors import OutputError

_SIGNALS = ("SIGTERM", "SIGHUP", "SIGQUIT", "SIGBREAK")
"""The signals that ask a program to end; no system has all of them."""

_GONE = {errno.EIO, errno.EPIPE, errno.ENXIO, errno.ENODEV}
"""The errors for a terminal whose window was closed, or a reader who has gone: nobody waits for the output."""


class _Input:
    """The state of the input and output."""

    waiting = False
    """Whether the program is waiting for input."""
    ended = False
    """Whether the input has ended."""
    unprinted: OSError | None = None
    """Why a line could not be printed, unless the terminal is gone."""


@contextlib.contextmanager
def handling_signals() -> Iterator[None]:
    """Treats a signal to end as the end of the input; one that is ignored, as under nohup, stays ignored."""
    _Input.ended = False
    with _ended_by(_SIGNALS):
        yield


@contextlib.contextmanager
def handling_interrupts() -> Iterator[None]:
    """Treats an interrupt as a signal to end, where Ctrl+C is a key, so that only another program sends one."""
    with _ended_by(("SIGINT",)):
        yield


@contextlib.contextmanager
def _ended_by(names: Sequence[str]) -> Iterator[None]:
    found = {}
    for name in names:
        number = getattr(signal, name, None)
        if number is not None and signal.getsignal(number) in (signal.SIG_DFL, signal.default_int_handler):
            found[number] = signal.signal(number, _end)
    try:
        yield
    finally:
        for number, handler in found.items():
            signal.signal(number, handler)


def _end(*_: object) -> None:
    """Ends the input; interrupts only waiting for input."""
    _Input.ended = True
    if _Input.waiting:
        raise EOFError


@contextlib.contextmanager
def waiting() -> Iterator[None]:
    """Marks waiting for input. Raises EOFError if none will come."""
    _Input.waiting = True
    try:
        if _Input.ended:
            raise EOFError
        yield
    finally:
        _Input.waiting = False


@contextlib.contextmanager
def writing() -> Iterator[None]:
    """Marks printing. If the terminal is gone, the input has ended and nothing is printed."""
    try:
        yield
    except OSError as error:
        _Input.ended = True
        gone = error.errno in _GONE
        if not gone:
            _Input.unprinted = error
        discard_output(errors_too=gone)


def refuse_unprinted() -> None:
    """Raises `OutputError` if a line could not be printed though somebody may wait for it."""
    why, _Input.unprinted = _Input.unprinted, None
    if why:
        raise OutputError(why)
