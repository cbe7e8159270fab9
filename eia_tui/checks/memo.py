"""A draft that stays as it is while it is checked: what many checks ask of it is found once."""

from collections.abc import Callable, Iterator
from typing import Self, TypeVar, cast

from eia_tui.draft.draft import Draft
from eia_tui.form.definition import Asked, Step
from eia_tui.form.kinds import Question
from eia_tui.form.values import Value

Found = TypeVar("Found")


class DraftMemo(Draft):
    """The same answers, each question about them answered once. Nothing may be put into it."""

    def __init__(self, draft: Draft) -> None:
        """Reads what the draft holds now."""
        super().__init__(draft.form, draft.document, draft.folder)
        self._found: dict[object, object] = {}

    @classmethod
    def of(cls, draft: Draft) -> Self:
        """The draft itself, where it is one already."""
        return draft if isinstance(draft, cls) else cls(draft)

    def once(self, what: object, find: Callable[[], Found]) -> Found:
        """What `find` finds, which is asked only the first time; `what` tells it from all else."""
        if what not in self._found:
            self._found[what] = find()
        return cast("Found", self._found[what])

    def shown(self, step: Step) -> list[Asked]:
        """The questions of a step that are asked."""
        return self.once(("shown", step.address), lambda: super(DraftMemo, self).shown(step))

    def texts(self) -> Iterator[tuple[str, Question, Value | None]]:
        """Every answer that is shown and says something."""
        return iter(self.once("texts", lambda: list(super(DraftMemo, self).texts())))


def once(draft: Draft, what: object, find: Callable[[], Found]) -> Found:
    """What `find` finds, only the first time where the draft does not change."""
    return draft.once(what, find) if isinstance(draft, DraftMemo) else find()
