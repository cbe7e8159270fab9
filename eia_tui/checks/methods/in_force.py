"""Finds sentences which say that what is proposed is done already: new rules that apply, bookings on the new terms."""

from functools import lru_cache

from eia_tui.checks.methods.negation import is_negated
from eia_tui.checks.methods.patterns import LazyPattern
from eia_tui.checks.methods.sentences import sentences

_RULES = (
    r"(?:terms|rules?|limits?|criteria|fees?|hours|charges?|prices?|rota|policy|system|scheme|arrangements?|rates?|timetable|"
    r"thresholds?|bands?|model|process|routes?|contract|tariff|days|dates|allowances?|eligibility|opening times|"
    r"structure)"
)
_NEW = (
    rf"(?:the|these|those|our)\s+(?:new|revised|proposed|reduced|"
    rf"changed|shorter|higher|lower)\s+(?:[\w’'-]+\s+){{0,2}}?{_RULES}"
)
_IN_FORCE = LazyPattern(
    rf"(?i)^\W*{_NEW}\s+(?:was|were|has|have|is|are)\s+(?:already\s+|now\s+|since\s+)?(?:been\s+)?(?:applied|introduced|collected|charged|paid|levied|enforced|used|in\s+(?:use|force|place|operation)|operating|running|live)\b"
    rf"|\b(?:the|this|our)\s+(?:change|scheme|closure|policy|cut|move|charge|increase|(?:new|revised)\s+[\w’'-]+(?:\s+[\w’'-]+)?)\s+(?:has\s+(?:already\s+)?)?"
    r"(?:came|come|went|gone|taken|took|began|begun|started)\s+(?:into\s+(?:force|effect|operation|use)|live|effect)\b"
    rf"|\b(?:been|were|was|are|is|worked?|working|operated?|operating)\s+(?:[\w’'-]+\s+){{0,2}}?(?:on|under|to|against|by|according\s+to)\s+{_NEW}\b"
    rf"|\b(?:been|were|was)\s+(?:already\s+)?(?:told|given|quoted|charged|sent|shown)\s+{_NEW}\b"
    rf"|\b(?:letters?|notices?|e-?mails?)\s+(?:[\w’'-]+\s+){{0,3}}?(?:giving|with|of|about|setting\s+out|announcing)\s+{_NEW}\s+(?:have\s+|has\s+)?(?:went|gone|were\s+sent|was\s+sent|been\s+sent|been\s+posted|were\s+posted)\b"
    r"|\bnotices?\s+(?:have|has)\s+(?:already\s+|now\s+)?(?:gone|been\s+sent|been\s+given|been\s+posted)\s+(?:out\s+)?to\b"
    r"|\bthe\s+contract\s+(?:has\s+(?:now\s+|already\s+)?been|was)\s+(?:let|awarded|signed)\b"
    r"|\b(?:members|users|tenants|pupils|customers|staff|patients|residents|families|clients)\b(?:\s+[\w’'-]+){0,5}?\s+(?:were|have\s+been)\s+(?:moved|transferred|sent|relocated)\s+to\s+(?:the|an?)\s*(?:other|new|another)\b"
    r"|\b(?:subscriptions?|sign-?ups?|sales|bookings)\s+(?:have\s+)?(?:opened|began|started)\b|\bsent\s+(?:their|the|an?)\s+(?:new\s+|first\s+)?(?:bills?|invoices?)\b"
    r"|\b(?:are|is)\s+(?:already|now)\s+being\s+(?:taken\s+(?:back|away|out)|collected|charged|removed|closed|moved|billed)\b"
    r"|\bwaiting\s+list\s+(?:was|has\s+been)\s+closed\b|\bthe\s+decision\s+(?:having|has)\s+been\s+(?:made|taken)\b"
    r"|\b(?:the|all|both|two|three|four|five)\s+(?:[\w’'-]+\s+){1,3}?(?:have\s+)?(?:already\s+)?stopped\s+(?:taking|accepting|offering|running|opening|serving)\b"
    r"|\b(?:director|head|manager|cabinet|board|committee|leader|member|team|holder|executive)\b[^.;]{0,25}\b(?:has\s+)?signed\s+(?:this|it|the\s+(?:change|proposal|plan|closure|policy|new\s+\w+))\s+off\b|^\W*(?:\w+\s+){0,4}signed\s+this\s+off\b"
)
_BEGINNINGS = (
    "new ",
    "revised",
    "proposed",
    "reduced",
    "changed",
    "shorter",
    "higher",
    "lower",
    "into force",
    "into effect",
    "live",
    "effect",
    "notice",
    "contract",
    "moved",
    "transferred",
    "relocated",
    "waiting list",
    "subscription",
    "sign",
    "sales",
    "bookings",
    "bill",
    "invoice",
    "being",
    "decision",
    "stopped",
    "off",
)
_OF_SOMETHING_ELSE = LazyPattern(
    r"(?i)\b(?:survey|consultation|questionnaire|trial\w*|pilot\w*|act|law|regulations?|guidance|national(?:ly)?|government|if|when|once|will|would|could|until|"
    r"last|previous(?:ly)?|elsewhere|other councils?|district|before|views|comments|draft|tested|in principle|should|"
    r"may)\b"
)


@lru_cache(maxsize=1024)
def in_force(text: str) -> tuple[str, ...]:
    """The sentences of a text which say that the change is in force already, in their order."""
    return tuple(
        each.text for each in sentences(text) if not each.is_heading and not each.is_row and _is_in_force(each.text)
    )


def _is_in_force(sentence: str) -> bool:
    lower = sentence.lower()
    if not any(word in lower for word in _BEGINNINGS):
        return False
    found = _IN_FORCE.search(sentence)
    return (
        found is not None
        and not is_negated(sentence, found.start())
        and not is_negated(sentence, found.end())
        and not _OF_SOMETHING_ELSE.search(_AND_WILL.sub("", sentence))
    )


_AND_WILL = LazyPattern(r"(?i)\band\s+[^.;]{3,40}\bwill\b.*$")
"""What follows from what was decided: "signed this off, and hosts will be moved"."""
