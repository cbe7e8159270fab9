"""Finds actions that lack what the form's section 5 asks of each: who, when, and to what end."""

from collections.abc import Iterator

from eia_tui.checks.facts import Action
from eia_tui.checks.facts import actions as actions_of
from eia_tui.checks.finding import Finding, Severity
from eia_tui.draft.draft import Draft
from eia_tui.form.kinds import Role

_WANTED: tuple[Role, ...] = ("responsible", "timescale", "outcome")
_SHOWN = 50


def incomplete_action(draft: Draft) -> Iterator[Finding]:
    """An action without responsible, timescale or outcome."""
    for action in actions_of(draft):
        for role in _WANTED:
            cell = action.cells.get(role)
            if cell is not None and not cell:
                yield about_action("incomplete-action", "block", action, role, f"“{cell.question}” has no answer yet")


def about_action(check: str, severity: Severity, action: Action, role: Role, said: str) -> Finding:
    """A finding about a cell of an action, which it names by its number and its first words."""
    what = action.text("action").split("\n")[0][:_SHOWN]
    named = f"Action {action.number}" + (f" (“{what}”)" if what else "")
    return Finding(check, severity, action.place(role), f"{named}: {said}.")
