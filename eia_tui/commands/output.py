"""What commands print, and the code they end with."""

import sys
from shutil import get_terminal_size
from typing import TYPE_CHECKING

from eia_tui.commands.streams import print_error
from eia_tui.prose.scrub import printable
from eia_tui.system.text import wrapped

if TYPE_CHECKING:
    from eia_tui.session.session import Session

DONE, BLOCKED, IMPOSSIBLE = 0, 1, 2
"""Exit codes: done; something must be fixed first; it could not be done."""


def say(line: str) -> None:
    """Prints one line, in a terminal wrapped between words; control characters are shown, not obeyed."""
    text = printable(line.replace("\n", " "))
    print("\n".join(wrapped(text, get_terminal_size().columns)) if sys.stdout.isatty() else text)


def warn(line: str) -> None:
    """Prints a line to the error stream."""
    print_error(line)


def warn_unsure(session: "Session") -> None:
    """Prints what failed although the change is saved: it may not survive a power cut, or a version was not kept."""
    if trouble := str(session.trouble or "") or session.warning:
        warn(trouble)


def print_json(value: object) -> None:
    """Prints a value as JSON, in ASCII: every console has these characters."""
    import json

    print(json.dumps(value, ensure_ascii=True, indent=2))
