"""Plain lines out, plain lines in: no colour, no boxes, nothing drawn anew."""

import contextlib
import sys
from collections.abc import Callable, Sequence

from eia_tui.prose.scrub import visible


class Ended(Exception):  # noqa: N818  not an error: nothing more will be typed
    """The input has ended."""


def prepare() -> None:
    """Lets a line be of any length: a Unix terminal by itself drops what goes beyond 4,095 characters.

    A tab in a paste is a tab: it completes nothing.
    """
    if sys.stdin.isatty():
        with contextlib.suppress(ImportError):  # Windows has no such module, and no such limit
            import readline  # importing it lengthens the lines

            readline.parse_and_bind("tab: self-insert")
            readline.parse_and_bind("bind ^I ed-insert")  # how libedit, on macOS, has it


def say(*lines: str) -> None:
    """Prints each line of each text; what would command a terminal is shown, not obeyed."""
    for text in lines:
        for line in text.split("\n"):
            print(visible(line))


def ask(prompt: str) -> str:
    """One line, without its end. Raises `Ended` where there is none."""
    try:
        return input(f"{visible(prompt)} ").rstrip("\r")
    except (EOFError, KeyboardInterrupt) as error:
        print()
        raise Ended from error


def ask_long(first: str, told: Callable[[str], object]) -> str:
    """The lines from `first` on, up to one that holds only a full stop, or to the end of the input.

    `told` is given what there is so far, after each line.
    """
    say("Go on. A line holding only a full stop ends the answer.")
    lines = [first]
    while True:
        told("\n".join(lines))
        try:
            line = input().rstrip("\r")
        except (EOFError, KeyboardInterrupt):
            break
        if line.strip() == ".":
            break
        lines.append(line)
    return "\n".join(lines)


def beside(there: str, text: str) -> str:
    """A long answer with the one that is there already, unless the officer wants it to take that one's place."""
    if not there.strip():
        return text
    say(f"There is an answer of {len(there.split())} words already.")
    while True:
        try:
            wanted = ask("replace it, add to it, or keep it as it was?").strip().lower()
        except Ended:
            wanted = "add"  # nobody is left to ask: neither is lost
        match wanted.split(" ")[0]:
            case "replace":
                return text
            case "add":
                return f"{there}\n\n{text}"
            case "keep":
                return there


def numbered(options: Sequence[str]) -> list[str]:
    """The options, each with the number that chooses it."""
    return [f"{number} {option}" for number, option in enumerate(options, 1)]
