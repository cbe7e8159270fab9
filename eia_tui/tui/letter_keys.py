"""Tells a word that is typed from keys of one letter, where letters are keys: in the review, in rows, in spelling."""

from collections.abc import Sequence
from typing import Protocol, runtime_checkable

from textual import events
from textual._time import get_time
from textual.widget import Widget

from eia_tui.tui.widgets.text_field import typed_by

TOGETHER = 0.4
"""Seconds between two letters up to which they are of one word."""
_MOMENT = 0.05
"""Seconds that a letter waits in any case."""
_GOES_ON = 1.0
"""Seconds after a letter of a word up to which what is typed belongs to it."""


@runtime_checkable
class TakesLetters(Protocol):
    """What has keys of one letter, and does not take text."""

    def refuse_text(self) -> None:
        """Says that nothing was written, and what the keys are."""


class LetterKeys:
    """Decides about each letter, once it is clear whether another one follows."""

    def __init__(self) -> None:
        self._in_word_at: float | None = None
        """When the last letter of a word was typed."""
        self._seen: events.Event | None = None
        """The letter that was looked at last. While the program was busy more may have come than it has got."""

    def wait_for(self, waiting: Sequence[events.Event], focused: Widget | None) -> float:
        """The seconds until it is clear what the first event is; 0 if it is."""
        first, *others = waiting
        if others or self._goes_on(first) or not _is_letter(first) or _owner(focused) is None:
            return 0.0
        least = 0.0 if first is self._seen else _MOMENT
        self._seen = first
        return max(first.time + TOGETHER - get_time(), least)

    def refuse(self, waiting: Sequence[events.Event], focused: Widget | None) -> bool:
        """Whether the first event belongs to a word, and so does nothing: that is said. A letter may be repeated."""
        first, owner = waiting[0], _owner(focused)
        if owner is None or not isinstance(first, events.Key):
            self._in_word_at = None
        elif self._goes_on(first) or (len(waiting) > 1 and _begins_word(first, waiting[1])):
            self._in_word_at = first.time
            owner.refuse_text()
            return True
        else:
            self._in_word_at = None
        return False

    def _goes_on(self, event: events.Event) -> bool:
        return (
            self._in_word_at is not None
            and isinstance(event, events.Key)
            and (bool(typed_by(event)) or event.key == "enter")
            and event.time - self._in_word_at <= _GOES_ON
        )


def _begins_word(first: events.Key, second: events.Event) -> bool:
    return (
        isinstance(second, events.Key)
        and _is_letter(first)
        and _is_letter(second)
        and typed_by(first).lower() != typed_by(second).lower()
        and second.time - first.time <= TOGETHER
    )


def _is_letter(event: events.Event) -> bool:
    return isinstance(event, events.Key) and typed_by(event).isalpha()


def _owner(focused: Widget | None) -> TakesLetters | None:
    """What has the keys of one letter where the focus is."""
    for each in focused.ancestors_with_self if focused else ():
        if isinstance(each, TakesLetters):
            return each
    return None
