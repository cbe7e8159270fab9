"""Decides whether a promise is only to watch, to try or to be considerate."""

from functools import lru_cache

from eia_tui.checks.methods.patterns import LazyPattern
from eia_tui.checks.methods.substance import is_measure
from eia_tui.checks.methods.tense import is_future

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
