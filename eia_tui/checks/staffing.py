"""Finds changes to the work of staff that no group's answers speak of."""

from collections.abc import Iterator, Sequence
from functools import lru_cache

from eia_tui.checks.draft_memo import memoised
from eia_tui.checks.facts import (
    GroupAnswers,
    TextAnswer,
    actions,
    answers_with_role,
    evidence_answers,
    group_answers,
    policy_answers,
    question_name,
)
from eia_tui.checks.finding import Category
from eia_tui.checks.methods.left_out import not_looked_at
from eia_tui.checks.methods.numbers import numbers
from eia_tui.checks.methods.others_work import (
    NOBODY_LOSES,
    NONE_AFFECTED,
    NOT_OURS,
    OF_EMPLOYMENT,
    SERVICE_MOVES,
    who_loses_work,
)
from eia_tui.checks.methods.patterns import LazyPattern
from eia_tui.checks.methods.people import has_characteristic
from eia_tui.checks.methods.phrases import collapse_spaces, is_about, phrases
from eia_tui.checks.methods.sentences import Sentence, clauses, sentences
from eia_tui.checks.methods.sources import shares
from eia_tui.checks.methods.staff_changes import changed_work, workers_in
from eia_tui.checks.methods.tense import is_future
from eia_tui.checks.methods.this_plan import of_this_plan
from eia_tui.checks.methods.work_changes import staff_in, work_change
from eia_tui.checks.registry import Guess, Problem, check
from eia_tui.draft.draft import Draft
from eia_tui.form.kinds import Role
from eia_tui.system.text import shortened

_TOLD: tuple[Role, ...] = ("benefits", "concerns", "mitigation", "reason", "plan")
"""Answers that say what a change means for a group."""
_ROWS_OF_STAFF = 5
"""Groups whose answers name staff, from which a form has looked at what the change means for them."""
_ROWS_OF_WORK = 3
"""Groups whose answers speak of the work of staff, from which all its changes are taken to be looked at."""
_NEEDS_NAMES = ("hours", "terms")
"""Kinds of change that the answers about a group speak of for those alone whom they name."""
_FEW_WORDS = 2
"""Words that a message quotes with those beside them: "vacancy" alone says little."""
_NEAR_AFTER = 60
"""Characters between the word for staff and what is said of their work."""
_HOURS = (
    LazyPattern(r"(?i)\b(?:longer|shorter|compressed)\s+(?:days?|hours|weeks?|shifts?)\b"),
    LazyPattern(r"(?i)\b(?:evenings?|late|later|until|till|\d{1,2}(?:[.:]\d\d)?\s*pm|midnight)\b"),
    LazyPattern(r"(?i)\b(?:early|earlier|\d{1,2}(?:[.:]\d\d)?\s*am|mornings?)\b"),
    LazyPattern(r"(?i)\bnights?\b"),
    LazyPattern(r"(?i)\b(?:saturdays?|sundays?|weekends?|seven\W+days?)\b"),
    LazyPattern(r"(?i)\b(?:bank\s+holidays?|christmas)\b"),
    LazyPattern(r"(?i)\b(?:on[\s-]+call|call[\s-]?outs?|standby|24/7|24\s+hours)\b"),
    LazyPattern(r"(?i)\b(?:four|five|six|nine|4|5|6|9)[\s-]days?\b"),
)
"""Hours of different kinds at which people work."""
_IN_ANOTHER_FORM = LazyPattern(
    r"(?i)\b(?:staff|officers|workers|employees|workforce|teams?)\b[^.;]{0,60}\b(?:(?:form|assessment|eia)\s+of\s+(?:its|their)\s+own|"
    r"(?:own|separate|another)\s+(?:\w+\s+)?(?:form|assessment|eia)|assessed\s+separately)\b"
)
"""That what it means for staff is looked at elsewhere."""
_EVERY_WORKER = LazyPattern(
    r"(?i)\b(?:staff|employees?|colleagues|workforce|workers|teams?|crews?|operatives|officers)\b"
)
"""Words for all who work, not for some of them, such as "drivers"."""
_AS_NOW = LazyPattern(r"(?i)\b(?:not\s+change|unchanged|stays?|same|as\s+now)\b")
"""Words of a heading above what is left as it is."""
_COMPARED = LazyPattern(r"(?i)\b(?:represented|compared|profile|average|more|fewer|proportion)\b")
_WISHED = LazyPattern(
    r"(?i)\b(?:suggest\w*|wanted|prefer\w*|first choice|favoured|asked (?:for|why|whether|if)|would rather|ideas?|"
    r"wish\w*)\b"
)
"""What those who were asked would like is not what is proposed."""


