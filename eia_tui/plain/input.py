"""Reads replies to prompts from a terminal, a console or a script, and tells pastes from typed lines."""

import contextlib
import os
import select
import sys
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

from eia_tui.plain.line_editor import LineEditor
from eia_tui.plain.signals import handling_interrupts, handling_signals, waiting, writing
from eia_tui.prose.scrub import printable
from eia_tui.system.encodings import NEAREST, WINDOWS, register_error_handlers, usable_encoding

if TYPE_CHECKING:
    from eia_tui.plain.keyboard import Keyboard

_COLUMNS = 80
"""Used if a terminal does not report its width."""
_MOST_HISTORY = 500
_AT_ONCE = 0.05
"""Seconds within which the next line of a paste arrives, on a console that does not mark pastes."""
_LOOK_AGAIN = 0.01
_BEGUN = "Press Enter to keep what you typed, or Ctrl+C again to leave without it."
"""The message if Ctrl+C is pressed after something was typed or pasted."""
_LEAVE = "Press Ctrl+C again to save and leave."
_UNDO = "To undo your last answer, type undo on a line of its own."
"""The message for Ctrl+Z, which undoes elsewhere, and would stop the program here."""


@dataclass(frozen=True)
class Reply:
    """What was typed or pasted at one prompt."""

    text: str
    typed_before_paste: str = ""
    """What was typed on the line before several lines were pasted; otherwise empty."""
    terminal_marks_pastes: bool = False
    """Whether the terminal marks pastes, so that all other characters were typed."""
    begins_with_paste: bool = False
    """Whether it begins with a marked paste, and so is not a command, even if it is one line."""
    last_line_is_typed: bool = False
    """Whether nothing of its last line was pasted, where the terminal marks pastes."""

    @property
    def is_multiline(self) -> bool:
        """Whether it has several lines, which were pasted together and are never a command."""
        return "\n" in self.text

    @property
    def line_count(self) -> int:
        """The number of lines."""
        return self.text.count("\n") + 1


class Stopped(Exception):  # noqa: N818  not an error: the program stops waiting for a reply
    """The wait for a reply was stopped; `text` is what was typed so far."""

    def __init__(self, text: str) -> None:
        super().__init__(text)
        self.text = text


class Closed(Stopped):
    """The terminal was closed, or the system asked the program to end; Enter was not pressed after `text`."""


class Source(Protocol):
    """Where replies come from."""

    @property
    def can_begin_line(self) -> bool:
        """Whether `read` can begin with a text that is in the line already."""

    def read(self, prompt: str, unfinished: str = "") -> Reply:
        """The reply to a prompt; `unfinished` is in the line already, to be edited, where that is possible.

        Raises EOFError at the end of the input, KeyboardInterrupt for Ctrl+C, `Stopped`, and `Closed` where a terminal
        was closed.
        """

    def remember(self, line: str) -> None:
        """Has the up arrow bring back a line, as the one that was typed last, where the input allows it."""

    def stop_when(self, stop: Callable[[], bool]) -> contextlib.AbstractContextManager[None]:
        """Meanwhile stops waiting for a reply where `stop` says so, and the input allows it."""

    def report_to(self, typed: Callable[[str], object]) -> contextlib.AbstractContextManager[None]:
        """Meanwhile calls `typed` with each change of what Enter was not pressed after, where the input allows it."""

    def suspended(self) -> contextlib.AbstractContextManager[None]:
        """While another program uses the terminal."""

    def set_aside(self) -> str:
        """Takes lines that arrived together with the last one, and may be a paste without marks; "" for none."""

    def bring_back(self) -> None:
        """Has what was set aside read next, as typed."""


class Script:
    """Lines that are piped in: each counts as typed."""

    can_begin_line = False

    def read(self, prompt: str, unfinished: str = "") -> Reply:  # noqa: ARG002  as the line is not ours to edit
        """The next line."""
        return Reply(_line(prompt))

    def remember(self, line: str) -> None:
        """Lines are read by the system, which remembers them itself or not."""

    def stop_when(self, stop: Callable[[], bool]) -> contextlib.AbstractContextManager[None]:  # noqa: ARG002  see below
        """Lines are read by the system, which cannot be stopped."""
        return contextlib.nullcontext()

    def report_to(self, typed: Callable[[str], object]) -> contextlib.AbstractContextManager[None]:  # noqa: ARG002
        """Lines are read by the system, which does not say what is typed."""
        return contextlib.nullcontext()

    def suspended(self) -> contextlib.AbstractContextManager[None]:
        """A script has no terminal."""
        return contextlib.nullcontext()

    def set_aside(self) -> str:
        """Each line of a script is typed, and a console gives all lines that arrive together as one reply."""
        return ""

    def bring_back(self) -> None:
        """Nothing is set aside."""


