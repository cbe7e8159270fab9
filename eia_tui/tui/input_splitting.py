"""Divides what a terminal sends into text, keys without a character, and pastes.

Over a poor line any of them may come in parts, and the end of a paste not at all.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TypeAlias

from eia_tui.system.escape_sequences import (
    BROKEN_SEQUENCE,
    CUT_REST,
    CUT_SEQUENCE,
    GOES_ON,
    KEY,
    LATE,
    LONGEST_KEY,
    PASTE_BEGINS,
    PASTE_ENDS,
    QUICKLY,
    QUIET,
    REST,
    SEQUENCE,
)

_ESC = "\x1b"
_SOON = 0.1
"""Seconds after which an Esc alone is the key."""
_AFTER_LATE_ESC = 0.5
"""Seconds for which a [ that is typed after Esc may be the rest of a sequence."""
LONG = 40
"""Characters that must arrive at once to be pasted, if they are on one line."""
LEAVING = "\t\r\n"
"""What Tab and Enter send."""
BROKEN = re.compile(r"[\t\r\n]+[^\t\r\n]")
"""A tab or line break with text after it."""
_WITH_ALT = re.compile("\x1b[bf\x7f]|\x1bO.")
"""What a terminal sends for keys that move by words or delete one, if nothing else comes with it."""


@dataclass(frozen=True)
class Characters:
    """Text, and keys of one character each."""

    text: str


@dataclass(frozen=True)
class Sequence:
    """A key without a character, or an answer of the terminal."""

    text: str


@dataclass(frozen=True)
class Escape:
    """The key Esc."""


@dataclass(frozen=True)
class MarkedPaste:
    """A text that the terminal marked as pasted, or a part of it."""

    text: str


Part: TypeAlias = Characters | Sequence | Escape | MarkedPaste


def looks_pasted(text: str) -> bool:
    """Whether a text that arrived at once is too long to be typed, or goes on after a tab or line break."""
    return len(text) > LONG or bool(BROKEN.search(text.strip(LEAVING)))


class InputSplitter:
    """Divides the input of one terminal. `now` is always the time in seconds."""

    def __init__(self) -> None:
        self._cut = ""
        """The beginning of a sequence."""
        self._cut_since = 0.0
        self._cut_timeout = 0.0
        """Seconds for which its rest may come."""
        self._escape_was_key = -LATE
        """When an Esc was taken for the key that may have been the beginning of a sequence."""
        self._paste: list[str] | None = None
        """The parts of the paste that is arriving."""
        self._paste_grew_at = self._last_input_at = 0.0
        """When something of the paste arrived last, and when anything did."""
        self._may_go_on_until = 0.0
        """Until when the rest of a paste may come that had no end."""

    def feed(self, data: str, now: float) -> Iterator[Part]:
        """The parts in what arrived; the beginning of a sequence and a paste wait for their end."""
        if self._paste is not None:
            yield from self._paste_on(self._paste, data, now)
            return
        if not self._cut and _WITH_ALT.fullmatch(data):
            yield Sequence(data)
            return
        data = self._with_what_waits(data, now)
        goes_on = PASTE_ENDS in data or (looks_pasted(data) and _ESC not in data)
        if goes_on and now < self._may_go_on_until:
            yield from self._begin_paste(data, now)
            return
        yield from self._divided(data, now)

    def tick(self, now: float) -> Iterator[Part]:
        """The parts that waited for a time which has passed."""
        if self._paste is not None and now - self._paste_grew_at > QUIET:
            yield from self._without_end(self._paste, now)
        elif self._cut and now - self._cut_since > self._cut_timeout:
            cut, self._cut = self._cut, ""
            if cut == _ESC and self._cut_timeout == _SOON:
                self._escape_was_key = now
                yield Escape()
            elif len(cut) == len(_ESC) + 1:  # by a person, who pressed Esc and then a sign
                if self._cut_timeout != _AFTER_LATE_ESC:
                    yield Escape()
                yield Characters(cut[1:])

    def end(self, now: float) -> Iterator[Part]:
        """The parts that wait still, where nothing more will come."""
        if self._paste is not None:
            yield from self._without_end(self._paste, now)

    def _with_what_waits(self, data: str, now: float) -> str:
        """The input, with the beginning of a sequence that waits, or that was taken for the key Esc."""
        cut, self._cut = self._cut, ""
        if cut:
            return cut + data
        if now - self._escape_was_key < LATE:
            self._escape_was_key = -LATE
            if REST.match(data):
                return _ESC + data
            if CUT_REST.match(data):
                self._wait(_ESC + data, now, _AFTER_LATE_ESC if data == "[" else LATE)
                return ""
        return data

    def _wait(self, cut: str, now: float, timeout: float) -> None:
        self._cut, self._cut_since, self._cut_timeout = cut, now, timeout

    def _divided(self, data: str, now: float) -> Iterator[Part]:
        at = 0
        while at < len(data):
            begin = data.find(_ESC, at)
            if begin != at:
                end = len(data) if begin < 0 else begin
                yield Characters(data[at:end])
                at = end
            elif data.startswith(PASTE_BEGINS, at):
                yield from self._begin_paste(data[at + len(PASTE_BEGINS) :], now)
                return
            elif found := SEQUENCE.match(data, at):
                if KEY.match(data, at) and found.group() != PASTE_ENDS:  # no other answer was asked for
                    yield Sequence(found.group())
                at = found.end()
            elif CUT_SEQUENCE.match(data, at):
                self._wait(data[at:], now, _SOON if data[at:] == _ESC else LATE)
                return
            elif found := BROKEN_SEQUENCE.match(data, at):
                at = found.end()
            else:
                yield Escape()
                at += 1

    # --- a paste ---

    def _begin_paste(self, data: str, now: float) -> Iterator[Part]:
        self._paste, self._may_go_on_until = [], 0.0
        self._paste_grew_at = self._last_input_at = now
        yield from self._paste_on(self._paste, data, now)

    def _paste_on(self, parts: list[str], data: str, now: float) -> Iterator[Part]:
        if len(data) > LONGEST_KEY or now - self._last_input_at < QUICKLY:
            self._paste_grew_at = now
        self._last_input_at = now
        # Only the last characters are looked at again: a paste may be long, and come in many parts.
        tail = parts.pop() if parts else ""
        parts.append(tail[: -len(PASTE_ENDS)])
        text, end, rest = (tail[-len(PASTE_ENDS) :] + data).partition(PASTE_ENDS)
        parts.append(text)
        if end:
            self._paste = None
            yield from _pasted(parts)
            if rest:
                yield from self._divided(rest, now)

    def _without_end(self, parts: list[str], now: float) -> Iterator[Part]:
        self._paste, self._may_go_on_until = None, now + GOES_ON
        tail = "".join(parts[-2:])
        if (cut := CUT_SEQUENCE.search(tail)) and PASTE_ENDS.startswith(cut.group()):
            parts[-2:] = [tail[: cut.start()]]
            self._wait(cut.group(), now, LATE)
        yield from _pasted(parts)


def _pasted(parts: list[str]) -> Iterator[Part]:
    """What was pasted, without the keys and colours in it, as a log of another terminal has them."""
    text = SEQUENCE.sub("", "".join(parts)).replace(_ESC, "")
    if text:
        yield MarkedPaste(text)
