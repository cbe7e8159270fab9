"""Finds comments and tracked changes of reviewers that nobody has settled."""

from collections.abc import Iterator, Mapping

from eia_tui.checks.finding import Category
from eia_tui.checks.registry import Problem, check
from eia_tui.draft.draft import Draft
from eia_tui.draft.waiting import Kind, open_items
from eia_tui.draft.waiting_text import item_text, sentence
from eia_tui.form.address import Address

_TO_DO: Mapping[Kind, str] = {
    "comment": "Reply to it or mark it as done",
    "change": "Take or refuse it",
    "conflict": "Decide which words to use",
    "ask": "Decide it or mark it as done",
    "report": "Mark it as done",
}
"""What to do about an item of each kind."""


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
        answers = (each for each in item.on if any(Address(asked).contains(each) for asked in draft.form.questions))
        address = next(answers, None)
        steps = (step.address for step in draft.form.steps if any(step.address.overlaps(each) for each in item.on))
        step = next(steps, None)
        what = sentence(item_text(item).strip())
        yield address or step or first, f"{what} {_TO_DO[item.kind]} before you send it again."
