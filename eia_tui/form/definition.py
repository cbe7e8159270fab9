"""A council's form: its groups, its sections, and the address of every answer."""

from collections.abc import Callable, Iterator, Sequence
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
        """What the group is called in passing: its label up to the examples that follow a colon."""
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
    """The form's own words under the heading; may hold several lines."""
    per_group: bool = False
    """Whether the questions are asked once for each group."""

    @property
    def heading(self) -> str:
        """The title with its number, as printed."""
        return f"{self.number}. {self.title}" if self.number else self.title


@dataclass(frozen=True)
class Asked:
    """A question at its address."""

    address: Address
    question: Question


@dataclass(frozen=True)
class Step:
    """What an officer answers in one session: a section, or a section for one group."""

    section: Section
    group: Group | None = None

    @cached_property
    def address(self) -> Address:
        """The address that contains those of its answers, as `policy` or `impact.age`."""
        section = Address(self.section.id)
        return section.child(self.group.id) if self.group else section

    @property
    def title(self) -> str:
        """What the step is called."""
        return self.group.label if self.group else self.section.title

    @cached_property
    def asked(self) -> tuple[Asked, ...]:
        """Its questions in the form's order, each at its address."""
        return tuple(Asked(self.address.child(question.id), question) for question in self.section.questions)


@dataclass(frozen=True, kw_only=True)
class Form:
    """The whole form, as one folder of a council's keeps it."""

    __pydantic_config__: ClassVar = {"extra": "forbid"}

    id: str
    title: str
    sections: tuple[Section, ...]
    groups: tuple[Group, ...] = ()
    council: str = ""
    template: str = "form.docx"
    folder: Path = field(default=Path(), compare=False)
    """Where it was read from."""
    missing: str = field(default="", compare=False)
    """Why the council's own form is not there, where this one only stands in for it."""

    @property
    def template_path(self) -> Path:
        """Where its Word template is."""
        return self.folder / self.template

    @cached_property
    def steps(self) -> tuple[Step, ...]:
        """The form in the order in which it is filled in: a step per section, or per group of a section."""
        return tuple(
            Step(section, group)
            for section in self.sections
            for group in (self.groups if section.per_group else (None,))
        )

    @cached_property
    def questions(self) -> dict[str, Question]:
        """Every question by its address, in the form's order. The keys are `Address`es."""
        return {asked.address: asked.question for step in self.steps for asked in step.asked}

    def with_role(self, role: Role) -> Iterator[Asked]:
        """The questions that have this role; none where the form goes without it."""
        return (asked for step in self.steps for asked in step.asked if asked.question.role == role)


def shown(question: Question, siblings: Sequence[Question], chosen: Callable[[str], object]) -> bool:
    """Whether a question is asked, given what its siblings say.

    `chosen` gives the value that the draft keeps for a sibling's id. A sibling that is hidden itself says nothing.
    """
    for sibling in siblings:
        waits = sibling.id in question.when
        hiding = [o.id for o in sibling.options if question.id in o.hides] if isinstance(sibling, Choice) else []
        if not waits and not hiding:
            continue
        said = chosen(sibling.id) if shown(sibling, siblings, chosen) else None
        if said in hiding or (waits and said != question.when[sibling.id]):
            return False
    return True


def governors(question: Question, siblings: Sequence[Question]) -> set[str]:
    """The ids of the siblings whose answers decide whether a question is asked."""
    hiding = {
        sibling.id
        for sibling in siblings
        if isinstance(sibling, Choice)
        if any(question.id in option.hides for option in sibling.options)
    }
    return hiding | set(question.when)
