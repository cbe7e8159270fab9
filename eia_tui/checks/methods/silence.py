"""Decides whether a sentence takes it for a reason that nobody has complained."""

from functools import lru_cache

from eia_tui.checks.methods.patterns import LazyPattern

_NO_COMPLAINT = LazyPattern(
    r"(?i)\b(?:no|not (?:\w+ )?a single|not one|without (?:a|any)(?: single)?|never (?:had|received|been)|"
    r"no record of(?: any)?|free (?:from|of))\s+(?:\w+\s+){0,2}?"
    r"(?:complaints?|objections?|grievances?|incidents?|problems?|issues?|queries)\b"
    r"|\b(?:did not|didn['’]t|have not|has not|nobody)\s+(?:\w+\s+)?(?:attend\w*|respond\w*|take part|took part|"
    r"come forward|came forward|comment\w*|engage\w*)\b"
)
"""That nobody has complained is no reason: people may have stayed away."""
_COUNTED_ANSWERS = LazyPattern(
    r"(?i)\b(?:repl(?:y|ies)|answer(?:s|ed)|survey\w*|consult\w*|asked|respond\w*|interview\w*|forum|network|meeting|"
    r"(?:sent|shown|put) to|read through|went through|looked through|searched|checked|(?:visited|met|rung|"
    r"telephoned|seen) (?:in|on)|(?:we|"
    r"officers) (?:\w+ )?(?:met|spoke|"
    r"rang|visited|read))\b|\d\s?%"
)
"""Who was asked, or what was read, so that nothing found is a finding: "of 64 complaints that we read, none"."""


@lru_cache(maxsize=4096)
def is_silence(sentence: str) -> bool:
    """Whether a sentence says that nobody has complained, and not who was asked or what was read."""
    return _NO_COMPLAINT.search(sentence) is not None and not tells_who_was_asked(sentence)


@lru_cache(maxsize=4096)
def tells_who_was_asked(sentence: str) -> bool:
    """Whether a sentence says that people were asked or met, or that records were read."""
    return _COUNTED_ANSWERS.search(sentence) is not None
