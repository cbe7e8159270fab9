"""A warning is accepted with a reason, which the draft keeps and which lapses when the answer changes."""

from datetime import date

import pytest

from eia_tui.checks import findings
from eia_tui.checks.acceptance import ACCEPTED, accept, acceptance, may_be_accepted, withdraw_acceptance
from eia_tui.checks.categories import WEAKNESSES, by_weakness
from eia_tui.checks.finding import Finding
from eia_tui.draft.draft import Draft
from eia_tui.form.definition import Form
from eia_tui.session.session import Session
from eia_tui.storage.drafts import new_draft, open_draft
from tests.approvals import put
from tests.conftest import Run

TODAY = date(2026, 11, 23)


def concern(form: Form) -> str:
    return next(form.with_role("concerns")).address


def the(draft: Draft, check: str) -> Finding:
    return next(finding for finding in findings(draft) if finding.check == check)


def test_it_stands_until_the_answer_changes_and_can_be_taken_back(draft: Draft, form: Form):
    draft.put(concern(form), "Awaiting the replies")
    finding = the(draft, "awaiting")
    assert acceptance(draft, finding) is None
    draft.put(ACCEPTED, accept(draft, finding, "They come on Friday", TODAY))
    told = acceptance(draft, finding)
    assert told
    assert (told.reason, told.on) == ("They come on Friday", "2026-11-23")
    draft.put(ACCEPTED, accept(draft, finding, "They come on Monday", TODAY))
    assert len(draft.answer(ACCEPTED) or ()) == 1  # type: ignore[arg-type]
    draft.put(concern(form), "Awaiting the last replies")
    assert acceptance(draft, the(draft, "awaiting")) is None
    draft.put(concern(form), "Awaiting the replies")
    draft.put(ACCEPTED, withdraw_acceptance(draft, finding))
    assert acceptance(draft, finding) is None


def test_what_blocks_cannot_be_accepted(draft: Draft):
    finding = the(draft, "unanswered")
    assert not may_be_accepted(finding)
    draft.put(ACCEPTED, accept(draft, finding, "No", TODAY))
    assert acceptance(draft, finding) is None


def test_the_draft_keeps_it_and_check_tells_of_it(form: Form, eia: Run):
    path = new_draft("Mobile library", form)
    session = Session.at(path)
    session.put(concern(form), "Awaiting the replies")
    session.put(ACCEPTED, accept(session.draft, the(session.draft, "awaiting"), "They come on Friday", TODAY))
    session.save()
    session.leave()
    draft = open_draft(path)
    assert acceptance(draft, the(draft, "awaiting"))
    assert draft.not_on_the_form() == []
    assert "It was accepted on 2026-11-23: They come on Friday" in eia("check", path).stdout


@pytest.mark.parametrize("rows", ["nothing", 7, [1, "x"], [{"check": 1}], [{"check": "awaiting", "address": "x"}]])
def test_whatever_stands_there_is_no_acceptance_and_no_crash(draft: Draft, form: Form, rows: object):
    draft.put(concern(form), "Awaiting the replies")
    draft.put(ACCEPTED, rows)  # type: ignore[arg-type]
    finding = the(draft, "awaiting")
    assert acceptance(draft, finding) is None
    draft.put(ACCEPTED, accept(draft, finding, "Yes", TODAY))
    assert acceptance(draft, finding)


def test_what_is_found_is_grouped_by_what_it_is_a_sign_of_the_gravest_first(draft: Draft, form: Form):
    draft.put(concern(form), "Awaiting the replies of our survey")
    draft.put("actions.plan", [{"action": "Ask"}])
    grouped = by_weakness(draft, findings(draft))
    names = [name for name, _ in grouped]
    assert set(names) <= set(WEAKNESSES)
    worst = [["block", "warn", "advice"].index(found[0].severity) for _, found in grouped]
    assert worst == sorted(worst)
    assert sum(len(found) for _, found in grouped) == len(findings(draft))
    where = {finding.check: name for name, found in grouped for finding in found}
    assert where["incomplete-action"] == "Mitigation and actions"
    assert where["awaiting"] == "Evidence"


def test_the_command_accepts_a_finding_until_it_is_taken_back(form: Form, eia: Run):
    path = new_draft("A policy", form)
    address = next(asked.address for asked in form.with_role("evidence"))
    put(path, address, "To follow.")
    assert eia("accept", path, "awaiting", address, "--reason", "It comes in March").returncode == 0
    assert "It was accepted on" in eia("check", path).stdout
    assert eia("accept", path, "awaiting", address, "--take-back").returncode == 0
    assert "It was accepted on" not in eia("check", path).stdout
    required = next(address for address, question in form.questions.items() if question.required)
    put(path, required, "")
    for arguments, said in (
        (("awaiting", "nowhere", "--reason", "x"), "finds no awaiting at nowhere"),
        (("unanswered", required, "--reason", "x"), "must be mended"),
        (("awaiting", address), "--reason"),
    ):
        done = eia("accept", path, *arguments)
        assert (done.returncode, done.stderr.count("\n"), said in done.stderr) == (2, 1, True)
