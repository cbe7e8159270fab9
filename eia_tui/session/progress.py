"""Reports the progress of a draft: the state of each step, and what to answer next."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Literal, NamedTuple

from eia_tui.approvals.status import Whereabouts, where_it_is
from eia_tui.checks import blocking_findings, unanswered_findings
from eia_tui.checks.finding import Finding
from eia_tui.draft.draft import Draft
from eia_tui.draft.waiting import open_items, placed_items
from eia_tui.form.address import Address
from eia_tui.form.definition import Asked, Step
from eia_tui.form.kinds import Choice, Choices
from eia_tui.form.stages import stage_addresses
from eia_tui.form.values import is_answered

StepState = Literal["to do", "started", "done", "needs attention"]
"""The state of a step, as the list of steps shows it."""
_COUNTED_ELSEWHERE = ("unanswered", "to-settle")
"""Checks of what the state of a step says, or the comments that wait there."""
REVIEW = "review"
"""The position after the last step. No address of a form is equal to it: an address has a dot."""


class StepStatus(NamedTuple):
    """How far a step is, how many faults in it a reviewer may send back, and how many comments wait there."""

    state: StepState | Literal[""]
    """"" for the review, which has nothing to answer."""
    to_look_at: int = 0
    to_settle: int = 0
    """Comments and changes of reviewers that nobody has settled yet."""
    where: Whereabouts | None = None
    """Of the approvals, once a version was sent: where it is."""

    def __str__(self) -> str:
        return ", ".join(filter(None, (str(self.where or self.state), self.more)))

    @property
    def more(self) -> str:
        """What there is to do beside its answers; "" for nothing."""
        if self.to_settle:
            return f"{self.to_settle} to settle"
        is_written = self.state in ("started", "done")
        return f"{self.to_look_at} to look at" if is_written and self.to_look_at else ""

    @property
    def short(self) -> str:
        """The status where there is little room: the title of a step needs it."""
        if self.where:
            return self.more or self.where.brief
        return self.more or ("to fix" if self.state == "needs attention" else self.state)


class Progress:
    """The progress of a draft through the steps of its form."""

    def __init__(self, draft: Draft) -> None:
        """Looks at the draft each time it is asked."""
        self.draft = draft

    def step_of(self, address: str) -> int | None:
        """The number, from 0, of the step with an address: a question's, a cell's or the step's own."""
        for number, step in enumerate(self.draft.form.steps):
            if step.address.contains(address):
                return number
        return None

    def state(self, step: Step, found: list[Finding] | None = None) -> StepState:
        """The state of a step. `found` are the blocking findings of the whole draft, if the caller has them already."""
        inside = [
            each
            for each in (blocking_findings(self.draft) if found is None else found)
            if step.address.contains(each.address)
        ]
        if any(each.check != "unanswered" and each.severity != "advice" for each in inside):
            return "needs attention"
        if not self.draft.has_answers(step):
            return "to do"
        return "started" if any(each.check == "unanswered" for each in inside) or self._open(step) else "done"

    def _open(self, step: Step) -> bool:
        """Whether a step with an answer needs more, apart from the required questions.

        A group needs its choices and one written answer. A step without required questions needs every answer.
        """
        shown = self.draft.shown(step)
        unanswered = [asked for asked in shown if not is_answered(self.draft.answer(asked.address))]
        if step.group:
            choices = [asked for asked in shown if isinstance(asked.question, Choice | Choices)]
            return any(asked in unanswered for asked in choices) or len(unanswered) == len(shown) - len(choices) > 0
        return bool(unanswered) and not any(asked.question.required for asked in shown)

    def states(self, found: list[Finding] | None = None) -> list[StepState]:
        """The state of each step of the form; `found` as in `state`."""
        found = blocking_findings(self.draft) if found is None else found
        return [self.state(step, found) for step in self.draft.form.steps]

    def states_of_answers(self) -> list[StepState]:
        """The state of each step as far as it depends on what has an answer: without the time that checks take."""
        return self.states(unanswered_findings(self.draft))

    def statuses(self, states: Sequence[StepState], faults: Sequence[Sequence[Finding]]) -> list[StepStatus]:
        """The status of each step, given its state and the faults that nobody has accepted; then that of the review.

        A fault is a list of findings, as the review counts them. What reviewers said about the whole form waits in the
        review.
        """
        serious = [
            fault for fault in faults if fault[0].severity != "advice" and fault[0].check not in _COUNTED_ELSEWHERE
        ]
        waiting = [address for address, _ in placed_items(self.draft)]
        of_stages, where = stage_addresses(self.draft.form), where_it_is(self.draft)
        of_steps = [
            StepStatus(
                state,
                sum(any(step.address.contains(each.address) for each in fault) for fault in serious),
                sum(step.address.contains(address) for address in waiting),
                where if state != "needs attention" and all(each.address in of_stages for each in step.asked) else None,
            )
            for step, state in zip(self.draft.form.steps, states, strict=True)
        ]
        return [*of_steps, StepStatus("", to_settle=len(open_items(self.draft)) - len(waiting))]

    def count_left(self, found: list[Finding] | None = None) -> int:
        """How many steps are not done, apart from one where only the approvals are left. `found` as in `state`."""
        found = blocking_findings(self.draft) if found is None else found
        of_stages = stage_addresses(self.draft.form)
        return sum(
            state == "needs attention"
            or (state != "done" and any(each.address not in of_stages for each in step.asked))
            for step, state in zip(self.draft.form.steps, self.states(found), strict=True)
        )

    def left_open(self, found: list[Finding] | None = None) -> Iterator[tuple[Step, Asked]]:
        """The steps that are not done though no check found anything there, each with its first unanswered question.

        The boxes of the approval stages are not for the officer to answer. `found` as in `state`.
        """
        found = blocking_findings(self.draft) if found is None else found
        of_stages = stage_addresses(self.draft.form)
        for step in self.draft.form.steps:
            inside = any(step.address.contains(each.address) for each in found)
            unanswered = [
                asked
                for asked in self.draft.shown(step)
                if not is_answered(self.draft.answer(asked.address)) and asked.address not in of_stages
            ]
            if unanswered and not inside and self.state(step, found) != "done":
                yield step, unanswered[0]

    def first_unanswered(self) -> str:
        """The address of the first question of the first step that has no answer; of its first one if all have."""
        step = self.draft.form.steps[0]
        asked = [each.address for each in self.draft.shown(step)]
        return next((each for each in asked if not is_answered(self.draft.answer(each))), asked[0])

    def next_to_do(self, after: str) -> str | None:
        """The address of what is to be done next, from the start after the end; None where nothing is.

        That is a question in a step that is not done which has no answer or must be fixed, and an answer with a comment
        or change to settle. For the approvals it is the step itself, where the answers of the stages are recorded.
        The approvals come once nothing else is left.
        """
        order = {address: number for number, address in enumerate(self.draft.form.questions)}
        wanted = sorted(set(self._to_do()), key=lambda address: self._order(order, address))
        here = order.get(after, len(order) if after == REVIEW else -1)
        wanted = [each for each in wanted if each in order and each != after] or wanted
        later = (address for address in wanted if self._order(order, address) > here)
        return next(later, wanted[0] if wanted else None)

    def _order(self, order: Mapping[str, int], address: str) -> int:
        """The position of a question, or of the first of a step."""
        return order.get(address, min((order[each] for each in order if Address(address).contains(each)), default=0))

    def _to_do(self) -> Iterator[str]:
        of_stages = stage_addresses(self.draft.form)
        found = blocking_findings(self.draft)
        for address, _ in placed_items(self.draft):
            yield self.draft.answer_address(address)
        for step, state in zip(self.draft.form.steps, self.states(found), strict=True):
            if state == "done":
                continue
            for each in found:
                if step.address.contains(each.address) and each.check != "unanswered":
                    yield self.draft.answer_address(each.address)
            for asked in self.draft.shown(step):
                if not is_answered(self.draft.answer(asked.address)) or self._row_waits(asked):
                    yield step.address if asked.address in of_stages else asked.address

    def _row_waits(self, asked: Asked) -> bool:
        return any(
            column.required and not is_answered(value) for row in self.draft.cells(asked) for _, column, value in row
        )
