"""Records what a stage of the approvals said about the version it was sent."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path

from eia_tui.approvals.audit_log import AUDIT_LOG, answers_digest, extended_log, next_entry
from eia_tui.approvals.comments import version_file
from eia_tui.approvals.status import (
    StageStatus,
    closed_reason,
    next_stage,
    same_answers,
    sign_off_entry,
    stage_statuses,
)
from eia_tui.checks import blocking_findings
from eia_tui.checks.report import report_on
from eia_tui.draft.draft import Draft
from eia_tui.draft.waiting import WAITING, WaitingItem, open_items, with_items, with_settled, without_items
from eia_tui.flows.comments_in_text import comments_of_stage
from eia_tui.flows.dialogue import Dialogue, DoubtfulAnswerError, Recording, StageAnswer
from eia_tui.flows.settle_items import moment
from eia_tui.flows.stage_comments import answer_in_word, begun_name, comments_name, recorded_answer
from eia_tui.flows.stages import require_open, status_of
from eia_tui.form.dates import read_date, show_date
from eia_tui.form.kinds import Rows
from eia_tui.form.stages import Stage
from eia_tui.form.values import all_rows, answer_text, parse_answer
from eia_tui.prose.scrub import on_one_line, scrub
from eia_tui.session.session import Session
from eia_tui.storage.sent_versions import sent_version
from eia_tui.system.clock import now
from eia_tui.system.errors import UserError
from eia_tui.system.text import plural

_NO_BOX = " The form has no box for what they said: it is kept in the draft, under comments and replies."


def record_answer(
    session: Session, stage: Stage, answer: StageAnswer, from_word: Sequence[WaitingItem] = ()
) -> StageStatus:
    """Records what a stage said about the version it was sent last; its new status.

    `from_word` are the items of what it wrote into the Word form: they are settled by that.
    Its comments are added to the form's own box, in place of those recorded of the same version before.
    With the last signature the draft is signed off, and closed. Raises `UserError`; nothing is recorded then.
    """
    require_open(session)
    answer = answer._replace(by=on_one_line(answer.by), comments=scrub(answer.comments).strip())
    status = status_of(session.draft, stage)
    _refuse_impossible(status, answer)
    if not stage.signs and _is_recorded(status, answer):
        session.forget_unfinished()
        return status  # the program ended before it said so
    with session.transaction(save=True) as transaction:
        _log(session.path, transaction.draft, status, answer)
        if from_word:
            settled = [replace(item, state="done", settled=moment()) for item in from_word]
            transaction.draft.put(WAITING, with_settled(transaction.draft, *settled))
        transaction.finish(comments_name(stage))
        transaction.finish(begun_name(stage))
    session.forget_unfinished()
    if sign_off_entry(session.draft):
        session.leave()
        session.close(closed_reason(session.draft))
    return status_of(session.draft, stage)


class UnnamedSignerError(UserError):
    """A sign-off does not say who signed."""


async def record(dialogue: Dialogue, session: Session, stage: Stage) -> StageStatus | None:
    """Asks what a stage said, and records it; its new status, None where the person cancels. Raises `UserError`."""
    status = status_of(session.draft, stage)
    _refuse_impossible(status, None)
    session.refuse_read_only()
    in_word = answer_in_word(session.draft, stage)
    if not in_word.comments and not in_word.items:
        in_word = recorded_answer(status)
    after = await dialogue.record_answer(
        Recording(
            session,
            status,
            lambda answer: record_answer(session, stage, _without_doubt(session, status, answer), in_word.items),
            _why_unsigned(session.path, session.draft, status) if stage.signs else "",
            in_word,
        )
    )
    if after is None:
        await dialogue.report("It was not recorded.")
    else:
        following = next_step(session.draft, after, dialogue.settle_hint)
        hint = dialogue.approvals_hint if following and not session.closed else ""
        no_box = after.answer is not None and after.answer.comments and "comments" not in stage.addresses
        recorded = f"Recorded. {stage.name}: {after}.{_NO_BOX if no_box else ''}"
        await dialogue.report(f"{recorded} {following} {hint}".strip())
    return after


def next_step(draft: Draft, status: StageStatus | None, settle_hint: str) -> str:
    """What is to be done next, in a sentence or two; "" where nothing is. `status` is that of the stage in question.

    Nothing before the first version is sent: what is left to answer then, the review says.
    `settle_hint` says how to settle comments, as the end of a sentence.
    """
    if sign_off_entry(draft):
        return (
            "It is signed off: its answers can no longer change, and a Word form made from now on has no DRAFT on it. "
            "Next: export the signed-off Word form, make the copy for publication, set the review date, and start a "
            "revision when the policy changes."
        )
    if not any(each.sent for each in stage_statuses(draft)):
        return ""
    left = len(open_items(draft))
    comments = "comment" if left == 1 else f"{left} comments"
    settled = f"settle the {comments} ({settle_hint}), and then " if left else ""
    if status and status.answer and not status.agreed:
        change = "" if left else "change what they asked for, and "
        return f"Next: {settled}{change}send {status.stage.called} a new version."
    waiting = next_stage(draft)
    if waiting is None:
        return ""
    next_ = (
        f"record what {waiting.stage.called} said" if waiting.state == "sent" else f"send it to {waiting.stage.called}"
    )
    return f"Next: {settled}{next_}."


def _without_doubt(session: Session, status: StageStatus, answer: StageAnswer) -> StageAnswer:
    """The answer. Raises `DoubtfulAnswerError` where it is probably not what was meant and the person is not sure.

    So it does before it is signed off; it raises `UserError` where it cannot be.
    """
    name, sent = status.stage.called, status.sent
    if answer.sure or sent is None:
        return answer
    early = ""
    if answer.on.isoformat() < sent.at[:10]:
        early = f"{show_date(answer.on)} is before version {sent.version} was sent to {name} ({sent.day})"
    if status.stage.signs and answer.outcome == "agreed":
        _refuse_impossible(status, answer)
        signer = _signer(session.draft, status.stage, answer.by)
        if why := _why_unsigned(session.path, session.draft, status):
            raise UserError(why)
        signs = f"It will be signed off by {signer}, on {show_date(answer.on)}"
        likely = report_on(session.draft).likely
        faults = f"A reviewer is likely to send back {plural(likely, 'thing')}" if likely else ""
        closed = "Its answers can no longer change after that, and you cannot undo this"
        whole = ". ".join(filter(None, (early, signs, closed, faults)))
        raise DoubtfulAnswerError(whole, "by", signs_off=sent.version)
    if early:
        raise DoubtfulAnswerError(early, "on")
    if answer.outcome != "agreed" and not answer.comments.strip():
        what = "which changes they agreed to" if answer.outcome == "agreed with changes" else "why they returned it"
        raise DoubtfulAnswerError(f"You have not entered {what}", "comments")
    return answer


def _signer(draft: Draft, stage: Stage, by: str) -> str:
    """Who signs: as was typed, or as it is in the form's box already. Raises `UnnamedSignerError` where neither is."""
    officer = stage.addresses.get("officer")
    if officer and not by.strip():
        by = answer_text(draft.form.questions[officer], draft.answer(officer))
    if officer and not by.strip():
        raise UnnamedSignerError("Enter the name and job title of the person signing off")
    return on_one_line(by) or stage.called