@check(
    "staff",
    severity="warn",
    category=Category.POLICY,
    source="Equality Act 2010, section 149: staff are people too whom a policy affects.",
)
def staff(draft: Draft) -> Iterator[Problem]:
    """Posts, hours, employer or workplace change, and no group's answers speak of what that means for staff."""
    groups = group_answers(draft)
    if not groups or any(is_of_employment(action.text("action", "outcome")) for action in actions(draft)):
        return
    if any(NONE_AFFECTED.search(answer.text) for answer in policy_answers(draft)):
        return
    unspoken = [] if looked_at_staff(draft) else list(_unspoken_changes(draft, groups))
    if unspoken:
        answer, _, words = min(unspoken, key=lambda each: (each[0].question.role == "name", _WEIGHT.index(each[1])))
        message = (
            f"You say “{words}” in {question_name(draft, answer.address)}, but no group's answers say what that means "
            "for staff"
        )
        message = f"{message}. Say which staff are affected, by group, and what you will do."
        is_sure = answer.question.role not in ("evidence", "engagement")
        address = _left_to_others(draft) or answer.address
        yield (address, message) if is_sure else Guess(address, message)
        return
    for answer in policy_answers(draft):
        if left := next((each.text for each in sentences(answer.text) if staff_in(not_looked_at(each.text))), ""):
            message = f"“{shortened(left)}” leaves staff out, who are people too whom a policy affects"
            yield Guess(answer.address, f"{message}. Say which staff are affected, by group, and what you will do.")
            return
    if others := _forgotten_workers(draft):
        address, words = others
        message = f"“{shortened(words)}” ends the work of people whom no group's answers and no action mention"
        yield Guess(address, f"{message}. Say who they are, by group, and what you will do.")
        return
    if other := _other_change(draft):
        address, words = other
        message = f"“{shortened(words)}” changes the work of those who run the service, but no answer says how"
        yield Guess(
            address, f"{message}. Say what it means for staff, by group, or that no job, hour or place changes."
        )
        return
    address, moved = _moved_place(draft)
    speaks = any(speaks_of("place", each) or speaks_of_work(each) for each in groups)
    if moved and not speaks and not looked_at_staff(draft):
        message = f"“{shortened(moved)}” moves a service, and no group's answers say what that means for its staff"
        yield Guess(address, f"{message}. Say which staff are affected, by group, and what you will do.")


_TO_OTHERS = LazyPattern(
    r"(?i)\b(?:leav\w+|left|is for|are for|belongs?|up)\b[^.;]{0,40}\b(?:to|with|for)\s+(?:HR|human resources|"
    r"personnel)\b|"
    r"\b(?:outside|beyond)\s+(?:of\s+)?(?:the\s+)?(?:scope|remit)|\b(?:contractual|employment|HR|staffing|personnel)\s+(?:matter|issue|process)\b"
)
"""Words with which a form leaves what a change means for staff to somebody else."""


def _left_to_others(draft: Draft) -> str:
    """The address of the answer which says that staff are somebody else's matter; "" if none does."""
    return next((each.address for each in policy_answers(draft) if _TO_OTHERS.search(each.text)), "")


