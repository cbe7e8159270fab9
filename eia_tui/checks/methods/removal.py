"""Finds what a proposal takes away, and whether another text relies on it."""

import re
from functools import lru_cache

from eia_tui.checks.methods.patterns import LazyPattern
from eia_tui.checks.methods.sentences import sentences

_NAME = r"(?P<thing>(?:[A-Za-z][\w’'-]*\s+){0,3}?[A-Za-z][\w’'-]+)"
_WILL = r"(?:will|would|is to|are to|shall)\s+(?:be\s+)?"
_GOES = (
    r"(?:close[sd]?|shut|end(?:s|ed)?|stop(?:s|ped)?|cease[sd]?|withdrawn|removed|abolished|discontinued|scrapped|"
    r"switched off|"
    r"taken (?:away|out)|go|no longer be (?:accepted|offered|provided|available|run))"
)
_NOT_ONLY = r"\b(?!\s+(?:up|at|between|earlier|on (?:mondays?|sundays?|saturdays?)|to|later))"
_STARTS = r"(?:^|[.;:]\s+|\b(?:the|our|its|all|every|an?)\s+)"
_PATTERNS = (
    re.compile(rf"(?i){_STARTS}(?:the\s+|two\s+|both\s+)*{_NAME}\s+{_WILL}{_GOES}{_NOT_ONLY}"),
    re.compile(
        r"\b(?P<thing>[A-Z][a-z]+(?:\s[A-Z][a-z]+)*)(?:\s+and\s+[A-Z][a-z]+)*\s+(?:will|would)\s+(?:no\s+longer\s+be\s+used|be\s+closed|close)\b"
    ),
    re.compile(rf"(?i)\b(?:the|our|its|all)\s+{_NAME}\s+(?:closes|ends|stops|ceases){_NOT_ONLY}"),
    re.compile(
        r"(?i)\b(?:clos(?:e|ing|ure of)|end(?:ing)?|stop(?:ping)?|withdraw(?:ing|al of)?|remov(?:e|ing|al of)|"
        r"abolish(?:ing)?|"
        rf"scrap(?:ping)?|discontinu(?:e|ing)|switch(?:ing)? off)\s+(?:the|our|its|all)\s+{_NAME}"
        r"(?=\s*(?:$|[.,;:)]|\b(?:in|on|at|from|and|by|for|which|that|of|because)\b))"
    ),
    re.compile(
        rf"(?i)\bno longer\s+(?:provide|offer|accept|run|give|have|pay for|fund)\s+(?:an?\s+|any\s+|the\s+)?{_NAME}"
        r"(?=\s*(?:$|[.,;:)]|\b(?:in|on|at|from|and|by|for|to|which|that|of|because)\b))"
    ),
)
_THING = r"(?:(?!and\b)[A-Za-z\d][\w’'-]*\s+){0,4}?(?!and\b)[A-Za-z][\w’'-]+"
_AT_START = re.compile(
    rf"(?:^\W*|[.;:]\s+)(?:(?i:the|our|its|all|both)\s+)*(?P<thing>{_THING}(?:\s+and\s+(?:(?:its|the|our)\s+)?{_THING})?)\s+"
    r"(?:(?:will|would|is to|are to|shall)\s+)?(?:closes?|shuts?|ends?|stops?|ceases?|become[s]?|"
    r"(?:is|are|be)\s+(?:to be\s+)?(?:withdrawn|closed|removed|sold|ended|switched off|abolished|demolished|"
    r"discontinued|scrapped|shut|given up|turned into|converted))"
    rf"(?!\s+(?:a|an)?\s*(?:easier|better|free|open)){_NOT_ONLY}"
)
"""What a sentence begins with and goes on to take away: "Station Road car park closes on 1 March"."""
_LISTED = re.compile(
    r"(?i)\b(?:close[sd]?|closing|shut|ends?|withdrawn|removed|sold|lost)\b[^.:;]{0,40}:\s*(?P<names>[^.;]+)"
)
_NAMES = re.compile(r"\b[A-Z][\w’']*(?:\s+[A-Z][\w’']*)+(?:\s+(?:car park|library|centre|office|depot|school|hall))?")
"""The names in a list of what closes: "would close: Quay Street, the Bus Station and North Park"."""
_NAMED = _PATTERNS[1]
"""The pattern of a name with capitals, of which one word is enough."""
_SOME = LazyPattern(
    r"(?i)\b(?:some|part|parts|half|most|one|three|four|five|six|seven|eight|nine|ten|\d+|other|others|number|lease|contract|notice|"
    r"consultation|it|they|which|that|who|this|we|year|month|proposal|change|grants?)\b"
)
"""Words of what is not taken away as a whole, or is no service."""
_BARE = LazyPattern(
    r"(?i).*\b(?:hours?|days?)|(?:new |old |current |present |existing |whole )?"
    r"(?:scheme|programme|service|services|council|policy|project|site|sites)"
)
_NOT_GONE = LazyPattern(r"(?i)\b(?:not|never|\w+n['’]t|option|considered|rejected)\b")
_VERBS = LazyPattern(r"(?i)^(?:will|would|is|are|be|have|has|to|and|or|by|for|in|on|at|of|from|with)$")
_AVAILABLE = LazyPattern(
    r"(?i)\b(?:can|may|could|able to|use[sd]?|using|by|at|through|via|ring|rings|call|calls|phone|visit|ask|go to|"
    r"contact\w*|offer\w*|available|provided|will be|help at|staff (?:at|of|in)|(?:directed|moved?s?|transfer\w*|sent|"
    r"referred|taken|invited) to|park (?:at|in)|join\w*|attend\w*|catch|still have|travel (?:by|on))\b"
)
_NOT_RELIED = LazyPattern(
    r"(?i)\b(?:until|before|instead|replac\w+|former|after|clos\w+|ends?|ended|no longer|los[et]\w*|not|"
    r"without(?! (?:an? |any )?(?:charge|cost|fee|paying))|"
    r"once|stays?|stay open|remain\w*|kept|keeps?|"
    r"except\w*|reopen\w*|whose|gone|alternative|nearest|another|new)\b"
)


