"""Finds dates of one form that cannot all be right."""

import re
from collections.abc import Iterator
from datetime import date, timedelta
from functools import lru_cache
from itertools import combinations

from eia_tui.checks.action_dates import first_days
from eia_tui.checks.event_dates import events_in_other_months, no_such_days
from eia_tui.checks.facts import (
    Action,
    GroupAnswers,
    TextAnswer,
    actions,
    evidence_answers,
    group_answers,
    policy_answers,
    prose_answers,
    question_name,
)
from eia_tui.checks.finding import Category
from eia_tui.checks.methods.begins import LOOKS_BACK, begins_on
from eia_tui.checks.methods.lasting import wrong_periods
from eia_tui.checks.methods.patterns import LazyPattern
from eia_tui.checks.methods.sentences import clauses, sentences
from eia_tui.checks.methods.substance import alike
from eia_tui.checks.methods.tense import is_future, is_past
from eia_tui.checks.methods.when import completion_date, days_in, first_day, last_day, months_in, period_in
from eia_tui.checks.registry import Guess, Problem, check
from eia_tui.draft.draft import Draft
from eia_tui.form.dates import MONTHS, show_date
from eia_tui.system.text import shortened

_HOUSE_VIEW = (
    "House view: a reviewer reads the answers beside one another, and cannot rest on either of two that differ."
)
_CHANGE_STARTS = LazyPattern(
    r"(?i)\b(?:(?:new|changes?|proposals?|charges?|fees?|timetable|policy|scheme|service|contract|hours|rota|arrangements?|tariff|closures?|payments?)\b"
    r"[^.;]{0,30}?\b(?:starts?|begins?|takes? effect|comes? into (?:force|effect)|goes? live|opens?|appl(?:y|ies)|"
    r"launch\w*|"
    r"(?:is|are|be) (?:introduced|implemented|brought in|launched|made)|takes? place|happens?)|"
    r"(?P<other>[a-z’'-]+)\s+(?:(?:will|would)\s+)?(?:starts?|begins?|launch\w*|go(?:es)? live)|"
    r"(?:implementation|introduc\w+))\s+"
    r"(?:date\s+)?(?:is\s+)?(?:on|from|in|at the (?:start|beginning|end) of)?\s*(?:\w+day,?\s+)?$"
)
"""Words before a date that make it the day on which the change begins."""
_STARTS_IN = LazyPattern(
    r"(?i)\bthe (?:change(?:-?over)?|switch|closure|move|new (?:hours|charges?|fees?|timetable|rota|rules?|service|"
    r"system|arrangements?))\b"
    r"(?:\s+itself)?,?(?:\s+(?:(?:will|would)\s+)?(?:starts?|begins?|comes?|happens?|is|takes? (?:effect|"
    r"place)))?,?\s+(?:in|from|on)\s+"
    rf"(?:\d{{1,2}}\s+)?(?P<month>{'|'.join(MONTHS)})\b(?:\s+(?P<year>20\d\d))?"
)
"""Words of a group's answer that say in which month the change comes."""
_WORK = re.compile(
    r"(?!training|testing|recruiting|consulting|meeting|building|planning|advertising|hearing|monitoring|spring|reporting|interviewing)[a-z]{3,}ing"
)
"""Work that carries out a change: "fitting begins on"."""
_OPENS_IN = LazyPattern(
    r"(?i)\bthe (?P<noun>building|centre|desk|office|library|site|service|school|home|pool|hub|counter|stop|line|"
    r"scheme|charge|rota|policy)\s+"
    rf"(?:will\s+)?(?:shuts?|closes?|opens?|moves?|ends?|stops?|starts?|begins?)\s+(?:on|in|from)\s+(?:\d{{1,2}}\s+)?(?P<month>{'|'.join(MONTHS)})\b"
)
_LETTERS = 5
_WHAT_BEGINS = LazyPattern(
    r"(?i)\b(?P<begun>[a-z]{4,})\s+(?:(?:will|would)\s+)?(?:begins?|starts?|comes? in|takes? effect|"
    r"is introduced)\s+(?:on|from)\s+(?:\w+day,?\s+)?$"
)
"""Words before a day on which something begins: "before charging begins on"."""
_NOT_THE_CHANGE = LazyPattern(
    r"(?i)\b(?:consultation|survey|review|trial|pilot|training|course|recruit\w*|lease|notice|contract ends|phase|"
    r"second|round|until|engagement|year|support|extension|early|earlier|ahead|forward|tender|visits?|works?|"
    r"applications?|bookings?|registration|"
    r"term|report|first look|meetings?|sessions?)\b"
)
_DECIDES = LazyPattern(
    r"(?i)\b(?P<body>cabinet|executive|council|committee|mayor|members?|board|director)\b[^.;]{0,40}?\b(?:decides?|"
    r"will decide|to decide|will consider|considers|"
    r"makes? (?:the|its|a) decision|meets? to decide|will be asked to (?:decide|approve|agree)|decision)\b[^.;]{0,25}?$"
)
_BY = LazyPattern(
    r"(?i)\b(?:by|before|no later than|ready (?:by|in|for)|at the end of)\s+(?:the\s+)?(?:end of\s+|"
    r"start of\s+)?(?:\w+day,?\s+)?$"
)
_MONTH = timedelta(days=31)
_YEAR = 366
_CLOSED = LazyPattern(
    r"(?i)\b(?P<noun>consultation|survey|questionnaire|engagement)\b[^.;]{0,90}?\b(?:clos(?:ed|es|ing)|ended|ends|"
    r"finished|ran (?:until|to)|was open (?:until|to))\s+(?:on\s+)?(?:\w+day,?\s+)?$"
)
_REPORTED = LazyPattern(
    r"(?i)\b(?:results?|findings|replies|responses|outcome|analysis)\b[^.;]{0,30}\b(?:was|were|been)\s+(?:\w+\s+)?"
    r"(?:reported|presented|considered|analysed|shared|published|discussed|taken)\b"
    r"|\b(?:results?|findings|replies|responses|outcome|analysis)\s+went\s+to\b"
)
_OPEN = LazyPattern(r"(?i)\b(?P<noun>consultation|consulted|survey|questionnaire|engagement)\b")
_NAMED = {"consulted": "consultation"}
_SEVERAL = LazyPattern(
    r"(?i)\b(?:consultations|surveys|questionnaires|one (?:of|for|with)|(?:first|second|other|another|earlier|"
    r"later|new|previous) (?:\w+ )?(?:consultation|survey|questionnaire|one))\b"
)
"""Words that show that a text is about more than one consultation or survey."""


