"""Decides whether a promise depends on money, capacity or a decision to come, so that nobody can rely on it."""

from functools import lru_cache

from eia_tui.checks.methods.patterns import LazyPattern

_ON_MEANS = LazyPattern(
    r"(?i)\b(?:if|where(?:ver)?|when(?:ever)?|(?:in)?so\s+far\s+as|as\s+far\s+as|as\s+long\s+as|provided(?:\s+that)?|"
    r"subject\s+to|dependent\s+(?:up)?on|depend(?:ing|s)\s+(?:up)?on|pending|should|unless|within|to\s+the\s+extent|"
    r"conditional\s+(?:up)?on)\s+(?:[\w’'-]+\s+){0,5}?"
    r"(?:fund(?:s|ed|ing)?|resourc\w+|budgets?|capacity|money|finances?|affordab\w+|sponsor\w*|practicable|practical|"
    r"possible|feasible|realistic|permit\w*|business\s+case|outcome\s+of)\b",
    needs=(
        "fund", "resourc", "budget", "capacity", "money", "financ", "affordab", "sponsor", "practica", "possible",
        "feasible", "realistic", "permit", "business", "outcome",
    ),
)  # fmt: skip
"""A condition of which the promised thing hangs: "if funding can be found", "where practicable"."""
_ON_OTHERS = LazyPattern(
    r"(?i)\b(?:provided(?:\s+that)?|subject\s+to|dependent\s+(?:up)?on|depending\s+on|conditional\s+(?:up)?on|to\s+the\s+extent\s+that|"
    r"(?:in)?so\s+far\s+as|as\s+far\s+as)\s+(?!(?:what|how|where|which|the\s+(?:day|time|size|weather|season|person)|"
    r"(?:their|each|a\s+person['’]s)\s+(?:need|choice|wish)\w*|(?:the\s+)?(?:needs?|age|choice|consent))\b)(?:[\w’'-]+\s+){0,4}?[\w’'-]+"
    r"|\b(?:if|where|when|should)\s+(?!(?:the\s+)?(?:numbers|weather|space|room|time|health|law|rules?|consent)\b)"
    r"(?:[\w’'-]+\s+){1,4}?(?:permits?|allows?|become[s]?\s+available|can\s+be\s+found|comes?\s+forward|"
    r"turns?\s+up)\b"
)
"""A condition that others must meet: "provided that the supplier can", "if recruitment permits"."""
_ONLY_POSSIBLE = LazyPattern(r"(?i)^\W*(?:possibl[ey]|potential(?:ly)?|perhaps|feasibility|options?|maybe)\b")
_OTHERWISE = LazyPattern(r"(?i)\b(?:where not|if not|otherwise|or else|failing (?:that|this)|in any case)\b")
"""What happens if the condition is not met, so that there is something to rely on."""
_IS_SET = LazyPattern(r"(?i)\b(?:set aside|agreed|approved|in (?:the|our) (?:20\d\d\S* )?budget)\b")

_WHETHER_POSSIBLE = LazyPattern(
    r"(?i)\b(?:whether|if|how far)\b[^.;]{0,80}\b(?:feasible|possible|practica\w+|viable|worthwhile|"
    r"affordable|desirable|"
    r"(?:could|might|may|can)\s+be\s+\w+(?:ed|en|de|ne|ught))\b"
    r"|\b(?:potential|scope|appetite|feasibility|possibility|possibilities|case|options?|merits?)\s+(?:for|of|to)\b",
    needs=(
        "whether",
        "if",
        "how far",
        "potential",
        "scope",
        "appetite",
        "feasib",
        "possibil",
        "case",
        "option",
        "merit",
    ),
)
_LOOKS = LazyPattern(
    r"(?i)^\W*(?:(?!(?:will|who|which|that|and|so)\b)[\w’'-]+\s+){0,6}?(?:(?:to|will)\s+)?(?:look|examin|consider|explor|investigat|scop|assess|"
    r"think|see|find\s+out|test|weigh|review|discuss|ask)(?:e|es|s|ing)?\b",
)
"""The beginning of an action that first looks: "the contractor to look at"."""


@lru_cache(maxsize=4096)
def only_looks_whether(sentence: str) -> bool:
    """Whether an action only looks at whether something could be done: "the firm to see if a ramp is feasible"."""
    looks = _LOOKS.match(sentence)
    return looks is not None and _WHETHER_POSSIBLE.search(sentence, looks.end()) is not None


@lru_cache(maxsize=4096)
def depends_on_means(sentence: str) -> str:
    """The condition of money, capacity or what is practicable that a sentence makes, and nothing else; or ""."""
    found = _ON_MEANS.search(sentence) or _ON_OTHERS.search(sentence) or _ONLY_POSSIBLE.search(sentence)
    if found is None or _OTHERWISE.search(sentence) or _IS_SET.search(sentence):
        return ""
    return " ".join(found.group().split())
