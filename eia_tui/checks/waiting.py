"""Finds comments and tracked changes of reviewers that nobody has settled."""

from collections.abc import Iterator

from eia_tui.checks.finding import Category
from eia_tui.checks.registry import Problem, check
from eia_tui.draft.draft import Draft
from eia_tui.draft.waiting import open_items


@check(
    "to-settle",
    severity="warn",
    category=Category.FORM,
    source="House view: a reviewer who asked for something looks first at whether it was answered.",
)
def to_settle(draft: Draft) -> Iterator[Problem]:
    """A comment, a tracked change or a question of an import that is still open."""
    first = next(iter(draft.form.questions), "")
    for item in open_items(draft):
        address = next((each for each in item.on if draft.form.questions.get(draft.answer_address(each))), None)
        step = next((step.address for step in draft.form.steps if step.address in item.on), None)
        what = str(item).rstrip(".?! ")
        yield address or step or first, f"{what}. Take it, answer it or mark it as done before you send it again."