@check("dates-disagree", severity="warn", category=Category.FORM, source=_HOUSE_VIEW)
def dates_disagree(draft: Draft) -> Iterator[Problem]:
    """Two dates of the same thing, a change that begins before it is decided, or weeks that two days do not make."""
    yield from _starts(draft)
    yield from _periods(draft)
    yield from no_such_days(draft)
    for look in (
        _starts_in_rows,
        events_in_other_months,
        _start_before_decision,
        _start_before_completion,
        _decisions,
        _promised_earlier,
        _closings,
        _reported_early,
    ):  # two dates may well be of two things
        yield from (Guess(*problem) for problem in look(draft))


def _starts(draft: Draft) -> Iterator[Problem]:
    """An answer that says that the change begins in another month than the proposal does."""
    days = first_days(draft)
    if not days:
        return
    proposal = policy_answers(draft)[:1]
    months = {(day.year, day.month) for day, _ in days}
    about = _proposed_words(draft)
    for answer in [*policy_answers(draft)[1:], *evidence_answers(draft)]:
        for words, day, begun in _dates_after(answer.text):
            if (day.year, day.month) not in months and not any(words in each.text for each in proposal):
                if begun and begun[:_LETTERS] not in about and not _WORK.fullmatch(begun):
                    continue
                name = question_name(draft, answer.address)
                message = f"{name} says that the change starts on {words}, and the proposal says {days[0][1]}"
                message = f"{message}. Correct whichever is wrong."
                is_sure = not begun and answer.question.role not in ("evidence", "engagement")
                yield (answer.address, message) if is_sure else Guess(answer.address, message)
                return


def _starts_in_rows(draft: Draft) -> Iterator[Problem]:
    """A group's answer that says that the change begins in another month than the proposal does."""
    days = first_days(draft)
    months = {day.month for day, _ in days}
    for answers in group_answers(draft) if days else ():
        for role in ("benefits", "concerns", "mitigation", "reason"):
            for found in _STARTS_IN.finditer(answers.text(role)):
                named = first_day(f"{found['month']} {found['year'] or days[0][0].year}")
                if named and named.month not in months and not _NOT_THE_CHANGE.search(found.group()):
                    message = f"“{shortened(found.group())}” does not agree with the proposal, which says {days[0][1]}"
                    yield answers.address(role), f"{answers.name}: {message}. Correct whichever is wrong."
                    return
            if words := _begins_otherwise(draft, answers.text(role)):
                message = f"you say that the change begins on {words}, and the proposal says {days[0][1]}"
                yield answers.address(role), f"{answers.name}: {message}. Correct whichever is wrong."
                return
            if found_there := _ends_in_another_month(draft, answers.text(role)):
                message = f"“{shortened(found_there)}” names another month than the proposal, which says {days[0][1]}"
                yield answers.address(role), f"{answers.name}: {message}. Correct whichever is wrong."
                return


