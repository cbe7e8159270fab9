"""Decides whether a sentence is about the council's own affairs: money, workload, reputation, what it does already."""

from functools import lru_cache

from eia_tui.checks.methods.patterns import LazyPattern
from eia_tui.checks.methods.people import has_characteristic
from eia_tui.checks.methods.tense import is_future

_OF_THE_COUNCIL = LazyPattern(
    r"(?i)\b(?:savings?|saves?|saved|balanced budgets?|within budget|budget (?:gap|pressures?|targets?|cuts?)|"
    r"(?:council|service)['’]s budget|efficien\w+|income(?!s? (?:payments?|support|tax|protection))|revenue|"
    r"costs? less|cheaper for|cut costs|value for money|"
    r"officer time|staff time|"
    r"workload|running costs?|overheads?|streamlin\w+|costs? (?:fall|drop|go down)|lower costs|fleet|"
    r"easier to (?:manage|run)|productiv\w+|modernis\w+|reputation\w*|legal challenge|"
    r"complaints (?:to|about|against) the|"
    r"judicial review|bad press|press coverage|audit|targets?|performance indicators?|back office|balanced)\b"
)
_PERSONAL = LazyPattern(
    r"(?i)\b(?:people|residents?|famil(?:y|ies)|users|customers|tenants|parents|children|pupils|students?|carers|visitors|they|them|their|who|patients|women|men|"
    r"veterans?|widows?|widowers?|pensioners?|pensions?|husbands?|wives|readers|passengers|drivers|employees|colleagues|learners|those|someone|anyone|members|households|adults|young|older|workers)\b"
)
_COSTS = LazyPattern(
    r"(?i)\b(?:unit costs?|costs?|within budget|on budget|budgets?|savings?|saved|income|overspend\w*|efficien\w+|"
    r"value for money|spend|turnover)\b"
)
_OF_SOMEBODY = LazyPattern(r"(?i)\b(?:no|free|without|cost of living|low income|lower? fees?|grants? paid|pays?)\b")
_RUNS = LazyPattern(
    r"(?i)\b(?:the\s+)?(?:council|authority|employer|department|we)\s+(?:already\s+|also\s+|currently\s+)?(?:provides?|offers?|operates?|runs?|has|have|employs?|gives?)\s+"
    r"(?:an?|the|its|our|all|every|free|counselling|support)\b"
)
_NEW = LazyPattern(
    r"(?i)\b(?:new|more|extra|additional|longer|wider|extended|instead|from (?:\w+ )?20\d\d|under (?:the|"
    r"this) (?:proposal|plan|change)|would|will|than)\b"
)
_BESIDES = LazyPattern(
    r"(?i)^\W*(?:in addition|additionally|also|besides|moreover|furthermore)\b|\balready\b|\bas (?:now|at present|"
    r"before)\b|\bexisting\b"
)


@lru_cache(maxsize=2048)
def is_of_the_council(sentence: str) -> bool:
    """Whether a sentence is about what the council gains or risks, and about no people."""
    return (
        _OF_THE_COUNCIL.search(sentence) is not None
        and not _PERSONAL.search(sentence)
        and not has_characteristic(sentence)
    )


@lru_cache(maxsize=2048)
def is_about_cost(sentence: str) -> bool:
    """Whether an outcome is about money alone: "Unit cost per visit reduced by a fifth"."""
    return (
        _COSTS.search(sentence) is not None
        and not _OF_SOMEBODY.search(sentence)
        and not _PERSONAL.search(sentence)
        and not has_characteristic(sentence)
    )


@lru_cache(maxsize=2048)
def is_there_anyway(sentence: str) -> bool:
    """Whether a benefit is something that the council provides in any case, and not an effect of the proposal."""
    return (
        _RUNS.search(sentence) is not None
        and _BESIDES.search(sentence) is not None
        and not _NEW.search(sentence)
        and not is_future(sentence)
    )
