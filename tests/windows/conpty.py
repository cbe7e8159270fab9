"""The wizard in a real console of Windows, through pywinpty: `python -m tests.windows.conpty`, on Windows only.

It types, is ended as by the Task Manager, and must show what was typed when it is started again.
"""

import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import pyte

SIZE = (40, 120)
"""Lines and columns."""
PATIENCE = 60.0
F8, TAB = "\x1b[19~", "\t"


class Screen:
    """The program in a pseudo-console, and what it shows."""

    def __init__(self, *arguments: str) -> None:
        from winpty import PtyProcess  # type: ignore[import-not-found]

        self._screen = pyte.Screen(SIZE[1], SIZE[0])
        self._stream = pyte.Stream(self._screen)
        self.process = PtyProcess.spawn([sys.executable, "-m", "eia_tui", *arguments], dimensions=SIZE)

    def until(self, text: str) -> None:
        """Reads until the screen shows a text."""
        end = time.monotonic() + PATIENCE
        while text not in "\n".join(self._screen.display):
            assert time.monotonic() < end, "\n".join(self._screen.display)
            self._stream.feed(self.process.read(4096))

    def die(self) -> None:
        """Ends the program at once."""
        self.process.terminate(force=True)


def main() -> None:
    """Tries it; raises `AssertionError` where it fails."""
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as home:
        os.environ["EIA_WIZARD_HOME"] = home
        command = [sys.executable, "-m", "eia_tui", "new", "Library opening hours"]
        made = subprocess.run(command, check=True, capture_output=True, encoding="utf-8").stdout.strip()
        first = Screen(made)
        first.until("Library opening hours")
        first.process.write(F8 + TAB)
        first.process.write("Typed in a real console.")
        first.until("Typed in a real console.")
        time.sleep(5)  # a draft is saved at the latest three seconds after a key
        first.die()
        second = Screen(made)
        second.until("Typed in a real console.")
        second.die()
        assert "Typed in a real console." in Path(made).read_text(encoding="utf-8")


if __name__ == "__main__":
    main()
