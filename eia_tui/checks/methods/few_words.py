"""Decides whether a mitigation of few words may well be a deed, though no list has its verb."""

from functools import lru_cache

from eia_tui.checks.methods.leading_verb import is_thinking
from eia_tui.checks.methods.negation import is_refusal
from eia_tui.checks.methods.patterns import LazyPattern
from eia_tui.checks.methods.phrases import group_words, phrases
from eia_tui.checks.methods.pointing import only_points
from eia_tui.checks.methods.sentences import sentences
from eia_tui.checks.methods.substance import begins_with_nothing, is_put_off

_FEWEST_WORDS = 4
_HEDGES = LazyPattern(
    r"(?i)\b(?:monitor\w*|review\w*|consider\w*|explor\w*|develop\w*|look(?:ed|ing)? (?:at|into)|keep|kept|eye|mind|"
    r"aware\w*|sensitiv\w*|support\w*|"
    r"mitigat\w*|address\w*|ensur\w*|will|would|may|might|could|should|try|aim\w*|hope\w*|work with|possible|where|"
    r"see|as|equal\w*|"
    r"polic\w+|training|complain\w*|signpost\w*|encourag\w*|contact|ask)\b"
)
"""Words with which intentions, conditions and general rules are told."""


@lru_cache(maxsize=2048)
def says_a_deed(text: str) -> bool:
    """Whether a mitigation of few words may well be a deed: "Their word is good enough".

    It has four words or more, none of which hedges, and is no refusal, intention, general rule or pointer.
    """
    read = [each.text for each in sentences(text)]
    return len(text.split()) >= _FEWEST_WORDS and not any(
        is_refusal(each)
        or is_put_off(each)
        or _HEDGES.search(each)
        or phrases("general_rule").search(each)
        or only_points(each, group_words())
        or begins_with_nothing(each)
        or is_thinking(each)
        for each in read
    )
