"""Decides whether a sentence gives what somebody at the council believes in place of what is known."""

from functools import lru_cache

from eia_tui.checks.methods.numbers import numbers
from eia_tui.checks.methods.patterns import LazyPattern

_OURS = (
    r"(?:we|i|one|officers?|staff|managers?|members|councillors|colleagues|commissioners|practitioners|everyone\s+here|"
    r"(?:the|our|my|this)\s+(?:[\w’'-]+\s+){0,2}?(?:service|team|department|council|councillor|manager|managers|officers?|staff|unit|authority|board|head|lead|head\s+of\s+\w+|director|group|directorate|provider|contractor))"
)
_BELIEVE = (
    r"(?:feels?|felt|thinks?|thought|believes?|believed|suspects?|presumes?|imagines?|expects?|expected|anticipates?|assumes?|assumed|reckons?|gathers?|guess|supposes?|"
    r"considers?|envisages?|foresees?|senses?|trusts?|judges?|understands?|hopes?)"
)
_NOT_SURE = (
    r"(?:(?:do|does|did|would|could|can|will|should|might)\s*(?:not|n['’]t)?\s+|cannot\s+|can['’]t\s+|have\s+always\s+)"
)
_ADVERB = r"(?:\w+ly\s+|also\s+|all\s+|very\s+|pretty\s+|quite\s+|fairly\s+|still\s+|not\s+)*"
_BELIEVES = LazyPattern(
    rf"(?i)(?:^|[.;:,]\s+|\b(?:and|but|so|as|which|that)\s+)\W*{_OURS}(?:['’](?:re|d|m|ve))?\s+(?:{_NOT_SURE})?{_ADVERB}(?:{_BELIEVE}\b(?!\s+(?:of|from|about|like\s+(?:it|this)\s+when|for)\b)|"
    r"(?:see|think\s+of|foresee|imagine)\s+(?:why|how|any|a|no)\b|take\s+the\s+view|of\s+the\s+(?:view|opinion)|aware\s+of\s+(?:any|anything|no)|"
    r"(?:(?:am|are|is|was|were|be|feel|feels|remain|remains)\s+)?(?:\w+ly\s+|very\s+|pretty\s+|quite\s+|not\s+|as\s+)*(?:confident|sure|certain|satisfied|convinced|comfortable|aware\s+of\s+(?:any|anything|no)|of\s+the\s+(?:view|opinion)|in\s+tune|in\s+no\s+doubt)\b|"
    r"(?:have|has|had)\s+(?:every\s+confidence|no\s+doubt|(?:an?\s+|the\s+)?(?:\w+\s+)?(?:understanding|idea|feel|feeling|sense|impression|grasp|picture)\s+(?:of|for|that))\b|"
    r"knows?\s+(?:(?:its|their|our|the|these)\s+)?(?:\w+\s+){1,2}?(?:well|inside\s+out))",
)
"""The council's own people believe something, are sure of it or cannot see why not."""
_IT_IS_BELIEVED = LazyPattern(
    r"(?i)\b(?:it|this)(?:\s+(?:is|was)|['’]s)\s+(?:\w+ly\s+|well\s+|not\s+|also\s+)*(?:felt|thought|believed|assumed|presumed|understood|considered|expected|anticipated|accepted|known|said|"
    r"clear|obvious|likely|unlikely|envisaged|reckoned|self-evident|safe\s+to\s+\w+|fair\s+to\s+say|reasonable\s+to\s+\w+|hard\s+to\s+(?:see|imagine)|difficult\s+to\s+(?:see|imagine))\b|"
    r"\bit\s+is\s+(?:our|my|their|the\s+\w+['’]s)\s+(?:\w+\s+)?(?:understanding|view|belief|impression|feeling|experience|opinion)\b|"
    r"\bit\s+(?:seems|appears|stands\s+to\s+reason|goes\s+without\s+saying|would\s+(?:seem|appear))\b|"
    r"\bthere(?:\s+is|\s+was|['’]s)\s+(?:an?\s+|the\s+|no\s+)?(?:\w+\s+)?(?:feeling|perception|view|sense|belief|impression|understanding|assumption|reason\s+to\s+(?:suppose|think|believe|expect))\b|"
    r"^\W*(?:the|a|our|my|their)\s+(?:[\w’'-]+\s+){0,2}?(?:feeling|view|sense|impression|consensus|perception|belief|mood|assumption|hunch|understanding|opinion|judge?ment|expectation)\s+(?:in|among|amongst|of|is|was|on|from|at|here|seems)\b|"
    r"\bin\s+(?:our|my|the|their|officers?['’]|managers?['’]|staff['’]?s?|his|her)\s+(?:[\w’'-]+\s+){0,2}?(?:view|opinion|judge?ment|experience|estimation|belief)\b|"
    r"\b(?:as|so)\s+far\s+as\s+(?:we|i|officers|is|staff|the\s+\w+)\s+(?:can\s+(?:tell|see)|know|knows|are\s+aware|am\s+aware|is\s+aware|known)\b|\bto\s+(?:our|my|the\s+best\s+of\s+our)\s+knowledge\b|"
    r"\b(?:experience|instinct|common\s+sense|word\s+of\s+mouth|gut\s+feeling|intuition|local\s+knowledge|professional\s+knowledge|feedback\s+to\s+staff)\b[^.;]{0,25}?\b(?:tells?|shows?|suggests?|says?|indicates?|has\s+shown|dictates?)\b|"
    r"\b(?:everyone|everybody|we\s+all|anyone)\s+(?:knows|know|agrees|can\s+see)\b|\bno\s+reason\s+(?:to\s+(?:suppose|think|believe|expect|assume)|why)\b|\b(?:is|are)\s+(?:understood|thought|believed|assumed|said|felt)\s+to\s+be\b|"
    r"\b(?:seem|seems|appear|appears)\s+(?:to\s+be\s+|to\s+\w+\s+)?(?:happy|content|fine|supportive|satisfied|relaxed|positive|pleased|unlikely|comfortable)\b|\bwould\s+(?:surely|probably|no\s+doubt)\b"
)
"""It is believed, seems so, or stands to reason."""
_PREDICTS = LazyPattern(
    r"(?i)\b(?:will|would|should|wo)\s*(?:not|n['’]t)?\s+(?:(?:all|even|surely|probably|no\s+doubt|hardly|much|really|\w+ly)\s+)*(?:mind|notice|care|cope|adapt|object|know|"
    r"be\s+(?:\w+ly\s+)?(?:pleased|delighted|happy|glad|bothered|troubled|fine|content|interested|upset|grateful|keen|surprised)|appreciate|manage)\b|"
    r"\bfrom\s+what\s+(?:we|i|staff|officers)\s+(?:hear|know|see|understand)\b|\bover\s+the\s+years\b|\b(?:we|i)\s+(?:gather|am\s+told|are\s+told|hear|understand)\b|\b(?:is|are)\s+known\s+to\s+(?:be|like|prefer|want|favour)\b|"
    r"\bnothing\s+(?:to\s+)?(?:suggests?|indicates?|shows?|implies|imply)\b|\bnever\s+been\s+(?:an?\s+)?(?:issue|problem|concern)\b|\bshould\s+make\s+(?:little|no)\b|\bno\s+doubt\b|\bsurprised\s+if\b|\bwell\s+received\b|\bgone\s+down\s+(?:\w+\s+)?well\b|\b(?:is|was|been)\s+taken\s+(?:\w+\s+)?well\b"
)
"""How people will take it, or what is only heard."""
_TAKES_IT_WELL = LazyPattern(
    r"(?i)\b(?:is|are)\s+(?:\w+\s+)?(?:un)?likely\s+to\s+(?:notice|mind|care|object|complain|be\s+(?:\w+\s+)?(?:affected|bothered|troubled|upset))\b|"
    r"^\W*there\s+(?:should|would|will|ought\s+to)\s*(?:not|n['’]t)?\s+be\s+(?:any|no|little)\s+(?:\w+\s+)?(?:impact|effect|difference|issues?|problems?|change)\b|"
    r"\b(?:cannot|can['’]?t|could\s*n['’]?t)\s+(?:see|think\s+of|imagine)\s+(?:it|this|that|why|how|any\w*)\b|\bthey(?:['’]d|\s+would)\s+(?:soon\s+)?(?:tell|let)\s+us\b|"
    r"\b(?:as|so)\s+far\s+as\s+any(?:body|one)\b|\b(?:must|should|ought\s+to)\s+be\s+(?:fine|ok|okay|all\s+right|alright)\b|"
    r"\b(?:rarely|seldom|hardly\s+ever|never\s+really)\s+(?:\w+\s+){1,4}?(?:anyway|any\s+way|as\s+it\s+is)\b|"
    r"^\W*(?:the\s+|most\s+|our\s+|all\s+)?(?:kids|ages|children|young(?:er)?\s+\w+|old(?:er)?\s+\w+|elderly(?:\s+\w+)?|pensioners|teenagers|adults|people|residents|users|customers|everyone|everybody|they)\s+"
    r"(?:\w+ly\s+|all\s+|always\s+|usually\s+)?(?:adapts?|copes?|manages?|gets?\s+(?:used|on\s+with|on\s+fine|on\s+well))(?:\s+(?:\w+ly|well|fine|(?:with|to)\s+[^,;:]{1,30}|somehow|anyway|ok|okay|all\s+right))*\W*$"
)
"""How people take things, for which nobody was asked: "Pensioners usually cope"."""
_ADVERB_FIRST = LazyPattern(
    r"(?i)^\W*(?:presumably|probably|surely|clearly|obviously|undoubtedly|no\s+doubt|reportedly|arguably|doubtful|bound\s+to|likely\s+to|by\s+and\s+large|in\s+all\s+likelihood|very\s+likely|unlikely\s+to|most\s+likely|"
    r"on\s+the\s+whole|generally\s+speaking|of\s+course|naturally|evidently|apparently|should\s*(?:not|n['’]t)\s+(?:be|affect|cause|matter|make)|should\s+be\s+(?:fine|ok|okay|no))\b"
)
_KNOWN_BY = LazyPattern(
    r"(?i)\b(?:20\d\d|asked|told\s+us|said\s+(?:that|so)|survey\w*|interview\w*|counted|census|trial|pilot|records?|register|log|checked|compared|tested|"
    r"(?<!be )visited|rang|according\s+to|section\s+\d|"
    r"regulation|act|because|since|as\s+(?:the|they|no|it|there|all|only)|showed|found\s+that|\w+\s+replies)\b|[:;]\s+(?:[\w’'-]+\s+){3}"
)
"""How it is known, or why."""
_STAFF_SAY = LazyPattern(
    r"(?i)\b(?:staff|officers|managers|receptionists|wardens|assistants|crews?|drivers|colleagues)\b[^.;,]{0,25}?\b(?:say|says|said|reports?|reported|tell|told)\b[^.;]{0,40}?"
    r"\b(?:happy|content|fine|pleased|satisfied|supportive|well|positive|relaxed)\b"
)
"""Staff who say how others take it."""
_YEAR_ALONE = LazyPattern(r"\s*\((?:[A-Z][a-z]+\s+)?20\d\d\)|\bfor\s+(?:over\s+|nearly\s+)?\w+\s+years\b")
_NO_ONE = LazyPattern(r"(?i)\bno[- ]one\b|\b(?<!\d\s)one\s+would\b")


@lru_cache(maxsize=4096)
def is_belief(sentence: str) -> bool:
    """Whether a sentence only says what somebody believes: "Officers are confident that all will cope"."""
    said = _YEAR_ALONE.sub("", sentence)
    if _STAFF_SAY.search(said) and not numbers(said):
        return True
    if not (
        _ADVERB_FIRST.match(said)
        or _IT_IS_BELIEVED.search(said)
        or _BELIEVES.search(said)
        or _PREDICTS.search(said)
        or _TAKES_IT_WELL.search(said)
    ):
        return False
    return not is_known_by(sentence)


@lru_cache(maxsize=4096)
def is_known_by(sentence: str) -> bool:
    """Whether a sentence says how something is known, or why it is so: with a figure, or who was asked."""
    said = _YEAR_ALONE.sub("", sentence)
    return _KNOWN_BY.search(said) is not None or numbers(_NO_ONE.sub("we ", said)) != ()
