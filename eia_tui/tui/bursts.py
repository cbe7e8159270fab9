"""Tells a paste from typing on consoles that do not say which it is.

The classic Windows console knows no bracketed paste: what is pasted arrives as if it were typed, a tab in it leaves
the field, and each letter is drawn before the next. But it arrives all at once, as no fingers type.
"""

import re
import sys
from collections.abc import Iterable, Iterator

from textual import events
from textual._time import get_time
from textual._xterm_parser import XTermParser
from textual.keys import _character_to_key
from textual.message import Message

_QUIET = 0.05
"""Seconds without a letter after which a burst is over."""
_LONG = 40
"""Letters that arrive at once from which on they are a burst, though all on one line."""
_MARKS = re.compile("\x1b\\[20[01]~")
_KEPT = 5
"""Letters of a mark that may be waiting for its last."""
_SEVERAL = re.compile(r"[\r\n]")
_LEAVING = "\t\r\n"
"""What Tab and Enter send."""
_OTHER_KEYS = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f]")
_BROKEN = re.compile(r"[\t\r\n]+[^\t\r\n]")


class Burst(events.Paste):
    """A text that arrived all at once: pasted, as far as anyone can tell."""


def keys_of(text: str) -> Iterator[events.Key]:
    """The text as the keys that it would be typed with."""
    named = {"\r": "enter", "\n": "enter", "\t": "tab"}
    for letter in text.replace("\r\n", "\r"):
        yield events.Key(named.get(letter) or _character_to_key(letter), "\r" if letter == "\n" else letter)


class BurstParser(XTermParser):
    """Textual's reader of a terminal's input, which gives a burst as one event."""

    def __init__(self, debug: bool = False) -> None:  # noqa: FBT001, FBT002  Textual's signature
        """As Textual makes it."""
        super().__init__(debug)
        self._burst: list[str] = []
        self._since = 0.0
        self._tail = ""
        self._bracketed = False

    def feed(self, data: str) -> Iterable[Message]:
        """The events of what has arrived; a burst waits for its end."""
        plain = bool(data) and not self._bracketed and self._awaiting.timeout is None and _typed(data)
        # Words and a tab may be typed by a script, or the first that is read of a paste: what follows tells.
        if plain and (self._burst or _pasted(data) or (data.strip() and data != data.strip(_LEAVING))):
            self._burst.append(data)
            self._since = get_time()
            return
        yield from self._ended()
        self._watch_brackets(data)
        yield from super().feed(data)

    def tick(self) -> Iterable[Message]:
        """The events that waited for time to pass."""
        if self._burst and get_time() - self._since > _QUIET:
            yield from self._ended()
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
            if _pasted(rest):
                yield Burst(rest)
            elif rest:
                yield from super().feed(rest)

    def _watch_brackets(self, data: str) -> None:
        """Follows whether what arrives is a paste that says so itself; a mark may come in two parts."""
        seen = self._tail + data
        if marks := _MARKS.findall(seen):
            self._bracketed = marks[-1].endswith("0~")
        self._tail = seen[-_KEPT:]


def _pasted(text: str) -> bool:
    """Whether a text that arrived at once is too long to be typed, or goes on after a tab or line break."""
    return len(text) > _LONG or bool(_BROKEN.search(text.strip(_LEAVING)))


def _typed(data: str) -> bool:
    """Whether there is nothing in it but what letters, Tab and Enter send: no other key, no answer of a terminal."""
    return not _OTHER_KEYS.search(data)


def watch_for_bursts() -> None:
    """Has Textual's driver of this system read with ours, from the next start of an app on."""
    if sys.platform == "win32":
        from textual.drivers import win32 as driver
    else:
        from textual.drivers import linux_driver as driver
    driver.XTermParser = BurstParser  # type: ignore[attr-defined]


def parted(text: str, *, lines: bool) -> tuple[str, str]:
    """What of a burst goes into a field, and the keys after it that are meant for the screen.

    In a field of many `lines` only a Tab at its very end may be a key. One of a single line is left by Enter and by
    Tab; of several lines all go in, but words with tabs alone between them are typed by a script, field by field.
    """
    inside = text.rstrip("\t" if lines else _LEAVING)
    if not lines and "\t" in inside and not _SEVERAL.search(inside):
        inside = ""
    return inside, text[len(inside) :]
