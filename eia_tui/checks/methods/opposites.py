"""Decides whether two sentences say the opposite: one denies of everything what the other says of some of it."""

import re
from functools import lru_cache
from typing import NamedTuple

from eia_tui.checks.methods.claims import stem_of
from eia_tui.checks.methods.numbers import numbers
from eia_tui.checks.methods.patterns import LazyPattern
from eia_tui.checks.methods.phrases import is_one_of
from eia_tui.checks.methods.sentences import sentences
from eia_tui.checks.methods.tense import is_future

_WORD = LazyPattern(r"[A-Za-z][A-Za-z’'-]*")
_PAUSE = LazyPattern(r"[,;:.()]\s*|\s[–—-]\s|\b(?:and|but|so|because|although|while|whereas|as)\b")
_NONE = LazyPattern(
    r"(?i)\b(?:no|none of (?:the|our|these|those|its)|not one(?: of (?:the|our))?|not a single|not any|"
    r"neither of the|zero)\s+"
    r"(?!longer\b|more\b|doubt\b|one\b|matter\b|need\b|less\b|later\b|further\b|impact\b|effect\b|evidence\b|data\b|information\b)"
)
_ALL_KEPT = LazyPattern(
    r"(?i)\b(?:all|every|each|both)\s+(?:of\s+)?(?:the\s+|our\s+|its\s+)?(?P<things>(?:(?!that\b|which\b|who\b)[\w’'-]+\s+){1,4}?)(?:(?:will|would)\s+)?(?:all\s+)?"
    r"(?:stays?\s+open|stays?\b|remains?\b|(?:is|are|be)\s+(?:kept|retained|unchanged|unaffected|safe)|continues?\b|keeps?\b)"
)
"""Everything stays: "every branch stays open"."""
_MORE_THAN_NOW = LazyPattern(
    r"(?i)\b(?:more|longer|extra|additional)\s+(?P<things>(?:[\w’'-]+\s+){1,3}?)than\s+(?:today|now|at\s+present|before|currently|there\s+are)\b"
)
_NEGATIVE = LazyPattern(
    r"(?i)\b(?:no|not|none|nothing|never|neither|nor|without|cannot|nobody|no-one|\w+n['’]t|if|unless|instead)\b"
)
_POSSIBLE = LazyPattern(
    r"(?i)\b(?:if|whether|option|considered|rejected|first (?:list|plan|timetable|draft)|was|were|had)\b"
)
_LOST = frozenset(["lose", "loses", "lost", "losing", "cut", "cuts", "fewer", "sold"])
_CLOSED = frozenset(
    [
        "close", "closes", "closed", "closing", "closure", "end", "ends", "ended", "ending", "shut", "shuts", "remove",
        "removed", "removes", "withdrawn", "withdraw", "deleted", "delete", "cease", "ceases", "scrapped", "gone",
        "discontinued", "demolished",
    ]
)  # fmt: skip
_ALTERED = frozenset(
    [
        "change", "changes", "changed", "changing", "move", "moves", "moved", "moving", "alter", "alters", "altered",
        "re-timed", "retimed", "shift", "relocate", "relocates", "relocated",
    ]
)  # fmt: skip
_RAISES = frozenset(["rise", "rises", "raise", "raised", "increase", "increases", "increased", "dearer"])
_CHANGES = frozenset(["<lost>", "<closed>", "<altered>", "<raised>"])
_THERE_IS = LazyPattern(r"(?i)\b(?:there (?:is|are|were|was)|ha(?:s|ve|d)|shows?|showed|found)\s+(?:\w+\s+)?$")
_HAS = LazyPattern(r"(?i)\b(?:is|are|has|have|lives?|uses?|comes?|works?|attends?|falls?|needs?|offers?|gives?)\b")
_RELATIVE = LazyPattern(r"(?i)\b(?:who|whom|which|that|where|if|so)\b[^,.;]{0,20}$")
_FEWEST, _MOST, _SHARE = 2, 6, 0.75
_SHORTEST = 3
_PLAIN = LazyPattern(
    r"(?i)(?:plan|proposal|way|time|under|would|will|them|they|their|this|that|these|those|today|present|now|there|any|all|both|has|have|had|with|"
    r"from|posting|council|also|already|only|into|over|does|each|every|other|are|were|was|been|being|for|and|the|our|its|who|which|use|uses|used)"
)