def _refuse_impossible(status: StageStatus, answer: StageAnswer | None) -> None:
    """Raises `UserError` where the stage was sent nothing, or the day of its answer is still to come."""
    name = status.stage.called
    if status.sent is None:
        raise UserError(
            f"It has not been sent to {name} yet: send it to them first, so that the record shows what they saw"
        )
    if answer and answer.on > now().date():
        raise UserError(f"{show_date(answer.on)} is in the future: enter the date on which {name} considered it")


def _is_recorded(status: StageStatus, answer: StageAnswer) -> bool:
    last = status.answer
    return last is not None and (last.outcome, last.comments, last.on) == (
        answer.outcome,
        answer.comments,
        answer.on.isoformat(),
    )


def _log(path: Path, draft: Draft, status: StageStatus, answer: StageAnswer) -> None:
    """Writes an answer into the form's boxes and the audit log of a draft. Raises `UserError`."""
    stage, by = status.stage, answer.by
    if stage.signs:
        if answer.outcome == "agreed":
            _sign(path, draft, status, answer.on, by)
        officer = stage.addresses.get("officer")
        by = answer_text(draft.form.questions[officer], draft.answer(officer)) if officer else by
    else:
        _comment(draft, status, answer)
    version, digest = (status.sent.version, status.sent.hash) if status.sent else (0, "")
    asks = answer.outcome != "agreed"
    new = comments_of_stage(draft, stage.name, answer.on.isoformat(), answer.comments, version) if asks else []
    _note_comments(draft, status, new)
    entry = next_entry(draft, "answered", now(), version, digest)
    entry = replace(entry, stage=stage.id, on=answer.on.isoformat(), outcome=answer.outcome, comments=answer.comments)
    if stage.signs:
        entry = replace(entry, by=by, answers=answers_digest(draft))
    draft.put(AUDIT_LOG, extended_log(draft, entry))


