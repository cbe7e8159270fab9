"""Decides whether a sentence comes to the conclusion that a policy has no bad effect on any group."""

from functools import lru_cache

from eia_tui.checks.methods.numbers import numbers
from eia_tui.checks.methods.patterns import LazyPattern
from eia_tui.checks.methods.sentences import clauses

_EFFECT = (
    r"(?:impacts?|effects?|disadvantage[sd]?|detriments?|consequences?|implications?|issues?|problems?|(?:further\s+)?actions?\s+(?:arises?|is|are)|concerns?|risks?(?!\s+assessment)|bearing|influence|relevance|"
    r"affect(?:s|ed)?|worse\s+off|harm(?:s|ed)?|excluded?s?|left\s+(?:out|behind)|los(?:es?|ing)(?=\s+(?:out|by|from)\b)|differences?\s+(?:to|for)|"
    r"treated\s+less\s+favourably|less\s+favourable\s+treatment|discriminat(?:es?|ion|ory))"
)
_HARM = (
    r"(?:down-?sides?|drawbacks?|disbenefits?|dis-?advantag\w+|negatives?|adverse\w*|barriers?|unfair\w*|prejudic\w+|"
    r"penalis\w+|losers?|loses?\s+out|hardships?|concern(?:s|ed|ing)?|worr(?:y|ied|ying)|problem\w*|detriment\w*|"
    r"ill effects?|worse)"
)
_WHOM = (
    r"(?:any\s?one|any\s?body|every\s?one|every\s?body|nobody|no[- ]one|(?:any|all|every|each|"
    r"no)\s+(?:of\s+the\s+)?(?:\w+\s+){0,2}?"
    r"(?:groups?|characteristics?|residents?|users?|customers?|people|person|communit(?:y|ies)|sections?|parts?))"
)
_NO_HARM_FOR_ALL = LazyPattern(
    rf"(?i)\b(?:no|not|nothing|never|none|without|neither|nor|nobody|"
    rf"no[- ]one)\b[^.;]{{0,60}}?\b{_HARM}\b[^.;]{{0,50}}\b{_WHOM}\b"
    rf"|\b{_WHOM}\b[^.;]{{0,50}}?\b(?:no|not|nothing|never|without|nor)\b[^.;]{{0,40}}?\b{_HARM}\b"
)
"""No harm at all for anybody: "there is no downside for anyone"."""
_ONLY_GOOD = LazyPattern(
    r"(?i)\b(?:bring\w*|has|have|sees?|offers?|gives?|is|are|be|finds?|found|shows?|means?|only|there)\s+"
    r"(?:only|solely|purely|wholly|entirely|nothing\s+but|exclusively|brings?|means?|gives?|offers?|has|have)\s+(?:\w+\s+){0,3}?"
    r"(?:gains?|benefits?|positives?|positive|advantages?|improvements?|beneficial|better|winners?|good)\b"
)
_ABOUT_THIS = LazyPattern(
    r"(?i)\b(?:assessment|restructure|reorganisation|cuts?|reductions?|proposals?|change[sd]?|policy|scheme|plan|effects?|impacts?|hours|service|closure|move|charge[sd]?|"
    r"this|it|they)\b"
)
_NONE = (
    r"(?:no|not|n['’]t|nobody|no[- ]one|none|never|without|neither|nor|little|minimal|negligible|insignificant|"
    r"low|slight|marginal)"
)
_NO_EFFECT = LazyPattern(
    rf"(?i)\b{_NONE}\b[^.;]{{0,70}}?\b{_EFFECT}\b"
    rf"|\b{_EFFECT}\b[^.;]{{0,50}}?\b(?:is|are|was|were|be|as)\s+(?:\w+\s+){{0,3}}?"
    r"(?:minimal|negligible|low|insignificant|nil|neutral|none|slight|marginal|(?:wholly|entirely|purely|only)\s+positive)\b"
)
_SAME_FOR_ALL = LazyPattern(
    r"(?i)\b(?:neutral|positive|beneficial|fair|good|equal)\s+(?:impacts?\s+|effects?\s+)?(?:to|for|on|towards)\s+"
    r"(?:all|every\w*|each|people\s+(?:with|from)|those\s+with)\b(?!\s+who\b)"
    r"|\b(?:every|each|all)\s+(?:\w+\s+){0,2}?(?:groups?|characteristics?|communit(?:y|ies))\b[^.;]{0,30}\b(?:unaffected|not\s+affected|better\s+off)\b"
    r"|\bpositive\s+(?:equality|overall)\s+(?:\w+\s+)?(?:impacts?|effects?)\b|\bcancel\w*\s+(?:one\s+another|each\s+other)\s+out\b"
    r"|\b(?:affects?|falls?\s+on|impacts?(?:\s+on)?|treats?|benefits?)\s+(?:all|every\w*|each)\b[^.;]{0,30}\b(?:equally|alike|the\s+same)\b"
)
_ANY_GROUP = LazyPattern(
    r"(?i)\b(?:groups?|characteristics?|protected|equalit\w+|communities|any ?one|any ?body|everyone|everybody|nobody|"
    r"no[- ]one)\b"
)
_SOMETHING_ELSE = LazyPattern(
    r"(?i)\b(?:consult\w*|asked|repl(?:y|ies|ied)|invited|survey\w*|trials?|stud(?:y|ies)|meetings?|engagement|comments?|"
    r"response\w*|fails?|failed|failure|eliminat\w*|(?:looked|checked) (?:for|whether)|jobs?|redundan\w+|posts?|"
    r"employment|staff|selection|recruitment|assimilation|"
    r"ring-?fenc\w+|(?:not|never) (?:offered|meant|used|given|put forward|intended) (?:\w+ ){0,2}(?:as|for|to)|"
    r"decision|decided|data|recorded|traffic|budget|costs?)\b"
)
"""What "no effect" may be about instead, in a sentence about how people were asked, staff or money."""


