"""Finds what one answer denies and another says: of things, of what people raised, and of who is in favour."""

from collections.abc import Iterator
from functools import lru_cache

from eia_tui.checks.consultation_replies import majority_against
from eia_tui.checks.facts import (
    TextAnswer,
    answers_with_role,
    evidence_answers,
    group_answers,
    policy_answers,
    question_name,
)
from eia_tui.checks.methods.negation import NEGATIVE
from eia_tui.checks.methods.numbers import numbers
from eia_tui.checks.methods.opposites import affirms, contradicts, denials
from eia_tui.checks.methods.patterns import LazyPattern
from eia_tui.checks.methods.people import names_group
from eia_tui.checks.methods.replies import reports_speech
from eia_tui.checks.methods.sentences import Sentence, sentences
from eia_tui.checks.methods.tense import is_future
from eia_tui.checks.methods.this_plan import of_this_plan
from eia_tui.checks.methods.trouble import asks_for_something, reports_difficulty
from eia_tui.checks.registry import Guess, Problem
from eia_tui.draft.draft import Draft
from eia_tui.form.definition import Group
from eia_tui.system.text import shortened


def none_and_some(draft: Draft) -> Iterator[Problem]:
    """An answer that denies of all what another says of some: "no stop closes", and "108 stops close"."""
    rows = [
        answer
        for group in group_answers(draft)
        for role, answer in group.answers.items()
        if role in ("benefits", "concerns", "reason") and answer.text
    ]
    answers = [*policy_answers(draft), *evidence_answers(draft), *rows]
    denied = [(one, denial) for one in answers for denial in denials(one.text)]
    affirmed = [
        (other, each.text)
        for other in (answers if denied else ())
        for each in of_this_plan(other.text)
        if not each.is_row and affirms(each.text)
    ]
    for one, denial in denied:
        for other, text in affirmed:
            if contradicts(denial, text):
                message = (
                    f"You say “{shortened(denial.sentence)}”, but {question_name(draft, other.address)} says "
                    f"“{shortened(text)}”"
                )
                yield Guess(one.address, f"{message}. Say which is true, or how both can be.")
                return


_NOTHING_RAISED = LazyPattern(
    r"(?i)\bno (?:[\w’'-]+ ){0,2}?(?:concerns?|issues?|objections?|problems?|worries|complaints?|"
    r"negative (?:comments?|feedback))\b"
    r"|\b(?:nobody|no[- ]one|none|neither|nothing)\b[^.;,]{0,50}\b(?:raised|objected|opposed|worried|complain\w*|"
    r"came up|mentioned)\b"
    r"|\b(?:did|do|does|has|have|had|was|were)(?: not|n['’]t) (?:\w+ )?(?:rais(?:e|ed)|object\w*|oppose\w*|"
    r"complain\w*|come up|mention\w*)\b"
    r"|\b(?:raised|reported|expressed|voiced|identified)\s+(?:no|nothing|none)\b"
)
_IN_THE_END = LazyPattern(
    r"(?i)\b(?:consultation|engagement|survey|respondents?|residents?|anyone|overall|users|people|feedback)\b"
)
_ANOTHER = LazyPattern(
    r"(?i)\b(?:further|other|second|new|additional|more|beyond|besides|else|except|apart|by then|this time|likely|"
    r"may|might|not expected)\b"
)


_NONE_OF_THEM = LazyPattern(r"(?i)\bnone of (?:them|these|those|whom|which)\b")
"""None of the people whom a sentence is about, and not nobody at all."""
_GROUND_FOR = LazyPattern(r"(?i)\bno (?:ground|cause|reason)s? for\b")


@lru_cache(maxsize=1024)
def _silences(text: str) -> tuple[Sentence, ...]:
    """The sentences of an answer which say that nobody raised anything."""
    return tuple(
        sentence
        for sentence in sentences(text)
        if _NOTHING_RAISED.search(sentence.text)
        and not _ANOTHER.search(sentence.text)
        and not _GROUND_FOR.search(sentence.text)
        and not is_future(sentence.text)
    )


