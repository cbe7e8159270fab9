"""Checks that an assessment considers the three aims of the duty, and does not misstate the law."""

from collections.abc import Iterator
from functools import lru_cache

from eia_tui.checks.facts import TextAnswer, evidence_answers, group_answers, policy_answers, prose_answers
from eia_tui.checks.finding import Category
from eia_tui.checks.involvement import is_about_staff
from eia_tui.checks.methods.duty_claims import only_names_duty, puts_duty_aside
from eia_tui.checks.methods.law_errors import misstated, misstates_duty
from eia_tui.checks.methods.law_for_groups import MARRIAGE_AT_WORK, puts_marriage_aside
from eia_tui.checks.methods.law_likely import probably_misstated
from eia_tui.checks.methods.patterns import LazyPattern
from eia_tui.checks.methods.people import has_characteristic
from eia_tui.checks.methods.phrases import is_about, phrases
from eia_tui.checks.methods.sentences import sentences
from eia_tui.checks.registry import Guess, Problem, check
from eia_tui.draft.draft import Draft
from eia_tui.form.kinds import Prose
from eia_tui.system.text import shortened

_AIMS = ("eliminate", "advance", "relations")
"""The lists of words that show that each aim was considered."""
_WORDS_OF_LABEL = 4
"""Words at most of a sentence that is only the heading of its paragraph: "Equality duty."."""
_LONG_FORM = 60
"""Words from which a form should mention an aim."""
_NAMES_AIM = tuple(
    LazyPattern(rf"(?i)\b{aim}") for aim in (r"(?:discriminat|harass|victimis)", "opportunit", "relations")
)
_OF_AN_EMAIL = LazyPattern(r"(?i)\W*(?:from|to|sent|cc|bcc|subject|re|fwd?)\s*:")
"""The head of an email that was pasted into an answer."""
_ACT = "Equality Act 2010, section 149."


@check("duty", severity="advice", category=Category.POLICY, source=_ACT)
def duty(draft: Draft) -> Iterator[Problem]:
    """The duty is put aside in a sentence, or none of its aims is mentioned in a form that has 60 words or more."""
    aims = "ending discrimination, advancing equality of opportunity, fostering good relations"
    groups = group_answers(draft)
    answers = prose_answers(draft)
    settled = [(answer, words) for answer in answers if (words := _settles_duty(draft, answer))]
    for answer, words in settled:
        message = f"“{shortened(words)}” settles the equality duty in a sentence, without what you weighed"
        yield answer.address, f"{message}. Say how you considered each of its aims: {aims}."
    if settled:
        return
    if not groups or sum(len(answer.text.split()) for answer in answers) < _LONG_FORM:
        return
    weighs = any(_weighs_plainly(each.text) for answer in policy_answers(draft) for each in sentences(answer.text))
    if not weighs and not any(_has_aim(answer.text) for answer in answers):
        message = f"The three aims of the equality duty are not mentioned: {aims}"
        address, where = _place_for_aims(draft) or (groups[0].step.address, "")
        advice = f"Say what the proposal does for each, even if that is nothing: a sentence on each{where} is enough"
        yield address, f"{message}. {advice}."


def _settles_duty(draft: Draft, answer: TextAnswer) -> str:
    """The sentence of an answer that misstates the duty, puts it aside or only names it; "" if there is none.

    What is only put aside about one group is no fault of its own: its answers say why the group is not affected.
    """
    of_all = answer in policy_answers(draft) or answer in evidence_answers(draft)
    read = [each for each in sentences(answer.text) if not each.is_heading and not _OF_AN_EMAIL.match(each.text)]
    for number, each in enumerate(read):
        is_label = len(each.text.split()) <= _WORDS_OF_LABEL
        following = [other.text for other in read[number + 1 :] if other.start == each.start] if is_label else []
        following = following or [other.text for other in read[number + 1 : number + 2]]
        weighs = any(map(_has_aim, following)) or (is_label and any(map(_weighs_plainly, following)))
        is_only_named = only_names_duty(each.text) and not weighs and not _is_on_one_aim(each.text, answer.text)
        if misstates_duty(each.text) or (of_all and (puts_duty_aside(each.text) or is_only_named)):
            return each.text
    return ""


