"""Finds placeholder text in answers: a hint of the form, "xx", filler, DRAFT."""

import re
from collections.abc import Iterator

from eia_tui.checks.facts import written_answers
from eia_tui.checks.finding import Category
from eia_tui.checks.phrases import phrase_alone
from eia_tui.checks.registry import Problem, check
from eia_tui.draft.draft import Draft

_FILLER = re.compile(
    r"(?=[lLxX\[<{])"  # rules out most positions of a text at once
    r"(?:(?i:lorem ipsum)|\bX{3,}\b|\b[xX]{2,}(?:[/.-][xX]{2,})+\b"
    r"|(?i:[\[<{]\s*(?:insert|add|enter|type|tbc|tba)\b[^\]>}]{0,40}[\]>}](?!\()))"
)
"""Placeholder text wherever it occurs: filler, crosses, an instruction in brackets.

"[name]" is not included: published assessments replace names with it.
"""
_FILLER_LINE = re.compile(
    r"\W*\?{2,}\W*|\W*DRAFT\b\W+(?:\w+\W+){0,5}|(?i:\W*(?:add|insert|enter|type|put)\b[\w\s]{0,30}\bhere\W*)"
)
"""Placeholder text if there is nothing else on the line."""
_LONGEST_FILLER_LINE = 80
"""Characters; a longer line is not just placeholder text."""
_QUOTED = 60


@check(
    "placeholder",
    severity="block",
    category=Category.FORM,
    source="The form, whose hints are printed only where there is no answer yet.",
)
def placeholder(draft: Draft) -> Iterator[Problem]:
    """Answers that are the form's own hint, or that contain placeholder text."""
    hints = {_normalised(question.hint) for question in draft.form.questions.values() if question.hint}
    for answer in written_answers(draft):
        is_hint = _normalised(answer.text) in hints
        filler = answer.text if is_hint else next(filter(None, map(_filler, answer.text.split("\n"))), "")
        if filler:
            quoted = " ".join(filler.split())[:_QUOTED]
            yield (
                answer.address,
                f"{draft.label(answer.address)}: “{quoted}” is placeholder text. Write the answer, or delete it.",
            )


def _filler(line: str) -> str:
    """The placeholder text of a line; "" if there is none."""
    if len(line) <= _LONGEST_FILLER_LINE and (
        phrase_alone("placeholder").fullmatch(line) or _FILLER_LINE.fullmatch(f"{line} ")
    ):
        return line
    found = _FILLER.search(line)
    return found.group() if found else ""


def _normalised(text: str) -> str:
    """The words of a text in lower case, without punctuation."""
    return " ".join(re.findall(r"\w+", text.casefold()))
