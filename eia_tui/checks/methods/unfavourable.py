"""Decides whether a measure itself puts people behind others, asks them for proof, or leaves them out for now."""

from functools import lru_cache

from eia_tui.checks.methods.patterns import LazyPattern
from eia_tui.checks.methods.slots import says

_BEHIND = LazyPattern(
    r"(?i)\b(?:lower|less|last|lowest|low)\s+priority\b|\bback\s+of\s+the\s+(?:queue|list)\b|\b(?:will|would|may)\s+not\s+be\s+(?:considered|eligible|invited|offered\s+(?:a|the)|able\s+to\s+apply)\b"
    r"|\bremain(?:s|ing)?\s+(?:unfilled|vacant)\b|\b(?:whatever|what)\s+(?:is|are)\s+left\b|\bexcluded\s+from\b|\bleft\s+out\s+of\s+the\s+(?:selection|ballot|draw|pool)\b"
    r"|\bnot\s+be\s+(?:required|asked|expected)\s+to\s+(?:take\s+part|attend|apply|compete)\b"
)
_TOLD_LATER = LazyPattern(
    r"(?i)\b(?:on|absent\s+on|maternity|parental|sick)\s+leave\b[^.;]{0,60}\b(?:told|informed|given|consulted|briefed)\b[^.;]{0,40}\b(?:when|after|on|upon)\s+(?:they|their|she|her)\s+(?:return|come)"
)
_PROOF = LazyPattern(
    r"(?i)\b(?:must|have\s+to|has\s+to|need\s+to|needs\s+to|(?:are|is|be)\s+required\s+to|(?:are|is|be)\s+asked\s+to)\s+(?:first\s+)?(?:show|provide|produce|bring|prove|supply|send)\b"
    r"[^.;]{0,50}\b(?:proof|evidence|letter|certificate|diagnosis|disab\w*|doctor|gp|medical|consultant)\b"
)
_OWN_MONEY = LazyPattern(
    r"(?i)\b(?:pay|claim|use|spend)\b[^.;]{0,50}\b(?:their\s+(?:own\s+)?(?:pip|dla|benefits?|attendance\s+allowance|personal\s+budget|money|pension)|at\s+their\s+own\s+(?:cost|expense)|from\s+their\s+(?:pip|dla|benefits?))\b"
)
_AFTERWARDS = LazyPattern(
    r"(?i)\b(?:assessments?|training|checks?|adjustments?|consultation|survey of needs)\b[^.;]{0,30}\b(?:done|made|"
    r"carried\s+out|completed|held|given|take\s+place|follow)\b[^.;]{0,20}\bafter\s+(?:the\s+)?(?:change|start|"
    r"launch|move|closure|opening|go-?live)\b"
)
_ONLY_WITH_OTHERS = LazyPattern(
    r"(?i)\bonly\s+(?:if|when|where)\s+(?:an?|their|the)\s+(?:carer|companion|relative|parent|friend|neighbour|helper)\s+(?:is|comes|can)\b"
)
_NOT_HELD_AGAINST = LazyPattern(
    r"(?i)\b(?:no|not|without|never|nobody|nor)\b[^.;]{0,30}\b(?:proof|evidence|letter|priority|excluded)\b"
)
_SPARED = LazyPattern(
    r"(?i)\bopt(?:s|ed|ing)?\s+out\s+of\s+(?:an?y?\s+|the\s+|their\s+|these\s+|all\s+)?(?:[\w’'-]+\s+){0,3}?"
    r"(?:rotas?|shifts?|duty|duties|overtime|on-?call|nights?|weekends?|evenings?|saturdays?|sundays?|early\s+starts?|late\s+finish\w*|"
    r"photo\w*|film\w*|recording\w*|tracking|letters?|e-?mails?|texts?|calls?|reminders?|data\s+sharing)\b"
)
"""What people may stay out of is a burden: the weekend rota, being photographed."""

_WORSE = {
    "tells-before-others": "makes something personal known to others",
    "sets-apart": "sends these people elsewhere, or takes from them what is theirs",
    "pays-again": "lets people pay for it themselves",
}
"""Kinds of sentences in templates/checks/unhelpful.toml, each with how it makes things worse."""


@lru_cache(maxsize=4096)
def is_unfavourable(sentence: str) -> str:
    """How a measure makes things worse for those whom it is for, as a message says it; "" if it does not."""
    if _NOT_HELD_AGAINST.search(sentence):
        return ""
    if _BEHIND.search(sentence):
        return "puts these people behind others, or leaves them out"
    if _TOLD_LATER.search(sentence):
        return "tells people only when it is too late for them to choose"
    if _AFTERWARDS.search(sentence):
        return "comes when the change has been made"
    if _ONLY_WITH_OTHERS.search(sentence):
        return "helps only those who have somebody with them"
    if _PROOF.search(sentence):
        return "asks people for proof before they are helped"
    for kind, how in _WORSE.items():
        if says(kind, _SPARED.sub(" ", sentence)):
            return how
    is_paid_by_them = _OWN_MONEY.search(sentence) is not None or says("charges-for-help", sentence)
    return "lets people pay for it themselves" if is_paid_by_them else ""