class Denial(NamedTuple):
    """What a sentence says of none, or of all, of some things."""

    sentence: str
    about: frozenset[str]
    """The stems of what is denied."""
    is_future: bool


@lru_cache(maxsize=1024)
def denials(text: str) -> tuple[Denial, ...]:
    """The sentences of a text which say that nothing of a kind is lost, changed or had."""
    found: list[Denial] = []
    for sentence in sentences(text):
        if sentence.is_row or sentence.is_heading or _POSSIBLE.search(sentence.text):
            continue
        every = (about for about in _denied(sentence.text) if _FEWEST <= len(about) <= _MOST)
        found += [Denial(sentence.text, about, is_future(sentence.text)) for about in every]
    return tuple(found)


def _denied(sentence: str) -> list[frozenset[str]]:
    denied = []
    for none in _NONE.finditer(sentence):
        before, after = sentence[: none.start()], _PAUSE.split(sentence[none.end() :], maxsplit=1)[0]
        about = _stems(after)
        verb = _stems((before.split() or [""])[-1]) & _CHANGES
        is_statement = about & _CHANGES or _THERE_IS.search(before) or _HAS.search(after)
        if (verb or is_statement) and not _RELATIVE.search(before):
            denied.append(about | verb)
    denied += [_stems(kept["things"]) | {"<closed>"} for kept in _ALL_KEPT.finditer(sentence)]
    denied += [_stems(more["things"]) | {"<lost>"} for more in _MORE_THAN_NOW.finditer(sentence)]
    return denied


_PER = LazyPattern(
    r"(?i)\b(?:a|per|each|every|of the)\s+(?:hour|day|week|month|quarter|term|year|head|visit)\b|"
    r"\bclosing\s+(?:times?|dates?|hours?)\b"
)


@lru_cache(maxsize=8192)
def _stems(text: str) -> frozenset[str]:
    stems = set()
    for word in _WORD.findall(_PER.sub(" ", text.lower())):
        if word in _LOST:
            stems.add("<lost>")
        elif word in _CLOSED:
            stems.add("<closed>")
        elif word in _ALTERED:
            stems.add("<altered>")
        elif word in _RAISES:
            stems.add("<raised>")
        elif len(word) >= _SHORTEST and not is_one_of("uncounted", word) and not _PLAIN.fullmatch(word):
            stems.add(stem_of(word))
    return frozenset(stems)


@lru_cache(maxsize=4096)
def affirms(sentence: str) -> bool:
    """Whether a sentence says of some things, in a number or as all of them, what is so."""
    return not _NEGATIVE.search(sentence) and (
        bool(numbers(sentence))
        or re.search(r"(?i)\b(?:all|both|every|each|most|many|several|some)\b", sentence) is not None
    )


@lru_cache(maxsize=8192)
def contradicts(denial: Denial, sentence: str) -> bool:
    """Whether a sentence says of some what a denial says of none."""
    if sentence == denial.sentence or not affirms(sentence):
        return False
    told = _stems(sentence)
    if "<lost>" in denial.about and "<closed>" in told:
        told = told | {"<lost>"}  # who loses no stop has none that closes
    shared = denial.about & told
    changes = _CHANGES & denial.about
    if changes and not changes & told:
        return False
    if not changes and is_future(sentence) != denial.is_future:
        return False
    rest = denial.about - changes
    most = bool(changes) and len(shared) > _FEWEST and len(shared) >= _SHARE * len(denial.about)
    whole = shared == denial.about and (bool(changes) or len(shared) > _FEWEST)
    return bool(rest & told) and (whole or most)