_FALLS_ON_NOBODY = LazyPattern(
    r"(?i)\b(?:not|cannot|\w+n['’]t|never|no reason)\b[^.;]{0,60}\b(?:bears?|falls?|weighs?|impacts?|hits?|"
    r"affects?)\s+(?:\w+\s+)?(?:more\s+(?:heavily|hard|harshly)|harder|disproportionately|unequally|differently|"
    r"unfairly)\b"
    r"|\b(?:not|cannot|\w+n['’]t|never)\b[^.;]{0,40}\b(?:disproportionate\w*|discriminat\w+|unfair\w*)\b[^.;]{0,60}\b(?:women|men|older|disabled|part-time|ethnic|groups?|any)\b"
)
"""That nobody is hit harder: "the restructure cannot be said to bear more heavily on women"."""
_NONE_OF_SOME = LazyPattern(
    r"(?i)\b(?:nobody|no[- ]one|none|no [a-z]+)\s+(?:who|whose|with|without|in|at|on|already|living|now|below|under|"
    r"over|aged)\b"
)
"""None of some people only: "nobody who has a flat now is affected"."""
_AIMS = LazyPattern(r"(?i)\bgood relations\b|\bequality of opportunity\b|\bthree aims\b")
"""A sentence that goes through the aims of the duty, of which one may have little to do with the proposal."""


@lru_cache(maxsize=4096)
def concludes_no_effect(sentence: str) -> bool:
    """Whether a sentence says of groups or of everybody that they are not harmed: "low impact on any group"."""
    if _SOMETHING_ELSE.search(sentence) or _AIMS.search(sentence) or _NONE_OF_SOME.search(sentence):
        return False
    if _NO_HARM_FOR_ALL.search(sentence) or (_FALLS_ON_NOBODY.search(sentence) and _ABOUT_THIS.search(sentence)):
        return True
    if _ONLY_GOOD.search(sentence) and _ABOUT_THIS.search(sentence) and not numbers(sentence):
        return True
    return any(
        _SAME_FOR_ALL.search(clause) or (_ANY_GROUP.search(clause) and _NO_EFFECT.search(clause))
        for clause in (sentence, *clauses(sentence))
    )
