"""Decides whether a sentence is about a function under the Armed Forces Covenant: housing, education or healthcare."""

from functools import lru_cache

from eia_tui.checks.methods.patterns import LazyPattern
from eia_tui.checks.methods.slots import says, without, words_of

_KINDS = {
    "runs-schooling": "schooling",
    "places-children": "children",
    "gives-homes": "homes",
    "gives-care": "care_given",
}
"""What is done with schools, homes or care, each with the slot for them."""
_ADDRESS = LazyPattern(
    r"\b[A-Z][a-z’']+\s+(?:Lane|Road|Street|Hill|Walk|Close|Drive|Green|Terrace|Avenue|Park|House|Lodge|Grove)\b"
)
"""The name of a street or a building, which is no school or home: "the School Lane car park"."""
_VERB = LazyPattern(r"\b(?:send|Send)\b")
"""Not special educational needs and disability, which is in capitals."""


@lru_cache(maxsize=4096)
def is_covenant_function(sentence: str) -> bool:
    """Whether a sentence is about such a function, rather than about a school, flat or clinic as a mere place."""
    text = without(_VERB.sub(" ", _ADDRESS.sub(" ", sentence)), "covenant_aside")
    if says("no-such-function", text):
        return False
    text = without(text, "an_institution", behind=("place_before",))
    if _comes_first("covenant_function", text, "only_a_place"):
        return True
    text = without(text, "an_institution", behind=("to_place",))
    return says("is-of-covenant-topic", text) or any(
        says(kind, text) and _comes_first(noun, text, "only_a_place") for kind, noun in _KINDS.items()
    )


def _comes_first(noun: str, text: str, *others: str) -> bool:
    """Whether a text has a word of a slot, and has it before those of the others: it is what the sentence is about."""
    found = words_of(noun).search(text)
    if not found:
        return False
    return all(not (other := words_of(each).search(text)) or found.start() < other.start() for each in others)
