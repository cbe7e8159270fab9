"""Reports on the whole draft as plain lines: its steps, findings, spelling, approvals, and where words are."""

from collections.abc import Iterator

from eia_tui.approvals.comments import comment_lines, comments_summary
from eia_tui.approvals.status import closed_reason, next_stage, sign_off_entry, stage_statuses
from eia_tui.checks import open_findings
from eia_tui.checks.acceptance import may_be_accepted
from eia_tui.checks.proofread import proofread
from eia_tui.checks.report import report_lines, report_on
from eia_tui.checks.same_fault import by_fault
from eia_tui.checks.spelling import misspelt_words
from eia_tui.draft.draft import Draft
from eia_tui.draft.search import search
from eia_tui.draft.waiting import open_items, placed_items
from eia_tui.draft.waiting_text import introduced, item_text, placed_text, sentence
from eia_tui.flows.accept import remember_numbers
from eia_tui.flows.review_date import review_line
from eia_tui.flows.stage_changes import changed_line, changed_since
from eia_tui.form.address import Address
from eia_tui.form.definition import Asked, Step
from eia_tui.form.kinds import Prose
from eia_tui.form.stages import stages
from eia_tui.form.values import answer_text, is_answered
from eia_tui.plain.question_numbers import number_of
from eia_tui.session.session import Session
from eia_tui.storage.sent_versions import integrity_problems
from eia_tui.system.text import either

_MOST = 50


def step_lines(session: Session) -> Iterator[str]:
    """Each step with its state, and the number of its first question."""
    draft = session.draft
    faults = by_fault(draft, open_findings(draft))
    statuses = session.progress.statuses(session.progress.states(), faults)
    *of_steps, of_review = statuses
    for step, status in zip(draft.form.steps, of_steps, strict=True):
        title = f"{step.section.title}: {step.group.name}" if step.group else step.section.heading
        yield f"Question {number_of(draft, draft.shown(step)[0].address)}: {title}, {status}."
    if of_review.more:
        yield f"The whole form: {of_review.more}."
    yield "Type go and a question's number to go there."


def check_lines(session: Session) -> Iterator[str]:
    """A verdict, and each finding with its own number, for `accept`, and the number of its question.

    What the numbers mean is remembered.
    """
    draft = session.draft
    report = report_on(draft)
    remember_numbers(session.path, report)
    yield from report_lines(report, place=lambda finding: f"Question {number_of(draft, finding.address)}, ")
    if report.style_line:
        yield "Type spell to see them."
    if not session.read_only and any(may_be_accepted(entry.finding) for entry in report.entries):
        yield "Type accept and a finding's number to accept it, with a reason."


def spelling_lines(session: Session) -> Iterator[str]:
    """What may be misspelt or is hard to read, with the number of its question."""
    draft, nothing = session.draft, True
    for address, lines in proofread(draft):
        nothing = False
        yield f"Question {number_of(draft, address)}, {draft.label(address)}"
        yield from lines
    if nothing:
        yield "Nothing to check."
    elif not session.read_only and any(misspelt_words(draft, frozenset(session.ignored))):
        yield "Type spell words to go through the words, and correct them."


def find_lines(draft: Draft, wanted: str) -> Iterator[str]:
    """Each place where the words are, with the number of its question."""
    matches = list(search(draft, wanted))
    for match in matches[:_MOST]:
        yield f"Question {number_of(draft, match.address)}, {introduced(match.question.short_label)} {match.excerpt}"
    if len(matches) > _MOST:
        yield f"And {len(matches) - _MOST} more."
    if not matches:
        yield f"Not found. If that was your answer, type: say find {wanted}"


def status_lines(session: Session) -> Iterator[str]:
    """Each stage of the approvals with its number and status, and what was altered outside the program."""
    for number, status in enumerate(stage_statuses(session.draft), 1):
        since = changed_line(changed_since(session.path, session.draft, status))
        yield f"{number} {status.stage.name}: {status}.{f' {since}. Type changes to see what.' if since else ''}"
    yield from integrity_problems(session.path, session.draft)
    if summary := comments_summary(session.draft):
        yield f"{summary}. Type comments to list them."
    if line := review_line(session.draft):
        yield line


def closed_line(session: Session) -> str:
    """Why the answers of a draft cannot be changed, and what to type instead; "" where they can."""
    if session.is_example:
        return f"{session.closed} Type home, and then duplicate example."
    if sign_off_entry(session.draft):
        return f"{session.closed} Type revise to do that."
    return session.closed


def without_concerns_lines(draft: Draft, step: Step, asked: Asked) -> Iterator[str]:
    """At a mitigation whose concerns are not asked for, since the effect is not known: that it may be left empty."""
    hidden = {each.question.role for each in step.asked} - {each.question.role for each in draft.shown(step)}
    if asked.question.role == "mitigation" and "concerns" in hidden:
        yield "You do not know the effect yet. Leave this empty, unless you know already what you will do."


def what_next(session: Session) -> str:
    """What can be typed after the last question."""
    if session.read_only:
        can = ["publish", "review date", "revise"] if sign_off_entry(session.draft) else ["read all"]
    else:
        waiting = next_stage(session.draft)
        number = [each.stage for each in stage_statuses(session.draft)].index(waiting.stage) + 1 if waiting else 0
        settle = ["settle"] if open_items(session.draft) else []
        can = ["check", *settle, *([f"{'record' if waiting.state == 'sent' else 'send'} {number}"] if waiting else [])]
    return f"Type {either([*can, 'export', 'list', 'help', 'back', 'quit'])}."


def stage_box_lines(draft: Draft, address: str) -> Iterator[str]:
    """At a question for a stage of the approvals: that its answer is filled in when it is recorded."""
    for number, stage in enumerate(stages(draft.form), 1):
        if address in stage.addresses.values():
            empty = "" if is_answered(draft.answer(address)) else ". Leave it empty"
            yield f"This box is for {stage.called}{empty}: record {number} fills it in."


def lines_of_comments(draft: Draft) -> Iterator[str]:
    """What reviewers said, with the numbers that `settle` takes, and what became of it."""
    all_of_them = list(
        comment_lines(draft, lambda item: f" Question {number_of(draft, item.on[0])}." if item.on else "")
    )
    yield from all_of_them
    if not open_items(draft):
        yield "There are no comments or changes to settle."
    elif not closed_reason(draft):
        yield "Type settle to settle them one by one, or settle and a number for one of them."
    if all_of_them:
        yield "Type comments file to save this list as a Word file, for the reviewers."


def chart_lines(draft: Draft, asked: Asked) -> Iterator[str]:
    """Each chart of an answer in a sentence."""
    text = answer_text(asked.question, draft.answer(asked.address)) if isinstance(asked.question, Prose) else ""
    if "chart:" in text.lower():
        from eia_tui.plain.charts import chart_sentences  # the reader of Markdown does not hold up the start

        yield from chart_sentences(text)


def waiting_lines(draft: Draft, address: str) -> Iterator[str]:
    """What waits to be settled at a question, with its place where it concerns others too, or a row."""
    closed = bool(closed_reason(draft))
    for place, item in placed_items(draft):
        if Address(address).contains(place):
            text = item_text(item) if item.on == (address,) else placed_text(draft, item)
            how = "" if closed else f" Type settle {item.number} to settle it."
            yield f"{'Not settled' if closed else 'To settle'}: {sentence(text)}{how}"
