"""Finds figures that do not agree with the figures beside them."""

from collections.abc import Iterator

from eia_tui.checks.facts import evidence_answers, policy_answers, prose_answers, question_name
from eia_tui.checks.finding import Category
from eia_tui.checks.methods.numbers import Doubtful
from eia_tui.checks.methods.periods import unlike_periods
from eia_tui.checks.methods.sums import wrong_shares, wrong_sums
from eia_tui.checks.registry import Guess, Problem, check
from eia_tui.draft.draft import Draft
from eia_tui.system.text import shortened

_SOURCE = "House view: a reader who finds one wrong figure trusts no other."


@check("wrong-share", severity="warn", category=Category.EVIDENCE, source=_SOURCE)
def wrong_share(draft: Draft) -> Iterator[Problem]:
    """A percentage that is not that of the two numbers beside it."""
    for answer in prose_answers(draft):
        for right, there in wrong_shares(answer.text):
            name = question_name(draft, answer.address)
            yield (
                answer.address,
                f"{name}: {right}, not {there[:1].lower()}{there[1:]}. Correct the percentage or the numbers.",
            )


@check("wrong-sum", severity="warn", category=Category.EVIDENCE, source=_SOURCE)
def wrong_sum(draft: Draft) -> Iterator[Problem]:
    """Parts that do not add up to the whole, or a difference that is not that of the two numbers beside it."""
    for answer in prose_answers(draft):
        for wrong in wrong_sums(answer.text):
            message = f"{question_name(draft, answer.address)}: {wrong}. Correct whichever figure is wrong."
            yield Guess(answer.address, message) if isinstance(wrong, Doubtful) else (answer.address, message)


@check("unlike-periods", severity="advice", category=Category.EVIDENCE, source=_SOURCE)
def unlike_periods_compared(draft: Draft) -> Iterator[Problem]:
    """Counts of two periods that are not equally long, and are compared."""
    for answer in (*policy_answers(draft), *evidence_answers(draft)):
        if found := unlike_periods(answer.text):
            message = f"“{shortened(found)}” compares periods that are not equally long"
            yield answer.address, f"{message}. Compare the same months, or give both as an average for a month."
