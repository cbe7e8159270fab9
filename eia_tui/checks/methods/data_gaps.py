"""Decides whether a clause says that data on people is lacking, by its words: what is lacking, and how."""

import re
from functools import lru_cache

from eia_tui.checks.methods.patterns import LazyPattern
from eia_tui.checks.methods.slots import says

_DATA = (
    r"(?:data|figures|statistics|breakdowns?|records|numbers|information|evidence|monitoring|analysis|returns|answers|"
    r"questions?|fields?|box(?:es)?|entries|categor(?:y|ies)|ethnicity|disability|sexuality|orientation)"
)
_NONE_OF_IT = LazyPattern(
    r"(?i)\b(?:no|little|nothing|scant|hardly\s+any|next\s+to\s+no|insufficient)\s+(?:[\w’'-]+\s+){0,3}?(?:data|figures|statistics|"
    r"breakdowns?|monitoring)\s+(?:has|have|had|could|can)\b(?!\s+(?:raised|shown|suggested))|"
    r"\b(?:little|nothing|not\s+much)\s+to\s+go\s+(?:on|by)\b|"
    rf"\b{_DATA}\b[^.;,:]{{0,50}}?\b(?:(?:do|does|did)\s+not\s+exist|(?:(?:is|are|was|were|remains?|looks?)\s+(?:\w+\s+)?(?:thin|scant|lacking|scarce|absent|skipped|"
    r"omitted|left\s+out|meagre|sketchy|few|rarely\s+\w+|seldom\s+\w+|mostly\s+(?:blank|empty)|a\s+guess|"
    r"(?:any(?:one|body)['’]s\s+guess))))\b|\banyone['’]s\s+guess\b|\bin\s+the\s+dark\b|\bnothing\s+can\s+be\s+said\s+(?:about|of|on)\b|\b(?:was|were|are|is)\s+not\s+counted\b|\bno\s+analysis\s+by\b|\b(?:still|yet|remains)\s+to\s+be\s+(?:established|seen|found\s+out|worked\s+out)\b|\b(?:was|were|is|are)\s+(?:left\s+out|omitted|dropped)\s+(?:of|from)\s+(?:the|our)\s+(?:\w+\s+)?(?:survey|form|questionnaire|register|log|census|return)\b|"
    r"\b(?:left\s+out|leaves\s+out|omitted|omits|skipped|dropped|(?:never|not)\s+had|has\s+no|had\s+no|have\s+no|lacks?)\s+(?:an?\s+|the\s+|any\s+)?(?:\w+\s+)?(?:questions?|box|field|space|"
    r"category|tick\s*box|column|breakdown|split)\b|"
    r"\b(?:no[- ]one|nobody|no\s+attempt)\b(?!\s+(?:we|they|who|whom|that)\b)"
    r"[^.;]{0,30}\b(?:count(?:ed|s)?|record(?:ed|s)?|found\s+out|find\s+out|"
    r"looked\s+into|checked|asked\s+how)\b|"
    r"\b(?:could|can|did|would)\s*(?:not|n['’]t)\s+(?:\w+\s+)?(?:get|obtain|find|give|supply|send|share|provide|produce|run|see)\s+(?:us\s+)?(?:the\s+|an?\s+|any\s+)?(?:\w+\s+)?(?:data|figures|"
    r"breakdowns?|statistics|numbers|evidence)\b|\byet\s+to\s+(?:look\s+at|analyse|split|ask|record|count|collect|break\s+down)\b|"
    r"\b(?:not|never)\s+(?:built|designed|set\s+up|made|meant)\s+to\s+(?:show|record|hold|say|tell|count|capture)\b|"
    r"\b(?:whether|how\s+(?:many|often|far)|what\s+(?:share|proportion)|which)\b[^.;]{3,80}?\b(?:is|are|was|remains?)\s+(?:simply\s+|still\s+)?(?:not\s+known|unknown|unclear|not\s+clear|uncertain|a\s+guess)\b"
)
"""What is lacking, or that nobody knows it."""
_BEGINNINGS = (
    "no",
    "little",
    "nothing",
    "scan",
    "hardly",
    "thin",
    "lack",
    "scarce",
    "absent",
    "skip",
    "omit",
    "left out",
    "leaves out",
    "n't",
    "n’t",
    "guess",
    "yet to",
    "never",
    "unclear",
    "uncertain",
    "unknown",
    "exist",
    "insufficient",
    "rarely",
    "seldom",
    "sketchy",
    "meagre",
    "dropped",
    "dark",
    "not counted",
    "established",
    "to be seen",
    "worked out",
    "few",
    "blank",
)
_OF_HARM = LazyPattern(
    r"(?i)\b(?:evidence|data|figures|analysis)\s+(?:that|of\s+(?:an?\s+|any\s+)?(?:\w+\s+)?(?:effect|impact|harm|discriminat\w*|difference|disadvantage|barrier))\b"
)
"""Evidence that nothing bad happens is not lacking."""


@lru_cache(maxsize=4096)
def lacks_data(clause: str, about: str) -> bool:
    """Whether a clause says that data on people whom the form names is lacking: "The form had no box for disability".

    `about` is a pattern of the words for the groups that the form names.
    """
    if says("lacks-data", clause):
        return True
    lower = clause.lower()
    return (
        any(word in lower for word in _BEGINNINGS)
        and _NONE_OF_IT.search(clause) is not None
        and not _OF_HARM.search(clause)
        and ("equalit" in lower or "monitoring" in lower or re.search(about, clause, re.IGNORECASE) is not None)
    )
