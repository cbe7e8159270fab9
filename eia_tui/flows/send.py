"""Sends a version of a draft to a stage of the approvals: writes its Word file, freezes it, and logs it."""

import contextlib
import hashlib
from dataclasses import dataclass, replace
from pathlib import Path

from eia_tui.approvals.audit_log import AUDIT_LOG, LogEntry, extended_log, next_entry
from eia_tui.approvals.comments import comments_and_replies
from eia_tui.approvals.status import stage_statuses
from eia_tui.checks import blocking_findings, findings
from eia_tui.checks.acceptance import acceptance
from eia_tui.checks.report import report_on
from eia_tui.draft.draft import Draft
from eia_tui.exports.comments import ENDING, write_comments
from eia_tui.flows.dialogue import Dialogue, Way
from eia_tui.flows.export import export_form
from eia_tui.flows.reason import ask_reason
from eia_tui.flows.stage_changes import cautions
from eia_tui.flows.stages import require_open, status_of
from eia_tui.form.stages import Stage
from eia_tui.prose.scrub import on_one_line
from eia_tui.session.session import Session
from eia_tui.storage.codec import encode_draft
from eia_tui.storage.history import Version, freeze, number_versions
from eia_tui.storage.sent_versions import last_sent_number, pictures_digest, unchanged_sent_version
from eia_tui.system.clock import now
from eia_tui.system.errors import UserError
from eia_tui.system.file_names import file_name, named_after
from eia_tui.system.files import as_user_error, free_name, refuse_read_only, rename_over
from eia_tui.system.native import native_modules_needed
from eia_tui.system.text import plural

_FEW = 3
"""Reasons that are shown when something must be fixed first."""


class NotReadyError(UserError):
    """A draft that is not sent yet: things must be fixed first, and nobody gave a reason to send it anyway."""

    def __init__(self, why: list[str]) -> None:
        """What must be fixed first, a sentence each."""
        self.why = why
        super().__init__(f"It is not sent: {plural(len(why), 'thing')} to fix first. To send it anyway, give a reason")


@dataclass(frozen=True)
class Sent:
    """A version that was sent."""

    stage: Stage
    version: int
    path: Path
    """The Word file to send along."""
    warnings: tuple[str, ...]
    """What to check in it, such as pictures that were left out."""
    comments: Path | None = None
    """The Word file of the comments and replies so far, to send along; None where the form itself shows them all."""


def obstacles(draft: Draft, stage: Stage) -> list[str]:
    """What must be fixed before a draft is sent to a stage, a sentence each: findings, and the stages before it."""
    found = [finding.message for finding in blocking_findings(draft)]
    if stage.signs:
        waiting = [each for each in stage_statuses(draft) if not each.stage.signs and not each.agreed]
        found += [f"{each.stage.name}: {each}. Whoever signs needs to know that they agree." for each in waiting]
    return found


@native_modules_needed()
def send(session: Session, stage: Stage, *, anyway: str = "") -> Sent:
    """Writes the Word file of a version for a stage, keeps the version unchanged, and logs both.

    `anyway` is the reason to send it although something must be fixed first. Where nothing changed since the last sent
    version, that version is sent again, with its Word file. A version is sent when the log is saved: before that,
    neither its Word file nor the version has the number in its name; after it, sending again finishes what is left.
    Raises `NotReadyError`, `UserError`; nothing is logged then, unless the message says so.
    """
    from eia_tui.exports.word.export import SUFFIX  # 0.1 s, when the first is sent
    from eia_tui.word.carried import Mark

    require_open(session)
    refuse_read_only(session.path)
    reason = on_one_line(anyway)
    found = obstacles(session.draft, stage)
    if found and not reason:
        raise NotReadyError(found)
    session.save()
    draft = session.snapshot().draft
    before = unchanged_sent_version(session.path, draft)
    number = _number(session.path, draft, before)
    content = encode_draft(draft)
    hash_ = before.hash() if before else hashlib.sha256(content).hexdigest()
    mark = Mark.of_version(draft.form.id, number, hash_)
    to_send = session.path.with_name(f".{session.path.stem}-to-send{SUFFIX}")
    made = export_form(session, to_send, overwrite=True, mark=mark)
    try:
        earlier = status_of(draft, stage)
        word = _word_file(session, made.path, earlier.sent, number)
        ending = f" - v{number} for {file_name(stage.name)}{SUFFIX}"
        word = word or free_name(named_after(draft.title, session.path.parent, ending))
        version = before or freeze(session.path, content, now())
        entry = next_entry(draft, "sent", now(), number, version.hash())
        entry = replace(entry, stage=stage.id, reason=reason if found else "", file=word.name)
        entry = replace(entry, pictures=pictures_digest(draft))
        if earlier.answer or not (earlier.sent and _same_step(earlier.sent, entry)):
            with session.transaction(save=True) as transaction:
                transaction.draft.put(AUDIT_LOG, extended_log(draft, entry))
                transaction.finish(_reason_for(stage))
        number_versions(session.path, session.draft)
        if not _there(word):
            _give_name(made.path, word, f"Version {number} is recorded as sent to {stage.name}")
    finally:
        with contextlib.suppress(OSError):  # the next time it is sent writes over it
            made.path.unlink(missing_ok=True)
    return Sent(stage, number, word, made.warnings)


