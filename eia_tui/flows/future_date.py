"""Questions a date in the future where the form asks for one that has passed, such as the date of completion."""

from datetime import date

from eia_tui.flows.dialogue import Dialogue, Way
from eia_tui.form.dates import show_date
from eia_tui.form.kinds import Question, Role
from eia_tui.form.values import Value
from eia_tui.system.clock import now

_PASSED: tuple[Role, ...] = ("completed", "considered", "signed")
"""What the questions are for that ask on which date something was done."""


def date_doubt(question: Question, value: Value | None) -> str:
    """Why a date is probably not what was meant, a sentence: it is still to come. "" where nothing is wrong with it."""
    if question.role not in _PASSED or type(value) is not date or value <= now().date():
        return ""
    return f"{show_date(value)} is in the future, and “{question.short_label}” asks on which date it was done."


async def keeps_date(dialogue: Dialogue, question: Question, value: Value | None) -> bool:
    """Whether a date that was entered just now is meant: the person is asked once about one in the future.

    The date is saved before: a crash at the question loses nothing.
    """
    if not (doubt := date_doubt(question, value)):
        return True
    way = await dialogue.choose(
        "Is this date right?",
        doubt,
        (Way("change", "Enter another date"), Way("keep", "Keep this date")),
    )
    return way == "keep"