_WEIGHT = ("posts", "vacancies", "transfer", "hours", "place")
"""Kinds of change, those first that take most from people."""
_LESS_THAN_A_POST = ("transfer", "hours", "place")
"""Kinds for which a part of the proposal on staff is answer enough."""


def _unspoken_changes(draft: Draft, groups: Sequence[GroupAnswers]) -> Iterator[tuple[TextAnswer, str, str]]:
    """The answers in which the work of staff changes and no group's answers say so, each with kind and words."""
    is_theirs = (
        sum(staff_in(each.text("benefits", "concerns", "mitigation")) is not None for each in groups) >= _ROWS_OF_STAFF
    )
    for answer in [*answers_with_role(draft, "name"), *policy_answers(draft), *evidence_answers(draft)]:
        for sentence in of_this_plan(answer.text):
            kind, words = work_change(sentence.text)
            is_reported = answer.question.role == "engagement" and not is_future(sentence.text)
            if not kind or is_reported or (answer.question.role == "engagement" and _WISHED.search(sentence.text)):
                continue
            if kind in ("posts", "vacancies") and any(
                NOBODY_LOSES.search(each.text) for each in sentences(answer.text) if each.block == sentence.block
            ):
                continue
            if kind in _LESS_THAN_A_POST and _is_answered_there(answer.text, sentence):
                continue
            who = staff_in(sentence.text)
            named = who.group() if who else ""
            dealt_with = is_theirs and kind in ("hours", "place")
            if not dealt_with and not any(speaks_of(kind, each, named) or speaks_of_work(each) for each in groups):
                yield answer, kind, _with_words_beside(words, sentence.text)


def _with_words_beside(words: str, sentence: str) -> str:
    """Some words of a sentence as a message quotes them: with those beside them where they are one or two alone."""
    before, found, after = collapse_spaces(sentence).partition(words)
    if not found or len(words.split()) > _FEW_WORDS:
        return words
    return " ".join([*before.split()[-3:], words, *after.split()[:2]]).strip(" .,;:")


_IN_BRACKETS = LazyPattern(r"\([^()]*\)")
_WITHOUT_STAFF = LazyPattern(r"(?i)\b(?:without|no)\s+(?:any\s+|a\s+member\s+of\s+)?staff\b")
_AT_A_DESK = LazyPattern(r"(?i)\b(?:desk|counter|front[- ]desk)\s+staff\b")
"""Who they are, which says nothing about where they work: "desk staff have it in their guide"."""
_FIRST_WORDS = 6
"""The words at the beginning of a sentence in which staff are its subject."""
_CLIENTS = LazyPattern(r"(?i)\b(?:child(?:ren)?(?:['’]s)?|victims?|pupils?|residents?|older people|patients?)\b")
_EACH_ASKED = LazyPattern(
    r"(?i)\b(?:each|every) (?:person|member of (?:the )?(?:staff|team)|employee|one|of (?:them|"
    r"the staff))\b(?: \w+){0,2}? "
    r"(?:was|were|has been|have been) (?:\w+ly )?(?:seen|met|asked|interviewed|spoken)\b"
)
"""What the change means was asked of the staff one by one."""


def _forgotten_workers(draft: Draft) -> tuple[str, str] | None:
    """The answer, and its sentence, in which others lose their work of whom no group's answer and no action speaks."""
    told = " ".join(
        [
            *(answers.text(*_TOLD) for answers in group_answers(draft)),
            *(action.text("action", "outcome") for action in actions(draft)),
        ]
    ).casefold()
    for answer in [*policy_answers(draft), *evidence_answers(draft)]:
        for sentence in sentences(answer.text):
            who = who_loses_work(sentence.text)
            if who and who not in told:
                return answer.address, sentence.text
    return None


