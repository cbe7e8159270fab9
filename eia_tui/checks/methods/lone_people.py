"""Tells one person of whom a sentence tells a fact, "a Kurdish barber trades there", from any such person.

What somebody said or asked is no such fact: every form reports views, and they do not tell where somebody can be met.
"""

import re
from collections.abc import Iterator

from eia_tui.checks.methods.patterns import LazyPattern

_ONE = LazyPattern(r"(?<![\w’'-])(?:[Aa]n?|[Oo]ne|[Aa]nother|1)(?=\s+[\w’'-])")
_TOLD = (
    r"(?:\s+(?:with|in\s+an?|on\s+(?:an?|oxygen|crutches)|of)\s+[^,;.]{2,50}|,?\s+who\s+[^,;.]{2,60}|"
    r"\s+(?:has|is|was|speaks?|uses|wears|needs|gets)\s+[^,;.]{2,60})"
)
_ATTACHED = LazyPattern(
    r"(?i)(?:\s+(?:in|at|on|from|near)\s+(?!a\b|an\b|(?:his|her)\b)"
    rf"(?:[^,;.]{{2,30}}?(?={_TOLD})|(?:the\s+)?[\w’'-]+(?:\s+(?-i:[A-Z])[\w’'-]+){{0,2}}))?{_TOLD}?"
)
"""What is told of somebody right after the word for them: where they are, what they have, or what they do."""
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
"""What is before the article where somebody is there: "we know of", "the block has"."""
_SMALL_PLACE = LazyPattern(
    r"\b(?:in|at|on|from|near|of|above|beside|behind|by)\s+(?:the\s+|our\s+|this\s+)?(?:\w+\s+){0,2}?(?:village|hamlet|lodge|scheme|block|"
    r"hostel|crew|team|convent|depot|kiosk|yard|terrace|close|night\s+shift|(?!(?:January|February|March|April|May|June|July|"
    r"August|September|October|November|December|Easter|Christmas|Ramadan|Eid|Section|Table|Universal|English|Blue|BSL|MS|"
    r"Urdu|Braille)\b|\w+day\b)[A-Z][a-z]+)"
)
"""A place where few people are, by its name or its kind, and no time, page or language that has a capital as well."""
_OF_ANYBODY = LazyPattern(
    r"(?i)\b(?:if|whether|whoever|when|where|for\s+example|such\s+as|any|each|every|nobody|none|may|might|could|can(?![’'])|should|"
    r"must|typical\w*|policy|often|usually|always|per\s+cent|said|says|told|asked|notes?|noted|wrote|described|spoke|"
    r"pointed|replied|felt|commented|explained|wanted|complained|suggested|rang|reported|tested|tried|read)\b|£|\d\s?%|\b(?:in|out\s+of)\s+(?:\d|[a-z]+teen|ten|five)\b"
)
"""Words of a sentence that is about anybody, or tells what somebody said."""


def lone_people(sentence: str) -> Iterator[re.Match[str]]:
    """The articles, and the counts of one, in a sentence that may tell a fact of one person; none in any other."""
    if not _OF_ANYBODY.search(sentence):
        yield from _ONE.finditer(sentence)


def told_of(after: str, end: int) -> str:
    """What is told of one person: the words from the article to `end`, where the word for them ends, and what follows.

    "A Latvian cook with asthma works here" has " Latvian cook with asthma works here" after its article.
    """
    attached = _ATTACHED.match(after, end)
    return after[:end] + (attached.group() if attached else "")


def is_a_fact(before: str, after: str) -> bool:
    """Whether a sentence tells what one person does, or where they are, rather than of any such person.

    `before` is what it says before the article, and `after` what it says after it.
    """
    return bool(
        _HABIT.search(after.split(".", maxsplit=1)[0]) or _AS_A_FACT.search(before) or _SMALL_PLACE.search(after)
    )
