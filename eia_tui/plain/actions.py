"""What the commands of the plain prompts do: each gets the interview, and what was typed after its name."""

from eia_tui.approvals.status import SignOff, next_stage, sign_off, stage_statuses
from eia_tui.draft.waiting import open_items
from eia_tui.draft.waiting_text import state_text
from eia_tui.flows.accept import accept, findings_numbered
from eia_tui.flows.comments import save_comments
from eia_tui.flows.compare import show_changes
from eia_tui.flows.dialogue import Way, run_flow
from eia_tui.flows.export import change_export_folder, export_and_report, publish
from eia_tui.flows.import_returned import read_into_draft
from eia_tui.flows.record import next_step, record
from eia_tui.flows.restore import NO_VERSIONS, restore_earlier
from eia_tui.flows.review_date import ask_review_date
from eia_tui.flows.revise import STARTS_EMPTY, earlier_revision, require_revisable, start_revision
from eia_tui.flows.send import send_to_stage
from eia_tui.flows.settings import prefer_plain_prompts
from eia_tui.flows.settle import settle
from eia_tui.flows.settle_items import item_numbered
from eia_tui.flows.stages import find_stage
from eia_tui.flows.unaffected import mark_unaffected
from eia_tui.form.stages import Stage
from eia_tui.plain.console import Ended, WentHome, WentTo, say
from eia_tui.plain.dialogue import LineDialogue
from eia_tui.plain.input import Reply
from eia_tui.plain.open_interview import OpenInterview
from eia_tui.plain.reports import check_lines, lines_of_comments, status_lines
from eia_tui.session.recovery import version_lines
from eia_tui.system.errors import UserError

_VERSIONS = 10
"""Earlier versions that are listed at first."""


def stage_named(interview: OpenInterview, rest: str) -> Stage:
    """The stage with a number or name, or the one whose turn it is. Raises `UserError`."""
    draft = interview.session.draft
    waiting = None if rest else next_stage(draft)
    return waiting.stage if waiting else find_stage(draft, rest)


def leave() -> None:
    """Ends the prompts."""
    raise Ended


def go_home() -> None:
    """Leaves the draft for the list of drafts."""
    raise WentHome


def restore(interview: OpenInterview, rest: Reply) -> None:
    """Restores the earlier version with a number."""
    with interview.steps.restoring():
        restored = run_flow(restore_earlier(LineDialogue(), interview.session, int(rest.text)))
    if restored:
        interview.save()


def history(interview: OpenInterview, rest: Reply) -> None:
    """Lists the earlier versions: the newest ones, or all."""
    lines = list(version_lines(interview.session.path))
    older = 0 if rest.text else len(lines) - _VERSIONS
    say(*(lines[:_VERSIONS] if older > 0 else lines))
    if older > 0:
        say(f"Type history all to list {older} older ones too.")
    if not lines:
        say(f"{NO_VERSIONS}.")
    elif not interview.session.read_only:
        say("Type restore and a number to restore one.")


def export(interview: OpenInterview, rest: Reply) -> None:
    """Writes the Word form; with a word behind it, asks first where exports go."""
    if rest.text and not run_flow(change_export_folder(LineDialogue(), interview.session)):
        return
    interview.save()
    say(*export_and_report(interview.session)[0])


def mark_groups(interview: OpenInterview, _: Reply) -> None:
    """Marks several groups as not affected."""
    if run_flow(mark_unaffected(LineDialogue(), interview.session)):
        interview.save()


def publish_copy(interview: OpenInterview, rest: Reply) -> None:
    """Writes a copy for publication."""
    interview.save()
    run_flow(publish(LineDialogue(), interview.session, "html" if rest.text else "docx"))


def accept_finding(interview: OpenInterview, rest: Reply) -> None:
    """Accepts the finding with a number."""
    finding, *also = findings_numbered(interview.session.path, interview.session.draft, int(rest.text))
    if run_flow(accept(LineDialogue(), interview.session, finding, also=also)):
        interview.save()


