"""Decides whether a sentence about the equality duty is made of the words of duty and paperwork alone.

What was weighed always brings a word of its own: the people, the service, the effect. A sentence that is without one
says that the duty is met, has no place or belongs to somebody, in whatever words.
"""

import re
from functools import lru_cache

from eia_tui.checks.methods.law_of_duty import without_other_duties
from eia_tui.checks.methods.patterns import LazyPattern
from eia_tui.checks.methods.people import has_characteristic
from eia_tui.checks.methods.phrases import is_one_of, phrases

_WORD = LazyPattern(r"[^\W\d_]+(?:['’][a-z]+)?")
_FIGURE = LazyPattern(
    r"[%£]|(?<![\d.])\d+\s+(?:of|in|out)\s+\d|\b(?:section|appendix|annex|part|question)\s+(?!149)\d"
    r"|:\W+(?:[\w’'-]+\s+){0,3}?\d[\d,]*\s+(?!aims\b|limbs\b|needs\b|parts\b)[a-z]{4,}",
    re.IGNORECASE,
)
"""A number of people or money, or the place in the form where more is said."""
_NUMBER = LazyPattern(r"\d")
_OF_A_BODY = LazyPattern(
    r"(?i)\b(?:equalit(?:y|ies)|diversity|eia|inclusion|edi)\s+(?:and\s+\w+\s+)?(?:officers?|forum|leads?|group|board|"
    r"clauses?|monitoring|training|strateg\w+|data|questions?|adviser|advisor|manager|panel|network|objectives?|plan|"
    r"partnership|reference|champions?|commission|page|form)\b"
)
"""What bears the name of equality and is not the duty."""
_NAMED = LazyPattern(
    r"(?i)\b(?:eliminat\w+\s+(?:\w+\s+)?(?:discrimination|harassment)|(?:unlawful|no|any)\s+discrimination"
    r"|good\s+relations|protected\s+characteristics|equalit(?:y|ies)|psed|(?:three|all)\s+(?:\w+\s+)?(?:limbs|aims|needs)"
    r"|due\s+regard|(?:the|our|its|this|these|any|no|['’]s)\s+(?:legal\s+|statutory\s+|general\s+)?(?:dut(?:y|ies)|obligations?)"
    r"(?:\W*$|,|['’]s|\s+(?:under|here|has|have|is|are|was|were|will|can|does|ends?|lapses?|as|when|arises?|kicks?|calls?|asks?|requires?|wants?|means?|and|to\s+count))"
    r"|under\s+no\s+duty\s+(?:here|as|because)|the\s+act\s+(?:asks|requires|says|is|does|has))(?!\w)"
)
_PAPER = LazyPattern(
    r"(?i)\b(?:assessments?|(?:this|these|our|the)\s+forms?|eias?|eqias?|paperwork|document|template|exercise|one\s+of\s+these|impact\s+assess\w+"
    r"|its\s+purpose|tick\s+in\s+the\s+box)\b|^\W*this\s+is\s+(?:needed|required|done)\b"
)
"""Names of what is being written."""
_FOR_ITS_OWN_SAKE = LazyPattern(
    r"(?i)\b(?:because|as|since|so\s+that|in\s+order|required?|requires|needs?|needed|must|has\s+to|have\s+to|had\s+to"
    r"|asks?|asked|insists?|wants?|formality|procedur\w+|tick\w*|satisf\w+|comply|complies|fulfils?|meets?|purposes?|"
    r"show|prove|protect|proof|good\s+(?:housekeeping|practice)|on\s+file|for\s+the\s+(?:file|record)|just|merely|only|"
    r"legal\w*|lawful|completeness|complian\w+|usual\w*|custom\w*|condition|obliged?|obligatory|happy|safer?|accompan\w+"
    r"|in\s+case|expected|paper\s+exercise|routine|standard|reason)\b"
)
"""Words for why there is a form at all."""
_SAYS_HOW = LazyPattern(
    r"(?i)\b(?:weigh\w*|decid\w*|how|why|below|follows|following|led|changed|keeps?|kept|dropped|still|remains?|stays?|also|both"
    r"|too(?!\s+\w)|continu\w+|again|itself|ourselves|themselves|however|though|although|yet|enough|alone|applies\s+(?!only)|option"
    r"|before\s+(?:it|they|we|members|cabinet|deciding|the\s+(?:decision|vote)|any)|whether|if"
    r"|cannot\s+be|can['’]?t\s+be\s+(?!said)|(?:not|never|n['’]t)\s+(?:be\s+)?(?:just|only|simply|merely|an?|once|stop|end"
    r"|contract\w*|delegat\w*|pass\w*|handed|outsourced|optional|tick|met|discharged|satisfied|take|reliev\w*)"
    r"|reliev\w+)\b|:\W*$|\?\W*$"
)
"""Words of a sentence that goes into what the duty asks, or says that it goes on."""
_DENIES = LazyPattern(
    r"(?i)\b(?:no|not|none|never|nothing|cannot|neither|nor|without|only|solely|hardly|scarcely|lapsed?|ends?|ended"
    r"|too|n/?a|irrelevant|(?:our\s+)?partner|compl\w+|satisf(?:y|ies|ied)|fulfil\w*)\b|n['’]t\b"
)
"""Words that put the duty aside, or call it met."""
_MOST_OWN_WORDS, _MOST_IN_DENIAL = 1, 3
"""Words that a sentence may have beside those of duty and paperwork: one may be the name of what is proposed."""


_AIMS_BY_THEIR_VERBS = tuple(
    LazyPattern(rf"(?i)\b(?:{verb})\w*\s+(?:[\w’'-]+\s+){{0,4}}?{aim}")
    for verb, aim in (
        ("end|eliminat|prevent|tackl|remov|stop", r"(?:discriminat|harass|victimis)\w*"),
        ("advanc|promot|improv|increas|widen|giv", r"opportunit\w*"),
        ("foster|build|improv|promot|strengthen|better", "relations"),
    )
)
_CALLED_MET = LazyPattern(
    r"(?i)\b(?:considered|met|meets?|compl(?:y|ies|ied|iant)|satisf\w+|fulfil\w*|discharged|addressed|covered|ticked)\b"
)


@lru_cache(maxsize=4096)
def goes_through_aims(sentence: str) -> bool:
    """Whether a sentence goes through the three aims of the duty by what each asks, as the message about them does."""
    return all(each.search(sentence) for each in _AIMS_BY_THEIR_VERBS) and not _CALLED_MET.search(sentence)


@lru_cache(maxsize=4096)
def is_duty_in_words(sentence: str) -> bool:
    """Whether a sentence names the duty, or what is written for it, and brings no word of what was weighed."""
    text = _OF_A_BODY.sub(" council ", without_other_duties(sentence))
    names_duty = _NAMED.search(text) is not None
    if not names_duty and not (_PAPER.search(text) and _FOR_ITS_OWN_SAKE.search(text) and not _NUMBER.search(text)):
        return False
    if _FIGURE.search(text) or _SAYS_HOW.search(text) or goes_through_aims(sentence):
        return False
    own = _own_words(text)
    if not own:
        return True
    most = _MOST_IN_DENIAL if names_duty and _DENIES.search(text) else _MOST_OWN_WORDS
    return own <= most and not has_characteristic(text)


def _own_words(text: str) -> int:
    """How many words of a text are not of duty and paperwork."""
    words = {found.lower().replace("’", "'") for found in _WORD.findall(phrases("equality_duty").sub(" ", text))}
    return sum(not is_one_of("of_duty_and_paperwork", word) for word in words)
