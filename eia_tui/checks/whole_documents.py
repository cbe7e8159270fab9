"""Finds an answer that is as long as a document of its own, of which the checks read the beginning only."""

from collections.abc import Iterator

from eia_tui.checks.facts import question_name, written_answers
from eia_tui.checks.finding import Category
from eia_tui.checks.methods.readable import is_too_long
from eia_tui.checks.registry import Problem, check
from eia_tui.draft.draft import Draft


@check(
    "whole-document",
    severity="warn",
    category=Category.FORM,
    source="House view: an assessment sums up what a long report or a table of thousands of lines shows.",
)
def whole_document(draft: Draft) -> Iterator[Problem]:
    """An answer of more than 40 pages or so: nobody reads it, and the checks have read its beginning only."""
    for answer in written_answers(draft):
        if is_too_long(answer.written):
            message = f"{question_name(draft, answer.address)} is longer than 40 pages, and only its beginning was "
            yield answer.address, f"{message}checked. Sum up what it shows, and give the rest as a link or an appendix."
