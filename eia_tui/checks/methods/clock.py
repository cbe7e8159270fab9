"""Reads at what time something opens, closes, starts or ends, so that two answers can be compared."""

from functools import lru_cache
from typing import NamedTuple

from eia_tui.checks.methods.claims import is_of_other_plan, stem_of
from eia_tui.checks.methods.patterns import LazyPattern
from eia_tui.checks.methods.sentences import sentences
from eia_tui.checks.methods.tense import is_past

_TIME = r"(?P<hour>\d{1,2})(?:[.:](?P<minute>\d\d))?\s?(?P<half>am|pm|a\.m\.|p\.m\.)"
_OPENS = LazyPattern(
    rf"(?i)\b(?P<noun>[a-z]{{4,}})\s+(?:(?:will|would|then|each|all|now|be|is|are|that|day)\s+){{0,3}}?"
    rf"(?P<verb>open(?:s|ed)?|start(?:s)?|begin(?:s)?|clos(?:es|e|ing)|shut(?:s)?|end(?:s)?|finish(?:es)?|run(?:s)?)\s+"
    rf"(?:(?:to|at|from|until|till|by)\s+)?{_TIME}(?:\s*(?:to|until|till|and(?:\s+(?:clos\w+|shuts?|ends?|finish\w*)(?:\s+at)?)?|[-–])\s*(?P<end>\d{{1,2}}(?:[.:]\d\d)?\s?(?:am|pm)))?"
)
_UNTIL = LazyPattern(rf"(?i)\b(?P<noun>[a-z]{{4,}})\s+(?:\w+\s+){{0,3}}?open\s+until\s+{_TIME}")
_CLOCK = LazyPattern(r"(?i)(?P<hour>\d{1,2})(?:[.:](?P<minute>\d\d))?\s?(?P<half>am|pm)")
_SPECIAL = LazyPattern(
    r"(?i)\b(?:now|at present|today|currently|instead of|used to|until then|mondays?|tuesdays?|wednesdays?|"
    r"thursdays?|fridays?|"
    r"saturdays?|sundays?|weekends?|bank holidays?|some|one of|first|last|winter|summer|term|pilot|trial|elsewhere)\b"
)
"""Words of a sentence about another time than the usual one of what is proposed."""
_KINDS = {
    "open": "start",
    "start": "start",
    "begi": "start",
    "clos": "end",
    "shut": "end",
    "end": "end",
    "ends": "end",
    "fini": "end",
}
_NOON = 12


class ClockTime(NamedTuple):
    """The time at which something starts or ends: "the hubs close at 3pm"."""

    noun: str
    """The stem of what starts or ends."""
    kind: str
    value: int
    """Minutes since midnight."""
    words: str


@lru_cache(maxsize=1024)
def clock_times(text: str) -> tuple[ClockTime, ...]:
    """The usual times of a text, without those of single days, of the past and of other plans."""
    found: list[ClockTime] = []
    for sentence in sentences(text):
        if sentence.is_row or is_of_other_plan(sentence) or is_past(sentence.text) or _SPECIAL.search(sentence.text):
            continue
        for match in _OPENS.finditer(sentence.text):
            noun, kind = stem_of(match["noun"].lower()), _KINDS.get(match["verb"].lower()[:4], "start")
            found.append(ClockTime(noun, kind, *_read(match["hour"], match["minute"], match["half"])))
            if match["end"] and (end := _CLOCK.match(match["end"])):
                found.append(ClockTime(noun, "end", *_read(end["hour"], end["minute"], end["half"])))
        for match in _UNTIL.finditer(sentence.text):
            noun = stem_of(match["noun"].lower())
            found.append(ClockTime(noun, "end", *_read(match["hour"], match["minute"], match["half"])))
    return tuple(found)


def _read(hour: str, minute: str | None, half: str) -> tuple[int, str]:
    """The minutes since midnight, and the time as it is usually written."""
    hours = int(hour) % _NOON + (_NOON if half.lower().startswith("p") else 0)
    shown = f"{int(hour)}{f'.{minute}' if minute and int(minute) else ''}{'pm' if hours >= _NOON else 'am'}"
    return 60 * hours + int(minute or 0), shown


def times_disagree(one: ClockTime, other: ClockTime) -> bool:
    """Whether the same thing starts or ends at two times."""
    return one.noun == other.noun and one.kind == other.kind and one.value != other.value
