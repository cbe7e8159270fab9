"""Groups what was found under the weaknesses that assessments are known for.

The Equality and Human Rights Commission's research names five: evidence, involvement, consulting on the policy rather
than on its impact on equality, the analysis of negative impacts, and mitigation. What is none is about the form itself.
"""

from collections.abc import Iterable

from eia_tui.checks.finding import Finding, Severity
from eia_tui.draft.draft import Draft

_EVIDENCE, _INVOLVEMENT = "Evidence", "Involving people"
_POLICY = "Equality, not only the policy"
_NEGATIVES, _MITIGATION, _FORM = "Analysis of negatives", "Mitigation and actions", "The form itself"
WEAKNESSES = (_EVIDENCE, _INVOLVEMENT, _POLICY, _NEGATIVES, _MITIGATION, _FORM)
"""What findings are grouped under, in the order in which an assessment is read."""
_OF_CHECK = {
    "no-evidence": _EVIDENCE,
    "no-source": _EVIDENCE,
    "missing-attachment": _EVIDENCE,
    "later-date": _EVIDENCE,
    "not-measured": _EVIDENCE,
    "awaiting": _EVIDENCE,
    "duty": _POLICY,
    "covenant": _POLICY,
    "marriage": _POLICY,
    "staff": _POLICY,
    "no-reason": _NEGATIVES,
    "same-reason": _NEGATIVES,
    "no-mitigation": _MITIGATION,
    "no-action": _MITIGATION,
    "no-actions": _MITIGATION,
    "incomplete-action": _MITIGATION,
    "vague-timescale": _MITIGATION,
    "past-timescale": _MITIGATION,
    "team-owner": _MITIGATION,
    "same-timescale": _MITIGATION,
    "orphan-action": _MITIGATION,
}
_WORST: tuple[Severity, ...] = ("block", "warn", "advice")


def weakness(draft: Draft, finding: Finding) -> str:
    """What a finding is a sign of."""
    question = draft.form.questions.get(draft.whole(finding.address))
    role = question.role if question else None
    if role == "engagement" and finding.check in ("unanswered", "awaiting", "no-source", "later-date"):
        return _INVOLVEMENT
    if finding.check == "unanswered":
        grouped = any(step.group and step.address.contains(finding.address) for step in draft.form.steps)
        return _NEGATIVES if grouped else _EVIDENCE if role == "evidence" else _FORM
    return _OF_CHECK.get(finding.check, _FORM)


def by_weakness(draft: Draft, found: Iterable[Finding]) -> list[tuple[str, list[Finding]]]:
    """What was found, the weakness with the gravest first, and in each the gravest first."""
    grouped: dict[str, list[Finding]] = {name: [] for name in WEAKNESSES}
    for finding in found:
        grouped[weakness(draft, finding)].append(finding)
    for each in grouped.values():
        each.sort(key=lambda finding: _WORST.index(finding.severity))
    there = [(name, each) for name, each in grouped.items() if each]
    return sorted(there, key=lambda pair: _WORST.index(pair[1][0].severity))
