"""Decides whether a measure is about another difficulty than the concern that it should answer."""

import re
from functools import lru_cache

from eia_tui.checks.methods.patterns import LazyPattern
from eia_tui.checks.methods.phrases import group_words, phrases
from eia_tui.checks.methods.substance import stems

_COMFORTS = LazyPattern(
    r"(?i)\b(?:well-?being|relax\w*|mindful\w*|yoga|helpline|counselling|listen\w*|coffee mornings?|resilience|"
    r"self-care|"
    r"support groups?|stress|pamper\w*)\b"
)
_FEWEST_COMFORTS = 2
_MATERIAL = frozenset(["money", "travel", "time", "access", "safety"])
TOPICS = (
    "money", "language", "travel", "access", "senses", "communication", "digital", "safety", "time", "knowing", "faith",
    "company", "health", "papers", "treatment", "care",
)  # fmt: skip
"""Kinds of difficulty: templates/checks has a list of words for each, of the difficulty and of what lessens it."""


_FEW_TOPICS, _WORDS_OF_MEASURE = 2, 14
_AROUND = LazyPattern(
    r"(?i)(?:^|(?<=[.;]\s))(?:in order )?to (?:mitigate|address|reduce|respond to|meet|lessen|deal with|answer|"
    r"counter|overcome) [^,.;]{3,90},|\(?\bactions?\s+\d+(?:\s*(?:,|and)\s*\d+)*\)?|\b(?:told|asked|wrote|"
    r"said)\b(?:\s+(?:us|that|in))*"
)
"""The numbers of actions, and who told of it: neither is about a difficulty."""


@lru_cache(maxsize=4096)
def topics(text: str) -> frozenset[str]:
    """The kinds of difficulty that a text is about."""
    text = _AROUND.sub(" ", text)
    return frozenset(topic for topic in TOPICS if phrases(f"topic_{topic}").search(text))


@lru_cache(maxsize=2048)
def only_comforts(concern: str, measures: tuple[str, ...]) -> str:
    """The measure that comforts people for what they lose of time, money, travel or safety; "" if there is none.

    `measures` are the sentences of the mitigation. Another one about the same difficulty answers it.
    """
    lost = topics(concern) & _MATERIAL
    comforting = [each for each in measures if len(set(map(str.casefold, _COMFORTS.findall(each)))) >= _FEWEST_COMFORTS]
    others = [each for each in measures if each not in comforting]
    if not lost or not comforting or any(topics(each) & lost for each in others):
        return ""
    return comforting[0] if stems(concern) & stems(comforting[0]) else ""


@lru_cache(maxsize=2048)
def answers_something_else(concern: str, mitigation: str, common: frozenset[str] = frozenset()) -> bool:
    """Whether all that a mitigation does is about other difficulties than those of the concern.

    A measure for one person at a time, such as a visit or an exception, may answer any difficulty. `common` are stems
    of words that most answers share: that a concern and a measure have one of them says nothing. What only informs is
    another matter. A long mitigation, and a concern about several difficulties, may be about the same in other words.
    """
    done_words = _AROUND.sub(" ", mitigation)
    feared_words = re.sub(group_words(), " ", _AROUND.sub(" ", concern), flags=re.IGNORECASE)
    if phrases("topic_any").search(done_words) or (stems(feared_words) - common) & stems(done_words):
        return False
    feared, done = topics(concern), topics(mitigation)
    is_plain = 0 < len(feared) <= _FEW_TOPICS and len(done) <= 1 + _FEW_TOPICS
    is_plain = is_plain and len(mitigation.split()) <= _WORDS_OF_MEASURE
    if "time" in done:
        done = done | {"faith", "travel", "care"}  # another hour answers prayers, a bus and a carer's day
    return is_plain and bool(done - {"knowing"}) and not feared & done
