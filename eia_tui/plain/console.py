"""Prints plain lines and reads plain lines: no colour, no boxes, nothing redrawn."""

import os
import re
import sys
from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path
from time import sleep
from typing import ClassVar

from eia_tui.plain.input import Closed, Reply, Stopped, source
from eia_tui.plain.signals import writing
from eia_tui.prose.scrub import on_one_line, printable
from eia_tui.system.errors import UserError
from eia_tui.system.text import wrapped

_NARROWEST = 20
"""Columns below which the terminal wraps by itself."""
_PATH_AT_END = re.compile(r"(.*?\S) ((?:[A-Za-z]:)?[\\/][^\s\\/]+[\\/].*)")
"""A line that ends with a full path. A path has spaces of its own, at which it would be divided as words are."""
_KEPT_IN_SIGHT = 4
"""Lines of the terminal that are not counted on for a long text: the question and the prompt below it."""
_PAUSE = 0.3
"""Seconds between screenfuls. A screen reader speaks what is on the screen when it looks: without a pause it
would say only the last of a long text. 0.3 seconds were enough for Orca."""
STOP = "."
"""The line that ends a long answer."""


class Ended(Exception):  # noqa: N818  not an error: nothing more will be typed
    """The input has ended."""

    def __init__(self, text: str = "") -> None:
        super().__init__(text)
        self.text = text


class Quit(Ended):
    """The person typed `quit` at a question of the program's own."""


class WentHome(Ended):
    """The person typed `home`, to continue in the list of drafts."""


class WentTo(Ended):
    """The person continues in another draft."""

    def __init__(self, path: Path) -> None:
        """`path` is that of its file."""
        super().__init__()
        self.path = path


class TakenOver(Ended):
    """Another window has taken the draft over."""


class WindowClosed(Ended):
    """The window was closed, or the system asked the program to end."""


INTERRUPTED = (TakenOver, WindowClosed)
"""The wait for a line was interrupted: `text` is what was typed without Enter, and is kept nowhere yet."""


def say(*lines: str) -> None:
    """Prints each line of each text, in a terminal wrapped between words.

    Control characters are shown, so that a terminal does not obey them.
    """
    size = _terminal_size()
    for text in lines:
        for line in map(printable, text.split("\n")):
            wrapped = _wrapped(line)
            if size:
                _Screenful.add(len(wrapped), size.lines - _KEPT_IN_SIGHT)
            with writing():
                print("\n".join(wrapped))


class _Screenful:
    """The lines that were printed since a screen reader could last look at the screen."""

    lines: ClassVar[int] = 0

    @classmethod
    def add(cls, lines: int, most: int) -> None:
        """Counts lines that are about to be printed; pauses before they would push others off the screen unspoken."""
        if cls.lines and cls.lines + lines > most:
            with writing():
                sys.stdout.flush()
            sleep(_PAUSE)
            cls.lines = 0
        cls.lines += lines


def _terminal_size() -> os.terminal_size | None:
    """The size of the terminal; None where lines are printed to a file or another program."""
    try:
        return os.get_terminal_size(sys.stdout.fileno())
    except (OSError, ValueError):
        return None


def _wrapped(line: str) -> list[str]:
    """A line as it is printed: in a terminal, divided between words; a path that it ends with stays in one piece."""
    size = _terminal_size()
    if not size or size.columns < _NARROWEST:
        return [line]
    if len(line) > size.columns and (found := _PATH_AT_END.fullmatch(line)):
        return [*wrapped(found[1], size.columns), found[2]]
    return wrapped(line, size.columns)


def ask_reply(prompt: str, unfinished: str = "") -> Reply:
    """What is typed or pasted at a prompt; `unfinished` is there to be edited, where the input allows it.

    Raises `Ended` at the end of the input.
    """
    *above, last = _wrapped(printable(prompt))
    say(*above)
    try:
        return read_line(f"{last} ", unfinished)
    except Ended:
        say("")
        raise


def read_line(prompt: str = "", unfinished: str = "") -> Reply:
    """The next reply, as `ask_reply`; the lines of a long answer have no prompt."""
    _Screenful.lines = 0
    try:
        return source().read(prompt, unfinished)
    except (EOFError, KeyboardInterrupt) as error:
        raise Ended from error
    except Closed as closed:
        raise WindowClosed(closed.text) from closed
    except Stopped as stopped:
        raise TakenOver(stopped.text) from stopped


def ask(prompt: str, unfinished: str = "") -> str:
    """One line; several that are pasted are joined. Raises `Ended` at the end of the input."""
    reply = ask_reply(prompt, unfinished)
    return one_line(reply) if reply.is_multiline else reply.text


def ask_word(prompt: str, refuse: Callable[[Reply], None] | None = None) -> str:
    """One line that says what to do; asks again where several are pasted, which `refuse` refuses. Raises `Ended`."""
    while True:
        reply = ask_reply(prompt)
        if not reply.is_multiline:
            return reply.text
        (refuse or refuse_lines)(reply)


def one_line(reply: Reply) -> str:
    """Pasted lines as one; says that they were joined."""
    if reply.is_multiline:
        say(f"{reply.line_count} lines were joined into one: this answer has a single line.")
    return on_one_line(reply.text)


def without_word(reply: Reply, word: str) -> Reply:
    """A reply without the command that was typed before it."""
    return replace(reply, text=reply.text.strip()[len(word) :].strip(), typed_before_paste="")


def do_or_say(action: Callable[[], object]) -> None:
    """Does what was asked for, or says why it cannot be done."""
    try:
        action()
    except UserError as error:
        say(f"{str(error).rstrip('.')}.")


def refuse_lines(reply: Reply) -> None:
    """Says that pasted lines were ignored, where one line is asked for."""
    say(f"You pasted {reply.line_count} lines, and only one can be used here. Nothing was changed.")


def numbered(options: Sequence[str]) -> list[str]:
    """The options, each with its number."""
    return [f"{number} {option}" for number, option in enumerate(options, 1)]