async def send_to_stage(dialogue: Dialogue, session: Session, stage: Stage) -> Sent | None:
    """Sends a version to a stage, once the person agrees; asks for a reason where something must be fixed first.

    None where it was not sent. Raises `UserError`.
    """
    require_open(session)
    reason = await _agreement(dialogue, session, stage)
    if reason is None:
        await dialogue.report("It was not sent.")
        return None
    sent = _with_comments(session, send(session, stage, anyway=reason))
    session.unfinished.forget(_reason_for(stage))
    files = "both files" if sent.comments else "that file"
    next_step = f"Email {files} to {stage.called}. Next, when they have answered: record what they said."
    lines = [
        f"A locked copy has been kept in the draft's history. Its Word file is at {sent.path}",
        *([_beside(sent.comments)] if sent.comments else ()),
        *sent.warnings,
        f"{next_step} {dialogue.approvals_hint}",
    ]
    await dialogue.report_file(f"Version {sent.version} is ready for {stage.called}", lines, sent.path)
    return sent


def _beside(comments: Path) -> str:
    """Says that the file of the comments is there; a name with a number is said, as nobody should have to guess it."""
    name = "" if comments.name.endswith(ENDING) else f": “{comments.name}”"
    return f"Beside it is a second file with the comments and replies so far{name}."


def _with_comments(session: Session, sent: Sent) -> Sent:
    """What was sent, with a Word file of the comments and replies beside its own, if its own does not show them all.

    The version is sent already: where that file cannot be written, a warning says so.
    """
    draft = session.draft
    if all(remarks.on_form for remarks in comments_and_replies(draft)):
        return sent
    ending = f" - v{sent.version} for {file_name(sent.stage.name)}{ENDING}"
    try:
        return replace(sent, comments=write_comments(draft, named_after(draft.title, sent.path.parent, ending)))
    except UserError as error:
        return replace(sent, warnings=(*sent.warnings, f"The comments and replies are not saved with it: {error}."))


async def _agreement(dialogue: Dialogue, session: Session, stage: Stage) -> str | None:
    """The reason to send the draft although something must be fixed first, "" where nothing must; None not to send."""
    draft = session.snapshot().draft
    number = _number(session.path, draft, unchanged_sent_version(session.path, draft))
    locked = f"Version {number} will be locked: it is kept as it is, and you cannot undo this."
    found = obstacles(draft, stage)
    lines = advice_before(session.path, draft, stage, dialogue)
    if not found and (likely := report_on(draft).likely):
        lines.append(f"A reviewer is likely to send back {plural(likely, 'thing')}: {dialogue.review_hint}.")
    advice = "".join(f"{line}\n" for line in lines)
    if not found:
        way = await dialogue.choose(
            f"Send version {number} to {stage.called}?",
            f"{advice}{locked} Its Word file is written into the draft's folder, for you to email.",
            (Way("back", "Go back"), Way("send", f"Send version {number}")),  # Enter out of habit must not send it
        )
        return "" if way == "send" else None
    first, more = "\n".join(found[:_FEW]), len(found) - _FEW
    first += f"\nAnd {more} more: {dialogue.review_hint}." if more > 0 else ""
    return await ask_reason(
        dialogue,
        session,
        _reason_for(stage),
        "Some things need fixing first. Why send it anyway?",
        f"Send version {number} anyway",
        aside=f"{first}\n{advice}"
        f"You can send it to {stage.called} anyway, with a reason that stays in its record. {locked}",
        confirm="send",
    )


def advice_before(path: Path, draft: Draft, stage: Stage, dialogue: Dialogue) -> list[str]:
    """What to think of before a draft is sent to a stage, a sentence or two each; nothing prevents it."""
    lines = [*cautions(path, draft, stage, dialogue.settle_hint), *_before_sign_off(draft, stage)]
    status = status_of(draft, stage)
    if status.sent and status.agreed:
        lines.append(f"They have agreed to version {status.sent.version}: if you send this, they are asked again.")
    return lines


def _reason_for(stage: Stage) -> str:
    """What the reason to send a draft all the same is called among the unfinished texts."""
    return f"reason to send to {stage.id}"


def _before_sign_off(draft: Draft, stage: Stage) -> list[str]:
    """What to look at before a draft is signed off, as nothing can change afterwards."""
    if not stage.signs:
        return []
    small = [
        each
        for each in findings(draft)
        if each.check in ("small-number", "personal-details", "details-of-stages") and not acceptance(draft, each)
    ]
    if not small:
        return []
    where = ", ".join(dict.fromkeys(f"“{draft.label(each.address)}”" for each in small[:_FEW]))
    many = plural(len(small), "place")
    return [f"Look at {many} first, as people could be identified there once this is published: {where}."]


def _number(path: Path, draft: Draft, before: Version | None) -> int:
    """The number of the version that is sent next: that of `before`, where nothing changed since, or a new one."""
    return before.number if before and before.number else last_sent_number(path, draft) + 1


def _word_file(session: Session, made: Path, sent: LogEntry | None, number: int) -> Path | None:
    """The Word file that a stage was sent of a version already; None where it was sent none, or it is another now.

    It need not be there: then the program ended before it had its name.
    """
    from eia_tui.exports.word.export import SUFFIX, same_document

    name = Path(sent.file).name if sent and sent.version == number else ""
    path = session.path.parent / name
    if not name.endswith(SUFFIX) or (_there(path) and not same_document(path, made)):
        return None
    return path


def _there(word: Path) -> bool:
    with as_user_error(word):
        return word.exists()


def _same_step(sent: LogEntry, entry: LogEntry) -> bool:
    """Whether two entries record the same step, at whatever time."""
    return replace(entry, at=sent.at, before=sent.before, seal=sent.seal) == sent


def _give_name(made: Path, word: Path, done: str) -> None:
    """Gives a Word file its name. Raises `UserError`, which says what is `done` all the same."""
    try:
        rename_over(made, word)
    except UserError as error:
        raise UserError(f"{done}, but {error}. Send it again to have its Word file") from error
