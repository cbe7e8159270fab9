"""Offers what can be done with a stage of the approvals, and does it."""

from collections.abc import Awaitable, Callable
from typing import Literal

from eia_tui.approvals.status import StageStatus, sign_off_entry
from eia_tui.flows.compare import show_changes
from eia_tui.flows.dialogue import Dialogue, Way
from eia_tui.flows.import_returned import read_into_draft
from eia_tui.flows.record import record
from eia_tui.flows.send import send_to_stage
from eia_tui.flows.stages import status_of
from eia_tui.form.stages import Stage
from eia_tui.session.session import Session


async def handle_stage(
    dialogue: Dialogue, session: Session, stage: Stage, save: Callable[[], Awaitable[bool]]
) -> Literal["changed", "revise", ""]:
    """Asks what to do with a stage. Whether the approvals changed, or a revision is to be started.

    `save` saves the draft before it is sent. Raises `UserError`.
    """
    status = status_of(session.draft, stage)
    closed = session.closed if session.read_only and not sign_off_entry(session.draft) else ""
    match await dialogue.choose(stage.name, f"Status: {status}. {closed}".strip(), _ways(session, status)):
        case "send":
            return "changed" if await save() and await send_to_stage(dialogue, session, stage) else ""
        case "record":
            return "changed" if await record(dialogue, session, stage) else ""
        case "import":
            return "changed" if await read_into_draft(dialogue, session) else ""
        case "changes":
            await show_changes(dialogue, session, stage=stage)
        case "revise":
            return "revise"
    return ""


def _ways(session: Session, status: StageStatus) -> list[Way]:
    """What can be done with a stage; the most likely comes first."""
    ways: list[Way] = []
    if sign_off_entry(session.draft):
        ways.append(Way("revise", "Start a revision"))
    elif not session.read_only:
        send = Way("send", "Send a new version" if status.sent else "Send a version")
        record = Way("record", "Correct what was recorded" if status.answer else "Record what they said")
        ways += [record, send] if status.state == "sent" else [send, record] if status.sent else [send]
    if status.sent:
        ways.append(Way("changes", f"What changed since version {status.sent.version}"))
    if status.sent and not session.read_only:
        ways.append(Way("import", "Read their Word file"))
    if status.agreed:  # what replaces their agreement comes last: Enter out of habit must not choose it
        ways.sort(key=lambda way: way.word in ("send", "record"))
    return [*ways, Way("back", "Go back")]
