"""Leaves out suggestions that are probably wrong: those on a form where little else was found."""

from collections.abc import Sequence
from dataclasses import replace

from eia_tui.checks.acceptance import acceptance
from eia_tui.checks.finding import SEVERITIES, STYLE, Finding
from eia_tui.checks.unanswered import unanswered
from eia_tui.draft.draft import Draft

_FEW = 13
"""The most that is found on a sound form, where each finding that is sure counts twice.

Of 15 invented assessments without a fault, whose authors did not know the checks, none had more than 12; of 15 with
faults none had fewer than 15.
"""
_FEW_UNSURE = 20
"""The most where no finding is sure: each of those with faults had three that were, or more."""
_MADE = 3
"""The suggestions that are still made. Those about style are one, as the report sums them up in one line."""
_OFTEN_WRONG = frozenset(
    [
        "concern-unanswered", "contradicts-itself", "council-not-people", "figure-differs", "figures-disagree",
        "forgotten-group", "no-evidence", "no-intersection", "no-source", "not-measured", "other-groups-named",
        "other-remedy", "plan-incomplete", "raised-unanswered", "single-sex", "slogan", "small-number", "staff",
        "unplanned-measure",
    ]
)  # fmt: skip
"""The checks whose suggestions were wrong there as often as right."""
_UNSURE_WARNINGS = frozenset(
    [
        "contradicts-itself", "cost-alone", "dates-disagree", "decided-already", "early-review", "figures-disagree",
        "late-action", "later-date", "not-measured", "other-policy", "other-service", "small-number", "staff",
        "unfinished", "wrong-share", "wrong-sum",
    ]
)  # fmt: skip
"""The checks whose warnings on sound forms were wrong: they rest on what one sentence or two seem to be about.

On 25 forms without a fault there were 11 warnings, 9 of them from these checks. On 25 with faults there were 199, of
which at most 12 were wrong.
"""


def without_doubts(draft: Draft, found: Sequence[Finding]) -> tuple[list[Finding], list[Finding]]:
    """The findings that are made, and those left out: on a sound form, all suggestions but the three surest.

    A form is sound if every question is answered and few things were found. A suggestion points to a fault and may be
    wrong. Next to several faults it is mostly right; where hardly anything else was found it is mostly wrong, and
    keeps the officer from sending the form. So it is with some warnings, which are suggestions on a sound form. Style
    counts as one of the three; what was accepted is kept.
    """
    unsure = [each for each in found if each.severity == "warn" and each.check in _UNSURE_WARNINGS]
    doubts = [each for each in found if each.severity == "advice" and each.check not in STYLE]
    sure = sum(each.severity != "advice" for each in found) - len(unsure)
    few = _FEW if sure else _FEW_UNSURE
    if 2 * sure + len(unsure) + len(doubts) > few or next(unanswered(draft), None):
        return list(found), []
    doubts.sort(key=lambda each: each.check in _OFTEN_WRONG)
    made = max(_MADE - any(each.check in STYLE for each in found) - len(unsure), 0)
    left_out = [each for each in doubts[made:] if not acceptance(draft, each)]
    made_ones = (replace(each, severity="advice") if each in unsure else each for each in found if each not in left_out)
    return sorted(made_ones, key=lambda each: SEVERITIES.index(each.severity)), left_out
