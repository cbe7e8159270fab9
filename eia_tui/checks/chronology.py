"""Finds evidence from after the date of completion: the form was changed once it was said to be done."""

import re
from collections.abc import Iterator
from datetime import timedelta

from eia_tui.checks.date_parsing import completed, days_in, months_in
from eia_tui.checks.facts import named, with_role
from eia_tui.checks.finding import Finding
from eia_tui.draft.draft import Draft
from eia_tui.form.dates import show_date

_SENTENCE = re.compile(r"(?<=[.!?])\s+|\n")
_TO_COME = re.compile(
    r"(?i)\b(?:will|would|shall|plan|plans|planned|proposed|due|scheduled|going to|to be|if|intend\w*|expected)\b"
)
"""What tells of something to come, which may well be later than the assessment of it."""
_STANDS = re.compile(
    r"(?i)\b(?:until|till|from|by|ends?|expires?|runs?|rises?|starts?|begins?|takes? effect|comes? into|opens?|closes?|"
    r"lasts?|deadline|launch\w*|go(?:es)? live|review\w*|contract\w*|lease\w*|term|funding|funded)\b"
)
"""What tells of an arrangement with an end or a beginning."""
_HAPPENED = re.compile(
    r"(?i)\b(?:was|were|had|met|ran|held|told|said|saw|took|gave|came|went|found|heard|wrote|sent|spoke|as at|as of|"
    r"figures|data|survey|statistics|results?|replies|responses|minutes|(?!need)[a-z]{3,}ed)\b"
)
"""What tells of something that has been."""
_LONGEST = timedelta(days=365)
"""How far after its completion an assessment may speak of what it takes for evidence."""


def later_date(draft: Draft) -> Iterator[Finding]:
    """Answers about what has been or is that cite a day after the date of completion: the form was changed afterwards.

    What is planned may well be later, so of a group only its benefits and concerns are looked at, and no action.
    """
    done = completed(draft)
    if done is None:
        return
    engagement = {said.address for said in with_role(draft, "engagement")}
    for said in with_role(draft, "evidence", "engagement", "benefits", "concerns"):
        told = [piece for piece in _SENTENCE.split(said.text) if _has_been(piece, at_all=said.address in engagement)]
        days = [each for piece in told for each in (*days_in(piece), *months_in(piece))]
        later = [words for words, day in days if done < day <= done + _LONGEST]
        if later:
            place = named(draft, said.address)
            named_days = ", ".join(dict.fromkeys(later))
            message = (
                f"“{place}” speaks of {named_days}, after the date of completion ({show_date(done)}). "
                "Put the date on which it was last changed, or say that it is planned."
            )
            yield Finding("later-date", "warn", said.address, message)


def _has_been(piece: str, *, at_all: bool) -> bool:
    """Whether a sentence tells of what has been or is, rather than of what is to come or is arranged.

    With `at_all` an arrangement counts: a consultation that runs on after the form was completed was not heard yet.
    """
    return not _TO_COME.search(piece) and (at_all or bool(_HAPPENED.search(piece) or not _STANDS.search(piece)))