def import_(interview: OpenInterview, rest: Reply) -> None:
    """Reads a Word form that came back."""
    with interview.steps.importing():
        run_flow(read_into_draft(LineDialogue(), interview.session, rest.text))
    interview.save()


def comments(interview: OpenInterview, rest: Reply) -> None:
    """Lists what reviewers said, or saves that as a Word file."""
    if rest.text:
        interview.save()
        run_flow(save_comments(LineDialogue(), interview.session))
    else:
        say(*lines_of_comments(interview.session.draft))


def settle_items(interview: OpenInterview, rest: Reply) -> None:
    """Settles what reviewers said, from one item on, or undoes the last."""
    session = interview.session
    word, _, number = rest.text.partition(" ")
    if word.lower() == "undo":
        interview.steps.undo_settled(int(number) if number else None)
        interview.save()
        return
    items = [item_numbered(session.draft, int(rest.text))] if rest.text else open_items(session.draft)[:1]
    if not items:
        say("There are no comments or changes to settle.")
        return
    if not items[0].is_open:
        number = str(items[0].number)
        raise UserError(
            f"Number {number} is settled: {state_text(items[0])}. Type settle undo {number} to open it again"
        )
    with interview.steps.settling():
        address = run_flow(settle(LineDialogue(), session, items[0]))
    interview.save()
    if address:
        interview.navigation.go_to_address(address)


def send(interview: OpenInterview, rest: Reply) -> None:
    """Sends a version to a stage."""
    interview.save()
    run_flow(send_to_stage(LineDialogue(), interview.session, stage_named(interview, rest.text)))


def record_answer(interview: OpenInterview, rest: Reply) -> None:
    """Records what a stage said."""
    session = interview.session
    run_flow(record(LineDialogue(), session, stage_named(interview, rest.text)))
    if session.unsaved:  # comments that were broken off
        interview.save()
    if signed := sign_off(session.draft):
        say(_after_sign_off(signed))


def changes(interview: OpenInterview, rest: Reply) -> None:
    """Lists what changed since a version that was sent."""
    number = int(rest.text) if rest.text else None
    run_flow(show_changes(LineDialogue(), interview.session, number=number, offer_file=False))


def review(interview: OpenInterview, rest: Reply) -> None:
    """Lists what a reviewer would send back, or asks for the date of the next review."""
    if rest.text:
        run_flow(ask_review_date(LineDialogue(), interview.session))
        interview.save()
    else:
        say(*check_lines(interview.session))


def revise(interview: OpenInterview, _: Reply) -> None:
    """Starts a revision. Raises `UserError`."""
    require_revisable(interview.session.draft)
    dialogue, earlier = LineDialogue(), earlier_revision(interview.session.path)
    if path := run_flow(start_revision(dialogue, interview.session.path)):
        if path == earlier:
            raise WentTo(path)
        say(f"The revision is at {path}", f"It has the same answers. {STARTS_EMPTY}")
        ways = (Way("open", "Open it now"), Way("back", "Stay in the draft that is signed off"))
        if (
            run_flow(dialogue.choose("Open the revision now?", "You can also open it later: type home.", ways))
            == "open"
        ):
            raise WentTo(path)


def status(interview: OpenInterview, _: Reply) -> None:
    """Shows the status of the approvals."""
    draft = interview.session.draft
    say(*status_lines(interview.session))
    if not stage_statuses(draft):
        say("This form does not ask for approvals.")
    elif signed := sign_off(draft):
        say(_after_sign_off(signed))
    else:
        if step := next_step(draft, next_stage(draft), LineDialogue().settle_hint):
            say(step)
        say("Type send and a stage's number to send it a version, record and the number to record what it said.")


def _after_sign_off(signed: SignOff) -> str:
    """What to type in a draft that is signed off."""
    publish, review_date = "Type publish to make the copy for publication", "review date to set the review date"
    return (
        f"{publish}, {review_date}, or revise to start a revision." if signed.entry else f"{publish}, or {review_date}."
    )


def use_screens() -> None:
    """Starts with the screens from now on. Raises `UserError`."""
    run_flow(prefer_plain_prompts(LineDialogue(), plain=False))
