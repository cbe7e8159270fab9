"""Runs the program on a disk that is slow to flush, or on a drive that is unplugged and plugged in again.

usage: python -m tests.torture.faulty_disk [--fsync SECONDS] [--drive FOLDER --out FILE] -- [ARGUMENTS]

While FILE exists, the drive is unplugged: every system call for files below FOLDER fails.
"""

import argparse
import errno
import os
import sys
import time
from pathlib import Path

from tests.torture.system_calls import InterceptedCalls


class UnpluggableDrive(InterceptedCalls):
    """A folder on a drive that can be unplugged."""

    def __init__(self, folder: Path, out: Path) -> None:
        """The drive is unplugged while a file exists at `out`."""
        super().__init__(folder)
        self._out = out

    def fault(self) -> OSError | None:
        """The error of every call while it is unplugged."""
        return OSError(errno.EIO, os.strerror(errno.EIO)) if self._out.exists() else None


def _slow_to_flush(seconds: float) -> None:
    fsync = os.fsync

    def slow(handle: int) -> None:
        time.sleep(seconds)
        fsync(handle)

    os.fsync = slow


if __name__ == "__main__":
    parser = argparse.ArgumentParser(prog="python -m tests.torture.faulty_disk")
    parser.add_argument("--fsync", type=float, default=0.0)
    parser.add_argument("--drive", type=Path)
    parser.add_argument("--out", type=Path)
    parser.add_argument("arguments", nargs="*")
    options = parser.parse_args()
    if options.drive:
        UnpluggableDrive(options.drive, options.out).__enter__()
    if options.fsync:
        _slow_to_flush(options.fsync)
    from eia_tui.commands.cli import main

    sys.exit(main(options.arguments))
