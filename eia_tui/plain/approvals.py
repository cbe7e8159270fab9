"""The approvals by plain prompts: what is accepted, sent, recorded and compared, and the way to a revision."""

from collections.abc import Callable, Iterator
from datetime import date

from eia_tui.approvals.audit_log import Outcome, read_outcome
from eia_tui.approvals.status import StageStatus, signed_off, stage_statuses
from eia_tui.checks import findings
from eia_tui.checks.acceptance import ACCEPTED, accept, acceptance, may_be_accepted, withdraw_acceptance
from eia_tui.draft.diff import lines
from eia_tui.flows.approvals import NotReadyError, answer, find_stage, revise, send
from eia_tui.form.dates import read_date
from eia_tui.form.values import words
from eia_tui.plain.command_words import FEW
from eia_tui.plain.console import Ended, ask, ask_long, ask_reply, ask_word, say
from eia_tui.session.session import Session
from eia_tui.storage.history import now
from eia_tui.storage.sent_versions import altered, changes, sent_version
from eia_tui.system.errors import UserError


def of_approvals(session: Session, save: Callable[[], None], word: str, rest: str) -> bool:
    """Does what a word means, with what follows it; `save` saves, and says so. Whether it means anything here."""
    few = len(rest.split()) <= FEW
    try:
        match word, bool(rest):
            case "status", False:
                say(*stood(session))
            case "accept", True if rest.isdecimal():
                _accept(session, int(rest))
                save()
            case "send", True if few and _is_stage(session, rest):
                save()
                _send(session, rest)
            case "record", True if few and _is_stage(session, rest):
                _record(session, rest)
            case "changes", False:
                _changes(session, None)
            case "changes", True if rest.isdecimal():
                _changes(session, int(rest))
            case "revise", False if session.closed:
                say(f"The revision is at {revise(session.path)}. Open it on the first screen, or by that name.")
            case _:
                return False
    except UserError as error:
        say(f"{str(error).rstrip('.')}.")
    return True


def stood(session: Session) -> Iterator[str]:
    """How each stage stands, with the number by which it is sent to."""
    statuses = stage_statuses(session.draft)
    for number, status in enumerate(statuses, 1):
        yield f"{number} {status.stage.name}: {status}."
    yield from altered(session.path, session.draft)
    if not statuses:
        yield "The form asks for no approvals."
    elif signed_off(session.draft):
        yield "Type revise to start a revision."
    else:
        yield "Type send and a stage's number to send it a version, record and the number to record what it said."


def _is_stage(session: Session, wanted: str) -> bool:
    try:
        find_stage(session.draft, wanted)
    except UserError:
        return False
    return True


def _send(session: Session, wanted: str) -> None:
    stage = find_stage(session.draft, wanted)
    try:
        sent = send(session, stage)
    except NotReadyError as stopped:
        say("Something should be mended first:", *stopped.why)
        why = ask("Why send it all the same? Enter alone leaves it:").strip()
        if not why:
            say("It is not sent.")
            return
        sent = send(session, stage, anyway=why)
    say(*sent.warnings, f"Version {sent.version} is frozen. The Word form for {stage.name} is at {sent.path}")


def _record(session: Session, wanted: str) -> None:
    stage = find_stage(session.draft, wanted)
    status = next(each for each in stage_statuses(session.draft) if each.stage == stage)
    say(f"{stage.name}: {status}.")
    if status.sent is None or session.closed:
        raise UserError(session.closed or f"It was not sent to {stage.name} yet: send it there first")
    try:
        outcome = _outcome()
        on = _day()
        by = ask("Who signs it off, name and job title:") if stage.signs else ""
        comments = "" if stage.signs else _comments(session, status)
    except Ended:
        say("It is not recorded.")
        return
    after = answer(session, stage, outcome, comments=comments, on=on, by=by)
    say(f"Recorded. {stage.name}: {after}.")
    if signed_off(session.draft):
        say("It is signed off: nothing in it can be changed any more. Type revise to start a revision.")


def _outcome() -> Outcome:
    while True:
        try:
            return read_outcome(ask_word("What came of it: agreed, agreed with changes, or returned?"))
        except UserError as error:
            say(f"{error}.")


def _day() -> date:
    while True:
        typed = ask("On which day? Enter alone means today:").strip()
        day = read_date(typed) if typed else now().date()
        if day and day <= now().date():
            return day
        say("That day has not come yet." if day else "That is no day. Write it as 2 September 2026 or 2/9/26.")


def _comments(session: Session, status: StageStatus) -> str:
    box = status.stage.asked.get("comments")
    there = words(session.draft.form.questions[box], session.draft.answer(box)) if box else ""

    def note(text: str) -> None:
        if box:
            session.jot(box, f"{there}\n\n{text}".strip())

    first = ask_reply("What did they say? Enter alone for nothing:")
    return ask_long(first, note) if first.text.strip() else ""


def _accept(session: Session, number: int) -> None:
    found = findings(session.draft)
    if not 0 < number <= len(found):
        raise UserError(f"There is no finding {number}: check names them")
    finding = found[number - 1]
    say(finding.message)
    if acceptance(session.draft, finding):
        session.keep_note(ACCEPTED, withdraw_acceptance(session.draft, finding))
        say("It was accepted, and is so no more.")
    elif not may_be_accepted(finding):
        raise UserError("This must be mended before it is sent; it cannot be accepted")
    elif reason := ask("Why can this stand? Enter alone leaves it:").strip():
        session.keep_note(ACCEPTED, accept(session.draft, finding, reason, now().date()))
        say("Accepted. The reason stays in the draft until the answer changes.")


def _changes(session: Session, number: int | None) -> None:
    version = sent_version(session.path, session.draft, number)
    found = changes(session.path, session.draft, version)
    say(f"Since version {version.number}:", *(lines(session.draft, found) if found else ["Nothing changed."]))
