"""Finds that the council's form itself is not there."""

from collections.abc import Iterator

from eia_tui.checks.finding import Finding
from eia_tui.draft.draft import Draft


def no_form(draft: Draft) -> Iterator[Finding]:
    """A draft whose form is not installed: its answers can be read and kept, and neither checked nor printed."""
    if draft.form.missing:
        place = next(iter(draft.form.questions))
        yield Finding("no-form", "block", place, f"{draft.form.missing}. Every answer is kept.")
