"""Finds what a finished form must say and this one does not.

Rests on the form's own words: "If a group will not be affected by the proposal please state so."
"""

from collections.abc import Iterator

from eia_tui.checks.finding import Finding
from eia_tui.draft.draft import Draft
from eia_tui.form.values import answered


def unanswered(draft: Draft) -> Iterator[Finding]:
    """Required questions without an answer, and groups of which nothing at all is said."""
    for step in draft.form.steps:
        if step.group and not draft.says_anything(step):
            said = "nothing is said about this group; if it will not be affected, say so and why"
            yield Finding("unanswered", "block", step.address, f"{step.group.name}: {said}.")
            continue
        place = step.group.name if step.group else step.section.heading
        for asked in draft.shown(step):
            label = asked.question.label.split("\n")[0]
            if asked.question.required and not answered(draft.answer(asked.address)):
                yield Finding("unanswered", "block", asked.address, f"{place}: “{label}” has no answer yet.")
            for number, row in enumerate(draft.cells(asked), start=1):
                for address, column, value in row:
                    if column.required and not answered(value):
                        said = f"row {number} has no answer to “{column.label}” yet"
                        yield Finding("unanswered", "block", address, f"{place}: {said}.")
