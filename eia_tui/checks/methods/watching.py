"""Decides whether a promise is only to watch, to try or to be considerate, and whether it looks at what happened."""

from functools import lru_cache

from eia_tui.checks.methods.patterns import LazyPattern
from eia_tui.checks.methods.substance import is_measure
from eia_tui.checks.methods.tense import is_future

LOOKS_AFTER = LazyPattern(
    r"(?i)\b(?:re-?view\w*|monitor\w*|evaluat\w*|repeat\w*|re-?run\w*|re-?assess\w*|re-?visit\w*|look(?:s|ed|"
    r"ing)? (?:again|back)|"
    r"(?:ask|survey|interview)\w* [^.;]{0,60}\bagain|compar\w*|take stock|lessons|real effect|actual effect|follow-?up|"
    r"(?:three|six|nine|twelve|\d+) months (?:after|on|later)|after (?:\w+ and )?\w+ (?:months|weeks|years?)\b|"
    r"at (?:\w+ and )?\w+ (?:months|weeks)\b|by (?:age|sex|disability|ethnic\w*)\b|stud(?:y|ies) (?:the |"
    r"of the )?(?:[\w-]+ )?(?:trial|pilot)|"
    r"satisfaction|track\w*|count\w* (?:\w+ )?(?:who|how many)|mystery shop\w*|"
    r"(?:weekly|monthly|quarterly|yearly|annual) (?:reports?|figures)|(?:no (?:lower|fewer|less) than|"
    r"against|up from|down from|as in|than in) (?:in )?(?:\w+ )?20\d\d|"
    r"(?:beside|against|alongside|next to) (?:the |those of |that of )?(?:\w+ ){0,3}?(?:20\d\d(?:[/-]\d\d)?|"
    r"year before)|"
    r"with the (?:same )?questions (?:of|as)|see whether [^.;]{0,40}\b(?:go|goes|keep|keeps|still|continue\w*)|"
    r"(?:show|publish|report)\w* who\b|not below\b[^.;]{0,40}\b20\d\d|"
    r"after the (?:first|whole|opening)\s+(?:\w+\s+)?(?:season|year|winter|summer|term|month|quarter|round)|"
    r"(?:a|one|two|half a) years? (?:after|on|later)|what has (?:become|got|been|changed|gone)|each who (?:leaves?|"
    r"gives? up|stops?)|"
    r"effects? (?:is|are|will be) (?:put|brought|shown|counted|seen|looked|reported)|share of [^.;]{3,60} (?:at|on|"
    r"in|by) \d)\b"
)
"""Words of an action, or of its outcome, that looks at what happened to people after the change."""
_WATCHES = LazyPattern(
    r"(?i)\b(?:will|shall|would|to|we|is|are|be|being|is to|are to)\s+(?:be\s+)?(?:\w+ly\s+|also\s+|"
    r"continue\s+to\s+(?:be\s+)?)*"
    r"(?:monitor(?:ed|ing)?|watch(?:ed|ing)?|keep(?:ing)?\s+(?:an?\s+(?:close\s+)?(?:eye|watch)|it\s+under|this\s+under|them\s+under|in\s+touch|in\s+contact)|"
    r"kept\s+(?:under\s+(?:close\s+)?review|in\s+mind|informed)|considered|explored|look(?:ed)?\s+(?:at|into)|reviewed|"
    r"(?:engage|talk|communicate|consult)\s+with|do(?:ing)?\s+(?:what|all|everything|our\s+best|whatever)\b|try(?:ing)?\s+to|seek\s+to|aim\s+to|endeavour\s+to|hope\s+to|"
    r"be\s+(?:mindful|sensitive|sympathetic|flexible|aware|taken\s+into\s+account|borne\s+in\s+mind)|work\s+(?:closely\s+)?with|liaise|maintain\s+(?:a\s+)?dialogue|"
    r"minimis\w*|support(?:ed)?\s+(?:them\s+)?(?:as|where)\s+(?:needed|appropriate|required|necessary|possible))\b"
)
_LOOKED_BACK = LazyPattern(r"(?i)\b(?:we|they|it) (?:have|has|had)\b|\b(?:was|were)\b")
_COMMITTED = LazyPattern(
    r"(?i)\b(?:committed|dedicated)\s+to\b|\bto\s+a\s+minimum\b|\bevery\s+effort\b|\bbest\s+endeavours\b|\bas\s+(?:and|far)\s+(?:when|as)\s+(?:needed|possible|necessary)\b"
)
_WATCHED_BY = LazyPattern(
    r"(?i)\b(?:by (?:the |an? )?[A-Z]|each|every|weekly|monthly|quarterly|annual\w*|termly|actions?\s+\d|"
    r"report\w*|if|so that|threshold|within|"
    r"target|by (?:age|sex|group|ethnic\w*))\b|\d"
)
"""Who watches, how often, or what follows from it."""


_IF_ASKED = LazyPattern(
    r"(?i)\bif\s+(?:and when\s+)?(?:people|they|anyone|anybody|somebody|someone|residents|users|customers|needed|"
    r"necessary|required|appropriate)\b"
)
"""A condition that leaves it to those affected to speak up."""


@lru_cache(maxsize=4096)
def only_watches(sentence: str) -> bool:
    """Whether a promise is only to watch, to try or to be considerate: "The effect will be monitored closely"."""
    promises = (
        _WATCHES.search(sentence) is not None
        or _COMMITTED.search(sentence) is not None
        or (is_future(sentence) and not _LOOKED_BACK.search(sentence))
    )
    return promises and not _WATCHED_BY.search(_IF_ASKED.sub(" ", sentence)) and not is_measure(sentence)
