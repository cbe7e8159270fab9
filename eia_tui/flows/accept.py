"""Accepts a finding with a reason, or withdraws its acceptance."""

import contextlib
from collections.abc import Sequence
from pathlib import Path

from eia_tui.checks.acceptance import acceptance, may_be_accepted
from eia_tui.checks.finding import Finding
from eia_tui.checks.report import ReportEntry, ReviewReport, report_on
from eia_tui.draft.draft import Draft
from eia_tui.flows.dialogue import Dialogue, Way
from eia_tui.flows.reason import ask_reason
from eia_tui.session.session import Session
from eia_tui.storage.listed_numbers import is_as_listed, remember_listed
from eia_tui.system.clock import now
from eia_tui.system.errors import UserError

ALREADY = "You have accepted this already"


def remember_numbers(path: Path, report: ReviewReport) -> None:
    """Remembers which findings were listed under which numbers, so that `findings_numbered` knows old ones."""
    with contextlib.suppress(UserError):  # the list is what was asked for, and it can be read all the same
        remember_listed(path, [_identity(entry) for entry in report.entries])


def findings_numbered(path: Path, draft: Draft, number: int) -> tuple[Finding, ...]:
    """The findings under a number of the report, which belong together.

    Raises `UserError` for a number that there is not, or that was another finding's when they were listed last.
    """
    entry = report_on(draft).entry(number)
    if not is_as_listed(path, number, _identity(entry)):
        raise UserError(
            f"The draft has changed since you ran check, so {number} may be another finding. Run check again."
        )
    return entry.findings


def _identity(entry: ReportEntry) -> str:
    return "\n".join(f"{each.check} {each.address} {each.message}" for each in entry.findings)


def accept_finding(
    session: Session, finding: Finding, reason: str, *, also: Sequence[Finding] = (), save: bool = False
) -> None:
    """Accepts a finding, and others with it, until the answer changes. With `save` it is saved, or else not accepted.

    Raises `UserError`, also for one that must be fixed, and for a draft that is read-only.
    """
    session.refuse_read_only()
    if not all(map(may_be_accepted, (finding, *also))):
        raise UserError("This must be fixed before the form is sent; it cannot be accepted")
    session.notes.accept(finding, reason, now().date(), also=also, save=save)


def withdraw_acceptance(session: Session, *found: Finding) -> None:
    """Withdraws the acceptance of findings that belong together, and saves that. Raises `UserError`."""
    session.refuse_read_only()
    if not any(acceptance(session.draft, each) for each in found):
        raise UserError(f"You have not accepted this, so nothing was changed: {found[0].message}")
    session.notes.withdraw(*found, save=True)


async def accept(
    dialogue: Dialogue, session: Session, finding: Finding | None, *, also: Sequence[Finding] = ()
) -> bool:
    """Asks why a finding is accepted, and accepts it; of an accepted one, whether it still is. Whether that changed.

    `also` are further signs of the same fault, which share its fate. Explains why one cannot be accepted; None is a
    question without an answer. Raises `UserError`, also for a draft that is read-only.
    """
    session.refuse_read_only()
    found = [finding, *also] if finding else []
    if problem := _problem(session, found):
        await dialogue.explain("This cannot be accepted", problem)
    if problem or finding is None:
        return False
    if _all_accepted(session, found):
        accepted = acceptance(session.draft, finding)
        way = await dialogue.choose(
            ALREADY,
            f"{finding.message} Your reason: “{accepted.reason if accepted else ''}”.",
            (Way("keep", "Keep it accepted"), Way("withdraw", "Withdraw your reason, and list it again")),
        )
        if way != "withdraw":
            return False
        session.notes.withdraw(*found)
        await dialogue.report("It is no longer accepted.")
        return True
    unfinished = f"reason to accept {finding.check} at {finding.address}"
    reason = await ask_reason(
        dialogue,
        session,
        unfinished,
        "Why are you accepting this?",
        "Accept",
        aside=f"{finding.message} The reason stays in the draft until the answer changes.",
    )
    if not reason:
        return False
    accept_finding(session, finding, reason, also=also)
    session.unfinished.forget(unfinished)
    await dialogue.report("Accepted. The reason stays in the draft until the answer changes.")
    return True


def _all_accepted(session: Session, found: Sequence[Finding]) -> bool:
    return all(acceptance(session.draft, finding) for finding in found)


def _problem(session: Session, found: Sequence[Finding]) -> str:
    """Why findings can neither be accepted nor their acceptance be withdrawn; "" where one of the two is possible."""
    if not found:
        return "This question has no answer yet. Answer it instead."
    if _all_accepted(session, found) or all(map(may_be_accepted, found)):
        return ""
    return f"{found[0].message} This must be fixed before the form is sent."
