"""Finds gaps in the action plan: mitigations without an action, and actions that are vague, late or nobody's."""

import re
from collections.abc import Iterator
from datetime import date

from eia_tui.approvals.status import is_signed_off
from eia_tui.checks.coverage import covers, uncovered
from eia_tui.checks.date_parsing import completion_date, last_day
from eia_tui.checks.facts import actions, group_answers
from eia_tui.checks.finding import Category
from eia_tui.checks.incomplete_actions import about_action
from eia_tui.checks.phrases import first_match, phrase_alone, phrases
from eia_tui.checks.registry import Problem, check
from eia_tui.checks.substance import is_real_concern
from eia_tui.draft.draft import Draft

_SECTION_5 = (
    "The form, section 5: “Produce a framework to outline how identified risks/concerns identified in section 4 "
    "will be mitigated.”"
)
_OFTEN_RETURNED = "What equality leads send back: actions without an owner, a date or an outcome."
_EVERY_GROUP = re.compile(
    r"(?i)\b(?:all|every|each|any)\s+(?:the\s+|of the\s+)?(?:protected\s+|equality\s+)?(?:group|characteristic)s?\b"
)
_END_OF_FIRST_PART = re.compile(r"[,(/–]|\bof\b|\bin\b|\bfrom\b")


@check("no-action", severity="warn", category=Category.MITIGATION, source=_SECTION_5)
def no_action(draft: Draft) -> Iterator[Problem]:
    """A mitigation that no action covers, if there are any actions."""
    if not actions(draft):
        return
    for each in uncovered(draft):
        if each.mitigation:
            message = "no action covers this mitigation. Add one to the action plan, and name this group in it"
            yield each.address, f"{each.group.name}: {message}."


@check("no-actions", severity="warn", category=Category.MITIGATION, source=_SECTION_5)
def no_actions(draft: Draft) -> Iterator[Problem]:
    """Concerns or mitigations, and an empty action plan."""
    names = [] if actions(draft) else [each.group.name for each in uncovered(draft)]
    if names:
        message = f"there are concerns ({', '.join(names)}), but no actions. Say who will do what, and by when"
        yield next(draft.form.with_role("actions")).address, f"Action plan: {message}."


@check("vague-timescale", severity="warn", category=Category.MITIGATION, source=_OFTEN_RETURNED)
def vague_timescale(draft: Draft) -> Iterator[Problem]:
    """A timescale such as "ongoing"."""
    for action in actions(draft):
        timescale = action.text("timescale")
        if timescale and last_day(timescale) is None and (found := _vague_words(timescale)):
            yield about_action(action, "timescale", f"“{found}” is not a date. Give a month or a day")


def _vague_words(timescale: str) -> str:
    """The words of a timescale that are vague; "" if there are none."""
    whole = timescale.strip() if phrase_alone("vague_time_alone").fullmatch(timescale) else ""
    return first_match(phrases("vague_time"), timescale) or whole


@check("past-timescale", severity="warn", category=Category.MITIGATION, source=_OFTEN_RETURNED)
def past_timescale(draft: Draft) -> Iterator[Problem]:
    """A timescale before the date of completion, or one that has passed before the form is signed off."""
    return timescales_before(draft, date.today())  # noqa: DTZ011  the officer's own day


def timescales_before(draft: Draft, today: date) -> Iterator[Problem]:
    """Timescales that end before the date of completion or, while the form is not signed off, before `today`."""
    done = completion_date(draft)
    for action in actions(draft):
        timescale = action.text("timescale")
        last = last_day(timescale)
        if last is None:
            continue
        if done and last < done:
            message = f"“{timescale}” is before the date of completion. Give a later date, or say that it is done"
            yield about_action(action, "timescale", message)
        elif last < today and not is_signed_off(draft):
            message = f"“{timescale}” has passed, and this is not signed off. Give a new date, or say that it is done"
            yield about_action(action, "timescale", message)


@check("team-owner", severity="advice", category=Category.MITIGATION, source=_OFTEN_RETURNED)
def team_owner(draft: Draft) -> Iterator[Problem]:
    """A team where a person or a post should be responsible."""
    for action in actions(draft):
        owner = action.text("responsible")
        first_part = _END_OF_FIRST_PART.split(owner, maxsplit=1)[0]  # "Jane Roe, Library Service" names one person
        if phrases("team").search(first_part) and not phrases("post").search(owner):
            message = f"“{owner}” is not one person. Name the person or the post that is responsible"
            yield about_action(action, "responsible", message)


@check("same-timescale", severity="advice", category=Category.MITIGATION, source=_OFTEN_RETURNED)
def same_timescale(draft: Draft) -> Iterator[Problem]:
    """One timescale for every action."""
    timed = [action for action in actions(draft) if action.text("timescale")]
    if len(timed) > 1 and len({action.text("timescale").casefold() for action in timed}) == 1:
        timescale = timed[0].text("timescale")
        message = f"all {len(timed)} actions have the same timescale, “{timescale}”. Give each action its own"
        yield timed[0].address("timescale"), f"Action plan: {message}."


@check("orphan-action", severity="advice", category=Category.MITIGATION, source=_SECTION_5)
def orphan_action(draft: Draft) -> Iterator[Problem]:
    """An action that covers no group with a concern, a mitigation or a plan to find out."""
    groups = group_answers(draft)
    if not groups:
        return
    for action in actions(draft):
        every_group = not action.groups and bool(_EVERY_GROUP.search(action.text("action", "outcome")))
        covered = [answers for answers in groups if every_group or covers(action, answers)]
        if not any(
            is_real_concern(answers.text("concerns")) or answers.text("mitigation", "plan") for answers in covered
        ):
            which = "no group that it is for has a concern" if covered else "it does not say which group it is for"
            yield about_action(action, "action", f"{which}. Say whose concern it answers")
