"""A finding is accepted with a reason. The draft keeps it, and it lapses when the answer changes."""

from datetime import date

import pytest

from eia_tui.checks import findings
from eia_tui.checks.acceptance import ACCEPTED, accept, acceptance, may_be_accepted, withdraw_acceptance
from eia_tui.checks.categories import category_of_finding
from eia_tui.checks.finding import Category, Finding
from eia_tui.draft.draft import Draft
from eia_tui.form.definition import Form
from eia_tui.form.kinds import Role
from eia_tui.session.session import Session
from eia_tui.storage.drafts import new_draft, open_draft
from tests.approvals import put
from tests.conftest import Run

TODAY = date(2026, 11, 23)


def first_concern(form: Form) -> str:
    return next(form.with_role("concerns")).address


def finding_of(draft: Draft, check: str) -> Finding:
    return next(finding for finding in findings(draft) if finding.check == check)


def test_an_acceptance_lapses_when_the_answer_changes_and_can_be_withdrawn(draft: Draft, form: Form):
    draft.put(first_concern(form), "Awaiting the replies")
    finding = finding_of(draft, "awaiting")
    assert acceptance(draft, finding) is None
    draft.put(ACCEPTED, accept(draft, finding, "They come on Friday", TODAY))
    accepted = acceptance(draft, finding)
    assert accepted
    assert (accepted.reason, accepted.on) == ("They come on Friday", "2026-11-23")
    draft.put(ACCEPTED, accept(draft, finding, "They come on Monday", TODAY))
    assert len(draft.answer(ACCEPTED) or ()) == 1  # type: ignore[arg-type]
    draft.put(first_concern(form), "Awaiting the last replies")
    assert acceptance(draft, finding_of(draft, "awaiting")) is None
    draft.put(first_concern(form), "Awaiting the replies")
    draft.put(ACCEPTED, withdraw_acceptance(draft, finding))
    assert acceptance(draft, finding) is None


def test_a_blocking_finding_cannot_be_accepted(draft: Draft):
    finding = finding_of(draft, "unanswered")
    assert not may_be_accepted(finding)
    draft.put(ACCEPTED, accept(draft, finding, "No", TODAY))
    assert acceptance(draft, finding) is None


@pytest.mark.slow
def test_the_draft_keeps_an_acceptance_and_the_check_command_prints_it(form: Form, eia: Run):
    path = new_draft("Mobile library", form)
    session = Session.at(path)
    session.put(first_concern(form), "Awaiting the replies")
    session.put(ACCEPTED, accept(session.draft, finding_of(session.draft, "awaiting"), "They come on Friday", TODAY))
    session.save()
    session.leave()
    draft = open_draft(path)
    assert acceptance(draft, finding_of(draft, "awaiting"))
    assert draft.unknown_addresses() == []
    assert "It was accepted on 23 November 2026: They come on Friday" in eia("check", path).stdout


@pytest.mark.parametrize("rows", ["nothing", 7, [1, "x"], [{"check": 1}], [{"check": "awaiting", "address": "x"}]])
def test_invalid_acceptances_are_ignored(draft: Draft, form: Form, rows: object):
    draft.put(first_concern(form), "Awaiting the replies")
    draft.put(ACCEPTED, rows)  # type: ignore[arg-type]
    finding = finding_of(draft, "awaiting")
    assert acceptance(draft, finding) is None
    draft.put(ACCEPTED, accept(draft, finding, "Yes", TODAY))
    assert acceptance(draft, finding)


@pytest.mark.slow
def test_the_command_accepts_a_finding_and_withdraws_it(form: Form, eia: Run):
    path = new_draft("A policy", form)
    address = next(asked.address for asked in form.with_role("evidence"))
    put(path, address, "To follow.")
    assert eia("accept", path, "awaiting", address, "--reason", "It comes in March").returncode == 0
    assert "It was accepted on" in eia("check", path).stdout
    assert eia("accept", path, "awaiting", address, "--take-back").returncode == 0
    assert "It was accepted on" not in eia("check", path).stdout
    required = next(address for address, question in form.questions.items() if question.required)
    put(path, required, "")
    for arguments, message in (
        (("awaiting", "nowhere", "--reason", "x"), "finds no awaiting at nowhere"),
        (("unanswered", required, "--reason", "x"), "must be fixed"),
        (("awaiting", address), "--reason"),
    ):
        completed = eia("accept", path, *arguments)
        assert (completed.returncode, completed.stderr.count("\n"), message in completed.stderr) == (2, 1, True)


@pytest.mark.parametrize(
    ("check", "role", "category"),
    [
        ("unanswered", "engagement", Category.INVOLVEMENT),
        ("awaiting", "engagement", Category.INVOLVEMENT),
        ("awaiting", "evidence", Category.EVIDENCE),
        ("unanswered", "evidence", Category.EVIDENCE),
        ("unanswered", "concerns", Category.NEGATIVES),
        ("unanswered", "name", Category.FORM),
        ("placeholder", "engagement", Category.FORM),
    ],
)
def test_the_category_depends_on_the_check_and_on_what_the_question_is_for(
    check: str, role: Role, category: Category, draft: Draft, form: Form
):
    finding = Finding(check, "warn", next(form.with_role(role)).address, "Write it.")
    assert category_of_finding(draft, finding) == category
