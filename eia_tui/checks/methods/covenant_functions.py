"""Decides whether a sentence is about a function under the Armed Forces Covenant: housing, education or healthcare."""

from functools import lru_cache

from eia_tui.checks.methods.patterns import LazyPattern
from eia_tui.checks.methods.slots import says

_KINDS = ("is-covenant-function", "runs-schooling", "gives-homes", "gives-care", "is-of-covenant-topic")
_ADDRESS = LazyPattern(
    r"\b(?:School|College|Hospital|Clinic|Hostel|Academy|Surgery|Nursery|Infirmary)\s+"
    r"(?:Lane|Road|Street|Hill|Walk|Close|Drive|Green|Terrace|Avenue|Park)\b"
)
"""The name of a street, which is no school: "the School Lane car park"."""
_VERB = LazyPattern(r"\b(?:send|Send)\b")
"""Not special educational needs and disability, which is in capitals."""


@lru_cache(maxsize=4096)
def is_covenant_function(sentence: str) -> bool:
    """Whether a sentence is about such a function, rather than about a school, flat or clinic as a mere place."""
    text = _VERB.sub(" ", _ADDRESS.sub(" ", sentence))
    return any(says(kind, text) for kind in _KINDS)
