"""Finds help that depends on medical proof, and other changes to the same people that the form leaves out."""

from collections.abc import Iterator
from functools import lru_cache

from eia_tui.checks.facts import group_answers, policy_answers
from eia_tui.checks.finding import Category
from eia_tui.checks.methods.patterns import LazyPattern
from eia_tui.checks.methods.sentences import sentences
from eia_tui.checks.registry import Problem, check
from eia_tui.draft.draft import Draft
from eia_tui.form.kinds import Role
from eia_tui.system.text import shortened

_PAPER = (
    r"(?:(?:medical|doctor['’]?s?['’]?|gp['’]?s?|consultant['’]?s?|hospital|clinical|"
    r"occupational health)\s+(?:letters?|evidence|certificates?|proof|notes?|reports?|confirmation)|"
    r"(?:letters?|notes?|certificates?)\s+from\s+(?:an?|the|their|his|her)\s+(?:\w+\s+)?(?:gp|doctor|consultant|hospital)|"
    r"proof\s+of\s+(?:an?\s+|the\s+|their\s+)?(?:disability|impairment|condition|illness|pregnancy)|education,?\s+health\s+and\s+care\s+plan|ehc\s+plan|ehcp|diagnosis)"
)
_DEPENDS_ON_PAPER = LazyPattern(
    rf"(?i)\b(?:on\s+(?:production|proof|receipt|sight)\s+of|subject\s+to|(?:must|will\s+need\s+to|have\s+to|has\s+to|need\s+to|are\s+asked\s+to|is\s+asked\s+to)\s+(?:\w+\s+)?(?:supply|provide|produce|show|bring|send(?:\s+in)?|submit|have)|"
    rf"(?:needs?|requires?|required)|(?:where|if|when|provided|once|only\s+with)\b[^.;]{{0,40}}?\b(?:supplies|supply|provides?|produces?|shows?|has|have|with|by)|backed\s+by|supported\s+by|with)\s+(?:[\w’'-]+\s+){{0,4}}?{_PAPER}"
    r"|\b(?:evidenced|certified|confirmed)\s+by\s+(?:an?|the|their)\s+(?:\w+\s+)?(?:gp|doctor|consultant|hospital)\b"
    rf"|\b{_PAPER}\b[^.;]{{0,30}}\b(?:is|are|has\s+been|have\s+been)\s+(?:provided|supplied|produced|shown|required|needed|sent|requested)\b|\bon\s+proof\s+of\s+(?:[\w’'-]+\s+){{0,2}}?(?:disability|impairment|condition|illness)"
)
_NEEDS = (
    "proof",
    "letter",
    "evidence",
    "certificate",
    "note",
    "plan",
    "ehcp",
    "diagnosis",
    "report",
    "confirmation",
    "evidenced",
    "certified",
    "confirmed",
)
_NOT_NEEDED = LazyPattern(
    r"(?i)\b(?:no|not|nobody|never|without|neither|\w+n['’]t|or\s+(?:the\s+)?(?:word|any|self|their\s+own)|any\s+proof|instead\s+of|rather\s+than|"
    r"(?:is|are)\s+enough|will\s+do|accepted|one\s+of\s+several|(?:our|the|whose|\w+)\s+records?\s+(?:gives?|has|have|shows?|says?|names?)|interpreters?)\b"
)
_ROLES: tuple[Role, ...] = ("mitigation", "benefits")


@check(
    "proof-asked",
    severity="advice",
    category=Category.MITIGATION,
    source="House view: many disabled people have no such proof. Compare Equality Act 2010, section 20.",
)
def proof_asked(draft: Draft) -> Iterator[Problem]:
    """Help for people of a group that depends on a doctor's letter or another proof."""
    for answers in group_answers(draft):
        for role in _ROLES:
            if found := _depends_on_paper(answers.text(role)):
                message = f"“{shortened(found)}” makes help depend on a proof that many disabled people do not have"
                advice = "Take people's word for it, or say why that is not enough and who pays for the proof"
                yield answers.address(role), f"{answers.name}: {message}. {advice}."
                break


@lru_cache(maxsize=1024)
def _depends_on_paper(text: str) -> str:
    """The sentence of a text that asks people for a medical proof; "" if there is none."""
    lower = text.lower()
    if not any(word in lower for word in _NEEDS):
        return ""
    return next(
        (
            each.text
            for each in sentences(text)
            if _DEPENDS_ON_PAPER.search(each.text) and not _NOT_NEEDED.search(each.text)
        ),
        "",
    )


_LEFT_OUT = LazyPattern(
    r"(?i)\b(?:other|separate|further|wider|these|those)\s+(?:proposals?|changes?|savings?|cuts?|decisions?|charges?|reviews?|closures?)\b[^.;]{0,40}?"
    r"\b(?:(?:is|are|was|were|fall|lie)\s+(?:\w+\s+)?(?:outside|beyond|not\s+(?:part\s+of|within|considered|covered|looked\s+at|a\s+matter))|(?:have|has|were|was)\s+not\s+been\s+(?:considered|looked\s+at|taken\s+into\s+account))\b"
    r"|\b(?:combined|cumulative|joint|overall)\s+(?:effects?|impacts?)\b[^.;]{0,40}\b(?:not|\w+n['’]t|outside|beyond)\b"
    r"|\b(?:has|have|had)\s+(?:its|their)\s+own\s+(?:form|assessment|eia)s?,?\s+(?:and|so)\b[^.;]{0,40}\bnot\b"
)


@check(
    "other-changes",
    severity="advice",
    category=Category.NEGATIVES,
    source="House view: several decisions that meet the same people are weighed together, for that is how they feel "
    "them.",
)
def other_changes(draft: Draft) -> Iterator[Problem]:
    """Other changes to the same people, which the form leaves out."""
    rows = [answer for answers in group_answers(draft) for answer in answers.answers.values() if answer.text]
    for answer in (*policy_answers(draft), *rows):
        if found := next((each.text for each in sentences(answer.text) if _LEFT_OUT.search(each.text)), ""):
            message = f"“{shortened(found)}” leaves out what else happens to the same people"
            yield answer.address, f"{message}. Say what the changes mean together, and for whom."
            return
