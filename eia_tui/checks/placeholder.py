"""Finds what was left standing for an answer: a hint of the form, "xx", filler, DRAFT."""

import re
from collections.abc import Iterator

from eia_tui.checks.finding import Finding
from eia_tui.checks.phrases import only
from eia_tui.draft import Draft
from eia_tui.form.kinds import Line, Prose
from eia_tui.form.words import words


def placeholder(draft: Draft) -> Iterator[Finding]:
    """Answers that are the form's own hint, or nothing but filler."""
    hints = {_plain(question.hint) for question in draft.form.questions.values() if question.hint}
    for address, question, value in draft.texts():
        if not isinstance(question, Line | Prose):
            continue
        text = words(question, value)
        whole = _plain(text) in hints
        filler = next((line for line in text.split("\n") if only("placeholder").fullmatch(line)), "")
        if whole or filler:
            shown = " ".join((text if whole else filler).split())[:60]
            message = (
                f"{draft.place(address)}: “{shown}” stands where an answer should. Write the answer, or take it out."
            )
            yield Finding("placeholder", "block", address, message)


def _plain(text: str) -> str:
    return " ".join(re.findall(r"\w+", text.casefold()))
