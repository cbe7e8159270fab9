"""Checks that somebody whom the policy concerns was asked."""

import re
from collections.abc import Iterator
from functools import lru_cache
from itertools import groupby

from eia_tui.checks.facts import answers_with_role, policy_answers
from eia_tui.checks.finding import Category
from eia_tui.checks.law_sources import MOSELEY
from eia_tui.checks.methods.audience import are_only_told, is_by_office, speak_themselves
from eia_tui.checks.methods.patterns import LazyPattern
from eia_tui.checks.methods.phrases import group_words, phrases
from eia_tui.checks.methods.sentences import LIST_ITEM, Sentence, sentences
from eia_tui.checks.methods.substance import stems
from eia_tui.checks.methods.tense import is_future
from eia_tui.checks.methods.unasked import is_reported_instead
from eia_tui.checks.registry import Guess, Problem, check
from eia_tui.draft.draft import Draft
from eia_tui.system.text import shortened

_OF_STAFF = LazyPattern(
    r"(?i)\b(?:hr|human resources|payroll|workforce|employees?|staff|people services|recruitment|"
    r"pay|restructur\w*|reorganis\w*|rotas?|redundan\w*|sickness absence|flexible working|hybrid working|"
    r"home working|grievance|"
    r"disciplin\w*|appraisals?|tupe|business support|uniforms?)\b"
)
"""Words in the name of a policy that is about the council's own staff."""


_OF_CUSTOMERS = LazyPattern(
    r"(?i)\b(?:school|pupils?['’]?) uniforms?\b|\buniform grants?\b|\bpay (?:and|by|as|to|for)\b|\b(?:benefit|rent|"
    r"council tax|parking)\b[^.;]{0,12}\bpay\b"
)
"""Words that are about customers, though they are also about staff."""
_TEAMS_THAT_PLAY = LazyPattern(
    r"(?i)\bteams?\s+(?:of|from|play\w*|with)\b|\b(?:new|junior|adult|football|cricket|rugby|netball|sports?|club|girls['’]?|women['’]s)\s+teams?\b"
)
_OWN_SERVICES = LazyPattern(
    r"(?i)\b(?:adults?['’]?s?|children['’]?s?|family|families|customer|public health|community|communities|youth|"
    r"older people['’]?s?|disability|housing)"
    r"(?:\s+and\s+(?:adults?['’]?s?|children['’]?s?|famil\w+|community))?\s+(?:services?|staff|commissioners?|officers?|teams?|directorate|department|"
    r"managers?|scrutiny|committee)\b|\bpublic (?:health|sector)\b|\bneighbouring \w+"
)
"""Names of the council's own services, which contain words for the people whom they serve."""
_PROFESSIONALS = LazyPattern(
    r"(?i)\b(?:health visitors?|(?:\w+ )?nurses?|midwi(?:fe|ves)|general practitioners?|gps?|doctors?|clinicians?|"
    r"therapists?|head ?teachers?|teachers?|(?:\w+ ){0,2}practitioners?|social workers?|youth workers?|"
    r"care workers?|professionals?|providers?|police officers?|(?:family|youth|children['’]?s) (?:hub|centre) "
    r"(?:managers?|staff|leaders?))\b"
)
"""People who know those whom a service is for by their work, and are not those people."""
_OWN_PEOPLE = LazyPattern(
    r"(?i)\b(?:officers?|commissioners?|managers?|directors?|colleagues|councillors?|"
    r"members?(?= (?:of the )?(?:cabinet|council|committee|team|board)\b)|"
    r"elected members|staff|employees|intranet|departments?|service heads|heads of service|leadership team|"
    r"management team|internal\w*)\b"
)
"""The council's own people, who are not those whom a service is for."""
_WHO_WORK = LazyPattern(
    r"(?i)\bwho (?:work|deal|know|liaise|are responsible)\b[^.;:]{0,60}|\b(?:on behalf of|"
    r"responsible for|representing)\b[^.;:]{0,40}"
)
_HAPPENED = LazyPattern(
    r"(?i)(?<!\bbe )\b(?:asked|met|spoke|spoken|interviewed|told|said|replied|answered|wanted|consulted|surveyed|"
    r"heard|wrote|rang|visited)\b"
)
"""What people were asked or said, in a sentence that may also say what would help them."""
_ABOUT_PART = LazyPattern(r"(?i)\babout\b[^.;,]{1,40}\bonly\b|\bonly (?:\w+ )?about\b")
"""People who were asked about a part of the proposal are not asked about it."""
_FOR_THEM = LazyPattern(
    r"(?i)\b(?:staff|managers?|officers?|workers)\s+(?:\w+\s+)?(?:answered|spoke|replied|responded)\s+(?:for|"
    r"on behalf of)\b"
)
"""Staff who answer for people do not ask them."""
_INFORMED = LazyPattern(
    r"(?i)\b(?:was|were|been|are|is) (?:\w+ )?(?:told|informed|notified|briefed|reminded)\b(?! us\b)|\bbeing visited\b"
)
"""People who were told something are not asked."""
_OUGHT = LazyPattern(r"(?i)\b(?:should|must|ought)\b")
"""What ought to be is a view, and says nothing about whose."""
_OUTSIDE = LazyPattern(
    r"(?i)\b(?:relatives|mothers|fathers|grandparents|hirers|shoppers|people (?:from|with|at|in)|residents?|"
    r"the public|parents?|carers?|tenants?|users|customers|patients|visitors|passengers|pupils|"
    r"young people|older people|disabled people|"
    r"volunt\w+|charit\w+|forum|network|association|club|groups?|communit(?:y|ies)|members of the public|households|"
    r"people who|families|traders|learners|"
    r"students?|organisations)\b"
)
"""People outside the council, beside its own."""


