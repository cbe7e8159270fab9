"""Finds the verb with which a clause begins, as that says whether it is a deed or an intention."""

from eia_tui.checks.methods.patterns import LazyPattern
from eia_tui.checks.methods.phrases import is_one_of

_MODAL = LazyPattern(
    r"(?i)^(?:[\w'’,()-]+\s+){0,12}?(?:will|would|shall|should|can|could|may|might|must|(?:is|are)\s+(?:going\s+)?to|"
    r"(?:needs?|ha(?:s|ve)|intends?|plans?|aims?|hopes?|wants?|proposes?)\s+to)\s+"
    r"(?:(?:also|then|still|always|actively|regularly|carefully|closely|fully|continue\s+to|now|further|"
    r"look\s+to|seek\s+to)\s+)*"
    r"(?P<passive>be(?:en)?\s+(?:\w+ly\s+)?|have\s+been\s+)?(?P<verb>[\w-]+)"
)
_FIRST_VERB = LazyPattern(
    r"(?i)^(?:(?:to|by|we|please|ongoing|continue|continued|continuing|further|regular|regularly|close|"
    r"careful|active|actively|"
    r"all|any|more|early|also|then|on-going|joint|on|under|the|a|full|fully)\s+)*(?P<verb>[\w-]+)"
)
_SHORT_WILL = LazyPattern(r"(?i)(?<=\w)['’]ll\b", needs=("'ll", "’ll"))
_NAMES_A_THING = LazyPattern(
    r"(?i)^\W*(?:the|a|an|our|each|every)\s+[\w-]+\s+(?!(?:of|into|with|on|about|at|in|by|for|to|from|and|or|as|is|are|was|were|will|would|"
    r"shall|can|could|may|might|must|should|after|before|every|each|once|has|have|between|against|over)\b)[a-z-]+\b"
    r"|^\W*[a-z]+(?:ed|ate)\s+(?!(?:by|with|in|on|at|as|and|to|under|through|via|for|over|if|when|monthly|weekly|a|an|the|"
    r"all|any|whether|how)\b|\w+ly\b)(?:[\w’'-]+\s+){1,5}?(?:is|are|will be|can be|stays?|goes?|comes?)\b"
)
"""A noun that describes another, or has a participle before it: "the assessment system has a field" is about a system,
and "reviewed leaflets are posted" about leaflets."""


def leading_verb(clause: str) -> str:
    """The verb of a clause after its subject and "will", or else its first word that is no filler."""
    clause = _SHORT_WILL.sub(" will", clause)
    modal = _MODAL.match(clause)
    first = None if modal else _FIRST_VERB.match(clause.lstrip(" -–*•"))
    found = modal or first
    return found["verb"] if found and not (first and _NAMES_A_THING.match(clause)) else ""


def says_what_will_be(clause: str) -> bool:
    """Whether a clause begins with somebody or something, and "will", "may", "is to" or the like."""
    return _MODAL.match(clause) is not None


def is_thinking(sentence: str) -> bool:
    """Whether a sentence begins with a verb of thinking or talking: "explore", "consider", "work with"."""
    return is_one_of("thinking", leading_verb(sentence))