@lru_cache(maxsize=256)
def removed_things(text: str) -> tuple[str, ...]:
    """What a text says will be closed, ended or taken away as a whole, in its own words."""
    found: list[str] = []
    for sentence in sentences(text):
        if _NOT_GONE.search(sentence.text):
            continue
        for pattern in _PATTERNS:
            for match in pattern.finditer(sentence.text):
                words = match["thing"].split()
                while words and _VERBS.match(words[0]):
                    words = words[1:]
                thing = " ".join(words)
                is_name = len(words) > 1 or pattern is _PATTERNS[-1] or pattern is _NAMED
                if is_name and _is_whole(thing):
                    found.append(thing)
    return tuple(dict.fromkeys(found))


def _is_whole(thing: str) -> bool:
    """Whether it is a service or a place as a whole, by its name."""
    is_verb = any(map(_VERBS.match, thing.split()))
    return not _SOME.search(thing) and not _BARE.fullmatch(thing) and not is_verb


@lru_cache(maxsize=256)
def likely_removed(text: str) -> tuple[str, ...]:
    """What the sentences of a text begin with and go on to end, as "Station Road car park": some people may keep it."""
    begun = (_AT_START.search(each.text) for each in sentences(text) if not _NOT_GONE.search(each.text))
    things = [thing for found in begun if found for thing in re.split(r"\s+and\s+(?:its\s+)?", found["thing"])]
    listed = (_LISTED.search(each.text) for each in sentences(text) if not _NOT_GONE.search(each.text))
    things += [name for found in listed if found for name in _NAMES.findall(found["names"])]
    return tuple(dict.fromkeys(thing for thing in things if thing.count(" ") and _is_whole(thing)))


def is_place(thing: str) -> bool:
    """Whether what is taken away has a name of its own, as "Station Road car park"."""
    return any(word[0].isupper() for word in thing.split()[1:])


@lru_cache(maxsize=4096)
def relies_on(sentence: str, thing: str) -> bool:
    """Whether a sentence offers people something, as "they can ring the advice line"."""
    words = r"[\s-]+".join(re.escape(word.removesuffix("s")) + r"\w{0,2}" for word in thing.split())
    found = re.search(rf"(?i)\b{words}\b", sentence)
    if not found or _NOT_RELIED.search(sentence):
        return False
    return _AVAILABLE.search(sentence) is not None


@lru_cache(maxsize=4096)
def is_kept(sentence: str, thing: str) -> bool:
    """Whether a sentence says that something stays: "Stanmoor stays open"."""
    words = r"[\s-]+".join(re.escape(word.removesuffix("s")) + r"\w{0,2}" for word in thing.split())
    return (
        re.search(
            rf"(?i)\b{words}\s+(?:itself\s+|also\s+)?(?:stays?|remains?|keeps?|continues?|will\s+(?:still|stay|remain|continue))\b",
            sentence,
        )
        is not None
    )
