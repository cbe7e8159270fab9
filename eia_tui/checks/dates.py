"""Finds days that cannot be: words where the form asks for a date, a completion still to come."""

from collections.abc import Iterator
from datetime import date

from eia_tui.checks.date_parsing import completed
from eia_tui.checks.finding import Finding
from eia_tui.draft.draft import Draft
from eia_tui.form.dates import show_date
from eia_tui.form.kinds import Date
from eia_tui.form.values import words


def not_a_date(draft: Draft) -> Iterator[Finding]:
    """Answers to a question for a date that say no day, or one that never was."""
    for address, question, value in draft.texts():
        if isinstance(question, Date) and type(value) is not date:
            label = question.label.split("\n")[0]
            said = f"“{words(question, value)}” is not a day. Write it as 2 September 2024 or 2/9/24"
            yield Finding("not-a-date", "block", address, f"“{label}”: {said}.")


def future_date(draft: Draft, today: date | None = None) -> Iterator[Finding]:
    """A date of completion that is still to come."""
    done = completed(draft)
    if done and done > (today or date.today()):  # noqa: DTZ011  the officer's own day
        for asked in draft.form.with_role("completed"):
            said = f"{show_date(done)} is still to come. Put the day on which the answers were finished"
            yield Finding("future-date", "block", asked.address, f"“{asked.question.label.split(chr(10))[0]}”: {said}.")
