"""What a reviewer would send back."""

from collections.abc import Callable, Iterator, Mapping
from itertools import chain

from eia_tui.checks.day import not_a_date
from eia_tui.checks.finding import Finding
from eia_tui.checks.no_form import no_form
from eia_tui.checks.picture import picture
from eia_tui.checks.unanswered import unanswered
from eia_tui.draft import Draft

Check = Callable[[Draft], Iterator[Finding]]

CHECKS: Mapping[str, Check] = {
    "no-form": no_form,
    "unanswered": unanswered,
    "not-a-date": not_a_date,
    "picture": picture,
}
"""Every check of what blocks or warns, by its name."""


def advice() -> Mapping[str, Check]:
    """Every check that only advises, by its name. Imported when it is wanted: the word lists take a moment to read."""
    from eia_tui.checks.plain_english import acronym, avoided_wording, long_sentence
    from eia_tui.checks.spelling import spelling

    return {"spelling": spelling, "wording": avoided_wording, "acronym": acronym, "long-sentence": long_sentence}


def faults(draft: Draft) -> list[Finding]:
    """What blocks or warns, in the order of `CHECKS` and then of the form. Hidden answers are not looked at."""
    return list(chain.from_iterable(check(draft) for check in CHECKS.values()))


def findings(draft: Draft) -> list[Finding]:
    """All that the checks find: what blocks or warns, and then advice."""
    return faults(draft) + list(chain.from_iterable(check(draft) for check in advice().values()))
