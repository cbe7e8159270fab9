"""Finds actions that come too late for the change that they answer, and reviews that come before it."""

from collections.abc import Iterator
from datetime import date, timedelta
from functools import lru_cache

from eia_tui.checks.action_coverage import is_for
from eia_tui.checks.draft_memo import memoised
from eia_tui.checks.facts import (
    Action,
    GroupAnswers,
    TextAnswer,
    actions,
    answers_with_role,
    group_answers,
    policy_answers,
)
from eia_tui.checks.finding import Category
from eia_tui.checks.incomplete_actions import about_action
from eia_tui.checks.methods.begins import LOOKS_BACK, OF_EFFECTS, begins_on, looks_back
from eia_tui.checks.methods.patterns import LazyPattern
from eia_tui.checks.methods.phrases import phrases
from eia_tui.checks.methods.sentences import sentences
from eia_tui.checks.methods.substance import is_real_concern, is_real_mitigation, stems
from eia_tui.checks.methods.tense import is_past
from eia_tui.checks.methods.when import completion_date, first_day, is_dated, is_done, last_day
from eia_tui.checks.registry import Guess, Problem, check
from eia_tui.draft.draft import REVIEW_DATE, Draft
from eia_tui.form.dates import month_name, show_date
from eia_tui.system.text import shortened

_VERY_LATE = timedelta(days=120)
_LATE = timedelta(days=45)
_SHARED = 2
"""An action that starts so long after the change does not protect anybody on the first day."""
_TOO_LATE, _SOON = timedelta(days=760), timedelta(days=365)
"""A first review so long after the change comes too late for those who lost by it."""
_LOOKS_AGAIN = LazyPattern(
    r"(?i)\b(?:re-?view\w*|evaluat\w*|re-?assess\w*|re-?visit\w*|repeat\w*|look(?:s|ed|ing)? (?:again|back)|compar\w*|"
    r"(?:ask|survey|interview)\w* [^.;]{0,60}\bagain|monitor\w*|first count|take stock|(?:weekly|monthly|quarterly|"
    r"yearly|annual) (?:reports?|figures)|by (?:age|sex|disability|ethnic\w*)|who (?:was|were|bid|won|got|came|left)\b|"
    r"stud(?:y|ies) (?:the |of the )?(?:[\w-]+ )?(?:trial|pilot)|(?:at|after) (?:\w+ and )?\w+ (?:months|weeks))\b"
)
_FIRST_WORDS = 6
"""The words of an action that say what it is."""
_EACH_TIME = LazyPattern(
    r"(?i)\b(?:(?<!for )(?:each|every)\s+(?:\w+\s+)?(?:days?|nights?|weeks?|fortnights?|months?|quarters?|"
    r"terms?|years?|seasons?|times?|rounds?|issues?|meetings?|intakes?|springs?|summers?|autumns?|winters?|"
    r"(?:mon|tues|wednes|thurs|fri|satur|sun)days?|"
    r"january|february|march|april|may|june|july|august|september|october|november|december))\b"
    r"|\b(?:yearly|annual\w*|quarterly|monthly|weekly|afterwards|again)\b"
)
_FOR_EACH = LazyPattern(r"(?i)\b(?:each|every)\b")
"""Words of an action for every person or place, which may be done by and by."""
_AFTER_MONTHS = LazyPattern(r"(?i)\bafter (?:\w+ and )?\w+ (?:weeks|months|years?)\b")
_OF_WHAT_HAPPENED = LazyPattern(
    r"(?i)\b(?:go(?:es)? back|feed(?:s)? back|what else|figures|results|findings|turned out|happened|"
    r"since then|by then)\b"
)
"""Words of an action that starts from what has happened by then."""
_SEASONS = {"winter": (9, 10, 11, 12, 1), "summer": (5, 6, 7)}
"""The months in which something is done that is for the season: lights for the winter are put up in September."""
_GOES_ON = LazyPattern(
    r"(?i)\b(?:monitor\w*|evaluat\w*|yearly|annual\w*|quarterly|monthly|weekly|repeat\w*|"
    r"refresh\w*|report\w*|survey\w*|ask\w*|"
    r"keep|keeps|hold|continue\w*|afterwards|after (?:the|a|six|twelve|three|one|\d+)|first (?:year|six|winter|"
    r"summer|term)|phase|"
    r"re-?run|numbers?|figures|count\w*|check(?:s|ing)?|audit\w*|measure\w*|compare\w*|follow\w*|extend\w*|second|next)\b"
)
"""Words of an action that continues while the change is in place, or belongs to a later part of it."""


