"""Keeps the program's own notes in a draft: accepted findings, the area of its figures, the date of its review."""

from collections.abc import Callable, Sequence
from datetime import date

from eia_tui.checks.acceptance import ACCEPTED, accept, withdraw_acceptance
from eia_tui.checks.finding import Finding
from eia_tui.draft.draft import NOTES, Draft
from eia_tui.draft.waiting import WAITING
from eia_tui.form.values import Value
from eia_tui.session.unfinished import unfinished_address


class Notes:
    """Notes about answers change only while these may; others, such as the date of a review, also after the sign-off.

    Every method that changes something raises what its function raises.
    """

    def __init__(
        self, draft: Draft, put: Callable[[str, Value, bool], None], put_later: Callable[[str, Value], None]
    ) -> None:
        """`put` writes a note at an address, and saves it if the last argument is true; `put_later` the others."""
        self._draft = draft
        self._put = put
        self._put_later = put_later

    def accept(
        self, finding: Finding, reason: str, on: date, *, also: Sequence[Finding] = (), save: bool = False
    ) -> None:
        """Accepts a finding, and others with it, until the answer changes, instead of an earlier reason for them."""
        self._put(ACCEPTED, accept(self._draft, finding, reason, on, also=also), save)

    def withdraw(self, *found: Finding, save: bool = False) -> None:
        """Withdraws the acceptances of findings."""
        self._put(ACCEPTED, withdraw_acceptance(self._draft, *found), save)

    def settle(self, waiting: Value, *, save: bool = False) -> None:
        """Notes how comments and changes were settled: `waiting` is the new value of these notes."""
        self._put(WAITING, waiting, save)

    def set_review_date(self, on: date) -> None:
        """Sets the day on which the assessment is looked at again."""
        self._put_later(f"{NOTES}.review", on)

    def keep_for_revision(self, what: str, words: str) -> None:
        """Keeps words that are not in an answer, for a revision; `what` is what they are called there."""
        self._put_later(unfinished_address(what), words)

    def name_area(self, codes: Sequence[str]) -> None:
        """Names the area whose figures this draft shows, by the codes of its parts."""
        from eia_tui.evidence.chosen_area import AREA  # what reads areas does not hold up the start

        self._put_later(AREA, list(codes))
