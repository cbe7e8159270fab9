"""The status of a draft's approvals, from its audit log: what was sent to which stage, and what it answered."""

from typing import Literal, NamedTuple

from eia_tui.approvals.audit_log import OUTCOMES, LogEntry, log_entries, standing_answers
from eia_tui.draft.draft import Draft
from eia_tui.form.stages import Stage, stage_addresses, stages
from eia_tui.form.values import is_answered
from eia_tui.system.errors import UserError

StageState = Literal["not sent", "sent", "agreed", "agreed with changes", "returned"]


class StageStatus(NamedTuple):
    """The status of one stage."""

    stage: Stage
    sent: LogEntry | None = None
    """The entry of the version that was last sent to it."""
    answer: LogEntry | None = None
    """Its answer to that version; None if it has not answered since."""
    by_hand: bool = False
    """Whether its answers on the form were filled in although nothing was sent to it with this program."""

    @property
    def state(self) -> StageState:
        """The state as a word."""
        if self.sent is None:
            return "not sent"
        outcome = self.answer.outcome if self.answer else ""
        return next((each for each in OUTCOMES if each == outcome), "sent")

    @property
    def agreed(self) -> bool:
        """Whether the form may continue to the next stage: agreed, or with changes unless this stage signs off."""
        return self.by_hand or self.state == "agreed" or (self.state == "agreed with changes" and not self.stage.signs)

    def as_json(self) -> dict[str, str | int]:
        """The status as `status --json` prints it; "" and 0 for what does not apply."""
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
        by = self.answer.by
        who = f" by {by}{',' if ',' in by else ''}" if by else ""  # a job title after the name ends with a comma, too
        return f"{done}{who} on {self.answer.day}, version {self.answer.version}"


def entries_since_revision(draft: Draft) -> list[LogEntry]:
    """The entries of the audit log since the last revision started; all of them where none did."""
    entries = log_entries(draft)
    start = max((index + 1 for index, entry in enumerate(entries) if entry.event == "revised"), default=0)
    return entries[start:]


def stage_statuses(draft: Draft) -> list[StageStatus]:
    """The status of each stage since the last revision started, in the form's order."""
    entries = entries_since_revision(draft)
    statuses = []
    for stage in stages(draft.form):
        of_stage = [entry for entry in entries if entry.stage == stage.id]
        sent = max((index for index, entry in enumerate(of_stage) if entry.event == "sent"), default=None)
        if sent is None:
            by_hand = all(is_answered(draft.answer(address)) for address in stage.addresses.values())
            statuses.append(StageStatus(stage, by_hand=by_hand))
        else:
            answers = [entry for entry in of_stage[sent + 1 :] if entry.event == "answered"]
            statuses.append(StageStatus(stage, of_stage[sent], answers[-1] if answers else None))
    return statuses


class SignOff(NamedTuple):
    """That a draft is signed off, and how."""

    entry: LogEntry | None = None
    """The entry of the audit log that closed the draft; None if it was signed by hand, and can still be changed."""


def sign_off(draft: Draft) -> SignOff | None:
    """How a draft is signed off; None if it is not. Whatever is said about the sign-off follows from this answer.

    Every stage that signs must have agreed, or every stage of a form that nobody signs. For a stage that was sent a
    version the audit log says so; for one that was not, its boxes on the form do, once all are filled in. These do not
    count while another stage has a version that it has not agreed to. A sign-off is by hand if a box decided.
    """
    statuses = stage_statuses(draft)
    deciding = [status for status in statuses if status.stage.signs] or statuses
    if not deciding or not all(status.agreed for status in deciding):
        return None
    answers = [status.answer for status in deciding if status.answer]
    if len(answers) == len(deciding):
        return SignOff(next(entry for entry in reversed(log_entries(draft)) if entry in answers))
    return None if any(status.sent and not status.agreed for status in statuses) else SignOff()


def is_signed_off(draft: Draft) -> bool:
    """Whether a draft is signed off (see `sign_off`): with the program, which closes it, or by hand."""
    return sign_off(draft) is not None


def sign_off_entry(draft: Draft) -> LogEntry | None:
    """The entry of the audit log that closed a draft (see `sign_off`); None if it can still be changed."""
    signed = sign_off(draft) if log_entries(draft) else None
    return signed.entry if signed else None


