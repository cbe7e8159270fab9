"""Decides whether a promise depends on money, capacity or a decision to come, so that nobody can rely on it."""

from functools import lru_cache

from eia_tui.checks.methods.patterns import LazyPattern

_MEANS = (
    r"(?:fund(?:s|ed|ing|ers?)?|resourc\w+|budgets?|capacity|money|monies|financ(?:es?|ial\w*)|affordab\w+|sponsor\w*|bids?|"
    r"rotas?|grants?|capital|allocations?|savings|workloads?|staffing|vacanc\w+|posts?|recruit\w*|volunteers?|demand|take-?up|"
    r"practicab\w+|practical|possible|feasib\w+|viab\w+|realistic|operational|business\s+case|outcome\s+of)"
)
"""What a promise may wait for: money, people, demand, or what is possible."""
_ON_MEANS = LazyPattern(
    r"(?i)\b(?:if|where(?:ver)?|when(?:ever)?|once|(?:in)?so\s+far\s+as|as\s+far\s+as|(?:as|so)\s+long\s+as|"
    r"provided(?:\s+that)?|providing(?:\s+that)?|assuming(?:\s+that)?|in\s+the\s+event\s+(?:that|of)|in\s+case|"
    r"subject\s+to|(?:dependent|conditional|contingent|reliant)\s+(?:up)?on|(?:depend|rel|hing|rest)(?:ing|e?s|ies|ying)\s+(?:up)?on|"
    r"pending|should|unless|within|to\s+the\s+extent|on\s+condition(?:\s+that)?)\s+(?:[\w’'-]+\s+){0,5}?"
    rf"{_MEANS}\b|\b{_MEANS}(?:\s+(?:of|in|for)(?:\s+[\w’'-]+){{1,3}})?\s+(?:\w+ly\s+)?(?:allowing|permitting|willing|allows|permits)\b",
    needs=(
        "fund", "resourc", "budget", "capacity", "mon", "financ", "affordab", "sponsor", "practica", "possible", "bid",
        "grant", "capital", "allocation", "saving", "workload", "staffing", "vacanc", "post", "recruit", "volunteer",
        "demand", "take", "rota", "feasib", "viab", "realistic", "operational",
        "business", "outcome",
    ),
)  # fmt: skip
"""A condition of which the promised thing hangs: "if funding can be found", "budget permitting"."""
_OF_WHOEVER = LazyPattern(
    r"(?i)\b(?:if|where|when|once|should|unless|provided|in case)\s+(?:that\s+)?(?:a|an|any|the|their|each|"
    r"somebody|someone|anybody|anyone|people|they|he|she)\s+"
    r"(?:\w+\s+)?(?:person|child|pupil|parent|carer|customer|resident|tenant|user|member of staff|employee|"
    r"volunteer|post(?:holder)?|student|"
    r"people|they)?\b[^.;,]{0,30}\b(?:asks?|wants?|wish\w*|needs?|prefers?|finds?|cannot|chooses?|loses?|leaves?|"
    r"is (?:not )?able)\b"
)
"""A condition that is the need or the choice of those affected."""
_ON_OTHERS = LazyPattern(
    r"(?i)\b(?:provided(?:\s+that)?(?!\s+(?:by|in|at|to|with|for|free|on|from|as|through)\b)|subject\s+to|dependent\s+(?:up)?on|depending\s+on|conditional\s+(?:up)?on|to\s+the\s+extent\s+that|"
    r"(?:in)?so\s+far\s+as|as\s+far\s+as)\s+(?!(?:what|how|where|which|the\s+(?:day|time|size|weather|season|person)|"
    r"(?:their|each|a\s+person['’]s)\s+(?:need|choice|wish)\w*|(?:the\s+)?(?:needs?|age|choice|consent))\b)(?:[\w’'-]+\s+){0,4}?[\w’'-]+"
    r"|\b(?:if|where|when|should)\s+(?!(?:the\s+)?(?:numbers|weather|space|room|time|health|law|rules?|consent)\b)"
    r"(?:[\w’'-]+\s+){1,4}?(?:permits?|allows?|become[s]?\s+available|can\s+be\s+found|comes?\s+forward|"
    r"turns?\s+up)\b"
)
"""A condition that others must meet: "provided that the supplier can", "if recruitment permits"."""
_ONLY_POSSIBLE = LazyPattern(r"(?i)^\W*(?:possibl[ey]|potential(?:ly)?|perhaps|feasibility|options?|maybe)\b")
_GONE = LazyPattern(
    r"(?i)\b(?:ends?|runs? out|stops?|ran out|expires?|is lost|fails?|is full|vacant|opens?|comes? up|(?:is|"
    r"are) advertised|rises?|grows?|demand|"
    r"take-?up|low|lower|falls?|is left)\b"
)
"""What happens to money or demand in a case that is provided for: "when the grant ends, the council pays"."""
_WHEN_A_POST = LazyPattern(
    r"(?i)\bwhen(?:ever)? (?:a |the |new |suitable )*(?:posts?|jobs?|vacanc\w+|places?) (?:opens?|comes? up|arises?|"
    r"(?:is|are) advertised)\b"
)
_OTHERWISE = LazyPattern(r"(?i)\b(?:where not|if not|otherwise|or else|failing (?:that|this)|in any case)\b")
"""What happens if the condition is not met, so that there is something to rely on."""
_TO_KEEP = LazyPattern(r"(?i)\b(?:keep|keeps|stay|stays|remain|remains|bring|live)\b[^.;]{0,30}$")
"""An aim, and no condition: "to keep the branch within its grant"."""
_REFUSES = LazyPattern(r"(?i)\W*(?:nothing|no)\b[^.;:]{0,30}\b(?:done|possible|offered|made)\b")
"""What is not promised hangs on nothing."""
_IS_SET = LazyPattern(r"(?i)\b(?:set aside|agreed|approved|in (?:the|our) (?:20\d\d\S* )?budget)\b")

_AFTER = 24
"""Characters after a condition in which its verb may be."""
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
    if found is None or _OTHERWISE.search(sentence) or _IS_SET.search(sentence) or _WHEN_A_POST.search(sentence):
        return ""
    if _TO_KEEP.search(sentence, 0, found.start()) or _REFUSES.match(sentence):
        return ""
    return " ".join(found.group().split())


@lru_cache(maxsize=4096)
def waits_for_means(sentence: str) -> str:
    """The condition of money, people or what is possible that a sentence makes, whatever else it says; or ""."""
    found = _ON_MEANS.search(sentence)
    if (
        found is None
        or _TO_KEEP.search(sentence, 0, found.start())
        or _REFUSES.match(sentence)
        or _OTHERWISE.search(sentence)
        or _IS_SET.search(sentence)
        or _OF_WHOEVER.search(sentence)
        or _GONE.search(sentence, found.start(), found.end() + _AFTER)
    ):
        return ""
    return " ".join(found.group().split())
