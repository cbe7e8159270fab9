"""Finds a sign-off that comes too soon.

Rests on the form's section 6, whose stages follow each other; and on the duty to consider before deciding (R (Brown) v
Secretary of State for Work and Pensions [2008] EWHC 3158).
"""

from collections.abc import Iterator
from datetime import date

from eia_tui.approvals.status import stage_statuses
from eia_tui.checks.date_parsing import completed
from eia_tui.checks.finding import Finding
from eia_tui.draft.draft import Draft
from eia_tui.form.dates import show_date
from eia_tui.form.values import answered


def sign_off_order(draft: Draft) -> Iterator[Finding]:
    """Signed before those who advise have answered, or dated before the form was completed or they considered it."""
    signed = [asked for asked in draft.form.with_role("signed") if answered(draft.answer(asked.address))]
    signer = [asked for asked in draft.form.with_role("officer") if answered(draft.answer(asked.address))]
    if not signed and not signer:
        return
    place = (signed or signer)[0].address
    for asked in (*draft.form.with_role("comments"), *draft.form.with_role("considered")):
        if not answered(draft.answer(asked.address)):
            said = f"it is signed off, and “{asked.question.label.split(chr(10))[0]}” has no answer. Record it first"
            yield Finding("sign-off-order", "block", asked.address, f"{draft.place(place)}: {said}.")
    for status in stage_statuses(draft):
        if status.state == "returned" and status.answer:
            name = status.stage.name
            said = f"it is signed off, and the {name} returned it on {status.answer.day}. Send it there again first"
            yield Finding("sign-off-order", "block", status.stage.id, f"{draft.place(place)}: {said}.")
    day = next((value for asked in signed if type(value := draft.answer(asked.address)) is date), None)
    done = completed(draft)
    if day and done and day < done:
        said = f"signed on {show_date(day)}, before the date of completion, {show_date(done)}. Mend one of the two"
        yield Finding("sign-off-order", "block", place, f"{draft.place(place)}: {said}.")
    for asked in draft.form.with_role("considered"):
        value = draft.answer(asked.address)
        if day and type(value) is date and value > day:
            said = f"considered on {show_date(value)}, after the sign-off on {show_date(day)}. Mend one of the two"
            yield Finding("sign-off-order", "block", asked.address, f"{draft.place(asked.address)}: {said}.")
