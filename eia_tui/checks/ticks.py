"""Finds the group that an action is really for, where another is ticked."""

from collections.abc import Sequence

from eia_tui.checks.carried_out import weight_of
from eia_tui.checks.facts import Action, GroupAnswers, actions, group_answers
from eia_tui.checks.methods.begins import looks_back
from eia_tui.checks.methods.people import names_group
from eia_tui.checks.methods.same_deed import likeness, roots
from eia_tui.checks.methods.substance import is_real_mitigation
from eia_tui.draft.draft import Draft
from eia_tui.form.kinds import Role

_OF_MITIGATION, _OF_ROW, _OF_TICKED = 1.3, 2.0, 0.3
"""The weight that an action shares at least with the mitigation and with the whole row of the other group, and the
share of it that it has at most in common with a group that is ticked."""

_FEWEST_ROOTS, _MANY_ROOTS = 2, 4
"""The words that an action has in common with a mitigation at least, and so many that it is for that group anyway."""


def group_meant(draft: Draft, action: Action) -> GroupAnswers | None:
    """The group whose mitigation an action carries out, where the ticked ones have hardly a word of it; else None."""
    rows = [each for each in group_answers(draft) if each.text("mitigation", "concerns")]
    ticked = [each for each in rows if each.group.id in action.groups]
    own = roots(action.text("action", "outcome"))
    others = [
        each
        for each in rows
        if each.group.id not in action.groups and len(own & roots(each.text("mitigation"))) >= _FEWEST_ROOTS
    ]
    is_ticked_well = any(len(own & roots(each.text("mitigation", "concerns"))) >= _MANY_ROOTS for each in ticked)
    if not action.groups or is_ticked_well or looks_back(action.text("action")):
        return None
    if named := _named_alone(draft, action, rows):
        return named
    if not others:
        return None
    meant = max(others, key=lambda each: _shared(draft, action, [each], "mitigation", "concerns"))
    shared = _shared(draft, action, [meant], "mitigation", "concerns")
    is_meant = _shared(draft, action, [meant], "mitigation") >= _OF_MITIGATION and shared >= _OF_ROW
    return (
        meant if is_meant and _shared(draft, action, ticked, "mitigation", "concerns") <= _OF_TICKED * shared else None
    )


def _named_alone(draft: Draft, action: Action, rows: Sequence[GroupAnswers]) -> GroupAnswers | None:
    """The one group that an action names, and no action is for, where this one is for others that it does not name.

    "Walk the way with children in care", with the armed forces ticked.
    """
    text = action.text("action", "outcome")
    named = {each.group.id for each in group_answers(draft) if names_group(each.group, text)}
    planned = {group for each in actions(draft) for group in each.groups if not looks_back(each.text("action"))}
    alone = named - planned
    if len(alone) != 1 or named & set(action.groups):
        return None
    return next((each for each in rows if each.group.id in alone and is_real_mitigation(each.text("mitigation"))), None)


def _shared(draft: Draft, action: Action, rows: Sequence[GroupAnswers], *roles: Role) -> float:
    """The most weight that an action has in common with answers of one of these rows."""
    weight, text = weight_of(draft), action.text("action", "outcome")
    return max(
        (sum(likeness(each.text(role), text, weight).weight for role in roles) for each in rows),
        default=0,
    )
