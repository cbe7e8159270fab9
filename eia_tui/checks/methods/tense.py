"""Decides whether a text is about the future, the past, or something that is still going on."""

from functools import lru_cache

from eia_tui.checks.methods.patterns import LazyPattern
from eia_tui.checks.methods.phrases import is_one_of

_FUTURE = LazyPattern(
    r"(?i)\b(?:will|shall|would|won['’]?t|going to|(?:i|we|they|it)['’]ll)\b"
    r"|\b(?:is|are)\s+(?:(?:still|yet|also|due|now)\s+)*to\s+(?!(?:the|a|an|our|their|us|them|all|those|"
    r"people)\b)[a-z]+"
    r"|\b(?:still|yet|needs?|remains?|has|have|ought|intends?|hopes?|proposes?|expects?)\s+to\s+(?:be\s+)?[a-z]+"
    r"|\b(?:we|they|who|council|service|team|department|officers)\s+(?:also\s+)?plans?\s+to\b"
    r"|\bto\s+be\s+(?:\w+ly\s+)?\w+(?:ed|en|wn|ne|de|lt|nt|ht|ld|un)\b"
    r"|\b(?:(?:is|are|being)\s+(?:\w+ly\s+)?(?:planned|scheduled|due|expected|intended|proposed|anticipated|"
    r"booked|arranged))\b"
)
_PAST = LazyPattern(r"(?i)\b(?:was|were|had|did|didn['’]?t|wasn['’]?t|weren['’]?t)\b")
_WORD = LazyPattern(r"[A-Za-z][A-Za-z'’-]*")
_NOT_BEFORE_A_VERB = frozenset(
    [
        "a",
        "an",
        "the",
        "this",
        "these",
        "those",
        "its",
        "their",
        "our",
        "his",
        "her",
        "your",
        "my",
        "of",
        "by",
        "for",
        "with",
        "to",
        "in",
        "on",
        "at",
        "from",
        "as",
        "than",
        "per",
        "is",
        "are",
        "be",
        "being",
        "more",
        "most",
        "less",
        "very",
        "not",
        "fully",
        "newly",
        "well",
        "highly",
        "no",
        "any",
        "all",
        "each",
        "every",
        "both",
        "new",
        "other",
        "has",
        "have",
        "having",
        "been",
        "will",
        "would",
        "can",
        "could",
        "may",
        "might",
        "must",
        "should",
    ]
)
"""Words after which a word in -ed is no verb in the past tense, but a participle."""
_GOING_ON = LazyPattern(
    r"(?i)\b(?:is|are|am|['’]re)\s+(?:\w+ly\s+|still\s+|now\s+|also\s+)?"
    r"(?:being\s+\w+|(?!during\b|evening\b|morning\b|nothing\b|anything\b|something\b)[a-z]{2,}ing)\b"
    r"|\bin the (?:process|course|middle) of \w+ing\b|\bunder\s?way\b|\bin progress\b|\bstill (?:open|running|live)\b"
)


_BETWEEN = frozenset(
    ["then", "now", "also", "still", "only", "always", "never", "often", "first", "usually", "normally"]
)
"""Adverbs that may come between a verb and its participle."""


@lru_cache(maxsize=8192)
def is_future(text: str) -> bool:
    """Whether a text is about something that will or would happen, or is still to be done."""
    return _FUTURE.search(text) is not None


@lru_cache(maxsize=8192)
def is_past(text: str) -> bool:
    """Whether a text has a verb in the past tense."""
    if _PAST.search(text):
        return True
    before = ""
    for word in _WORD.findall(text):
        lower = word.lower()
        if _is_past_form(lower) and before not in _NOT_BEFORE_A_VERB:
            return True
        before = before if lower in _BETWEEN else lower  # "are then heard" is the present tense
    return False


@lru_cache(maxsize=8192)
def is_going_on(text: str) -> bool:
    """Whether a text is about something that is being done: "replies are being counted", "still under way"."""
    return _GOING_ON.search(text) is not None


@lru_cache(maxsize=8192)
def _is_past_form(word: str) -> bool:
    if word.endswith("ed"):
        return len(word) > 4 and not is_one_of("ed_adjectives", word)
    return is_one_of("past_verbs", word)
