"""Checks that dates are dates, and that the date of completion is not in the future."""

from collections.abc import Iterator
from datetime import date

from eia_tui.checks.finding import Category
from eia_tui.checks.methods.when import completion_date
from eia_tui.checks.registry import Problem, check
from eia_tui.draft.draft import Draft
from eia_tui.form.dates import no_date, show_date
from eia_tui.form.kinds import Date
from eia_tui.form.values import answer_text
from eia_tui.system import clock
from eia_tui.system.text import shortened


@check("not-a-date", severity="block", category=Category.FORM, source="The form, which asks for a date there.")
def not_a_date(draft: Draft) -> Iterator[Problem]:
    """Answers to a question for a date that are no date, or one that is not in the calendar."""
    for address, question, value in draft.answers():
        if isinstance(question, Date) and type(value) is not date:
            label = question.short_label
            text = answer_text(question, value)
            yield address, f"“{label}”: “{shortened(text)}” is not a date. {no_date(text)}"


@check("future-date", severity="block", category=Category.FORM, source="The form, which asks for a date of completion.")
def future_date(draft: Draft) -> Iterator[Problem]:
    """A date of completion in the future."""
    done = completion_date(draft)
    if done and done > clock.today():
        for asked in draft.form.with_role("completed"):
            label = asked.question.short_label
            message = f"{show_date(done)} is in the future. Give the date on which the answers were finished"
            yield asked.address, f"“{label}”: {message}."
