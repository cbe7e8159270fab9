"""Decides whether one sentence forbids what another promises: "they may not carry items", "staff carry your items"."""

from functools import lru_cache

from eia_tui.checks.methods.claims import stem_of
from eia_tui.checks.methods.patterns import LazyPattern
from eia_tui.checks.methods.phrases import is_one_of

_FORBIDS = LazyPattern(
    r"(?i)\b(?:may|must|can|will|would|shall|should|do|does|is|are)\s*(?:not|n['’]t|no longer|"
    r"never)\s+(?:allowed to |permitted to |able to |be )?(?P<verb>[a-z]+)|\bcannot\s+(?:be )?(?P<verb2>[a-z]+)"
    r"|\b(?:forbidden|prohibited|not allowed|not permitted) (?:to|from) (?P<verb3>[a-z]+)"
)
_RELATIVE = LazyPattern(r"(?i)\b(?:who|whom|which)\s+(?:\w+\s+)?$")
"""What is before a verb that tells whom something is for, and forbids nothing: "for people who cannot use it"."""
_DEEDS = (
    frozenset(
        [
            "carry",
            "carries",
            "carried",
            "lift",
            "lifts",
            "lifted",
            "handle",
            "handles",
            "handled",
            "touch",
            "move",
            "moves",
            "take",
            "takes",
            "unload",
            "help",
            "assist",
        ]
    ),
    frozenset(["answer", "answers", "answered", "take", "accept", "accepts", "accepted", "pay", "paid", "use", "used"]),
    frozenset(["visit", "visits", "visited", "call", "calls", "come", "comes", "enter", "enters"]),
    frozenset(["park", "parks", "parked", "stop", "stops", "wait", "waits", "drive", "drives"]),
    frozenset(["book", "books", "booked", "order", "request", "ask", "apply", "applies"]),
    frozenset(["work", "works", "worked", "start", "finish"]),
)
"""Verbs that may stand for each other."""
_NEGATIVE = LazyPattern(r"(?i)\b(?:no|not|\w+n['’]t|never|cannot|without|unless|except|nobody|if)\b")
_WORD = LazyPattern(r"[A-Za-z][\w’'-]*")
_FEWEST_SHARED, _SHORTEST = 2, 4


@lru_cache(maxsize=4096)
def forbidden(sentence: str) -> tuple[str, frozenset[str]] | None:
    """The verb that a sentence forbids, and the stems of its other words; None if it forbids nothing."""
    found = _FORBIDS.search(sentence)
    if not found or _RELATIVE.search(sentence[: found.start()]):
        return None
    verb = next(filter(None, found.groups())).lower()
    return (verb, _stems(sentence)) if any(verb in deeds for deeds in _DEEDS) else None


@lru_cache(maxsize=4096)
def promises_the_same(sentence: str, verb: str, about: frozenset[str]) -> bool:
    """Whether a sentence promises what another forbids: a deed like it, of the same people and things."""
    if _NEGATIVE.search(sentence):
        return False
    own = _stems(sentence)
    if len(own & about) < _FEWEST_SHARED:
        return False
    alike = {each for deeds in _DEEDS if verb in deeds for each in deeds}
    return any(word.lower() in alike for word in _WORD.findall(sentence))


def _stems(sentence: str) -> frozenset[str]:
    verbs = {each for deeds in _DEEDS for each in deeds}
    words = (word.lower().removesuffix("’s").removesuffix("'s") for word in _WORD.findall(sentence))
    return frozenset(stem_of(word) for word in words if _tells(word) and word not in verbs)


def _tells(word: str) -> bool:
    return len(word) >= _SHORTEST and not is_one_of("uncounted", word)
