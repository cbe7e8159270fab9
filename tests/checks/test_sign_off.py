"""Whether a form is signed off, by its audit log and by its boxes."""

from collections.abc import Mapping
from datetime import date
from pathlib import Path

from eia_tui.approvals.audit_log import AUDIT_LOG
from eia_tui.approvals.status import is_signed_off
from eia_tui.draft.draft import Draft
from eia_tui.form.definition import Form
from eia_tui.form.loading import load_form
from eia_tui.form.stages import stages
from eia_tui.form.values import Value

NOBODY_SIGNS = """
id = "elsewhere"
title = "Equality form"

[[sections]]
id = "approvals"
title = "Approvals"

[[sections.questions]]
id = "board"
kind = "prose"
role = "comments"
label = "The board"
"""
SENT = {"step": "sent", "at": "2026-11-20T10:00:00+00:00", "version": 1, "hash": "x"}


def answered(outcome: str) -> dict[str, Value]:
    return {**SENT, "step": "answered", "outcome": outcome, "on": "2026-11-21"}


def log(draft: Draft, *entries: Mapping[str, Value]) -> None:
    """Puts entries of the last stage into the audit log."""
    draft.put(AUDIT_LOG, [{**entry, "stage": stages(draft.form)[-1].id} for entry in entries])


def fill_in_boxes(draft: Draft, form: Form) -> None:
    draft.put(next(form.with_role("officer")).address, "Director of Places")
    draft.put(next(form.with_role("signed")).address, date(2026, 11, 21))


def test_a_form_whose_boxes_are_filled_in_by_hand_is_signed_off(draft: Draft, form: Form):
    assert not is_signed_off(draft)
    draft.put(next(form.with_role("officer")).address, "Director of Places")
    assert not is_signed_off(draft)
    fill_in_boxes(draft, form)
    assert is_signed_off(draft)


def test_the_audit_log_decides_once_a_version_was_sent(draft: Draft, form: Form):
    fill_in_boxes(draft, form)
    log(draft, SENT)
    assert not is_signed_off(draft)
    log(draft, SENT, answered("returned"))
    assert not is_signed_off(draft)
    log(draft, SENT, answered("agreed"))
    assert is_signed_off(draft)


def test_a_form_without_a_signature_is_signed_off_when_all_stages_agree(tmp_path: Path):
    (tmp_path / "form.toml").write_text(NOBODY_SIGNS, encoding="utf-8")
    draft = Draft(load_form(tmp_path))
    assert not is_signed_off(draft)
    log(draft, SENT, answered("agreed"))
    assert is_signed_off(draft)


def test_a_form_without_stages_is_never_signed_off(form: Form):
    sections = tuple(section for section in form.sections if all(q.role != "signed" for q in section.questions))
    assert not is_signed_off(Draft(Form(id="bare", title="Bare", sections=sections, groups=form.groups)))
