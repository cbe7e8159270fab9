"""How an import of a Word form went: what was put into the draft, and what waits for a person."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import TypeVar

from eia_tui.draft.diff import Difference
from eia_tui.draft.waiting import WaitingItem
from eia_tui.form.address import Address
from eia_tui.form.definition import Form
from eia_tui.form.values import Value, answer_text
from eia_tui.imports.form_merge import Decision
from eia_tui.imports.returned_form import Change, Comment, Report

Source = Decision | Change | Comment | Report
"""What an item that waits was made of."""
AnySource = TypeVar("AnySource", bound=Source)


@dataclass
class Imported:
    """How an import went."""

    path: Path
    """The draft; of a trial, that which would be changed, or the folder in which a new one would be made."""
    form: Form
    version: int | None
    """The number of the version with which the file was compared; None for a new draft, or one that was never sent."""
    changed: dict[str, Value | None] = field(default_factory=dict)
    """The answers that were put into the draft."""
    before: dict[str, Value | None] = field(default_factory=dict)
    """What these answers were in the draft before."""
    untracked: list[str] = field(default_factory=list)
    """The addresses that differ from what was sent without a tracked change, if the file has tracked ones."""
    is_edited: bool = False
    """Whether any answer is another in the file than it was sent."""
    decisions: list[Decision] = field(default_factory=list)
    comments: list[Comment] = field(default_factory=list)
    changes: list[Change] = field(default_factory=list)
    reports: list[Report] = field(default_factory=list)
    waiting: list[WaitingItem] = field(default_factory=list)
    """Decisions, tracked changes and comments as they are noted in the draft, with their numbers there."""
    settled: list[Source] = field(default_factory=list)
    """What waits for nobody, since the file was read before and it was settled then."""
    all_tracked: bool = False
    """Whether the whole form was typed with Track Changes on, and was taken as it is shown."""
    is_new: bool = False
    is_compared_with_export: bool = False
    """Whether the file was compared with what it carries of its own export: it is not the form of a sent version."""

    @property
    def has_base(self) -> bool:
        """Whether it is known what the file was made of."""
        return bool(self.version) or self.is_compared_with_export

    def left(self, sources: Sequence[AnySource]) -> list[AnySource]:
        """Those of some decisions, changes, comments or reports that were not settled before."""
        return [each for each in sources if not any(each is settled for settled in self.settled)]

    def differences(self) -> list[Difference]:
        """The answers that were put into a draft that was there, each as it was before and as it is now."""
        questions = self.form.questions
        texts = (
            (each, *(answer_text(questions[Address(each)], values[each]) for values in (self.before, self.changed)))
            for each in self.before
        )
        return [Difference(address, was, is_) for address, was, is_ in texts if was != is_]

    @property
    def needs_a_person(self) -> bool:
        """Whether something waits for somebody to decide it."""
        comments = [each for each in self.comments if not each.resolved]
        reports = [each for each in self.reports if each.needs_a_person]
        waiting: list[Source] = [*self.decisions, *comments, *self.changes, *reports]
        return bool(self.left(waiting))
