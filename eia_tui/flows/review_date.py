"""The day on which an assessment is looked at again: offered at the sign-off, and kept in the draft."""

from datetime import date

from eia_tui.draft.draft import REVIEW_DATE, Draft
from eia_tui.flows.dialogue import Dialogue
from eia_tui.flows.kept_line import ask_line, keep
from eia_tui.form.dates import no_date, read_date, show_date
from eia_tui.session.session import Session
from eia_tui.storage.kept_line import KeptLine
from eia_tui.system.clock import now
from eia_tui.system.errors import UserError


def review_date(draft: Draft) -> date | None:
    """The day on which an assessment is to be reviewed; None if nobody has set one."""
    value = draft.answer(REVIEW_DATE)
    return value if type(value) is date else None


def review_line(draft: Draft) -> str:
    """When an assessment is to be reviewed, as a sentence; "" if nobody has set a date."""
    on = review_date(draft)
    if on is None:
        return ""
    return f"Review due on {show_date(on)}." if on > now().date() else f"Review was due on {show_date(on)}."


async def ask_review_date(dialogue: Dialogue, session: Session) -> bool:
    """Asks when the assessment should be reviewed, and keeps it. Whether a date was given. Raises `UserError`."""
    if not session.allows_later_notes:
        raise UserError(session.closed)
    problem, kept = "", KeptLine("review date", session.path)
    known = review_date(session.draft)
    text = show_date(known or _in_a_year(now().date()))
    aside = (
        "The duty continues: look again at what really happened once the change has been in place for a while. "
        f"{f'The date is {text} so far' if known else f'A year from now is {text}'}."
    )
    while True:
        typed = await ask_line(
            dialogue,
            kept,
            "When should this assessment be reviewed?",
            "Keep this date",
            text=text,
            aside=problem or aside,
        )
        if not typed:
            return False
        on = read_date(typed)
        if on and on > now().date():
            session.notes.set_review_date(on)
            await dialogue.report(f"Saved. {review_line(session.draft)}")
            return True
        problem, text = "That date has passed." if on else f"You typed “{typed}”. {no_date(typed)}", typed
        keep(kept, typed)


def _in_a_year(day: date) -> date:
    return day.replace(year=day.year + 1, day=min(day.day, 28))
