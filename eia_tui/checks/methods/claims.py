"""Reads what a text counts, so that two answers can be compared: "1,560 people would pay more"."""

import re
from collections.abc import Iterator, Mapping
from functools import lru_cache
from typing import NamedTuple

from eia_tui.checks.methods.numbers import Number, numbers
from eia_tui.checks.methods.patterns import LazyPattern
from eia_tui.checks.methods.phrases import group_words, is_one_of
from eia_tui.checks.methods.sentences import Sentence, sentences

_WORD = LazyPattern(r"[A-Za-z][\w’'-]*")
_END = LazyPattern(
    r"(?i)[,.;:()|–—]|\s-\s|\b(?:and|but|because|while|although|whereas|or|if|when|from|than|compared|against|by)\b"
)
_MOST_WORDS = 7
_BEFORE = LazyPattern(
    r"(?i)\b(?:another|further|extra|additional|other|fewer|more|less|first|second|third|last|next|new|some|only|part|remaining)\b"
)
_MEASURES = LazyPattern(
    r"(?i)\s+(?:\w+\s+){0,2}?(?:days?|weeks?|months?|years?|hours?|minutes?|seconds?|miles?|metres?|times?|points?|pence|per)\b"
)
"""What measures time or distance: two such numbers seldom belong to the same thing."""
_LINK = LazyPattern(
    r"(?i)of|to|for|at|in|on|about|around|some|nearly|almost|over|only|just|up|least|approximately|roughly|and|or"
)
_BOUND = LazyPattern(
    r"(?i)\b(?:at least|at most|no more than|no fewer than|up to|more than|fewer than|less than|over|under|between|"
    r"to|maximum of|minimum of|target of)\s+$"
)
"""Words before a number which say that it is a limit or an aim."""
_NEAR = 40
"""Characters before a number that are read for them."""
_OTHER_PLAN = LazyPattern(
    r"(?i)\b(?:options?|alternatives?|choices?|other ways?|considered|looked at|rejected|ruled out|weighed|"
    r"first (?:list|plan|draft|proposal|version)|a (?:version|variation|variant)|costed|"
    r"would have|could have|instead(?!\s*(?:[.;]|$)))\b"
)
"""Words of a sentence, or of the heading above it, about a plan that was not chosen."""
_COUNTED_BEFORE = LazyPattern(
    r"(?:\b(?:number of|the|our|all) |^\W*(?=[A-Z]))(?P<words>(?:[A-Za-z-]+ )?(?:[a-z-]{3,}s|staff|people)) \($"
)
"""What the number in brackets after it counts: "the number of advisers (16)"."""
_BRACKET = LazyPattern(r"\s*(?:people|in all|altogether|of them|in total)?\)")
_BARE = LazyPattern(
    r"(?i)\s+(?!people\b)[a-z-]{3,}s(?:\s+(?:is|are|was|were|will|would|has|have|had|can|could|may|the)\b|\s*(?:$|[,.;:]))"
)
"""A noun after a number that no other words describe."""
_ALL = LazyPattern(r"(?i)\ball\s+(?:the\s+)?$")
_ANY_NOUN = LazyPattern(
    r"(?i)\s+(?!people\b)(?:[a-z-]{3,}s|staff|children|women|men)\s+(?!that|who|which|whose|where|in|at|with|from|of|on|for|to|under|over|aged|not|left|whom|by\b)"
)
_THE = LazyPattern(r"(?i)\bthe\s+$")
_WHOLE = LazyPattern(r"(?i)\b(?:all|of the|of our|each of the|every one of the|all of the|total of|in all)\s+$")
_SAME = {
    "individual": "people",
    "person": "people",
    "peopl": "people",
    "lost": "los",
    "went": "los",
    "gon": "los",
    "cutt": "cut",
    "end": "los",
    "clos": "los",
    "shut": "los",
    "go": "los",
    "remov": "los",
    "withdrawn": "los",
    "delet": "los",
}
_WEAK = LazyPattern(r"(?i)(?:own|active|current|present|whose|different|altogether|respective)")
"""Words that do not change what a number counts."""
_REPLY = LazyPattern(r"(?i)^(?:repl(?:y|ies|ied)|respon\w+|answers?|questionnaires?|returned|submissions?)$")
_CAME_BACK = LazyPattern(
    r"(?i)^(?:received|came|come|back|returned|completed|replied|responded|given|sent|survey|online|paper|consultation|questionnaires?|forms?)$"
)
_FEWEST, _LEAST_SHARE = 3, 0.45
_LONG_NUMBER = LazyPattern(r"(?<![\d.,/-])(?:\d{1,3}(?:,\d{3})+|\d{3,6})(?![\d/-]|[.,]\d)")
_WORDS_NEAR, _LETTERS = 8, 4
_NAME = LazyPattern(r"\b[A-Z][a-z’'-]+(?:\s[A-Z][a-z’'-]+)+\b")
"""A name of two words or more."""
_ROUNDED = 1.0
"""Percentage points by which a rounded percentage may differ."""