def _other_change(draft: Draft) -> tuple[str, str] | None:
    """The answer, and its sentence, that changes the work of staff in a respect that no group's answers speak of."""
    told = [*answers_with_role(draft, "name"), *policy_answers(draft)[:1]]
    changed = [
        (kind, answer.address, sentence)
        for answer in told
        for sentence in of_this_plan(answer.text)
        if not _is_answered_there(answer.text, sentence)
        and (kind := changed_work(sentence.text) or work_change(sentence.text)[0])
        and not _AS_NOW.search(sentence.lead)
    ]
    is_told = any(_IN_ANOTHER_FORM.search(answer.text) or NOBODY_LOSES.search(answer.text) for answer in told)
    if not changed or is_told or looked_at_staff(draft):
        return None
    every = group_answers(draft)
    if any(NOBODY_LOSES.search(each.text(*_TOLD)) or NONE_AFFECTED.search(each.text(*_TOLD)) for each in every):
        return None
    groups = [each for each in every if not is_about("marriage", each.group)]
    if any(map(speaks_of_work, groups)) or sum(map(_deals_with_staff, groups)) >= _ROWS_OF_WORK:
        return None
    for kind, address, sentence in changed:
        named = next((who.group() for who in workers_in(sentence.text)), "")
        if not any(speaks_of(kind, each, named) for each in groups) or (
            kind in _NEEDS_NAMES and _is_new(sentence.text, groups)
        ):
            return address, sentence.text
    return None


_HEADED_STAFF = LazyPattern(
    r"(?i)^\W*(?:(?:the\s+)?(?:effects?|impacts?)\s+(?:on|for)|what\s+(?:it|this|that)\s+(?:means|does)\s+(?:for|to)|for)?\s*(?:(?:our|the|its|council)\s+)?"
    r"(?:staff(?:ing)?|workforce|employees|(?:staff\s+and\s+)?(?:trade\s+)?unions?)(?:\s+and\s+(?:\w+\s+)?(?:unions?|volunteers|drivers))?\s*[*_]*[.:]"
)
"""A line that begins with the word that it is about staff."""
_SAYS_MORE = LazyPattern(
    r"(?i)\b(?:asked|met|consulted|unison|gmb|unite|unions?|tupe|agree[ds]?|wanted|volunteer\w*|consent|opt|trained|training|"
    r"not\s+(?:be\s+)?affected|nobody|no\s+one|no\s+(?:[\w,-]+\s+){0,4}(?:posts?|jobs?|hours|grades?|pay)|protected|as\s+(?:today|now))\b"
)
"""What is said of them beside the change itself: who spoke with them, or what stays."""


def _is_answered_there(text: str, sentence: Sentence) -> bool:
    """Whether the line of a sentence is the part of the proposal on staff, and says more of them than the change."""
    line = text[sentence.start : sentence.end]
    return _HEADED_STAFF.match(line) is not None and _SAYS_MORE.search(line) is not None


def _of_staff(answers: GroupAnswers) -> list[Sentence]:
    """The sentences about a group that name staff."""
    return [each for each in sentences(answers.text(*_TOLD)) if staff_in(each.text)]


def _deals_with_staff(answers: GroupAnswers) -> bool:
    """Whether the answers about a group say something of the work of staff."""
    return any(phrases("work_answer").search(each.text) for each in _of_staff(answers))


def _is_new(sentence: str, groups: Sequence[GroupAnswers]) -> bool:
    """Whether a sentence names hours, or people who work, of which the groups' answers about staff say nothing."""
    of_staff = [each.text for group in groups for each in _of_staff(group)]
    if any(hours.search(sentence) and not any(map(hours.search, of_staff)) for hours in _HOURS):
        return True
    told = " ".join(group.text(*_TOLD) for group in groups).casefold()
    workers = [who.group().casefold() for who in workers_in(sentence)]
    if workers or staff_in(sentence):
        return any(who not in told for who in workers)
    return not any(_EVERY_WORKER.search(text) and phrases("hours_answer").search(text) for text in of_staff)