def _why_unsigned(path: Path, draft: Draft, status: StageStatus) -> str:
    """Why a stage cannot sign the draft off, whoever signs and when; "" where it can."""
    for other in stage_statuses(draft):
        if not other.agreed and not other.stage.signs:
            return f"It cannot be signed off yet: {other.stage.name}, {other}. Record first that they agree"
    sent = status.sent
    try:
        changed = sent and not same_answers(sent_version(path, draft, sent.version).draft(path), draft)
    except UserError as error:
        return str(error)
    if sent and changed:
        return (
            f"It cannot be signed off: it has changed since version {sent.version}, which {status.stage.called} was "
            "sent. Send it again, or restore that version"
        )
    return ""


def _sign(path: Path, draft: Draft, status: StageStatus, on: date, by: str) -> None:
    """Writes the sign-off into the form's boxes. Raises `UserError` where it is not what was sent to be signed."""
    stage = status.stage
    if why := _why_unsigned(path, draft, status):
        raise UserError(why)
    officer, signed = stage.addresses.get("officer"), stage.addresses.get("signed")
    _signer(draft, stage, by)
    if officer and by:
        _put(draft, officer, by)
    if signed:
        _put(draft, signed, show_date(on))
    if wrong := [finding.message for finding in blocking_findings(draft) if finding.check == "sign-off-order"]:
        raise UserError(f"It cannot be signed off: {wrong[0]}")


def _comment(draft: Draft, status: StageStatus, answer: StageAnswer) -> None:
    """Adds what a stage said to the form's own boxes; of the same version, in place of what was recorded before."""
    box, considered = status.stage.addresses.get("comments"), status.stage.addresses.get("considered")
    if box:
        version, was = status.sent.version if status.sent else 0, status.answer
        text = _box_text(answer.outcome, answer.on, version, answer.comments)
        day = read_date(was.on) if was else None
        wrong = _box_text(was.outcome, day, version, was.comments) if was and day else ""
        question, before = draft.form.questions[box], draft.answer(box)
        if isinstance(question, Rows):
            column = question.columns[0].id
            rows = [row for row in all_rows(question, before) if not wrong or row.get(column) != wrong]
            draft.put(box, [*rows, {column: text}])
        else:
            rest = answer_text(question, before).strip()
            rest = rest.removesuffix(wrong).rstrip() if wrong else rest
            _put(draft, box, f"{rest}\n\n{text}".strip())
    if considered:
        _put(draft, considered, show_date(answer.on))


def _note_comments(draft: Draft, status: StageStatus, new: Sequence[WaitingItem]) -> None:
    """Notes the comments to settle; if the answer corrects an earlier one, comments that only that had are removed."""
    texts = {item.text for item in new}
    mine = [item for item in open_items(draft) if item.kind == "comment" and item.by == status.stage.name]
    if status.answer and status.sent:
        wrong = [item for item in mine if item.file == version_file(status.sent.version) and item.text not in texts]
        if wrong:
            draft.put(WAITING, without_items(draft, wrong))
    there = {item.text for item in mine}
    if added := [item for item in new if item.text not in there]:
        draft.put(WAITING, with_items(draft, added))


def _box_text(outcome: str, on: date, version: int, comments: str) -> str:
    """An answer as it is in the form's box."""
    heading = f"{outcome.capitalize()} on {show_date(on)}, version {version}."
    return "\n\n".join(filter(None, (heading, comments)))


def _put(draft: Draft, address: str, text: str) -> None:
    """Answers a question of any kind with a text."""
    question = draft.form.questions[address]
    if isinstance(question, Rows):
        draft.put(address, [{question.columns[0].id: text}])
    else:
        draft.put(address, parse_answer(question, text))
