"""What a draft says, by what its questions are for: of each group, and in each action."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from eia_tui.checks.memo import once
from eia_tui.draft.draft import Draft
from eia_tui.form.definition import Group, Step
from eia_tui.form.kinds import Prose, Role, Rows
from eia_tui.form.values import answered, words

_LONGEST = 64
"""Letters by which a question is named."""


@dataclass(frozen=True)
class Said:
    """An answer in words, at its address; "" where there is none."""

    address: str
    text: str
    question: str = ""
    """The first line of its wording, where it is a cell of an action; `named` says it of any other."""

    def __bool__(self) -> bool:
        return bool(self.text)


@dataclass(frozen=True)
class GroupAnswers:
    """What is said of one group in one section; only what is shown."""

    step: Step
    group: Group
    effect: str
    """The id of the option that is chosen; "" where none is, or none is asked for."""
    said: Mapping[Role, Said]

    def text(self, *roles: Role) -> str:
        """What is said under these roles, a paragraph each."""
        return "\n\n".join(self.said[role].text for role in roles if self.said.get(role))

    def address(self, *roles: Role) -> str:
        """The address of the first of these questions that is asked; the step's own where none is."""
        return next((self.said[role].address for role in roles if role in self.said), self.step.address)


@dataclass(frozen=True)
class Action:
    """A row of the action plan."""

    number: int
    address: str
    """The beginning that its cells share, as `actions.plan.2`."""
    cells: Mapping[Role, Said]
    groups: tuple[str, ...] | None
    """The ids of the groups that it names; None where the form does not ask for them."""

    def text(self, *roles: Role) -> str:
        """What its cells of these roles say."""
        return " ".join(self.cells[role].text for role in roles if role in self.cells)

    def place(self, role: Role) -> str:
        """The address of a cell; the row's own where the form has none of that role."""
        return self.cells[role].address if role in self.cells else self.address


def group_answers(draft: Draft) -> list[GroupAnswers]:
    """What is said of each group, in the form's order."""
    return once(draft, "of groups", lambda: list(_of_groups(draft)))


def _of_groups(draft: Draft) -> Iterator[GroupAnswers]:
    for step in draft.form.steps:
        if not step.group:
            continue
        said: dict[Role, Said] = {}
        effect = ""
        for asked in draft.shown(step):
            value = draft.answer(asked.address)
            role = asked.question.role
            if role == "effect":
                effect = value if isinstance(value, str) else ""
            elif role:
                said[role] = Said(asked.address, words(asked.question, value).strip())
        yield GroupAnswers(step, step.group, effect, said)


def actions(draft: Draft) -> list[Action]:
    """The rows of the action plan that say anything."""
    return once(draft, "actions", lambda: list(_actions(draft)))


def _actions(draft: Draft) -> Iterator[Action]:
    for asked in draft.form.with_role("actions"):
        if not isinstance(asked.question, Rows):
            continue
        for number, row in enumerate(draft.cells(asked), 1):
            cells: dict[Role, Said] = {}
            groups: tuple[str, ...] | None = None
            at = asked.address
            for address, column, value in row:
                at = address.parent
                if column.role == "groups":
                    listed = [value] if isinstance(value, str) else value if isinstance(value, list) else []
                    groups = tuple(str(each) for each in listed)
                elif column.role:
                    cells[column.role] = Said(address, words(column, value).strip(), column.label.split("\n")[0])
            yield Action(number, at, cells, groups)


def has_actions(draft: Draft) -> bool:
    """Whether the form asks for actions at all."""
    return any(isinstance(asked.question, Rows) for asked in draft.form.with_role("actions"))


def prose(draft: Draft) -> list[Said]:
    """Every long answer of the officer's that is shown and says something, those in rows too."""
    return once(draft, "prose", lambda: list(_prose(draft)))


def _prose(draft: Draft) -> Iterator[Said]:
    for address, question, value in draft.texts():
        # What the stages of the approval have said is not the officer's to mend.
        if isinstance(question, Prose) and question.role != "comments" and answered(value):
            yield Said(address, words(question, value))


def with_role(draft: Draft, *roles: Role) -> Iterator[Said]:
    """Every answer to questions of these roles that is shown and says something, outside rows."""
    for asked in draft.asked():
        if asked.question.role in roles and answered(value := draft.answer(asked.address)):
            yield Said(asked.address, words(asked.question, value))


def named(draft: Draft, address: str) -> str:
    """A question by its group and the beginning of its wording."""
    place = draft.place(address, briefly=True)
    return place if len(place) <= _LONGEST else f"{place[:_LONGEST].rsplit(' ', 1)[0]}…"
