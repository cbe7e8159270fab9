"""Tells a paste from typing on consoles that do not mark pastes.

The classic Windows console has no bracketed paste: a paste arrives as if it were typed, a tab in it leaves
the field, and each character is drawn before the next. But it arrives faster than anyone types.
"""

import re
from collections.abc import Iterable, Iterator

from textual import events
from textual._time import get_time
from textual._xterm_parser import XTermParser
from textual.keys import Keys, _character_to_key
from textual.message import Message

_QUIET = 0.05
"""Seconds without a character after which a burst is over."""
_LONG = 40
"""Characters that must arrive at once to be a burst, if they are on one line."""
_MARKS = re.compile("(\x1b\\[20[01]~)")
_KEPT = 10
"""Characters of a mark or an answer whose last one may be missing."""
_SEVERAL = re.compile(r"[\r\n]")
_LEAVING = "\t\r\n"
"""What Tab and Enter send."""
_OTHER_KEYS = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f]")
_BROKEN = re.compile(r"[\t\r\n]+[^\t\r\n]")


_MANY_LINES = re.compile(r"(?:[\r\n]+[^\r\n]+){3}")
"""More lines than anyone types ahead."""
_ABOUT_BRACKETS = re.compile("\x1b\\[200~|\x1b\\[\\?2004;[0-4]\\$y")
"""A marked paste, and what a terminal answers when it is asked whether it marks pastes."""
_NO_BRACKETS = ("0$y", "4$y")
"""The end of an answer that means no."""
_AFTER_ESCAPE = re.compile(r"(?<=\x1b)(?![\[\x1bO]|\Z)|(?<=\x1b)(?=O[^PQRSABCDHFMabcd])")
"""The position after an Esc that starts no sequence of a terminal."""
_ESCAPE_IN_PASTE = re.compile(r"\x1b(?!\[?2?0?1?\Z)")
"""An Esc in a pasted text; at the end of it, it may start the mark that ends the paste."""
_WITH_ALT = re.compile("\x1b[bf\x7f]|\x1bO.")
"""What a terminal sends for keys that move by words or delete one, if nothing else comes with it."""


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


class BurstParser(XTermParser):
    """Textual's parser for a terminal that never marks pastes: a burst is one event."""

    def __init__(self, debug: bool = False) -> None:  # noqa: FBT001, FBT002  Textual's signature
        """As Textual makes it."""
        super().__init__(debug)
        self._burst: list[str] = []
        self._since = 0.0
        self._tail = ""
        self._bracketed = False

    def feed(self, data: str) -> Iterable[Message]:
        """The events for the characters that arrived; a burst waits for its end."""
        plain = bool(data) and not self._bracketed and self._awaiting.timeout is None and _typed(data)
        if plain and (self._burst or self._begins(data)):
            self._burst.append(data)
            self._since = get_time()
            return
        yield from self._ended()
        self._watch_brackets(data)
        yield from super().feed(data)

    def _begins(self, data: str) -> bool:
        """Whether the characters that arrived may start a burst."""
        # Words and a tab may be typed by a script, or the first that is read of a paste: what follows tells.
        return _pasted(data) or bool(data.strip() and data != data.strip(_LEAVING))

    def _taken(self, text: str) -> Burst | None:
        """The burst for a text; None if it was typed."""
        return Burst(text) if _pasted(text) else None

    def _sequence_to_key_events(self, sequence: str, alt: bool = False) -> Iterable[events.Key]:  # noqa: FBT001, FBT002  as above
        """As Textual's, which what no key sends would end."""
        try:
            yield from super()._sequence_to_key_events(sequence, alt)
        except (ValueError, OverflowError):
            yield events.Key(Keys.Ignore, sequence)

    def tick(self) -> Iterable[Message]:
        """The events that waited for time to pass."""
        if self._burst and get_time() - self._since > _QUIET:
            yield from self._ended()
        if not self._bracketed:  # there an Esc is no key: it starts the mark of the end, whose rest may be late
            yield from super().tick()

    def _ended(self) -> Iterator[Message]:
        if self._burst:
            text = "".join(self._burst)
            self._burst.clear()
            # A tab before the text and none in it leads to a field, and the text is typed there.
            lead = "" if _BROKEN.search(text.strip(_LEAVING)) else text[: len(text) - len(text.lstrip(_LEAVING))]
            rest = text[len(lead) :]
            if lead:
                yield from super().feed(lead)
            if burst := self._taken(rest):
                yield burst
            elif rest:
                yield from super().feed(rest)

    def _watch_brackets(self, data: str) -> None:
        """Keeps track of whether a marked paste is arriving; a mark may come in two parts."""
        seen = self._tail + data
        if marks := _MARKS.findall(seen):
            self._bracketed = marks[-1].endswith("0~")
        self._tail = seen[-_KEPT:]


