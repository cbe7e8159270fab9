"""The approvals by plain prompts: what is accepted, sent, recorded and compared, and the way to a revision."""

from collections.abc import Callable, Iterator
from datetime import date

from eia_tui.approvals.audit_log import Outcome, read_outcome
from eia_tui.approvals.status import Standing, chain, signed_off
from eia_tui.checks import findings
from eia_tui.checks.acceptance import ACCEPTED, accept, acceptance, may_be_accepted, take_back
from eia_tui.draft.diff import lines
from eia_tui.flows.approvals import Stopped, answer, find_stage, revise, send
from eia_tui.form.dates import read_date
from eia_tui.form.values import words
from eia_tui.plain.command_words import FEW
from eia_tui.plain.console import Ended, ask, ask_long, ask_reply, ask_word, say
from eia_tui.session.session import Sitting
from eia_tui.storage.history import now
from eia_tui.storage.sent_versions import altered, changes, sent_version
from eia_tui.system.errors import Refused


def of_approvals(sitting: Sitting, save: Callable[[], None], word: str, rest: str) -> bool:
    """Does what a word means, with what follows it; `save` saves, and says so. Whether it means anything here."""
    few = len(rest.split()) <= FEW
    try:
        match word, bool(rest):
            case "status", False:
                say(*stood(sitting))
            case "accept", True if rest.isdecimal():
                _accept(sitting, int(rest))
                save()
            case "send", True if few and _is_stage(sitting, rest):
                save()
                _send(sitting, rest)
            case "record", True if few and _is_stage(sitting, rest):
                _record(sitting, rest)
            case "changes", False:
                _changes(sitting, None)
            case "changes", True if rest.isdecimal():
                _changes(sitting, int(rest))
            case "revise", False if sitting.closed:
                say(f"The revision is at {revise(sitting.path)}. Open it on the first screen, or by that name.")
            case _:
                return False
    except Refused as refusal:
        say(f"{str(refusal).rstrip('.')}.")
    return True


def stood(sitting: Sitting) -> Iterator[str]:
    """How each stage stands, with the number by which it is sent to."""
    standings = chain(sitting.draft)
    for number, standing in enumerate(standings, 1):
        yield f"{number} {standing.stage.name}: {standing}."
    yield from altered(sitting.path, sitting.draft)
    if not standings:
        yield "The form asks for no approvals."
    elif signed_off(sitting.draft):
        yield "Type revise to start a revision."
    else:
        yield "Type send and a stage's number to send it a version, record and the number to record what it said."


def _is_stage(sitting: Sitting, wanted: str) -> bool:
    try:
        find_stage(sitting.draft, wanted)
    except Refused:
        return False
    return True


def _send(sitting: Sitting, wanted: str) -> None:
    stage = find_stage(sitting.draft, wanted)
    try:
        sent = send(sitting, stage)
    except Stopped as stopped:
        say("Something should be mended first:", *stopped.why)
        why = ask("Why send it all the same? Enter alone leaves it:").strip()
        if not why:
            say("It is not sent.")
            return
        sent = send(sitting, stage, anyway=why)
    say(*sent.warnings, f"Version {sent.version} is frozen. The Word form for {stage.name} is at {sent.path}")


def _record(sitting: Sitting, wanted: str) -> None:
    stage = find_stage(sitting.draft, wanted)
    standing = next(each for each in chain(sitting.draft) if each.stage == stage)
    say(f"{stage.name}: {standing}.")
    if standing.sent is None or sitting.closed:
        raise Refused(sitting.closed or f"It was not sent to {stage.name} yet: send it there first")
    try:
        outcome = _outcome()
        on = _day()
        by = ask("Who signs it off, name and job title:") if stage.signs else ""
        comments = "" if stage.signs else _comments(sitting, standing)
    except Ended:
        say("It is not recorded.")
        return
    after = answer(sitting, stage, outcome, comments=comments, on=on, by=by)
    say(f"Recorded. {stage.name}: {after}.")
    if signed_off(sitting.draft):
        say("It is signed off: nothing in it can be changed any more. Type revise to start a revision.")


def _outcome() -> Outcome:
    while True:
        try:
            return read_outcome(ask_word("What came of it: agreed, agreed with changes, or returned?"))
        except Refused as refusal:
            say(f"{refusal}.")


def _day() -> date:
    while True:
        typed = ask("On which day? Enter alone means today:").strip()
        day = read_date(typed) if typed else now().date()
        if day and day <= now().date():
            return day
        say("That day has not come yet." if day else "That is no day. Write it as 2 September 2026 or 2/9/26.")


def _comments(sitting: Sitting, standing: Standing) -> str:
    box = standing.stage.asked.get("comments")
    there = words(sitting.draft.form.questions[box], sitting.draft.answer(box)) if box else ""

    def note(text: str) -> None:
        if box:
            sitting.jot(box, f"{there}\n\n{text}".strip())

    first = ask_reply("What did they say? Enter alone for nothing:")
    return ask_long(first, note) if first.text.strip() else ""


def _accept(sitting: Sitting, number: int) -> None:
    found = findings(sitting.draft)
    if not 0 < number <= len(found):
        raise Refused(f"There is no finding {number}: check names them")
    finding = found[number - 1]
    say(finding.message)
    if acceptance(sitting.draft, finding):
        sitting.keep_note(ACCEPTED, take_back(sitting.draft, finding))
        say("It was accepted, and is so no more.")
    elif not may_be_accepted(finding):
        raise Refused("This must be mended before it is sent; it cannot be accepted")
    elif reason := ask("Why can this stand? Enter alone leaves it:").strip():
        sitting.keep_note(ACCEPTED, accept(sitting.draft, finding, reason, now().date()))
        say("Accepted. The reason stays in the draft until the answer changes.")


def _changes(sitting: Sitting, number: int | None) -> None:
    version = sent_version(sitting.path, sitting.draft, number)
    found = changes(sitting.path, sitting.draft, version)
    say(f"Since version {version.number}:", *(lines(sitting.draft, found) if found else ["Nothing changed."]))
