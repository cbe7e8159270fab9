"""Accepts what a check warns of, with a reason, until the answer changes. The draft keeps it, for all its readers."""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from eia_tui.checks.finding import Finding
from eia_tui.draft.draft import NOTES, Draft
from eia_tui.form.address import Address
from eia_tui.form.values import Value, words

ACCEPTED = f"{NOTES}.accepted"
"""The address of what was accepted, among the program's own notes."""


@dataclass(frozen=True)
class Acceptance:
    """A finding that somebody has looked at and lets stand."""

    check: str
    address: str
    reason: str
    on: str
    """The day, as 2026-11-23."""
    answer: str
    """A mark of what stood there: another answer, and the acceptance lapses."""


def may_be_accepted(finding: Finding) -> bool:
    """Whether a finding can be let stand: what blocks cannot."""
    return finding.severity != "block"


def accept(draft: Draft, finding: Finding, reason: str, today: date) -> Value:
    """What is to stand at `ACCEPTED` once a finding is accepted, in the place of an earlier reason for the same."""
    kept: list[Value] = [row for row in _rows(draft) if (row.get("check"), row.get("address")) != _key(finding)]
    new = {
        "check": finding.check,
        "address": finding.address,
        "reason": reason,
        "on": today.isoformat(),
        "answer": _mark(draft, finding.address),
    }
    return [*kept, new]


def withdraw_acceptance(draft: Draft, finding: Finding) -> Value:
    """What is to stand at `ACCEPTED` once a finding is accepted no more."""
    return [row for row in _rows(draft) if (row.get("check"), row.get("address")) != _key(finding)]


def acceptance(draft: Draft, finding: Finding) -> Acceptance | None:
    """How a finding was accepted; None where it was not, or the answer is another now."""
    for told in acceptances(draft):
        if (told.check, told.address) == _key(finding) and told.answer == _mark(draft, finding.address):
            return told if may_be_accepted(finding) else None
    return None


def acceptances(draft: Draft) -> list[Acceptance]:
    """All that were accepted, also those that have lapsed."""
    keys = ("check", "address", "reason", "on", "answer")
    return [Acceptance(*(str(row.get(key, "")) for key in keys)) for row in _rows(draft)]


def _key(finding: Finding) -> tuple[str, str]:
    return finding.check, finding.address


def _rows(draft: Draft) -> list[Mapping[str, Value]]:
    value = draft.answer(ACCEPTED)
    return [row for row in value if isinstance(row, Mapping)] if isinstance(value, list) else []


def _mark(draft: Draft, address: str) -> str:
    """A mark of what the question at an address, or every question below it, says now."""
    said = [
        f"{each}={words(question, draft.answer(each))}"
        for each, question in draft.form.questions.items()
        if Address(address).overlaps(each)
    ]
    return hashlib.sha256("\n".join(said).encode()).hexdigest()[:16]
