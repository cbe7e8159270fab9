"""Says which weakness a finding is a sign of."""

from eia_tui.checks.finding import Category, Finding
from eia_tui.checks.registry import category_of
from eia_tui.draft.draft import Draft

_ABOUT_INVOLVEMENT = ("unanswered", "awaiting", "no-source", "later-date")
"""Checks whose findings about the question on engagement belong to `Category.INVOLVEMENT`."""


def category_of_finding(draft: Draft, finding: Finding) -> Category:
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
