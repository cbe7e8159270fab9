"""Decides whether a sentence tells of papers, plans and meetings that nobody affected will notice."""

from functools import lru_cache

from eia_tui.checks.methods.patterns import LazyPattern
from eia_tui.checks.methods.slots import says

_PAPER = (
    r"(?:action\s+plans?|plans?|strateg(?:y|ies)|approach(?:es)?|protocols?|mitigations?|mitigating\s+actions?|"
    r"frameworks?|appraisals?|"
    r"toolkits?|policy|policies|terms\s+of\s+reference|business\s+cases?|(?:equality\s+impact\s+)?assessments?|"
    r"e(?:q)?ias?|eqias?|"
    r"(?:working|steering|task|project|reference)\s+(?:and\s+finish\s+)?groups?)"
)
_PLANS_OF_PLANS = LazyPattern(
    rf"(?i)\b{_PAPER}\b[^.;:]{{0,40}}?\b(?:is|are|will|to|being|been|under|going|has|have|"
    rf"in)\s+(?:\w+\s+){{0,3}}?(?:drawn\s+up|draft\w*|develop\w*|"
    r"produced?|prepared|worked\s+(?:up|on)|scoped|written|set\s+up|established|formed|put\s+together|under\s?way|"
    r"carried\s+out|undertaken|completed?|"
    r"agreed|updated|revis\w+|finalised|progress|train|hand)\b"
    rf"|^\W*(?:develop|draft|produce|prepare|write|agree|update|draw\s+up|work\s+up|complete|establish|"
    rf"set\s+up)\s+(?:an?\s+|the\s+|our\s+)?(?:\w+\s+){{0,2}}?{_PAPER}\W*$"
)
_WRITTEN_IN = LazyPattern(
    r"(?i)\b(?:equalit\w+|accessib\w+|needs|considerations?|inclusi\w+|concerns?|requirements?|issues|"
    r"duties)\b[^.;]{0,40}\b(?:built|embedded|incorporated|factored|"
    r"woven|written|designed|included|reflected|captured|taken)\s+(?:in|into|within)\b|\b(?:includ|contain|"
    r"hav)\w*\s+(?:\w+\s+)?equalit(?:y|ies)\s+\w+\W*$"
)
_PASSED_ON = LazyPattern(
    r"(?i)\b(?:fed\s+back|feed\s+back|reported|raised|escalated|flagged|passed\s+(?:on|up)|notified|tabled|"
    r"discussed)\s+(?:to|with|at|by)\s+(?:the\s+|our\s+|a\s+)?"
    r"(?:[\w’'-]+\s+){0,3}?(?:board|team|provider|contractor|supplier|managers?|management|panel|committee|smt|"
    r"dmt|slt|group|programme|project|meetings?|commissioners?)\b"
)
_AS_IT_COMES = LazyPattern(
    r"(?i)\b(?:problems?|issues?|concerns?|difficult\w+|complaints?|queries|impacts?|cases?|anything|they|"
    r"it)\b[^.;]{0,40}\b(?:if|when|as)\b[^.;]{0,20}\b(?:arises?|come\s+up|"
    r"comes\s+up|occurs?|happens?|crops?\s+up|needed|necessary)\b"
)
_TOO_SMALL = LazyPattern(
    r"(?i)\b(?:impacts?|effects?|risks?|numbers?|change|difference|detriment)\b[^.;]{0,30}\b(?:minimal|small|low|"
    r"limited|negligible|minor|slight|few)\b"
    r"|^\W*(?:minimal|small|low|limited|negligible|minor|slight)\s+(?:\w+\s+)?(?:impacts?|effects?|risks?|numbers?)\b"
)
_HAD_TIME = LazyPattern(
    r"(?i)\b(?:have|has|had|given)\s+(?:already\s+)?(?:had\s+)?(?:\w+\s+){0,2}?(?:time|notice|warning|"
    r"opportunity)\s+to\s+(?:adjust|adapt|prepare|get|plan|make|find|object|respond|comment)\b"
)
_CONDUCT = LazyPattern(
    r"(?i)\b(?:excellent|outstanding|high[- ]quality|first[- ]class|courteous|friendly|professional|good|"
    r"best\s+possible|same\s+(?:high\s+)?standards?\s+of)\s+"
    r"(?:customer\s+)?(?:services?|care|standards?|support|experience|practice)\b"
)
_CONSIDERED = LazyPattern(
    r"(?i)\b(?:have|has|had|will|to)\s+(?:all\s+)?be(?:en)?\s+(?:\w+ly\s+)?(?:considered|involved|engaged|"
    r"consulted|kept\s+(?:informed|updated|in\s+the\s+loop))\b"
    r"|\bkeep\s+[^.;]{0,50}\b(?:informed|involved|updated|posted|engaged|in\s+the\s+loop)\b|"
    r"\bhappy\s+to\s+(?:talk|discuss|meet|help|listen|hear)\b"
    r"|\b(?:picked\s+up|dealt\s+with|addressed|covered|managed|handled|mitigated)\s+(?:through|via|by|in|"
    r"as\s+part|under|during|at|within)\b(?!\s+(?:an?|\d)\b)"
)
_RIGHTS = LazyPattern(
    r"(?i)\b(?:have|has|retain|keep)s?\s+(?:a|the|their)\s+(?:\w+\s+)?right\s+(?:to|"
    r"of)\s+(?:an?\s+)?(?:[\w’']+\s+)?(?:appeal|complain|assessment|review|object|ask|request)\b"
    r"|\b(?:can|may)\s+(?:always\s+)?(?:appeal|complain|object|lodge\s+an?\s+(?:complaint|appeal))\b"
)
"""What people may do already, which lessens nothing."""
_REVIEWED = LazyPattern(
    r"(?i)^\W*(?:an?\s+|the\s+)?(?:\w+\s+)?(?:review|evaluation|survey|audit|lessons)\s+(?:will|is\s+to|to|"
    r"should)\s+(?:be\s+)?\w+(?:\s+(?:after|at|in|within|by)?\s*[\w-]+){0,4}\W*$"
)
_PATTERNS = (
    _PLANS_OF_PLANS,
    _WRITTEN_IN,
    _PASSED_ON,
    _AS_IT_COMES,
    _TOO_SMALL,
    _HAD_TIME,
    _CONDUCT,
    _CONSIDERED,
    _RIGHTS,
)
_FOR_ONE_PERSON = LazyPattern(r"(?i)\b(?:personal|individual|evacuation|care|each|every|with\s+(?:the|their)|\d)\b|\d")
_MOST_WORDS = 18
"""A longer sentence has room for what is done."""


@lru_cache(maxsize=4096)
def only_process(sentence: str) -> bool:
    """Whether a sentence tells only what is planned, written or passed on in the council: "a plan is being drafted"."""
    if _REVIEWED.match(sentence):
        return True
    if len(sentence.split()) > _MOST_WORDS or ";" in sentence or _FOR_ONE_PERSON.search(sentence):
        return False
    return any(each.search(sentence) for each in _PATTERNS) and not says("names-help", sentence)