class Console(Script):
    """A console that edits lines itself, as on Windows."""

    def read(self, prompt: str, unfinished: str = "") -> Reply:  # noqa: ARG002  as the line is not ours to edit
        """The next line, with the lines that are waiting after it."""
        lines = [_line(prompt)]
        while _more_waits():
            lines.append(_line(""))
        return Reply("\n".join(lines).rstrip("\n"))


class Terminal:
    """A terminal as Unix has it, with line editing of our own."""

    can_begin_line = True

    def __init__(self, keyboard: "Keyboard", write: Callable[[str], object]) -> None:
        """Reads from the keyboard, and shows with `write` what is typed; prompts go to standard output."""
        self._keyboard = keyboard
        self._write = write
        self._history: list[str] = []
        self._stop: Callable[[], bool] = _never
        self._typed: Callable[[str], object] = _to_nobody
        self._reported = ""
        """What was reported last."""

    def read(self, prompt: str, unfinished: str = "") -> Reply:
        """The line that is typed, or the lines that are pasted and typed on; `unfinished` is there to begin with."""
        moves = not self._keyboard.dumb
        earlier = self._history if prompt else ()  # the lines of a long answer are not recalled
        if self._write is not _write:  # where the prompt is shown, or whether at all, is not known
            _write(prompt)
            prompt, moves = "", False
        line = LineEditor(prompt, self._write, _shown, _columns, moves, earlier)
        self._keyboard.take()  # a program that was stopped and brought back may find it otherwise
        line.start()
        line.insert(unfinished)
        self._reported = unfinished or self._reported
        reply = self._edited(line)
        line.finish()
        if reply.text.strip() and not reply.is_multiline:
            self.remember(reply.text)
        return reply

    def remember(self, line: str) -> None:
        """Has the up arrow bring back a line, as the one that was typed last."""
        self._history = [*self._history, line][-_MOST_HISTORY:]

    @contextlib.contextmanager
    def stop_when(self, stop: Callable[[], bool]) -> Iterator[None]:
        """Meanwhile stops waiting for a reply where `stop` says so."""
        self._stop = stop
        try:
            yield
        finally:
            self._stop = _never

    @contextlib.contextmanager
    def report_to(self, typed: Callable[[str], object]) -> Iterator[None]:
        """Meanwhile calls `typed` with each change of what Enter was not pressed after."""
        self._typed, self._reported = typed, ""
        try:
            yield
        finally:
            self._typed = _to_nobody

    def suspended(self) -> contextlib.AbstractContextManager[None]:
        """While another program uses the terminal."""
        return self._keyboard.suspended()

    def set_aside(self) -> str:
        """Takes lines that arrived together with the last one, and may be a paste without marks; "" for none."""
        return self._keyboard.set_aside()

    def bring_back(self) -> None:
        """Has what was set aside read next, as typed."""
        self._keyboard.bring_back()

    def _edited(self, line: LineEditor) -> Reply:
        from eia_tui.plain.keyboard import STOPPED, Key, PastedText, TypedText

        by_hand = before = ""
        begins_with_paste = pasted_on_line = warned = False
        self._keyboard.on_pause = lambda text: self._typed(line.with_text(text))
        while True:
            begins_with_paste = begins_with_paste and bool(line.text)
            pasted_on_line = pasted_on_line and bool(line.line)
            if line.text != self._reported:
                self._reported = line.text
                self._typed(line.text)
            try:
                token = self._keyboard.next(self._stop)
            except EOFError as error:  # what nobody pressed Enter after is neither a command nor an answer
                raise Closed(line.text) from error
            if token == STOPPED:
                line.finish()
                raise Stopped(line.text)
            if token == Key("ctrl+c") and not warned:  # it is the key to copy with, elsewhere
                line.show_message(_BEGUN if line.text else _LEAVE)
                warned = True
                continue
            warned = False
            if isinstance(token, TypedText):
                line.insert(token.text)
                if token.by_hand and not line.above:
                    by_hand = line.line[: line.at]
            elif isinstance(token, PastedText):
                text = token.text.rstrip("\n")
                begins_with_paste = begins_with_paste or bool(text.strip() and not line.text.strip())
                if "\n" in text:
                    before = before if line.above else line.line[: line.at]
                    text += "\n" if token.text.endswith("\n") else ""  # what is typed next begins a line
                line.insert(text)
                pasted_on_line = True
            elif token.name == "enter":
                rest = self._keyboard.rest_of_paste()
                if rest is None:
                    break
                before = before if line.above else by_hand
                line.press("end")
                line.insert("\n" + rest.removesuffix("\n"))
                if rest.endswith("\n"):
                    break
            else:
                self._do(token.name, line)
        marks = self._keyboard.marks_pastes
        last_line_is_typed = marks and bool(line.line) and not pasted_on_line
        return Reply(line.text.rstrip("\n"), before, marks, begins_with_paste, last_line_is_typed)

    def _do(self, key: str, line: LineEditor) -> None:
        if key == "ctrl+c":
            raise KeyboardInterrupt
        if key == "ctrl+d" and not line.text:
            raise EOFError
        if key == "ctrl+z":
            line.show_message(_UNDO)
        else:
            line.press("delete" if key == "ctrl+d" else key)


