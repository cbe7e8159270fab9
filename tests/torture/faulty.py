"""Runs the program on a disk that is slow to flush, or on a stick that is pulled out and put back.

usage: python -m tests.torture.faulty [--fsync SECONDS] [--stick FOLDER --out FILE] -- [ARGUMENTS]

While FILE is there, the stick is out: whatever is asked below FOLDER fails.
"""

import argparse
import errno
import os
import sys
import time
from pathlib import Path

from tests.torture.system import Watched


class Stick(Watched):
    """A folder on a stick."""

    def __init__(self, folder: Path, out: Path) -> None:
        """It is pulled out while there is a file at `out`."""
        super().__init__(folder)
        self._out = out

    def asked(self) -> OSError | None:
        """What the system answers while it is out."""
        return OSError(errno.EIO, os.strerror(errno.EIO)) if self._out.exists() else None


def _slow_to_flush(seconds: float) -> None:
    fsync = os.fsync

    def slow(handle: int) -> None:
        time.sleep(seconds)
        fsync(handle)

    os.fsync = slow


if __name__ == "__main__":
    parser = argparse.ArgumentParser(prog="python -m tests.torture.faulty")
    parser.add_argument("--fsync", type=float, default=0.0)
    parser.add_argument("--stick", type=Path)
    parser.add_argument("--out", type=Path)
    parser.add_argument("arguments", nargs="*")
    asked = parser.parse_args()
    if asked.stick:
        Stick(asked.stick, asked.out).__enter__()
    if asked.fsync:
        _slow_to_flush(asked.fsync)
    from eia_tui.commands.cli import main

    sys.exit(main(asked.arguments))
