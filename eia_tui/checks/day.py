"""Finds days that are none: words that stand where the form asks for a date."""

from collections.abc import Iterator
from datetime import date

from eia_tui.checks.finding import Finding
from eia_tui.draft import Draft
from eia_tui.form.kinds import Date
from eia_tui.form.words import words


def not_a_date(draft: Draft) -> Iterator[Finding]:
    """Answers to a question for a date that say no day, or one that never was."""
    for address, question, value in draft.texts():
        if isinstance(question, Date) and type(value) is not date:
            label = question.label.split("\n")[0]
            said = f"“{words(question, value)}” is not a day. Write it as 2 September 2024 or 2/9/24"
            yield Finding("not-a-date", "block", address, f"“{label}”: {said}.")
