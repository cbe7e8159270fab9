"""Decides whether an answer only points to another answer of the form."""

import re
from functools import cache, lru_cache

from eia_tui.checks.methods.patterns import LazyPattern
from eia_tui.checks.methods.phrases import is_one_of

_TO_ANSWER = LazyPattern(
    r"""(?ix)\b(?:
        (?:please\s+)?(?:see|refer\s+to|ref\.?|cf\.?|per|as\s+per|as\s+for|as\s+with|same\s+(?:as|for)|like|ditto|as\s+under|as\s+in|
        (?:covered|addressed|described|set\s+out|outlined|detailed|noted|mentioned|stated|explained|discussed|listed|dealt\s+with)
        \s+(?:in|under|at|by|above|below|elsewhere|earlier)|as\s+(?:already\s+)?(?:stated|described|noted|mentioned|outlined|set\s+out|discussed|detailed))
        (?:\s+(?:the|our|also|comments?|answers?|entry|entries|response|responses|details?|mitigation|concerns?|row|in|under|at|for|to))*
        \s*(?:above|below|elsewhere|earlier|previous\w*|other\s+(?:sections?|rows?|groups?|answers?|characteristics?|parts?)|
        (?:section|row|question|part|box|page|column)s?\s*\w{0,3}|preceding)?
      | (?:as|see)\s+(?:above|below|before|previously) | ditto | idem | (?:above|below)\s+(?:applies|apply)
    )"""
)


@cache
def _word() -> re.Pattern[str]:
    return re.compile(r"[\w'’-]+")


@lru_cache(maxsize=2048)
def only_points(text: str, names: str) -> bool:
    """Whether an answer says nothing but where to look: "see above", "as per disability".

    `names` is a pattern of the words for the form's groups.
    """
    if not text.strip() or not _TO_ANSWER.search(text):
        return False
    rest = re.sub(names, " ", text, flags=re.IGNORECASE)
    words = [
        word
        for word in _word().findall(rest.casefold())
        if not is_one_of("pointing_words", word) and not word.isdigit()
    ]
    return len(words) <= 1 and len(text.split()) < 20
