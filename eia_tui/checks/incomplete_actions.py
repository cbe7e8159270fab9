"""Checks that each action has an owner, a timescale and an outcome."""

from collections.abc import Iterator

from eia_tui.checks.facts import Action, actions
from eia_tui.checks.finding import Category
from eia_tui.checks.registry import Problem, check
from eia_tui.draft.draft import Draft
from eia_tui.form.kinds import Role

_REQUIRED: tuple[Role, ...] = ("responsible", "timescale", "outcome")
_QUOTED = 50
"""Characters of an action that a message quotes."""


@check(
    "incomplete-action",
    severity="block",
    category=Category.MITIGATION,
    source="The form, section 5, which asks of each action who is responsible, when, and with what outcome.",
)
def incomplete_action(draft: Draft) -> Iterator[Problem]:
    """An action without an owner, a timescale or an outcome, if the form asks for it."""
    for action in actions(draft):
        for role in _REQUIRED:
            cell = action.cells.get(role)
            if cell is not None and not cell.text:
                yield about_action(action, role, f"“{cell.label}” has no answer yet")


def about_action(action: Action, role: Role, message: str) -> Problem:
    """A problem with a cell of an action. The message names the action by its number and its first words."""
    beginning = action.text("action").split("\n")[0][:_QUOTED]
    name = f"Action {action.number}" + (f" (“{beginning}”)" if beginning else "")
    return action.address(role), f"{name}: {message}."
