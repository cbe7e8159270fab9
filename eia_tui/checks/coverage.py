"""The concerns and mitigations that no action answers yet.

Rests on the form's section 5: actions outline how the risks and concerns of section 4 will be mitigated.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from eia_tui.draft.draft import Draft
from eia_tui.form.definition import Asked, Group
from eia_tui.form.kinds import Role, Rows
from eia_tui.form.values import Value, answered, every_row, words

_NOTHING = re.compile(
    r"(?i)\W*(none|nothing|no (known |identified )?(concern|impact|issue)s?|n/?a|not applicable|neutral)\b"
)
"""How an officer begins to say that there is no concern."""


@dataclass(frozen=True)
class UncoveredGroup:
    """What a group's concern or mitigation says, and no action takes up."""

    group: Group
    address: str
    """Where it stands: the mitigation, or the concern where there is none."""
    concern: str
    mitigation: str

    @property
    def promise(self) -> str:
        """What an action would have to do: the mitigation, or else the concern."""
        return self.mitigation or self.concern


def uncovered(draft: Draft) -> Iterator[UncoveredGroup]:
    """What is said of groups and tied to no action, in the form's order; nothing where actions name no groups."""
    tied = _tied_groups(draft)
    if tied is None:
        return
    for step in draft.form.steps:
        if not step.group or step.group.id in tied:
            continue
        said = {asked.question.role: asked for asked in draft.shown(step)}
        concern, mitigation = (_words(draft, said.get(role)) for role in _ROLES)
        address = next(
            (said[role].address for role in reversed(_ROLES) if role in said and _words(draft, said[role])), ""
        )
        if mitigation or (address and not _NOTHING.match(concern)):
            yield UncoveredGroup(step.group, address, concern, mitigation)


_ROLES: tuple[Role, Role] = ("concerns", "mitigation")


def as_action(draft: Draft, uncovered: UncoveredGroup) -> tuple[str, Mapping[str, Value]] | None:
    """The address of the form's actions, and a row that takes this up, tied to its group; None without actions."""
    for asked in draft.form.with_role("actions"):
        if isinstance(asked.question, Rows):
            columns = {column.role: column.id for column in asked.question.columns}
            row: dict[str, Value] = {}
            if "action" in columns:
                row[columns["action"]] = uncovered.promise
            if "groups" in columns:
                row[columns["groups"]] = [uncovered.group.id]
            return asked.address, row
    return None


def _tied_groups(draft: Draft) -> set[str] | None:
    """The groups that some action names; None where the form's actions name none."""
    tied: set[str] | None = None
    for asked in draft.form.with_role("actions"):
        question = asked.question
        for column in question.columns if isinstance(question, Rows) else ():
            if column.role != "groups" or not isinstance(question, Rows):
                continue
            tied = tied or set()
            for row in every_row(question, draft.answer(asked.address)):
                named = row.get(column.id)
                tied |= (
                    {named} if isinstance(named, str) else set(map(str, named)) if isinstance(named, list) else set()
                )
    return tied


def _words(draft: Draft, asked: Asked | None) -> str:
    value = draft.answer(asked.address) if asked else None
    return words(asked.question, value) if asked and answered(value) else ""
