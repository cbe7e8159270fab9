"""Drafts that are answered by question role."""

from collections.abc import Callable, Iterable, Mapping
from datetime import date
from pathlib import Path

import pytest

from eia_tui.draft.draft import Draft
from eia_tui.form.definition import Form
from eia_tui.form.kinds import Prose, Role, Rows
from eia_tui.form.values import Value
from eia_tui.system import clock
from tests.conftest import empty_draft

Answer = Callable[..., Draft]
DONE = date(2026, 10, 30)
"""The date of completion of every example."""
ACTION: Mapping[str, Value] = {
    "action": "Ask older customers",
    "responsible": "Library Manager",
    "timescale": "March 2027",
    "outcome": "All 40 asked",
}
REASON = "Stops, rules and rotas are the same whatever a person's orientation, and the support group saw no barrier."
NOT_AFFECTED: Mapping[str, Value] = {
    "effect": "not-affected",
    "reason": "Stops and rotas here treat nobody otherwise than all other people. " * 8,
}
OnDay = Callable[[date], None]
DAY_OF_REVIEW = date(2026, 11, 28)
"""The day on which every draft is checked, if the test does not say otherwise."""
_COLUMNS = ("action", "responsible", "timescale", "outcome", "groups")


@pytest.fixture(autouse=True)
def on_day(monkeypatch: pytest.MonkeyPatch) -> OnDay:
    """Sets the day on which drafts are checked."""

    def set_day(day: date) -> None:
        monkeypatch.setattr(clock, "today", lambda: day)

    set_day(DAY_OF_REVIEW)
    return set_day


@pytest.fixture
def answer_example(form: Form, tmp_path: Path) -> Callable[[Mapping[str, Value]], Draft]:
    """Answers a new draft as an example of templates/checks/examples.toml says."""

    def put(example: Mapping[str, Value]) -> Draft:
        answers = {"completed": DONE, **{key: value for key, value in example.items() if key not in _COLUMNS}}
        others = answers.pop("others", None)
        rows = answers.pop("actions", None)
        cells = {key: value for key, value in example.items() if key in _COLUMNS}
        if rows is None:
            rows = [cells] if cells else []
        proposal = answers.pop("proposal", None)
        answered = empty_draft(form, tmp_path)
        put_by_role(answered, answers, [{**ACTION, **row} for row in rows], others)
        if proposal is not None:  # the first long answer outside the groups that has no role
            asked = next(
                asked
                for step in answered.form.steps
                if not step.group
                for asked in step.asked
                if isinstance(asked.question, Prose) and asked.question.role is None
            )
            answered.put(asked.address, proposal)
        return answered

    return put


@pytest.fixture
def answer(draft: Draft) -> Answer:
    """Answers questions of the draft by their roles, as `put_by_role` does, and returns it."""

    def put(
        answers: Mapping[Role, Value] | None = None,
        rows: Iterable[Mapping[str, Value]] = (),
        others: Mapping[Role, Value] | None = None,
    ) -> Draft:
        put_by_role(draft, answers, rows, others)
        return draft

    return put


def put_by_role(
    draft: Draft,
    answers: Mapping[Role, Value] | None,
    rows: Iterable[Mapping[str, Value]],
    others: Mapping[Role, Value] | None,
) -> None:
    """Answers questions by their roles: about the first group, about every other group, and the rows of actions.

    `answers` are about the first group and the form as a whole; `others` are about each group without an answer.
    """
    first, rest = answers or {}, others or {}
    first_group = next(step.group for step in draft.form.steps if step.group)
    for step in draft.form.steps:
        for asked in step.asked:
            question = asked.question
            by_role = first if not step.group else {**rest, **first} if step.group == first_group else rest
            if isinstance(question, Rows):
                columns = {column.role: column.id for column in question.columns}
                draft.put(asked.address, [{columns[role]: cell for role, cell in row.items()} for row in rows])
            elif question.role and question.role in by_role:
                draft.put(asked.address, by_role[question.role])