_ASKED_THEM = LazyPattern(
    r"(?i)\b(?:survey|questionnaire|consultation|interviews?|focus groups?)\b[^.;]{0,40}\basked\b|\bwere asked\b"
)
"""A survey that asked, in a sentence which does not say whom."""


_PANEL_SAID = LazyPattern(
    r"(?i)\b(?:learners?|users?|tenants?|residents?|youth|parents?|carers?|patients?|customers?|readers?|pupils?|"
    r"students?|citizens?|community|(?:young|older|disabled|deaf|blind) people)['’]?s?['’]?\s+(?:\w+\s+)?"
    r"(?:panel|forum|group|club|council|network|association|parliament|board)\b"
    r"[^.;]{0,60}?\b(?:met|discussed|considered|talked|looked at|saw)\b"
    r"[^.;]{0,60}?\b(?:supportive|in favour|against|content|happy|unhappy|welcom\w+|liked|agreed|opposed|concern\w*|"
    r"worried|keen|divided|objected)\b"
)
"""A panel of those whom a service is for met, and how it felt: "the tenant panel met in May and was against it"."""
_A_LIST = LazyPattern(
    r"(?i)\b(?:lists?|cop(?:y|ies)|table|schedule|log|summary) of (?:the |all )?(?:\w+ )?"
    r"(?:responses?|replies|comments|feedback|views)\b"
)
"""Where replies are kept is not who replied."""
_THEY_SPEAK = LazyPattern(
    r"(?i)\b(?:members|they|both|he|she|advocates?)\b[^.;]{0,60}\b(?:talked|said|told|fear\w*|want\w*|asked|met|spoke|liked|worr\w+)\b|"
    r"\b(?:forms?|questionnaires?|letters?|slips?|cards?|\d+)\b[^.;]{0,20}\bcame\s+back\b"
)
"""Somebody says something in a sentence which does not say who that is."""


@check(
    "nobody-asked",
    severity="warn",
    category=Category.INVOLVEMENT,
    source=f"{MOSELEY}: people are asked while it matters.",
)
def nobody_asked(draft: Draft) -> Iterator[Problem]:
    """Engagement with staff, members or parishes only, people who were only informed, or nobody yet."""
    about_staff = is_about_staff(draft)
    for answer in answers_with_role(draft, "engagement"):
        every = sentences(answer.text)
        if not somebody_was_asked(answer.text, staff_count=about_staff):
            message = "You do not say that anyone who uses the service, or would be affected, was asked for a view"
            advice = (
                "Say whom you asked, how and when, and what they said; if nobody, say why, and what you will "
                "do before the decision"
            )
            may_have_asked = any(
                phrases("asked").search(each.text)
                and (_ASKED_THEM.search(each.text) or _THEY_SPEAK.search(each.text))
                and not is_future(each.text)
                and not _OWN_PEOPLE.search(each.text)
                and not _PROFESSIONALS.search(each.text)
                and (about_staff or not _is_about_others(every, each))
                for each in every
            )
            message = f"{message}. {advice}."
            yield Guess(answer.address, message) if may_have_asked else (answer.address, message)
        elif needless := _left_unasked(answer.text):
            message = f"“{shortened(needless)}” leaves people unasked about what you propose"
            yield Guess(
                answer.address, f"{message}. Ask those whom it affects, or say how you know what they think of it."
            )
        elif spoke := _spoken_for(answer.text):
            message = f"“{shortened(spoke)}” gives people's views in the words of others"
            yield Guess(answer.address, f"{message}. Ask them themselves, or say why that was not possible.")
        elif instead := _asked_instead(answer.text, staff_count=about_staff):
            yield Guess(answer.address, instead)