_MAKES_READY = LazyPattern(
    r"(?i)\W*(?:safety|access(?:ibility)?|risk|fire|lighting|route|hazard|site|readiness)\s+(?:checks?|audits?|assessments?|inspections?|surveys?|tests?|walks?)\b"
)
"""What makes a place ready for people, and is done once before they come."""


@memoised
def first_days(draft: Draft) -> tuple[tuple[date, str], ...]:
    """The days on which the proposal begins, each as a date and as written, in order.

    They come from the name of the policy and the first answer about it. A day stands for the month that it is in.
    """
    done = completion_date(draft)
    texts = [answer.text for answer in answers_with_role(draft, "name")]
    texts += [answer.text for answer in policy_answers(draft)[:1]]
    found = dict(pair for text in texts for pair in begins_on(text, done)) if done else {}
    days = {(day.year, day.month) for day, words in found.items() if words[:1].isdigit()}
    return tuple(
        (day, words) for day, words in sorted(found.items()) if words[:1].isdigit() or (day.year, day.month) not in days
    )


@lru_cache(maxsize=512)
def seen_afterwards(outcome: str, days: tuple[tuple[date, str], ...]) -> bool:
    """Whether an outcome names a day, after the change begins, on which something of it is counted or reported."""
    last = last_day(outcome)
    return bool(days) and last is not None and last > days[-1][0] and _COUNTS.search(outcome) is not None


_COUNTS = LazyPattern(
    r"(?i)\d\s?%|\b(?:report\w*|surveys?|asked|shows?|counts?|counted|number of|confirms?|written up|log|figures|"
    r"returns?|at least|no more than|"
    r"no higher|fewer than|still|compared)\b"
)


@check(
    "late-action",
    severity="warn",
    category=Category.MITIGATION,
    source="The form, section 5: risks are mitigated by the actions; one that comes after the change leaves them open.",
)
def late_action(draft: Draft) -> Iterator[Problem]:
    """An action that answers a concern and begins long after the change that it answers."""
    days = first_days(draft)
    if not days:
        return
    helped = [answers for answers in group_answers(draft) if is_real_mitigation(answers.text("mitigation"))]
    concerned = [answers for answers in group_answers(draft) if is_real_concern(answers.text("concerns"))]
    for answers in concerned:
        if late := _begins_late(answers.text("mitigation"), days[-1][0]):
            message = f"“{shortened(late)}” begins after the change ({days[0][1]})"
            advice = "Bring it forward, or say what protects people until then"
            yield Guess(answers.address("mitigation"), f"{answers.name}: {message}. {advice}.")
    for action in actions(draft):
        timescale = action.text("timescale")
        first = first_day(timescale)
        if first is None or is_done(timescale) or first <= days[-1][0] + _LATE or _belongs_later(draft, action, first):
            continue
        if _LOOKS_AGAIN.search(action.text("action")):
            continue  # it looks at what happened, and protects nobody on the first day
        protected = [answers for answers in concerned if is_for(action, answers, draft)]
        is_sure = bool(protected) and not _FOR_EACH.search(action.text("action"))
        protected = protected or [answers for answers in helped if is_for(action, answers, draft)]
        is_very_late = first > days[-1][0] + _VERY_LATE
        is_benefit = any(_brings_benefit(action, answers) for answers in protected)
        if not protected or (is_benefit and not is_very_late):
            continue  # it protects nobody, whenever it is done
        message = f"is dated {timescale.strip(' .')}, but the change starts before that ({days[0][1]})"
        advice = "Bring it forward, or say what protects people until then and why it must wait"
        address, message = about_action(action, "timescale", message, advice)
        yield (address, message) if is_very_late and is_sure and not is_benefit else Guess(address, message)


