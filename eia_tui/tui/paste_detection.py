"""Tells a paste from typing on consoles that do not mark pastes.

The classic Windows console has no bracketed paste: a paste arrives as if it were typed, a tab in it leaves
the field, and each character is drawn before the next. But it arrives faster than anyone types.
"""

import re
import threading
from collections.abc import Iterator
from typing import Protocol, runtime_checkable

from textual import events
from textual._time import get_time
from textual._xterm_parser import XTermParser
from textual.keys import Keys, _character_to_key
from textual.message import Message

from eia_tui.tui.input_splitting import (
    BROKEN,
    LEAVING,
    Characters,
    Escape,
    InputSplitter,
    MarkedPaste,
    Part,
    Sequence,
    looks_pasted,
)

_QUIET = 0.05
"""Seconds without a character after which a burst is over."""
_SEVERAL = re.compile(r"[\r\n]")
_OTHER_KEYS = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f]")
_MANY_LINES = re.compile(r"(?:[\r\n]+[^\r\n]+){3}")
"""More lines than anyone types ahead."""
_ABOUT_BRACKETS = re.compile("\x1b\\[\\?2004;[0-4]\\$y")
"""What a terminal answers when it is asked whether it marks pastes."""
_NO_BRACKETS = ("0$y", "4$y")
"""The end of an answer that means no."""


class Burst(events.Paste):
    """A text that arrived all at once: pasted, as far as anyone can tell."""

    def __init__(self, text: str, *, sure: bool = True) -> None:
        """`sure` if the terminal is known not to mark pastes."""
        super().__init__(text)
        self.sure = sure


def keys_of(text: str) -> Iterator[events.Key]:
    """The text as the keys that it would be typed with."""
    named = {"\r": "enter", "\n": "enter", "\t": "tab"}
    for letter in text.replace("\r\n", "\r"):
        yield events.Key(named.get(letter) or _character_to_key(letter), "\r" if letter == "\n" else letter)


class HandOver:
    """Has a thread that reads the terminal pass on a paste whose end has not come, before the program ends."""

    def __init__(self) -> None:
        self._asked = threading.Event()

    @property
    def is_asked(self) -> bool:
        """Whether the paste is still to be passed on."""
        return self._asked.is_set()

    def ask(self) -> None:
        """Asks for it."""
        self._asked.set()

    def done(self) -> None:
        """Says that it was passed on."""
        self._asked.clear()


@runtime_checkable
class FinishesPaste(Protocol):
    """A driver that can be asked for a paste whose end has not come."""

    def finish_paste(self) -> None:
        """Asks for it."""

    @property
    def is_finishing_paste(self) -> bool:
        """Whether it is still to be passed on."""


class LearningParser(XTermParser):
    """Textual's parser, given only whole sequences, which learns from the input whether the terminal marks pastes.

    If it does, everything else is typed. If not, a burst is one event. A key keeps its meaning however fast the next
    one comes: Esc is not an Alt that was held down with it.
    """

    def __init__(
        self,
        debug: bool = False,  # noqa: FBT001, FBT002  Textual's signature
        *,
        brackets: bool | None = None,
        hand_over: HandOver | None = None,
    ) -> None:
        """`brackets` says whether the terminal marks pastes; None if that is not known yet."""
        super().__init__(debug)
        self._brackets = brackets
        self._hand_over = hand_over
        self._splitter = InputSplitter()
        self._burst: list[str] = []
        self._since = 0.0

    def feed(self, data: str) -> Iterator[Message]:
        """The events for the characters that arrived; a burst waits for its end. "" is the end of the input."""
        if data:
            yield from self._events(self._splitter.feed(data, get_time()))
            return
        yield from self._waiting()
        yield from super().feed("")

    def tick(self) -> Iterator[Message]:
        """The events that waited for time to pass."""
        if self._burst and get_time() - self._since > _QUIET:
            yield from self._ended()
        yield from self._events(self._splitter.tick(get_time()))
        if self._hand_over and self._hand_over.is_asked:
            yield from self._waiting()
            self._hand_over.done()

    def _waiting(self) -> Iterator[Message]:
        """The events for all that waits for its end."""
        yield from self._events(self._splitter.end(get_time()))
        yield from self._ended()

    def _events(self, parts: Iterator[Part]) -> Iterator[Message]:
        for part in parts:
            if isinstance(part, Characters) and not _OTHER_KEYS.search(part.text) and self._may_be_burst(part.text):
                self._burst.append(part.text)
                self._since = get_time()
                continue
            yield from self._ended()
            match part:
                case Characters(text):
                    yield from super().feed(text)
                case Sequence(text):
                    yield from self._sequence(text)
                case MarkedPaste(text):
                    self._brackets = True
                    yield events.Paste(text.replace("\0", ""))
                case Escape():
                    yield events.Key("escape", "\x1b")

    def _sequence(self, text: str) -> Iterator[Message]:
        if answer := _ABOUT_BRACKETS.fullmatch(text):
            self._brackets = not answer.group().endswith(_NO_BRACKETS)
        yield from super().feed(text)
        if self._awaiting.timeout is not None:
            # Textual does not know the sequence. It would wait for more of it, and then type it.
            self._gen = self.parse(self._tokens.append)
            self._awaiting = next(self._gen)
            self._timeout_time = None

    def _sequence_to_key_events(self, sequence: str, alt: bool = False) -> Iterator[events.Key]:  # noqa: FBT001, FBT002  as above
        """As Textual's, which what no key sends would end."""
        try:
            yield from super()._sequence_to_key_events(sequence, alt)
        except (ValueError, OverflowError):
            yield events.Key(Keys.Ignore, sequence)

    # --- a terminal that does not mark pastes, or may not ---

    def _may_be_burst(self, text: str) -> bool:
        if self._burst:
            return True
        if self._brackets is None:
            return bool(_MANY_LINES.search(text))
        # Words and a tab may be typed by a script, or the first that is read of a paste: what follows tells.
        return not self._brackets and (looks_pasted(text) or bool(text.strip() and text != text.strip(LEAVING)))

    def _ended(self) -> Iterator[Message]:
        """The events for a burst whose end has come."""
        if self._burst:
            text = "".join(self._burst)
            self._burst.clear()
            # A tab before the text and none in it leads to a field, and the text is typed there.
            lead = "" if BROKEN.search(text.strip(LEAVING)) else text[: len(text) - len(text.lstrip(LEAVING))]
            rest = text[len(lead) :]
            if lead:
                yield from super().feed(lead)
            if self._is_paste(rest):
                yield Burst(rest, sure=self._brackets is not None)
            elif rest:
                yield from super().feed(rest)

    def _is_paste(self, text: str) -> bool:
        if self._brackets is None:
            return bool(_MANY_LINES.search(text))
        return not self._brackets and looks_pasted(text)


def parted(text: str, *, lines: bool) -> tuple[str, str]:
    """The part of a burst that goes into a field, and the keys after it that are for the screen.

    In a field of many `lines` only a Tab at its very end may be a key. One of a single line is left by Enter and by
    Tab; of several lines all go in, but words with tabs alone between them are typed by a script, field by field.
    """
    inside = text.rstrip("\t" if lines else LEAVING)
    if not lines and "\t" in inside and not _SEVERAL.search(inside):
        inside = ""
    return inside, text[len(inside) :]