def _begins_otherwise(draft: Draft, text: str) -> str:
    """The day on which a text says that what the policy is about begins, in another month than the proposal's."""
    months = {(day.year, day.month) for day, _ in first_days(draft)}
    about = _proposed_words(draft)
    for sentence in sentences(text):
        flat = " ".join(sentence.text.split())
        for words, day in days_in(flat):
            begins = _WHAT_BEGINS.search(flat.partition(words)[0])
            if begins and begins["begun"].lower()[:_LETTERS] in about and (day.year, day.month) not in months:
                return "" if _NOT_THE_CHANGE.search(begins.group()) else words
    return ""


def _proposed_words(draft: Draft) -> set[str]:
    """The beginnings of the words of the proposal."""
    return {
        word[:_LETTERS] for answer in policy_answers(draft)[:1] for word in re.findall(r"[a-z]+", answer.text.lower())
    }


def _ends_in_another_month(draft: Draft, text: str) -> str:
    """Words that say when what the proposal is about opens or closes, in a month that no answer about it names."""
    policy = " ".join(answer.text for answer in policy_answers(draft))
    for found in _OPENS_IN.finditer(text):
        if found["noun"].casefold() in policy.casefold() and found["month"] not in policy:
            return found.group()
    return ""


def decision_dates(draft: Draft) -> list[tuple[TextAnswer, str, str, date]]:
    """The days on which a body will decide: the answer, the body, the words and the day."""
    done = completion_date(draft) or date.min
    return [
        (answer, body, words, day)
        for answer in (*policy_answers(draft), *evidence_answers(draft))
        for body, words, day in _decides_on(answer.text)
        if day >= done
    ]


@lru_cache(maxsize=512)
def _decides_on(text: str) -> tuple[tuple[str, str, date], ...]:
    found = []
    for sentence in sentences(text):
        for words, day in days_in(sentence.text):
            decides = _DECIDES.search(" ".join(sentence.text.split()).partition(words)[0])
            if decides:
                found.append((decides["body"].casefold(), words, day))
    return tuple(found)


@lru_cache(maxsize=512)
def _dates_after(text: str) -> tuple[tuple[str, date, str], ...]:
    """The days and months of a text at which it says that the change begins.

    The last value is the word for what begins then, where that is none of the usual words.
    """
    found = []
    for sentence in sentences(text):
        flat = " ".join(sentence.text.split())
        for words, day in (*days_in(flat), *months_in(flat)):
            before = flat.partition(words)[0]
            begins = _CHANGE_STARTS.search(before)
            if begins and not _NOT_THE_CHANGE.search(before[-60:]):
                found.append((words, day, (begins["other"] or "").casefold()))
    return tuple(found)


def _start_before_decision(draft: Draft) -> Iterator[Problem]:
    """A change that begins before the day on which it is decided."""
    starts = [(words, day, None) for day, words in first_days(draft)]
    texts = [(answer, *found[:2]) for answer in policy_answers(draft) for found in _dates_after(answer.text)]
    decisions = decision_dates(draft)
    for answer, _, decided, decision in decisions[:1]:
        early = next(((words, day) for words, day, _ in starts if day < decision), None)
        early = early or next(((words, day) for _, words, day in texts if day < decision), None)
        if early:
            message = f"The change starts on {early[0]}, before the decision on {decided}"
            yield answer.address, f"{message}. Correct the dates, or say what happens before the decision."


def _start_before_completion(draft: Draft) -> Iterator[Problem]:
    """A change that is still to come, on a day before the form was completed."""
    done = completion_date(draft)
    if done is None:
        return
    for answer in policy_answers(draft)[:1]:
        for sentence in sentences(answer.text):
            early = [
                words for day, words in begins_on(sentence.text, date.min) if day < done and (done - day).days < _YEAR
            ]
            clause = next((each for each in clauses(sentence.text) if early and early[0] in each), sentence.text)
            if early and is_future(clause) and not is_past(sentence.text):
                message = (
                    f"“{shortened(sentence.text)}” is still to come, but {early[0]} is before this form was finished"
                )
                yield (
                    answer.address,
                    f"{message}. Correct the date; if the change has begun, say so, and what can still be changed.",
                )
                return


