"""Leaves out suggestions that are probably wrong: those on a form where little else was found."""

from collections.abc import Sequence

from eia_tui.checks.acceptance import acceptance
from eia_tui.checks.finding import STYLE, Finding
from eia_tui.checks.unanswered import unanswered
from eia_tui.draft.draft import Draft

_FEW = 7
"""The most that is found on a sound form, where each finding that is no suggestion counts twice.

Measured on 43 invented assessments without a fault and 44 with some: on three of those with, so little was found.
"""
_MADE = 3
"""The suggestions that are still made. Those about style are one, as the report sums them up in one line."""
_OFTEN_WRONG = frozenset(
    [
        "concern-unanswered", "contradicts-itself", "council-not-people", "figure-differs", "figures-disagree",
        "forgotten-group", "no-evidence", "no-intersection", "no-source", "other-groups-named", "plan-incomplete",
        "raised-unanswered", "small-number", "staff",
    ]
)  # fmt: skip
"""The checks whose suggestions were wrong there as often as right."""


def without_doubts(draft: Draft, found: Sequence[Finding]) -> tuple[list[Finding], list[Finding]]:
    """The findings that are made, and those left out: on a sound form, all suggestions but the three surest.

    A form is sound if every question is answered and few things were found. A suggestion points to a fault and may be
    wrong. Next to several faults it is mostly right; where hardly anything else was found it is mostly wrong, and
    keeps the officer from sending the form. Style counts as one of the three; what was accepted is kept.
    """
    doubts = [each for each in found if each.severity == "advice" and each.check not in STYLE]
    sure = sum(each.severity != "advice" for each in found)
    if 2 * sure + len(doubts) > _FEW or next(unanswered(draft), None):
        return list(found), []
    doubts.sort(key=lambda each: each.check in _OFTEN_WRONG)
    made = _MADE - any(each.check in STYLE for each in found)
    left_out = [each for each in doubts[made:] if not acceptance(draft, each)]
    return [each for each in found if each not in left_out], left_out
