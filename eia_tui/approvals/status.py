"""A draft's way through its approvals, as its own record tells it: what was sent to whom, and what they said."""

from dataclasses import dataclass
from typing import Literal

from eia_tui.approvals.audit_log import OUTCOMES, LogEntry, record
from eia_tui.draft.draft import Draft
from eia_tui.form.stages import Stage, approvals, stages
from eia_tui.form.values import answered
from eia_tui.system.errors import UserError

StageState = Literal["not sent", "sent", "agreed", "agreed with changes", "returned"]


@dataclass(frozen=True)
class StageStatus:
    """How a stage stands."""

    stage: Stage
    sent: LogEntry | None = None
    """What was last sent to it."""
    answer: LogEntry | None = None
    """What it said of that; None while it has not answered, or was sent another version since."""
    by_hand: bool = False
    """Whether all its boxes on the form are filled in though it was never sent anything from here."""

    @property
    def state(self) -> StageState:
        """Where it stands, in a word."""
        if self.sent is None:
            return "not sent"
        outcome = self.answer.outcome if self.answer else ""
        return next((each for each in OUTCOMES if each == outcome), "sent")

    @property
    def agreed(self) -> bool:
        """Whether the stage lets the form go on: agreed, or agreed with changes; to sign off is to agree to all."""
        return self.by_hand or self.state == "agreed" or (self.state == "agreed with changes" and not self.stage.signs)

    def as_json(self) -> dict[str, str | int]:
        """How it stands, as `status --json` prints it; "" and 0 where there is nothing to tell."""
        return {
            "stage": self.stage.id,
            "name": self.stage.name,
            "state": self.state,
            "version": self.sent.version if self.sent else 0,
            "sent": self.sent.at if self.sent else "",
            "file": self.sent.file if self.sent else "",
            "answered": self.answer.on if self.answer else "",
            "comments": self.answer.comments if self.answer else "",
            "by": self.answer.by if self.answer else "",
        }

    def __str__(self) -> str:
        if self.sent is None:
            return "filled in by hand, not sent from here" if self.by_hand else "not sent yet"
        if self.answer is None:
            return f"with them since {self.sent.day}, version {self.sent.version}"
        done = "signed off" if self.stage.signs and self.agreed else self.answer.outcome
        who = f" by {self.answer.by}" if self.answer.by else ""
        return f"{done}{who} on {self.answer.day}, version {self.answer.version}"


def stage_statuses(draft: Draft) -> list[StageStatus]:
    """How each stage of the form stands, in the form's order, since the last revision was begun."""
    entries = record(draft)
    begun = max((at + 1 for at, entry in enumerate(entries) if entry.step == "revised"), default=0)
    statuses = []
    for stage in stages(draft.form):
        mine = [entry for entry in entries[begun:] if entry.stage == stage.id]
        sent = max((at for at, entry in enumerate(mine) if entry.step == "sent"), default=None)
        if sent is None:
            by_hand = all(answered(draft.answer(address)) for address in stage.asked.values())
            statuses.append(StageStatus(stage, by_hand=by_hand))
        else:
            answers = [entry for entry in mine[sent + 1 :] if entry.step == "answered"]
            statuses.append(StageStatus(stage, mine[sent], answers[-1] if answers else None))
    return statuses


def signed_off(draft: Draft) -> LogEntry | None:
    """The answer with which the last of the stages that sign has signed, by the record; None where one has not.

    A form that nobody signs is approved when all its stages have agreed.
    """
    entries = record(draft)
    if not entries:
        return None
    statuses = stage_statuses(draft)
    wanted = [each for each in statuses if each.stage.signs] or statuses
    answers = [each.answer for each in wanted if each.agreed and each.answer]
    if not wanted or len(answers) < len(wanted):
        return None
    return next(entry for entry in reversed(entries) if entry in answers)


def why_closed(draft: Draft) -> str:
    """Why nothing in a draft can be changed any more; "" where it can."""
    signed = signed_off(draft)
    return (
        f"It was signed off on {signed.day}, version {signed.version}. Start a revision to change it." if signed else ""
    )


def refuse_signed_off(draft: Draft) -> None:
    """Raises `UserError` for a draft that is signed off."""
    if why := why_closed(draft):
        raise UserError(why)


def where(draft: Draft) -> str:
    """Where a draft is on its way, as the list of drafts says it; "" where it was not sent to anybody."""
    entries = record(draft)
    if not entries:
        return ""
    if signed := signed_off(draft):
        return f"signed off, version {signed.version}"
    status = next((each for each in stage_statuses(draft) if each.stage.id == entries[-1].stage), None)
    if status is None:
        return f"revision of version {entries[-1].version}"
    said = {"sent": "with", "returned": "returned by"}.get(status.state, f"{status.state} by")
    return f"{said} {status.stage.name} ({entries[-1].day}, version {entries[-1].version})"


def sent_as(draft: Draft, number: int) -> str:
    """As what a version was sent, and to whom, by the record."""
    names = {stage.id: stage.name for stage in stages(draft.form)}
    sent = [entry for entry in record(draft) if entry.step == "sent" and entry.version == number]
    whom = " and ".join(dict.fromkeys(names.get(entry.stage, entry.stage) for entry in sent))
    return f"sent to {whom} as version {number}" if whom else f"sent as version {number}"


def same_answers(one: Draft, other: Draft) -> bool:
    """Whether two drafts of a form say the same, apart from what its stages have said of it."""
    aside = approvals(one.form)
    return all(one.answer(address) == other.answer(address) for address in one.form.questions if address not in aside)
