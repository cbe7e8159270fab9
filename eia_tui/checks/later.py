"""Finds evidence from after the date of completion: the form was changed once it was said to be done."""

import re
from collections.abc import Iterator

from eia_tui.checks.finding import Finding
from eia_tui.checks.said import named, with_role
from eia_tui.checks.times import completed, days_in
from eia_tui.draft import Draft
from eia_tui.form.dates import show_date

_SENTENCE = re.compile(r"(?<=[.!?])\s+|\n")
_TO_COME = re.compile(
    r"(?i)\b(?:will|would|shall|plan|plans|planned|proposed|due|scheduled|going to|to be|if|intend\w*)\b"
)
"""What tells of something to come, which may well be later than the assessment of it."""


def later_date(draft: Draft) -> Iterator[Finding]:
    """Answers about what has been or is that cite a day after the date of completion: the form was changed afterwards.

    What is planned may well be later, so of a group only its benefits and concerns are looked at, and no action.
    """
    done = completed(draft)
    if done is None:
        return
    for said in with_role(draft, "evidence", "engagement", "benefits", "concerns"):
        told = [piece for piece in _SENTENCE.split(said.text) if not _TO_COME.search(piece)]
        later = [words for piece in told for words, day in days_in(piece) if day > done]
        if later:
            place = named(draft, said.address)
            days = ", ".join(dict.fromkeys(later))
            message = (
                f"“{place}” speaks of {days}, after the date of completion ({show_date(done)}). "
                "Put the date on which it was last changed, or say that it is planned."
            )
            yield Finding("later-date", "warn", said.address, message)
