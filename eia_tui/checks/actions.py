"""Finds actions that nobody could be held to: incomplete, vague, late, everybody's, or answering nothing.

Rests on the form's section 5, "Produce a framework to outline how identified risks/concerns identified in section 4
will be mitigated", and on what equality leads send back: actions without an owner, a date or an outcome.
"""

import re
from collections.abc import Iterator
from datetime import date

from eia_tui.checks.concerns import real_concern
from eia_tui.checks.date_parsing import completed, last_day
from eia_tui.checks.facts import Action, GroupAnswers, group_answers, has_actions
from eia_tui.checks.facts import actions as actions_of
from eia_tui.checks.finding import Finding
from eia_tui.checks.incomplete_actions import about_action
from eia_tui.checks.phrases import first, known_by, only, phrases
from eia_tui.checks.substance import alike, is_real_mitigation
from eia_tui.draft.draft import Draft

_BESIDE = re.compile(r"[,(/–]|\bof\b|\bin\b|\bfrom\b")


_EVERY_GROUP = re.compile(
    r"(?i)\b(?:all|every|each|any)\s+(?:the\s+|of the\s+)?(?:protected\s+|equality\s+)?(?:group|characteristic)s?\b"
)


def vague_timescale(draft: Draft) -> Iterator[Finding]:
    """A timescale that is no time."""
    for action in actions_of(draft):
        when = action.text("timescale")
        if when and last_day(when) is None and (found := _vague(when)):
            yield about_action(
                "vague-timescale", "warn", action, "timescale", f"“{found}” is no time. Give a month or a day"
            )


def _vague(when: str) -> str:
    return first(phrases("vague_time"), when) or (when.strip() if only("vague_time_alone").fullmatch(when) else "")


def past_timescale(draft: Draft, today: date | None = None) -> Iterator[Finding]:
    """A time that was past when the form was completed, or is past today while it is not signed off."""
    done = completed(draft)
    today = today or date.today()  # noqa: DTZ011  the officer's own day
    for action in actions_of(draft):
        last = last_day(action.text("timescale"))
        if last is None:
            continue
        if done and last < done:
            said = (
                f"“{action.text('timescale')}” was past on the date of completion. Give a later time, or say it is done"
            )
            yield about_action("past-timescale", "warn", action, "timescale", said)
        elif last < today and not draft.signed_off():
            said = (
                f"“{action.text('timescale')}” is past, and this is not signed off. Give a new time, or say it is done"
            )
            yield about_action("past-timescale", "warn", action, "timescale", said)


def no_action(draft: Draft) -> Iterator[Finding]:
    """A mitigation that no action answers."""
    rows = actions_of(draft)
    if not rows or not has_actions(draft):
        return
    for each in group_answers(draft):
        mitigation = each.text("mitigation")
        if not is_real_mitigation(mitigation) or any(_answers(action, each, mitigation) for action in rows):
            continue
        said = (
            "a mitigation is promised, and no action takes it up. Add one to the action plan, and name this group in it"
        )
        yield Finding("no-action", "warn", each.address("mitigation"), f"{each.group.name}: {said}.")


def _answers(action: Action, each: GroupAnswers, said: str) -> bool:
    """Whether an action takes up what is said of a group: it names the group, or where it names none, tells of it."""
    if action.groups:
        return each.group.id in action.groups
    text = action.text("action", "outcome")
    return bool(known_by(each.group).search(text)) or alike(said, text)


def orphan_action(draft: Draft) -> Iterator[Finding]:
    """An action that answers no recorded concern."""
    said = {each.group.id: each for each in group_answers(draft)}
    if not said:
        return
    for action in actions_of(draft):
        everyone = not action.groups and bool(_EVERY_GROUP.search(action.text("action", "outcome")))
        named = [
            each for each in said.values() if everyone or _answers(action, each, each.text("mitigation", "concerns"))
        ]
        if not any(real_concern(each.text("concerns")) or each.text("mitigation", "plan") for each in named):
            which = "for no group with a concern" if named else "for no group"
            yield about_action(
                "orphan-action", "advice", action, "action", f"it is {which}: say whose concern it answers"
            )


def team_owner(draft: Draft) -> Iterator[Finding]:
    """A team where a person or a post should be: what is everybody's is nobody's."""
    for action in actions_of(draft):
        who = action.text("responsible")
        first_named = _BESIDE.split(who, maxsplit=1)[0]  # "Jane Roe, Library Service" is one person
        if phrases("team").search(first_named) and not phrases("post").search(who):
            said = f"“{who}” is not one person. Name a person or a post who will answer for it"
            yield about_action("team-owner", "advice", action, "responsible", said)


def same_timescale(draft: Draft) -> Iterator[Finding]:
    """One timescale for every action."""
    rows = [action for action in actions_of(draft) if action.text("timescale")]
    times = {action.text("timescale").casefold() for action in rows}
    if len(rows) > 1 and len(times) == 1:
        said = f"all {len(rows)} actions have one time, “{rows[0].text('timescale')}”. Give each the time that it needs"
        yield Finding("same-timescale", "advice", rows[0].place("timescale"), f"Action plan: {said}.")
