"""Decides whether a sentence concludes more than it can: from silence, from few, from an average or from a majority."""

from functools import lru_cache

from eia_tui.checks.methods.numbers import numbers
from eia_tui.checks.methods.patterns import LazyPattern

_SO = LazyPattern(
    r"(?i),?\s+(?:and\s+)?(?:so(?!\s+(?:that|far|as|many|few|much|long|we\s+(?:asked|will|ask|rang|met|counted|looked|used|keep|kept|moved|changed)))|therefore|hence|thus|"
    r"(?:which|this|that)\s+(?:shows|means|indicates|suggests|proves|confirms)|we\s+(?:therefore\s+)?(?:take\s+it|conclude|assume|infer)|"
    r"(?:has|have)\s+been\s+taken\s+(?:as|to))\s+"
)
"""Between what is known and what is concluded from it."""
_THIN = LazyPattern(
    r"(?i)\b(?:none|(?:nobody|no[- ]one)(?!\s+(?:to|there|on\s+duty|in\s+charge)\b)|"
    r"no\s+(?:data|figures?|records?|replies|responses?|evidence|information|"
    r"complaints?|objections?)|do\s+not\s+hold|not\s+held|"
    r"low|few|only|just|small|the\s+(?:one|two|three|four|five|\d)\s+\w+|averages?|mean|majority|most|mostly|median)\b|\d\s?%"
)
"""Little that is known, or what is true of most."""
_MUCH = LazyPattern(
    r"(?i)\b(?:no|not|none|nobody|never|cannot|\w+n['’]t|nothing|all|every|everybody|those\s+of|as\s+a\s+whole|in\s+general|always|demand|representative|prefers?|wants?|happy|content|"
    r"unlikely|minimal|negligible)\b"
)
"""What is said of everybody, or denied of anybody."""
_COMPARED = LazyPattern(
    r"(?i)\b(?:same|alike|than|against|compared|both|as\s+(?:many|often|much)|similar|too\s+(?:few|small)|whereas|while|of\s+all|fewer\s+than)\b"
)
_WILL = LazyPattern(
    r"(?i)\b(?:will|we\s+(?:ask|asked|count|looked|used)|action\s+\d|are\s+asked|was\s+asked|were\s+asked|is\s+kept|stays?)\b"
)
_MOST_NUMBERS = 1
_FEWEST_WORDS = 3


@lru_cache(maxsize=4096)
def concludes_too_much(sentence: str) -> bool:
    """Whether a sentence concludes something about everybody from little: "few replied, so nobody is concerned"."""
    link = _SO.search(sentence)
    if link is None:
        return False
    known, concluded = sentence[: link.start()], sentence[link.end() :]
    if _COMPARED.search(known) or _WILL.search(concluded) or len(concluded.split()) < _FEWEST_WORDS:
        return False
    shares = [each for each in numbers(known) if each.kind == "percent"]
    return len(shares) <= _MOST_NUMBERS and _THIN.search(known) is not None and _MUCH.search(concluded) is not None