def somebody_was_asked(text: str, *, staff_count: bool) -> bool:
    """Whether an answer about engagement says that anybody was asked whom the policy concerns, or what they said.

    With `staff_count`, for a policy about the council's own staff, they count as well.
    """
    every = sentences(text)
    return any(
        _asks_people(sentence, staff_count=staff_count)
        for number, sentence in enumerate(every)
        if not (number and _goes_on_about_professionals(every[number - 1], sentence))
        and (staff_count or not _is_about_others(every, sentence))
    )


_INSTEAD = {
    "nobody": "says that people were not asked. Say why, and how you know what they think, or ask them",
    "later": "is still to come. Say what you know of their views until then, and when they will be asked",
    "told": "tells people, and asks nobody. Say who was asked for a view, and what they said",
    "insiders": "has only the council's own people, partners or members in it. Say what those affected think of it",
}
"""What a message says of what a paragraph reports instead of asking people."""


_HAS_LABEL = LazyPattern(r"[*_]{1,3}[^*_\n]{3,80}[*_]{1,3}[,:.]?[^.:;\n]{0,80}[.:](?:\s|$)")
"""The beginning of a paragraph that names whom the council met, in bold or italic type."""
_FEW_LABELS = 2


def _asked_instead(text: str, *, staff_count: bool) -> str:
    """What is wrong with a paragraph of its own in which nobody from outside is asked; "" if there is none."""
    read = sentences(text)
    has_labels = len({each.block for each in read if _HAS_LABEL.match(each.with_label)}) > _FEW_LABELS
    for _, several in groupby(read, key=lambda each: each.block):
        every = list(several)
        paragraph = " ".join(each.with_label for each in every)
        if has_labels and _HAS_LABEL.match(paragraph):
            continue  # one of those who were met, of whom others are from outside
        if any(each.is_row or each.is_heading or LIST_ITEM.match(text, each.start) for each in every):
            continue
        instead = is_reported_instead(paragraph)
        if instead and not (staff_count and phrases("staff").search(paragraph)):
            return f"“{shortened(paragraph)}” {_INSTEAD[instead]}."
    return ""


_NO_NEED = LazyPattern(
    r"(?i)\bno need (?:for|of|to)\s+(?:an?y?\s+|the\s+)?(?:\w+\s+){0,2}?(?:consult\w*|engag\w*|survey\w*|ask\b)"
    r"|\b(?:not|\w+n['’]t)\s+(?:\w+\s+)?(?:considered|felt|thought|deemed|seen as|judged|"
    r"believed)?\s*(?:to be\s+)?(?:necessary|needed|required|proportionate|appropriate)\s+to\s+(?:consult|engage|ask|"
    r"survey|hold)"
    r"|\b(?:consultation|engagement|survey)\b[^.;]{0,40}\b(?:not|\w+n['’]t|un)\s?(?:\w+\s+)?(?:considered\s+|felt\s+|"
    r"thought\s+|deemed\s+)?(?:to be\s+)?(?:necessary|needed|required)\b"
    r"|\bno\s+(?:further|second|other)\s+(?:attempts?|reminders?|efforts?|approach\w*)\b|\basked\b[^.;]{0,60}\bbut\s+not\s+about\b"
    r"|\bviews\s+of\s+[^.;]{3,40}\b(?:was|were|have|has)\s+not\s+(?:been\s+)?(?:sought|asked|collected|obtained|gathered|taken)\b"
    r"|\bviews\s+(?:\w+\s+){0,4}?(?:are|were)\s+(?:already\s+|well\s+)known\b"
)
"""Why nobody was asked, or not about a part of the proposal."""
_SPOKEN_FOR = LazyPattern(
    r"(?i)\b(?:clerks?|councillors?|chairs?|leaders?|governors?|managers?|teachers?|providers?)\s+(?:\w+\s+)?(?:replied|answered|responded|voted|spoke)\s+(?:for|on\s+behalf\s+of)\s+(?:their|the|its|all)\b|"
    r"\b(?:managers?|leaders?|officers?|heads?|staff|workers|supervisors|commissioners|providers?|teachers|councillors|representatives|who)\b[^.;]{0,60}"
    r"\b(?:convey\w*|relay\w*|report\w*|represent\w*|pass(?:ed|ing)? on|give|gave|speak for|spoke for|put forward|"
    r"summaris\w+)\s+(?:the\s+)?(?:views?|opinions?|feelings?|thoughts|comments)\s+of\s+"
    r"(?:their|the|its|those|all|our)\b"
)
"""Somebody who was asked to say what others think."""


