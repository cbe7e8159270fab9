"""Decides whether a sentence that has the words of a gap says in the same breath what is known."""

from datetime import date
from functools import lru_cache

from eia_tui.checks.methods.numbers import numbers
from eia_tui.checks.methods.patterns import LazyPattern
from eia_tui.checks.methods.when import last_day
from eia_tui.checks.methods.who import names_who

_BRACKETS = LazyPattern(r"\s*\([^()]*\)")
_PART = LazyPattern(r"[;:]\s+|,\s+|\s+(?:but|so|until|because|as|and)\s+|\s[–—-]\s")
_STILL_A_GAP = LazyPattern(
    r"(?i)\b(?:blank|unknown|missing|not|no|none|never|\w+n['’]t|lack\w*|empty|incomplete|only|skip\w*|declin\w+|refus\w+|withh\w+|unclear|guess\w*)\b"
)
_NO_GAP = LazyPattern(
    r"(?i)\b(?:no|none\s+of\s+the)\s+(?:[\w’'-]+\s+){1,2}?(?:was|were|is|are|has\s+been|have\s+been)\s+(?:\w+ly\s+)?"
    r"(?:left\s+out|missed|missing|omitted|skipped|excluded|unknown|unasked|turned\s+away)\b|"
    r"\bno\s+longer\s+(?:unknown|missing|blank|a\s+gap|a\s+guess)\b|"
    r"\b(?:few|hardly\s+any|very\s+few|nobody|no[- ]one|none|(?:only|just|under|below|less\s+than|fewer\s+than)"
    r"\s+(?:\d|1\d)(?:\.\d+)?\s?(?:%|per\s+cent))\s+"
    r"(?:of\s+)?(?:[\w’'-]+\s+){0,3}?(?:skipped|missing|blank|unknown|unrecorded|refused|lacks?|without|left\s+(?:it|the|this|that)\b[^.;]*\b(?:blank|empty|out|open))\b|"
    r"\b(?:answer|data|information|detail)s?\s+(?:comes?|is\s+taken|are\s+taken)\s+(?:across\s+)?from\b"
)
"""Words of a gap that say that there is none: "No ward was left out", "Only 2% skipped the question"."""


@lru_cache(maxsize=2048)
def is_known_anyway(sentence: str) -> bool:
    """Whether a sentence denies that there is a gap, or goes on with a figure: "Not asked in 2022; 9% in 2026"."""
    sentence = _BRACKETS.sub(" ", sentence)
    return _NO_GAP.search(sentence) is not None or any(
        any(each.kind == "percent" or each.value > 1 for each in numbers(part)) and not _STILL_A_GAP.search(part)
        for part in _PART.split(sentence)[1:]
    )


@lru_cache(maxsize=2048)
def will_be_known(text: str, completed: date) -> bool:
    """Whether a text names who does something, with a day after the form was completed, in whatever tense."""
    last = last_day(_BRACKETS.sub(" ", text)) if names_who(text) else None
    return last is not None and last > completed


_TOLD_US = LazyPattern(
    r"(?i)\b(?:told (?:us|the \w+|them)|(?:was|were) asked\b[^.;]{0,60}\b(?:and|who)|"
    r"when (?:we|it was|they were) asked)\b"
)
"""Words of a row that rests on what people of the group said."""
_RIGHTLY_NOT_ASKED = LazyPattern(
    r"(?i)\b(?:as|since|because|for)\b[^.;]{0,60}\b(?:no (?:reason|need) to|no way|no bearing|no difference|"
    r"nothing to do|(?:not|"
    r"n['’]t) (?:\w+ )?(?:bear|matter|"
    r"relevant|needed))\b|\b(?:collected|recorded|asked|held|known|captured):\s+(?:[\w’'-]+\s+){5,}|"
    r"\bout of proportion\b|\bnor (?:should|ought|need|would)\b|\b(?:not|\w+n['’]t) (?:think|"
    r"consider|believe|feel) (?:it )?(?:that (?:it|one|they|this|these) (?:is|are|was|were) )?(?:\w+ )?"
    r"(?:right|fair|proper|appropriate|proportionate|necessary|needed)\b"
    r"|\b(?:not|\w+n['’]t) (?:have been|be) (?:right|fair|proper|appropriate)\b|\b(?:right|fair|proper|appropriate|"
    r"proportionate)(?:ly)? not to (?:ask|record|collect|hold)\b"
    r"|\b(?:as|since|because|where|when)\b[^.;]{0,60}(?:n['’]t needed|"
    r"\b(?:overheard|overhear|in front of|upset|distress\w*|intrus\w+|bereaved))\b"
)
"""Why something is not asked, which is a decision and no gap."""
_UNAWARE = LazyPattern(
    r"(?i)\b(?!(?:we|officers?|staff|team|service|council|systems?|nobody|department|managers?)\b)[a-z’'-]+\s+(?:did|do|does|had)\s+not\s+"
    r"(?:\w+\s+)?(?:know|heard?|realise)\s+(?:that|who|whom|where|how\s+to|when|of|about)\b",
    needs=("know", "hear", "realise"),
)
"""What people do not know of a service, which is no gap in what the council knows of them."""


def rests_on_people(row: str) -> bool:
    """Whether a group's row says that its people were asked, or what they told the council."""
    return _TOLD_US.search(row) is not None


def is_rightly_not_asked(text: str) -> bool:
    """Whether a text says why something about people is not asked: "it does not bear on the work"."""
    return _RIGHTLY_NOT_ASKED.search(text) is not None


def are_unaware(sentence: str) -> bool:
    """Whether it is people who do not know something of a service: "some did not know that it is free"."""
    return _UNAWARE.search(sentence) is not None
