"""How far each step of a draft is, and where in the form the officer is."""

from collections.abc import Iterator
from typing import Literal

from eia_tui.checks import faults
from eia_tui.checks.finding import Finding
from eia_tui.draft.draft import Draft
from eia_tui.form.definition import Asked, Step
from eia_tui.form.kinds import Choice, Choices
from eia_tui.form.values import answered

StepState = Literal["to do", "started", "done", "needs attention"]
"""What the list of steps says of a step."""
REVIEW = "review"
"""The place after the last step, where a bookmark may be too. No form has it: an address has a dot."""


class Steps:
    """The steps of the form, as whoever has a draft in hand goes through them."""

    draft: Draft
    _place: str

    @property
    def place(self) -> str:
        """The address of the question in hand, or `REVIEW`; the first question of the form in a new session."""
        steps = self.draft.form.steps
        known = self._place == REVIEW or self.step_of(self._place) is not None
        return self._place if known else steps[0].asked[0].address

    @place.setter
    def place(self, address: str) -> None:
        self._place = address

    def step_of(self, address: str) -> int | None:
        """Which step an address belongs to, counted from 0: a question's, a cell's or a step's own."""
        for number, step in enumerate(self.draft.form.steps):
            if f"{address}.".startswith(f"{step.address}."):
                return number
        return None

    def state(self, step: Step, found: list[Finding] | None = None) -> StepState:
        """How far a step is. `found` are the findings of the whole draft, where the caller has them."""
        inside = [
            each
            for each in (faults(self.draft) if found is None else found)
            if f"{each.address}.".startswith(f"{step.address}.")
        ]
        if any(each.check != "unanswered" and each.severity != "advice" for each in inside):
            return "needs attention"
        if not self.draft.says_anything(step):
            return "to do"
        return "started" if any(each.check == "unanswered" for each in inside) or self._open(step) else "done"

    def _open(self, step: Step) -> bool:
        """Whether a step with an answer asks for more, beside the questions that are required.

        For a group, its choices and one answer in words are enough. Another step that requires nothing wants it all.
        """
        shown = self.draft.shown(step)
        silent = [asked for asked in shown if not answered(self.draft.answer(asked.address))]
        if step.group:
            choices = [asked for asked in shown if isinstance(asked.question, Choice | Choices)]
            return any(asked in silent for asked in choices) or len(silent) == len(shown) - len(choices) > 0
        return bool(silent) and not any(asked.question.required for asked in shown)

    def states(self) -> list[StepState]:
        """How far each step of the form is."""
        found = faults(self.draft)
        return [self.state(step, found) for step in self.draft.form.steps]

    def left_open(self) -> Iterator[tuple[Step, Asked]]:
        """The steps that are not done though no check finds anything there, each with its first silent question."""
        found = faults(self.draft)
        for step in self.draft.form.steps:
            inside = any(f"{each.address}.".startswith(f"{step.address}.") for each in found)
            silent = [asked for asked in self.draft.shown(step) if not answered(self.draft.answer(asked.address))]
            if silent and not inside and self.state(step, found) != "done":
                yield step, silent[0]

    def next_to_do(self, after: str) -> str | None:
        """The next question without an answer in a step that is not done; after the form's end, from its start."""
        wanted = list(self._to_do())
        order = {address: number for number, address in enumerate(self.draft.form.questions)}
        here = order.get(after, len(order) if after == REVIEW else -1)
        return next((address for address in wanted if order[address] > here), wanted[0] if wanted else None)

    def _to_do(self) -> Iterator[str]:
        for step, state in zip(self.draft.form.steps, self.states(), strict=True):
            if state == "done":
                continue
            for asked in self.draft.shown(step):
                if not answered(self.draft.answer(asked.address)) or self._row_waits(asked):
                    yield asked.address

    def _row_waits(self, asked: Asked) -> bool:
        return any(
            column.required and not answered(value) for row in self.draft.cells(asked) for _, column, value in row
        )