def silent_and_heard(draft: Draft) -> Iterator[Problem]:
    """A group, or everybody, who raised nothing by one answer, and said that something is hard by another."""
    reported = [
        (answer, each)
        for answer in answers_with_role(draft, "engagement")
        for each in sentences(answer.text)
        if not each.is_row
        and not each.is_heading
        and (reports_difficulty(each.text) or asks_for_something(each.text))
        and reports_speech(each.with_lead)
        and not NEGATIVE.search(each.text)
    ]
    every: list[tuple[TextAnswer, Group | None]] = [
        (answer, None) for answer in (*policy_answers(draft), *evidence_answers(draft))
    ]
    every += [
        (answer, row.group)
        for row in group_answers(draft)
        for role, answer in row.answers.items()
        if role in ("benefits", "concerns", "reason")
    ]
    groups = [row.group for row in group_answers(draft)]
    for answer, group in every if reported else ():
        for sentence in _silences(answer.text):
            named = [each for each in groups if names_group(each, sentence.text)] or ([group] if group else [])
            if not named and (not _IN_THE_END.search(sentence.text) or _NONE_OF_THEM.search(sentence.text)):
                continue
            for _, heard in reported:
                about = [each for each in named if names_group(each, heard.with_lead)]
                if heard.text != sentence.text and len(about) == len(named) and len(named) <= 1:
                    message = f"You say “{shortened(sentence.text)}”, but section 3 says “{shortened(heard.text)}”"
                    yield Guess(answer.address, f"{message}. Say which is true, or how both can be.")
                    return


_SUPPORTED = LazyPattern(
    r"(?i)\b(?:broad(?:ly)?|general(?:ly)?|strong(?:ly)?|widely|widespread|wide|overwhelming(?:ly)?|clear|majority|most|largely|warmly)\b"
    r"(?:\s+(?:of|the|residents|respondents|people|users|public|were|was|in|local|those|who|replied|positive(?:ly)?)){0,5}\s+"
    r"(?:support\w*|agree\w*|in favour|favou?r(?:ed|able)?|welcomed|positive|consensus|endors\w+|accepted)\b"
    r"|^\W*(?:the\s+)?(?:carers|families|residents|parents|people|users|tenants|staff|members|customers|respondents|learners|clubs)\s+(?:support|back|agree\s+with|welcome|are\s+in\s+favour|favour)\b"
    r"|\b(?:has|have)\s+the\s+(?:backing|support|agreement)\s+of\s+(?:the\s+)?(?:carers|families|residents|parents|people|users|tenants|staff|members|customers|clubs)\b"
    r"|\b(?:consultation|response|public|residents|respondents|replies|feedback)\b[^.;]{0,40}\b(?:(?:was|were|is|are|been)\s+(?:\w+ly\s+)?"
    r"(?:positive|supportive|favourable|in favour)|well received)\b"
)


def supported_and_opposed(draft: Draft) -> Iterator[Problem]:
    """A proposal that most people support by one answer, and that most are against by the figures of another."""
    against = next(
        ((each, found) for each in answers_with_role(draft, "engagement") if (found := majority_against(each.text))),
        None,
    )
    if not against:
        return
    rows = [answer for group in group_answers(draft) for answer in group.answers.values() if answer.text]
    for answer in (*policy_answers(draft), *evidence_answers(draft), *rows):
        if supported := _supported(answer.text):
            message = f"You say “{shortened(supported)}”, but section 3 says “{shortened(against[1])}”"
            yield Guess(answer.address, f"{message}. Say which is true, or what exactly people supported.")
            return


@lru_cache(maxsize=1024)
def _supported(text: str) -> str:
    """The first sentence of an answer which says that people support the proposal; "" if there is none."""
    read = (each.text for each in sentences(text) if _SUPPORTED.search(each.text))
    return next((each for each in read if not NEGATIVE.search(each) and not numbers(each)), "")
