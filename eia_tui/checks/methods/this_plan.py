"""Decides which sentences of a text are about what is proposed, and which about a plan that was not chosen."""

from collections.abc import Sequence
from functools import lru_cache

from eia_tui.checks.methods.patterns import LazyPattern
from eia_tui.checks.methods.sentences import Sentence, sentences

_COMPARES_WAYS = LazyPattern(
    r"(?i)\b(?:ways?|options?|alternatives?|possibilities|models?|courses|plans|ideas|choices|routes?)\b[^.]{0,60}"
    r"\b(?:compared|considered|looked at|weighed|examined|appraised|tested|set (?:them|these|those) out|set out|"
    r"open to us|we could see|were (?:there|"
    r"possible)|"
    r"possible|ruled out|turned down|rejected|dropped)\b"
    r"|\b(?:we|officers|the (?:board|council|group))\b[^.]{0,30}\b(?:compared|considered|looked at|weighed|appraised)\b"
    r"|^\W*(?:the\s+)?(?:other\s+)?(?:options?|alternatives?|possibilities)\b"
    r"|\bthere were (?:two|three|four|five|several)\b[^.]{0,20}\bways?\b"
)
"""Words of a heading or a lead-in above a list of plans of which one is chosen."""
_CHOSEN_NUMBER = LazyPattern(
    r"(?i)\b(?:recommend\w*|propos\w+|prefer\w*|chos\w+|choos\w+|go(?:es|ing)? (?:for|with|ahead with)|"
    r"adopt\w*)\s+(?:the\s+)?"
    r"(?:option|number|no\.|model|way)?\s*(\d)\b"
)
"""The number of the plan that is chosen, after a list of plans: "We are recommending 3"."""
_ITEM = LazyPattern(r"\s*(?:[-*+•]|\(?(?P<number>\d{1,3})[.)]|\(?[a-z][.)])\s")
_CHOSEN = LazyPattern(
    r"(?i)\b(?:proposed|preferred|chosen|recommended|adopted|selected|this proposal|our proposal|the proposal|"
    r"we propose|"
    r"taken forward|goes? forward|our choice)\b"
)
_NOT_CHOSEN = LazyPattern(
    r"(?i)\b(?:rejected|ruled out|turned down|dropped|discarded|dismissed|set aside|not (?:been )?(?:pursued|chosen|"
    r"proposed|preferred|recommended|adopted|taken (?:further|forward|up))|decided against|gave up)\b"
)
_LOOKED_AT = LazyPattern(
    r"(?i)(?<!\bno )(?<!\bonly )\b(?:options?|alternatives?)\b(?=\s*(?:[,:(]|was\b|were\b|would\b|that\b|to\b|we\b|"
    r"considered\b|looked\b|[A-D1-9]\b))|\b(?:considered|looked at|looked into|thought about|"
    r"discussed)\s+(?:\w+ly\s+)?\w+ing\b"
    r"|\bfirst (?:list|plan|draft|proposal)\b"
)
"""Words of a sentence that is itself about a plan that was looked at."""
_REFERS_BACK = LazyPattern(
    r"(?i)^\W*(?:that|this|it|both|neither|these|those|each|all|none|the (?:idea|suggestion|plan|first|second|last|"
    r"two|three)|"
    r"members|cabinet|we|the (?:board|forum|group))\b"
)
_UNREAL = LazyPattern(
    r"(?i)^\W*(?:if|had|were|should|unless|without)\s+(?:\w+\s+){1,6}?(?:were to|not\b|kept|be|fail\w*|been|had|would|"
    r"did|came|prove\w*)\b|\bwould (?:otherwise )?have\s+(?!to\b)\w+|\bcould have\s+\w+"
)
"""What happens only in a case that is not proposed: "Should the pilot fail, the hours would go back"."""


@lru_cache(maxsize=1024)
def of_this_plan(text: str) -> tuple[Sentence, ...]:
    """The sentences of a text without those about a plan that was looked at and not chosen, or about a case only."""
    every = sentences(text)
    kept, above, is_in_list = [], "", False
    for number, each in enumerate(every):
        marker = _ITEM.match(text, each.start)
        is_item, item = marker is not None, marker["number"] or "" if marker else ""
        if is_item and not is_in_list:
            above = every[number - 1].text if number else ""
        is_in_list = is_item
        if not _is_of_another(every, number, f"{above} {each.lead}" if is_item else each.lead, item):
            kept.append(each)
    return tuple(kept)


def _is_of_another(every: Sequence[Sentence], number: int, lead: str, item: str) -> bool:
    sentence = every[number]
    if _UNREAL.search(sentence.text) or _NOT_CHOSEN.search(sentence.text):
        return True
    if _COMPARES_WAYS.search(lead):
        return not _is_chosen(every, number, item)
    if _LOOKED_AT.search(sentence.text):
        return not _is_chosen(every, number, item)
    return _is_refused_after(every, number)


def _is_chosen(every: Sequence[Sentence], number: int, item: str) -> bool:
    """Whether a sentence, or another of its item or paragraph, says that this is the plan that was chosen."""
    sentence = every[number]
    same = (each for each in every if each.start == sentence.start)
    if item and any(item in _CHOSEN_NUMBER.findall(each.text) for each in every[number + 1 :]):
        return True
    return any(_CHOSEN.search(each.text) and not _NOT_CHOSEN.search(each.text) for each in same)


def _is_refused_after(every: Sequence[Sentence], number: int) -> bool:
    """Whether the next sentence of the paragraph says that this was not chosen: "That was rejected in May"."""
    following = every[number + 1 : number + 2]
    return any(
        each.block == every[number].block and _REFERS_BACK.match(each.text) and _NOT_CHOSEN.search(each.text)
        for each in following
    )
