"""Finds personal details that would be published with the form."""

import re
from collections.abc import Iterator

from eia_tui.checks.facts import written_answers
from eia_tui.checks.finding import Category
from eia_tui.checks.registry import Problem, check
from eia_tui.draft.draft import Draft

_EMAIL_SIGNS = ("@", "(", "[")
_EMAIL = re.compile(r"(?i)(?<=\w)\s?(?:@|[(\[]at[)\]])\s?[\w-]+\.[\w.-]*\w")
_DIGITS = re.compile(r"\d(?:\D*\d){2}")
"""The fewest digits of any of the numbers."""
_NUMBERS = {
    "a telephone number": re.compile(
        r"(?<![\w.,/-])(?:\+44\s?(?:\(0\)\s?)?|\(?0)(?:[1-37]\d(?:[\s().-]*\d){7,9})(?!\w)"
    ),
    "a National Insurance number": re.compile(
        r"(?i)(?<!\w)[a-ceghj-prstw-z][a-ceghj-nprstw-z]\s?(?:\d\d\s?){3}[a-d](?!\w)"
    ),
    "an NHS number": re.compile(r"(?i)\bnhs (?:number|no)\b\D{0,12}\d{3}[\s-]?\d{3}[\s-]?\d{4}(?!\d)"),
    "a date of birth": re.compile(
        r"(?i)\b(?:d\.?o\.?b\.?|date of birth|born on)\b\D{0,12}\d{1,2}[\s./-]\w+[\s./-]\d{2,4}"
    ),
    "a staff number": re.compile(r"(?i)\b(?:staff|employee|payroll) (?:number|no)\b\D{0,6}\d{4,}"),
}


@check(
    "personal-details",
    severity="warn",
    category=Category.FORM,
    source="House view: assessments are published, and personal details are not.",
)
def personal_details(draft: Draft) -> Iterator[Problem]:
    """An email address, a telephone number or another personal number, except in the question for contacts."""
    for answer in written_answers(draft):
        if answer.question.role == "contacts":
            continue
        if details := _details(answer.text):
            message = f"this contains {' and '.join(details)}, which would be published. Remove it"
            yield answer.address, f"{draft.label(answer.address)}: {message}."


def _details(text: str) -> list[str]:
    """The kinds of personal details in a text."""
    details = []
    if any(sign in text for sign in _EMAIL_SIGNS) and _EMAIL.search(text):
        details.append("an email address")
    if _DIGITS.search(text):
        details += [name for name, pattern in _NUMBERS.items() if pattern.search(text)]
    return details