class Claim(NamedTuple):
    """A number, and the stems of the words that say what it counts."""

    number: Number
    about: frozenset[str]
    sentence: str
    is_rough: bool
    is_definite: bool
    """Whether it refers to something that is counted elsewhere: "none of the 534 replies"."""

    @property
    def digits(self) -> str:
        """Its digits in order of size, by which two numbers with the same digits are found."""
        return "".join(sorted(f"{self.number.value:.0f}"))

    @property
    def is_of_replies(self) -> bool:
        """Whether it counts replies to something that the sentence does not name."""
        return self.about == {"reply"}


@lru_cache(maxsize=1024)
def claims(text: str) -> tuple[Claim, ...]:
    """What a text counts, in order. A number whose sentence does not say what it counts is left out."""
    return tuple(
        claim
        for sentence in sentences(text)
        if not sentence.is_row and not is_of_other_plan(sentence)
        for claim in _claims(sentence.text)
    )


def _claims(sentence: str) -> Iterator[Claim]:
    all_numbers = numbers(sentence)
    for number in all_numbers:
        if number.kind != "count" or number.value < _FEWEST or is_bounded(sentence, number):
            continue
        before = re.split(r"[.;:(]|\s[–—-]\s", sentence[: number.start])[-1]
        following = next((each.start for each in all_numbers if each.start > number.end), None)
        after = _END.split(sentence[number.end : following], maxsplit=1)[0]
        words = _WORD.findall(after)[:_MOST_WORDS]
        is_whole = _WHOLE.search(before) is not None
        definite = is_whole or _THE.search(before) is not None
        if definite and words and _REPLY.match(words[0]):
            words = words[:1]  # what follows "none of the 543 replies" is about them, and does not say which
        if definite and (_BARE.match(after) or (_ALL.search(before) and _ANY_NOUN.match(after))):
            words = words[:1]  # "one of the six rooms is free": what follows is about the rooms, and does not say which
        if (
            (not words or words == ["people"])
            and (counted := _COUNTED_BEFORE.search(sentence[: number.start]))
            and _BRACKET.match(sentence[number.end :])
        ):
            words, definite = counted["words"].split(), True
            if any(map(_REPLY.match, words)):
                continue
        about = _stems(words)
        if not about or about == {"people"} or _MEASURES.match(after):
            continue
        if len(about) == 1 and not definite and about != {"reply"} and (verb := _verb_before(before)):
            about |= {verb}
        about |= {f"before {word.lower()}" for word in _limits(before)} | set(re.findall(r"\b20\d\d\b", after))
        if len(about) > 1 or definite or about == {"reply"} or is_whole:
            rough = re.search(
                r"(?i)\b(?:about|around|some|nearly|almost|over|more than|up to|approximately|roughly|at least)\s+$",
                before,
            )
            yield Claim(number, frozenset(about), sentence, is_rough=rough is not None, is_definite=definite)


def _verb_before(before: str) -> str:
    """The stem of the verb whose object is what is counted: "los" for "the team loses eight posts"."""
    words = [
        word
        for word in _WORD.findall(before.lower())[-3:]
        if not is_one_of("uncounted", word) and not _LINK.fullmatch(word)
    ]
    return stem_of(words[-1]) if words else ""


def _limits(before: str) -> list[str]:
    """The words before a number that limit what it counts: a name, a group, "another"."""
    names = [word for word in _WORD.findall(before)[1:] if word[0].isupper()]
    return (
        names
        + _BEFORE.findall(before)
        + re.findall(group_words(), before, re.IGNORECASE)
        + re.findall(r"\b20\d\d\b", before)
    )


def _stems(words: list[str]) -> set[str]:
    """The stems of the words for what is counted; those for replies are one."""
    if any(_REPLY.match(word) for word in words):
        rest = [word for word in words if not _REPLY.match(word) and not _CAME_BACK.match(word)]
        return {"reply", *_stems(rest)} - {"people"}
    return {stem_of(word.lower()) for word in words if not is_one_of("uncounted", word) and not _WEAK.fullmatch(word)}


def is_of_other_plan(sentence: Sentence) -> bool:
    """Whether a sentence, or the heading above it, is about a plan that was not chosen."""
    return _tells_of_other_plan(sentence.with_lead)


@lru_cache(maxsize=4096)
def _tells_of_other_plan(text: str) -> bool:
    return _OTHER_PLAN.search(text) is not None


def is_bounded(text: str, number: Number) -> bool:
    """Whether a number is a limit or an aim: "at most 12"."""
    return _BOUND.search(text, max(0, number.start - _NEAR), number.start) is not None


