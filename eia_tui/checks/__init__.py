"""What a reviewer would send back."""

from collections.abc import Callable, Iterator, Mapping
from itertools import chain

from eia_tui.checks import actions, aims, approval, concerns, day, details, evidence, placeholder, reasons
from eia_tui.checks.finding import Finding
from eia_tui.checks.no_form import no_form
from eia_tui.checks.picture import picture
from eia_tui.checks.unanswered import unanswered
from eia_tui.draft import Draft

Check = Callable[[Draft], Iterator[Finding]]

CHECKS: Mapping[str, Check] = {
    "no-form": no_form,
    "unanswered": unanswered,
    "not-a-date": day.not_a_date,
    "future-date": day.future_date,
    "incomplete-action": actions.incomplete_action,
    "placeholder": placeholder.placeholder,
    "sign-off-order": approval.sign_off_order,
    "picture": picture,
    "no-reason": reasons.no_reason,
    "same-reason": reasons.same_reason,
    "no-mitigation": concerns.no_mitigation,
    "not-measured": concerns.not_measured,
    "awaiting": concerns.awaiting,
    "no-action": actions.no_action,
    "no-actions": concerns.no_actions,
    "vague-timescale": actions.vague_timescale,
    "past-timescale": actions.past_timescale,
    "later-date": day.later_date,
    "missing-attachment": evidence.missing_attachment,
    "personal-details": details.personal_details,
}
"""Every check of what blocks or warns, by its name."""


def advice() -> Mapping[str, Check]:
    """Every check that only advises, by its name. Imported when it is wanted: the word lists take a moment to read."""
    from eia_tui.checks.plain_english import acronym, avoided_wording, long_sentence
    from eia_tui.checks.spelling import spelling

    return {
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
        "spelling": spelling,
        "wording": avoided_wording,
        "acronym": acronym,
        "long-sentence": long_sentence,
    }


def faults(draft: Draft) -> list[Finding]:
    """What blocks or warns, in the order of `CHECKS` and then of the form. Hidden answers are not looked at."""
    return list(chain.from_iterable(check(draft) for check in CHECKS.values()))


def findings(draft: Draft) -> list[Finding]:
    """All that the checks find: what blocks or warns, and then advice."""
    return faults(draft) + list(chain.from_iterable(check(draft) for check in advice().values()))
