"""Finds one person in a sentence with a rare characteristic who is told of as a fact: "a Kurdish barber trades there".

What somebody said or asked is none: every form reports it, and it tells nothing of where they can be met.
"""

import re
from collections.abc import Iterator

from eia_tui.checks.methods.patterns import LazyPattern

_ONE = LazyPattern(r"(?<![\w’'-])(?:[Aa]n?|[Oo]ne|[Aa]nother|1)(?=\s+[\w’'-])")
_ATTACHED = LazyPattern(
    r"(?i)(?:\s+(?:in|at|on|from|near)\s+(?!a\b|an\b|(?:his|her)\b)[^,;.]{2,30}?)?"
    r"(?:\s+(?:with|in\s+an?|on\s+(?:an?|oxygen|crutches)|of)\s+[^,;.]{2,50}|,?\s+who\s+[^,;.]{2,60}|"
    r"\s+(?:has|is|was|speaks?|uses|wears|needs|gets)\s+[^,;.]{2,60})?"
)
"""What is told of somebody right after the word for them."""
_HABIT = LazyPattern(
    r"(?i)\b(?:attends?|uses?|lives?|trades?|sleeps?|shares?|works?|comes?|goes|go|swims?|sits?|drives?|runs?|rents?|plays?|"
    r"sings?|visits?|cleans?|teaches|teach|speaks?|rides?|walks?|belongs?|hires?|prays?|fishes|stays?|moors?|keeps|helps|"
    r"borrows?|collects?|took\s+part|joined|has|have|was\s+(?:the|worried|moved|housed|placed|referred)|will\s+(?:be|need|pay|lose)|would\s+"
    r"(?:be|need|lose|have\s+to))\b"
)
"""What somebody does all the time, or will meet with."""
_AS_A_FACT = LazyPattern(
    r"(?i)\b(?:used\s+by|includ(?:es|ed|ing)|aware\s+of|know\s+of|(?:we|which|crew|team|panel|class|group|school|register|block|ward)\s+"
    r"(?:has|have|had)|there\s+(?:is|was|are)|there['’]s|driven\s+by|run\s+by|home\s+to|rented\s+to|let\s+to|met|"
    r"visited)\s+(?:also\s+|just\s+|only\s+)?$"
)
_SMALL_PLACE = LazyPattern(
    r"\b(?:in|at|on|from|near|of|above|beside|behind|by)\s+(?:the\s+|our\s+|this\s+)?(?:\w+\s+){0,2}?(?:village|hamlet|lodge|scheme|block|"
    r"hostel|crew|team|convent|depot|kiosk|yard|terrace|close|night\s+shift|(?!(?:January|February|March|April|May|June|July|"
    r"August|September|October|November|December|Easter|Christmas|Ramadan|Eid|Section|Table|Universal|English|Blue|BSL|MS|"
    r"Urdu|Braille)\b|\w+day\b)[A-Z][a-z]+)"
)
_OF_ANYBODY = LazyPattern(
    r"(?i)\b(?:if|whether|whoever|when|where|for\s+example|such\s+as|any|each|every|nobody|none|may|might|could|can(?![’'])|should|"
    r"must|typical\w*|policy|often|usually|always|per\s+cent|said|says|told|asked|notes?|noted|wrote|described|spoke|"
    r"pointed|replied|felt|commented|explained|wanted|complained|suggested|rang|reported|tested|tried|read)\b|£|\d\s?%|\b(?:in|out\s+of)\s+(?:\d|[a-z]+teen|ten|five)\b"
)
"""Words of a sentence that is about anybody, or tells what somebody said."""


def lone_people(sentence: str) -> Iterator[re.Match[str]]:
    """The articles and counts in a sentence after which one person may be told of as a fact."""
    if not _OF_ANYBODY.search(sentence):
        yield from _ONE.finditer(sentence)


def told_of(after: str, end: int) -> str:
    """What is told of one person after the article: the words up to the end of the word for them, and those with it."""
    attached = _ATTACHED.match(after, end)
    return after[:end] + (attached.group() if attached else "")


def is_a_fact(before: str, after: str) -> bool:
    """Whether a sentence tells what one person does, or where they are, rather than of any such person."""
    return bool(
        _HABIT.search(after.split(".", maxsplit=1)[0]) or _AS_A_FACT.search(before) or _SMALL_PLACE.search(after)
    )