@lru_cache(maxsize=256)
def _left_unasked(text: str) -> str:
    """The sentence which says why people were not asked; "" if there is none."""
    return next((each.text for each in sentences(text) if _NO_NEED.search(each.text)), "")


@lru_cache(maxsize=256)
def _spoken_for(text: str) -> str:
    """The sentence in which others say what people think; "" if there is none."""
    return next((each.text for each in sentences(text) if _SPOKEN_FOR.search(each.text)), "")


_TAKEN_FOR_ASKING = LazyPattern(
    r"(?i)\b(?:counts?|counted|serves?|served|stands?|is|was|were|regarded|treated|amounts?|seen|meets?|satisf\w+|constitutes?)\b[^.;]{0,25}\b(?:our|the|as|a)\s+"
    r"(?:\w+\s+)?(?:consultation|engagement)\b"
)
_ONLY_TOLD = LazyPattern(
    r"(?i)\b(?:letters?|notices?|e-?mails?|posters?|bulletins?|newsletters?|web ?(?:site|page)|intranet|"
    r"briefings?|press release|social media|leaflets?)\b[^.;]{0,80}"
    r"\b(?:told|telling|informed|informing|announc\w+|notif\w+|explain\w*|set out|advis\w+|published)\b"
    r"|\b(?:were|was|been|have)\s+(?:\w+\s+)?(?:told|informed|notified|advised|briefed)\b(?! us)"
)


_CALLED_ASKING = LazyPattern(
    r"(?i)^\W*(?:(?:public|staff|community|stakeholder|our)\s+)?(?:consultation|engagement)\s+(?:with|of|took|was|has|consisted|by)\b|"
    r"^\W*(?:we|officers|the (?:service|council|team))\s+(?:have\s+)?(?:consulted|engaged(?:\s+with)?)\b|"
    r"\bwere\s+(?:consulted|engaged)\b"
)
"""A sentence that calls what it reports consultation."""
_ASKS_SOMETHING = LazyPattern(
    r"(?i)\b(?:not|\w+n['’]t|asked?|asks?|asking|invit\w+|repl\w+|respon\w+|comment\w*|views?|said|told us|survey\w*|"
    r"questionnaire\w*|workshops?|"
    r"meetings?|met|focus|interview\w*|drop-?ins?|weeks|\d+\s?%|feedback|raised|heard)\b"
)


@check(
    "told-not-asked",
    severity="warn",
    category=Category.INVOLVEMENT,
    source=f"{MOSELEY}: people are asked while it matters.",
)
def told_not_asked(draft: Draft) -> Iterator[Problem]:
    """A letter or notice that tells people of the change, and is called consultation."""
    for answer in answers_with_role(draft, "engagement"):
        every = sentences(answer.text)
        for number, sentence in enumerate(every):
            both = (
                f"{every[number - 1].text} {sentence.text}"
                if number and every[number - 1].start == sentence.start
                else sentence.text
            )
            is_only_told = _is_only_told(every, sentence)
            if not is_only_told and (not _ONLY_TOLD.search(both) or _ASKS_SOMETHING.search(both)):
                continue
            message = f"“{shortened(sentence.text if is_only_told else both)}” tells people, and asks nobody"
            message = f"{message}. Say who was asked for a view while it could change the proposal, and what they said."
            if _TAKEN_FOR_ASKING.search(sentence.text):
                yield answer.address, message
                return
            if is_only_told or _CALLED_ASKING.search(sentence.text):
                yield Guess(answer.address, message)
                return