def next_stage(draft: Draft) -> StageStatus | None:
    """The status of the next stage, which is the first that has not agreed; None if the draft is signed off."""
    return None if is_signed_off(draft) else next((each for each in stage_statuses(draft) if not each.agreed), None)


def signed_off_ending(draft: Draft) -> str:
    """What the names of files of a draft that is signed off end in, as " - v4 signed off"; "" for any other draft."""
    signed = sign_off(draft)
    if signed is None:
        return ""
    return f" - v{signed.entry.version} signed off" if signed.entry else " - signed off"


def closed_reason(draft: Draft) -> str:
    """Why a draft can no longer be changed; "" if it can."""
    signed = sign_off_entry(draft)
    return (
        f"It was signed off on {signed.day}, version {signed.version}. Start a revision to change it." if signed else ""
    )


def refuse_signed_off(draft: Draft) -> None:
    """Raises `UserError` if a draft is signed off."""
    if why := closed_reason(draft):
        raise UserError(why)


def approval_summary(draft: Draft) -> str:
    """The status of the latest approval for the list of drafts, as "with Legal (…)"; "" if there was none yet."""
    if signed := sign_off(draft):
        return f"signed off, version {signed.entry.version}" if signed.entry else "signed off"
    entries = log_entries(draft)
    if not entries:
        return ""
    status = _latest(draft)
    if status is None:
        return f"revision of version {entries[-1].version}"
    verb = "with" if status.state == "sent" else f"{status.state} by"
    return f"{verb} {status.stage.name} ({entries[-1].day}, version {entries[-1].version})"


class Whereabouts(NamedTuple):
    """Where the version is that was sent last."""

    brief: str
    """As "sent" or "1 of 3"."""
    whole: str
    """As "sent to Legal" or "1 of 3 agreed"."""

    def __str__(self) -> str:
        return self.whole


def where_it_is(draft: Draft) -> Whereabouts | None:
    """Where the version is that was sent last; None if none was since the last revision started."""
    if is_signed_off(draft):
        return Whereabouts("signed off", "signed off")
    status = _latest(draft)
    if status is None:
        return None
    if status.agreed:
        every = stage_statuses(draft)
        so_many = f"{sum(each.agreed for each in every)} of {len(every)}"
        return Whereabouts(so_many, f"{so_many} agreed")
    return Whereabouts(status.state, f"{status.state} {'to' if status.state == 'sent' else 'by'} {status.stage.name}")


def _latest(draft: Draft) -> StageStatus | None:
    """The status of the stage that was sent a version, or answered, last."""
    entries = entries_since_revision(draft)
    return next((each for each in stage_statuses(draft) if entries and each.stage.id == entries[-1].stage), None)


def is_revision(draft: Draft) -> bool:
    """Whether a draft was started as the revision of one that was signed off."""
    return any(entry.event == "revised" for entry in log_entries(draft))


def describe_sent_version(draft: Draft, number: int) -> str:
    """Describes to whom a version was sent and under which number."""
    names = {stage.id: stage.name for stage in stages(draft.form)}
    sent = [entry for entry in log_entries(draft) if entry.event == "sent" and entry.version == number]
    recipients = " and ".join(dict.fromkeys(names.get(entry.stage, entry.stage) for entry in sent))
    return f"sent to {recipients} as version {number}" if recipients else f"sent as version {number}"


def answers_to_version(draft: Draft, number: int) -> str:
    """What the stages said about a version that was sent, as "returned, with comments"; "" for nothing yet.

    Where it was sent to several, each is named.
    """
    of_form = {stage.id: stage for stage in stages(draft.form)}
    entries = [entry for entry in log_entries(draft) if entry.version == number and entry.stage in of_form]
    several = len({entry.stage for entry in entries}) > 1
    said = []
    for answer in standing_answers(entries):
        stage = of_form[answer.stage]
        done = "signed off" if stage.signs and answer.outcome == "agreed" else answer.outcome
        name = f"{stage.name}: " if several else ""
        said.append(f"{name}{done}{', with comments' if answer.comments.strip() else ''}")
    return "; ".join(said)


def same_answers(one: Draft, other: Draft) -> bool:
    """Whether two drafts of a form have the same answers, apart from those that record the stages' own."""
    of_stages = stage_addresses(one.form)
    return all(
        one.answer(address) == other.answer(address) for address in one.form.questions if address not in of_stages
    )