def _moved_place(draft: Draft) -> tuple[str, str]:
    """The answer, and its sentence, in which a service with staff goes to another place; "" twice if there is none."""
    answers = [*answers_with_role(draft, "name"), *policy_answers(draft)]
    if not any(phrases("staff").search(answer.text) for answer in (*answers, *evidence_answers(draft))):
        return "", ""
    for answer in answers:
        for sentence in of_this_plan(answer.text):
            if SERVICE_MOVES.search(sentence.text):
                return answer.address, sentence.text
    return "", ""


_OF_THEM = LazyPattern(r"(?i)\b(?:\d+%\s+of\s+(?:them|whom|these|those)|of\s+whom\s+\d+)(?!\w)")
"""Shares of those who were named: "34 staff, 79% of them women"."""


@memoised
def looked_at_staff(draft: Draft) -> bool:
    """Whether each of the staff was asked, or the evidence says who they are: their age, sex or the like."""
    texts = [answer.text for answer in (*policy_answers(draft), *evidence_answers(draft))]
    return any(_EACH_ASKED.search(text) for text in texts) or any(
        (
            (phrases("staff").search(sentence.text) and _OF_THEM.search(sentence.text))
            or phrases("staff").search(_WITHOUT_STAFF.sub(" ", f"{sentence.lead} {_first_words(sentence.text)}"))
            or _describes_staff(sentence.text)
        )
        and has_characteristic(phrases("staff").sub(" ", sentence.text))
        and (shares(sentence.text) or numbers(sentence.text) or _COMPARED.search(sentence.text))
        for answer in answers_with_role(draft, "evidence")
        for sentence in sentences(answer.text)
    )


def _first_words(sentence: str) -> str:
    return " ".join(sentence.split()[:_FIRST_WORDS]) if ":" in sentence else ""


def _describes_staff(sentence: str) -> bool:
    """Whether a clause of a sentence says who the staff are, rather than whom they deal with."""
    return any(
        phrases("staff").search(clause) and has_characteristic(_CLIENTS.sub(" ", phrases("staff").sub(" ", clause)))
        for clause in clauses(_IN_BRACKETS.sub(" ", sentence))
    )


@lru_cache(maxsize=8192)
def is_of_employment(text: str) -> bool:
    """Whether a text is about the employment of staff."""
    return OF_EMPLOYMENT.search(text) is not None and staff_in(text) is not None


def speaks_of_work(answers: GroupAnswers) -> bool:
    """Whether the answers about a group say what the change does to the employment of staff, whatever its kind."""
    return any(is_of_employment(sentence.text) for role in _TOLD for sentence in sentences(answers.text(role)))


@lru_cache(maxsize=4096)
def _without_others(sentence: str) -> str:
    """A sentence without people who work, and not for this service."""
    return NOT_OURS.sub(" ", _AT_A_DESK.sub("staff", sentence))


def speaks_of(kind: str, answers: GroupAnswers, named: str = "") -> bool:
    """Whether the answers about a group speak of staff and of this kind of change.

    `named` is the word for staff where the change is proposed, such as "advisers".
    """
    return any(_tells(kind, sentence.text, named) for role in _TOLD for sentence in sentences(answers.text(role)))


@lru_cache(maxsize=16_384)
def _tells(kind: str, sentence: str, named: str) -> bool:
    """Whether a sentence speaks of staff, by a general word or this one, and of this kind of change."""
    text = _without_others(sentence)
    answer = phrases("work_answer" if kind == "vacancies" else f"{kind}_answer")
    if not answer.search(text):
        return False
    first = " ".join(text.split()[:_FIRST_WORDS])
    for clause in (text,) if _is_of(named, first) else clauses(text):
        if _is_of(named, clause) and answer.search(clause):
            return True
    return any(answer.search(text, who.end(), who.end() + _NEAR_AFTER) for who in phrases("staff").finditer(text))


def _is_of(named: str, words: str) -> bool:
    return phrases("staff").search(words) is not None or (named != "" and named.lower() in words.lower())