def _is_on_one_aim(sentence: str, text: str) -> bool:
    """Whether a sentence is on one aim of the duty, in a text that has one on each."""
    in_sentence = sum(pattern.search(sentence) is not None for pattern in _NAMES_AIM)
    return in_sentence == 1 and all(pattern.search(text) for pattern in _NAMES_AIM)


def _place_for_aims(draft: Draft) -> tuple[str, str] | None:
    """The answer in which the aims are best weighed, and the words for its section; None on a form without one.

    That is the last which says what is proposed and why: the reasons come after the proposal.
    """
    asked = [
        (asked.address, section)
        for step in draft.form.steps
        if not step.group
        for asked, section in ((asked, step.section) for asked in draft.shown(step))
        if isinstance(asked.question, Prose) and asked.question.role is None
    ]
    if not asked:
        return None
    address, section = asked[-1]
    return address, f" in section {section.number}" if section.number else ""


@check(
    "wrong-law",
    severity="warn",
    category=Category.POLICY,
    source=f"{_ACT} The sections that a message cites were read.",
)
def wrong_law(draft: Draft) -> Iterator[Problem]:
    """A wrong statement of law: treated the same and so lawful; no duty; an Act that was repealed; marriage at work."""
    for answer in prose_answers(draft):
        words, advice = misstated(answer.text)
        if advice:
            yield answer.address, f"“{shortened(words)}” is not what the law says. {advice}"
            continue
        words, advice = probably_misstated(answer.text)
        if advice:
            yield Guess(answer.address, f"“{shortened(words)}” may not be what the law says. {advice}")
    if not is_about_staff(draft):
        return
    for answers in group_answers(draft):
        if not is_about("marriage", answers.group):
            continue
        for answer in answers.answers.values():
            if not misstated(answer.text)[1] and (words := puts_marriage_aside(answer.text)):
                yield answer.address, f"“{shortened(words)}” is not what the law says. {MARRIAGE_AT_WORK}"


_OF_PEOPLE = LazyPattern(
    r"(?i)\b(?:everyone|everybody|anyone|nobody|people|person|residents?|famil(?:y|ies)|children|adults|users|"
    r"customers|tenants|"
    r"readers|passengers|patients|learners|pupils|staff|households|communit(?:y|ies)|those|who|groups?|all|others)\b"
)
_OF_MONEY = LazyPattern(
    r"(?i)\bneeds?\s+(?:to\s+(?:save|find|be\s+(?:saved|found|repaired|replaced|renewed|met\s+from))|sav\w+|"
    r"replac\w+|repair\w*|renew\w+|\d+\s)|\b(?:would|will)\s+need\s+(?:an?|new|more|another)\b"
    r"|\bin\s+need\s+of\s+(?:repair|replacement|renewal|investment)|\bif\s+need\s+be\b|\bfair(?:ly)?\s+(?:price|"
    r"share\s+of\s+the\s+cost|"
    r"rent|large|small|new|old|recent|well)\b|\bopportunit\w+\s+(?:to|for)\s+(?:sav\w+|sell|reduce|let|income|"
    r"generat\w+|rationalis\w+)"
)


@lru_cache(maxsize=1024)
def _weighs_plainly(sentence: str) -> bool:
    """Whether a sentence weighs what people need or what is fair to them, without the words of the duty."""
    said = _OF_MONEY.sub(" ", sentence)
    return phrases("aims_plainly").search(said) is not None and (
        has_characteristic(said) or _OF_PEOPLE.search(said) is not None
    )


@lru_cache(maxsize=1024)
def _has_aim(text: str) -> bool:
    return any(phrases(aim).search(text) for aim in _AIMS)
