"""Finds actions whose timescale is no date, has passed, or is the same for all."""

from collections.abc import Iterator
from datetime import date

from eia_tui.approvals.status import stage_statuses
from eia_tui.checks.facts import actions
from eia_tui.checks.finding import Category
from eia_tui.checks.incomplete_actions import about_action
from eia_tui.checks.methods.patterns import LazyPattern
from eia_tui.checks.methods.when import (
    completion_date,
    day_without_year,
    is_dated,
    is_done,
    is_open_ended,
    last_day,
    last_named,
    no_such_day,
)
from eia_tui.checks.registry import Guess, Problem, check
from eia_tui.draft.draft import Draft
from eia_tui.form.dates import MONTHS, show_date
from eia_tui.system import clock
from eia_tui.system.text import shortened

_TWO = 2
_FAR_AHEAD = 10
"""Years after which a date is likely to be mistyped."""
_CONDITION = LazyPattern(
    r"(?i)\b(?:(?:but )?only if|if|provided|as long as|subject to|depend(?:s|ing|ent) (?:up)?on|once funding)\b"
    r"(?![^.;]*\b(?:agree\w*|approv\w+|adopt\w*|decid\w*|decision|cabinet|council|members|committee|needed|required)\b).+|"
    r"\b\w+ permitting\b|\bif possible\b"
)
"""What a date hangs on, other than the decision itself."""
_OFTEN_RETURNED = "What equality leads send back: actions without an owner, a date or an outcome."


@check("vague-timescale", severity="warn", category=Category.MITIGATION, source=_OFTEN_RETURNED)
def vague_timescale(draft: Draft) -> Iterator[Problem]:
    """A timescale without a day, a month, a season, a term, a festival or a quarter with its year."""
    done = completion_date(draft)
    next_year = (done or clock.today()).year + 1
    example = f"{MONTHS[2]} {next_year}"
    for action in actions(draft):
        timescale = action.text("timescale")
        if timescale and not is_dated(timescale):
            if _was_before(draft, timescale):
                continue  # a year that is over is a date that has passed
            quoted = shortened(timescale, 40)
            message, advice = f"has no date yet (“{quoted}”)", f"Give a month and year, such as {example}"
            if wrong := no_such_day(timescale):
                message, advice = f"has a date that does not exist (“{quoted}”): {wrong}", "Correct it"
            elif day := day_without_year(timescale):
                message, advice = f"has no year (“{quoted}”)", f"Add it, such as {day} {next_year}"
            yield about_action(action, "timescale", message, advice)
        elif condition := _CONDITION.search(timescale):
            advice = "Give a date that holds, or say what happens if it is not met"
            message = f"has a date that depends on something (“{shortened(condition.group(), 40)}”)"
            yield Guess(*about_action(action, "timescale", message, advice))
        elif (last := last_day(timescale)) and last.year > next_year + _FAR_AHEAD:
            address, message = about_action(
                action, "timescale", f"is dated {timescale.strip(' .')}, many years ahead", "Check the year"
            )
            yield Guess(address, message)


@check("past-timescale", severity="warn", category=Category.MITIGATION, source=_OFTEN_RETURNED)
def past_timescale(draft: Draft) -> Iterator[Problem]:
    """A timescale before the date of completion, or one that had passed when a stage agreed to the form, or today.

    An action that is done, or that has begun and has no end, is not late.
    """
    completed = completion_date(draft)
    looked_at = _last_agreed(draft)
    for action in actions(draft):
        timescale = action.text("timescale")
        last = last_day(timescale)
        if last is None or is_done(timescale) or is_open_ended(timescale):
            continue
        named = last_named(timescale)
        done = f"“Done, {named}”" if named else "“Done” and the month in which it was"
        advice = f"If it is done, write {done}; if not, give a new date"
        if completed and last < completed:
            yield about_action(action, "timescale", f"is dated {timescale}, before this form was finished", advice)
        elif last < (looked_at or clock.today()):
            when = f"had passed when it was agreed to on {show_date(looked_at)}" if looked_at else "has passed"
            yield about_action(action, "timescale", f"is dated {timescale}, which {when}", advice)


def _was_before(draft: Draft, timescale: str) -> bool:
    """Whether a timescale was over when the form was finished, or when it is looked at."""
    last, done = last_day(timescale), completion_date(draft)
    return last is not None and last < max(filter(None, (done, _last_agreed(draft) or clock.today())))


def _last_agreed(draft: Draft) -> date | None:
    """The last day on which a stage agreed to the form, as the form says; None if none has yet."""
    agreed = (status.stage.addresses for status in stage_statuses(draft) if status.agreed)
    days = [draft.answer(address) for addresses in agreed for address in addresses.values()]
    return max((day for day in days if isinstance(day, date)), default=None)


@check("same-timescale", severity="advice", category=Category.MITIGATION, source=_OFTEN_RETURNED)
def same_timescale(draft: Draft) -> Iterator[Problem]:
    """One timescale for every action."""
    timed = [action for action in actions(draft) if action.text("timescale")]
    if len(timed) > 1 and len({action.text("timescale").casefold() for action in timed}) == 1:
        timescale = timed[0].text("timescale")
        message = (
            f"{'Both' if len(timed) == _TWO else f'All {len(timed)}'} actions have the same timescale (“{timescale}”)"
        )
        yield timed[0].address("timescale"), f"{message}. Give each the month in which it will really be done."
