"""Accepts a finding with a reason, or withdraws its acceptance."""

from eia_tui.checks.acceptance import acceptance, may_be_accepted
from eia_tui.checks.finding import Finding
from eia_tui.flows.dialogue import Dialogue
from eia_tui.session.session import Session
from eia_tui.storage.history import now
from eia_tui.system.errors import UserError


def accept_finding(session: Session, finding: Finding, reason: str, *, save: bool = False) -> None:
    """Accepts a finding until the answer changes. With `save` it is saved, or else not accepted.

    Raises `UserError`, also for one that must be fixed.
    """
    if not may_be_accepted(finding):
        raise UserError("This must be fixed before the form is sent; it cannot be accepted")
    session.notes.accept(finding, reason, now().date(), save=save)


async def accept(dialogue: Dialogue, session: Session, finding: Finding | None) -> bool:
    """Asks why a finding is accepted, and accepts it; an accepted one is no longer accepted. Whether that changed.

    Explains why one cannot be accepted; None is a question without an answer. Raises `UserError`.
    """
    if problem := _problem(session, finding):
        await dialogue.explain("This cannot be accepted", problem)
    if problem or finding is None:
        return False
    if acceptance(session.draft, finding):
        session.notes.withdraw(finding)
        await dialogue.report("It is no longer accepted.")
        return True
    reason = await dialogue.ask(
        "Why are you accepting this?",
        "Accept",
        aside=f"{finding.message} The reason stays in the draft until the answer changes.",
    )
    if not reason:
        return False
    accept_finding(session, finding, reason)
    await dialogue.report("Accepted. The reason stays in the draft until the answer changes.")
    return True


def _problem(session: Session, finding: Finding | None) -> str:
    """Why a finding can neither be accepted nor its acceptance be withdrawn; "" where one of the two is possible."""
    if not session.takes_notes:
        return session.closed
    if finding is None:
        return "This question has no answer yet. Answer it instead."
    if acceptance(session.draft, finding) or may_be_accepted(finding):
        return ""
    return f"{finding.message} This must be fixed before the form is sent."