def _never() -> bool:
    return False


def _to_nobody(_: str) -> None:
    """Drops what is typed."""


_source: Source = Script()


def source() -> Source:
    """Where replies come from now."""
    return _source


@contextlib.contextmanager
def prepared() -> Iterator[None]:
    """Sets up the input while prompts are asked, and restores the terminal afterwards.

    No byte of a terminal or of a script ends the program, whatever its encoding is. A signal to end is the end of the
    input.
    """
    global _source  # noqa: PLW0603  there is one standard input
    register_error_handlers()
    if hasattr(sys.stdin, "reconfigure"):
        sys.stdin.reconfigure(encoding=usable_encoding(sys.stdin.encoding), errors=WINDOWS)
    with handling_signals(), contextlib.ExitStack() as stack:
        _source = _found(stack)
        try:
            yield
        finally:
            _source = Script()


def _found(stack: contextlib.ExitStack) -> Source:
    if not sys.stdin.isatty():
        return Script()
    if sys.platform == "win32":
        return Console()
    from eia_tui.plain.keyboard import Keyboard

    write = _write if sys.stdout.isatty() else _beside_output(stack)
    if write is None:
        return Console()
    keyboard = Keyboard(sys.stdin.fileno(), sys.stdin.encoding, write)
    stack.enter_context(keyboard.set_up())
    stack.enter_context(handling_interrupts())
    return Terminal(keyboard, write)


def _beside_output(stack: contextlib.ExitStack) -> Callable[[str], object] | None:
    """Writes to the terminal that is typed into, where standard output is a file or a pipe; None where it cannot be.

    The system's own line reading would show what is typed, too, but drop what goes beyond 4,095 bytes of a line.
    """
    try:
        terminal = os.open(os.ttyname(sys.stdin.fileno()), os.O_WRONLY | os.O_NOCTTY)
    except OSError:
        return None
    stack.callback(os.close, terminal)

    def write(text: str) -> None:
        with writing():
            os.write(terminal, text.encode(sys.stdin.encoding, NEAREST))

    return write


def _line(prompt: str) -> str:
    with waiting(), writing():
        # What Notepad puts at the beginning of a file is not part of its first line.
        return input(prompt).rstrip("\r").removeprefix("\ufeff")
    raise EOFError


def _more_waits() -> bool:
    """Whether more input arrives at once, as no fingers type."""
    if sys.platform == "win32":
        import msvcrt

        end = time.monotonic() + _AT_ONCE
        while not (waits := msvcrt.kbhit()) and time.monotonic() < end:
            time.sleep(_LOOK_AGAIN)
        return waits
    return bool(select.select([sys.stdin], [], [], _AT_ONCE)[0])


def _write(text: str) -> None:
    with writing():
        sys.stdout.write(text)
        sys.stdout.flush()


def _shown(text: str) -> str:
    """What standard output shows in place of a text: its encoding may lack some of it."""
    return printable(text).encode(sys.stdout.encoding, sys.stdout.errors or "strict").decode(sys.stdout.encoding)


def _columns() -> int:
    try:
        return os.get_terminal_size(sys.stdout.fileno()).columns or _COLUMNS
    except OSError:
        return _COLUMNS
