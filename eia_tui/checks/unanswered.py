"""Checks that required questions are answered and that each group has an answer."""

from collections.abc import Iterator

from eia_tui.checks.finding import Category
from eia_tui.checks.registry import Problem, check
from eia_tui.draft.draft import Draft
from eia_tui.form.values import is_answered


@check(
    "unanswered",
    severity="block",
    category=Category.FORM,
    source="The form: what it requires, and section 4, "
    "“If a group will not be affected by the proposal please state so.”",
)
def unanswered(draft: Draft) -> Iterator[Problem]:
    """Required questions without an answer, and groups without any answer."""
    for step in draft.form.steps:
        if step.group and not draft.has_answers(step):
            message = "there is no answer about this group yet. If it will not be affected, say so and why"
            yield step.address, f"{step.group.name}: {message}."
            continue
        heading = step.group.name if step.group else step.section.heading
        for asked in draft.shown(step):
            label = asked.question.short_label
            if asked.question.required and not is_answered(draft.answer(asked.address)):
                yield asked.address, f"{heading}: “{label}” has no answer yet."
            for number, row in enumerate(draft.cells(asked), start=1):
                for address, column, value in row:
                    if column.required and not is_answered(value):
                        yield address, f"{heading}: row {number} has no answer to “{column.label}” yet."
