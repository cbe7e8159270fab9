"""Finds lines that ask for a chart where none can be made."""

from collections.abc import Iterator

from eia_tui.checks.facts import prose_answers
from eia_tui.checks.finding import Category
from eia_tui.checks.registry import Problem, check
from eia_tui.draft.draft import Draft


@check(
    "no-chart",
    severity="advice",
    category=Category.FORM,
    source="House view: a chart shows at most 15 rows and four columns of numbers, from zero.",
)
def chart_refused(draft: Draft) -> Iterator[Problem]:
    """A line that asks for a chart of a table which cannot be one: it is printed as text below the table."""
    for answer in prose_answers(draft):
        if "chart:" in answer.text.lower():
            from eia_tui.prose.charts import refusals
            from eia_tui.prose.markdown import read_prose  # importing its parser takes as long as the other checks

            for reason in refusals(read_prose(answer.text)):
                yield answer.address, f"In “{answer.label}”: {reason} Change the table, or remove the line “Chart:”."
