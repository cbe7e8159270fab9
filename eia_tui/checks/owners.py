"""Finds actions that nobody in particular is responsible for."""

from collections.abc import Iterator

from eia_tui.checks.facts import actions
from eia_tui.checks.finding import Category
from eia_tui.checks.incomplete_actions import about_action
from eia_tui.checks.methods.who import is_one_person
from eia_tui.checks.registry import Problem, check
from eia_tui.draft.draft import Draft
from eia_tui.prose.excerpt import shortened


@check(
    "team-owner",
    severity="warn",
    category=Category.MITIGATION,
    source="What equality leads send back: actions without an owner, a date or an outcome.",
)
def team_owner(draft: Draft) -> Iterator[Problem]:
    """A team, a board, a firm or nobody, where a person or a post should be responsible."""
    for action in actions(draft):
        owner = action.text("responsible")
        if owner and not is_one_person(owner):
            message = f"belongs to “{shortened(owner, 40)}”, which is not one person"
            yield about_action(
                action, "responsible", message, "Name the post that will answer for it, such as “Service Manager”"
            )
