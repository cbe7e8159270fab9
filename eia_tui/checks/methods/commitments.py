"""Finds what a council has done already that binds it: a contract signed, a lease given up, people recruited."""

import re
from functools import lru_cache

from eia_tui.checks.methods.negation import is_negated
from eia_tui.checks.methods.patterns import LazyPattern
from eia_tui.checks.methods.phrases import phrases
from eia_tui.checks.methods.sentences import sentences
from eia_tui.checks.methods.tense import is_future

_PASSIVE = LazyPattern(
    r"(?i)^(?!\s+(?:the|an?|each|every|this|these|our|their|its)\s)"
    r"(?:\s+(?!(?:was|were|has|have|had|who|that|which|is|are|will|would|may|can|could)\b)[^\s.;:]+){0,7}?\s*,?\s+"
    r"(?:(?:which|that|who)\s+)?(?:was|were|has\s+been|have\s+been|had\s+been|has\s+now|have\s+now|has\s+already|"
    r"have\s+already|has|have)\s+(?:\w+ly\s+|already\s+|now\s+|since\s+|been\s+|all\s+)*(?P<verb>[a-z]+(?:\s+(?:up|back|out|down|off|over))?)"
)
"""What happened to a thing, after its name: "the lease of the hall was given up"."""
_ACTIVE = LazyPattern(
    r"(?i)\b(?:we|council|cabinet|committee|director|managers?|service|team|board|officers?|procurement|finance|property|county|authority)\s+"
    r"(?:(?:have|has|had)\s+)?(?:\w+ly\s+|already\s+|now\s+|since\s+|also\s+)*"
    r"(?P<verb>[a-z]+(?:\s+(?:up|back|out|down|off|over))?)\s+"
)
"""What the council did, before the name of the thing: "the Director has signed the contract"."""
_OLD = LazyPattern(
    r"(?i)\b(?:existing|current|present|previous|former|old|last|earlier|first|original|three-year|five-year)\s+(?:[\w’'-]+\s+){0,2}$"
)
"""Before a thing that was there before the proposal."""
_FORMER = LazyPattern(r"(?i)\b(?:existing|current|present|previous|former|old)\s+(?:[\w’'-]+\s+){0,2}$")
_OF_NOW = LazyPattern(
    r"(?i)\b(?:expires?|runs? out|runs? (?:until|to)|until|since|originally|break clause|every \w+ years?|"
    r"for (?:\w+ )?(?:months|years)|"
    r"survey|research|consult\w*|stud(?:y|ies)|trial|pilot|temporar\w+|covid|pandemic|in principle|draft|subject to|"
    r"no decision|if)\b"
)
"""Words of a sentence about how things have been, or about finding out."""
_COUNTED = LazyPattern(r"\d\s?%|(?i:\bper cent\b)")
"""A share in a sentence that only counts what was ordered: "1,014 tests were ordered, 32% of all"."""
_NOTICE = LazyPattern(
    r"(?i)\b(?:was|were|ha(?:s|ve)\s+been|had\s+been)\s+(?:already\s+|all\s+)?(?:served|given|issued(?:\s+with)?|sent)\s+(?:formal\s+|\w+\s+)?notice\b|\bunder\s+notice\b|"
    r"\b(?:served|gave|issued)\s+(?:formal\s+)?notice\b"
)
"""Those with whom there was a contract know that it ends."""
_BOUGHT = LazyPattern(
    r"(?i)\b(?:was|were|ha(?:s|ve)\s+been|had\s+been)\s+(?:already\s+|now\s+|all\s+)?(?:ordered|purchased|procured|pre-?ordered)\b"
    r"|\b(?:orders?|contracts?|tenders?|notices?|instructions?)\s+(?:for\s+[^.;]{3,60}\s+)?(?:went|has\s+gone|have\s+gone|(?:was|were|has\s+been|have\s+been)\s+(?:sent|placed|confirmed))\s+(?:out\s+)?(?:to|with|on|in)\b"
    r"|\b(?:heads of terms|terms|price|sale|purchase|lease)\b[^.;]{0,40}\b(?:was|were|has been|"
    r"have been)\s+agreed\s+with\b"
    r"|\b(?:redundancy|dismissal|notice|closure|termination|eviction)\s+(?:letters?|notices?)\s+(?:went|have\s+gone|were|was|has|have)\b"
    r"|\b(?:an|the|our|her|his|their)\s+offer\s+(?:\w+\s+){0,4}?(?:(?:was|has\s+been)\s+)?accepted\b"
    r"|\brecruitment\b[^.;]{0,40}\b(?:is|has\s+been|was)\s+(?:now\s+)?(?:completed?|finished|under\s?way)\b"
    r"|\b(?:work|building|construction|demolition|conversion)\s+on\s+(?:the|our)\b[^.;]{0,40}\b(?:started|began|has\s+started|has\s+begun|is\s+under\s?way)\b"
    r"|\b(?:have|has)\s+(?:all\s+|already\s+)?signed\s+(?:their|its|the)\s+(?:new\s+)?(?:contracts?|leases?|agreements?)\b"
    r"|\b(?:builder|contractor|solicitor|agent|architect)s?\s+(?:was\s+|were\s+|has\s+been\s+)?(?:instructed|engaged)\b|\b(?:went|gone)\s+to\s+auction\b"
    r"|\bwill not be renewed\b[^.;]*\b(?:has|have) been (?:told|notified|informed)\b"
    r"|\b(?:is|are)\s+(?:now|already|currently)\s+being\s+(?:fitted|installed|converted|built|demolished|dismantled|removed|switched|decommissioned)\b|\b(?:is|are)\s+being\s+(?:fitted|installed|converted|built)\s+now\b"
)
"""What is bought, or fitted already, whatever it is."""
_MOST_WORDS_BETWEEN = 6
_DEEDS = (("bond", "bound"), ("asset", "traded"), ("hand", "hired"))
"""Lists of things in templates/checks, each with that of what is done with them."""


@lru_cache(maxsize=1024)
def commitments(text: str) -> tuple[str, ...]:
    """The sentences of a text that say that the council has bound itself, in their order."""
    return tuple(each.text for each in sentences(text) if not each.is_heading and commits(each.text))


@lru_cache(maxsize=4096)
def commits(sentence: str) -> bool:
    """Whether a sentence reports a deed that is hard to undo, such as an order placed or notice given."""
    if _OF_NOW.search(sentence):
        return False
    notice = _NOTICE.search(sentence)
    if notice and not is_negated(sentence, notice.start()):
        return True
    bought = _BOUGHT.search(sentence)
    if (
        bought
        and not _COUNTED.search(sentence)
        and not is_negated(sentence, bought.start())
        and not _FORMER.search(sentence[: bought.start()])
    ):
        return True
    return any(
        _is_done(sentence, thing, verbs)
        for things, verbs in _DEEDS
        if phrases(verbs).search(sentence)
        for thing in phrases(things).finditer(sentence)
    )


def _is_done(sentence: str, thing: re.Match[str], verbs: str) -> bool:
    before = sentence[: thing.start()]
    if _OLD.search(before) or is_negated(sentence, thing.start()):
        return False
    passive = _PASSIVE.match(sentence[thing.end() :])
    if passive and phrases(verbs).match(passive["verb"]) and passive["verb"] != "sent back":
        return True
    return any(
        phrases(verbs).match(active["verb"])
        and len(before[active.end() :].split()) <= _MOST_WORDS_BETWEEN
        and not is_future(active.group())
        for active in _ACTIVE.finditer(before)
    )
