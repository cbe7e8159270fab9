"""Decides whether a sentence only assures that nothing goes wrong: nobody complained, staff are trained, it is law."""

from functools import lru_cache

from eia_tui.checks.methods.patterns import LazyPattern
from eia_tui.checks.methods.silence import is_silence, tells_who_was_asked
from eia_tui.checks.methods.slots import says

_NO_ROLE = LazyPattern(
    r"(?i)\b(?:plays?|has|have|makes?|bears?|had)\s+(?:no|little)\s+(?:part|role|bearing|relevance|influence|"
    r"connection|links?|relation\w*)\b[^,;:]*$"
    r"|\b(?:no|not a|little)\s+(?:obvious\s+|direct\s+|clear\s+|known\s+)?(?:links?|connection|"
    r"relationship)\s+(?:between|with|to)\b[^,;:]*$"
)
"""That a group has nothing to do with it is what a reason must show."""
_LOOKED_AT_LATER = LazyPattern(
    r"(?i)\b(?:impacts?|effects?|implications?|equalit\w+)\b[^.;]{0,30}\b(?:will|would|to) be (?:\w+ly )?(?:looked at|"
    r"considered|assessed|reviewed|examined|picked up|explored)\b",
    needs=("impac", "effect", "implication", "equalit"),
)
_TOO_FEW = LazyPattern(
    r"(?i)\b(?:number|share|proportion|percentage)s?\b[^.;]{0,40}\b(?:so|very|too|extremely)\s+(?:low|small|few)\b|"
    r"\b(?:hardly|scarcely|barely)\s+(?:any|ever|likely|arises?)\b|\b(?:very|so|too)\s+few\b"
    r"|\b(?:nobody|no[- ]?one)\b[^.;]{0,30}\b(?:could|would|can)\s+(?:have|be|"
    r"hold)\b[^.;]{0,20}\b(?:characteristics?|faith|religion|"
    r"belief|orientation|gay|trans|pregnant|disabled)\b"
)
"""That there are few of a group, or none that one can think of: those few may well be hit."""
_EFFECT = (
    r"(?:effects?|impacts?|differences?|difficult(?:y|ies)|disadvantages?|detriments?|issues?|concerns?|implications?|"
    r"consequences?|barriers?|problems?|harm|risks?|adverse\s+\w+)"
)
_SEEN = (
    r"(?:identif\w+|found|finds?|foreseen?|foresees?|anticipat\w+|envisag\w+|apparent|evident|expect(?:ed)?|"
    r"detect\w*|noted|"
    r"emerg\w+|arose|arise[sn]?|discern\w*|seen?|sees?|think\s+of|thought\s+of|revealed|highlighted|uncovered|"
    r"come\s+to\s+(?:light|mind)|came\s+to\s+(?:light|mind)|come\s+across|obvious|predict\w*)"
)
_NONE_SEEN = LazyPattern(
    rf"(?i)\b(?:no|without\s+any|nothing|none)\b[^.;:]{{0,40}}\b{_EFFECT}\b[^.;:]{{0,40}}\b{_SEEN}\b"
    rf"|\b(?:could|can|did|do|does|have|has|were|was)\s*(?:not|"
    rf"n['’]t)\s+(?:been\s+)?(?:\w+\s+)?(?:able\s+to\s+)?{_SEEN}\b[^.;:]{{0,25}}\b{_EFFECT}\b"
    rf"|\b{_EFFECT}\b[^.;:]{{0,30}}\b(?:not|n['’]t)\s+(?:been\s+)?{_SEEN}\b"
    rf"|\b(?:nothing|no\s+\w+)\b[^.;:]{{0,30}}\b{_SEEN}\b[^.;:]{{0,40}}\b(?:group|characteristic|them|these\s+people)\b"
    rf"|\b(?:identif\w+|found|foresees?|anticipates?|saw|sees?|revealed|threw\s+up|brought\s+up)\s+(?:nothing|none|"
    rf"no\s+(?:\w+\s+){{0,3}}?{_EFFECT})\b"
)
"""That somebody looked, and nothing came to light: that does not say how it is known."""
_SAYS_HOW = LazyPattern(
    r"(?i)\d|\b(?:because|since|as (?:the|it|they|no|all|every)|survey\w*|census|records?|register|data|figures|"
    r"complaints?|log|"
    r"counts?|bookings?|interview\w*|forums?|networks?|associations?|club|union|champion|charity|group['’]s|told|"
    r"said|asked|tried|"
    r"(?!(?:working|project|steering|equalities|this|that|the)\s)\w+\s+group\s+(?:saw|found|raised|named|had)|"
    r"tested|visited|walked|read|replies|applications?|plans?\s+of|drawings|rules\s+of)\b|[;:(]"
)
"""Who was asked, what was read, or why it is so."""
_NOT_ASKED_OR_RELEVANT = LazyPattern(
    r"(?i)^[^.;]{0,40}(?:\b(?:not|never)|n['’]t)\s+(?:something\s+(?:that\s+)?we\s+)?(?:asked?|recorded?|collected?|known|held|monitored|noted)\b[^.;]{0,25}"
    r"\b(?:and|nor|or|so)\b[^.;]{0,20}(?:\b(?:not|nor|no)|n['’]t)\s+(?:\w+\s+)?(?:relevan\w+|matter|bearing|part|role|is\s+it\s+relevant|issue)\b[^.;]*\W*$"
    r"|\b(?:relevan\w+|bearing|part|role)\b[^.;]{0,25}\b(?:and|nor)\b[^.;]{0,15}(?:\bnot|\bnor|n['’]t)\s+(?:\w+\s+)?(?:asked|recorded|collected|known|held)\b[^.;]*\W*$"
)
"""That a characteristic is not asked about does not show that it has no part in what happens."""
_SAME_EFFECT = r"(?:effects?|impacts?|affected|difference|changes?|implications?)"
_CIRCULAR = LazyPattern(
    rf"(?i)(?:\b(?:no|not|none|nothing|never)|n['’]t)\b[^.;]{{0,40}}\b{_SAME_EFFECT}\b[^.;]{{0,30}}?\b(?:because|as|since|for)\s+"
    rf"(?:we|it|there|they|this|that|the\s+(?:change|proposal)|none|no\b)[^.;]{{0,25}}?(?:(?:\b(?:no|not|none|nothing)|n['’]t)\b[^.;]{{0,15}}\b(?:{_SAME_EFFECT}|foreseen|expected|anticipated)|"
    r"(?<=none is )(?:foreseen|expected))\W*$"
)
"""A reason that says again what it is the reason for."""
_DIGIT = LazyPattern(r"\d")
_MOST_WORDS = 16
"""A longer sentence has room for what is done."""


@lru_cache(maxsize=4096)
def only_assures(sentence: str) -> bool:
    """Whether a sentence says only that nobody complained, or that rules, training and values forbid any harm."""
    if _CIRCULAR.search(sentence) or (_NOT_ASKED_OR_RELEVANT.search(sentence) and not _DIGIT.search(sentence)):
        return True
    if _NO_ROLE.search(sentence) or _LOOKED_AT_LATER.search(sentence):
        return True
    if _TOO_FEW.search(sentence) and not _DIGIT.search(sentence) and not tells_who_was_asked(sentence):
        return True
    if is_silence(sentence) or (_NONE_SEEN.search(sentence) and not _SAYS_HOW.search(sentence)):
        return True
    if len(sentence.split()) > _MOST_WORDS or tells_who_was_asked(sentence):
        return False
    if says("assessed-before", sentence):
        return True
    return not _DIGIT.search(sentence) and (says("only-conduct", sentence) or says("only-law", sentence))
