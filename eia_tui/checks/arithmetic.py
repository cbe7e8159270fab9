"""Finds figures that do not agree with the figures beside them."""

from collections.abc import Iterator

from eia_tui.checks.facts import prose_answers, question_name
from eia_tui.checks.finding import Category
from eia_tui.checks.methods.numbers import Doubtful
from eia_tui.checks.methods.sums import wrong_shares, wrong_sums
from eia_tui.checks.registry import Guess, Problem, check
from eia_tui.draft.draft import Draft

_SOURCE = "House view: a reader who finds one wrong figure trusts no other."


@check("wrong-share", severity="warn", category=Category.EVIDENCE, source=_SOURCE)
def wrong_share(draft: Draft) -> Iterator[Problem]:
    """A percentage that is not that of the two numbers beside it."""
    for answer in prose_answers(draft):
        for right, there in wrong_shares(answer.text):
            name = question_name(draft, answer.address)
            yield answer.address, f"“{name}”: {right}, not {there}. Correct the percentage or the numbers."


@check("wrong-sum", severity="warn", category=Category.EVIDENCE, source=_SOURCE)
def wrong_sum(draft: Draft) -> Iterator[Problem]:
    """Parts that do not add up to the whole, or a difference that is not that of the two numbers beside it."""
    for answer in prose_answers(draft):
        for wrong in wrong_sums(answer.text):
            message = f"“{question_name(draft, answer.address)}”: {wrong}. Correct whichever figure is wrong."
            yield Guess(answer.address, message) if isinstance(wrong, Doubtful) else (answer.address, message)
