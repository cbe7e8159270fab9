"""Checks a draft for what a reviewer would send back."""

from collections.abc import Callable, Iterable

from eia_tui.checks.draft_memo import DraftMemo
from eia_tui.checks.finding import SEVERITIES, STYLE, Finding
from eia_tui.checks.registry import Check, all_checks, blocking_checks
from eia_tui.draft.draft import Draft

SHOWN_ELSEWHERE = {"unanswered", "to-settle", "half-row", "not-a-date", "unfinished", *STYLE}
"""Checks whose findings are shown elsewhere on the screen already, or that would come too early beside a question."""


_OF_ALL_GROUPS = {"staff"}
"""Checks of an answer that say what no group's answers speak of: too early while some groups have no answers."""


def findings_beside_questions(draft: Draft) -> list[Finding]:
    """The findings to show beside the questions: those that nobody has accepted, the most serious first."""
    return [each for each in open_findings(draft) if each.check not in SHOWN_ELSEWHERE]


def open_findings(draft: Draft, is_wanted: Callable[[], bool] = lambda: True) -> list[Finding]:
    """The findings that nobody has accepted, apart from style, the most serious first.

    `is_wanted` is asked before each check; once it says no, the others are not run, and nothing is found.
    """
    from eia_tui.checks.acceptance import acceptance

    early = not all(draft.has_answers(step) for step in draft.form.steps if step.group)
    left_out = {*STYLE, *(_OF_ALL_GROUPS if early else ())}  # what else is shown elsewhere tells how sound the form is
    found, _ = _weighed((check for check in all_checks() if check.name not in left_out), draft, is_wanted)
    return [each for each in found if not acceptance(draft, each)]


def blocking_findings(draft: Draft) -> list[Finding]:
    """The findings that block, by check and then in the form's order. Hidden answers are not checked."""
    return _run(blocking_checks(), draft)


def unanswered_findings(draft: Draft) -> list[Finding]:
    """The findings that block because an answer is missing: no text is read for them, and no phrases are loaded."""
    from eia_tui.checks.unanswered import unanswered

    return _run([unanswered], draft)


def findings(draft: Draft) -> list[Finding]:
    """All findings: those that block, those that a reviewer may send back, and then advice.

    On a sound form only some of the advice: see `without_doubts`.
    """
    return findings_and_doubts(draft)[0]


def findings_and_doubts(draft: Draft) -> tuple[list[Finding], list[Finding]]:
    """All findings, and the suggestions that are left out because they are probably wrong."""
    return _weighed(all_checks(), draft)


def _weighed(
    checks: Iterable[Check], draft: Draft, is_wanted: Callable[[], bool] = lambda: True
) -> tuple[list[Finding], list[Finding]]:
    from eia_tui.checks.doubts import without_doubts  # needed once the first screen is drawn

    return without_doubts(draft, _run(checks, draft, is_wanted))


def _run(checks: Iterable[Check], draft: Draft, is_wanted: Callable[[], bool] = lambda: True) -> list[Finding]:
    memo = DraftMemo.of(draft)
    run = list(checks)
    found: list[Finding] = []
    for check in run:
        if not is_wanted():
            return []
        found += check(memo)
    for check in run:
        if not is_wanted():
            return []
        found += check.suggestions(memo, found)
    return sorted(found, key=lambda finding: SEVERITIES.index(finding.severity))
