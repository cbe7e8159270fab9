"""What commands print, and the code they end with."""

from typing import TYPE_CHECKING

from eia_tui.commands.streams import print_error
from eia_tui.prose.scrub import visible

if TYPE_CHECKING:
    from eia_tui.session.session import Session

DONE, BLOCKED, IMPOSSIBLE = 0, 1, 2
"""Exit codes: it is done; something must be mended first; it could not be done."""


def say(line: str) -> None:
    """Prints one line; what would command a terminal is shown, not obeyed."""
    print(visible(line.replace("\n", " ")))


def warn(line: str) -> None:
    """Prints a line beside what a command prints."""
    print_error(line)


def warn_unsure(session: "Session") -> None:
    """Says what went wrong besides: it is done, but might not outlive a flat battery, or a version was not kept."""
    if trouble := str(session.trouble or "") or session.warning:
        warn(trouble)


def print_json(value: object) -> None:
    """Prints a value for other programs, in letters that every console has."""
    import json

    print(json.dumps(value, ensure_ascii=True, indent=2))
