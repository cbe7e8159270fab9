"""Finds what a proposal takes away, and whether another text relies on it."""

import re
from functools import lru_cache

from eia_tui.checks.methods.sentences import sentences

_NAME = r"(?P<thing>(?:[A-Za-z][\w’'-]*\s+){0,3}?[A-Za-z][\w’'-]+)"
_WILL = r"(?:will|would|is to|are to|shall)\s+(?:be\s+)?"
_GOES = (
    r"(?:close[sd]?|shut|end(?:s|ed)?|stop(?:s|ped)?|cease[sd]?|withdrawn|removed|abolished|discontinued|"
    r"scrapped|switched off|"
    r"taken "
    r"(?:away|"
    r"out)|"
    r"go)"
)
_PATTERNS = (
    re.compile(
        rf"(?i)\b(?:the|our|its|all|every|a|an)\s+{_NAME}\s+{_WILL}{_GOES}\b(?!\s+(?:up|at|between|earlier|"
        rf"on (?:mondays?|sundays?|saturdays?)|to|later))"
    ),
    re.compile(
        rf"(?i)\b(?:the|our|its|all)\s+{_NAME}\s+(?:closes|ends|stops|ceases)\b(?!\s+(?:up|at|between|earlier|later))"
    ),
    re.compile(
        rf"(?i)\b(?:clos(?:e|ing|ure of)|end(?:ing)?|stop(?:ping)?|withdraw(?:ing|al of)?|remov(?:e|ing|al of)|"
        rf"abolish(?:ing)?|scrap(?:ping)?|"
        rf"discontinu(?:e|ing)|switch(?:ing)? off)\s+(?:the|our|its|all)\s+{_NAME}(?=\s*(?:$|[.,;:)]|\b(?:in|on|at|"
        rf"from|and|by|for|which|that|of|because)\b))"
    ),
)
_SOME = re.compile(
    r"(?i)\b(?:some|part|parts|half|most|one|two|three|four|five|six|seven|eight|nine|ten|\d+|other|others|number|hours?|days?|lease|contract|notice|"
    r"consultation|it|they|which|that|who|scheme|programme|service|year|month|council|proposal|change|current|present|grants?)\b"
)
_VERBS = re.compile(r"(?i)^(?:will|would|is|are|be|have|has|to|and|or|by|for|in|on|at|of|from|with)$")
_AVAILABLE = re.compile(
    r"(?i)\b(?:can|may|could|able to|use[sd]?|using|by|at|through|via|ring|rings|call|calls|phone|visit|ask|go to|"
    r"contact\w*|offer\w*|available|help at|staff (?:at|of|in))\b"
)
_NOT_RELIED = re.compile(
    r"(?i)\b(?:until|before|instead|replac\w+|former|after|clos\w+|ends?|ended|no longer|los[et]\w*|not|without|"
    r"once|stays?|stay open|remain\w*|kept|keeps?|"
    r"except\w*|reopen\w*|whose|gone|alternative|nearest|another|new)\b"
)


@lru_cache(maxsize=256)
def removed_things(text: str) -> tuple[str, ...]:
    """What a text says will be closed, ended or taken away as a whole, in its own words."""
    found: list[str] = []
    for sentence in sentences(text):
        if re.search(r"(?i)\b(?:not|never|n['’]t|option|considered|rejected)\b", sentence.text):
            continue
        for pattern in _PATTERNS:
            for match in pattern.finditer(sentence.text):
                words = match["thing"].split()
                while words and _VERBS.match(words[0]):
                    words = words[1:]
                thing = " ".join(words)
                if len(words) > 1 and not _SOME.search(thing) and not any(map(_VERBS.match, words)):
                    found.append(thing)
    return tuple(dict.fromkeys(found))


@lru_cache(maxsize=4096)
def relies_on(sentence: str, thing: str) -> bool:
    """Whether a sentence offers people something, as "they can ring the advice line"."""
    words = r"[\s-]+".join(re.escape(word.removesuffix("s")) + r"\w{0,2}" for word in thing.split())
    found = re.search(rf"(?i)\b{words}\b", sentence)
    if not found or _NOT_RELIED.search(sentence):
        return False
    return _AVAILABLE.search(sentence) is not None
