"""Finds evidence from after the date of completion: the form was changed after it was completed."""

import re
from collections.abc import Iterator
from datetime import timedelta

from eia_tui.checks.date_parsing import completion_date, days_in, months_in
from eia_tui.checks.facts import answers_with_role, short_name
from eia_tui.checks.finding import Category
from eia_tui.checks.registry import Problem, check
from eia_tui.draft.draft import Draft
from eia_tui.form.dates import show_date

_SENTENCE = re.compile(r"(?<=[.!?])\s+|\n")
_FUTURE = re.compile(
    r"(?i)\b(?:will|would|shall|plan|plans|planned|proposed|due|scheduled|going to|to be|if|intend\w*|expected)\b"
)
"""Words about the future, which may well be later than the assessment."""
_ARRANGEMENT = re.compile(
    r"(?i)\b(?:until|till|from|by|ends?|expires?|runs?|rises?|starts?|begins?|takes? effect|comes? into|opens?|closes?|"
    r"lasts?|deadline|launch\w*|go(?:es)? live|review\w*|contract\w*|lease\w*|term|funding|funded)\b"
)
"""Words about an arrangement with a start or an end."""
_PAST = re.compile(
    r"(?i)\b(?:was|were|had|met|ran|held|told|said|saw|took|gave|came|went|found|heard|wrote|sent|spoke|as at|as of|"
    r"figures|data|survey|statistics|results?|replies|responses|minutes|(?!need)[a-z]{3,}ed)\b"
)
_LONGEST_AFTER = timedelta(days=365)
"""A day that is later than this after the date of completion is not taken for evidence."""


@check(
    "later-date",
    severity="warn",
    category=Category.EVIDENCE,
    source="The form, which asks for the date on which it was completed.",
)
def later_date(draft: Draft) -> Iterator[Problem]:
    """Answers about the past or present that mention a day after the date of completion.

    Plans may well be later: of the answers about a group only benefits and concerns are checked, and no actions.
    """
    done = completion_date(draft)
    if done is None:
        return
    engagement = {answer.address for answer in answers_with_role(draft, "engagement")}
    for answer in answers_with_role(draft, "evidence", "engagement", "benefits", "concerns"):
        sentences = [
            sentence
            for sentence in _SENTENCE.split(answer.text)
            if _is_evidence(sentence, arrangements=answer.address in engagement)
        ]
        days = [day for sentence in sentences for day in (*days_in(sentence), *months_in(sentence))]
        later = [text for text, day in days if done < day <= done + _LONGEST_AFTER]
        if later:
            mentioned = ", ".join(dict.fromkeys(later))
            message = (
                f"“{short_name(draft, answer.address)}” mentions {mentioned}, which is after the date of completion "
                f"({show_date(done)}). Give the date on which the form was last changed, or say that this is planned"
            )
            yield answer.address, f"{message}."


def _is_evidence(sentence: str, *, arrangements: bool) -> bool:
    """Whether a sentence is about the past or the present rather than about plans or, unless asked for, arrangements.

    With `arrangements` an arrangement counts: a consultation that runs after the completion has no results yet.
    """
    if _FUTURE.search(sentence):
        return False
    return arrangements or bool(_PAST.search(sentence) or not _ARRANGEMENT.search(sentence))