def _pasted(text: str) -> bool:
    """Whether a text that arrived at once is too long to be typed, or goes on after a tab or line break."""
    return len(text) > _LONG or bool(_BROKEN.search(text.strip(_LEAVING)))


def _typed(data: str) -> bool:
    """Whether a text has only characters, Tab and Enter: no other key, no answer of a terminal."""
    return not _OTHER_KEYS.search(data)


class LearningParser(BurstParser):
    """Learns from the input whether the terminal marks pastes. If it does, everything else is typed.

    A key keeps its meaning however fast the next one comes: Esc is not an Alt that was held down with it.
    """

    def __init__(self, debug: bool = False, *, brackets: bool | None = None) -> None:  # noqa: FBT001, FBT002  as above
        """Whether the terminal marks pastes; None if that is not known yet."""
        super().__init__(debug)
        self._brackets = brackets
        self._escape_waits = False
        """Whether the last character was an Esc, which may start a sequence."""

    def feed(self, data: str) -> Iterable[Message]:
        """The events for the characters that arrived."""
        if self._escape_waits and data and data[0] not in "[O\x1b":
            yield from self._escape()
        pieces = [data] if _WITH_ALT.fullmatch(data) else self._pieces(data)
        for number, piece in enumerate(pieces, 1):
            if piece or not data:
                yield from super().feed(piece)
            if number < len(pieces):
                yield from self._escape()
        self._escape_waits = data.endswith("\x1b") and not self._bracketed

    def _pieces(self, data: str) -> list[str]:
        """The input, cut after each Esc that is a key of its own; a pasted text has none."""
        pieces, pasted = [""], self._bracketed
        for part in _MARKS.split(data):
            if _MARKS.fullmatch(part):
                pasted = part.endswith("0~")
                pieces[-1] += part
            elif pasted:
                pieces[-1] += _ESCAPE_IN_PASTE.sub("", part)
            else:
                begun, *others = _AFTER_ESCAPE.split(part)
                pieces[-1] += begun
                pieces += others
        return pieces

    def _escape(self) -> Iterable[Message]:
        """Treats an Esc that waits for the rest of a sequence as the key, once."""
        if self._awaiting.timeout is not None:
            self._timeout_time = 0.0
        return super().tick()

    def _begins(self, data: str) -> bool:
        if self._brackets is None:
            return bool(_MANY_LINES.search(data))
        return not self._brackets and super()._begins(data)

    def _taken(self, text: str) -> Burst | None:
        if self._brackets is None:
            return Burst(text, sure=False) if _MANY_LINES.search(text) else None
        return None if self._brackets else super()._taken(text)

    def _watch_brackets(self, data: str) -> None:
        if not self._bracketed and (answers := _ABOUT_BRACKETS.findall(self._tail + data)):
            self._brackets = not answers[-1].endswith(_NO_BRACKETS)
        super()._watch_brackets(data)


def parted(text: str, *, lines: bool) -> tuple[str, str]:
    """The part of a burst that goes into a field, and the keys after it that are for the screen.

    In a field of many `lines` only a Tab at its very end may be a key. One of a single line is left by Enter and by
    Tab; of several lines all go in, but words with tabs alone between them are typed by a script, field by field.
    """
    inside = text.rstrip("\t" if lines else _LEAVING)
    if not lines and "\t" in inside and not _SEVERAL.search(inside):
        inside = ""
    return inside, text[len(inside) :]
