"""Accepts a finding with a reason, or withdraws its acceptance."""

from collections.abc import Sequence

from eia_tui.checks.acceptance import acceptance, may_be_accepted
from eia_tui.checks.finding import Finding
from eia_tui.flows.dialogue import Dialogue, Way
from eia_tui.flows.reason import ask_reason
from eia_tui.session.session import Session
from eia_tui.system.clock import now
from eia_tui.system.errors import UserError


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
            "You have accepted this already",
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
