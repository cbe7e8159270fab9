"""A council's form: its groups, its sections, and the address of every answer."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import ClassVar

from eia_tui.form.address import Address
from eia_tui.form.kinds import Choice, Question, Role


@dataclass(frozen=True)
class Group:
    """People whom a policy may affect, as the form names them."""

    __pydantic_config__: ClassVar = {"extra": "forbid"}

    id: str
    label: str

    @property
    def name(self) -> str:
        """A short name of the group: its label without the examples after a colon."""
        return self.label.partition(":")[0]


@dataclass(frozen=True, kw_only=True)
class Section:
    """A part of the form under one heading."""

    __pydantic_config__: ClassVar = {"extra": "forbid"}

    id: str
    title: str
    questions: tuple[Question, ...]
    number: str = ""
    instruction: str = ""
    """The form's text under the heading; may have several lines."""
    per_group: bool = False
    """Whether the questions are asked once for each group."""

    @property
    def heading(self) -> str:
        """The title with its number, as printed."""
        return f"{self.number}. {self.title}" if self.number else self.title


@dataclass(frozen=True)
class Asked:
    """A question and its address."""

    address: Address
    question: Question


@dataclass(frozen=True)
class Step:
    """What is on screen at one time: a section, or a section for one group."""

    section: Section
    group: Group | None = None

    @cached_property
    def address(self) -> Address:
        """The address above those of its answers, such as `policy` or `impact.age`."""
        section = Address(self.section.id)
        return section.child(self.group.id) if self.group else section

    @property
    def title(self) -> str:
        """The label of the group, or the title of the section."""
        return self.group.label if self.group else self.section.title

    @cached_property
    def asked(self) -> tuple[Asked, ...]:
        """Its questions with their addresses, in the form's order."""
        return tuple(Asked(self.address.child(question.id), question) for question in self.section.questions)


@dataclass(frozen=True, kw_only=True)
class Form:
    """A whole form, read from a council's folder."""

    __pydantic_config__: ClassVar = {"extra": "forbid"}

    id: str
    title: str
    sections: tuple[Section, ...]
    groups: tuple[Group, ...] = ()
    council: str = ""
    template: str = "form.docx"
    folder: Path = field(default=Path(), compare=False)
    """The folder that it was read from."""
    missing: str = field(default="", compare=False)
    """Why the council's form is not available, if this is a fallback for it; otherwise empty."""

    @property
    def template_path(self) -> Path:
        """The path of its Word template."""
        return self.folder / self.template

    @cached_property
    def steps(self) -> tuple[Step, ...]:
        """The steps in the order in which they are filled in: one for each section, or for each group of a section."""
        return tuple(
            Step(section, group)
            for section in self.sections
            for group in (self.groups if section.per_group else (None,))
        )

    @cached_property
    def questions(self) -> dict[str, Question]:
        """All questions by address, in the form's order. The keys are of the type `Address`."""
        return {asked.address: asked.question for step in self.steps for asked in step.asked}

    def with_role(self, role: Role) -> Iterator[Asked]:
        """The questions with this role, in the form's order; often none."""
        return (asked for step in self.steps for asked in step.asked if asked.question.role == role)


def is_shown(question: Question, siblings: Sequence[Question], chosen: Callable[[str], object]) -> bool:
    """Whether a question is shown, which the answers to its siblings decide.

    `chosen` returns the value in the draft for a sibling's id. A sibling that is not shown counts as unanswered.
    """
    for sibling in siblings:
        is_condition = sibling.id in question.when
        if not is_condition and not (isinstance(sibling, Choice) and question.id in sibling.hidden):
            continue
        hiding = [o.id for o in sibling.options if question.id in o.hides] if isinstance(sibling, Choice) else []
        answer = chosen(sibling.id) if is_shown(sibling, siblings, chosen) else None
        if answer in hiding or (is_condition and answer != question.when[sibling.id]):
            return False
    return True


def deciding_siblings(question: Question, siblings: Sequence[Question]) -> set[str]:
    """The ids of the siblings whose answers decide whether a question is shown."""
    hiding = {sibling.id for sibling in siblings if isinstance(sibling, Choice) and question.id in sibling.hidden}
    return hiding | set(question.when)


def answers_to_show(question: Question, siblings: Sequence[Question]) -> Mapping[str, str]:
    """The answers to the siblings of a question, by id, with which it is shown."""
    answers: dict[str, str] = {}
    asked = [question]
    for each in asked:  # grows by the questions that it depends on
        answers.update(each.when)
        asked += [sibling for sibling in siblings if sibling.id in each.when and sibling not in asked]
    for sibling in siblings:
        if isinstance(sibling, Choice) and sibling.id not in answers:
            ids = {each.id for each in asked}
            free = [option.id for option in sibling.options if not ids & set(option.hides)]
            if 0 < len(free) < len(sibling.options):
                answers[sibling.id] = free[0]
    return answers
