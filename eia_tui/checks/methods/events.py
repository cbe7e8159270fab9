"""Reads when something begins, ends or moves, with what it is, so that two answers can be compared."""

import re
from collections.abc import Iterator
from datetime import date
from functools import lru_cache
from typing import Literal, NamedTuple, TypeAlias

from eia_tui.checks.methods.claims import is_of_other_plan, stem_of
from eia_tui.checks.methods.patterns import LazyPattern
from eia_tui.checks.methods.phrases import is_one_of
from eia_tui.checks.methods.sentences import Sentence, sentences
from eia_tui.checks.methods.when import days_in, months_in

Happening: TypeAlias = Literal["begins", "ends", "moves"]

_HAPPENINGS: dict[Happening, LazyPattern] = {
    "begins": LazyPattern(
        r"(?i)\b(?:re-?)?(?:start(?:s|ed|ing)?|beg[aiu]ns?|begins?|beginning|open(?:s|ed|ing)?|launch(?:es|ed|ing)?|"
        r"introduc\w+|go(?:es|ing)? live|comes? in(?:to (?:force|effect|use))?|takes? effect|(?:is|are|"
        r"be) brought in)\b"
    ),
    "ends": LazyPattern(
        r"(?i)\b(?:clos(?:e|es|ed|ing|ure)|end(?:s|ed|ing)?|finish\w*|stop(?:s|ped|ping)?|ceas\w+|shuts?|withdraw\w*|"
        r"withdrawn)\b"
    ),
    "moves": LazyPattern(r"(?i)\b(?:mov(?:e|es|ed|ing)|transfer\w*|relocat\w+)\b"),
}
_BEFORE_DATE = LazyPattern(
    r"(?i)\b(?:on|in|from|of|at|until|since|by|before)\s+(?:\w+day,?\s+)?(?:the\s+\w+\s+of\s+|early\s+|late\s+)?$"
)
_CLAUSE = LazyPattern(r"[;:.]\s")
_CONJUNCTION = LazyPattern(r"(?i)\b(?:before|when|once|until|after|while|because|as|and|so that|if)\b")
_WORD = LazyPattern(r"[A-Za-z][\w’'-]*")
_CALENDAR = LazyPattern(
    r"(?i)(?:january|february|march|april|may|june|july|august|september|october|november|december|\w+day)"
)
_PART = LazyPattern(
    r"(?i)\b(?:first|second|third|last|next|phase|stage|round|trial|pilot|survey|consultation|training|each|"
    r"every|one of|"
    r"lease|notice|recruit\w*|other|another|some|both|half|year|term)\b"
)
"""Words of a clause about a part of something, or something that happens more than once."""
_ARTICLE = r"(?:the|a|an|each|every|this|that|our|its|their|bus|last|next|two|all)"
_OF_A_THING = LazyPattern(rf"(?i)\b{_ARTICLE}\s+$")
_OF_SOMETHING = LazyPattern(rf"(?i)\b{_ARTICLE}\s+(?:(?:bus|[\w’'-]*[^s\s])\s+)?$")
"""What stands before a noun: "the bus stop" and "a new start" say nothing of when; "the desk opens" does."""
_OTHER_DEED = LazyPattern(
    r"(?i)\b(?:agreed|told|said|asked|met|wrote|decided|approved|planned|announced|published|found)\b"
)
"""A verb between what happens and the day, so that the day may be that of something else."""
_SHORTEST, _MOST_BETWEEN = 4, 12


class Event(NamedTuple):
    """Something that begins, ends or moves on a day or in a month."""

    happens: Happening
    day: date
    words: str
    """The day as it is written."""
    what: frozenset[str]
    """The stems of the other words of its clause."""
    sentence: str

    @property
    def month(self) -> tuple[int, int]:
        """Its year and month."""
        return self.day.year, self.day.month


@lru_cache(maxsize=1024)
def events(text: str) -> tuple[Event, ...]:
    """What a text says begins, ends or moves on a day or in a month with its year; of parts and repeats nothing."""
    if "20" not in text:
        return ()
    return tuple(
        event
        for sentence in sentences(text)
        if not sentence.is_row and not is_of_other_plan(sentence)
        for event in _events(sentence)
    )


def _events(sentence: Sentence) -> Iterator[Event]:
    flat = " ".join(sentence.text.split())
    for words, day in (*days_in(flat), *months_in(flat)) if re.search(r"20\d\d", flat) else ():
        clause = _CLAUSE.split(flat[: flat.find(words)])[-1]
        if "20" not in words or not _BEFORE_DATE.search(clause) or _PART.search(clause):
            continue
        found = [
            (each.end(), kind)
            for kind, pattern in _HAPPENINGS.items()
            for each in pattern.finditer(clause)
            if not (_OF_A_THING if each.group().endswith(("s", "ed")) else _OF_SOMETHING).search(clause[: each.start()])
        ]
        between = clause[max(found)[0] :] if found else ""
        if not found or len(between.split()) > _MOST_BETWEEN or _OTHER_DEED.search(between):
            continue
        begins = max((each.end() for each in _CONJUNCTION.finditer(clause, 0, max(found)[0])), default=0)
        yield Event(max(found)[1], day, words, _about(clause[begins:]), sentence.text)


def _about(clause: str) -> frozenset[str]:
    return frozenset(
        stem_of(word.lower())
        for word in _WORD.findall(clause)
        if len(word) >= _SHORTEST
        and not _CALENDAR.fullmatch(word)
        and not is_one_of("uncounted", word)
        and not is_one_of("linking", word)
        and not any(pattern.fullmatch(word) for pattern in _HAPPENINGS.values())
    )


@lru_cache(maxsize=1024)
def words_of(text: str) -> frozenset[str]:
    """The stems that say what a text is about, as those of an event do."""
    return _about(text)


@lru_cache(maxsize=1024)
def months_of(text: str) -> frozenset[tuple[int, int]]:
    """The years and months that a text names."""
    flat = " ".join(text.split())
    return frozenset((day.year, day.month) for _, day in (*days_in(flat), *months_in(flat)))


@lru_cache(maxsize=4096)
def events_disagree(one: Event, other: Event) -> bool:
    """Whether two sentences say of the same thing that it begins, ends or moves, and name different months."""
    return one.happens == other.happens and one.month != other.month and bool(one.what & other.what)