def _decisions(draft: Draft) -> Iterator[Problem]:
    """The same body, which decides on two days."""
    for (_, body, words, day), (answer, other, there, second) in combinations(decision_dates(draft), 2):
        if body == other and day != second:
            message = (
                f"{question_name(draft, answer.address)} says that the {body} decides on {there}, and another "
                f"answer says {words}"
            )
            yield answer.address, f"{message}. Correct whichever is wrong."
            return


def _periods(draft: Draft) -> Iterator[Problem]:
    """A number of weeks that two days beside it do not make, or a period that ends before it begins."""
    for answer in prose_answers(draft):
        for wrong in wrong_periods(answer.text):
            yield answer.address, f"{question_name(draft, answer.address)}: {wrong}. Correct the dates or the number."


def _promised_earlier(draft: Draft) -> Iterator[Problem]:
    """A mitigation that is promised by a month, and an action that does the same later."""
    done = completion_date(draft) or date.min
    for answers in group_answers(draft):
        for words, day, sentence in _promised(answers):
            if day < done:
                continue
            action = next((each for each in actions(draft) if _does_later(each, answers, sentence, day)), None)
            if action:
                message = (
                    f"you promise this by {words}, and action {action.number} is dated "
                    f"{action.text('timescale').strip(' .')}"
                )
                yield answers.address("mitigation"), f"{answers.name}: {message}. Correct whichever is wrong."


def _promised(answers: GroupAnswers) -> Iterator[tuple[str, date, str]]:
    """The dates by which a mitigation promises something, each with its sentence."""
    for sentence in sentences(answers.text("mitigation")):
        flat = " ".join(sentence.text.split())
        for words, day in (*days_in(flat), *months_in(flat)):
            if _BY.search(flat.partition(words)[0]):
                yield words, day, sentence.text


def _does_later(action: Action, answers: GroupAnswers, sentence: str, day: date) -> bool:
    first = first_day(action.text("timescale"))
    last = last_day(action.text("timescale"))
    return (
        first is not None
        and last is not None
        and answers.group.id in action.groups
        and first > day + _MONTH
        and not LOOKS_BACK.search(action.text("action"))
        and alike(sentence, action.text("action"))
    )


def _closings(draft: Draft) -> Iterator[Problem]:
    """Two closing days of a consultation, where the form mentions only one consultation."""
    found: dict[str, list[tuple[TextAnswer, date, bool]]] = {}
    answers = [*policy_answers(draft), *evidence_answers(draft)]
    if any(_SEVERAL.search(answer.text) for answer in answers):
        return
    for answer in answers:
        for noun, day, is_period in _closes_on(answer.text):
            found.setdefault(noun, []).append((answer, day, is_period))
    for noun, closings in found.items():
        periods = {day for _, day, is_period in closings if is_period}
        other = next(
            ((answer, day) for answer, day, is_period in closings if not is_period and day not in periods), None
        )
        if len(periods) == 1 and other:
            message = (
                f"{question_name(draft, other[0].address)} says that the {noun} closed on {show_date(other[1])}, and "
                f"its dates elsewhere end on {show_date(*periods)}"
            )
            yield other[0].address, f"{message}. Correct whichever is wrong."


def _reported_early(draft: Draft) -> Iterator[Problem]:
    """Results that were reported before the consultation or survey closed."""
    for answer in evidence_answers(draft):
        closed = {day for _, day, _ in _closes_on(answer.text)}
        if len(closed) != 1:
            continue
        for sentence in sentences(answer.text):
            days = [day for _, day in days_in(sentence.text)]
            if _REPORTED.search(sentence.text) and days and max(days) < min(closed):
                message = f"“{shortened(sentence.text)}” is before the end of what was asked ({show_date(min(closed))})"
                yield answer.address, f"{message}. Correct whichever date is wrong."
                return


@lru_cache(maxsize=512)
def _closes_on(text: str) -> tuple[tuple[str, date, bool], ...]:
    """When what a text calls a consultation or survey closed: the word, the day, and whether a first day is named."""
    found = []
    for sentence in sentences(text):
        noun = _OPEN.search(sentence.text)
        if noun and (period := period_in(sentence.text)):
            found.append((_NAMED.get(noun["noun"].casefold(), noun["noun"].casefold()), period[1], True))
        elif noun:
            flat = " ".join(sentence.text.split())
            closed = ((_CLOSED.search(flat.partition(words)[0]), day) for words, day in days_in(flat))
            found += [(match["noun"].casefold(), day, False) for match, day in closed if match]
    return tuple(found)
