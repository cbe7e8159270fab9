"""Ends the prompts when the system asks the program to end, or when the terminal is gone; everything is saved."""

import contextlib
import errno
import signal
from collections.abc import Iterator

from eia_tui.system.desktop import discard_output
from eia_tui.system.errors import OutputError

_SIGNALS = ("SIGTERM", "SIGHUP", "SIGQUIT", "SIGBREAK")
"""What a system sends that wants a program to end, or whose window was closed; none knows them all."""

_GONE = {errno.EIO, errno.EPIPE, errno.ENXIO, errno.ENODEV}
"""What a system answers for a terminal whose window was closed, or a reader who has gone: nobody waits for a word."""


class _Input:
    """What comes from the officer."""

    waiting = False
    """Whether it is waited for just now."""
    ended = False
    """Whether nothing will come any more."""
    unprinted: OSError | None = None
    """Why what was said could not be printed, where that was no terminal that is gone."""


@contextlib.contextmanager
def heeding_signals() -> Iterator[None]:
    """Takes a signal to end as the end of the input; one that is ignored, as nohup has it, stays ignored."""
    _Input.ended = False
    found = {}
    for name in _SIGNALS:
        number = getattr(signal, name, None)
        if number is not None and signal.getsignal(number) is signal.SIG_DFL:
            found[number] = signal.signal(number, _end)
    try:
        yield
    finally:
        for number, handler in found.items():
            signal.signal(number, handler)


def _end(*_: object) -> None:
    """Ends the input; never in the middle of anything but waiting for it."""
    _Input.ended = True
    if _Input.waiting:
        raise EOFError


@contextlib.contextmanager
def waiting() -> Iterator[None]:
    """While input is waited for. Raises EOFError where none will come."""
    _Input.waiting = True
    try:
        if _Input.ended:
            raise EOFError
        yield
    finally:
        _Input.waiting = False


@contextlib.contextmanager
def writing() -> Iterator[None]:
    """While something is printed. Where the terminal is gone the input has ended, and it is printed nowhere."""
    try:
        yield
    except OSError as error:
        _Input.ended = True
        gone = error.errno in _GONE
        if not gone:
            _Input.unprinted = error
        discard_output(errors_too=gone)


def refuse_unprinted() -> None:
    """Raises `OutputError` where what was said could not be printed, though somebody may wait for it."""
    why, _Input.unprinted = _Input.unprinted, None
    if why:
        raise OutputError(why)