_WHO_WAS_TOLD = LazyPattern(
    r"(?i)^\W*(?P<who>[^,;:]{3,80}?)\s+(?:(?:was|were|have|has)\s+(?:\w+\s+){0,2}?(?:sent|told|informed|notified|written|given|e-?mailed)|(?:had|got|received|have\s+had))\b"
)


def _is_only_told(every: tuple[Sentence, ...], sentence: Sentence) -> bool:
    """Whether some of those affected were told of the change, and no other sentence has a word of them."""
    told = _WHO_WAS_TOLD.match(sentence.text)
    if not told or not are_only_told(sentence.text):
        return False
    if not phrases("public").search(told["who"]) and not re.search(group_words(), told["who"], re.IGNORECASE):
        return False
    who = stems(told["who"])
    return bool(who) and not any(who & stems(each.text) for each in every if each is not sentence)


def is_about_staff(draft: Draft) -> bool:
    """Whether a policy is about the council's own staff: by its name, or by more sentences of the proposal on them."""
    named = (_OF_CUSTOMERS.sub(" ", answer.text) for answer in answers_with_role(draft, "name", "department"))
    if any(map(_OF_STAFF.search, named)):
        return True
    every = [each.text for answer in policy_answers(draft)[:1] for each in sentences(answer.text)]
    of_staff = sum(phrases("staff").search(_TEAMS_THAT_PLAY.sub(" ", each)) is not None for each in every)
    return of_staff > 1 and of_staff > sum(phrases("public").search(each) is not None for each in every)


def _goes_on_about_professionals(before: Sentence, sentence: Sentence) -> bool:
    """Whether "they" in a sentence are the professionals of the one before it on the same line."""
    return (
        before.start == sentence.start
        and re.match(r"\W*They\b", sentence.text) is not None
        and _PROFESSIONALS.search(before.with_lead) is not None
        and not _OUTSIDE.search(_PROFESSIONALS.sub(" ", before.with_lead))
    )


def _is_about_others(every: tuple[Sentence, ...], sentence: Sentence) -> bool:
    """Whether others speak of the people of a service, because of their office, or these are only told."""
    if are_only_told(sentence.text):
        return True
    line = next(each.text for each in every if each.start == sentence.start)
    return (is_by_office(line) or is_by_office(sentence.text)) and not speak_themselves(sentence.text)


def _asks_people(sentence: Sentence, *, staff_count: bool) -> bool:
    """Whether a sentence says that people outside the council were asked, or what they said.

    With `staff_count`, for a policy about the council's own staff, they count as well.
    """
    text = sentence.with_lead
    if (is_future(sentence.text) and not _HAPPENED.search(sentence.text)) or re.search(
        (
            r"(?i)^\W*(?:no|none|nobody|not)\b|\b(?:not|\w+n['’]t|never|no (?:further |need|"
            r"reason)) (?:yet )?(?:been )?(?:\w+ (?:to be |it )?)?(?:ask|consult|engag|"
            r"undertak|carried|held|need|require|necess)\w*"
        ),
        sentence.text,
    ):
        return False
    if (
        _FOR_THEM.search(sentence.text)
        or _ABOUT_PART.search(sentence.text)
        or (_OUGHT.search(sentence.text) and not phrases("asked").search(sentence.text))
    ):
        return False
    if _PANEL_SAID.search(sentence.text):
        return True
    text = _WHO_WORK.sub(" ", text) if re.search(r"(?i)\bthose who know\b", text) else text
    of_professionals = _PROFESSIONALS.search(text) is not None
    text = _A_LIST.sub(" ", text)
    text = _INFORMED.sub(" ", _PROFESSIONALS.sub(" ", _OWN_SERVICES.sub(" ", text)))
    if of_professionals and not _OUTSIDE.search(text):
        return False
    if _OWN_PEOPLE.search(text):
        text = _WHO_WORK.sub(" ", text)
        if not (staff_count and phrases("staff").search(text)) and not _OUTSIDE.search(text):
            return False
    asked = phrases("asked").search(text)
    if not asked:
        return False
    if phrases("replied").search(text):
        return True
    if staff_count and phrases("staff").search(text):
        return True
    return phrases("public").search(text) is not None or re.search(group_words(), text, re.IGNORECASE) is not None
