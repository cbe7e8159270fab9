"""Decides whether an answer only points to another answer of the form."""

import re
from functools import cache, lru_cache

from eia_tui.checks.methods.patterns import LazyPattern
from eia_tui.checks.methods.phrases import is_one_of

_TO_ANSWER = LazyPattern(
    r"""(?ix)\b(?:
        (?:please\s+)?(?:see|refer\s+to|ref\.?|cf\.?|per|as\s+per|as\s+for|as\s+with|same\s+(?:as|for)|like|ditto|as\s+under|as\s+in|
        already\s+(?:covered|addressed|dealt\s+with|noted|mentioned|stated|described|outlined|explained|discussed)\b|
        (?:points?|comments?|concerns?|issues?|remarks?)\s+(?:made|raised|noted|listed|given|set\s+out)\s+(?:in|under|above|for|at)|
        (?:covered|captured|included|contained|reflected|addressed|described|set\s+out|outlined|detailed|noted|mentioned|stated|explained|discussed|listed|dealt\s+with)
        \s+(?:in|under|at|by|above|below|elsewhere|earlier)|as\s+(?:already\s+)?(?:stated|described|noted|mentioned|outlined|set\s+out|discussed|detailed))
        (?:\s+(?:the|our|also|comments?|answers?|entry|entries|response|responses|details?|mitigation|concerns?|row|in|under|at|for|to))*
        \s*(?:above|below|elsewhere|earlier|previous\w*|other\s+(?:sections?|rows?|groups?|answers?|characteristics?|parts?)|
        (?:section|row|question|part|box|page|column)s?\s*\w{0,3}|preceding)?
      | (?:please\s+)?(?:read|have\s+a\s+look\s+at|look\s+at|refer\s+you\s+to)\s+(?:the\s+|my\s+|our\s+|what\s+)?
        (?:(?:i|we)\s+(?:put|wrote|said|have\s+put|have\s+said)|answers?|entry|row|rows|column)
      | what\s+(?:i|we)\s+(?:have\s+)?(?:said|put|wrote)\s+(?:for|under|on|about|in)
      | (?:as|see)\s+(?:above|below|before|previously) | ditto | idem | (?:above|below)\s+(?:applies|apply)
    )"""
)

_ONLY_AN_ARROW = LazyPattern(r"\W*(?:[↑↓←→⬆⬇^]|-+>|<-+|[“”\"]{1,2})\W*")
"""An arrow to another answer, or the marks that repeat the one above."""


@cache
def _word() -> re.Pattern[str]:
    return re.compile(r"[\w'’-]+")


@lru_cache(maxsize=2048)
def only_points(text: str, names: str) -> bool:
    """Whether an answer says nothing but where to look: "see above", "as per disability".

    `names` is a pattern of the words for the form's groups.
    """
    if _ONLY_AN_ARROW.fullmatch(text):
        return True
    if not text.strip() or not (_TO_ANSWER.search(text) or _is_like_another(text, names)):
        return False
    rest = re.sub(names, " ", text, flags=re.IGNORECASE)
    words = [
        word
        for word in _word().findall(rest.casefold())
        if not is_one_of("pointing_words", word) and not word.isdigit()
    ]
    return len(words) <= 1 and len(text.split()) < 20


_AS_ANOTHER = LazyPattern(
    r"(?i)^\W*(?:(?:please|all|much|n/?a)\W+)?(?:as|like|same|identical|repeat(?:ed|s)?|similar(?:ly)?|c\.?\s?f\.?|read|ditto|see)\b|\b(?:applies|apply)(?:\s+(?:here|too|as\s+well))*\W*$"
)
_ANOTHER = LazyPattern(r"(?i)\b(?:sections?|rows?|box|column|questions?|actions?|again|other\s+groups?|report|above)\b")
_WORDS_OF_POINTER = 6


def _is_like_another(text: str, names: str) -> bool:
    """Whether a few words begin with "as" or "same" and name another answer: "As age", "Same again"."""
    return (
        len(text.split()) <= _WORDS_OF_POINTER
        and _AS_ANOTHER.match(text) is not None
        and (_ANOTHER.search(text) is not None or re.search(names, text, re.IGNORECASE) is not None)
    )
