"""Checks that the form is signed off only after it was completed and its other stages have answered."""

from collections.abc import Iterator
from datetime import date

from eia_tui.approvals.status import stage_statuses
from eia_tui.checks.finding import Category
from eia_tui.checks.methods.when import completion_date
from eia_tui.checks.registry import Problem, check
from eia_tui.draft.draft import Draft
from eia_tui.form.dates import show_date
from eia_tui.form.values import is_answered


@check(
    "sign-off-order",
    severity="block",
    category=Category.FORM,
    source="The form, section 6, whose stages follow each other; the duty to consider before deciding "
    "(R (Brown) v Secretary of State for Work and Pensions [2008] EWHC 3158 (Admin)).",
)
def sign_off_order(draft: Draft) -> Iterator[Problem]:
    """Signed off before the advising stages have answered, or before the form was completed or considered."""
    signed = [asked for asked in draft.form.with_role("signed") if is_answered(draft.answer(asked.address))]
    signer = [asked for asked in draft.form.with_role("officer") if is_answered(draft.answer(asked.address))]
    if not signed and not signer:
        return
    sign_off = (signed or signer)[0].address
    name = draft.label(sign_off)
    for asked in (*draft.form.with_role("comments"), *draft.form.with_role("considered")):
        if not is_answered(draft.answer(asked.address)):
            label = asked.question.short_label
            message = f"what is written here counts as the sign-off, but “{label}” has no answer"
            yield (
                sign_off,
                f"{name}: {message}. If nobody has signed yet, delete it. Otherwise record that answer first.",
            )
    for status in stage_statuses(draft):
        if status.state == "returned" and status.answer:
            message = f"this is signed off, but the {status.stage.name} returned it on {status.answer.day}"
            yield status.stage.id, f"{name}: {message}. Send it to them again first."
    day = next((value for asked in signed if type(value := draft.answer(asked.address)) is date), None)
    if day:
        yield from _dates_out_of_order(draft, sign_off, day)


def _dates_out_of_order(draft: Draft, sign_off: str, day: date) -> Iterator[Problem]:
    """A sign-off on `day`, at the address `sign_off`, before the date of completion or of a stage's consideration."""
    done = completion_date(draft)
    if done and day < done:
        message = f"signed on {show_date(day)}, before the date of completion, {show_date(done)}"
        yield sign_off, f"{draft.label(sign_off)}: {message}. Correct one of the two dates."
    for asked in draft.form.with_role("considered"):
        value = draft.answer(asked.address)
        if type(value) is date and value > day:
            message = f"considered on {show_date(value)}, after the sign-off on {show_date(day)}"
            yield asked.address, f"{draft.label(asked.address)}: {message}. Correct one of the two dates."