_BEGINS = LazyPattern(
    r"(?i)\b(?:in force|starts?|starting|begins?|beginning|brought in|comes? in|introduced|added|fitted|installed|"
    r"opens)\s+(?:only\s+)?(?:from|in|on)\s+(?=\d{1,2}\s[A-Z]|[A-Z]|20\d\d|(?:spring|summer|autumn|winter)\s)"
)
"""Where a measure begins on a day that follows."""
_LENGTH_OF_DAY = 25


@lru_cache(maxsize=512)
def _begins_late(mitigation: str, change: date) -> str:
    """The measure that begins long after the change, unless it is a review or something helps until then; or ""."""
    for each in sentences(mitigation):
        begins = _BEGINS.search(each.text)
        first = first_day(each.text[begins.end() : begins.end() + _LENGTH_OF_DAY]) if begins else None
        if first and first > change + _LATE and not _LOOKS_AGAIN.search(each.text) and not _GOES_ON.search(each.text):
            return each.text
    return ""


def _brings_benefit(action: Action, answers: GroupAnswers) -> bool:
    """Whether an action brings what is among the benefits of a group, rather than what protects it."""
    return len(stems(action.text("action")) & stems(answers.text("benefits"))) >= _SHARED


def _belongs_later(draft: Draft, action: Action, first: date) -> bool:
    """Whether an action looks back, continues, or says itself that it answers something that happens later."""
    text = action.text("action")
    beginning = " ".join(text.split()[:_FIRST_WORDS])
    if (
        _AFTER_MONTHS.search(text)
        or _OF_WHAT_HAPPENED.search(text)
        or LOOKS_BACK.search(beginning)
        or (_GOES_ON.search(beginning) and not _MAKES_READY.match(beginning))
        or (_EACH_TIME.search(text) and not _MAKES_READY.match(beginning))
        or _EACH_TIME.search(action.text("timescale"))
    ):
        return True
    if phrases("recording_action").search(text):
        return True  # what fills a gap in the evidence protects nobody on the first day
    month = month_name(first)
    season = next((name for name, months in _SEASONS.items() if first.month in months), month)
    answered = [
        answers.text("concerns", "mitigation") for answers in group_answers(draft) if answers.group.id in action.groups
    ]
    return any(month in each or season in each.casefold() for each in (text, *answered))


@check(
    "early-review",
    severity="warn",
    category=Category.MITIGATION,
    source="R (Brown) v Secretary of State for Work and Pensions [2008] EWHC 3158 (Admin): a continuing duty.",
)
def early_review(draft: Draft) -> Iterator[Problem]:
    """A review of the effects that is dated before the change begins."""
    days = first_days(draft)
    if not days:
        return
    on = draft.answer(REVIEW_DATE)
    if type(on) is date and on < days[0][0]:
        address = next(draft.form.with_role("actions")).address
        message = f"This assessment is to be reviewed on {show_date(on)}, before the change starts ({days[0][1]})"
        yield address, f"{message}. Nothing can be seen by then: choose a date some months after it."
    for answer in policy_answers(draft):
        found = next((each.text for each in sentences(answer.text) if _reviews_before(each.text, days[0][0])), "")
        if found:
            message = f"“{shortened(found)}” is a review before the change starts ({days[0][1]})"
            yield answer.address, f"{message}. Nothing can be seen by then: give a month after it."
    reviews = [
        (action, first, last)
        for action in actions(draft)
        if looks_back(action.text("action"))
        and (first := first_day(action.text("timescale")))
        and (last := last_day(action.text("timescale")))
    ]
    if any(first >= days[0][0] for _, first, _ in reviews):
        return  # the effects are looked at afterwards, whatever is looked at before
    for action, _, last in reviews:
        if last < days[0][0]:
            timescale = action.text("timescale").strip(" .")
            message = f"is a review dated {timescale}, before the change starts ({days[0][1]})"
            yield about_action(action, "timescale", message, "Nothing can be seen by then: give a month after it")


