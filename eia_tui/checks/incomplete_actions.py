"""Checks that each action has an owner, a timescale and an outcome."""

from collections.abc import Iterator

from eia_tui.checks.facts import Action, actions
from eia_tui.checks.finding import Category
from eia_tui.checks.registry import Problem, check
from eia_tui.draft.draft import Draft
from eia_tui.form.kinds import OF_A_WHOLE_ACTION, Role
from eia_tui.system.text import agreeing, listed


@check(
    "incomplete-action",
    severity="block",
    category=Category.MITIGATION,
    source="The form, section 5, which asks of each action who is responsible, when, and with what outcome.",
)
def incomplete_action(draft: Draft) -> Iterator[Problem]:
    """An action without an owner, a timescale or an outcome, if the form asks for it: one finding for each action."""
    for action in actions(draft):
        missing = [role for role in OF_A_WHOLE_ACTION if role in action.cells and not action.cells[role].text]
        if missing:
            labels = listed([f"“{action.cells[role].label}”" for role in missing])
            advice = f"Fill {agreeing(len(missing), 'it')} in, or delete the action"
            yield about_action(action, missing[0], f"has no answer to {labels}", advice)


def about_action(action: Action, role: Role, message: str, advice: str) -> Problem:
    """A problem with a cell of an action: what is the case, and what to do. The message begins with its number."""
    return action.address(role), f"Action {action.number} {message}. {advice}."
