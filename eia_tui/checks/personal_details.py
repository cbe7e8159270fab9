"""Finds what belongs to a person and would be published with the form."""

import re
from collections.abc import Iterator

from eia_tui.checks.finding import Finding
from eia_tui.draft.draft import Draft
from eia_tui.form.kinds import Line, Prose
from eia_tui.form.values import words

_KINDS = {
    "an e-mail address": re.compile(r"(?i)(?<=\w)\s?(?:@|[(\[]at[)\]])\s?[\w-]+\.[\w.-]*\w"),
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


def personal_details(draft: Draft) -> Iterator[Finding]:
    """An e-mail address, a telephone number or another personal number outside the question for contacts."""
    for address, question, value in draft.texts():
        if not isinstance(question, Line | Prose) or question.role == "contacts":
            continue
        text = words(question, value)
        found = [kind for kind, pattern in _KINDS.items() if pattern.search(text)]
        if found:
            message = f"{draft.place(address)}: it holds {' and '.join(found)}, which would be published. Take it out."
            yield Finding("personal-details", "warn", address, message)
