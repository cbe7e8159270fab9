"""How many steps, groups and questions the council's form has: tests do not depend on the numbers."""

from eia_tui.draft.draft import Draft
from eia_tui.form.library import DEFAULT, find_form

FORM = find_form(DEFAULT)
STEPS = len(FORM.steps) + 1
"""The steps that the screens count: those of the form, and the review."""


def answered(*, groups: int = 0, questions: int = 0) -> str:
    """The progress of a draft with so many groups and other questions answered, as the program says it."""
    return str(Draft(FORM).progress()._replace(groups=groups, questions=questions))


def step_line(number: int) -> str:
    """What the top line says of a step: "Step 2 of 18"."""
    return f"Step {number} of {STEPS}"