_IN_TIME = "Look within a year or two, while what goes wrong can still be put right"


@check(
    "late-review",
    severity="warn",
    category=Category.MITIGATION,
    source="R (Brown) v Secretary of State for Work and Pensions [2008] EWHC 3158 (Admin): a continuing duty.",
)
def late_review(draft: Draft) -> Iterator[Problem]:
    """Reviews of the effects of which the first comes more than two years after the change."""
    days = first_days(draft)
    reviews = [
        (first, action)
        for action in actions(draft)
        if looks_back(action.text("action")) and (first := first_day(action.text("timescale")))
    ]
    done = completion_date(draft)
    begins = days[-1][0] if days else done + _SOON if done else None
    told = None if reviews else _first_review_told(draft)
    if begins and told and told[0] > begins + _TOO_LATE and not _is_looked_at_before(draft, told[0]):
        message = f"“{shortened(told[2])}” is the first review, years after the change"
        yield Guess(told[1].address, f"{message}. {_IN_TIME}.")
    if begins and reviews:
        first, action = min(reviews, key=lambda each: each[0])
        if first > begins + _TOO_LATE and not _is_looked_at_before(draft, first):
            message = f"is the first review, in {action.text('timescale').strip(' .')}"
            if days:
                start = days[0][1]
                message += f", and the change starts {'on' if start[:1].isdigit() else 'in'} {start}"
            else:
                message += ", years after this form was finished"
            yield about_action(action, "timescale", message, _IN_TIME)


def _first_review_told(draft: Draft) -> tuple[date, TextAnswer, str] | None:
    """The first day on which an answer about the policy says that the effects are looked at; None if none does."""
    found = [
        (day, answer, each.text)
        for answer in policy_answers(draft)
        for each in sentences(answer.text)
        if LOOKS_BACK.search(each.text) and not is_past(each.text) and (day := first_day(each.text))
    ]
    return min(found, key=lambda each: each[0], default=None)


def _is_looked_at_before(draft: Draft, first: date) -> bool:
    """Whether another answer says that the effects are looked at each year, or on a day before the first review."""
    texts = [answer.text for answer in policy_answers(draft)]
    texts += [answers.text("mitigation") for answers in group_answers(draft)]
    found = (each.text for text in texts for each in sentences(text) if _LOOKS_AGAIN.search(each.text))
    return any(_EACH_TIME.search(each) or ((day := first_day(each)) and day < first) for each in found)


def _reviews_before(sentence: str, start: date) -> bool:
    """Whether a sentence promises a review of the effects, all of whose dates are before the change begins."""
    if not is_dated(sentence) or is_past(sentence) or not (LOOKS_BACK.search(sentence) and OF_EFFECTS.search(sentence)):
        return False
    last = last_day(sentence)
    return last is not None and last < start


@check(
    "no-review-date",
    severity="advice",
    category=Category.MITIGATION,
    source="R (Brown) v Secretary of State for Work and Pensions [2008] EWHC 3158 (Admin): a continuing duty.",
)
def no_review_date(draft: Draft) -> Iterator[Problem]:
    """A change with a date, and no day on which anybody looks again at the assessment or at what really happened."""
    if not first_days(draft) or not actions(draft) or type(draft.answer(REVIEW_DATE)) is date:
        return
    planned = [action.text("action", "outcome", "timescale") for action in actions(draft)]
    texts = [*planned, *(answer.text for answer in policy_answers(draft))]
    if any(seen_afterwards(action.text("outcome"), first_days(draft)) for action in actions(draft)):
        return
    if not any(_LOOKS_AGAIN.search(text) and first_day(text) for text in texts):
        address = next(draft.form.with_role("actions")).address
        message = "You do not say when this assessment will be looked at again"
        yield address, f"{message}. Give a month after the change, and the post that will do it."
