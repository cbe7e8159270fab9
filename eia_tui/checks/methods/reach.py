"""Decides whether a measure needs the very thing that the people whom it is for lack: the internet, sight, hearing."""

from collections.abc import Mapping
from functools import lru_cache

from eia_tui.checks.methods.patterns import LazyPattern
from eia_tui.checks.methods.phrases import phrases

_HANDED_OUT = LazyPattern(
    r"(?i)\b(?:given out|handed out|on display|displayed|left|sent|posted|available)\s+(?:at|in|to)\b[^.;]*"
)
"""Where information lies is no help to those who cannot do what it says."""
_DONE_WITHOUT = LazyPattern(
    r"(?i)\b(?:without|needs? no|no need (?:of|for)|instead of|rather than)\s+(?:an?\s+|the\s+|any\s+)?[\w-]+"
)
"""What a measure does not need."""
_LACKS: Mapping[str, str] = {
    "the internet": "internet",
    "sight": "sight",
    "hearing": "hearing",
    "English": "english",
    "a car": "car",
}
"""What people may lack, as a message names it, and the name of its lists.

There are three: words for lacking it in a concern, words of a measure that needs it, and of one that does not.
"""


@lru_cache(maxsize=2048)
def lacking(concern: str, mitigation: str) -> str:
    """What people lack by a concern, such as "sight", and all of its mitigation needs; "" if it reaches them."""
    mitigation = _DONE_WITHOUT.sub(" ", _HANDED_OUT.sub(" ", mitigation))
    return next(
        (
            name
            for name, lists in _LACKS.items()
            if phrases(f"lacks_{lists}").search(concern)
            and phrases(f"needs_{lists}").search(mitigation)
            and not phrases(f"without_{lists}").search(mitigation)
        ),
        "",
    )
