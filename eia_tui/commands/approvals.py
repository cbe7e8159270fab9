"""The commands of the approvals: send, record, status, changes, revise."""

import argparse

from eia_tui.commands.draft_argument import draft_path, path_and_draft
from eia_tui.commands.output import BLOCKED, DONE, print_json, say, warn, warn_unsure
from eia_tui.system.errors import UserError
from eia_tui.system.paths import parse_path
from eia_tui.system.text import plural, quoted


def run_send(asked: argparse.Namespace) -> int:
    """Sends a version to a stage, and prints the path of its Word file."""
    from eia_tui.checks.finding import SEVERITY_LABELS
    from eia_tui.commands.dialogue import CommandDialogue
    from eia_tui.flows.dialogue import run_flow
    from eia_tui.flows.send import advice_before, obstacles, send_to_stage
    from eia_tui.flows.stages import find_stage
    from eia_tui.session.session import Session

    session = Session.at(draft_path(asked))
    try:
        stage = find_stage(session.draft, asked.stage)
        dialogue = CommandDialogue(session.path, way="send", text=(asked.anyway or "").strip())
        advice = advice_before(session.path, session.draft, stage, dialogue)
        if sent := run_flow(send_to_stage(dialogue, session, stage)):
            warn_unsure(session)
            for each in (*advice, *sent.warnings):
                warn(each)
            if sent.comments:
                warn(f"The comments and replies so far are at {sent.comments.absolute()}: send that file along")
            say(str(sent.path.absolute()))
            return DONE
        found = obstacles(session.draft, stage)
    finally:
        session.leave()
    for why in found:
        say(f"{SEVERITY_LABELS['block']}: {why}")
    warn(f"{plural(len(found), 'thing')} to fix first. To send it anyway, give a reason: --anyway REASON")
    return BLOCKED


def run_record(asked: argparse.Namespace) -> int:
    """Records what a stage said about its version."""
    from eia_tui.approvals.audit_log import read_outcome
    from eia_tui.commands.dialogue import CommandDialogue
    from eia_tui.flows.dialogue import StageAnswer, run_flow
    from eia_tui.flows.record import UnnamedSignerError, record
    from eia_tui.flows.stages import find_stage
    from eia_tui.form.dates import no_date, read_date
    from eia_tui.plain.answer_file import text_of
    from eia_tui.session.session import Session
    from eia_tui.system.clock import now

    outcome = read_outcome(asked.outcome)
    on = read_date(asked.date) if asked.date else now().date()
    if on is None:
        raise UserError(f"{quoted(asked.date)} is not a date. {no_date(asked.date)}")
    comments = text_of(parse_path(asked.comments_file)) if asked.comments_file else ""
    session = Session.at(draft_path(asked))
    try:
        stage = find_stage(session.draft, asked.stage)
        answer = StageAnswer(outcome, on, comments, asked.by or "")
        run_flow(record(CommandDialogue(session.path, answer=answer, reported=say), session, stage))
        warn_unsure(session)
    except UnnamedSignerError as error:
        raise UserError(f"{error}, with --by NAME") from error
    finally:
        session.leave()
    return DONE


def run_status(asked: argparse.Namespace) -> int:
    """Prints the status of the approvals."""
    from eia_tui.approvals.audit_log import log_entries
    from eia_tui.approvals.comments import comments_summary
    from eia_tui.approvals.status import next_stage, sign_off_entry, stage_statuses
    from eia_tui.commands.dialogue import CommandDialogue
    from eia_tui.flows.record import next_step
    from eia_tui.flows.review_date import review_line
    from eia_tui.flows.stage_changes import changed_line, changed_since
    from eia_tui.storage.catalogue import typed_name
    from eia_tui.storage.draft_paths import short_name
    from eia_tui.storage.draft_summary import status_for_list
    from eia_tui.storage.sent_versions import integrity_problems

    path, draft = path_and_draft(asked)
    wrong = list(integrity_problems(path, draft))
    if asked.json:
        print_json(
            {
                "name": draft.name,
                "status": status_for_list(draft),
                "stages": [each.as_json() for each in stage_statuses(draft)],
                "record": [entry.as_table() for entry in log_entries(draft)],
                "altered": wrong,
            }
        )
        return DONE
    say(f"{draft.name or short_name(path)}: {status_for_list(draft)}")
    for status in stage_statuses(draft):
        since = changed_line(changed_since(path, draft, status))
        say(f"{status.stage.name}: {status} ({status.stage.short_id}){f'. {since}' if since else ''}")
    if not stage_statuses(draft):
        say("The form asks for no approvals.")
    for each in wrong:
        say(f"altered: {each}")
    name = typed_name(path)
    if summary := comments_summary(draft):
        say(f"{summary}. `eia-wizard comments {name}` lists them.")
    if line := review_line(draft):
        say(line)
    if sign_off_entry(draft):
        say(
            f"Next: make the copy for publication (`eia-wizard export {name} --publish`), set the review date (in the "
            f"wizard), and start a revision when the policy changes (`eia-wizard revise {name}`)."
        )
    elif step := next_step(draft, next_stage(draft), CommandDialogue(path).settle_hint):
        say(step)
    return DONE


def run_changes(asked: argparse.Namespace) -> int:
    """Lists what changed since a version was sent, question by question."""
    from eia_tui.draft.diff import diff_lines
    from eia_tui.draft.waiting_text import SETTLED_HEADING, settled_lines
    from eia_tui.exports.changes import write_changes
    from eia_tui.flows.stages import find_stage
    from eia_tui.storage.sent_versions import changes_since, sent_version

    path, draft = path_and_draft(asked)
    stage = find_stage(draft, asked.stage) if asked.stage else None
    version = sent_version(path, draft, asked.since, stage)
    if asked.output:
        target = parse_path(asked.output)
        say(str(write_changes(path, draft, version.number, target, overwrite=asked.force).absolute()))
        return DONE
    changed = changes_since(path, draft, version)
    say(f"{plural(len(changed), 'answer')} changed since version {version.number}.")
    for line in diff_lines(draft, changed):
        say(line)
    if settled := settled_lines(draft, version.saved):
        for line in (SETTLED_HEADING, *settled):
            say(line)
    return DONE


def run_revise(asked: argparse.Namespace) -> int:
    """Starts a revision of a draft that is signed off, and prints its path."""
    from eia_tui.flows.revise import STARTED_ALREADY, earlier_revision, revise

    path = draft_path(asked)
    if earlier := earlier_revision(path):
        warn(f"{STARTED_ALREADY}. It is at {earlier}; this is another one")
    say(str(revise(path)))
    return DONE
