"""Checks that the council's form is installed."""

from collections.abc import Iterator

from eia_tui.checks.finding import Category
from eia_tui.checks.registry import Problem, check
from eia_tui.draft.draft import Draft


@check(
    "no-form",
    severity="block",
    category=Category.FORM,
    source="House view: without the council's form, answers can be read and kept, but not checked or printed.",
)
def no_form(draft: Draft) -> Iterator[Problem]:
    """A draft whose form is not installed."""
    if draft.form.missing:
        yield next(iter(draft.form.questions)), f"{draft.form.missing}. Every answer is kept."