@lru_cache(maxsize=20_000)
def stem_of(word: str) -> str:
    """The beginning of a word in lower case by which its forms are the same: "clos" for "closing" and "shut"."""
    word = re.sub(r"ies$", "y", word)
    word = re.sub(r"(?<=\w{3})(?:es|s|ing|ed)$", "", word).rstrip("e")
    return _SAME.get(word, word)


@lru_cache(maxsize=4096)
def disagree(one: Claim, other: Claim) -> bool:
    """Whether two claims count the same and give different numbers."""
    if one.number.value == other.number.value or one.about != other.about:
        return False
    if not (
        any(is_one_of("happening_stem", stem) for stem in one.about)
        or (one.is_definite and other.is_definite)
        or one.is_of_replies
    ):
        return False  # "nine car parks" and "four car parks" may both be true
    if one.is_of_replies:  # there may be several surveys: one of the two must refer to the other
        return one.is_definite != other.is_definite
    smaller, larger = sorted((one.number.value, other.number.value))
    if smaller < _LEAST_SHARE * larger:
        return False  # the smaller may well be a part: "12 borrowers at the stops that end are not White British"
    return abs(one.number.value - other.number.value) > (0.05 * larger if one.is_rough or other.is_rough else 0)


@lru_cache(maxsize=4096)
def are_swapped(one: Claim, other: Claim) -> bool:
    """Whether two numbers of the same things have the same three digits or more in another order: 534 and 543."""
    first, second = (f"{each.number.value:.0f}" for each in (one, other))
    return first != second and len(first) > 2 and sorted(first) == sorted(second) and bool(one.about & other.about)


class NamedShare(NamedTuple):
    """A percentage that a text gives for something with a name of its own, such as a park or a school."""

    number: Number
    name: str
    topic: frozenset[str]
    """The stems of the other words of its sentence, and of the headings above it."""
    limits: frozenset[str]
    """Its years, and the groups of people that it is of: shares with different ones may both be true."""


@lru_cache(maxsize=1024)
def named_shares(text: str) -> tuple[NamedShare, ...]:
    """The percentages of a text that share their clause with one name and no other percentage."""
    return tuple(_named_shares(text)) if "%" in text or "per cent" in text else ()


def _named_shares(text: str) -> Iterator[NamedShare]:
    for sentence in sentences(text):
        if sentence.is_row or is_of_other_plan(sentence):
            continue
        for number in numbers(sentence.text):
            if number.kind != "percent" or not number.is_exact or is_bounded(sentence.text, number):
                continue
            start = max(map(sentence.text[: number.start].rfind, ",;:"), default=-1) + 1
            clause = re.split(r"[,;]", sentence.text[start:], maxsplit=1)[0]
            names = _NAME.findall(clause)
            if len(names) != 1 or len([each for each in numbers(clause) if each.kind == "percent"]) != 1:
                continue
            lead = sentence.text[:start].rpartition(":")[0].rpartition(".")[2]
            words = _WORD.findall(f"{lead} {clause}".replace(names[0], " "))
            limits = re.findall(r"\b20\d\d\b|" + group_words(), clause, re.IGNORECASE)
            topic = {stem for stem in _stems(words) if len(stem) >= _LETTERS}
            yield NamedShare(number, names[0], frozenset(topic), frozenset(map(str.casefold, limits)))


@lru_cache(maxsize=4096)
def shares_disagree(one: NamedShare, other: NamedShare) -> bool:
    """Whether two percentages are of the same thing at the same place, and differ by more than rounding."""
    return (
        one.name == other.name
        and one.limits == other.limits
        and bool(one.topic & other.topic)
        and abs(one.number.value - other.number.value) > (0 if _have_decimals(one, other) else _ROUNDED)
    )


def _have_decimals(one: NamedShare, other: NamedShare) -> bool:
    """Whether both percentages are given to a decimal: then neither is rounded to the other."""
    return "." in one.number.words and "." in other.number.words


@lru_cache(maxsize=1024)
def long_numbers(text: str) -> Mapping[str, frozenset[str]]:
    """The numbers of three digits or more in a text, tables included, each with the stems of the words around it."""
    found: dict[str, set[str]] = {}
    for line in text.split("\n"):
        for match in _LONG_NUMBER.finditer(line):
            digits = match.group().replace(",", "")
            if re.fullmatch(r"(?:19|20)\d\d", digits):
                continue
            near = [
                *_WORD.findall(line[: match.start()])[-_WORDS_NEAR:],
                *_WORD.findall(line[match.end() :])[:_WORDS_NEAR],
            ]
            found.setdefault(digits, set()).update(_stems([word for word in near if len(word) >= _LETTERS]))
    return {digits: frozenset(near) for digits, near in found.items()}


def mistypings(digits: str) -> list[str]:
    """The numbers that come of two neighbouring digits in the wrong order."""
    swapped = (digits[:n] + digits[n + 1] + digits[n] + digits[n + 2 :] for n in range(len(digits) - 1))
    return [each for each in swapped if each != digits and not each.startswith("0")]
