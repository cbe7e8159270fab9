"""Finds what was left standing for an answer: a hint of the form, "xx", filler, DRAFT."""

import re
from collections.abc import Iterator

from eia_tui.checks.finding import Finding
from eia_tui.checks.phrases import only
from eia_tui.draft.draft import Draft
from eia_tui.form.kinds import Line, Prose
from eia_tui.form.values import words

_FILLER = re.compile(
    r"(?i:lorem ipsum)|\bX{3,}\b|\b[xX]{2,}(?:[/.-][xX]{2,})+\b"
    r"|(?i:[\[<{]\s*(?:insert|add|enter|type|tbc|tba)\b[^\]>}]{0,40}[\]>}](?!\())"
)
"""What stands in for words, wherever it is: filler, crosses, an instruction in brackets.

"[name]" is not among them: so names are taken out of assessments that are published.
"""
_ALONE = re.compile(
    r"\W*\?{2,}\W*|\W*DRAFT\b\W+(?:\w+\W+){0,5}|(?i:\W*(?:add|insert|enter|type|put)\b[\w\s]{0,30}\bhere\W*)"
)
"""What does so where it is all that a line says."""
_LONGEST_ALONE = 80
"""Letters of a line beyond which it says more."""


def _filler(line: str) -> str:
    """What of a line stands in for words; "" where it is words."""
    if len(line) <= _LONGEST_ALONE and (only("placeholder").fullmatch(line) or _ALONE.fullmatch(f"{line} ")):
        return line
    found = _FILLER.search(line)
    return found.group() if found else ""


def placeholder(draft: Draft) -> Iterator[Finding]:
    """Answers that are the form's own hint, or nothing but filler."""
    hints = {_plain(question.hint) for question in draft.form.questions.values() if question.hint}
    for address, question, value in draft.texts():
        if not isinstance(question, Line | Prose):
            continue
        text = words(question, value)
        whole = _plain(text) in hints
        filler = next(filter(None, map(_filler, text.split("\n"))), "")
        if whole or filler:
            shown = " ".join((text if whole else filler).split())[:60]
            message = (
                f"{draft.place(address)}: “{shown}” stands where an answer should. Write the answer, or take it out."
            )
            yield Finding("placeholder", "block", address, message)


def _plain(text: str) -> str:
    return " ".join(re.findall(r"\w+", text.casefold()))
