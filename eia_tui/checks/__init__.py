"""What a reviewer would send back."""

from collections.abc import Callable, Iterator, Mapping
from itertools import chain

from eia_tui.checks.dates import future_date, not_a_date
from eia_tui.checks.finding import Finding
from eia_tui.checks.incomplete_actions import incomplete_action
from eia_tui.checks.memo import DraftMemo
from eia_tui.checks.missing_form import no_form
from eia_tui.checks.pictures import picture
from eia_tui.checks.placeholders import placeholder
from eia_tui.checks.sign_off import sign_off_order
from eia_tui.checks.unanswered import unanswered
from eia_tui.draft.draft import Draft

Check = Callable[[Draft], Iterator[Finding]]

CHECKS: Mapping[str, Check] = {
    "no-form": no_form,
    "unanswered": unanswered,
    "not-a-date": not_a_date,
    "future-date": future_date,
    "incomplete-action": incomplete_action,
    "placeholder": placeholder,
    "sign-off-order": sign_off_order,
    "picture": picture,
}
"""Every check of what must be mended before the form is sent, by its name."""


def reviewers() -> Mapping[str, Check]:
    """Every check of what a reviewer may send back, by its name, and then those that only advise.

    Imported when they are wanted: phrases and words take a moment to read.
    """
    from eia_tui.checks import (
        actions,
        aims,
        chronology,
        concerns,
        evidence,
        personal_details,
        plain_english,
        reasons,
        spelling,
    )

    return {
        "no-reason": reasons.no_reason,
        "same-reason": reasons.same_reason,
        "no-mitigation": concerns.no_mitigation,
        "not-measured": concerns.not_measured,
        "awaiting": concerns.awaiting,
        "no-action": actions.no_action,
        "no-actions": concerns.no_actions,
        "vague-timescale": actions.vague_timescale,
        "past-timescale": actions.past_timescale,
        "later-date": chronology.later_date,
        "missing-attachment": evidence.missing_attachment,
        "personal-details": personal_details.personal_details,
        "small-number": evidence.small_number,
        "team-owner": actions.team_owner,
        "same-timescale": actions.same_timescale,
        "orphan-action": actions.orphan_action,
        "no-evidence": evidence.no_evidence,
        "no-source": evidence.no_source,
        "duty": aims.duty,
        "staff": aims.staff,
        "covenant": aims.covenant,
        "marriage": aims.marriage,
        "spelling": spelling.spelling,
        "wording": plain_english.avoided_wording,
        "acronym": plain_english.acronym,
        "long-sentence": plain_english.long_sentence,
    }


_TOLD_ELSEWHERE = {"unanswered", "spelling", "wording", "acronym", "long-sentence"}
"""What the steps and the foot of a long answer tell of already."""


def beside_questions(draft: Draft) -> list[Finding]:
    """What is to be told beside the questions while they are answered: what nobody has accepted, the gravest first."""
    from eia_tui.checks.acceptance import acceptance

    wanted = (check for name, check in {**CHECKS, **reviewers()}.items() if name not in _TOLD_ELSEWHERE)
    draft = DraftMemo.of(draft)
    found = chain.from_iterable(check(draft) for check in wanted)
    return [finding for finding in found if not acceptance(draft, finding)]


def faults(draft: Draft) -> list[Finding]:
    """What blocks, in the order of `CHECKS` and then of the form. Hidden answers are not looked at."""
    return list(chain.from_iterable(check(draft) for check in CHECKS.values()))


def findings(draft: Draft) -> list[Finding]:
    """All that the checks find: what blocks, what a reviewer may send back, and then advice."""
    draft = DraftMemo.of(draft)
    return faults(draft) + list(chain.from_iterable(check(draft) for check in reviewers().values()))
