"""Drafts that are answered by question role."""

from collections.abc import Callable, Iterable, Mapping

import pytest

from eia_tui.draft.draft import Draft
from eia_tui.form.kinds import Role, Rows
from eia_tui.form.values import Value

Answer = Callable[..., Draft]


@pytest.fixture
def answer(draft: Draft) -> Answer:
    """Answers questions by their roles: about the first group, about every other group, and the rows of actions.

    `answers` are about the first group and the form as a whole; `others` are about each group without an answer.
    """

    def put(
        answers: Mapping[Role, Value] | None = None,
        rows: Iterable[Mapping[str, Value]] = (),
        others: Mapping[Role, Value] | None = None,
    ) -> Draft:
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
        return draft

    return put
