"""Accepts a finding, with a reason, until the answer changes. The draft keeps the acceptances."""

import hashlib
from collections.abc import Mapping, Sequence
from datetime import date
from typing import NamedTuple

from eia_tui.checks.finding import Finding
from eia_tui.draft.draft import NOTES, Draft
from eia_tui.form.address import Address
from eia_tui.form.dates import show_iso_date
from eia_tui.form.values import Value, answer_text

ACCEPTED = f"{NOTES}.accepted"
"""The address of the acceptances, among the program's own notes."""


class Acceptance(NamedTuple):
    """A finding that somebody has accepted."""

    check: str
    address: str
    reason: str
    on: str
    """The day, as 2026-11-23."""
    answer: str
    """A digest of the answer at the time. When the answer changes, the acceptance lapses."""

    def __str__(self) -> str:
        return f"It was accepted on {show_iso_date(self.on)}: {self.reason}"


def may_be_accepted(finding: Finding) -> bool:
    """Whether a finding can be accepted: one that blocks cannot."""
    return finding.severity != "block"


def accept(draft: Draft, finding: Finding, reason: str, today: date, *, also: Sequence[Finding] = ()) -> Value:
    """The new value for `ACCEPTED` that accepts a finding, and others with it. It replaces earlier acceptances."""
    rows: list[Value] = [
        {
            "check": each.check,
            "address": each.address,
            "reason": reason,
            "on": today.isoformat(),
            "answer": _digest(draft, each.address),
        }
        for each in (finding, *also)
    ]
    return _rows_without(draft, finding, *also) + rows


def withdraw_acceptance(draft: Draft, *found: Finding) -> Value:
    """The new value for `ACCEPTED` without the acceptances of findings."""
    return _rows_without(draft, *found)


def acceptance(draft: Draft, finding: Finding) -> Acceptance | None:
    """The acceptance of a finding; None if it is not accepted, or its answer has changed since."""
    for each in acceptances(draft):
        if (each.check, each.address) == _key(finding) and each.answer == _digest(draft, finding.address):
            return each if may_be_accepted(finding) else None
    return None


def acceptances(draft: Draft) -> list[Acceptance]:
    """All acceptances, including those that have lapsed."""
    keys = ("check", "address", "reason", "on", "answer")
    return [Acceptance(*(str(row.get(key, "")) for key in keys)) for row in _rows(draft)]


def _key(finding: Finding) -> tuple[str, str]:
    return finding.check, finding.address


def _rows(draft: Draft) -> list[Mapping[str, Value]]:
    value = draft.answer(ACCEPTED)
    return [row for row in value if isinstance(row, Mapping)] if isinstance(value, list) else []


def _rows_without(draft: Draft, *found: Finding) -> list[Value]:
    keys = set(map(_key, found))
    return [row for row in _rows(draft) if (row.get("check"), row.get("address")) not in keys]


def _digest(draft: Draft, address: str) -> str:
    """A digest of the answer at an address, or of every answer below it."""
    lines = [
        f"{each}={answer_text(question, draft.answer(each))}"
        for each, question in draft.form.questions.items()
        if Address(address).overlaps(each)
    ]
    return hashlib.sha256("\n".join(lines).encode()).hexdigest()[:16]
