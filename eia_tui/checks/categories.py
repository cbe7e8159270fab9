"""Groups findings by the weakness that they are a sign of."""

from collections.abc import Iterable

from eia_tui.checks.finding import SEVERITIES, Category, Finding
from eia_tui.checks.registry import category_of
from eia_tui.draft.draft import Draft

_ABOUT_INVOLVEMENT = ("unanswered", "awaiting", "no-source", "later-date")
"""Checks whose findings about the question on engagement belong to `Category.INVOLVEMENT`."""


def by_category(draft: Draft, findings: Iterable[Finding]) -> list[tuple[str, list[Finding]]]:
    """The findings by category: the category with the most serious finding first, and so within each category."""
    grouped: dict[str, list[Finding]] = {category: [] for category in Category}
    for finding in findings:
        grouped[_category(draft, finding)].append(finding)
    for group in grouped.values():
        group.sort(key=_rank)
    return sorted(((name, group) for name, group in grouped.items() if group), key=lambda pair: _rank(pair[1][0]))


def _rank(finding: Finding) -> int:
    return SEVERITIES.index(finding.severity)


def _category(draft: Draft, finding: Finding) -> Category:
    """The category of the check, unless the question that the finding is about belongs to another one."""
    question = draft.form.questions.get(draft.answer_address(finding.address))
    role = question.role if question else None
    if role == "engagement" and finding.check in _ABOUT_INVOLVEMENT:
        return Category.INVOLVEMENT
    if finding.check == "unanswered":
        if any(step.group and step.address.contains(finding.address) for step in draft.form.steps):
            return Category.NEGATIVES
        return Category.EVIDENCE if role == "evidence" else Category.FORM
    return category_of(finding.check)
