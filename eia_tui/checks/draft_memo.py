"""A read-only draft for one run of the checks: facts that several checks need are computed once."""

from collections.abc import Callable, Iterator
from functools import wraps
from typing import Self, TypeVar, cast

from eia_tui.draft.draft import Draft
from eia_tui.form.definition import Asked, Step
from eia_tui.form.kinds import Question
from eia_tui.form.values import Value

Fact = TypeVar("Fact")


class DraftMemo(Draft):
    """The answers of a draft that must not change while the memo is used."""

    def __init__(self, draft: Draft) -> None:
        """Shares the document of a draft, without a copy."""
        super().__init__(draft.form, draft.document, draft.folder)
        self._facts: dict[object, object] = {}

    @classmethod
    def of(cls, draft: Draft) -> Self:
        """A memo of the draft; the draft itself if it is a memo already."""
        return draft if isinstance(draft, cls) else cls(draft)

    def once(self, key: object, compute: Callable[[], Fact]) -> Fact:
        """The result of `compute`, which is called only the first time that this key is asked for."""
        if key not in self._facts:
            self._facts[key] = compute()
        return cast("Fact", self._facts[key])

    def shown(self, step: Step) -> list[Asked]:
        """The questions of a step that are shown."""
        return self.once(("shown", step.address), lambda: super(DraftMemo, self).shown(step))

    def answers(self) -> Iterator[tuple[str, Question, Value | None]]:
        """Every answer that is shown and not empty."""
        return iter(self.once("answers", lambda: list(super(DraftMemo, self).answers())))


def memoised(compute: Callable[[Draft], Fact]) -> Callable[[Draft], Fact]:
    """Decorator: computes a fact once for a `DraftMemo`, and each time for any other draft."""

    @wraps(compute)
    def fact(draft: Draft) -> Fact:
        return draft.once(compute, lambda: compute(draft)) if isinstance(draft, DraftMemo) else compute(draft)

    return fact
