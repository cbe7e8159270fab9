"""What a stage of the approvals should know: what changed since its version, and what is still open before it."""

from pathlib import Path

from eia_tui.approvals.status import StageStatus, stage_statuses
from eia_tui.draft.diff import differences
from eia_tui.draft.draft import Draft
from eia_tui.draft.waiting import open_items
from eia_tui.form.stages import Stage, stage_addresses
from eia_tui.storage.sent_versions import sent_version
from eia_tui.system.errors import UserError
from eia_tui.system.text import agreeing, plural


def changed_since(path: Path, draft: Draft, status: StageStatus) -> int:
    """How many answers of a draft changed since the version that a stage was sent, apart from what the stages said.

    0 also where it was sent none, or its version cannot be read: `integrity_problems` reports that.
    """
    if status.sent is None:
        return 0
    try:
        then = sent_version(path, draft, status.sent.version).draft(path)
    except UserError:
        return 0
    of_stages = stage_addresses(draft.form)
    return sum(each.address not in of_stages for each in differences(then, draft))


def changed_line(many: int) -> str:
    """That so many answers changed since a version, as a sentence without its full stop; "" for none."""
    return f"{plural(many, 'answer')} {agreeing(many, 'has')} changed since" if many else ""


def cautions(path: Path, draft: Draft, stage: Stage, settle_hint: str) -> list[str]:
    """What to think of before a draft is sent to a stage, a sentence or two each.

    `settle_hint` says how to settle comments, as the end of a sentence.
    """
    lines: list[str] = []
    for status in stage_statuses(draft):
        if status.stage == stage:
            break
        if status.state == "returned" and status.answer and not stage.signs:  # whoever signs is told so in any case
            lines.append(
                f"{status.stage.name} returned version {status.answer.version} and has not agreed since. "
                "Send them this version first."
            )
        elif status.agreed and status.answer and (many := changed_since(path, draft, status)):
            lines.append(
                f"{status.stage.name} agreed to version {status.answer.version}. {changed_line(many)}. "
                "Send them this version first if they need to see that."
            )
    if many := len(open_items(draft)):
        these = "One comment or change is" if many == 1 else f"{many} comments and changes are"
        then = " After the sign-off you can only read them." if stage.signs else ""
        lines.append(f"{these} not settled yet: {settle_hint}.{then}")
    return lines
