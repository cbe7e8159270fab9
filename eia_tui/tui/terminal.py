"""Reads what a terminal on Linux or macOS sends: bytes of any kind, as keys and pastes."""

import codecs
import os
import selectors
import signal
import sys
from collections.abc import Callable
from functools import cached_property, partial
from typing import Any, TextIO

from textual.drivers.linux_driver import LinuxDriver

from eia_tui.system.encodings import WINDOWS, register_error_handlers
from eia_tui.tui.input_lost import InputLost
from eia_tui.tui.paste_detection import HandOver, LearningParser

_READ = 4096
"""Bytes that are read at once."""
_LOOK = 0.1
"""Seconds between two checks whether the program ends, or an Esc waits for the rest of a sequence."""
_WITHOUT_BRACKETS = ("linux", "vt", "ansi", "cons", "sun", "dumb")
"""How TERM starts for consoles that never mark pastes."""
_ASK_FOR_BRACKETS = "\x1b[?2004$p"


class Output:
    """The output of a driver. Once the terminal is gone nothing is shown, and the program can still save."""

    def __init__(self, file: TextIO) -> None:
        """Writes to a terminal's file while there is one."""
        self._file = file
        self._gone = False

    def __getattr__(self, name: str) -> Any:
        return getattr(self._file, name)

    def write(self, text: str) -> None:
        """Writes a text; an error would end Textual's thread for it, and the program would wait for that for ever."""
        self._try(lambda: self._file.write(text))

    def flush(self) -> None:
        """Has it shown."""
        self._try(self._file.flush)

    def _try(self, act: Callable[[], object]) -> None:
        if not self._gone:
            try:
                act()
            except OSError:
                self._gone = True


class TerminalDriver(LinuxDriver):
    """Textual's driver, which no byte ends, and which asks the terminal whether it marks pastes."""

    @cached_property
    def _hand_over(self) -> HandOver:
        return HandOver()

    def finish_paste(self) -> None:
        """Asks for a paste whose end has not come; until that is passed on, `is_finishing_paste` says so."""
        self._hand_over.ask()

    @property
    def is_finishing_paste(self) -> bool:
        """Whether the thread that reads the terminal is to pass on a paste."""
        return self._hand_over.is_asked and self._key_thread is not None and self._key_thread.is_alive()

    def start_application_mode(self) -> None:
        """Takes the terminal over, at the start and after the program was suspended."""
        if sys.__stderr__ and not isinstance(self._file, Output):
            self._file = Output(sys.__stderr__)  # type: ignore[assignment]
        super().start_application_mode()  # type: ignore[no-untyped-call]

    def _enable_bracketed_paste(self) -> None:
        super()._enable_bracketed_paste()
        if self.input_tty and os.environ.get("TERM_PROGRAM") != "Apple_Terminal":  # that one would show the question
            self.write(_ASK_FOR_BRACKETS)

    def stop_application_mode(self) -> None:
        """Gives the terminal back. Ctrl+Z while the program ends does not suspend it with the draft open."""
        if not self._app.is_running:
            signal.signal(signal.SIGTSTP, signal.SIG_IGN)
        super().stop_application_mode()

    def _run_input_thread(self) -> None:
        try:
            self.run_input_thread()
        except Exception as error:  # noqa: BLE001  whatever it was, no key would be taken any more
            self._app.post_message(InputLost(error))

    def run_input_thread(self) -> None:
        """Reads until the program ends, or the terminal does."""
        term = os.environ.get("TERM", "")
        brackets = False if term.startswith(_WITHOUT_BRACKETS) else None
        parser = LearningParser(self._debug, brackets=brackets, hand_over=self._hand_over)
        encoding = getattr(sys.__stdin__, "encoding", None) or "utf-8"
        decoder, late = decoder_for(encoding), is_utf8(encoding)
        with selectors.SelectSelector() as selector:
            selector.register(self.fileno, selectors.EVENT_READ)
            last = False
            while not last:
                last = self.exit_event.is_set()
                if selector.select(_LOOK):
                    if not (data := self._read()):
                        for message in parser.feed(""):
                            self.process_message(message)
                        os.kill(os.getpid(), signal.SIGHUP)  # as a terminal does for the program that it has started
                        return
                    text = decoder.decode(data)
                else:
                    # The rest of a letter may be late; in another encoding than UTF-8 its first byte is one of its own.
                    text = "" if late else decoder.decode(b"", final=True)
                for message in [*(parser.feed(text) if text else ()), *parser.tick()]:
                    self.process_message(message)
        for message in parser.feed(""):
            self.process_message(message)

    def _read(self) -> bytes:
        """The bytes that arrived; b"" if the terminal is gone."""
        try:
            return os.read(self.fileno, _READ)
        except OSError:
            return b""


def decoder_for(encoding: str) -> codecs.IncrementalDecoder:
    """Decodes bytes that arrive piece by piece.

    They are UTF-8. Bytes that are not are decoded in the terminal's own `encoding`; if that is UTF-8 too, as at the
    plain prompts.
    """
    register_error_handlers()
    errors = WINDOWS
    if not is_utf8(encoding):
        errors = f"as {encoding}"
        codecs.register_error(errors, partial(_as_own, encoding))
    return codecs.getincrementaldecoder("utf-8")(errors)


def _as_own(encoding: str, error: UnicodeError) -> tuple[str, int]:
    if not isinstance(error, UnicodeDecodeError):
        raise error
    return error.object[error.start : error.end].decode(encoding, "replace"), error.end


def is_utf8(encoding: str) -> bool:
    """Whether an encoding is UTF-8, or unknown."""
    try:
        return codecs.lookup(encoding).name == "utf-8"
    except LookupError:
        return True
