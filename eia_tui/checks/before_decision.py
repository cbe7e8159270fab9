"""Finds what is done, or asked, on the wrong side of the day on which the proposal is decided."""

from collections.abc import Iterator
from datetime import date

from eia_tui.checks.date_conflicts import decision_dates
from eia_tui.checks.facts import actions, answers_with_role
from eia_tui.checks.finding import Category
from eia_tui.checks.incomplete_actions import about_action
from eia_tui.checks.law_sources import MOSELEY
from eia_tui.checks.methods.patterns import LazyPattern
from eia_tui.checks.methods.sentences import sentences
from eia_tui.checks.methods.when import days_in, is_done, last_day, months_in
from eia_tui.checks.registry import Guess, Problem, check
from eia_tui.draft.draft import DECISION_DATE, Draft
from eia_tui.form.dates import show_date
from eia_tui.system.text import shortened

_CARRIES_OUT = LazyPattern(
    r"(?i)\b(?:issue|send|post|serve|write to|tell|notify|give notice|close|start|begin|launch|introduce|"
    r"implement|switch|remove|transfer|move|"
    r"sign|award|let|give|put up|take|withdraw|replace|change|order|buy|purchase|recruit|appoint|dismiss|publish)\w*\b"
)
_OF_THE_CHANGE = LazyPattern(
    r"(?i)\b(?:new (?:charges?|fees?|hours|prices?|rates?|rota|times?|timetable|rules?|policy|criteria|provider|"
    r"contract|permits?)|clos(?:e|es|ing|ure)|"
    r"ends?|ending|whose (?:[\w’'-]+ ){1,3}(?:will )?(?:rise|end|close|stop|change|move)s?|(?:charge|fee|"
    r"price)s? (?:will )?(?:rise|go up|increase)|"
    r"increases?|rise|notices?|redundan\w*|lease|contract|outcome of the decision|the change)\b"
)
_PREPARES = LazyPattern(
    r"(?i)\b(?:ask|consult\w*|meet|session|survey|interview|workshop|draft|prepare|plan|propos\w*|test|trial|"
    r"pilot|decision|cabinet report|"
    r"goes? to (?:cabinet|council|committee)|quotes?|specification|tender)\b"
)
_ASKS = LazyPattern(
    r"(?i)\b(?:session|meeting|workshop|focus group|consult\w*|survey|interview\w*|event|drop-in|asked|meet|"
    r"discuss\w*|engage\w*|forum|"
    r"views?|talk|visit)\b"
)
_ON_THE_RESULT = LazyPattern(
    r"(?i)\b(?:feed ?back|results? of|tell (?:them|people)|inform|review|after (?:the|a) (?:change|start|year)|"
    r"evaluat\w*|repeat\w*|again)\b"
)
_SOURCE = (
    f"{MOSELEY}; and R (Brown) v Secretary of State for Work and Pensions [2008] EWHC 3158 (Admin): people are asked, "
    "and due regard is had, before the decision."
)


def _decided_on(draft: Draft) -> date | None:
    """The day on which the proposal is decided: noted for the draft, or the only one in its answers."""
    noted = draft.answer(DECISION_DATE)
    if type(noted) is date:
        return noted
    days = {day for _, _, _, day in decision_dates(draft)}
    return days.pop() if len(days) == 1 else None


@check("acts-before-decision", severity="advice", category=Category.MITIGATION, source=_SOURCE)
def acts_before_decision(draft: Draft) -> Iterator[Problem]:
    """An action that carries out the change on a day before the proposal is decided."""
    decided = _decided_on(draft)
    for action in actions(draft) if decided else ():
        text, timescale = action.text("action"), action.text("timescale")
        last = last_day(timescale)
        if not decided or last is None or last >= decided or is_done(timescale):
            continue
        if (
            _CARRIES_OUT.match(text.lstrip("0123456789.) *-"))
            and _OF_THE_CHANGE.search(text)
            and not _PREPARES.search(text)
        ):
            message = f"is dated {timescale.strip(' .')}, before the decision on {show_date(decided)}"
            yield about_action(action, "timescale", message, "Date it after the decision, or say why it cannot wait")


@check("asked-after-decision", severity="advice", category=Category.INVOLVEMENT, source=_SOURCE)
def asked_after_decision(draft: Draft) -> Iterator[Problem]:
    """People who are to be asked on a day after the proposal is decided."""
    decided = _decided_on(draft)
    for answer in answers_with_role(draft, "engagement") if decided else ():
        for sentence in sentences(answer.text):
            days = [day for _, day in (*days_in(sentence.text), *months_in(sentence.text))]
            first = min(days, default=None)
            if (
                decided
                and first
                and first > decided
                and _ASKS.search(sentence.text)
                and not _ON_THE_RESULT.search(sentence.text)
            ):
                message = f"“{shortened(sentence.text)}” is after the decision on {show_date(decided)}"
                yield Guess(answer.address, f"{message}. Ask people while their answer can still change it.")
                break
