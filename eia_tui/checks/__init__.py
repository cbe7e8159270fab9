"""What a reviewer would send back."""

from collections.abc import Callable, Iterator, Mapping

from eia_tui.checks.day import not_a_date
from eia_tui.checks.finding import Finding
from eia_tui.checks.picture import picture
from eia_tui.checks.unanswered import unanswered
from eia_tui.draft import Draft

Check = Callable[[Draft], Iterator[Finding]]

CHECKS: Mapping[str, Check] = {
    "unanswered": unanswered,
    "not-a-date": not_a_date,
    "picture": picture,
}
"""Every check by its name."""


def findings(draft: Draft) -> list[Finding]:
    """What all checks find, in the order of `CHECKS` and then of the form. Hidden answers are not looked at."""
    return [finding for check in CHECKS.values() for finding in check(draft)]
